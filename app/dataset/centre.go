package dataset

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// centre gives the point that stands for a line or an area: of a line the
// point halfway along it, of an area its centre of mass where that lies in it,
// and else the middle of the widest stretch of the area on the latitude of the
// centre. Of several lines or areas it is that of the largest. Degrees are
// taken as a plane. ok is false for a geometry without a point in it.
func centre(g orb.Geometry) (at orb.Point, ok bool) {
	switch g := g.(type) {
	case orb.Point:
		return g, true
	case orb.MultiPoint:
		if len(g) == 0 {
			return at, false
		}
		at, _ = planar.CentroidArea(g)
		return at, true
	case orb.LineString:
		return halfway(g)
	case orb.MultiLineString:
		longest := -1.0
		for _, line := range g {
			if n := planar.Length(line); n > longest {
				if mid, is := halfway(line); is {
					longest, at, ok = n, mid, true
				}
			}
		}
		return at, ok
	case orb.Polygon:
		return inside(g)
	case orb.MultiPolygon:
		largest := -1.0
		for _, p := range g {
			if n := math.Abs(planar.Area(p)); n > largest {
				if in, is := inside(p); is {
					largest, at, ok = n, in, true
				}
			}
		}
		return at, ok
	}
	return at, false
}

// halfway gives the point at half the length of a line.
func halfway(line orb.LineString) (orb.Point, bool) {
	switch len(line) {
	case 0:
		return orb.Point{}, false
	case 1:
		return line[0], true
	}
	left := planar.Length(line) / 2
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n := planar.Distance(a, b)
		if n >= left && n > 0 {
			t := left / n
			return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}, true
		}
		left -= n
	}
	return line[len(line)-1], true
}

// inside gives a point within an area.
func inside(p orb.Polygon) (orb.Point, bool) {
	if len(p) == 0 || len(p[0]) == 0 {
		return orb.Point{}, false
	}
	c, area := planar.CentroidArea(p)
	if area == 0 || math.IsNaN(c[0]) || math.IsNaN(c[1]) {
		return halfway(orb.LineString(p[0])) // it is as thin as a line
	}
	if planar.PolygonContains(p, c) {
		return c, true
	}
	if at, ok := widest(p, c[1]); ok {
		return at, true
	}
	return c, true
}

// widest gives the middle of the longest stretch of a latitude in an area.
func widest(p orb.Polygon, lat float64) (orb.Point, bool) {
	var crossings []float64
	for _, ring := range p {
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			if (a[1] <= lat) != (b[1] <= lat) {
				crossings = append(crossings, a[0]+(lat-a[1])/(b[1]-a[1])*(b[0]-a[0]))
			}
		}
	}
	slices.Sort(crossings)
	var at orb.Point
	most := 0.0
	for i := 0; i+1 < len(crossings); i += 2 {
		if n := crossings[i+1] - crossings[i]; n > most {
			most, at = n, orb.Point{(crossings[i] + crossings[i+1]) / 2, lat}
		}
	}
	return at, most > 0
}
