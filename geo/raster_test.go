package geo

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// randomPath returns a path with a hole, crossing edges and parts outside of a
// picture of 200×150.
func randomPath(r *rand.Rand) *Path {
	p := &Path{}
	for range 1 + r.IntN(3) {
		n := 3 + r.IntN(130)
		for i := range n {
			angle := 2 * math.Pi * float64(i) / float64(n)
			d := 10 + r.Float64()*130
			x, y := 100+d*math.Cos(angle), 75+d*math.Sin(angle)
			if i == 0 {
				p.MoveTo(x, y)
			} else {
				p.LineTo(x, y)
			}
		}
		p.Close()
	}
	return p
}

// A path is covered as golang.org/x/image/vector says.
func TestCoverageAgreesWithVector(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 60 {
		p := randomPath(r)
		// As wide as makes vector work with floating-point numbers.
		got := testCanvas(600, 150)
		got.Fill(p, color.NRGBA{0, 0, 0, 255})
		v := vector.NewRasterizer(600, 150)
		v.DrawOp = draw.Src
		for i := range p.starts {
			from, to := p.outline(i)
			for j, q := range p.points[from:to] {
				if j == 0 {
					v.MoveTo(float32(q.x), float32(q.y))
				} else {
					v.LineTo(float32(q.x), float32(q.y))
				}
			}
			v.ClosePath()
		}
		want := image.NewAlpha(image.Rect(0, 0, 600, 150))
		v.Draw(want, want.Rect, image.Opaque, image.Point{})
		for y := range 150 {
			for x := range 600 {
				g, w := int(got.Image.RGBAAt(x, y).A), int(want.AlphaAt(x, y).A)
				if g-w > 3 || w-g > 3 {
					t.Fatalf("pixel (%d, %d): covered to %d, want %d", x, y, g, w)
				}
			}
		}
	}
}

// Painted in strips on every core a scene is the same to the byte as painted
// one thing after another.
func TestStripsPaintTheSame(t *testing.T) {
	for _, v := range []Viewport{
		{Centre: orb.Point{35.5, 32.5}, Zoom: 7.3, Width: 500, Height: 333},
		{Centre: orb.Point{100, 30}, Zoom: 2.2, Width: 640, Height: 300},
		{Centre: orb.Point{35.7, 33}, Zoom: 9.6, Width: 400, Height: 300},
	} {
		s := busyScene(t, v)
		for _, scale := range []float64{1, 1.25, 2} {
			w, h := int(v.Width*scale), int(v.Height*scale)
			at := image.Rect(7, 13, 7+w, 13+h)
			together := NewCanvas(image.NewRGBA(image.Rect(0, 0, w+20, h+40)).SubImage(at).(*image.RGBA), scale)
			PaintAll(together, s)
			one := NewCanvas(image.NewRGBA(image.Rect(0, 0, w+20, h+40)).SubImage(at).(*image.RGBA), scale)
			paintBase(one, s)
			paintDated(one, s, furnitureBoxes(s), 0)
			paintFurniture(one, s)
			if !bytes.Equal(together.Image.Pix, one.Image.Pix) {
				t.Errorf("zoom %v at scale %v: the pictures differ", v.Zoom, scale)
			}
		}
	}
}

func TestGatheredPathsMayBeUsedAgain(t *testing.T) {
	c := testCanvas(30, 30)
	paint := c.gather(otherLists)
	var p Path
	p.Rect(0, 0, 10, 10)
	c.Fill(&p, red)
	p.Reset()
	p.Rect(20, 20, 10, 10)
	c.Fill(&p, red)
	paint()
	for _, q := range []image.Point{{5, 5}, {25, 25}} {
		if c.Image.RGBAAt(q.X, q.Y).A != 255 {
			t.Errorf("nothing is painted at %v", q)
		}
	}
	if c.Image.RGBAAt(15, 15).A != 0 {
		t.Error("something is painted between")
	}
}

// What lies outside of the picture is cut short without a trace inside of it.
func TestCutShapesPaintTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 12 {
		v := Viewport{Centre: orb.Point{20 + r.Float64()*110, r.Float64() * 60}, Zoom: 3 + r.Float64()*6, Width: 300, Height: 200}
		l := world().level(v.Zoom)
		cut, whole := testCanvas(300, 200), testCanvas(300, 200)
		var a, b Path
		for tr := range copies(v) {
			for _, s := range l.land {
				s.addTo(&a, tr)
				for _, ring := range s.rings {
					b.MoveTo(tr.apply(ring.world.vertices[ring.run[0]]))
					tr.add(&b, ring.world.vertices, ring.run[1:])
					b.Close()
				}
			}
		}
		if len(a.points) >= len(b.points) {
			t.Errorf("%+v: nothing was cut", v)
		}
		cut.Fill(&a, red)
		whole.Fill(&b, red)
		for i := range cut.Image.Pix {
			if d := int(cut.Image.Pix[i]) - int(whole.Image.Pix[i]); d > 1 || d < -1 {
				t.Fatalf("%+v: they differ at (%d, %d) by %d", v, i/4%300, i/4/300, d)
			}
		}
	}
}

