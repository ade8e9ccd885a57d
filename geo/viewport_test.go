package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
)

func randomViewport(r *rand.Rand) Viewport {
	return Viewport{
		Centre: orb.Point{r.Float64()*360 - 180, r.Float64()*140 - 70},
		Zoom:   1 + r.Float64()*11,
		Width:  300 + r.Float64()*1600, Height: 200 + r.Float64()*900,
	}.Clamp()
}

func TestMercatorCorners(t *testing.T) {
	for _, c := range []struct {
		p    orb.Point
		x, y float64
	}{
		{orb.Point{0, 0}, 0.5, 0.5},
		{orb.Point{-180, MaxLatitude}, 0, 0},
		{orb.Point{180, -MaxLatitude}, 1, 1},
		{orb.Point{90, 90}, 0.75, 0},
	} {
		x, y := Mercator(c.p)
		if math.Abs(x-c.x) > 1e-9 || math.Abs(y-c.y) > 1e-9 {
			t.Errorf("Mercator(%v) = %v, %v; want %v, %v", c.p, x, y, c.x, c.y)
		}
	}
}

func TestProjectRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		v := randomViewport(r)
		if v.WorldSize() < v.Height {
			continue // beyond its edges the map has no places
		}
		x, y := r.Float64()*v.Width, r.Float64()*v.Height
		gx, gy := v.Project(v.Unproject(x, y))
		if math.Hypot(gx-x, gy-y) > 1e-5 {
			t.Fatalf("%+v: (%v, %v) came back as (%v, %v)", v, x, y, gx, gy)
		}
	}
}

func TestZoomKeepsPlaceUnderPointer(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		v := Viewport{Centre: orb.Point{r.Float64()*300 - 150, r.Float64()*80 - 40}, Zoom: 4 + r.Float64()*6, Width: 900, Height: 600}
		x, y := r.Float64()*900, r.Float64()*600
		before := v.Unproject(x, y)
		after := v.ZoomAt(x, y, r.Float64()*2-1).Unproject(x, y)
		dlon := math.Remainder(after[0]-before[0], 360)
		if math.Abs(dlon) > 1e-6 || math.Abs(after[1]-before[1]) > 1e-6 {
			t.Fatalf("zoom at (%v, %v) moved %v to %v", x, y, before, after)
		}
	}
}

func TestFitShowsAll(t *testing.T) {
	b := orb.Bound{Min: orb.Point{33.2, 29.3}, Max: orb.Point{37.4, 34.8}}
	for _, size := range [][2]float64{{1440, 900}, {1024, 640}, {300, 900}} {
		v := Viewport{Width: size[0], Height: size[1]}.Fit(b, 10)
		r := v.boxOf(b)
		if r.x0 < 9.99 || r.y0 < 9.99 || r.x1 > size[0]-9.99 || r.y1 > size[1]-9.99 {
			t.Errorf("%v: the box lies at %+v", size, r)
		}
		if r.x0 > 10.01 && r.y0 > 10.01 {
			t.Errorf("%v: the box could be larger: %+v", size, r)
		}
	}
}

func TestScaleBarAgainstGreatCircle(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		v := randomViewport(r)
		v.Zoom = max(v.Zoom, 5) // on a small scale the latitude changes along the bar
		imperial := r.IntN(2) == 0
		b := scaleBarOf(Scene{Viewport: v, Imperial: imperial})
		left := v.Unproject(v.Width/2-b.length/2, v.Height/2)
		right := v.Unproject(v.Width/2+b.length/2, v.Height/2)
		ground := orbgeo.DistanceHaversine(left, right)
		if want := b.length * v.MetresPerPixel(v.Centre[1]); math.Abs(ground-want)/want > 0.005 {
			t.Fatalf("%+v: the bar says %v m and spans %v m", v, want, ground)
		}
		var said float64
		var unit string
		if n, err := fmt.Sscanf(b.text, "%g %s", &said, &unit); n != 2 || err != nil {
			t.Fatalf("the bar says %q", b.text)
		}
		length := map[string]float64{"m": 1, "km": 1000, "ft": 0.3048, "mi": 1609.344}[unit]
		if math.Abs(said*length-ground)/ground > 0.005 || imperial != (unit == "ft" || unit == "mi") {
			t.Fatalf("the bar says %q and spans %v m", b.text, ground)
		}
	}
}

func TestNiceBelow(t *testing.T) {
	for x, want := range map[float64]float64{1: 1, 1.9: 1, 2: 2, 4.99: 2, 5: 5, 9.9: 5, 10: 10, 740: 500, 0.3: 0.2} {
		if got := niceBelow(x); math.Abs(got-want) > 1e-12 {
			t.Errorf("niceBelow(%v) = %v, want %v", x, got, want)
		}
	}
}
