package geo

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// A Drawing is what a canvas was asked to paint, kept as shapes and words in
// place of pixels, from the bottom up. It can be written as SVG and as PDF.
// Lengths are in device-independent pixels from the upper left corner.
type Drawing struct {
	Width, Height float64
	Items         []Item

	group string
	link  string
}

// An Item is one thing in a drawing: a filled path, a stroked path, a line of
// text, or a picture.
type Item struct {
	Group string // the layer it belongs to, such as "map" or "legend"
	Link  string // where a click on it goes, or ""

	Clip   Rect  // what of it may be seen
	Path   *Path // nil for a text
	Within *Path // what of the path lies within another one, or nil
	Width  float64
	Dash   []float64 // drawn and free lengths in turn; nil for an unbroken line
	Paint  Ink

	Text  string
	Style TextStyle
	X, Y  float64 // of the left end of its baseline

	Image *image.RGBA // a picture, opaque or premultiplied, that fills Box; or nil
	Box   Rect
}

// Stroked reports whether the item is a line along its path and not its inside.
func (i *Item) Stroked() bool { return i.Width > 0 }

// Ink is what a path is filled with: a colour, with bands over it, or a colour
// that turns into another one from left to right.
type Ink struct {
	Colour   color.NRGBA
	Bands    []Bands
	Gradient *Gradient
}

// Bands are stripes that repeat across a direction of the picture. A position
// (x, y) lies (x-AX)·DX + (y-AY)·DY into them; they repeat after Period of
// that, and the Width in the middle of each period is painted.
type Bands struct {
	Colour        color.NRGBA
	DX, DY        float64
	Period, Width float64
	AX, AY        float64
}

// A Gradient runs from one colour at X0 to another one at X1 and stays the same
// beyond them.
type Gradient struct {
	X0, X1   float64
	From, To color.NRGBA
}

// A Rect is a box in device-independent pixels.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// recordScale is the number of pixels to the device-independent pixel that a
// recording canvas believes in: enough that nothing is rounded to be seen.
const recordScale = 64

// Record returns the drawing of what a function paints onto a canvas of a size
// in device-independent pixels.
func Record(width, height float64, paint func(*Canvas)) *Drawing {
	d := &Drawing{Width: width, Height: height}
	c := NewCanvas(&image.RGBA{Rect: image.Rect(0, 0, int(math.Ceil(width*recordScale)), int(math.Ceil(height*recordScale)))}, recordScale)
	c.record = d
	paint(c)
	return d
}

// Group names the layer that what is painted belongs to, until the returned
// function is called: a layer within another one is named "inset/names". It does nothing on a canvas of pixels.
func (c *Canvas) Group(name string) (restore func()) {
	if c.record == nil {
		return func() {}
	}
	old := c.record.group
	if c.record.group = name; old != "" {
		c.record.group = old + "/" + name
	}
	return func() { c.record.group = old }
}

// Link makes what is painted lead to an address, until the returned function is
// called. It does nothing on a canvas of pixels.
func (c *Canvas) Link(url string) (restore func()) {
	if c.record == nil {
		return func() {}
	}
	old := c.record.link
	c.record.link = url
	return func() { c.record.link = old }
}

// keep adds an item whose path lies where the canvas has its origin.
func (c *Canvas) keep(i Item) {
	d, b := c.record, c.clip
	i.Group, i.Link = d.group, d.link
	i.Clip = Rect{float64(b.Min.X) / c.Scale, float64(b.Min.Y) / c.Scale, float64(b.Max.X) / c.Scale, float64(b.Max.Y) / c.Scale}
	i.Path, i.Within = i.Path.moved(c.origin), i.Within.moved(c.origin)
	i.X, i.Y = i.X+c.origin.x, i.Y+c.origin.y
	i.Box = Rect{i.Box.X0 + c.origin.x, i.Box.Y0 + c.origin.y, i.Box.X1 + c.origin.x, i.Box.Y1 + c.origin.y}
	i.Dash = slices.Clone(i.Dash)
	if b.Empty() || i.Path == nil && i.Text == "" && i.Image == nil || i.Path != nil && !i.Path.bounds().grow(i.Width).overlaps(rect{i.Clip.X0, i.Clip.Y0, i.Clip.X1, i.Clip.Y1}) {
		return
	}
	d.Items = append(d.Items, i)
}

// moved returns a copy of the path elsewhere, or nil for one with nothing in it.
func (p *Path) moved(by point) *Path {
	if p == nil || p.Empty() {
		return nil
	}
	q := &Path{points: slices.Clone(p.points), starts: slices.Clone(p.starts), closed: slices.Clone(p.closed), phases: slices.Clone(p.phases)}
	for i := range q.points {
		q.points[i].x += by.x
		q.points[i].y += by.y
	}
	return q
}

// bounds returns the box around the path's points.
func (p *Path) bounds() rect {
	b := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, q := range p.points {
		b = rect{min(b.x0, q.x), min(b.y0, q.y), max(b.x1, q.x), max(b.y1, q.y)}
	}
	return b
}

// Outlines calls a function with each outline of the path: its points in turn
// as x and y, whether it is closed, and how far into their pattern its dashes
// begin. The points must not be changed.
func (p *Path) Outlines(each func(points [][2]float64, closed bool, phase float64)) {
	var points [][2]float64
	for i := range p.starts {
		from, to := p.outline(i)
		points = points[:0]
		for _, q := range p.points[from:to] {
			points = append(points, [2]float64{q.x, q.y})
		}
		each(points, p.closed[i], p.phases[i])
	}
}

// recordFunc records an area with a colour for each pixel as columns of one
// colour each. What the program shades so changes from left to right alone.
func (c *Canvas) recordFunc(p *Path, at func(x, y int) color.NRGBA) {
	b := p.bounds()
	v := c.visible()
	x0, x1 := max(b.x0, v.x0), min(b.x1, v.x1)
	_, dy := c.device(0, (b.y0+b.y1)/2)
	const step = 1.0
	for x := x0; x < x1; x += step {
		w := min(step, x1-x)
		dx, _ := c.device(x+w/2, 0)
		var column Path
		column.Rect(x, b.y0, w, b.y1-b.y0)
		if col := at(int(dx), int(dy)); col.A > 0 {
			c.keep(Item{Path: &column, Within: p, Paint: Ink{Colour: col}})
		}
	}
}
