package geo

import (
	"fmt"
	"image"
	"image/color"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/paulmach/orb"
)

// busyScene is a scene with every kind of fill, and with markers and labels.
func busyScene(t testing.TB, v Viewport) Scene {
	purple, green := color.NRGBA{0x7A, 0x51, 0x95, 255}, color.NRGBA{0x3E, 0x8E, 0x7E, 255}
	fills := []Fill{
		{Base: purple}, {Base: purple, Stripe: green}, {Base: green, Stripe: purple, Dotted: true},
		{Base: Light.Neutral, Stripe: purple, Cross: green}, {Base: Light.Neutral, Vertical: Light.Muted}, {Base: Light.Neutral, Query: true},
	}
	s := Scene{Viewport: v, Palette: Light, Grid: true, ScaleBar: true, Credit: "Somebody"}
	s.Legend = Legend{Title: "A title", Note: "A note."}
	for i, tr := range atlas(t).Territories {
		f := fills[i%len(fills)]
		s.Areas = append(s.Areas, Area{tr.ID, f})
		s.Labels = append(s.Labels, TerritoryLabelAt(Label{Text: tr.ID, Sub: "held to be somebody’s; controlled by somebody else", Kind: TerritoryLabel}, tr.ID))
		s.Legend.Entries = append(s.Legend.Entries, LegendEntry{Fill: f, Text: tr.ID})
	}
	s.Markers = randomMarkers(150, orb.Bound{Min: orb.Point{30, 28}, Max: orb.Point{130, 45}})
	s.Markers = append(s.Markers, randomMarkers(60, benchViews["levant"])...)
	s.Markers[7].Selected = true
	for i, m := range s.Markers {
		s.Labels = append(s.Labels, Label{Text: fmt.Sprintf("Town %d", i), At: m.At, Kind: CityLabel})
	}
	s.Arcs = []Arc{{From: orb.Point{125.75, 39}, To: orb.Point{35.2, 31.9}, Colour: purple}}
	return s
}

// randomMarkers returns markers spread over a part of the map.
func randomMarkers(n int, b orb.Bound) []Marker {
	r := rand.New(rand.NewPCG(11, uint64(n)))
	out := make([]Marker, n)
	for i := range out {
		m := &out[i]
		m.At = orb.Point{b.Min[0] + r.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + r.Float64()*(b.Max[1]-b.Min[1])}
		m.Shape, m.Colour = Shapes[i%len(Shapes)], color.NRGBA{uint8(i), 90, 120, 255}
		for range 1 + r.IntN(4) {
			at := r.IntN(100000)
			m.Order = append(m.Order, at)
		}
		sortInts(m.Order)
		for _, at := range m.Order {
			m.IDs = append(m.IDs, fmt.Sprintf("event-%06d", at))
		}
		m.Faded = r.IntN(2) == 0
	}
	return out
}

func sortInts(v []int) {
	for i := range v {
		for j := i; j > 0 && v[j] < v[j-1]; j-- {
			v[j], v[j-1] = v[j-1], v[j]
		}
	}
}

// frames paints one small frame after another: all layers, all over the map.
type frames struct {
	scene  Scene
	canvas *Canvas
	random *rand.Rand
}

func newFrames(t testing.TB) *frames {
	const w, h = 320, 200
	for zoom := range maxLevel + 1 {
		Prepare(float64(zoom))
	}
	return &frames{
		scene:  busyScene(t, Viewport{Centre: orb.Point{35, 32}, Zoom: 6, Width: w, Height: h}),
		canvas: NewCanvas(image.NewRGBA(image.Rect(0, 0, w, h)), 1),
		random: rand.New(rand.NewPCG(3, 9)),
	}
}

func (f *frames) paint(n int) {
	for range n {
		v := &f.scene.Viewport
		v.Centre = orb.Point{f.random.Float64()*120 + 20, f.random.Float64()*60 - 5}
		if f.random.IntN(2) == 0 {
			v.Centre = orb.Point{34 + f.random.Float64()*3, 30 + f.random.Float64()*4}
		}
		v.Zoom = 1 + f.random.Float64()*11
		*v = v.Clamp()
		PaintAll(f.canvas, f.scene)
	}
}

// heap returns how much memory is in use after all that can be freed is.
func heap() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// hitPlaces returns places all over the two regions, on the land and off it.
func hitPlaces(n int) []orb.Point {
	r := rand.New(rand.NewPCG(21, 4))
	out := make([]orb.Point, n)
	for i := range out {
		switch i % 3 {
		case 0:
			out[i] = orb.Point{33 + r.Float64()*9.5, 29 + r.Float64()*8.5}
		case 1:
			out[i] = orb.Point{124 + r.Float64()*7, 33 + r.Float64()*10}
		default:
			out[i] = orb.Point{35.4 + r.Float64()*0.7, 32.6 + r.Float64()*0.8}
		}
	}
	return out
}
