package snapshot

import (
	"image/color"

	"legation/app/event"
	"legation/geo"
)

// A mark is an event with a date on the axis of the page's timeline.
type mark struct {
	bar            bool    // lasts, or lies somewhere within its date
	soft           bool    // happened once, somewhere within its date
	x0, x1         float64 // the same where it is not a bar
	solid0, solid1 float64 // what lies between is certain
	open0, open1   bool    // goes on without an end
}

// fadeWidth is how much of a bar fades where its end is uncertain by no known
// amount.
const fadeWidth = 16

// markOf returns how an event is drawn on an axis.
func markOf(e *event.Event, a axis) mark {
	span := e.Date.Span()
	start, end := span.Start, span.End
	m := mark{x0: a.start(start.Earliest), x1: a.end(end.Latest), open0: start.Open, open1: end.Open}
	interval := e.Date.Interval()
	if !interval && start.Earliest == end.Latest || m.x1-m.x0 < 3 {
		x := (m.x0 + m.x1) / 2
		m.x0, m.x1, m.open0, m.open1 = x, x, false, false
		return m
	}
	m.bar, m.soft = true, !interval
	if m.open0 {
		m.x0 = min(a.x-2, m.x1)
	}
	if m.open1 {
		m.x1 = max(a.right()+2, m.x0)
	}
	m.solid0, m.solid1 = m.x0, m.x1
	soft := min(fadeWidth, (m.x1-m.x0)*0.4)
	unsure := func(edge event.Edge) bool {
		return !edge.Open && (edge.Unknown || edge.Approximate || edge.Uncertain || interval && edge.Earliest != edge.Latest)
	}
	if unsure(start) {
		m.solid0 = m.x0 + soft
		if interval && start.Latest > start.Earliest {
			m.solid0 = max(m.solid0, a.end(start.Latest))
		}
	}
	if unsure(end) {
		m.solid1 = m.x1 - soft
		if interval && end.Earliest < end.Latest {
			m.solid1 = min(m.solid1, a.start(end.Earliest))
		}
	}
	if m.solid0 > m.solid1 { // it may be over before it certainly began
		middle := min(max((m.solid0+m.solid1)/2, m.x0), m.x1)
		m.solid0, m.solid1 = middle, middle
	}
	return m
}

// paint paints the mark at a height: a shape for a day, else a bar.
func (m mark) paint(c *geo.Canvas, shape string, y, r float64, col color.NRGBA) {
	if !m.bar {
		var p geo.Path
		geo.Shape(&p, shape, m.x0, y, r)
		c.Fill(&p, col)
		return
	}
	h := r * 1.1
	if m.soft {
		col = geo.Fade(col, 0.55)
	}
	trace := geo.Fade(col, 0.15)
	piece := func(x0, x1 float64, fill func(p *geo.Path)) {
		if x1 > x0 {
			var p geo.Path
			p.Rect(x0, y-h/2, x1-x0, h)
			fill(&p)
		}
	}
	piece(m.x0, m.solid0, func(p *geo.Path) { c.FillGradientX(p, m.x0, m.solid0, trace, col) })
	piece(m.solid0, m.solid1, func(p *geo.Path) { c.Fill(p, col) })
	piece(m.solid1, m.x1, func(p *geo.Path) { c.FillGradientX(p, m.solid1, m.x1, col, trace) })
	if m.open1 {
		var arrow geo.Path
		arrow.MoveTo(m.x1-2, y-r)
		arrow.LineTo(m.x1+3, y)
		arrow.LineTo(m.x1-2, y+r)
		arrow.Close()
		c.Fill(&arrow, col)
	}
	if m.open0 {
		var arrow geo.Path
		arrow.MoveTo(m.x0+2, y-r)
		arrow.LineTo(m.x0-3, y)
		arrow.LineTo(m.x0+2, y+r)
		arrow.Close()
		c.Fill(&arrow, col)
	}
}
