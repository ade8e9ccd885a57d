package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestFlightIsSmoothAndArrives(t *testing.T) {
	size := Viewport{Width: 1000, Height: 600}
	overview := size.Fit(orb.Bound{Min: orb.Point{20, 5}, Max: orb.Point{145, 58}}, 0)
	levant := size.Fit(orb.Bound{Min: orb.Point{33.2, 29.3}, Max: orb.Point{37.4, 34.8}}, 0)
	korea := size.Fit(orb.Bound{Min: orb.Point{123.5, 32.8}, Max: orb.Point{131.2, 43.2}}, 0)
	closer := levant
	closer.Zoom += 2
	for name, way := range map[string][2]Viewport{
		"in": {overview, levant}, "out": {levant, overview}, "across": {levant, korea}, "straight in": {levant, closer}, "nowhere": {levant, levant},
	} {
		f := NewFlight(way[0], way[1])
		if f.At(0) != way[0] || f.At(1) != way[1] {
			t.Errorf("%s: it does not begin and end where it should", name)
		}
		const steps = 100
		last := f.At(0)
		for i := 1; i <= steps; i++ {
			v := f.At(float64(i) / steps)
			if math.IsNaN(v.Zoom) || math.Abs(v.Zoom-last.Zoom) > 0.35 {
				t.Fatalf("%s: at %d %% the zoom jumps from %v to %v", name, i, last.Zoom, v.Zoom)
			}
			x, y := last.Project(v.Centre)
			if jump := math.Hypot(x-500, y-300); jump > 150 || math.IsNaN(jump) {
				t.Fatalf("%s: at %d %% the map jumps by %v pixels", name, i, jump)
			}
			last = v
		}
	}
	// Far apart it must rise above both ends.
	if mid := NewFlight(levant, korea).At(0.5); mid.Zoom > levant.Zoom-2 {
		t.Errorf("half way from the Levant to Korea the zoom is %v", mid.Zoom)
	}
}

func TestFlightTakesTheShorterWayRound(t *testing.T) {
	a := Viewport{Centre: orb.Point{170, 0}, Zoom: 4, Width: 800, Height: 600}
	b := a
	b.Centre = orb.Point{-170, 0}
	if lon := NewFlight(a, b).At(0.5).Centre[0]; math.Abs(lon) < 179 {
		t.Errorf("half way it is at longitude %v", lon)
	}
}
