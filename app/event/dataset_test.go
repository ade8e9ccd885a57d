package event_test

import (
	"testing"

	"legation/app/event"
)

func TestLookUps(t *testing.T) {
	d := event.New(event.Dataset{
		Events:      []event.Event{{ID: "late", Date: event.MustDate("1988")}, {ID: "early", Date: event.MustDate("1966")}, {ID: "early", Title: "second of its name"}},
		Actors:      []event.Actor{{ID: "a", Name: "Actor"}},
		Categories:  []event.Category{{ID: "c", Name: "Category"}},
		Sources:     []event.Source{{ID: "s", Title: "Source"}},
		Places:      []event.Place{{ID: "p", Name: "Place"}},
		Territories: []event.Territory{{ID: "t", Name: "Territory"}},
		Viewpoints:  []event.Viewpoint{{ID: "v", Name: "Viewpoint"}},
		Views:       []event.View{{ID: "w", Name: "View"}, {Name: "nameless"}},
		Stances:     []event.Stance{{ID: "x", Holder: "a"}},
	})
	found := func(name string, ok bool) {
		if !ok {
			t.Errorf("%s was not found, or another one was", name)
		}
	}
	for _, id := range []string{"late", "early"} {
		e, ok := d.Event(id)
		found(id, ok && e.ID == id && e.Title == "")
	}
	actor, ok := d.Actor("a")
	found("actor", ok && actor.Name == "Actor")
	category, ok := d.Category("c")
	found("category", ok && category.Name == "Category")
	source, ok := d.Source("s")
	found("source", ok && source.Title == "Source")
	place, ok := d.Place("p")
	found("place", ok && place.Name == "Place")
	territory, ok := d.Territory("t")
	found("territory", ok && territory.Name == "Territory")
	viewpoint, ok := d.Viewpoint("v")
	found("viewpoint", ok && viewpoint.Name == "Viewpoint")
	view, ok := d.View("w")
	found("view", ok && view.Name == "View")
	held, ok := d.Stance("x")
	found("stance", ok && held.Holder == "a")
	if v, ok := d.View(""); ok {
		t.Errorf("an empty id finds %q", v.Name)
	}
	if a, ok := d.Actor("b"); ok || a != nil {
		t.Errorf("an unknown id finds %v", a)
	}
}

func TestSpanLeavesOutOpenAndUnknownEdges(t *testing.T) {
	for _, c := range []struct {
		dates       []string
		first, last string
	}{
		{[]string{"1966", "1988-11-15"}, "1966-01-01", "1988-11-15"},
		{[]string{"1966/..", "../1970-05-01", "1980/", "/1981", "", "XXXX", "../.."}, "1966-01-01", "1981-12-31"},
		{[]string{"1966/1967-06", "1950-05-05/1951"}, "1950-05-05", "1967-06-30"},
	} {
		first, last := dataset(c.dates...).Span()
		if first.String() != c.first || last.String() != c.last {
			t.Errorf("%q: got %s to %s, want %s to %s", c.dates, first, last, c.first, c.last)
		}
	}
}

func TestAnchor(t *testing.T) {
	for edtf, want := range map[string]string{
		"1966": "1966-01-01", "1966/1988": "1966-01-01", "../1967-06": "1967-06-01", "/1967-06": "1967-06-01",
		"1988/": "1988-01-01", "1988/..": "1988-01-01",
	} {
		e := event.Event{Date: event.MustDate(edtf)}
		if e.Undated() || e.Anchor().String() != want {
			t.Errorf("%s stands on %s, want %s", edtf, e.Anchor(), want)
		}
	}
	for _, e := range []event.Event{{}, {Date: event.MustDate("XXXX")}, {Date: event.MustDate("../")}} {
		if !e.Undated() || e.Anchor() != event.DayMax {
			t.Errorf("%q stands on %s, want no day", e.Date, e.Anchor())
		}
	}
}
