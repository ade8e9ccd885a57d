package main

import (
	"reflect"
	"testing"
)

// square is the ring of a square with its lower left corner at (x, y).
func square(x, y, size int32) Ring {
	return Ring{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}}
}

func TestTidyRemovesSpikesAndRepetitions(t *testing.T) {
	for name, c := range map[string]struct{ in, want Ring }{
		"repeated":           {Ring{{0, 0}, {0, 0}, {9, 0}, {9, 9}, {0, 0}}, Ring{{0, 0}, {9, 0}, {9, 9}}},
		"a spike":            {Ring{{0, 0}, {9, 0}, {20, 0}, {9, 0}, {9, 9}}, Ring{{0, 0}, {9, 0}, {9, 9}}},
		"over the beginning": {Ring{{20, 0}, {9, 0}, {9, 9}, {0, 0}, {9, 0}}, Ring{{9, 0}, {9, 9}, {0, 0}}},
		"nothing left":       {Ring{{0, 0}, {9, 0}, {0, 0}}, nil},
	} {
		if got := c.in.tidy(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestCutGivesBothPartsAndTheNeighbourTheSameVertices(t *testing.T) {
	s := &Shape{ID: "a", Polygons: []Polygon{{square(0, 0, 1000)}}}
	neighbour := &Shape{ID: "b", Polygons: []Polygon{{square(0, 1000, 1000)}}}
	// The line stops short of the upper side and overshoots the lower one.
	line := Ring{{400, 900}, {450, 500}, {400, 100}, {400, -50}}
	piece, err := cut([]*Shape{s, neighbour}, s, line, Point{100, 500}, "west", "West")
	if err != nil {
		t.Fatal(err)
	}
	if got := piece.Polygons[0][0].signedArea() + s.Polygons[0][0].signedArea(); got != 1000*1000 {
		t.Errorf("the parts have %v together", got)
	}
	topology := newTopology([]*Shape{s, piece, neighbour})
	for _, pair := range [][2]string{{"a", "west"}, {"a", "b"}, {"b", "west"}} {
		if len(between(topology, pair[0], pair[1])) != 1 {
			t.Errorf("%v share no arc", pair)
		}
	}
	if _, err := cut(nil, s, Ring{{5000, 0}, {5000, 500}}, Point{}, "c", "C"); err == nil {
		t.Error("a line outside cut something off")
	}
}

func TestCutMapPartsWhatCrossesTheAntimeridian(t *testing.T) {
	const edge = antimeridian
	parts := cutMap(Polygon{{{edge - 100, 0}, {-edge + 100, 0}, {-edge + 100, 100}, {edge - 100, 100}}})
	var area float64
	for _, g := range parts {
		for _, p := range g[0] {
			if p.X > edge || p.X < -edge {
				t.Errorf("%v is off the map", p)
			}
		}
		area += g[0].signedArea()
	}
	if len(parts) != 2 || area != 200*100 {
		t.Errorf("%d parts with %v together", len(parts), area)
	}
	whole := cutMap(Polygon{square(0, 0, 100)})
	if len(whole) != 1 || !reflect.DeepEqual(whole[0], Polygon{square(0, 0, 100)}) {
		t.Errorf("what does not cross became %v", whole)
	}
}

func TestJoinSeamsPutsTheFineCourseIntoTheCoarseCountry(t *testing.T) {
	// a lies south of b; the border is drawn with a bend at the fine scale.
	coarse := []*Shape{
		{ID: "a", Polygons: []Polygon{{Ring{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}}}}},
		{ID: "b", Polygons: []Polygon{{Ring{{0, 1000}, {1000, 1000}, {1000, 2000}, {0, 2000}}}}},
	}
	fine := []*Shape{
		{ID: "a", Polygons: []Polygon{{Ring{{0, 0}, {1000, 0}, {1010, 1000}, {500, 1100}, {-10, 990}}}}},
		{ID: "b", Polygons: []Polygon{{Ring{{-10, 990}, {500, 1100}, {1010, 1000}, {1000, 2000}, {0, 2000}}}}},
	}
	if err := joinSeams(coarse, fine, map[string]bool{"a": true}); err != nil {
		t.Fatal(err)
	}
	want := Ring{{0, 1000}, {-10, 990}, {500, 1100}, {1010, 1000}, {1000, 1000}, {1000, 2000}, {0, 2000}}
	if got := coarse[1].Polygons[0][0]; !reflect.DeepEqual(got, want) {
		t.Errorf("the coarse country became %v", got)
	}
	coarse[1].Polygons[0][0] = square(5000, 5000, 100)
	if err := joinSeams(coarse, fine, map[string]bool{"a": true}); err == nil {
		t.Error("a border that only the fine map has went unnoticed")
	}
}

// between lists the arcs that two shapes share.
func between(t *Topology, a, b string) (arcs []int) {
	for i, s := range t.sides {
		if s[a] && s[b] {
			arcs = append(arcs, i)
		}
	}
	return arcs
}

func TestTopologyJoinsArcsToChains(t *testing.T) {
	one := &Shape{ID: "one", Polygons: []Polygon{{square(0, 0, 10)}}}
	two := &Shape{ID: "two", Polygons: []Polygon{{square(10, 0, 10)}}}
	topology := newTopology([]*Shape{one, two})
	if n := len(topology.arcs); n != 3 {
		t.Fatalf("%d arcs", n)
	}
	shared := between(topology, "one", "two")
	if len(shared) != 1 || len(topology.arcs[shared[0]]) != 2 {
		t.Errorf("shared: %v", shared)
	}
	chains := topology.chains([]int{0, 1, 2})
	if len(chains) != 3 {
		t.Errorf("arcs that meet three at a point were joined: %v", chains)
	}
}

func TestWellKnownBinary(t *testing.T) {
	// A GeoPackage header without envelope and a little-endian line of two points.
	blob := []byte{'G', 'P', 0, 1, 0, 0, 0, 0, 1, 2, 0, 0, 0, 2, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x40,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0xbf}
	lines, err := geoPackageLines(blob)
	if err != nil || !reflect.DeepEqual(lines, [][][2]float64{{{1, 2}, {0, -1}}}) {
		t.Errorf("%v, %v", lines, err)
	}
	for n := range blob {
		if _, err := geoPackageLines(blob[:n]); err == nil {
			t.Errorf("the first %d bytes were taken", n)
		}
	}
}
