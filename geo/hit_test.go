package geo

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// slowTerritoryAt looks at every vertex of every territory.
func slowTerritoryAt(a *Atlas, p orb.Point) string {
	for _, t := range a.Territories {
		if planar.MultiPolygonContains(t.Geometry, p) {
			return t.ID
		}
	}
	return ""
}

func TestTerritoryAtAgreesWithTheSlowWay(t *testing.T) {
	a := atlas(t)
	places := hitPlaces(3000)
	// Where it is hardest: on the vertices and the edges themselves, and just
	// beside them.
	for _, tr := range a.Territories {
		for _, polygon := range tr.Geometry {
			ring := polygon[0]
			for i := 1; i < len(ring); i += 1 + len(ring)/40 {
				p, q := ring[i-1], ring[i]
				places = append(places, p, orb.Point{(p[0] + q[0]) / 2, (p[1] + q[1]) / 2},
					orb.Point{p[0], p[1] + 1e-7}, orb.Point{p[0], p[1] - 0.3}, orb.Point{p[0] - 1e-7, p[1]})
			}
		}
	}
	found := map[string]int{}
	for _, p := range places {
		got, ok := a.TerritoryAt(p)
		if want := slowTerritoryAt(a, p); got != want || ok != (want != "") {
			t.Fatalf("at %v: %q, want %q", p, got, want)
		}
		found[got]++
	}
	for _, tr := range a.Territories {
		if found[tr.ID] == 0 {
			t.Errorf("no place was in %s", tr.ID)
		}
	}
	if found[""] == 0 {
		t.Error("every place was in a territory")
	}
}
