package geo

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"
)

// A Canvas paints shapes and text onto an image. Coordinates and lengths are
// in device-independent pixels from the image's top left corner and are
// multiplied by Scale. A canvas must not be used by two goroutines at once.
type Canvas struct {
	Image *image.RGBA
	Scale float64

	clip    image.Rectangle
	base    image.Point // the pixel of the image at which the picture begins
	origin  point       // where (0, 0) lies in the picture
	outline Path        // scratch for strokes
	list    *list       // where what is painted is gathered; nil where it is painted at once
	record  *Drawing    // where it is kept as shapes; nil where it becomes pixels
}

// NewCanvas returns a canvas that paints onto an image, scale pixels to the
// device-independent pixel. The image may be a part of a larger one.
func NewCanvas(img *image.RGBA, scale float64) *Canvas {
	return &Canvas{Image: img, Scale: scale, clip: img.Rect, base: img.Rect.Min}
}

// NewStripCanvas returns a canvas that paints onto a strip of a picture. The
// strip is an image whose bounds say where it lies in the picture, of which the
// first pixel is (0, 0). Strips laid side by side are the same to the byte as
// the picture painted at once.
func NewStripCanvas(strip *image.RGBA, scale float64) *Canvas {
	c := NewCanvas(strip, scale)
	c.base = image.Point{}
	return c
}

// Clear paints everything in one colour.
func (c *Canvas) Clear(col color.NRGBA) {
	if c.record != nil {
		var all Path
		v := c.visible()
		all.Rect(v.x0, v.y0, v.x1-v.x0, v.y1-v.y0)
		c.Fill(&all, col)
		return
	}
	draw.Draw(c.Image, c.clip, image.NewUniform(col), image.Point{}, draw.Src)
}

// Clip keeps painting within a rectangle until the returned function is called.
func (c *Canvas) Clip(x, y, w, h float64) (restore func()) {
	old := c.clip
	s, o := c.Scale, c.base
	x, y = x+c.origin.x, y+c.origin.y
	c.clip = old.Intersect(image.Rect(
		o.X+int(math.Round(x*s)), o.Y+int(math.Round(y*s)),
		o.X+int(math.Round((x+w)*s)), o.Y+int(math.Round((y+h)*s))))
	return func() { c.clip = old }
}

// Shift moves the origin of what is painted by (x, y) until the returned
// function is called.
func (c *Canvas) Shift(x, y float64) (restore func()) {
	old := c.origin
	c.origin = point{old.x + x, old.y + y}
	return func() { c.origin = old }
}

// Fill paints the inside of a path. Parts that several outlines cover, or one
// more than once, are painted once.
func (c *Canvas) Fill(p *Path, col color.NRGBA) { c.fill(p, nil, shade{colour: col}) }

// FillFunc paints the inside of a path with a colour for each pixel, whose
// position is given in whole pixels of the image. The function may be called
// from several goroutines at once.
func (c *Canvas) FillFunc(p *Path, at func(x, y int) color.NRGBA) { c.fill(p, nil, shade{at: at}) }

// FillGradientX paints the inside of a path with a colour that runs from c0 at
// x0 to c1 at x1 and stays the same beyond them.
func (c *Canvas) FillGradientX(p *Path, x0, x1 float64, c0, c1 color.NRGBA) {
	if c.record != nil {
		x := c.origin.x
		c.keep(Item{Path: p, Paint: Ink{Gradient: &Gradient{x0 + x, x1 + x, c0, c1}}})
		return
	}
	o, scale, origin := c.base.X, c.Scale, c.origin.x
	c.FillFunc(p, func(x, _ int) color.NRGBA {
		t := (float64(x-o)+0.5)/scale - origin - x0
		return Mix(c0, c1, min(max(t/max(x1-x0, 1e-9), 0), 1))
	})
}

// Stroke paints a line along a path. Dash gives drawn and free lengths in
// turn, in device-independent pixels.
func (c *Canvas) Stroke(p *Path, width float64, col color.NRGBA, dash ...float64) {
	if c.record != nil {
		if col.A > 0 {
			c.keep(Item{Path: p, Width: width, Dash: dash, Paint: Ink{Colour: col}})
		}
		return
	}
	c.Fill(c.strokeOf(p, width, dash), col)
}

// StrokeInside paints the half of a line along a closed path that lies inside
// of it.
func (c *Canvas) StrokeInside(p *Path, width float64, col color.NRGBA, dash ...float64) {
	c.strokeWithin(p, p, width, col, dash...)
}

