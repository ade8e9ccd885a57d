package state

import (
	"cmp"
	"image/color"
	"slices"

	"legation/app/event"
	"legation/app/language"
	"legation/geo"

	"github.com/paulmach/orb"
)

// InsetZoom is the zoom of the main map from which on the insets step aside.
const InsetZoom = 4.6

// Viewport returns the part of the map that a state shows in a picture of the
// given size in device-independent pixels.
func (s State) Viewport(width, height float64) geo.Viewport {
	v := geo.Viewport{Centre: s.Centre, Zoom: s.Zoom, Width: width, Height: height}
	if view, ok := s.Dataset.View(s.View); ok {
		b := view.Bounds
		return v.Fit(orb.Bound{Min: orb.Point{b[0], b[1]}, Max: orb.Point{b[2], b[3]}}, 0)
	}
	return v.Clamp()
}

// Scene returns what the map shows of a state in a picture of the given size
// in device-independent pixels. It is pure: window, snapshot and command line
// all call it.
func Scene(s State, width, height float64) geo.Scene {
	return SceneWith(s, width, height, TitledLegend)
}

// A LegendStyle says what of the legend is in a scene.
type LegendStyle int

// The styles of legends.
const (
	TitledLegend LegendStyle = iota // begins with whose view it is, on which date
	PlainLegend                     // is without that line, where a caption says so
	NoLegend                        // is not there, where a caption says whose view it is
)

// SceneWith is Scene with a legend of another style. A page calls it, which has
// words of its own beside the map.
func SceneWith(s State, width, height float64, style LegendStyle) geo.Scene {
	v := s.Viewport(width, height)
	p := geo.PaletteOf(s.Theme)
	b := sceneBuilder{state: s, palette: p, viewport: v}
	b.positions()
	scene := geo.Scene{
		Viewport: v, Palette: p, Grid: !s.Hidden.Grid, ScaleBar: true, Imperial: s.Imperial, Words: words(),
		Areas:   b.areas,
		Markers: b.markers(),
		Arcs:    b.arcs(),
		Labels:  b.labels(),
		Credit:  credit(s.Dataset),
	}
	scene.Legend = b.legend()
	style.apply(&scene.Legend)
	if e, ok := s.Dataset.Event(s.Selection); ok && (s.Playing || s.Presented) && s.Playback.Cards {
		scene.Caption = geo.Caption{Date: e.Date.LongText(), Title: e.Title}
	}
	if s.Compare.On {
		scene.Second = b.second(width)
		style.apply(&scene.Second.Legend)
	}
	if v.Zoom < InsetZoom && !s.Hidden.Insets {
		views := b.views()
		scene.Keep = geo.TooSmall(v, views)
		scene.Insets = b.insets(scene, views)
	}
	return scene
}

// apply takes out of a legend what the style does without.
func (l LegendStyle) apply(g *geo.Legend) {
	switch l {
	case PlainLegend:
		g.Title = ""
	case NoLegend:
		*g = geo.Legend{}
	}
}

type sceneBuilder struct {
	state    State
	palette  geo.Palette
	viewport geo.Viewport
	areas    []geo.Area
	all      []Position  // of the territories, in their order
	lists    [][]int32   // of the events shown at each place, by place; nil until asked for
	tones    *printTones // nil until asked for
}

// positions works out every territory's position and how it is filled.
func (b *sceneBuilder) positions() {
	for _, t := range b.state.Dataset.Territories {
		pos := PositionOf(b.state.Dataset, b.state.Viewpoint, t.ID, b.state.Playhead)
		b.all = append(b.all, pos)
		b.areas = append(b.areas, geo.Area{Territory: t.ID, Fill: b.fill(pos)})
	}
}

