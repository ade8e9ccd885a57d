package timeline

import (
	"image/color"
	"math"

	"legation/geo"
)

// A bar is where a mark that lasts is drawn: it grows solid from x0 to solid0,
// is solid to solid1 and fades until x1. Positions may lie far out of sight.
type bar struct {
	x0, solid0, solid1, x1 float64
	start, end             edge
}

// fadeWidth is how much of a bar fades where its end is approximate or
// uncertain by no known amount.
const fadeWidth = 26.0

// bar returns where a placed mark is drawn.
func (p *Picture) bar(q *Placed) bar { return p.barOf(q.mark) }

// barOf returns where a mark is drawn, whether or not it is in sight.
func (p *Picture) barOf(m *mark) bar {
	sc := p.Scale
	shift := sc.From*sc.PerDay() - sc.Left
	x0, x1 := m.extent(sc.PerDay())
	b := bar{x0: max(x0-shift, -1e7), x1: min(x1-shift, 1e7), start: m.start, end: m.end}
	if m.start == endless {
		b.x0 = min(sc.Left, b.x1)
	}
	if m.end == endless {
		b.x1 = max(sc.Right(), b.x0)
	}
	b.solid0, b.solid1 = b.x0, b.x1
	soft := min(fadeWidth, (b.x1-b.x0)*0.4)
	if m.start == fading {
		b.solid0 = b.x0 + soft
		if m.form == lasting && m.solidFrom > m.from {
			b.solid0 = max(b.solid0, sc.End(m.solidFrom))
		}
	}
	if m.end == fading {
		b.solid1 = b.x1 - soft
		if m.form == lasting && m.solidTo < m.to {
			b.solid1 = min(b.solid1, sc.Start(m.solidTo))
		}
	}
	// It may be over before it certainly began: then no part is solid.
	if b.solid0 > b.solid1 {
		middle := min(max((b.solid0+b.solid1)/2, b.x0), b.x1)
		b.solid0, b.solid1 = middle, middle
	}
	return b
}

// outline adds the shape of a bar, kept near the axis: rounded at plain and
// fading ends, pointed at open ones and torn at unknown ones.
func (b bar) outline(path *geo.Path, left, right, y, h float64) {
	const away = 30
	x0, x1 := max(b.x0, left-away), min(b.x1, right+away)
	r := min(3, h/2, (x1-x0)/2)
	point := min(h*0.7, x1-x0)
	tooth := min(4, (x1-x0)/2)
	switch b.end {
	case endless:
		path.MoveTo(x1-point, y)
		path.LineTo(x1, y+h/2)
		path.LineTo(x1-point, y+h)
	case frayed:
		path.MoveTo(x1, y)
		path.LineTo(x1-tooth, y+h/4)
		path.LineTo(x1, y+h/2)
		path.LineTo(x1-tooth, y+h*3/4)
		path.LineTo(x1, y+h)
	default:
		corner(path, x1-r, y+r, r, -math.Pi/2, true)
		corner(path, x1-r, y+h-r, r, 0, false)
	}
	switch b.start {
	case endless:
		path.LineTo(x0+point, y+h)
		path.LineTo(x0, y+h/2)
		path.LineTo(x0+point, y)
	case frayed:
		path.LineTo(x0, y+h)
		path.LineTo(x0+tooth, y+h*3/4)
		path.LineTo(x0, y+h/2)
		path.LineTo(x0+tooth, y+h/4)
		path.LineTo(x0, y)
	default:
		corner(path, x0+r, y+h-r, r, math.Pi/2, false)
		corner(path, x0+r, y+r, r, math.Pi, false)
	}
	path.Close()
}

// corner adds a quarter of a circle, clockwise from an angle.
func corner(path *geo.Path, cx, cy, r, from float64, first bool) {
	const steps = 4
	for i := range steps + 1 {
		sin, cos := math.Sincos(from + float64(i)/steps*math.Pi/2)
		if x, y := cx+r*cos, cy+r*sin; first && i == 0 {
			path.MoveTo(x, y)
		} else {
			path.LineTo(x, y)
		}
	}
}

// paint fills the bar with one colour.
func (b bar) paint(c *geo.Canvas, box Box, left, right float64, col color.NRGBA) {
	if b.solid0 <= b.x0 && b.solid1 >= b.x1 {
		var path geo.Path
		b.outline(&path, left, right, box.Y, box.H)
		c.Fill(&path, col)
		return
	}
	b.fill(c, box, left, right, func(float64, float64) color.NRGBA { return col })
}

// fill fills the bar with a colour for each position. Where the bar fades it
// keeps a trace of its colour, so that its whole extent can be seen.
func (b bar) fill(c *geo.Canvas, box Box, left, right float64, colour func(x, y float64) color.NRGBA) {
	var path geo.Path
	b.outline(&path, left, right, box.Y, box.H)
	const trace = 0.12
	o := c.Image.Rect.Min
	c.FillFunc(&path, func(x, y int) color.NRGBA {
		atX, atY := (float64(x-o.X)+0.5)/c.Scale, (float64(y-o.Y)+0.5)/c.Scale
		in, out := 1.0, 1.0
		if b.solid0 > b.x0 {
			in = (atX - b.x0) / (b.solid0 - b.x0)
		}
		if b.x1 > b.solid1 {
			out = (b.x1 - atX) / (b.x1 - b.solid1)
		}
		return geo.Fade(colour(atX, atY), trace+(1-trace)*min(max(min(in, out), 0), 1))
	})
}