// strokeWithin paints the part of a line along a path that lies inside an area:
// half of its width where it is the edge of the area.
func (c *Canvas) strokeWithin(p, area *Path, width float64, col color.NRGBA, dash ...float64) {
	switch {
	case area.Empty():
	case c.record != nil:
		c.keep(Item{Path: p, Within: area, Width: 2 * width, Dash: dash, Paint: Ink{Colour: col}})
	default:
		c.fill(c.strokeOf(p, 2*width, dash), area, shade{colour: col})
	}
}

// strokeOf returns the outline of a line along a path.
func (c *Canvas) strokeOf(p *Path, width float64, dash []float64) *Path {
	out := &c.outline
	if c.list != nil {
		out = c.list.scratch()
	}
	out.Reset()
	strokeInto(out, p, width, c.Scale, dash, c.visible())
	return out
}

// visible returns the part of the canvas that can be painted now.
func (c *Canvas) visible() rect {
	s, o := c.Scale, c.base
	return rect{
		float64(c.clip.Min.X-o.X)/s - c.origin.x, float64(c.clip.Min.Y-o.Y)/s - c.origin.y,
		float64(c.clip.Max.X-o.X)/s - c.origin.x, float64(c.clip.Max.Y-o.Y)/s - c.origin.y,
	}
}

// fill paints the inside of a path, or what of it lies within another one.
func (c *Canvas) fill(p, within *Path, s shade) {
	if p.Empty() || s.at == nil && s.hatch == nil && s.colour.A == 0 {
		return
	}
	if c.record != nil {
		if s.at != nil {
			c.recordFunc(p, s.at)
			return
		}
		c.keep(Item{Path: p, Within: within, Paint: Ink{Colour: s.colour}})
		return
	}
	if c.list != nil {
		p, within = c.list.keep(p), c.list.keep(within)
	}
	p.index()
	o := op{path: p, within: within, shade: s, scale: c.Scale}
	o.dx, o.dy = c.device(0, 0)
	o.area = pixelsOf(p.box, c.Scale, o.dx, o.dy).Intersect(c.clip)
	if within != nil {
		within.index()
		o.area = o.area.Intersect(pixelsOf(within.box, c.Scale, o.dx, o.dy))
	}
	c.paint(o)
}

// fillBands paints the inside of a path with up to three sets of bands over a
// colour. Those without a colour of their own are left out.
func (c *Canvas) fillBands(p *Path, base color.NRGBA, bands []Bands) {
	bands = slices.DeleteFunc(bands, func(b Bands) bool { return b.Colour.A == 0 })
	if c.record != nil {
		for i := range bands {
			bands[i].AX += c.origin.x
			bands[i].AY += c.origin.y
		}
		c.keep(Item{Path: p, Paint: Ink{Colour: base, Bands: bands}})
		return
	}
	h := &hatch{base: base}
	for _, b := range bands {
		x, y := c.device(b.AX, b.AY)
		h.add(b.Colour, b.DX, b.DY, b.Period, b.Width, x, y, c.Scale)
	}
	c.fill(p, nil, shade{hatch: h})
}

// device returns where a position of the canvas lies on the image, in pixels.
func (c *Canvas) device(x, y float64) (dx, dy float64) {
	o := c.base
	return float64(o.X) + (x+c.origin.x)*c.Scale, float64(o.Y) + (y+c.origin.y)*c.Scale
}

// paint paints an operation, now or with those gathered.
func (c *Canvas) paint(o op) {
	switch {
	case o.area.Empty():
	case c.list != nil:
		c.list.ops = append(c.list.ops, o)
	default:
		r := rasters.take()
		o.paint(r, c.Image, c.Image.Rect)
		rasters.give(r)
	}
}

// Mix returns the colour a part t of the way from a to b, t from 0 to 1.
func Mix(a, b color.NRGBA, t float64) color.NRGBA {
	f := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return color.NRGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), f(a.A, b.A)}
}

// Fade returns the colour with its opacity multiplied by t, from 0 to 1.
func Fade(c color.NRGBA, t float64) color.NRGBA {
	c.A = uint8(math.Round(float64(c.A) * t))
	return c
}

// ParseColour reads "#rrggbb". It reports false for anything else.
func ParseColour(hex string) (color.NRGBA, bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return color.NRGBA{}, false
	}
	var v uint32
	for i := 1; i < 7; i++ {
		d := hex[i]
		switch {
		case d >= '0' && d <= '9':
			d -= '0'
		case d >= 'a' && d <= 'f':
			d -= 'a' - 10
		case d >= 'A' && d <= 'F':
			d -= 'A' - 10
		default:
			return color.NRGBA{}, false
		}
		v = v<<4 | uint32(d)
	}
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, true
}
