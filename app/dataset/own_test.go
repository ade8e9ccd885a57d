package dataset

import (
	"bytes"
	"reflect"
	"testing"

	"legation/app/event"
)

// TestOwnFile reads what a person may have at hand: features with a title and
// not much else.
func TestOwnFile(t *testing.T) {
	d, found, err := Open("testdata/own.geojson")
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if d.Title != "own" || d.ID != "own" {
		t.Errorf("title %q, id %q: want those of the file's name", d.Title, d.ID)
	}
	events := []struct {
		id, date, category string
		places             []string
	}{
		{"a-walk-in-seoul", "2019-05", "events", []string{"seoul"}},
		{"a-flight", "2019-06-01", "journeys", []string{"seoul", "london"}},
		{"7", "", "events", nil},
		{"a-walk-in-seoul-2", "", "events", nil},
		{"일출을-보다", "", "events", []string{"일출을-보다"}},
	}
	if len(d.Events) != len(events) {
		t.Fatalf("%d events, want %d", len(d.Events), len(events))
	}
	for i, want := range events {
		e := d.Events[i]
		if e.ID != want.id || e.Date.String() != want.date || e.Category != want.category || !reflect.DeepEqual(e.Places, want.places) {
			t.Errorf("got %s %s %s %v, want %v", e.ID, e.Date, e.Category, e.Places, want)
		}
	}
	flight, _ := d.Event("a-flight")
	if want := []string{"me", "an-airline"}; !reflect.DeepEqual(flight.Actors, want) {
		t.Errorf("actors %v, want %v", flight.Actors, want)
	}
	if a, ok := d.Actor("an-airline"); !ok || a.Name != "An airline" {
		t.Errorf("an actor made from its name: %v", a)
	}
	for i, want := range []event.Source{{Title: "https://example.org/ticket", URL: "https://example.org/ticket"}, {Title: "My diary"}} {
		s, ok := d.Source(flight.Sources[i])
		if !ok || s.Title != want.Title || s.URL != want.URL {
			t.Errorf("source %+v, want %+v", s, want)
		}
	}
	if c, ok := d.Category("events"); !ok || c.Name != "Events" || c.Colour == "" || c.Shape == "" {
		t.Errorf("category %+v", c)
	}
	if len(d.Viewpoints) != 1 || d.Viewpoints[0].ID != "on-the-ground" || d.Viewpoints[0].Holder != "" {
		t.Errorf("viewpoints %+v", d.Viewpoints)
	}
	if len(d.Views) != 1 {
		t.Fatalf("views %+v", d.Views)
	}
	b := d.Views[0].Bounds
	for _, p := range d.Places {
		if p.Lon < b[0] || p.Lon > b[2] || p.Lat < b[1] || p.Lat > b[3] {
			t.Errorf("%s is not in the view %v", p.Name, b)
		}
	}
	if b[2] > 180 {
		t.Errorf("the view %v reaches beyond the globe", b)
	}
}

// TestGeometry has the ways in which an event can have places.
func TestGeometry(t *testing.T) {
	const places = `"places": [{"id": "a", "name": "A", "lon": 180, "lat": 1}, {"id": "b", "name": "B", "lon": -180, "lat": 90}],`
	tests := []struct {
		name, collections, geometry, properties string
		want                                    []string
		problems                                int
	}{
		{"named, without geometry", places, `null`, `"places": ["b", "a"]`, []string{"b", "a"}, 0},
		{"named, with points on the edge of the map", places, `{"type": "MultiPoint", "coordinates": [[180, 1], [-180, 90]]}`, `"places": ["a", "b"]`, []string{"a", "b"}, 0},
		{"rounded", places, `{"type": "Point", "coordinates": [180, 1.000001]}`, `"places": ["a"]`, []string{"a"}, 0},
		{"in another order", places, `{"type": "MultiPoint", "coordinates": [[-180, 90], [180, 1]]}`, `"places": ["a", "b"]`, []string{"a", "b"}, 2},
		{"too few points", places, `{"type": "Point", "coordinates": [180, 1]}`, `"places": ["a", "b"]`, []string{"a", "b"}, 1},
		{"an unknown place", places, `{"type": "Point", "coordinates": [0, 0]}`, `"places": ["c"]`, nil, 1},
		{"a place of its own", places, `{"type": "Point", "coordinates": [0, 0]}`, `"place": "A"`, []string{"a-2"}, 0},
		{"no places at all", "", `{"type": "Point", "coordinates": [0, 0]}`, `"places": []`, []string{"t"}, 0},
		{"places made by name", "", `{"type": "MultiPoint", "coordinates": [[0, 0], [1, 1]]}`, `"places": ["X", "Y"]`, []string{"x", "y"}, 0},
		{"names without points", "", `null`, `"places": ["X"]`, nil, 1},
		{"an empty MultiPoint", "", `{"type": "MultiPoint", "coordinates": []}`, `"note": ""`, nil, 0},
		{"no coordinates", "", `{"type": "Point"}`, `"note": ""`, nil, 1},
		{"no type", "", `{"coordinates": [0, 0]}`, `"note": ""`, nil, 1},
		{"no object", "", `[0, 0]`, `"note": ""`, nil, 1},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d, found, err := Read("f", []byte(`{"type": "FeatureCollection", `+x.collections+
				`"features": [{"type": "Feature", "geometry": `+x.geometry+`, "properties": {"title": "T", `+x.properties+`}}]}`))
			if err != nil {
				t.Fatal(err)
			}
			if len(found) != x.problems {
				t.Errorf("problems %v", found)
			}
			if got := d.Events[0].Places; !reflect.DeepEqual(got, x.want) {
				t.Errorf("places %v, want %v", got, x.want)
			}
		})
	}
}

// TestText has what JSON can do to a text.
func TestText(t *testing.T) {
	for quoted, want := range map[string]string{
		`"plain"`:                        "plain",
		`"\"\\\/\b\f\n\r\t"`:             "\"\\/\b\f\n\r\t",
		`"\u00e9\uD83D\uDE00 \ud55c"`:    "é😀 한",
		`"\ud83d and \udE00 and \ud83d"`: "\uFFFD and \uFFFD and \uFFFD",
		`"\ud83d\u0041"`:                 "\uFFFDA",
		`"back\\"`:                       `back\`,
		`"عربي עברית"`:                   "عربي עברית",
	} {
		d, found, err := Read("f", []byte(mark+`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"title": `+quoted+`}}]}`))
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", quoted, err, found)
		} else if got := d.Events[0].Title; got != want {
			t.Errorf("%s: got %q, want %q", quoted, got, want)
		}
	}
}

// TestSlug makes ids of titles.
func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"A Walk, in  Seoul!": "a-walk-in-seoul",
		"--":                 "",
		"Été 2019":           "été-2019",
		"":                   "",
	} {
		if got := slug(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

// TestManyOfOneTitle guards against a time that grows with the square of the
// number of records: each needs an id of its own.
func TestManyOfOneTitle(t *testing.T) {
	const n = 50_000
	var b bytes.Buffer
	b.WriteString(`{"type": "FeatureCollection", "features": [`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [0, 0]}, "properties": {"title": "Rain"}}`)
	}
	b.WriteString("]}")
	d, found, err := Read("f", b.Bytes())
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if last := d.Events[n-1].ID; last != "rain-50000" {
		t.Errorf("last id %s", last)
	}
	if len(d.Places) != 1 {
		t.Errorf("%d places for one point", len(d.Places))
	}
}
