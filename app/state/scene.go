package state

import (
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
	if e, ok := s.Dataset.Event(s.Selection); ok && (s.Playing || s.Presented) && s.Playback.Cards {
		scene.Caption = geo.Caption{Date: e.Date.LongText(), Title: e.Title}
	}
	if s.Compare.On {
		scene.Second = b.second(width)
	}
	if v.Zoom < InsetZoom && !s.Hidden.Insets {
		views := b.views()
		scene.Keep = geo.TooSmall(v, views)
		scene.Insets = b.insets(scene, views)
	}
	return scene
}

type sceneBuilder struct {
	state    State
	palette  geo.Palette
	viewport geo.Viewport
	areas    []geo.Area
	all      []Position // of the territories, in their order
	lists    [][]int32  // of the events shown at each place, by place; nil until asked for
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
			f = geo.Fill{Base: neutral, Stripe: b.colour(p.Owners[0]), Cross: b.colour(p.Owners[1])}
		}
	case Negotiation:
		f = geo.Fill{Base: neutral, Vertical: b.palette.Muted}
	case Refused:
		f.Base = neutral
	case Differ:
		f.Base = neutral
		if len(p.Owners) > 0 {
			f.Cross = b.colour(p.Owners[0])
			f.Stripe = b.colour(p.Owners[len(p.Owners)-1])
		}
	default:
		f.Base = neutral
		if len(p.Owners) > 0 {
			f.Base = b.colour(p.Owners[0])
		}
		if p.Kind == Right {
			f.Base = geo.Mix(f.Base, neutral, 0.4)
		}
		f.Dotted = p.Kind == Occupied
	}
	if p.Low {
		f.Base = geo.Mix(f.Base, b.palette.Land, 0.45)
		f.Cross = geo.Mix(f.Cross, b.palette.Land, 0.3)
	}
	if p.Kind != Ground && p.Contested() {
		f.Stripe = b.colour(p.Controllers[0])
	}
	return f
}

// colour returns an actor's colour, that of the state it belongs to where it
// has none, or a neutral tint. In the dark theme it is a little deeper, so
// that the map stays calm.
func (b *sceneBuilder) colour(actor string) color.NRGBA {
	c, ok := geo.ParseColour(b.state.Dataset.ColourOf(actor))
	switch {
	case !ok:
		return geo.Mix(b.palette.Neutral, b.palette.Muted, 0.3)
	case b.palette.Dark:
		return geo.Mix(c, b.palette.Land, 0.18)
	}
	return c
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

// legend lists every way of filling that can be seen on the map right now, in words.
func (b *sceneBuilder) legend() geo.Legend {
	d := b.state.Dataset
	l := geo.Legend{Title: language.F("As regarded by %s, %s", b.viewpointName(), b.state.Playhead.Text())}
	v, ok := d.Viewpoint(b.state.Viewpoint)
	if !ok || v.Holder == "" {
		l.Title = language.F("%s, %s", b.viewpointName(), b.state.Playhead.Text())
		l.Note = language.T("Who controls each area; no recognition implied.")
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
	for n := range l.Entries {
		l.More = append(l.More, language.N(n+1, "and %d more", "and %d more"))
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
	}
}

// credit says whose map and whose data the picture shows.
func credit(d *event.Dataset) string {
	if d.Licence != "" {
		return language.F("Map: %s · Data: %s, %s", geo.Attribution, d.Title, d.Licence)
	}
	return language.F("Map: %s", geo.Attribution)
}
