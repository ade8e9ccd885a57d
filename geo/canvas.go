package geo

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"golang.org/x/image/vector"
)

// A Canvas paints shapes and text onto an image. Coordinates and lengths are
// in device-independent pixels from the image's top left corner and are
// multiplied by Scale. A canvas must not be used by two goroutines at once.
type Canvas struct {
	Image *image.RGBA
	Scale float64

	clip    image.Rectangle
	origin  point // where (0, 0) lies on the image
	raster  vector.Rasterizer
	mask    image.Alpha
	outline Path // scratch for strokes
}

// NewCanvas returns a canvas that paints onto an image, scale pixels to the
// device-independent pixel. The image may be a part of a larger one.
func NewCanvas(img *image.RGBA, scale float64) *Canvas {
	return &Canvas{Image: img, Scale: scale, clip: img.Rect}
}

// Clear paints everything in one colour.
func (c *Canvas) Clear(col color.NRGBA) {
	draw.Draw(c.Image, c.clip, image.NewUniform(col), image.Point{}, draw.Src)
}

// Clip keeps painting within a rectangle until the returned function is called.
func (c *Canvas) Clip(x, y, w, h float64) (restore func()) {
	old := c.clip
	s, o := c.Scale, c.Image.Rect.Min
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

// Fill paints the inside of a path, by the non-zero rule.
func (c *Canvas) Fill(p *Path, col color.NRGBA) { c.fillAt(p, 0, 0, col) }

// fillAt paints the inside of a path moved by (x, y).
func (c *Canvas) fillAt(p *Path, x, y float64, col color.NRGBA) {
	r, ok := c.rasterise(p, x, y)
	if !ok || col.A == 0 {
		return
	}
	c.blend(r, func(int, int) color.NRGBA { return col }, true)
}

// FillFunc paints the inside of a path with a colour for each pixel, whose
// position is given in whole pixels of the image.
func (c *Canvas) FillFunc(p *Path, at func(x, y int) color.NRGBA) {
	if r, ok := c.rasterise(p, 0, 0); ok {
		c.blend(r, at, false)
	}
}

// FillGradientX paints the inside of a path with a colour that runs from c0 at
// x0 to c1 at x1 and stays the same beyond them.
func (c *Canvas) FillGradientX(p *Path, x0, x1 float64, c0, c1 color.NRGBA) {
	o := c.Image.Rect.Min.X
	c.FillFunc(p, func(x, _ int) color.NRGBA {
		t := (float64(x-o)+0.5)/c.Scale - c.origin.x - x0
		return Mix(c0, c1, min(max(t/max(x1-x0, 1e-9), 0), 1))
	})
}

// Stroke paints a line along a path. Dash gives drawn and free lengths in
// turn, in device-independent pixels.
func (c *Canvas) Stroke(p *Path, width float64, col color.NRGBA, dash ...float64) {
	c.outline.Reset()
	strokeInto(&c.outline, p, width, dash)
	c.Fill(&c.outline, col)
}

// StrokeInside paints the half of a line along a closed path that lies inside
// of it.
func (c *Canvas) StrokeInside(p *Path, width float64, col color.NRGBA, dash ...float64) {
	inside, ok := c.rasterise(p, 0, 0)
	if !ok {
		return
	}
	area := image.Alpha{Pix: slices.Clone(c.mask.Pix), Stride: c.mask.Stride, Rect: inside}
	c.outline.Reset()
	strokeInto(&c.outline, p, 2*width, dash)
	r, ok := c.rasterise(&c.outline, 0, 0)
	if !ok {
		return
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.mask.Pix[(y-r.Min.Y)*c.mask.Stride:][:r.Dx()]
		for i, m := range row {
			if m != 0 {
				row[i] = uint8(uint32(m) * uint32(area.AlphaAt(r.Min.X+i, y).A) / 255)
			}
		}
	}
	c.blend(r, func(int, int) color.NRGBA { return col }, true)
}

// rasterise makes the coverage mask of a path, moved by (tx, ty), within the
// clip and returns the rectangle of the image that it belongs to.
func (c *Canvas) rasterise(p *Path, tx, ty float64) (image.Rectangle, bool) {
	if p.Empty() {
		return image.Rectangle{}, false
	}
	o := c.Image.Rect.Min
	tx, ty = tx+c.origin.x, ty+c.origin.y
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range p.points {
		minX, maxX = min(minX, q.x), max(maxX, q.x)
		minY, maxY = min(minY, q.y), max(maxY, q.y)
	}
	minX, maxX, minY, maxY = minX+tx, maxX+tx, minY+ty, maxY+ty
	s := c.Scale
	// Limits first: a far-off coordinate must not overflow an int.
	lim := func(v float64) int { return int(min(max(v, -1e6), 1e6)) }
	r := image.Rect(lim(math.Floor(minX*s))+o.X, lim(math.Floor(minY*s))+o.Y,
		lim(math.Ceil(maxX*s))+1+o.X, lim(math.Ceil(maxY*s))+1+o.Y).Intersect(c.clip)
	if r.Empty() {
		return r, false
	}
	c.raster.Reset(r.Dx(), r.Dy())
	dx, dy := float64(o.X-r.Min.X)+tx*s, float64(o.Y-r.Min.Y)+ty*s
	for i, start := range p.starts {
		end := len(p.points)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		for j, q := range p.points[start:end] {
			x, y := float32(q.x*s+dx), float32(q.y*s+dy)
			if j == 0 {
				c.raster.MoveTo(x, y)
			} else {
				c.raster.LineTo(x, y)
			}
		}
		c.raster.ClosePath()
	}
	size := r.Dx() * r.Dy()
	if cap(c.mask.Pix) < size {
		c.mask.Pix = make([]uint8, size)
	}
	c.mask.Pix, c.mask.Stride, c.mask.Rect = c.mask.Pix[:size], r.Dx(), image.Rect(0, 0, r.Dx(), r.Dy())
	c.raster.DrawOp = draw.Src
	c.raster.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	return r, true
}

// blend lays colours over the image through the mask. Uniform says that the
// colour is the same everywhere.
func (c *Canvas) blend(r image.Rectangle, at func(x, y int) color.NRGBA, uniform bool) {
	var col color.NRGBA
	if uniform {
		col = at(0, 0)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.mask.Pix[(y-r.Min.Y)*c.mask.Stride:][:r.Dx()]
		pix := c.Image.Pix[c.Image.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for i, m := range row {
			if m == 0 {
				continue
			}
			if !uniform {
				col = at(r.Min.X+i, y)
			}
			a := (uint32(m)*uint32(col.A) + 127) / 255
			d := pix[4*i : 4*i+4 : 4*i+4]
			if a == 255 {
				d[0], d[1], d[2], d[3] = col.R, col.G, col.B, 255
				continue
			}
			b := 255 - a
			d[0] = uint8((uint32(col.R)*a + uint32(d[0])*b + 127) / 255)
			d[1] = uint8((uint32(col.G)*a + uint32(d[1])*b + 127) / 255)
			d[2] = uint8((uint32(col.B)*a + uint32(d[2])*b + 127) / 255)
			d[3] = uint8(a + (uint32(d[3])*b+127)/255)
		}
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
