package dataset

import (
	"bytes"
	"fmt"
)

// A featureFile is a file of GeoJSON features that another program made: one
// collection, one feature, or several of these on after another, as in
// line-delimited files (RFC 8142 and its relatives).
type featureFile struct {
	*builder
	parser parser
	about  bool // the title of the file is known

	used   []bool // members of the properties that were read
	strays map[string]bool
}

// recordSeparator stands before each text of a GeoJSON text sequence.
const recordSeparator = 0x1E

// readFeatures reads all features, each with the times, names and links that
// other programs give it.
func readFeatures(b *builder) error {
	r := &featureFile{builder: b, strays: map[string]bool{}}
	s := b.checking()
	texts := 0
	for {
		for s.peek() == recordSeparator {
			s.at++
		}
		if s.at >= len(s.data) {
			break
		}
		from := s.at
		s.depth = 0
		if f := s.value(); f != nil {
			if b.stopped != nil {
				return b.stopped
			}
			next := bytes.IndexByte(b.data[f.at:], '\n')
			if texts == 0 || next < 0 && texts < 2 {
				return f
			}
			// Only the line is broken, and the next one may be whole.
			r.leftOut()
			b.found.add(f.at, "feature: %s; its line is left out", f.message)
			if next < 0 {
				break
			}
			s.at = f.at + next
			continue
		}
		texts++
		if err := r.text(from); err != nil {
			return err
		}
	}
	if texts == 0 {
		return (&scanner{data: b.data, at: len(b.data)}).faultf("the file has no text in it: expected GeoJSON")
	}
	return nil
}

// text reads one JSON text: a collection or a feature.
func (r *featureFile) text(from int) error {
	if r.data[from] != '{' {
		return &fault{from, fmt.Sprintf("not GeoJSON: expected an object, found %s", kindOf(r.data[from]))}
	}
	s := scanner{data: r.data, at: from, checked: true}
	r.parser.scanner = scanner{data: r.data, checked: true}
	features, kind := 0, ""
	var others []int // the values of other members, for what the file says of itself
	s.members(func(nameFrom, nameTo int) *fault {
		s.space()
		at := s.at
		s.value()
		switch name := unquote(r.data[nameFrom:nameTo]); {
		case name == "type" && r.data[at] == '"':
			kind = unquote(r.data[at:s.at])
		case name == "features" && r.data[at] == '[':
			features = at
		default:
			if s.at-at < 1<<16 {
				others = append(others, nameFrom, nameTo, at)
			}
		}
		return nil
	})
	switch {
	case features > 0 && (kind == "FeatureCollection" || kind == ""):
		r.collection(others)
		return r.each(features)
	case kind == "FeatureCollection":
		return &fault{from, `not a FeatureCollection: the member "features" is missing`}
	case kind == "Feature":
		return r.one(&scanner{data: r.data, at: from, checked: true})
	case geometryTypes[kind]:
		return &fault{from, fmt.Sprintf("a %s without a Feature around it has no title and no time: expected a Feature or a FeatureCollection", kind)}
	}
	return &fault{from, `not GeoJSON: the member "type" must be "FeatureCollection" or "Feature"`}
}

// each reads the features of a collection one at a time.
func (r *featureFile) each(at int) error {
	var ended error
	s := scanner{data: r.data, at: at, checked: true}
	s.elements(func() *fault {
		s.space()
		if ended = r.one(&s); ended != nil {
			return &fault{} // ends the loop
		}
		return nil
	})
	return ended
}

// one reads the feature that a scanner stands at, and moves the scanner behind it.
func (r *featureFile) one(s *scanner) error {
	from := s.at
	if err := r.step(from); err != nil {
		return err
	}
	switch v, ok := r.parser.object(s); {
	case v == nil:
		r.leftOut()
		r.found.add(from, "feature: it must be an object, not %s; it is left out", kindOf(r.data[from]))
	case !ok:
		r.leftOut()
		r.found.add(from, "feature: it takes more than %d MiB; it is left out", maxRecord>>20)
	default:
		return r.feature(v)
	}
	return nil
}

// collection reads what a collection says of itself.
func (r *featureFile) collection(others []int) {
	if r.about {
		return
	}
	r.about = true
	parsers := parser{scanner: scanner{data: r.data, checked: true}}
	read := func(v *value, name string) {
		d := &r.out
		if v.kind != text || blank(v.text) {
			return
		}
		for _, known := range []struct {
			to    *string
			names []string
		}{
			{&d.Title, []string{"title", "name"}},
			{&d.ID, []string{"id"}},
			{&d.Description, []string{"description"}},
			{&d.Language, []string{"language", "lang"}},
			{&d.Licence, []string{"licence", "license"}},
			{&d.Note, []string{"boundaryNote"}},
		} {
			for _, n := range known.names {
				if n == name && *known.to == "" {
					*known.to = v.text
				}
			}
		}
	}
	for i := 0; i+2 < len(others); i += 3 {
		name := unquote(r.data[others[i]:others[i+1]])
		v := parsers.parse(others[i+2])
		read(&v, name)
		if v.kind == object && (name == "properties" || name == "metadata" || name == "indexing") {
			for j := range v.names {
				read(&v.items[j], v.names[j])
			}
		}
	}
}
