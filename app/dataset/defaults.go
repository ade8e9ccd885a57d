package dataset

import (
	"strconv"
	"strings"
	"unicode"

	"legation/app/event"
)

// version is that of the format, as the member "legation" gives it.
const version = 1

// The marker shapes that exist, and colours that people of every colour
// vision can tell apart (M. Okabe and K. Ito, "Color Universal Design", 2008).
var (
	shapes  = []string{"square", "circle", "diamond", "triangle", "pentagon", "star", "wedge", "cross"}
	colours = []string{"#0072B2", "#009E73", "#D55E00", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#999999"}
)

// fill adds what a file may leave out: a title, an id, a viewpoint and a view.
func (r *reader) fill(name string) {
	d := &r.out
	if d.Title == "" {
		d.Title = name
	}
	if d.ID == "" {
		if d.ID = slug(d.Title); d.ID == "" {
			d.ID = "dataset"
		}
	}
	if len(d.Viewpoints) == 0 {
		d.Viewpoints = []event.Viewpoint{{ID: "on-the-ground", Name: "On the ground", Description: "Who controls each area; no recognition implied."}}
	}
	if len(d.Views) == 0 {
		d.Views = []event.View{{ID: "overview", Name: "Overview", Bounds: boundsOf(d.Places)}}
	}
}

// boundsOf gives a view of all places with a margin around them, or of the
// inhabited world where there is no place.
func boundsOf(places []event.Place) [4]float64 {
	if len(places) == 0 {
		return [4]float64{-180, -60, 180, 75}
	}
	first := places[0]
	b := [4]float64{first.Lon, first.Lat, first.Lon, first.Lat}
	for _, p := range places {
		b[0], b[1] = min(b[0], p.Lon), min(b[1], p.Lat)
		b[2], b[3] = max(b[2], p.Lon), max(b[3], p.Lat)
	}
	// At least a degree, so that a single place is shown with what is around.
	dx, dy := max((b[2]-b[0])*0.1, 1), max((b[3]-b[1])*0.1, 1)
	return [4]float64{max(b[0]-dx, -180), max(b[1]-dy, -90), min(b[2]+dx, 180), min(b[3]+dy, 90)}
}

// commonCategory gives the category of the events that name none.
func (r *reader) commonCategory() string {
	const id = "events"
	if r.known["category"][id] == "" {
		r.know("category", id, id)
		r.out.Categories = append(r.out.Categories, event.Category{ID: id, Name: "Events", Colour: colours[0], Shape: shapes[0]})
	}
	return id
}

// freeOf gives an id that no record of the kind has: the base itself, or the
// base with a number. The number goes on from the last one given, so that a
// million records of one title take no longer than as many others.
func (r *reader) freeOf(kind, base string) string {
	if _, taken := r.known[kind][base]; !taken {
		return base
	}
	for n := max(r.next[kind+" "+base], 2); ; n++ {
		id := base + "-" + strconv.Itoa(n)
		if _, taken := r.known[kind][id]; !taken {
			r.next[kind+" "+base] = n + 1
			return id
		}
	}
}

// isWord reports whether a character stands in an id as it is.
func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) }

// blank reports whether a text has nothing to read in it.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
