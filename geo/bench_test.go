package geo

import (
	"bytes"
	"image"
	"image/color"
	"strconv"
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
			positions := make([]s2.LatLng, len(r.run))
			for i, v := range r.run {
				p := r.world.vertices[v]
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

// BenchmarkSnapshot paints the whole of the same map into a picture through a
// go-staticmaps context, to be held beside BenchmarkStaticmaps.
func BenchmarkSnapshot(b *testing.B) {
	b.Run("overview", func(b *testing.B) {
		s := benchScene("overview")
		for b.Loop() {
			if _, err := Snapshot(s, 1); err != nil {
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

// BenchmarkHitTest asks which territory a place is in, all over the two regions.
func BenchmarkHitTest(b *testing.B) {
	a, places := atlas(b), hitPlaces(1000)
	for i := 0; b.Loop(); i++ {
		a.TerritoryAt(places[i%len(places)])
	}
}

// BenchmarkTimeLayer paints the layer that changes with the date, with every
// territory hatched and a marker every few pixels.
func BenchmarkTimeLayer(b *testing.B) {
	for _, view := range []string{"overview", "levant"} {
		b.Run(view, func(b *testing.B) {
			s := busyScene(b, benchScene(view).Viewport)
			c := NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 1080)), 1)
			b.ReportAllocs()
			for b.Loop() {
				Paint(c, s, Time, 0)
			}
		})
	}
}

// BenchmarkColdText paints the same with nothing remembered of any text: every
// name is shaped and its letters are drawn anew.
func BenchmarkColdText(b *testing.B) {
	s := busyScene(b, benchScene("overview").Viewport)
	c := NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 1080)), 1)
	for b.Loop() {
		settings = recent[settingKey, *setting]{limit: settings.limit}
		pictures = recent[maskKey, masks]{limit: pictures.limit}
		Paint(c, s, Time, 0)
	}
}

// BenchmarkMarkerAt asks for the marker under the pointer among 200 and 10,000.
func BenchmarkMarkerAt(b *testing.B) {
	for _, n := range []int{200, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s := Scene{Viewport: benchScene("levant").Viewport, Markers: randomMarkers(n, benchViews["levant"])}
			for b.Loop() {
				s.MarkerAt(960, 540)
			}
		})
	}
}

// BenchmarkFrame paints whole frames all over the map and tells what the heap
// has grown by since what is remembered of texts reached its limit: run it with
// -benchtime 10000x.
func BenchmarkFrame(b *testing.B) {
	f := newFrames(b)
	f.paint(4000)
	before := heap()
	b.ReportAllocs()
	b.ResetTimer()
	f.paint(b.N)
	b.StopTimer()
	b.ReportMetric(100*(heap()/before-1), "%heap")
}

// a4 is a busy page of A4 across, at 96 units to the inch.
func a4(b *testing.B) *Drawing {
	v := Viewport{Width: 1123, Height: 794}.Fit(benchViews["overview"], 0)
	s := busyScene(b, v)
	return Record(v.Width, v.Height, func(c *Canvas) { PaintAll(c, s) })
}

// BenchmarkRecord records a page.
func BenchmarkRecord(b *testing.B) {
	v := Viewport{Width: 1123, Height: 794}.Fit(benchViews["overview"], 0)
	s := busyScene(b, v)
	for b.Loop() {
		Record(v.Width, v.Height, func(c *Canvas) { PaintAll(c, s) })
	}
}

// BenchmarkSVG writes a page as SVG.
func BenchmarkSVG(b *testing.B) {
	d := a4(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := WriteSVG(&out, d, DocumentInfo{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes")
}

// BenchmarkPDF writes a page as PDF.
func BenchmarkPDF(b *testing.B) {
	d := a4(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := WritePDF(&out, []*Drawing{d}, DocumentInfo{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes")
}
