package main

import "slices"

const (
	antimeridian = 180 * gridPerDegree
	circle       = 360 * gridPerDegree
	southPole    = -899_990 // as near to the pole as Natural Earth's Antarctica goes
)

// cutMap tidies a polygon's rings and cuts what lies across the antimeridian,
// where world-atlas joins it, into a polygon on either side of the map. A
// ring around the South Pole gets the lower edge of the map as its fourth
// side. Holes keep to the part that they are in.
func cutMap(polygon Polygon) []Polygon {
	// Antarctica's first ring is the pole itself, drawn out to a line.
	polygon = slices.DeleteFunc(polygon, func(r Ring) bool {
		return !slices.ContainsFunc(r, func(p Point) bool { return p.Y > southPole })
	})
	var parts []Polygon
	for i, r := range polygon {
		for _, piece := range cutRing(r) {
			if i == 0 {
				parts = append(parts, Polygon{piece})
				continue
			}
			k := slices.IndexFunc(parts, func(g Polygon) bool { return g[0].contains(piece[0]) })
			parts[max(k, 0)] = append(parts[max(k, 0)], piece)
		}
		if len(parts) == 0 {
			break // too small for the grid
		}
	}
	return parts
}

func cutRing(r Ring) []Ring {
	unrolled := unroll(r)
	first, last := unrolled[0], unrolled[len(unrolled)-1]
	if around := last.X - first.X; around > circle/2 || around < -circle/2 {
		// It goes around the pole: close it at the other edge of the map and
		// go back along the lower edge.
		end := first.X + circle
		if around < 0 {
			end = first.X - circle
		}
		unrolled = append(unrolled, Point{end, first.Y}, Point{end, southPole}, Point{first.X, southPole})
	}
	west, east := first.X, first.X
	for _, p := range unrolled {
		west, east = min(west, p.X), max(east, p.X)
	}
	var out []Ring
	for k := int32(-1); k <= 1; k++ {
		// The copy of the map that this part of the ring is on.
		left, right := k*circle-antimeridian, k*circle+antimeridian
		if west >= right || east <= left {
			continue
		}
		part := clip(clip(unrolled, left, 1), right, -1)
		for i := range part {
			part[i].X -= k * circle
		}
		if part = part.tidy(); part != nil && part.signedArea() != 0 {
			out = append(out, part)
		}
	}
	return out
}

// unroll follows a ring without the leap from one side of the map to the
// other, so that it may run out of the map.
func unroll(r Ring) Ring {
	out := make(Ring, 0, len(r)+3)
	shift := int32(0)
	for i, p := range r {
		if i > 0 {
			switch step := p.X - r[i-1].X; {
			case step > circle/2:
				shift -= circle
			case step < -circle/2:
				shift += circle
			}
		}
		out = append(out, Point{p.X + shift, p.Y})
	}
	return out
}

// clip keeps what of a ring lies east (side 1) or west (side -1) of a
// meridian. Where that falls apart the pieces stay joined along the
// meridian, which is the edge of the map and never drawn.
func clip(r Ring, x, side int32) Ring {
	inside := func(p Point) bool { return (p.X-x)*side >= 0 }
	var out Ring
	for i, p := range r {
		q := r[(i+1)%len(r)]
		if inside(p) {
			out = append(out, p)
		}
		if inside(p) != inside(q) && p.X != x && q.X != x {
			t := float64(x-p.X) / float64(q.X-p.X)
			out = append(out, Point{x, p.Y + int32(t*float64(q.Y-p.Y))})
		}
	}
	return out
}
