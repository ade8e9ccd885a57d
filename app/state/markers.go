package state

import (
	"slices"

	"legation/app/event"
	"legation/geo"

	"github.com/paulmach/orb"
)

// newestOfMany is how many events a marker names that stands for more than it
// can name: reading all of them in a large dataset would take longer than
// painting them.
const newestOfMany = 20

// markers gathers the events that the mode shows by place: one marker a place,
// in the look of the event chosen there, else of the newest one.
func (b *sceneBuilder) markers() []geo.Marker {
	d := b.state.Dataset
	chosen, _ := d.Event(b.state.Selection)
	kept := b.state.KeptEvents()
	var markers []geo.Marker
	for p := range d.Places {
		place := &d.Places[p]
		list := b.shown(p)
		if b.state.Filter.Hide && kept != nil {
			list = keptOf(list, kept)
		}
		here := chosen != nil && slices.Contains(chosen.Places, place.ID)
		if len(list) == 0 && !here {
			continue
		}
		m := geo.Marker{At: orb.Point{place.Lon, place.Lat}, Count: len(list)}
		look := chosen
		if !here {
			newest := list[len(list)-1]
			look = &d.Events[newest]
			m.Faded = !kept.Has(int(newest)) || !look.Date.Contains(b.state.Playhead)
		}
		if c, ok := d.Category(look.Category); ok {
			m.Shape = c.Shape
			m.Colour, _ = geo.ParseColour(c.Colour)
		}
		m.Selected = here
		named := len(list)
		if named > geo.MarkerIDs {
			named = newestOfMany
		}
		for _, i := range list[len(list)-named:] {
			m.IDs = append(m.IDs, d.Events[i].ID)
			m.Order = append(m.Order, int(i))
		}
		if here && !slices.Contains(m.IDs, chosen.ID) {
			m.IDs = append(m.IDs, chosen.ID)
			m.Order = append(m.Order, d.IndexOf(chosen))
			m.Count = max(m.Count, len(m.IDs))
		}
		markers = append(markers, m)
	}
	// The chosen event lies on top.
	slices.SortStableFunc(markers, func(a, b geo.Marker) int {
		switch {
		case a.Selected == b.Selected:
			return 0
		case b.Selected:
			return -1
		}
		return 1
	})
	return markers
}

// shown gives the dated events at a place that the mode shows.
func (b *sceneBuilder) shown(place int) []int32 {
	if b.lists == nil {
		b.lists = make([][]int32, len(b.state.Dataset.Places))
		at := b.shownAt()
		for p := range b.lists {
			b.lists[p] = at(p)
		}
	}
	return b.lists[place]
}

// shownAt returns what finds the dated events at a place that the mode shows,
// without going through all events.
func (b *sceneBuilder) shownAt() func(place int) []int32 {
	d, s := b.state.Dataset, b.state
	switch s.Mode {
	case OnFrom:
		return func(p int) []int32 { return d.AtPlace(p).OnFrom(s.Playhead) }
	case At, Within:
		found := d.Index().At(s.Playhead)
		if s.Mode == Within {
			found = d.Index().Within(s.Window.From, s.Window.To)
		}
		lists := make(map[string][]int32)
		for _, i := range found {
			e := &d.Events[i]
			for j, id := range e.Places {
				if !slices.Contains(e.Places[:j], id) {
					lists[id] = append(lists[id], int32(i))
				}
			}
		}
		return func(p int) []int32 { return lists[d.Places[p].ID] }
	}
	return func(p int) []int32 { return d.AtPlace(p).BegunBy(s.Playhead) }
}

func keptOf(list []int32, kept *event.Set) []int32 {
	var out []int32
	for _, i := range list {
		if kept.Has(int(i)) {
			out = append(out, i)
		}
	}
	return out
}

// keyZoom is the zoom from which on the territories that the dataset is most
// about are named: that of the smallest inset.
const keyZoom = 4.1

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
			l.SubZoom, l.MinZoom, l.Extent, l.Key = min(l.SubZoom, keyZoom), keyZoom, 0, true
			labels = append(labels, l)
			continue
		}
		others = append(others, l)
	}
	labels = append(labels, others...)
	// The places of the chosen event first, then the others that have a marker.
	chosen, _ := d.Event(b.state.Selection)
	for _, first := range []bool{true, false} {
		for p := range d.Places {
			place := &d.Places[p]
			here := chosen != nil && slices.Contains(chosen.Places, place.ID)
			if place.Area || here != first || !here && len(b.shown(p)) == 0 {
				continue
			}
			labels = append(labels, geo.Label{Text: place.Name, At: orb.Point{place.Lon, place.Lat}, Kind: geo.CityLabel})
		}
	}
	return labels
}
