package geo

import (
	"image"
	"image/color"
	"testing"

	sm "github.com/flopp/go-staticmaps"
	"github.com/golang/geo/s2"
	"github.com/paulmach/orb"
)

var benchViews = map[string]orb.Bound{
	"overview": {Min: orb.Point{20, 5}, Max: orb.Point{145, 58}},
	"levant":   {Min: orb.Point{33.2, 29.3}, Max: orb.Point{37.4, 34.8}},
}

func benchScene(view string) Scene {
	v := Viewport{Width: 1920, Height: 1080}.Fit(benchViews[view], 0)
	return Scene{Viewport: v, Palette: Light, Grid: true}
}

// BenchmarkBaseMap paints the base layer anew each time, at 1920×1080.
func BenchmarkBaseMap(b *testing.B) {
	for _, view := range []string{"overview", "levant"} {
		b.Run(view, func(b *testing.B) {
			s := benchScene(view)
			c := NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 1080)), 1)
			b.ReportAllocs()
			for b.Loop() {
				Paint(c, s, Base, 0)
			}
		})
	}
}

// BenchmarkStaticmaps draws the same simplified areas with go-staticmaps' own
// area objects, so that the ratio can be read in one run.
func BenchmarkStaticmaps(b *testing.B) {
	s := benchScene("overview")
	ctx := sm.NewContext()
	ctx.SetSize(1920, 1080)
	ctx.SetTileProvider(sm.NewTileProviderNone())
	ctx.SetCenter(s2.LatLngFromDegrees(s.Viewport.Centre[1], s.Viewport.Centre[0]))
	ctx.SetZoom(int(s.Viewport.Zoom))
	for _, sh := range world().level(s.Viewport.Zoom).land {
		for _, r := range sh.rings {
			positions := make([]s2.LatLng, len(r.points))
			for i, p := range r.points {
				q := FromMercator(p[0], p[1])
				positions[i] = s2.LatLngFromDegrees(q[1], q[0])
			}
			ctx.AddObject(sm.NewArea(positions, color.Black, Light.Land, 0.8))
		}
	}
	b.Run("overview", func(b *testing.B) {
		for b.Loop() {
			if _, err := ctx.Render(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkLevel prepares a level of detail from the atlas.
func BenchmarkLevel(b *testing.B) {
	w := world()
	for b.Loop() {
		w.prepare(4)
	}
}

// BenchmarkHitTest asks which territory a place is in.
func BenchmarkHitTest(b *testing.B) {
	a, err := LoadAtlas()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		a.TerritoryAt(orb.Point{35.69, 32.99})
	}
}
