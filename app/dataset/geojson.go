package dataset

import (
	"bytes"
	"fmt"
)

// maxRecord is how long one record may be. It bounds the memory that a record
// needs while it is read.
const maxRecord = 4 << 20

// geoJSON is the program's own format, which docs/dataset.md describes, and any
// other FeatureCollection of points whose features have a title.
var geoJSON = &Format{
	ID: "geojson", Name: "Legation GeoJSON", Endings: []string{".geojson", ".json"},
	sniff: func(head []byte, name string) bool {
		return startsWith(head, '{') && bytes.Contains(head, []byte(`"FeatureCollection"`)) && !isGeoJSONTime(head) && !isLinkedPlaces(head)
	},
	read:  func(b *builder) error { return readGeoJSON(b) },
	write: Write,
	holds: everything,
}

// startsWith reports whether the first byte that is not white space is one.
func startsWith(head []byte, c byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	return len(head) > 0 && head[0] == c
}

// A reader makes a dataset from a GeoJSON FeatureCollection. The file has been
// checked by the scanner before it starts, so that it only has to look at
// meanings.
type reader struct {
	*builder
	parser     parser
	members    map[string]int // offsets of the values of the collection's members
	length     map[string]int // of those that are arrays
	assertions []int          // offsets
	ended      error          // what ends the reading

	// Memory that is used again for each record.
	texts, ids []string
	spots      []int
}

func newReader(b *builder) *reader {
	return &reader{
		builder: b,
		parser:  parser{scanner: scanner{data: b.data, checked: true}},
		members: map[string]int{},
		length:  map[string]int{},
	}
}

func readGeoJSON(b *builder) error {
	r := newReader(b)
	if f := r.outline(); f != nil {
		return f
	}
	r.collections()
	r.expect(r.length["features"])
	r.each("features", "feature", r.feature)
	r.nameUnnamed()
	r.each("stances", "stance", r.stance)
	r.each("assertions", "assertion", r.assertion)
	r.translations()
	if r.opts.InTerritory != nil {
		r.assert(r.opts.InTerritory)
	}
	return r.ended
}

// root checks that the whole file is one JSON object and notes where its
// members stand. It gives where the object begins.
func (r *reader) root(name, expected string) (top int, f *fault) {
	s := r.checking()
	switch s.peek() {
	case '{':
	case 0:
		return 0, s.faultf("the file has no text in it: expected %s", expected)
	default:
		start := s.at
		if f := s.value(); f != nil {
			return 0, f
		}
		s.at = start
		return 0, s.faultf("not %s: expected an object, found %s", name, kindOf(r.data[start]))
	}
	top = s.at
	if f := r.note(&s); f != nil {
		return top, f
	}
	if s.peek(); s.at < len(r.data) {
		return top, s.faultf("not JSON: more text after the end of the collection: %s", s.found())
	}
	return top, nil
}

// note notes where the members of the object that the scanner stands before are.
func (r *reader) note(s *scanner) *fault {
	return s.members(func(from, to int) *fault {
		name := unquote(r.data[from:to])
		s.space()
		if _, twice := r.members[name]; twice {
			r.found.add(from, "member %q is given twice; the first one counts", shortened(name))
		} else {
			r.members[name] = s.at
			if s.at < len(r.data) && r.data[s.at] == '[' {
				n := 0
				defer func() { r.length[name] = n }()
				return s.elements(func() *fault { n++; return s.value() })
			}
		}
		return s.value()
	})
}

// outline checks that the whole file is a collection.
func (r *reader) outline() *fault {
	top, f := r.root("GeoJSON", "a GeoJSON FeatureCollection")
	if f != nil {
		return f
	}
	at, ok := r.members["type"]
	if !ok {
		return &fault{top, `not GeoJSON: the member "type" is missing; expected "FeatureCollection"`}
	}
	const want = `"FeatureCollection"`
	if !bytes.HasPrefix(r.data[at:], []byte(want)) {
		return &fault{at, `expected the type ` + want + `: other GeoJSON objects have no records to read`}
	}
	if at, ok := r.members["features"]; !ok {
		return &fault{top, `not a FeatureCollection: the member "features" is missing`}
	} else if r.data[at] != '[' {
		return &fault{at, fmt.Sprintf(`the member "features" must be an array, not %s`, kindOf(r.data[at]))}
	}
	return nil
}

// kindOf tells the kind of a value by its first byte.
func kindOf(c byte) kind {
	switch {
	case c == 'f':
		return boolean
	case c == '-' || c >= '0' && c <= '9':
		return number
	}
	return kind(c)
}

// has reports whether the file has a collection that is not null.
func (r *reader) has(name string) bool {
	at, ok := r.members[name]
	return ok && r.data[at] != 'n'
}

// countedIn has the collections whose records are counted as good or left out.
var countedIn = map[string]bool{"features": true, "stances": true, "events": true, "date": true}

// each reads the records of a collection, one at a time so that only one is
// held as JSON values.
func (r *reader) each(collection, what string, one func(*record)) {
	if !r.has(collection) {
		return
	}
	s := scanner{data: r.data, at: r.members[collection], checked: true}
	if r.data[s.at] != '[' {
		r.found.add(s.at, "the member %q must be an array, not %s", collection, kindOf(r.data[s.at]))
		return
	}
	s.elements(func() *fault {
		s.space()
		from := s.at
		if r.ended == nil {
			r.ended = r.step(from)
		}
		if r.ended != nil {
			return &fault{} // ends the loop
		}
		counted := countedIn[collection]
		before := len(r.out.Events) + len(r.out.Stances)
		switch v, ok := r.parser.object(&s); {
		case v == nil:
			r.found.add(from, "%s: it must be an object, not %s; it is left out", what, kindOf(r.data[from]))
		case !ok:
			r.found.add(from, "%s: it takes more than %d MiB; it is left out", what, maxRecord>>20)
		default:
			one(r.record(what, v))
		}
		if counted && len(r.out.Events)+len(r.out.Stances) == before {
			r.leftOut()
		}
		return nil
	})
}

// single reads one object of the collection.
func (r *reader) single(member string) *record {
	at, ok := r.members[member]
	if !ok {
		return r.record(member, &value{})
	}
	if r.data[at] != '{' {
		if r.data[at] != 'n' {
			r.found.add(at, "the member %q must be an object, not %s", member, kindOf(r.data[at]))
		}
		return r.record(member, &value{at: at})
	}
	s := scanner{data: r.data, at: at, checked: true}
	v, ok := r.parser.object(&s)
	if !ok {
		r.found.add(at, "the member %q takes more than %d MiB; it is left out", member, maxRecord>>20)
		return r.record(member, &value{at: at})
	}
	return r.record(member, v)
}
