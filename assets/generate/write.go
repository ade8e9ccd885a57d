package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
)

// file is a TopoJSON file being made: which shapes and lines of a topology
// go into which object.
type file struct {
	topology *Topology
	objects  []object
	arcs     []Ring
	index    map[int]int // the topology's arc numbers to the file's
}

type object struct {
	name       string
	geometries []geometry
}

type geometry struct {
	Type       string         `json:"type"`
	ID         string         `json:"id,omitempty"`
	Properties map[string]any `json:"properties,omitempty"` // encoding/json sorts its keys
	Arcs       any            `json:"arcs"`
}

func newFile(t *Topology) *file { return &file{topology: t, index: map[int]int{}} }

// number gives an arc its place in the file.
func (f *file) number(k int) int {
	i := k
	if k < 0 {
		i = ^k
	}
	n, ok := f.index[i]
	if !ok {
		n = len(f.arcs)
		f.index[i] = n
		f.arcs = append(f.arcs, f.topology.arcs[i])
	}
	if k < 0 {
		return ^n
	}
	return n
}

func (f *file) addShapes(name string, shapes []*Shape, properties func(*Shape) map[string]any) {
	o := object{name: name}
	for _, s := range shapes {
		var arcs [][][]int
		for _, g := range f.topology.shapes[s] {
			var rings [][]int
			for _, r := range g {
				var ring []int
				for _, k := range r {
					ring = append(ring, f.number(k))
				}
				rings = append(rings, ring)
			}
			arcs = append(arcs, rings)
		}
		g := geometry{Type: "MultiPolygon", ID: s.ID, Properties: map[string]any{"name": s.Name}, Arcs: arcs}
		lon, lat := s.label().degrees()
		g.Properties["label"] = []float64{lon, lat}
		if properties != nil {
			maps.Copy(g.Properties, properties(s))
		}
		o.geometries = append(o.geometries, g)
	}
	f.objects = append(f.objects, o)
}

// addLines adds one MultiLineString for each kind and pair of shapes that
// classify gives a kind to, from the number of an arc and the sorted ids of
// the shapes on its sides. An empty kind leaves the arc out.
func (f *file) addLines(name string, classify func(arc int, sides []string) (kind string)) {
	type pair struct{ kind, a, b string }
	groups := map[pair][]int{}
	for i, s := range f.topology.sides {
		if f.topology.alongMapEdge(i) {
			continue
		}
		sides := slices.Sorted(maps.Keys(s))
		kind := classify(i, sides)
		if kind == "" {
			continue
		}
		p := pair{kind: kind}
		if kind != "coast" {
			p.a, p.b = sides[0], sides[1]
		}
		groups[p] = append(groups[p], i)
	}
	o := object{name: name}
	keys := slices.SortedFunc(maps.Keys(groups), func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for _, p := range keys {
		g := geometry{Type: "MultiLineString", Properties: map[string]any{"kind": p.kind}}
		if p.a != "" {
			g.Properties["between"] = []string{p.a, p.b}
		}
		var lines [][]int
		for _, chain := range f.topology.chains(groups[p]) {
			for i, k := range chain {
				chain[i] = f.number(k)
			}
			lines = append(lines, chain)
		}
		g.Arcs = lines
		o.geometries = append(o.geometries, g)
	}
	f.objects = append(f.objects, o)
}

// write saves the file: one line for each geometry and each arc, so that a
// change shows as a small difference.
func (f *file) write(path, note string) error {
	var b bytes.Buffer
	minP, maxP := f.arcs[0][0], f.arcs[0][0]
	for _, a := range f.arcs {
		for _, p := range a {
			minP = Point{min(minP.X, p.X), min(minP.Y, p.Y)}
			maxP = Point{max(maxP.X, p.X), max(maxP.Y, p.Y)}
		}
	}
	west, south := minP.degrees()
	east, north := maxP.degrees()
	fmt.Fprintf(&b, "{\"type\":\"Topology\",\n\"note\":%q,\n", note)
	fmt.Fprintf(&b, "\"bbox\":[%v,%v,%v,%v],\n", west, south, east, north)
	fmt.Fprintf(&b, "\"transform\":{\"scale\":[%v,%v],\"translate\":[0,0]},\n\"objects\":{\n", 1.0/gridPerDegree, 1.0/gridPerDegree)
	for i, o := range f.objects {
		fmt.Fprintf(&b, "%q:{\"type\":\"GeometryCollection\",\"geometries\":[\n", o.name)
		for j, g := range o.geometries {
			line, err := json.Marshal(g)
			if err != nil {
				return fmt.Errorf("writing %s: %w", path, err)
			}
			b.Write(line)
			b.WriteString(separator(j, len(o.geometries)))
		}
		b.WriteString("]}" + separator(i, len(f.objects)))
	}
	b.WriteString("},\n\"arcs\":[\n")
	for i, a := range f.arcs {
		b.WriteByte('[')
		var last Point
		for j, p := range a {
			if j > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "[%d,%d]", p.X-last.X, p.Y-last.Y)
			last = p
		}
		b.WriteString("]" + separator(i, len(f.arcs)))
	}
	b.WriteString("]}\n")
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func separator(i, n int) string {
	if i < n-1 {
		return ",\n"
	}
	return "\n"
}
