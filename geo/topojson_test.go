package geo

import (
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// Two squares side by side share the arc 0; the left one has a hole.
const twoSquares = `{
  "type": "Topology",
  "transform": {"scale": [0.5, 0.25], "translate": [10, 20]},
  "objects": {
    "squares": {"type": "GeometryCollection", "geometries": [
      {"type": "Polygon", "id": "left", "arcs": [[0, 1], [3]]},
      {"type": "MultiPolygon", "id": "right", "arcs": [[[-1, 2]]]}
    ]},
    "lines": {"type": "GeometryCollection", "geometries": [
      {"type": "LineString", "arcs": [0]}
    ]}
  },
  "arcs": [
    [[4, 0], [0, 4]],
    [[4, 4], [-4, 0], [0, -4], [4, 0]],
    [[4, 0], [4, 0], [0, 4], [-4, 0]],
    [[1, 1], [1, 0], [0, 1], [-1, -1]]
  ]
}`

func TestTopojsonDecodesSharedArcs(t *testing.T) {
	topo, err := parseTopology([]byte(twoSquares))
	if err != nil {
		t.Fatal(err)
	}
	left, err := topo.multiPolygon(topo.objects["squares"][0])
	if err != nil {
		t.Fatal(err)
	}
	want := orb.MultiPolygon{{
		{{12, 20}, {12, 21}, {10, 21}, {10, 20}, {12, 20}},
		{{10.5, 20.25}, {11, 20.5}, {11, 20.25}, {10.5, 20.25}}, // turned clockwise
	}}
	if !reflect.DeepEqual(left, want) {
		t.Errorf("left: %v", left)
	}
	right, err := topo.multiPolygon(topo.objects["squares"][1])
	if err != nil {
		t.Fatal(err)
	}
	want = orb.MultiPolygon{{{{12, 21}, {12, 20}, {14, 20}, {14, 21}, {12, 21}}}}
	if !reflect.DeepEqual(right, want) {
		t.Errorf("right: %v", right)
	}
	line, err := topo.multiLine(topo.objects["lines"][0])
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(line, orb.MultiLineString{{{12, 20}, {12, 21}}}) {
		t.Errorf("line: %v", line)
	}
}

// A member of that name further in, or a text, is not the arcs.
func TestTopojsonFindsTheOutermostArcs(t *testing.T) {
	topo, err := parseTopology([]byte(`{"note":"\"arcs\":[1]","objects":{"arcs":{"geometries":[{"arcs":[1]}]}}, "arcs" : [[[1,2]]], "type":"Topology"}`))
	if err != nil {
		t.Fatal(err)
	}
	if want := []orb.LineString{{{1, 2}}}; !reflect.DeepEqual(topo.arcs, want) || len(topo.objects["arcs"]) != 1 {
		t.Errorf("arcs %v, objects %v", topo.arcs, topo.objects)
	}
}

func TestTopojsonReadsEveryFormOfNumber(t *testing.T) {
	topo, err := parseTopology([]byte(`{"type":"Topology","objects":{},"arcs":[[[-1.5, 2e1], [ 1234567890123 ,-0,7]],[]]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []orb.LineString{{{-1.5, 20}, {1234567890123, 0}}, {}}
	if len(topo.arcs) != 2 || !reflect.DeepEqual(topo.arcs[0], want[0]) || len(topo.arcs[1]) != 0 {
		t.Errorf("arcs: %v", topo.arcs)
	}
}

func TestTopojsonSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"no JSON":           {`{"type":`, "unexpected end"},
		"another type":      {`{"type":"FeatureCollection"}`, `"FeatureCollection"`},
		"arcs too shallow":  {`{"type":"Topology","arcs":[1]}`, "outside a position"},
		"arcs too deep":     {`{"type":"Topology","arcs":[[[[1,2]]]]}`, "too deeply"},
		"half a position":   {`{"type":"Topology","arcs":[[[1,2],[3]]]}`, "a position with 1 numbers"},
		"words in arcs":     {`{"type":"Topology","arcs":[["a"]]}`, "in place of a number"},
		"half the arcs":     {`{"type":"Topology","arcs":[[[1,2]`, "ends within"},
		"no list of arcs":   {`{"type":"Topology","arcs":7}`, "outside a position"},
		"a bare sign":       {`{"type":"Topology","arcs":[[[-,0]]]}`, "the number -"},
		"a number too long": {`{"type":"Topology","arcs":[[[1e999,0]]]}`, "out of range"},
	} {
		if _, err := parseTopology([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	topo, err := parseTopology([]byte(twoSquares))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ kind, arcs, want string }{
		"no such arc":      {"Polygon", `[[9]]`, "no arc 9"},
		"no such arc back": {"Polygon", `[[-9]]`, "no arc -9"},
		"a break":          {"Polygon", `[[0, 3]]`, "does not begin"},
		"not closed":       {"Polygon", `[[0]]`, "not closed"},
		"nothing":          {"MultiPolygon", `[[[]]]`, "not closed"},
		"a line":           {"LineString", `[0]`, "not an area"},
		"not numbers":      {"Polygon", `"a"`, "arcs"},
	} {
		g := topoGeometry{Type: c.kind, ID: "x", Arcs: []byte(c.arcs)}
		if _, err := topo.multiPolygon(g); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := topo.multiLine(topoGeometry{Type: "Polygon"}); err == nil || !strings.Contains(err.Error(), "not a line") {
		t.Errorf("an area for a line: %v", err)
	}
}

func FuzzTopojson(f *testing.F) {
	f.Add([]byte(twoSquares))
	f.Add([]byte(`{"type":"Topology","objects":{"a":{"geometries":[{"type":"Polygon","arcs":[[0]]}]}},"arcs":[[[1,-2.5e1]],[]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		topo, err := parseTopology(data)
		if err != nil {
			return
		}
		for _, list := range topo.objects {
			for _, g := range list {
				areas, err := topo.multiPolygon(g)
				if err != nil {
					continue
				}
				for _, polygon := range areas {
					for _, r := range polygon {
						if !r.Closed() {
							t.Errorf("an open ring %v", r)
						}
					}
				}
			}
		}
	})
}
