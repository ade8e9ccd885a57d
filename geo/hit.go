package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// TerritoryAt gives the territory that a position is in. A position on the
// line between two is in one of them, always the same.
func (a *Atlas) TerritoryAt(p orb.Point) (id string, ok bool) {
	for i := range a.land {
		if l := &a.land[i]; l.bound.Contains(p) && l.contains(p) {
			return l.territory, true
		}
	}
	return "", false
}

// A landPart is one piece of a territory, made ready for being asked whether a
// position lies in it: for each of some slabs of longitude it has the polygon
// without the vertices that do not matter there.
type landPart struct {
	territory string
	bound     orb.Bound
	width     float64 // of a slab, in degrees
	slabs     []orb.Polygon
}

// slabVertices is how many vertices of a polygon there are to a slab.
const slabVertices = 64

// indexLand makes the parts that TerritoryAt looks through, in order of the
// territories.
func (a *Atlas) indexLand() {
	for _, t := range a.Territories {
		for _, p := range t.Geometry {
			a.land = append(a.land, newLandPart(t.ID, p))
		}
	}
}

func newLandPart(territory string, p orb.Polygon) landPart {
	n := 0
	for _, r := range p {
		n += len(r)
	}
	l := landPart{territory: territory, bound: p.Bound(), slabs: make([]orb.Polygon, n/slabVertices+1)}
	l.width = (l.bound.Max[0] - l.bound.Min[0]) / float64(len(l.slabs))
	for i := range l.slabs {
		// A little wider, so that rounding leaves none out.
		from := l.bound.Min[0] + (float64(i)-0.01)*l.width
		to := l.bound.Min[0] + (float64(i)+1.01)*l.width
		for _, r := range p {
			l.slabs[i] = append(l.slabs[i], between(r, from, to))
		}
	}
	return l
}

func (l *landPart) contains(p orb.Point) bool {
	i := int((p[0] - l.bound.Min[0]) / l.width)
	return planar.PolygonContains(l.slabs[min(max(i, 0), len(l.slabs)-1)], p)
}

// between returns a ring in which runs of vertices on the same side of two
// longitudes are cut short. A line of sight to the north or south from a
// position between them crosses the same edges.
func between(r orb.Ring, from, to float64) orb.Ring {
	side := func(p orb.Point) int {
		switch {
		case p[0] < from:
			return -1
		case p[0] > to:
			return 1
		}
		return 0
	}
	var out orb.Ring
	for i, p := range r {
		if s := side(p); s != 0 && i > 0 && i < len(r)-1 && side(r[i-1]) == s && side(r[i+1]) == s {
			continue
		}
		out = append(out, p)
	}
	return out
}

// MarkerAt returns the ids of the events whose marker lies at a position in
// the picture, in order of time, or nil: of all events where it stands for
// several. Where markers overlap it is the one on top.
func (s Scene) MarkerAt(x, y float64) []string {
	markers := clusters(s.Viewport, s.Markers)
	for i := len(markers) - 1; i >= 0; i-- {
		m := markers[i]
		for mx, my := range s.Viewport.places(m.At) {
			if math.Hypot(mx-x, my-y) <= m.radius()+3 {
				return m.IDs
			}
		}
	}
	return nil
}

// OnLegend reports whether a position in the picture lies on a legend.
func (s Scene) OnLegend(x, y float64) bool {
	at := rect{x, y, x, y}
	return layoutLegend(s).box.overlaps(at) || s.Second != nil && secondLegend(s).box.overlaps(at)
}
