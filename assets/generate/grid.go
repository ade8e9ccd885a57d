package main

import (
	"math"
	"slices"
)

// gridPerDegree is the resolution of every file written: a vertex is a whole
// number of ten-thousandths of a degree, 11 m of latitude, so that rounding
// moves nothing by more than 8 m. All geometry is held in these units from
// the moment it is read, since whole numbers make "the same vertex" a plain
// comparison.
const gridPerDegree = 10_000

// Point is a position in units of 1/gridPerDegree degrees.
type Point struct{ X, Y int32 }

// Ring is a ring of vertices without the repetition of the first at the end.
type Ring []Point

// Polygon is an outer ring and its holes.
type Polygon []Ring

// Shape is an area with its identity: a country, a territory or a lake.
type Shape struct {
	ID, Name string
	Polygons []Polygon
}

func gridPoint(lon, lat float64) Point {
	return Point{int32(math.Round(lon * gridPerDegree)), int32(math.Round(lat * gridPerDegree))}
}

func (p Point) degrees() (lon, lat float64) {
	return float64(p.X) / gridPerDegree, float64(p.Y) / gridPerDegree
}

// tidy removes repeated vertices and spikes (a, b, a), which Natural Earth's
// West Bank has where the borders meet in the Dead Sea and which rounding
// can make. It returns nil when nothing with an area remains.
func (r Ring) tidy() Ring {
	for again := true; again && len(r) >= 3; {
		again = false
		out := make(Ring, 0, len(r))
		for _, p := range r {
			switch n := len(out); {
			case n > 0 && out[n-1] == p:
				again = true
			case n > 1 && out[n-2] == p:
				out = out[:n-1]
				again = true
			default:
				out = append(out, p)
			}
		}
		for len(out) > 2 && (out[0] == out[len(out)-1] || out[1] == out[len(out)-1]) {
			if out[0] == out[len(out)-1] {
				out = out[:len(out)-1]
			} else {
				out = out[1:]
			}
			again = true
		}
		r = out
	}
	if len(r) < 3 {
		return nil
	}
	return r
}

// signedArea is the planar area in square grid units, positive when the ring
// runs counter-clockwise.
func (r Ring) signedArea() float64 {
	var sum int64
	for i, p := range r {
		q := r[(i+1)%len(r)]
		sum += int64(p.X)*int64(q.Y) - int64(q.X)*int64(p.Y)
	}
	return float64(sum) / 2
}

// contains tells whether p is inside the ring by the even-odd rule.
func (r Ring) contains(p Point) bool {
	in := false
	for i, a := range r {
		b := r[(i+1)%len(r)]
		if (a.Y > p.Y) != (b.Y > p.Y) {
			at := float64(a.X) + float64(p.Y-a.Y)/float64(b.Y-a.Y)*float64(b.X-a.X)
			if float64(p.X) < at {
				in = !in
			}
		}
	}
	return in
}

func (g Polygon) contains(p Point) bool {
	for i, r := range g {
		if r.contains(p) != (i == 0) {
			return false
		}
	}
	return len(g) > 0
}

// orient turns outer rings counter-clockwise and holes clockwise (RFC 7946).
func (s *Shape) orient() {
	for _, g := range s.Polygons {
		for i, r := range g {
			if (r.signedArea() > 0) != (i == 0) {
				slices.Reverse(r)
			}
		}
	}
}

// km2 is the shape's area on a sphere of the Earth's authalic radius.
func (s *Shape) km2() float64 {
	const radius = 6371.0072
	var sum float64
	for _, g := range s.Polygons {
		for i, r := range g {
			var a float64
			for j, p := range r {
				q := r[(j+1)%len(r)]
				px, py := p.degrees()
				qx, qy := q.degrees()
				a += (qx - px) * math.Pi / 180 * (2 + math.Sin(py*math.Pi/180) + math.Sin(qy*math.Pi/180))
			}
			a = math.Abs(a) * radius * radius / 2
			if i > 0 {
				a = -a
			}
			sum += a
		}
	}
	return sum
}

// label is a point well inside the largest polygon of the shape: of a grid
// of candidates the one farthest from any edge, refined four times. East and
// west are shortened by the cosine of the latitude.
func (s *Shape) label() Point {
	var best Polygon
	for _, g := range s.Polygons {
		if best == nil || math.Abs(g[0].signedArea()) > math.Abs(best[0].signedArea()) {
			best = g
		}
	}
	minP, maxP := best[0][0], best[0][0]
	for _, p := range best[0] {
		minP = Point{min(minP.X, p.X), min(minP.Y, p.Y)}
		maxP = Point{max(maxP.X, p.X), max(maxP.Y, p.Y)}
	}
	squeeze := math.Cos(float64(minP.Y+maxP.Y) / 2 / gridPerDegree * math.Pi / 180)
	at, depth := best[0][0], -1.0
	for pass := 0; pass < 4; pass++ {
		const steps = 24
		centre, size := at, Point{maxP.X - minP.X, maxP.Y - minP.Y}
		if pass == 0 {
			centre = Point{minP.X + size.X/2, minP.Y + size.Y/2}
		}
		for i := int32(0); i <= steps; i++ {
			for j := int32(0); j <= steps; j++ {
				p := Point{centre.X + (2*i-steps)*size.X/(2*steps), centre.Y + (2*j-steps)*size.Y/(2*steps)}
				if !best.contains(p) {
					continue
				}
				if d := best.depth(p, squeeze); d > depth {
					at, depth = p, d
				}
			}
		}
		minP, maxP = Point{0, 0}, Point{size.X / 8, size.Y / 8}
	}
	return at
}

// depth is the distance from p to the nearest edge, in grid units of latitude.
func (g Polygon) depth(p Point, squeeze float64) float64 {
	best := math.Inf(1)
	for _, r := range g {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			_, d := nearestOnSegment(p, a, b, squeeze)
			best = min(best, d)
		}
	}
	return best
}

// nearestOnSegment gives the point of the segment a–b nearest to p and its
// distance, with east and west multiplied by squeeze.
func nearestOnSegment(p, a, b Point, squeeze float64) (Point, float64) {
	dx, dy := float64(b.X-a.X)*squeeze, float64(b.Y-a.Y)
	px, py := float64(p.X-a.X)*squeeze, float64(p.Y-a.Y)
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(1, max(0, (px*dx+py*dy)/l))
	}
	at := Point{
		a.X + int32(math.Round(t*float64(b.X-a.X))),
		a.Y + int32(math.Round(t*float64(b.Y-a.Y))),
	}
	return at, math.Hypot(px-t*dx, py-t*dy)
}
