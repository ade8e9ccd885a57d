package main

import (
	"slices"
)

// edge is an undirected side between two vertices.
type edge struct{ a, b Point }

func edgeOf(a, b Point) edge {
	if b.X < a.X || b.X == a.X && b.Y < a.Y {
		a, b = b, a
	}
	return edge{a, b}
}

// Topology is a set of arcs that the rings of several shapes are made of,
// such that a boundary between two shapes is stored once.
type Topology struct {
	arcs   []Ring            // each an open run of vertices
	byEnds map[edgeKey][]int // arcs by their two outermost sides, to find one again
	sides  []map[string]bool // the ids of the shapes on either side of arc i
	shapes map[*Shape][][][]int
}

type edgeKey struct{ first, last edge }

// newTopology cuts the rings of all shapes at every vertex where their
// courses part, and shares what is equal. Two shapes that touch must have
// the same vertices where they do.
func newTopology(shapes []*Shape) *Topology {
	// A vertex is a junction if two rings go on from it to different
	// neighbours. Vertices on the antimeridian and at the pole are cut too:
	// there the map is cut, not the land, and no line may be drawn along it.
	neighbours := map[Point][2]Point{}
	junction := map[Point]bool{}
	for _, s := range shapes {
		for _, g := range s.Polygons {
			for _, r := range g {
				for i, p := range r {
					a, b := r[(i+len(r)-1)%len(r)], r[(i+1)%len(r)]
					e := edgeOf(a, b)
					if n, ok := neighbours[p]; !ok {
						neighbours[p] = [2]Point{e.a, e.b}
					} else if n != [2]Point{e.a, e.b} {
						junction[p] = true
					}
					if onMapEdge(p) {
						junction[p] = true
					}
				}
			}
		}
	}
	t := &Topology{byEnds: map[edgeKey][]int{}, shapes: map[*Shape][][][]int{}}
	for _, s := range shapes {
		for _, g := range s.Polygons {
			var rings [][]int
			for _, r := range g {
				rings = append(rings, t.addRing(s.ID, r, junction))
			}
			t.shapes[s] = append(t.shapes[s], rings)
		}
	}
	return t
}

// onMapEdge tells whether p lies where the world map itself is cut open.
func onMapEdge(p Point) bool {
	return p.X <= -180*gridPerDegree || p.X >= 180*gridPerDegree || p.Y <= -899*gridPerDegree/10
}

func (t *Topology) addRing(id string, r Ring, junction map[Point]bool) []int {
	start := slices.IndexFunc(r, func(p Point) bool { return junction[p] })
	if start < 0 {
		// An island: begin at its lowest vertex, so that the same ring met
		// again begins at the same place.
		start = 0
		for i, p := range r {
			if q := r[start]; p.X < q.X || p.X == q.X && p.Y < q.Y {
				start = i
			}
		}
	}
	var out []int
	arc := Ring{r[start]}
	for i := 1; i <= len(r); i++ {
		p := r[(start+i)%len(r)]
		arc = append(arc, p)
		if junction[p] || i == len(r) {
			out = append(out, t.addArc(id, arc))
			arc = Ring{p}
		}
	}
	return out
}

// addArc returns the arc's index, or the index's complement if it is stored
// the other way round.
func (t *Topology) addArc(id string, arc Ring) int {
	n := len(arc)
	k := edgeKey{edgeOf(arc[0], arc[1]), edgeOf(arc[n-2], arc[n-1])}
	reversed := slices.Clone(arc)
	slices.Reverse(reversed)
	for _, key := range []edgeKey{k, {k.last, k.first}} {
		for _, i := range t.byEnds[key] {
			switch {
			case slices.Equal(t.arcs[i], arc):
				t.sides[i][id] = true
				return i
			case slices.Equal(t.arcs[i], reversed):
				t.sides[i][id] = true
				return ^i
			}
		}
	}
	i := len(t.arcs)
	t.arcs = append(t.arcs, arc)
	t.sides = append(t.sides, map[string]bool{id: true})
	t.byEnds[k] = append(t.byEnds[k], i)
	return i
}

// alongMapEdge tells whether arc i runs along the edge of the world map.
func (t *Topology) alongMapEdge(i int) bool {
	for _, p := range t.arcs[i] {
		if !onMapEdge(p) {
			return false
		}
	}
	return true
}

// chains joins arcs end to end where exactly two of them meet, so that a
// border is one line and not many.
func (t *Topology) chains(arcs []int) [][]int {
	at := map[Point][]int{}
	for _, i := range arcs {
		a := t.arcs[i]
		at[a[0]] = append(at[a[0]], i)
		at[a[len(a)-1]] = append(at[a[len(a)-1]], i)
	}
	used := map[int]bool{}
	ends := func(k int) (from, to Point) {
		if k >= 0 {
			return t.arcs[k][0], t.arcs[k][len(t.arcs[k])-1]
		}
		a := t.arcs[^k]
		return a[len(a)-1], a[0]
	}
	next := func(p Point) (int, bool) {
		if len(at[p]) != 2 {
			return 0, false
		}
		for _, i := range at[p] {
			if !used[i] {
				used[i] = true
				if t.arcs[i][0] == p {
					return i, true
				}
				return ^i, true
			}
		}
		return 0, false
	}
	var out [][]int
	for _, i := range arcs {
		if used[i] {
			continue
		}
		used[i] = true
		chain := []int{i}
		for {
			_, to := ends(chain[len(chain)-1])
			k, ok := next(to)
			if !ok {
				break
			}
			chain = append(chain, k)
		}
		for {
			from, _ := ends(chain[0])
			k, ok := next(from)
			if !ok {
				break
			}
			chain = slices.Insert(chain, 0, ^k)
		}
		out = append(out, chain)
	}
	return out
}
