package dataset

import (
	"strconv"
	"strings"
	"unicode"

	"legation/app/event"
	"legation/app/language"
)

// version is that of the format, as the member "legation" gives it.
const version = 1

// The marker shapes that exist.
var shapes = []string{"square", "circle", "diamond", "triangle", "pentagon", "star", "wedge", "cross"}

// Colours that people of every colour vision can tell apart, as far as twelve
// can be. The first six are those of M. Okabe and K. Ito, "Color Universal
// Design", 2008; the others were searched for to lie as far from them and from
// one another as those do, to normal vision and to the three kinds of colour
// blindness. A test holds them to it.
var colours = []string{
	"#0072B2", "#009E73", "#D55E00", "#CC79A7", "#E69F00", "#56B4E9",
	"#662200", "#442288", "#00EEEE", "#884466", "#EECC88", "#6600EE",
}

// colourOf and shapeOf give the look of the category that is the n-th, from 0.
func colourOf(n int) string { return colours[n%len(colours)] }
func shapeOf(n int) string  { return shapes[n%len(shapes)] }

// fill adds what a file may leave out: a title, an id, a viewpoint and a view.
func (b *builder) fill(name string) {
	d := &b.out
	if d.Title == "" {
		d.Title = name
	}
	if d.ID == "" {
		if d.ID = slug(d.Title); d.ID == "" {
			d.ID = "dataset"
		}
	}
	if len(d.Viewpoints) == 0 {
		says := language.Key("Who controls each area; no recognition implied.")
		if len(d.Stances) == 0 {
			says = language.Key("This dataset holds no positions on territories.")
		}
		d.Viewpoints = []event.Viewpoint{{ID: "on-the-ground", Name: language.Key("On the ground"), Description: says}}
		d.Supplied = append(d.Supplied, "viewpoint on-the-ground")
	}
	if len(d.Views) == 0 {
		d.Views = []event.View{{ID: "overview", Name: language.Key("Overview"), Bounds: boundsOf(d.Places)}}
		d.Supplied = append(d.Supplied, "view overview")
	}
}

// boundsOf gives a view of all places with a margin around them, or of the
// inhabited world where there is no place.
func boundsOf(places []event.Place) [4]float64 {
	if len(places) == 0 {
		return [4]float64{-180, -60, 180, 75}
	}
	first := places[0]
	box := [4]float64{first.Lon, first.Lat, first.Lon, first.Lat}
	for _, p := range places {
		box[0], box[1] = min(box[0], p.Lon), min(box[1], p.Lat)
		box[2], box[3] = max(box[2], p.Lon), max(box[3], p.Lat)
	}
	// At least a degree, so that a single place is shown with what is around.
	dx, dy := max((box[2]-box[0])*0.1, 1), max((box[3]-box[1])*0.1, 1)
	return [4]float64{max(box[0]-dx, -180), max(box[1]-dy, -90), min(box[2]+dx, 180), min(box[3]+dy, 90)}
}

// commonCategory gives the category of the events that name none.
func (b *builder) commonCategory() string {
	const id = "events"
	if b.known["category"][id] == "" {
		b.know("category", id, id)
		n := len(b.out.Categories)
		b.out.Supplied = append(b.out.Supplied, "category "+id)
		b.out.Categories = append(b.out.Categories, event.Category{ID: id, Name: language.Key("Events"), Colour: colourOf(n), Shape: shapeOf(n)})
	}
	return id
}

// freeOf gives an id that no record of the kind has: the base itself, or the
// base with a number. The number goes on from the last one given, so that a
// million records of one title take no longer than as many others.
func (b *builder) freeOf(kind, base string) string {
	if !b.taken(kind, base) {
		return base
	}
	for n := max(b.next[kind+" "+base], 2); ; n++ {
		id := base + "-" + strconv.Itoa(n)
		if !b.taken(kind, id) {
			b.next[kind+" "+base] = n + 1
			return id
		}
	}
}

// free makes an id of a name that no record of the kind has.
func (b *builder) free(kind, name string) string {
	base := slug(name)
	if base == "" {
		base = kind
	}
	return b.freeOf(kind, base)
}

// slug writes a text as an id: lower case, with hyphens between the words.
func slug(s string) string {
	var id strings.Builder
	gap := false
	for _, c := range strings.ToLower(s) {
		if !isWord(c) {
			gap = true
			continue
		}
		if id.Len() > 60 {
			break
		}
		if gap && id.Len() > 0 {
			id.WriteByte('-')
		}
		gap = false
		id.WriteRune(c)
	}
	return id.String()
}

// isWord reports whether a character stands in an id as it is.
func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) }

// blank reports whether a text has nothing to read in it.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
