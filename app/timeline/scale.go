// Package timeline is the pane below the map: an axis of time, the events in
// lanes by category, and the playhead.
//
// Where everything goes is worked out in plain Go, from the state and a size
// (Layout, Arrange), and painted onto an image (Paint). Only the widget knows
// of Fyne: it shows the image and turns input into changes of the state.
package timeline

import (
	"math"

	"legation/app/event"
	"legation/app/state"
)

// The limits of zooming, in days. A dataset that is longer than MaxSpan can
// still be seen whole.
const (
	MinSpan = 3.0
	MaxSpan = 5000 * daysPerYear
)

// daysPerYear is the mean length of a Gregorian year.
const daysPerYear = 365.2425

// A Scale places days on a run of pixels that begins at Left. A day begins at
// X(day) and ends at X(day+1); positions are device-independent pixels.
type Scale struct {
	state.Axis
	Left, Width float64
}

// NewScale returns the scale of an axis. An axis or a width that cannot be
// drawn is put right.
func NewScale(axis state.Axis, left, width float64) Scale {
	if !(axis.To-axis.From >= MinSpan) || math.IsInf(axis.To-axis.From, 0) {
		middle := (axis.From + axis.To) / 2
		if math.IsNaN(middle) || math.IsInf(middle, 0) {
			middle = 0
		}
		axis = state.Axis{From: middle - MinSpan/2, To: middle + MinSpan/2}
	}
	return Scale{Axis: axis, Left: left, Width: max(width, 1)}
}

// Span is the number of days in sight.
func (s Scale) Span() float64 { return s.To - s.From }

// PerDay is the width of a day.
func (s Scale) PerDay() float64 { return s.Width / s.Span() }

// Right is where the axis ends.
func (s Scale) Right() float64 { return s.Left + s.Width }

// X returns where a moment lies, given in days with fractions.
func (s Scale) X(day float64) float64 { return s.Left + (day-s.From)/s.Span()*s.Width }

// Start returns where a day begins.
func (s Scale) Start(d event.Day) float64 { return s.X(float64(d)) }

// Mid returns the middle of a day, where an instant and the playhead stand.
func (s Scale) Mid(d event.Day) float64 { return s.X(float64(d) + 0.5) }

// End returns where a day ends.
func (s Scale) End(d event.Day) float64 { return s.X(float64(d) + 1) }

// At returns the moment at a position, in days with fractions.
func (s Scale) At(x float64) float64 { return s.From + (x-s.Left)/s.Width*s.Span() }

// Day returns the day at a position. It undoes Mid exactly.
func (s Scale) Day(x float64) event.Day {
	return event.Day(math.Floor(min(max(s.At(x), -1e15), 1e15)))
}

// Zoom returns the axis that is zoomed in by a factor about a position: the
// moment there stays where it is. Whole is the length of the whole dataset in
// days, beyond which, and beyond MaxSpan, there is no zooming out.
func (s Scale) Zoom(x, factor, whole float64) state.Axis {
	if !(factor > 0) || math.IsInf(factor, 0) {
		return s.Axis
	}
	span := min(max(s.Span()/factor, MinSpan), max(MaxSpan, whole))
	part := (x - s.Left) / s.Width
	from := s.At(x) - part*span
	return state.Axis{From: from, To: from + span}
}

// Pan returns the axis moved by a number of pixels, to later days where that
// is positive. It never loses sight of all that there is, which lies within
// whole.
func (s Scale) Pan(dx float64, whole state.Axis) state.Axis {
	from := s.From + dx/s.Width*s.Span()
	from = min(max(from, min(s.From, whole.From-s.Span()*0.9)), max(s.From, whole.To-s.Span()*0.1))
	return state.Axis{From: from, To: from + s.Span()}
}

// Reveal returns the axis moved as little as needed to have a day at least a
// margin, in pixels, from both ends.
func (s Scale) Reveal(d event.Day, margin float64) state.Axis {
	x := s.Mid(d)
	margin = min(margin, s.Width/3)
	switch {
	case x < s.Left+margin:
		return s.move(x - s.Left - margin)
	case x > s.Right()-margin:
		return s.move(x - s.Right() + margin)
	default:
		return s.Axis
	}
}

func (s Scale) move(dx float64) state.Axis {
	days := dx / s.Width * s.Span()
	return state.Axis{From: s.From + days, To: s.To + days}
}