// fill puts a position into colours, as the table in docs/positions.md says.
func (b *sceneBuilder) fill(p Position) geo.Fill {
	d := b.state.Dataset
	neutral := b.palette.Neutral
	var f geo.Fill
	switch p.Kind {
	case Silent:
		return f
	case NotFound, Unrecorded:
		return geo.Fill{Base: neutral, Query: true}
	case Ground:
		f.Base = b.colour(p.Owners[0])
		if len(p.Owners) > 1 {
			f = geo.Fill{Base: neutral, Stripe: b.over(p.Owners[0]), Cross: b.over(p.Owners[1])}
		}
	case Negotiation:
		f = geo.Fill{Base: neutral, Vertical: b.palette.Muted}
	case Refused:
		f.Base = neutral
	case Differ:
		f.Base = neutral
		if len(p.Owners) > 0 {
			f.Cross = b.over(p.Owners[0])
			f.Stripe = b.over(p.Owners[len(p.Owners)-1])
		}
	default:
		f.Base = neutral
		if len(p.Owners) > 0 {
			f.Base = b.colour(p.Owners[0])
		}
		if p.Kind == Right {
			f.Base = geo.Mix(f.Base, neutral, 0.4)
			if c, ok := geo.ParseColour(d.ColourOf(p.Owners[0])); ok && b.palette.Theme == geo.PrintTheme {
				f.Base = b.printTones().tint(c)
			}
		}
		f.Dotted = p.Kind == Occupied
	}
	if p.Low {
		f.Base = geo.Mix(f.Base, b.palette.Land, 0.45)
		f.Cross = geo.Mix(f.Cross, b.palette.Land, 0.3)
	}
	if p.Kind != Ground && p.Contested() {
		f.Stripe = b.over(p.Controllers[0])
	}
	return f
}

// colour returns an actor's colour, that of the state it belongs to where it
// has none, or a neutral tint. In the dark theme it is a little deeper, so
// that the map stays calm; in print it is a tone that grey can tell.
func (b *sceneBuilder) colour(actor string) color.NRGBA {
	c, ok := geo.ParseColour(b.state.Dataset.ColourOf(actor))
	switch {
	case !ok:
		return geo.Mix(b.palette.Neutral, b.palette.Muted, 0.3)
	case b.palette.Theme == geo.PrintTheme:
		return b.printTones().fill(c)
	case b.palette.Dark:
		return geo.Mix(c, b.palette.Land, 0.18)
	}
	return c
}

// over returns an actor's colour for stripes that lie over a fill.
func (b *sceneBuilder) over(actor string) color.NRGBA {
	if b.palette.Theme != geo.PrintTheme {
		return b.colour(actor)
	}
	if c, ok := geo.ParseColour(b.state.Dataset.ColourOf(actor)); ok {
		return b.printTones().stripe(c)
	}
	return b.palette.Muted
}

func (b *sceneBuilder) printTones() *printTones {
	if b.tones == nil {
		b.tones = printTonesOf(b.state.Dataset)
	}
	return b.tones
}

// PrintColours returns an actor's colour in the print theme as a fill and as
// stripes over one.
func PrintColours(d *event.Dataset, actor string) (fill, stripe color.NRGBA) {
	b := sceneBuilder{state: State{Dataset: d}, palette: geo.Print}
	return b.colour(actor), b.over(actor)
}

// views returns the dataset's views for the placing of insets.
func (b *sceneBuilder) views() []geo.View {
	var views []geo.View
	for _, v := range b.state.Dataset.Views {
		views = append(views, geo.View{ID: v.ID, Title: v.Name, Bound: orb.Bound{
			Min: orb.Point{v.Bounds[0], v.Bounds[1]}, Max: orb.Point{v.Bounds[2], v.Bounds[3]}}})
	}
	return views
}

// insets enlarges the views that are too small to be read in the main map.
func (b *sceneBuilder) insets(main geo.Scene, views []geo.View) []geo.Inset {
	insets := geo.PlaceInsets(main, views)
	for i := range insets {
		insets[i].Areas, insets[i].Markers, insets[i].Labels = main.Areas, main.Markers, main.Labels
	}
	return insets
}

