package geo

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func TestClustersHoldEveryEventOnceInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	joined := 0
	for range 60 {
		v := Viewport{Centre: orb.Point{35, 32}, Zoom: 2 + r.Float64()*9, Width: 900, Height: 600}
		markers := randomMarkers(20+r.IntN(60), benchViews["levant"])
		all := map[string]bool{}
		for _, m := range markers {
			for _, id := range m.IDs {
				all[id] = true
			}
		}
		out := ClusterMarkers(v, markers, 18)
		if len(out) < len(markers) {
			joined++
		}
		found := map[string]bool{}
		for i, m := range out {
			if !slices.IsSorted(m.Order) || len(m.Order) != len(m.IDs) {
				t.Fatalf("events are not in order: %v", m.Order)
			}
			for _, id := range m.IDs {
				found[id] = true
			}
			if m.total() != len(m.IDs) {
				t.Fatalf("%d events are named and %d counted", len(m.IDs), m.total())
			}
			x, y := v.Project(m.At)
			for _, o := range out[:i] {
				if ox, oy := v.Project(o.At); math.Hypot(x-ox, y-oy) < 17.9 {
					t.Fatalf("zoom %v: two markers lie %.1f apart", v.Zoom, math.Hypot(x-ox, y-oy))
				}
			}
		}
		if !reflect.DeepEqual(found, all) {
			t.Fatalf("zoom %v: %d events of %d are left", v.Zoom, len(found), len(all))
		}
	}
	if joined < 40 {
		t.Errorf("markers were joined in %d cases", joined)
	}
}

func TestClustersStayWhenTheMapIsDragged(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 5))
	markers := randomMarkers(300, orb.Bound{Min: orb.Point{-180, -40}, Max: orb.Point{180, 60}})
	for range 50 {
		v := randomViewport(r)
		moved := v.Pan(r.Float64()*500-250, r.Float64()*300-150)
		if !reflect.DeepEqual(ClusterMarkers(v, markers, 18), ClusterMarkers(moved, markers, 18)) {
			t.Fatalf("%+v: they changed", v)
		}
	}
}

func TestClusterKeepsTheSelectedOnesLook(t *testing.T) {
	v := Viewport{Centre: orb.Point{35, 32}, Zoom: 5, Width: 800, Height: 600}
	markers := []Marker{
		{IDs: []string{"a", "d"}, Order: []int{1, 4}, At: orb.Point{35, 32}, Shape: "star", Faded: true},
		{IDs: []string{"b"}, Order: []int{2}, At: orb.Point{35.1, 32}, Shape: "square", Selected: true},
		{IDs: []string{"c", "d"}, Order: []int{3, 4}, At: orb.Point{35.05, 32.1}, Shape: "cross", Faded: true},
		{IDs: []string{"far"}, Order: []int{5}, At: orb.Point{60, 32}, Shape: "wedge"},
	}
	out := ClusterMarkers(v, markers, 18)
	if len(out) != 2 {
		t.Fatalf("%d markers", len(out))
	}
	m := out[1] // the selected one lies on top
	if m.Shape != "square" || !m.Selected || m.Faded || m.At != markers[1].At {
		t.Errorf("it looks like %+v", m)
	}
	if !slices.Equal(m.IDs, []string{"a", "b", "c", "d"}) {
		t.Errorf("its events: %v", m.IDs)
	}
	markers[1].Selected = false
	markers[1].Faded = true
	again := ClusterMarkers(v, markers, 18)
	m = again[slices.IndexFunc(again, func(m Marker) bool { return len(m.IDs) == 4 })]
	if m.Shape == "square" || m.Selected || !m.Faded {
		t.Errorf("without a selected one it looks like %+v", m)
	}
	if markers[0].IDs[1] != "d" || len(markers[0].IDs) != 2 {
		t.Error("the markers given were changed")
	}
}

// What is painted is what is hit.
func TestMarkersAreHitWhereTheyArePainted(t *testing.T) {
	v := Viewport{Centre: orb.Point{178, 32}, Zoom: 3.4, Width: 700, Height: 400}
	s := Scene{Viewport: v, Palette: Light, Markers: randomMarkers(120, orb.Bound{Min: orb.Point{-180, 0}, Max: orb.Point{180, 50}})}
	for i := range s.Markers {
		s.Markers[i].Colour = red
	}
	c := testCanvas(700, 400)
	for _, m := range clusters(v, s.Markers) {
		for x, y := range v.places(m.At) {
			paintMarker(c, x, y, 0, m, Light)
		}
	}
	hits := 0
	for y := 0; y < 400; y += 3 {
		for x := 0; x < 700; x += 3 {
			painted := c.Image.RGBAAt(x, y).A == 255
			hit := s.MarkerAt(float64(x)+0.5, float64(y)+0.5) != nil
			if painted && !hit {
				t.Fatalf("%v is painted and not hit", image.Pt(x, y))
			}
			if hit {
				hits++
			}
		}
	}
	if hits == 0 {
		t.Error("nothing was hit")
	}
}

// A marker of very many events names the newest and counts them all.
func TestClusterCountsMoreThanItNames(t *testing.T) {
	v := Viewport{Centre: orb.Point{35, 32}, Zoom: 5, Width: 800, Height: 600}
	var markers []Marker
	for i := range 3 {
		m := Marker{At: orb.Point{35 + float64(i)/100, 32}, Count: 1000}
		for j := range 150 {
			m.IDs = append(m.IDs, fmt.Sprintf("%d-%d", i, j))
			m.Order = append(m.Order, 3*j+i)
		}
		markers = append(markers, m)
	}
	out := ClusterMarkers(v, markers, 18)
	if len(out) != 1 || out[0].total() != 3000 || len(out[0].IDs) != MarkerIDs {
		t.Fatalf("%d markers, the first of %d events with %d named", len(out), out[0].total(), len(out[0].IDs))
	}
	if last := out[0].Order[MarkerIDs-1]; last != 3*149+2 {
		t.Errorf("the newest named is %d", last)
	}
}
