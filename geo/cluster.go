package geo

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// markerReach is the distance in device-independent pixels below which markers
// would hide one another and are painted as one.
const markerReach = 18

// ClusterMarkers returns the markers with those nearer to one another than px
// device-independent pixels made one, which has all of their events in order
// of time, each once. It has the place and the look of the selected one among
// them, else of that with the most events, and is faded if all of them are.
// Selected ones come last, so that they are painted on top.
//
// What belongs together depends on the places and on the zoom in steps of a
// quarter, not on the part of the map in sight: a map that is dragged takes its
// markers along as they are.
func ClusterMarkers(v Viewport, markers []Marker, px float64) []Marker {
	if len(markers) == 0 {
		return nil
	}
	reach := px / (256 * math.Exp2(clusterStep(v)))
	g := gatherer{reach: reach, columns: int32(max(1/reach, 1)), heads: make(map[cellAt]int32, len(markers))}
	g.all = make([]gathered, len(markers))
	order := make([]int32, len(markers))
	for i := range markers {
		x, y := Mercator(markers[i].At)
		g.all[i] = gathered{x: x - math.Floor(x), y: y, events: markers[i].total()}
		order[i] = int32(i)
	}
	// Selecting one must not change what belongs together: the order is that of
	// weight, then of place.
	slices.SortStableFunc(order, func(i, j int32) int {
		a, b := &g.all[i], &g.all[j]
		return cmp.Or(cmp.Compare(b.events, a.events), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	for _, i := range order {
		g.place(i)
	}
	// The members of each cluster, one after another in the order given.
	slices.SortStableFunc(order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(g.all[i].into, g.all[j].into), cmp.Compare(i, j))
	})
	out := make([]Marker, 0, len(markers))
	for len(order) > 0 {
		head, n := g.all[order[0]].into, 1
		for n < len(order) && g.all[order[n]].into == head {
			n++
		}
		out = append(out, join(markers, int(head), order[:n]))
		order = order[n:]
	}
	slices.SortStableFunc(out, func(a, b Marker) int {
		switch {
		case a.Selected == b.Selected:
			return 0
		case b.Selected:
			return -1
		}
		return 1
	})
	return out
}

// A gatherer finds the cluster of each marker. Cells as large as its reach hold
// the heads of clusters, so that only those around a marker are looked at.
type gatherer struct {
	reach   float64
	columns int32
	all     []gathered
	heads   map[cellAt]int32 // the newest head in each cell, one more than its number
}

// gathered is a marker on its way into a cluster.
type gathered struct {
	x, y   float64 // in Mercator's unit square
	events int
	into   int32 // number of the cluster's head
	next   int32 // head in the same cell, one more than its number
}

func (g *gatherer) cell(m *gathered, dx, dy int32) cellAt {
	x := int32(m.x/g.reach) + dx
	return cellAt{(x%g.columns + g.columns) % g.columns, int32(m.y/g.reach) + dy}
}

// place puts a marker into the cluster of the nearest head in reach, or makes
// it one.
func (g *gatherer) place(i int32) {
	m := &g.all[i]
	best, least := int32(-1), g.reach
	for dy := int32(-1); dy <= 1; dy++ {
		for dx := int32(-1); dx <= 1; dx++ {
			for j := g.heads[g.cell(m, dx, dy)]; j != 0; j = g.all[j-1].next {
				o := &g.all[j-1]
				if d := math.Hypot(math.Remainder(m.x-o.x, 1), m.y-o.y); d < least {
					best, least = j-1, d
				}
			}
		}
	}
	if best >= 0 {
		m.into = best
		return
	}
	m.into = i
	c := g.cell(m, 0, 0)
	m.next = g.heads[c]
	g.heads[c] = i + 1
}

// join makes one marker of some.
func join(markers []Marker, head int, members []int32) Marker {
	m := markers[head]
	if len(members) == 1 {
		return m
	}
	type event struct {
		order int
		id    string
	}
	var events []event
	ordered := true
	m.Faded = true
	for _, i := range members {
		o := &markers[i]
		ordered = ordered && len(o.Order) == len(o.IDs)
		for j, id := range o.IDs {
			e := event{id: id}
			if ordered {
				e.order = o.Order[j]
			}
			events = append(events, e)
		}
		if o.Selected {
			m.At, m.Shape, m.Colour, m.Selected = o.At, o.Shape, o.Colour, true
		}
		m.Faded = m.Faded && o.Faded
	}
	m.Faded = m.Faded && !m.Selected
	if ordered {
		slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.order, b.order) })
	}
	m.IDs, m.Order, m.Count = make([]string, 0, len(events)), nil, 0
	for _, i := range members {
		m.Count += markers[i].total()
	}
	seen := make(map[string]bool, len(events))
	for _, e := range events {
		if seen[e.id] {
			m.Count-- // an event at two places that are one here
			continue
		}
		seen[e.id] = true
		m.IDs = append(m.IDs, e.id)
		if ordered {
			m.Order = append(m.Order, e.order)
		}
	}
	if over := len(m.IDs) - MarkerIDs; over > 0 {
		m.IDs = m.IDs[over:]
		if ordered {
			m.Order = m.Order[over:]
		}
	}
	return m
}

// clusterStep is the zoom that decides what belongs together.
func clusterStep(v Viewport) float64 { return math.Floor(v.Zoom*4) / 4 }

// The clusters last made: those of the main map and of its insets, which are
// painted again and again, and asked for under the pointer.
var lately struct {
	sync.Mutex
	made [6]struct {
		step    float64
		in, out []Marker
	}
	next int
}

// clusters returns the markers as they are painted. They must not be changed.
func clusters(v Viewport, markers []Marker) []Marker {
	step := clusterStep(v)
	lately.Lock()
	defer lately.Unlock()
	for i := range lately.made {
		if m := &lately.made[i]; m.step == step && slices.EqualFunc(m.in, markers, sameMarker) {
			return m.out
		}
	}
	m := &lately.made[lately.next]
	lately.next = (lately.next + 1) % len(lately.made)
	m.step, m.in, m.out = step, slices.Clone(markers), ClusterMarkers(v, markers, markerReach)
	return m.out
}

// sameMarker reports whether two markers are alike and hold the very same
// events.
func sameMarker(a, b Marker) bool {
	return a.At == b.At && a.Selected == b.Selected && a.Faded == b.Faded && a.Colour == b.Colour && a.Shape == b.Shape &&
		a.Count == b.Count && len(a.IDs) == len(b.IDs) && (len(a.IDs) == 0 || &a.IDs[0] == &b.IDs[0])
}