// Dashes lie on the map: a picture of a part of it has them where the whole has.
func TestDashesStayOnTheMap(t *testing.T) {
	l := world().level(9)
	paint := func(v Viewport) *Canvas {
		c := testCanvas(int(v.Width), int(v.Height))
		for tr := range copies(v) {
			for _, k := range l.lines {
				if k.kind == LineArmistice1949 {
					var p Path
					addLines(&p, k.lines, tr)
					c.Stroke(&p, 1.5, red, 6, 4)
				}
			}
		}
		return c
	}
	v := Viewport{Centre: orb.Point{35.2, 32.1}, Zoom: 9, Width: 700, Height: 900}
	large := paint(v)
	painted := 0
	for _, by := range [][2]int{{0, 0}, {90, 200}, {-120, 310}, {60, -260}} {
		small := v
		small.Centre = v.Unproject(v.Width/2+float64(by[0]), v.Height/2+float64(by[1]))
		small.Width, small.Height = 200, 160
		part := paint(small)
		for y := range 160 {
			for x := range 200 {
				got, want := part.Image.RGBAAt(x, y).A, large.Image.RGBAAt(x+250+by[0], y+370+by[1]).A
				if d := int(got) - int(want); d > 2 || d < -2 {
					t.Fatalf("moved by %v they differ at (%d, %d): %d and %d", by, x, y, got, want)
				}
				if got > 0 {
					painted++
				}
			}
		}
	}
	if painted < 1000 {
		t.Errorf("only %d pixels were compared", painted)
	}
}

func TestWhatIsNoNumberPaintsNothing(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		c := testCanvas(20, 20)
		var p Path
		p.MoveTo(bad, 1)
		p.LineTo(5, bad)
		p.LineTo(bad, bad)
		c.Fill(&p, red)
		c.Stroke(&p, 2, red)
		c.Text("a", bad, 5, TextStyle{Size: 10, Colour: red})
	}
}

func TestHatchRepeatsAndMovesWithItsAnchor(t *testing.T) {
	paint := func(ax float64) *Canvas {
		c := testCanvas(120, 40)
		var p Path
		p.Rect(0, 0, 120, 40)
		paintFill(c, &p, Fill{Base: red, Vertical: color.NRGBA{0, 0, 200, 255}}, Light, ax, 0)
		return c
	}
	a, b := paint(0), paint(5)
	stripes, last := 0, uint8(0)
	for x := range 115 {
		if a.Image.RGBAAt(x, 10) != b.Image.RGBAAt(x+5, 10) {
			t.Fatalf("at %d the hatch did not move with its anchor", x)
		}
		if blue := a.Image.RGBAAt(x, 10).B; blue > 100 && last <= 100 {
			stripes++
		}
		last = a.Image.RGBAAt(x, 10).B
	}
	if stripes != 19 { // one every six pixels
		t.Errorf("%d stripes", stripes)
	}
}

func TestLevelsFitInTheirMemory(t *testing.T) {
	w := &worldMap{atlas: atlas(t)}
	before := heap()
	w.number()
	for zoom := range maxLevel + 1 {
		w.level(float64(zoom))
	}
	if used := (heap() - before) / (1 << 20); used > 60 {
		t.Errorf("all levels of detail take %.1f MB", used)
	} else {
		t.Logf("all levels of detail take %.1f MB", used)
	}
	if len(w.level(maxLevel).land) == 0 {
		t.Error("there is no land")
	}
}

// Frames leave nothing behind. The long run is BenchmarkFrame.
func TestFramesLeaveTheHeapAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("paints some hundred frames")
	}
	f := newFrames(t)
	f.paint(250)
	before := heap()
	f.paint(300)
	if grown := heap()/before - 1; grown > 0.05 {
		t.Errorf("the heap has grown by %.1f %%", 100*grown)
	}
}

func TestRecentForgetsTheOldest(t *testing.T) {
	r := recent[int, string]{limit: 3}
	for i := range 4 {
		r.put(i, "x", 1)
		r.get(0)
	}
	for i, want := range []bool{true, false, true, true} {
		if _, ok := r.get(i); ok != want {
			t.Errorf("%d remembered: %v", i, ok)
		}
	}
	r.put(9, "large", 10)
	if len(r.at) != 1 || r.size != 10 {
		t.Errorf("%d are left, of size %d", len(r.at), r.size)
	}
	if v, ok := r.get(9); !ok || v != "large" {
		t.Errorf("got %q", v)
	}
}
