package timeline

import (
	"cmp"
	"math"
	"slices"
)

// A Part is a part of the pane that a pointer can be on.
type Part uint8

// The parts. A mark may lie on any of the first three.
const (
	Elsewhere Part = iota
	OnAxis
	OnUndated
	OnRuler
	OnOverview    // beside the window
	OnWindow      // in the middle of the overview's window
	OnWindowStart // at its ends
	OnWindowEnd
	OnName      // the name of a lane or of positions
	OnScrollbar // of the lanes
)

const (
	reach     = 4.0 // how far beside a mark a pointer still hits it
	gripReach = 6.0
)

// PartAt returns the part of the pane at a position.
func (p *Picture) PartAt(x, y float64) Part {
	b := p.Overview
	b.Y, b.H = b.Y-3, b.H+6
	switch x0, x1 := p.Window[0], p.Window[1]; {
	case b.Contains(min(max(x, b.X), b.Right()-1), y) && x > b.X-gripReach && x < b.Right()+gripReach:
		// In a narrow window the middle keeps a third.
		grip := min(gripReach, (x1-x0)/3)
		switch {
		case math.Abs(x-x0) <= grip || x < x0 && x0-x <= gripReach:
			return OnWindowStart
		case math.Abs(x-x1) <= grip || x > x1 && x-x1 <= gripReach:
			return OnWindowEnd
		case x > x0 && x < x1:
			return OnWindow
		default:
			return OnOverview
		}
	case p.onScrollbar(x, y):
		return OnScrollbar
	case p.Names.Contains(x, y):
		return OnName
	case p.Layout.Ruler.Contains(x, y):
		return OnRuler
	case p.Axis.Contains(x, y):
		return OnAxis
	case p.Undated.Contains(x, y):
		return OnUndated
	default:
		return Elsewhere
	}
}

// onScrollbar reports whether a position is on the scrollbar's track.
func (l *Layout) onScrollbar(x, y float64) bool {
	b := l.scrollbar()
	return b.H > 0 && x >= b.X-3 && l.inLanes(x, y)
}

// EventsAt returns the events whose marks or titles are at a position, as
// places in Dataset.Events: the nearest first, and of those that lie over one
// another the narrowest.
func (p *Picture) EventsAt(x, y float64) []int {
	type hit struct {
		event        int
		far, breadth float64
	}
	var hits []hit
	if p.Axis.Contains(x, y) {
		for _, q := range p.Placed {
			far := q.distance(x, y)
			if q.Row < 0 && far > 0 {
				far += 1 // a tick yields to the mark that it lies beside
			}
			if l := q.Label; l.Text != "" {
				far = min(far, 2+l.box().distance(x, y)*2)
			}
			if far <= reach {
				hits = append(hits, hit{q.Event, far, q.W})
			}
		}
	}
	for _, q := range p.Waiting {
		if far := math.Hypot(x-q.X, y-q.Y) - q.R; far <= reach && p.inLanes(x, y) {
			hits = append(hits, hit{q.Event, max(far, 0), 2 * q.R})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.breadth, b.breadth))
	})
	events := make([]int, len(hits))
	for i, h := range hits {
		events[i] = h.event
	}
	return events
}

// MoreAt returns the event to choose where undated events are only counted.
func (p *Picture) MoreAt(x, y float64) (event int, ok bool) {
	for _, m := range p.More {
		if m.Contains(x, y) {
			return m.Next, true
		}
	}
	return 0, false
}

// Place returns a position at which a pointer hits an event, if it is in sight.
func (p *Picture) Place(event int) (x, y float64, ok bool) {
	for _, q := range p.Waiting {
		if q.Event == event {
			return q.X, q.Y, p.inLanes(q.X, q.Y)
		}
	}
	for _, q := range p.Placed {
		if q.Event != event {
			continue
		}
		x0, x1 := max(q.X, p.Axis.X), min(q.Right(), p.Axis.Right())
		y = q.Y + q.H/2
		for _, part := range []float64{0.5, 0.25, 0.75, 0.1, 0.9, 0.02, 0.98} {
			x = x0 + (x1-x0)*part
			if hits := p.EventsAt(x, y); len(hits) > 0 && hits[0] == event {
				return x, y, true
			}
		}
		return (x0 + x1) / 2, y, p.Axis.Contains((x0+x1)/2, y)
	}
	return 0, 0, false
}

// distance is how far a point lies outside the box, 0 within it.
func (b Box) distance(x, y float64) float64 {
	dx := max(b.X-x, x-b.Right(), 0)
	dy := max(b.Y-y, y-b.Bottom(), 0)
	return math.Hypot(dx, dy)
}
