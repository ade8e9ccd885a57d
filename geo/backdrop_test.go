package geo

import (
	"image"
	"image/color"
	"testing"

	"github.com/paulmach/orb"
)

// TestBackdrop lays a picture over sea and land: pixel for pixel where it has
// the scale of the canvas, scaled where it has not, on the part of the map that
// it was made of, and with the plain map where it is clear.
func TestBackdrop(t *testing.T) {
	v := Viewport{Centre: orb.Point{35.5, 32.5}, Zoom: 6, Width: 300, Height: 200}
	tint := func(x, y int) color.RGBA { return color.RGBA{uint8(x % 200), uint8(y % 200), 90, 255} }
	backdrop := func(scale int) *Backdrop {
		img := image.NewRGBA(image.Rect(0, 0, 300*scale, 200*scale))
		for y := range 200 * scale {
			for x := range 150 * scale {
				img.SetRGBA(x, y, tint(x/scale, y/scale))
			}
		}
		return &Backdrop{img, v}
	}
	paint := func(v Viewport, b *Backdrop, scale int) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, int(v.Width)*scale, int(v.Height)*scale))
		Paint(NewCanvas(img, float64(scale)), Scene{Viewport: v, Palette: Light, Backdrop: b}, Base, 0)
		return img
	}
	strip := v
	strip.Centre, strip.Height = v.Unproject(150, 170), 60
	wide := v
	wide.Width, wide.Height = 400, 260
	for _, x := range []struct {
		name   string
		v      Viewport
		scale  int // of the canvas
		of     int // of the backdrop
		dx, dy int // of the backdrop's corner, in device-independent pixels
		near   int
	}{
		{"as it is", v, 1, 1, 0, 0, 0},
		{"finely", v, 2, 2, 0, 0, 0},
		{"scaled up", v, 2, 1, 0, 0, 2},
		{"scaled down", v, 1, 2, 0, 0, 2},
		{"a strip", strip, 1, 1, 0, -140, 0},
		{"with a margin", wide, 1, 1, 50, 30, 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			with, plain := paint(x.v, backdrop(x.of), x.scale), paint(x.v, nil, x.scale)
			lakes := 0
			for y := range with.Rect.Dy() {
				for px := range with.Rect.Dx() {
					bx, by := px/x.scale-x.dx, y/x.scale-x.dy
					got := with.RGBAAt(px, y)
					switch {
					case bx < 149 && bx >= 1 && by >= 1 && by < 199:
						want := tint(bx, by)
						if apart(got.R, want.R) > x.near || apart(got.G, want.G) > x.near || got.B != 90 {
							t.Fatalf("(%d, %d) is %v, want %v", px, y, got, want)
						}
					case bx < -1 || by < -1 || bx > 151 || by > 201:
						if want := plain.RGBAAt(px, y); got != want {
							lakes++ // painted below the backdrop
						}
					}
				}
			}
			if lakes > with.Rect.Dx()*with.Rect.Dy()/20 {
				t.Errorf("%d pixels of the plain map are others", lakes)
			}
		})
	}
	d := Record(400, 300, func(c *Canvas) {
		defer c.Shift(10, 20)()
		Paint(c, Scene{Viewport: v, Palette: Light, Backdrop: backdrop(1)}, Base, 0)
	})
	images := 0
	for _, i := range d.Items {
		if i.Image != nil {
			images++
			if i.Group != "background/tiles" || i.Box != (Rect{10, 20, 310, 220}) {
				t.Errorf("recorded in %q at %v", i.Group, i.Box)
			}
		}
	}
	if images != 1 {
		t.Errorf("%d pictures recorded", images)
	}
}

func apart(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// TestLakesOverBackdrop paints lakes over what areas cover, and leaves the
// backdrop's own elsewhere.
func TestLakesOverBackdrop(t *testing.T) {
	v := Viewport{Centre: orb.Point{35.6, 32.2}, Zoom: 9, Width: 400, Height: 600}
	img := image.NewRGBA(image.Rect(0, 0, 400, 600))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	count := func(areas []Area) int {
		out := image.NewRGBA(img.Rect)
		PaintAll(NewCanvas(out, 1), Scene{Viewport: v, Palette: Light, Backdrop: &Backdrop{img, v}, Areas: areas})
		n := 0
		for i := 0; i < len(out.Pix); i += 4 {
			if l := Light.Lake; out.Pix[i] == l.R && out.Pix[i+1] == l.G && out.Pix[i+2] == l.B {
				n++
			}
		}
		return n
	}
	var areas []Area
	for _, id := range []string{"israel", "west-bank", "golan-heights"} {
		areas = append(areas, Area{Territory: id, Fill: Fill{Base: red}})
	}
	if n := count(nil); n > 0 {
		t.Errorf("%d pixels of lake over the backdrop", n)
	}
	if n := count(areas); n < 200 {
		t.Errorf("%d pixels of lake over the areas", n)
	}
}

// TestCreditWhole sets a credit that is longer than the picture is wide in
// lines, all of which are on the picture.
func TestCreditWhole(t *testing.T) {
	s := Scene{Viewport: Viewport{Zoom: 3, Width: 240, Height: 200}, Palette: Light, Credit: "Map: one and another; © many contributors of a map that they make · Data: a title, with its licence"}
	lines, box := creditLines(s)
	if len(lines) < 2 || box.x0 < 0 || box.y0 < 0 {
		t.Fatalf("%q in %v", lines, box)
	}
	got := ""
	for _, line := range lines {
		if w, _, _ := MeasureText(line, creditStyle); w > 240-12 {
			t.Errorf("%q is %g wide", line, w)
		}
		got += line + " "
	}
	if got != s.Credit+" " {
		t.Errorf("%q", got)
	}
	s.Viewport.Width = 1200
	if lines, box := creditLines(s); len(lines) != 1 || box.y0 != 184 {
		t.Errorf("%q in %v", lines, box)
	}
}
