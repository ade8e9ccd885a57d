package state

import (
	"image/color"
	"slices"
	"strings"

	"legation/app/event"
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
	p := geo.PaletteOf(s.Dark)
	b := sceneBuilder{state: s, palette: p, viewport: v}
	b.positions()
	scene := geo.Scene{
		Viewport: v, Palette: p, Grid: true, ScaleBar: true,
		Areas:   b.areas,
		Markers: b.markers(),
		Arcs:    b.arcs(),
		Labels:  b.labels(),
		Legend:  b.legend(),
		Credit:  credit(s.Dataset),
	}
	if v.Zoom < InsetZoom {
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
	for range 4 {
		a, ok := b.state.Dataset.Actor(actor)
		if !ok {
			break
		}
		if c, ok := geo.ParseColour(a.Colour); ok {
			if b.palette.Dark {
				c = geo.Mix(c, b.palette.Land, 0.18)
			}
			return c
		}
		actor = a.PartOf
	}
	return geo.Mix(b.palette.Neutral, b.palette.Muted, 0.3)
}

// markers gathers the events that the mode shows by place: one marker a place,
// in the look of the event chosen there, else of the newest one.
func (b *sceneBuilder) markers() []geo.Marker {
	d := b.state.Dataset
	byPlace := map[string]*geo.Marker{}
	var order []string
	for i := range d.Events {
		e := &d.Events[i]
		if e.Date.IsZero() && e.ID != b.state.Selection {
			continue
		}
		if !b.state.Shows(e) && e.ID != b.state.Selection {
			continue
		}
		c, _ := d.Category(e.Category)
		for _, id := range e.Places {
			place, ok := d.Place(id)
			if !ok {
				continue
			}
			m := byPlace[id]
			if m == nil {
				m = &geo.Marker{At: orb.Point{place.Lon, place.Lat}}
				byPlace[id] = m
				order = append(order, id)
			}
			m.IDs = append(m.IDs, e.ID)
			if m.Selected {
				continue
			}
			m.Selected = e.ID == b.state.Selection
			if c != nil {
				m.Shape = c.Shape
				m.Colour, _ = geo.ParseColour(c.Colour)
			}
			m.Faded = !m.Selected && !e.Date.IsZero() && !e.Date.Contains(b.state.Playhead)
		}
	}
	markers := make([]geo.Marker, 0, len(order))
	for _, id := range order {
		markers = append(markers, *byPlace[id])
	}
	// The chosen event lies on top.
	slices.SortStableFunc(markers, func(a, b geo.Marker) int {
		if a.Selected == b.Selected {
			return 0
		}
		if b.Selected {
			return -1
		}
		return 1
	})
	return markers
}

// arcs joins the first place of the chosen event to its other places.
func (b *sceneBuilder) arcs() []geo.Arc {
	d := b.state.Dataset
	e, ok := d.Event(b.state.Selection)
	if !ok || len(e.Places) < 2 {
		return nil
	}
	from, ok := d.Place(e.Places[0])
	if !ok {
		return nil
	}
	col := b.palette.Accent
	if c, ok := d.Category(e.Category); ok {
		if parsed, ok := geo.ParseColour(c.Colour); ok {
			col = parsed
		}
	}
	var arcs []geo.Arc
	for _, id := range e.Places[1:] {
		if to, ok := d.Place(id); ok {
			arcs = append(arcs, geo.Arc{From: orb.Point{from.Lon, from.Lat}, To: orb.Point{to.Lon, to.Lat}, Colour: col})
		}
	}
	return arcs
}

// labels names the territories, with what the viewpoint says of those that are
// in dispute, and the places of the events shown. A territory that has a view
// of its own is what the dataset is about and is named first.
func (b *sceneBuilder) labels() []geo.Label {
	d := b.state.Dataset
	var labels, others []geo.Label
	for i, t := range d.Territories {
		l := geo.Label{Text: t.Name, Kind: geo.TerritoryLabel}
		if p := b.all[i]; p.Kind != Ground && p.Kind != Unrecorded && p.Contested() || p.Kind == Differ {
			l.Sub = b.short(p)
		}
		l = geo.TerritoryLabelAt(l, t.ID)
		if _, own := d.View(t.ID); own {
			l.SubZoom, l.MinZoom, l.Extent = min(l.SubZoom, InsetZoom), InsetZoom, 0
			labels = append(labels, l)
			continue
		}
		others = append(others, l)
	}
	labels = append(labels, others...)
	seen := map[string]bool{}
	add := func(e *event.Event) {
		for _, id := range e.Places {
			place, ok := d.Place(id)
			if !ok || seen[id] || place.Area {
				continue
			}
			seen[id] = true
			labels = append(labels, geo.Label{Text: place.Name, At: orb.Point{place.Lon, place.Lat}, Kind: geo.CityLabel})
		}
	}
	if e, ok := d.Event(b.state.Selection); ok {
		add(e)
	}
	for i := range d.Events {
		if e := &d.Events[i]; !e.Date.IsZero() && b.state.Shows(e) {
			add(e)
		}
	}
	return labels
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
	l := geo.Legend{Title: "As regarded by " + b.viewpointName() + ", " + b.state.Playhead.Text()}
	v, ok := d.Viewpoint(b.state.Viewpoint)
	if !ok || v.Holder == "" {
		l.Title = b.viewpointName() + ", " + b.state.Playhead.Text()
		l.Note = "Who controls each area; no recognition implied."
	} else {
		l.Note = "Positions are attributed; see the sources."
	}
	for i, p := range b.all {
		if p.Kind == Silent || !b.viewport.Shows(p.Territory) {
			continue
		}
		text, name := b.Words(p), d.Territories[i].Name
		at := slices.IndexFunc(l.Entries, func(e geo.LegendEntry) bool { return e.Text == text && e.Fill == b.areas[i].Fill })
		if at < 0 {
			l.Entries = append(l.Entries, geo.LegendEntry{Fill: b.areas[i].Fill, Text: text, Sub: name})
			continue
		}
		l.Entries[at].Sub += ", " + name
	}
	return l
}

func (b *sceneBuilder) viewpointName() string {
	if v, ok := b.state.Dataset.Viewpoint(b.state.Viewpoint); ok {
		return v.Name
	}
	return "nobody"
}

// Words says a position in one line.
func (b *sceneBuilder) Words(p Position) string {
	return PositionText(b.state.Dataset, p)
}

// PositionText says a position in one line, naming nobody as owner in the
// program's own voice.
func PositionText(d *event.Dataset, p Position) string {
	owners := actorNames(d, p.Owners)
	var text string
	switch p.Kind {
	case Ground:
		text = strings.Join(owners, " and ")
		if len(owners) > 1 {
			text = "Control differs: " + text
		}
	case Owner:
		text = strings.Join(owners, " and ")
	case Right:
		text = "A right of " + strings.Join(owners, " and ") + " recognised"
	case Occupied:
		text = "Spoken of as occupied"
		if len(owners) > 0 {
			text = owners[0] + ", spoken of as occupied"
		}
	case Negotiation:
		text = "Left to negotiation"
	case Differ:
		text = "Sources differ"
		if len(owners) > 0 {
			text += ": " + strings.Join(owners, " or ")
			if slices.ContainsFunc(p.Stances, func(s *event.Stance) bool { return !names(s) }) {
				text += ", or nobody named"
			}
		}
	case Refused:
		text = "No holder recognised"
	case NotFound:
		return "No position found"
	case Unrecorded:
		return "No record of who controls it"
	default:
		return "Not spoken of"
	}
	if p.Kind != Ground && p.Contested() {
		text += "; controlled by " + strings.Join(actorNames(d, p.Controllers), " and ")
	}
	if p.Undated {
		text += "; undated"
	}
	return text
}

// short says a position for the second line of a label on the map.
func (b *sceneBuilder) short(p Position) string {
	d := b.state.Dataset
	var held string
	switch p.Kind {
	case Owner, Occupied:
		held = "spoken of as occupied"
		if len(p.Owners) > 0 {
			held = "held to be " + possessive(actorNames(d, p.Owners)[0])
		}
	case Right:
		held = "a right of " + actorNames(d, p.Owners)[0] + " recognised"
	case Negotiation:
		held = "left to negotiation"
	case Differ:
		held = "sources differ"
	case Refused:
		held = "no holder recognised"
	default:
		held = "no position found"
	}
	if !p.Contested() {
		return held
	}
	return held + "; controlled by " + strings.Join(actorNames(d, p.Controllers), " and ")
}

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

func actorNames(d *event.Dataset, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if a, ok := d.Actor(id); ok {
			names[i] = a.Name
		}
	}
	return names
}

// credit says whose map and whose data the picture shows.
func credit(d *event.Dataset) string {
	text := "Map: " + geo.Attribution
	if d.Licence != "" {
		text += " · Data: " + d.Title + ", " + d.Licence
	}
	return text
}
