package main

import (
	"fmt"
	"math"
	"slices"
)

// joinSeams fits the coarse countries around the fine ones. Where a coarse
// country of the world map touches a country that the detailed map draws,
// its side of the border is replaced by the detailed course of that border,
// so that neither a gap nor an overlap shows however far one zooms in. At
// the two ends the coarse outline steps over to the detailed one.
//
// coarse and fine are the same countries at both scales; detailed holds the
// ids that the detailed map draws.
func joinSeams(coarse, fine []*Shape, detailed map[string]bool) error {
	fineByID := map[string]*Shape{}
	for _, s := range fine {
		fineByID[s.ID] = s
	}
	coarseSides, fineSides := sidesOf(coarse, detailed), sidesOf(fine, detailed)
	for _, s := range coarse {
		if detailed[s.ID] {
			continue
		}
		var replacements []Ring
		if f := fineByID[s.ID]; f != nil {
			for _, g := range f.Polygons {
				for _, r := range g {
					for _, run := range runs(r, fineSides) {
						replacements = append(replacements, run.vertices(r))
					}
				}
			}
		}
		for _, g := range s.Polygons {
			for ri, r := range g {
				list := runs(r, coarseSides)
				// Replace from the last run on, since each replacement moves
				// the vertices after it. A run over the ring's start is
				// avoided by rotating the ring first.
				if len(list) > 0 && list[len(list)-1].wraps(r) {
					k := list[len(list)-1].from
					r = append(slices.Clone(r[k:]), r[:k]...)
					list = runs(r, coarseSides)
				}
				slices.Reverse(list)
				for _, run := range list {
					k := nearestCourse(run.vertices(r), replacements)
					if k < 0 {
						return fmt.Errorf("fitting %s to the detailed map: the border at %v has no counterpart", s.Name, r[run.from])
					}
					course := replacements[k]
					replacements = slices.Delete(replacements, k, k+1)
					end := run.from + run.sides
					tail := slices.Clone(r[min(end, len(r)):])
					r = append(slices.Clone(r[:run.from+1]), course...)
					r = append(r, tail...)
				}
				g[ri] = r.tidy()
			}
		}
		if len(replacements) > 0 {
			return fmt.Errorf("fitting %s to the detailed map: the border at %v is missing from the coarse map", s.Name, replacements[0][0])
		}
	}
	return nil
}

// sidesOf collects every side of the shapes whose ids are given.
func sidesOf(shapes []*Shape, ids map[string]bool) map[edge]bool {
	sides := map[edge]bool{}
	for _, s := range shapes {
		if !ids[s.ID] {
			continue
		}
		for _, g := range s.Polygons {
			for _, r := range g {
				for i, p := range r {
					sides[edgeOf(p, r[(i+1)%len(r)])] = true
				}
			}
		}
	}
	return sides
}

// run is a stretch of a ring: so many sides from a vertex on.
type run struct{ from, sides int }

func (n run) wraps(r Ring) bool { return n.from+n.sides > len(r) }

func (n run) vertices(r Ring) Ring {
	out := make(Ring, 0, n.sides+1)
	for i := 0; i <= n.sides; i++ {
		out = append(out, r[(n.from+i)%len(r)])
	}
	return out
}

// runs finds the stretches of r whose sides are all in the set.
func runs(r Ring, set map[edge]bool) []run {
	in := func(i int) bool {
		i = (i + len(r)) % len(r)
		return set[edgeOf(r[i], r[(i+1)%len(r)])]
	}
	var out []run
	for i := range r {
		if !in(i) || in(i-1) {
			continue
		}
		n := run{from: i}
		for n.sides < len(r) && in(i+n.sides) {
			n.sides++
		}
		out = append(out, n)
	}
	return out
}

// nearestCourse picks the line whose two ends are nearest to those of l, or
// -1 if none has both within half a degree.
func nearestCourse(l Ring, lines []Ring) int {
	const reach = gridPerDegree / 2
	best, at := math.Inf(1), -1
	for i, m := range lines {
		a := distance(l[0], m[0])
		b := distance(l[len(l)-1], m[len(m)-1])
		if a < reach && b < reach && a+b < best {
			best, at = a+b, i
		}
	}
	return at
}

func distance(a, b Point) float64 {
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y))
}