// GroundNote says what the map of a viewpoint that holds nothing shows.
func GroundNote(d *event.Dataset) string {
	if len(d.Stances) == 0 {
		return language.T("This dataset holds no positions on territories.")
	}
	return language.T("Who controls each area; no recognition implied.")
}

// legend lists every way of filling that can be seen on the map right now, in
// words, or the categories where the dataset holds no positions.
func (b *sceneBuilder) legend() geo.Legend {
	d := b.state.Dataset
	if len(d.Stances) == 0 {
		return b.categories()
	}
	l := geo.Legend{Title: language.F("As regarded by %s, %s", b.viewpointName(), b.state.Playhead.Text())}
	v, ok := d.Viewpoint(b.state.Viewpoint)
	if !ok || v.Holder == "" {
		l.Title = language.F("%s, %s", b.viewpointName(), b.state.Playhead.Text())
		l.Note = GroundNote(d)
	} else {
		l.Note = language.T("Positions are attributed; see the sources.")
	}
	if b.state.Hidden.Legend {
		return l // folded: whose view and on which date is always said
	}
	for i, p := range b.all {
		if p.Kind == Silent || !b.viewport.Shows(p.Territory) {
			continue
		}
		text, name := PositionText(d, p), d.Territories[i].Name
		if _, own := d.View(p.Territory); own {
			// What the dataset is about is named in the first line, which is
			// there however small the legend is.
			l.Entries = append(l.Entries, geo.LegendEntry{Fill: b.areas[i].Fill, Text: language.F("%s: %s", name, text)})
			continue
		}
		at := slices.IndexFunc(l.Entries, func(e geo.LegendEntry) bool { return e.Text == text && e.Fill == b.areas[i].Fill })
		if at < 0 {
			l.Entries = append(l.Entries, geo.LegendEntry{Fill: b.areas[i].Fill, Text: text, Sub: name})
			continue
		}
		l.Entries[at].Sub = language.F("%s, %s", l.Entries[at].Sub, name)
	}
	return counted(l, 0)
}

// mostEntries is how many categories a legend lists at most.
const mostEntries = 40

// categories lists what the markers stand for.
func (b *sceneBuilder) categories() geo.Legend {
	d := b.state.Dataset
	l := geo.Legend{Title: language.F("%s, %s", d.Title, b.state.Playhead.Text())}
	if b.state.Hidden.Legend {
		return l
	}
	for i := range min(len(d.Categories), mostEntries) {
		c := &d.Categories[i]
		colour, _ := geo.ParseColour(c.Colour)
		l.Entries = append(l.Entries, geo.LegendEntry{Shape: cmp.Or(c.Shape, "circle"), Colour: colour, Text: c.Name})
	}
	return counted(l, len(d.Categories)-len(l.Entries))
}

// counted adds what a legend says of entries that have no room. Some may have
// been left out of it already.
func counted(l geo.Legend, out int) geo.Legend {
	if out > 0 {
		l.Note = language.N(out, "and %d more", "and %d more")
	}
	for n := range l.Entries {
		l.More = append(l.More, language.N(out+n+1, "and %d more", "and %d more"))
	}
	return l
}

// words gives the map the words of its furniture.
func words() geo.Words {
	return geo.Words{
		RightToLeft: language.RightToLeft(),
		Kilometres:  language.T("%s km"),
		Metres:      language.T("%s m"),
		Miles:       language.T("%s mi"),
		Feet:        language.T("%s ft"),
		ScaleAt:     language.T("%s at %s"),
		North:       language.T("%s° N"),
		South:       language.T("%s° S"),
		East:        language.T("%s° E"),
		West:        language.T("%s° W"),
		Names:       language.MapNames(),
	}
}

// credit says whose map and whose data the picture shows.
func credit(d *event.Dataset) string {
	if d.Licence != "" {
		return language.F("Map: %s · Data: %s, %s", geo.Attribution, d.Title, d.Licence)
	}
	return language.F("Map: %s", geo.Attribution)
}
