package main

import (
	"fmt"
	"math"
	"slices"
)

// cut divides the polygon of s that the line runs through. Vertices at the
// line's two ends that lie outside are dropped, and the ends are carried on
// to the nearest place of the polygon's ring. The vertices that this puts
// into the ring are put into every shape of all that shares the side. The
// part that contains the point inside becomes a shape of its own, with the
// given id; s keeps the rest.
func cut(all []*Shape, s *Shape, line Ring, inside Point, id, name string) (*Shape, error) {
	for pi, polygon := range s.Polygons {
		course, first, last := trim(line, polygon)
		if len(course) == 0 && first == last {
			continue
		}
		if len(polygon) > 1 {
			return nil, fmt.Errorf("cutting %s off %s: the polygon has holes", id, s.Name)
		}
		from := attach(all, polygon[0], first)
		to := attach(all, polygon[0], last)
		if from == to {
			return nil, fmt.Errorf("cutting %s off %s: both ends of the line meet the border at the same place", id, s.Name)
		}
		one, two := divide(polygon[0], from, to, course)
		switch {
		case one.contains(inside) == two.contains(inside):
			return nil, fmt.Errorf("cutting %s off %s: the line does not part its inside from the rest", id, s.Name)
		case two.contains(inside):
			one, two = two, one
		}
		s.Polygons[pi] = Polygon{two}
		piece := &Shape{ID: id, Name: name, Polygons: []Polygon{{one}}}
		s.orient()
		piece.orient()
		return piece, nil
	}
	return nil, fmt.Errorf("cutting %s off %s: the line is outside", id, s.Name)
}

// trim drops from both ends of a line what lies outside the polygon, and what
// merely runs along its border: of several vertices within 170 m of the ring
// the innermost stays. It returns the line and the two places from which its
// ends are to be carried on to the ring. An end that is nearly on the ring
// is such a place and no longer a vertex of the line, since it is moved.
func trim(line Ring, polygon Polygon) (course Ring, first, last Point) {
	const near = 15
	onRing := func(p Point) bool { return polygon.depth(p, 1) < near }
	drop := func(end, next Point) bool {
		return onRing(end) && onRing(next) || !onRing(end) && !polygon.contains(end)
	}
	for len(line) > 1 && drop(line[0], line[1]) {
		line = line[1:]
	}
	for n := len(line); n > 1 && drop(line[n-1], line[n-2]); n = len(line) {
		line = line[:n-1]
	}
	if len(line) < 2 {
		return nil, Point{}, Point{}
	}
	first, last = line[0], line[len(line)-1]
	if onRing(first) {
		line = line[1:]
	}
	if n := len(line); n > 0 && onRing(last) {
		line = line[:n-1]
	}
	return line, first, last
}

// divide parts a ring along a line that joins two of its vertices.
func divide(r Ring, from, to Point, line Ring) (Ring, Ring) {
	k := slices.Index(r, from)
	r = append(slices.Clone(r[k:]), r[:k]...) // begins at from
	k = slices.Index(r, to)
	back := slices.Clone(line)
	slices.Reverse(back)
	one := append(slices.Clone(r[:k+1]), back...) // from … to, and back along the line
	two := append(slices.Clone(r[k:]), from)      // to … from, and on along the line
	two = append(two, line...)
	return one.tidy(), two.tidy()
}

// attach gives the vertex of ring nearest to p, after making one where the
// nearest place is inside a side.
func attach(all []*Shape, ring Ring, p Point) Point {
	_, y := p.degrees()
	squeeze := math.Cos(y * math.Pi / 180)
	var at, a, b Point
	best := math.Inf(1)
	for i, u := range ring {
		v := ring[(i+1)%len(ring)]
		if q, d := nearestOnSegment(p, u, v, squeeze); d < best {
			at, a, b, best = q, u, v, d
		}
	}
	// A new vertex within 50 m of an old one would only make a sliver.
	const near = 5
	for _, v := range []Point{a, b} {
		if math.Hypot(float64(v.X-at.X)*squeeze, float64(v.Y-at.Y)) < near {
			return v
		}
	}
	for _, s := range all {
		for _, g := range s.Polygons {
			for i, r := range g {
				for j, u := range r {
					if edgeOf(u, r[(j+1)%len(r)]) == edgeOf(a, b) {
						g[i] = slices.Insert(slices.Clone(r), j+1, at)
						break
					}
				}
			}
		}
	}
	return at
}
