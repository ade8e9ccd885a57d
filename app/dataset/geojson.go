package dataset

import (
	"bytes"
	"fmt"

	"legation/app/event"
)

// maxRecord is how long one record may be. It bounds the memory that a record
// needs while it is read.
const maxRecord = 4 << 20

// A reader makes a dataset from a GeoJSON FeatureCollection. The file has been
// checked by the scanner before it starts, so that it only has to look at
// meanings.
type reader struct {
	data   []byte
	parser parser
	found  problems
	out    event.Dataset

	members map[string]int               // offsets of the values of the collection's members
	known   map[string]map[string]string // by kind; "" for one that is left out
	open    map[string]bool              // kinds without a collection, made by their use

	unnamed    []int          // events without an id
	next       map[string]int // the numbers of made ids
	placeAt    map[string]int // places by id
	pins       map[pin]string // places made from geometries
	assertions []int          // offsets
	records    int            // events and stances in the file, good or bad
}

// read reads a file. With inTerritory the assertions are checked too.
func read(name string, data []byte, inTerritory func(lon, lat float64) (string, bool)) (*event.Dataset, []Problem, error) {
	r := &reader{
		data:    data,
		parser:  parser{scanner: scanner{data: data, checked: true}},
		members: map[string]int{},
		known:   map[string]map[string]string{},
		open:    map[string]bool{},
		next:    map[string]int{},
		placeAt: map[string]int{},
		pins:    map[pin]string{},
	}
	if err := r.outline(); err != nil {
		r.found.add(err.at, "%s", err.message)
		found := r.found.located(name, data)
		return nil, found, problemAt(found, name, data, err)
	}
	r.collections()
	r.each("features", "feature", r.feature)
	r.nameUnnamed()
	r.each("stances", "stance", r.stance)
	r.each("assertions", "assertion", r.assertion)
	r.translations()
	r.fill(titleOf(name))
	if inTerritory != nil {
		r.assert(inTerritory)
	}
	found := r.found.located(name, data)
	if r.records > 0 && len(r.out.Events) == 0 && len(r.out.Stances) == 0 {
		return nil, found, fmt.Errorf("%s: none of its records could be read", name)
	}
	return event.New(r.out), found, nil
}

// problemAt gives the problem that stands for a fault that ends the reading.
func problemAt(found []Problem, name string, data []byte, f *fault) Problem {
	line, column := advance(data[:f.at], 1, 1)
	fatal := Problem{name, line, column, f.message}
	for _, p := range found {
		if p == fatal {
			return p
		}
	}
	return fatal
}

// outline checks that the whole file is JSON and notes where the members of
// the collection stand.
func (r *reader) outline() *fault {
	s := scanner{data: r.data}
	if bytes.HasPrefix(r.data, []byte(mark)) {
		s.at = len(mark)
	}
	switch s.peek() {
	case '{':
	case 0:
		return s.faultf("the file has no text in it: expected a GeoJSON FeatureCollection")
	default:
		start := s.at
		if f := s.value(); f != nil {
			return f
		}
		s.at = start
		return s.faultf("not GeoJSON: expected an object, found %s", kindOf(r.data[start]))
	}
	top := s.at
	f := s.members(func(from, to int) *fault {
		name := unquote(r.data[from:to])
		s.space()
		if _, twice := r.members[name]; twice {
			r.found.add(from, "member %q is given twice; the first one counts", shortened(name))
		} else {
			r.members[name] = s.at
		}
		return s.value()
	})
	if f != nil {
		return f
	}
	if s.peek(); s.at < len(r.data) {
		return s.faultf("not JSON: more text after the end of the collection: %s", s.found())
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
		s.value()
		if collection == "features" || collection == "stances" {
			r.records++
		}
		switch {
		case r.data[from] != '{':
			r.found.add(from, "%s: it must be an object, not %s; it is left out", what, kindOf(r.data[from]))
		case s.at-from > maxRecord:
			r.found.add(from, "%s: it takes more than %d MiB; it is left out", what, maxRecord>>20)
		default:
			v := r.parser.parse(from)
			one(r.record(what, &v))
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
	if s.value(); s.at-at > maxRecord {
		r.found.add(at, "the member %q takes more than %d MiB; it is left out", member, maxRecord>>20)
		return r.record(member, &value{at: at})
	}
	v := r.parser.parse(at)
	return r.record(member, &v)
}
