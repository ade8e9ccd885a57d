package timeline

import (
	"math"

	"legation/app/event"
	"legation/app/state"
)

// counting returns which part of an axis, in pixels, belongs to the playhead in
// the mode chosen. It may reach beyond the axis, or lie beside it.
func counting(s state.State, sc Scale) (from, to float64) {
	switch s.Mode {
	case state.At:
		return sc.Start(s.Playhead), sc.End(s.Playhead)
	case state.Within:
		return sc.Start(s.Window.From), sc.End(s.Window.To)
	case state.OnFrom:
		return sc.Start(s.Playhead), math.Inf(1)
	default:
		return math.Inf(-1), sc.End(s.Playhead)
	}
}

// A grip is a part of the span of the mode Within that a pointer can take hold
// of.
type grip uint8

const (
	noGrip grip = iota
	spanStart
	spanEnd
	spanMiddle
)

const (
	spanBand  = 7.0 // height of the span's band, at the foot of the ruler
	spanReach = 5.0 // how far beside an edge a pointer still holds it
)

// gripAt returns which part of the span is at a position.
func (l *Layout) gripAt(s state.State, x, y float64) grip {
	if s.Mode != state.Within || y < l.Axis.Y-spanBand-5 || y >= l.Axis.Bottom() || x < l.Axis.X-spanReach || x > l.Axis.Right()+spanReach {
		return noGrip
	}
	from, to := counting(s, l.ScaleOf(s))
	reach := min(spanReach, max((to-from)/3, 1))
	near := func(edge float64) bool {
		return edge >= l.Axis.X-0.5 && edge <= l.Axis.Right()+0.5 && math.Abs(x-edge) <= spanReach
	}
	switch {
	case x <= from+reach && near(from):
		return spanStart
	case x >= to-reach && near(to):
		return spanEnd
	case x > from && x < to && y < l.Axis.Y:
		return spanMiddle
	default:
		return noGrip
	}
}

// dragged returns the span when a part of it is moved by a number of days. Its
// edges never pass one another: it keeps at least a day.
func (g grip) dragged(w state.Window, days event.Day) state.Window {
	switch g {
	case spanStart:
		w.From = min(w.From+days, w.To)
	case spanEnd:
		w.To = max(w.To+days, w.From)
	case spanMiddle:
		w.From, w.To = w.From+days, w.To+days
	}
	return w
}

// snapReach is how near to an event the dragged playhead rests on it, in
// pixels.
const snapReach = 6.0

// snapTries is how many events the filter may keep out before the nearest one
// is given up.
const snapTries = 4000

// snapped returns the id of the event that a playhead at a position rests on:
// the nearest one that the filter keeps, if it is near enough.
func snapped(s state.State, sc Scale, x float64) (id string, ok bool) {
	ix, kept := s.Dataset.Index(), s.KeptEvents()
	day := sc.Day(x)
	best := snapReach
	try := func(at, by int) {
		for n := 0; at >= 0 && at < len(ix.Dated()) && n < snapTries; n++ {
			e := &s.Dataset.Events[at]
			far := math.Abs(sc.Mid(e.Anchor()) - x)
			if far >= best {
				return
			}
			if kept.Has(at) {
				id, ok, best = e.ID, true, far
				return
			}
			at += by
		}
	}
	// Of several on one day the first is rested on.
	next := ix.NextAfter(day - 1)
	if next < 0 {
		next = len(ix.Dated())
	}
	try(next, 1)
	try(ix.PrevBefore(day), -1)
	return id, ok
}
