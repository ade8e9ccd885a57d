package geo

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// replay paints a drawing onto pixels again.
func replay(d *Drawing, c *Canvas) {
	for _, i := range d.Items {
		restore := c.Clip(i.Clip.X0, i.Clip.Y0, i.Clip.X1-i.Clip.X0, i.Clip.Y1-i.Clip.Y0)
		switch {
		case i.Path == nil:
			c.Text(i.Text, i.X, i.Y, i.Style)
		case i.Stroked() && i.Within != nil:
			c.strokeWithin(i.Path, i.Within, i.Width/2, i.Paint.Colour, i.Dash...)
		case i.Stroked():
			c.Stroke(i.Path, i.Width, i.Paint.Colour, i.Dash...)
		case i.Paint.Gradient != nil:
			g := i.Paint.Gradient
			c.FillGradientX(i.Path, g.X0, g.X1, g.From, g.To)
		case len(i.Paint.Bands) > 0:
			c.fillBands(i.Path, i.Paint.Colour, i.Paint.Bands)
		default:
			c.fill(i.Path, i.Within, shade{colour: i.Paint.Colour})
		}
		restore()
	}
}

// TestRecord paints scenes at once and by way of their drawing. Both must show
// the same.
func TestRecord(t *testing.T) {
	for name, s := range map[string]Scene{
		"overview": busyScene(t, Viewport{Centre: orb.Point{80, 30}, Zoom: 2.6, Width: 900, Height: 600}),
		"levant":   busyScene(t, Viewport{Centre: orb.Point{35.4, 32}, Zoom: 7.3, Width: 900, Height: 600}),
	} {
		t.Run(name, func(t *testing.T) {
			w, h := s.Viewport.Width, s.Viewport.Height
			want, got := image.NewRGBA(image.Rect(0, 0, int(w), int(h))), image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
			PaintAll(NewCanvas(want, 1), s)
			d := Record(w, h, func(c *Canvas) { PaintAll(c, s) })
			replay(d, NewCanvas(got, 1))
			if off := differing(want, got); off > 0.002 {
				t.Errorf("%.2f %% of the pixels differ", 100*off)
			}
			groups := map[string]bool{}
			for _, i := range d.Items {
				groups[i.Group] = true
			}
			for _, g := range []string{"background", "positions", "lines", "events", "names", "furniture"} {
				if !groups[g] {
					t.Errorf("nothing is in the group %q: %v", g, groups)
				}
			}
		})
	}
}

// differing returns the part of the pixels in which two pictures differ by more
// than can be seen.
func differing(a, b *image.RGBA) float64 {
	off := 0
	for i := 0; i < len(a.Pix); i += 4 {
		d := 0.0
		for j := range 3 {
			d = max(d, math.Abs(float64(a.Pix[i+j])-float64(b.Pix[i+j])))
		}
		if d > 24 {
			off++
		}
	}
	return float64(off) / float64(len(a.Pix)/4)
}

// TestRecordShade keeps a colour that changes from left to right as columns.
func TestRecordShade(t *testing.T) {
	d := Record(10, 4, func(c *Canvas) {
		var box Path
		box.Rect(2, 1, 4, 2)
		c.FillFunc(&box, func(x, _ int) color.NRGBA { return color.NRGBA{uint8(x / recordScale), 0, 0, 255} })
	})
	if len(d.Items) != 4 || d.Items[0].Paint.Colour.R != 2 || d.Items[3].Paint.Colour.R != 5 {
		t.Errorf("got %d items: %+v", len(d.Items), d.Items)
	}
}
