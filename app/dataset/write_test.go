package dataset

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

func written(t testing.TB, d *event.Dataset) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRoundTrip writes datasets, reads them back and expects what was written,
// record for record and byte for byte.
func TestRoundTrip(t *testing.T) {
	own, _, err := Open("testdata/own.geojson")
	if err != nil {
		t.Fatal(err)
	}
	faults, _, err := Open("testdata/faults.geojson")
	if err != nil {
		t.Fatal(err)
	}
	odd := event.New(event.Dataset{
		ID: "odd", Title: "\"\\\n\r\t\x00\x1f</script>\u2028é", Language: "en", Licence: "CC0-1.0", Note: "n", Description: "d",
		Statements: []event.Statement{{ID: "S01", About: "x"}},
		Related:    []event.Link{{Title: "l", URL: "https://example.org/?a=1&b=2"}},
		Actors:     []event.Actor{{ID: "a", Name: "A", Kind: "state", Colour: "#112233"}, {ID: "b", Name: "B", PartOf: "a"}},
		Categories: []event.Category{{ID: "c", Name: "C", Colour: "#112233", Shape: "star"}},
		Sources:    []event.Source{{ID: "s", Title: "S", URL: "http://example.org", Publisher: "p", Date: "1999", Note: "n"}},
		Places:     []event.Place{{ID: "p", Name: "P", Lon: -0.5, Lat: 33, Area: true, Note: "n"}, {ID: "q", Name: "Q", Lon: 1e-7, Lat: -90}},
		Territories: []event.Territory{
			{ID: "t", Name: "T", Note: "n"},
		},
		Viewpoints: []event.Viewpoint{{ID: "v", Name: "V", Holder: "a", Description: "d"}},
		Views:      []event.View{{ID: "w", Name: "W", Bounds: [4]float64{-10.5, 0, 10, 20}}},
		Events: []event.Event{{
			ID: "e", Title: "E", Date: event.MustDate("1967-06~/.."), Period: true, Category: "c", Summary: "s", Attribution: "a",
			Actors: []string{"b", "a"}, Places: []string{"q", "p"},
			Quotes:  []event.Quote{{Text: "t", Speaker: "s", Source: "s", Note: "n"}},
			Sources: []string{"s"}, Confidence: event.Low, Statement: []string{"S01"},
			Accounts: []event.Account{{Date: event.MustDate("1967"), Text: "t", Attribution: "a", Quotes: []event.Quote{{Text: "t"}}, Sources: []string{"s"}, Confidence: event.High}, {Text: "u"}},
			Note:     "n",
		}, {ID: "undated", Title: "U", Category: "c"}},
		Stances: []event.Stance{{
			ID: "st", Holder: "a", Territory: "t", Relation: event.SourcesDiffer, Regards: "b", Date: event.MustDate("197X?"), Attribution: "a", Note: "n",
			Quotes: []event.Quote{{Text: "t"}}, Sources: []string{"s"}, Confidence: event.Medium, Statement: []string{"S01"},
		}},
		Assertions: []event.Assertion{{Name: "n", Lon: 35.6877, Lat: 32.992, Territory: "t"}},
	})
	for name, d := range map[string]*event.Dataset{
		"own": own, "what is left of faults": faults, "odd": odd, "builtin": Builtin(),
		"random": event.New(eventtest.Random(1, 5000)),
	} {
		t.Run(name, func(t *testing.T) {
			first := written(t, d)
			again, found, err := Read("f", first)
			if err != nil || len(found) > 0 {
				t.Fatal(err, found)
			}
			if again.Digest != digest(first) {
				t.Error("the digest is not that of the file")
			}
			same := *again
			same.Digest, same.Format, same.Supplied = d.Digest, d.Format, d.Supplied
			if !reflect.DeepEqual(*d, same) {
				t.Error("the dataset is not what it was")
			}
			sameBytes(t, written(t, again), first)
		})
	}
}

// TestWriteEmpty writes a dataset of nothing: a file that reads as one.
func TestWriteEmpty(t *testing.T) {
	d, found, err := Read("f", written(t, event.New(event.Dataset{})))
	if err != nil || len(found) > 0 || len(d.Events) != 0 {
		t.Errorf("%v %v", err, found)
	}
}

// TestWriteError gives the error of what is written to.
func TestWriteError(t *testing.T) {
	if err := Write(full{}, Builtin()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

// FuzzRead reads anything. It must not panic, every problem must have a place
// in the file, and what is read must survive being written.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"own", "faults"} {
		data, err := load("testdata/" + name + ".geojson")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{
		"", "[", mark, `{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 1e9, "properties": {"title": "\ud800", "date": "-0500?/.."}}]}`,
		`{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-0, 1e-9]}, "properties": {"title": "T"}}], "actors": null}`,
		`{"type": "FeatureCollection", "features": [], "stances": [{"id": "a", "holder": "b", "territory": "c", "relation": "controls"}], "territories": [{"id": "c", "name": "C"}]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, found, err := Read("f", data)
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, p := range found {
			if p.Line > lines || p.Line > 0 && p.Column < 1 {
				t.Errorf("%s is not in the file", p)
			}
		}
		if err != nil {
			if d != nil {
				t.Error("an error and a dataset")
			}
			return
		}
		first := written(t, d)
		again, found, err := Read("f", first)
		if err != nil || len(found) > 0 {
			t.Fatalf("what was written does not read: %v %v\n%s", err, found, first)
		}
		sameBytes(t, written(t, again), first)
	})
}

// BenchmarkRead and BenchmarkWrite take a file of 100,000 events.
func BenchmarkRead(b *testing.B) {
	data := written(b, event.New(eventtest.Random(1, 100_000)))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, _, err := Read("f", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := event.New(eventtest.Random(1, 100_000))
	b.SetBytes(int64(len(written(b, d))))
	for b.Loop() {
		written(b, d)
	}
}
