// Package state holds the one value that every pane of the window shows, and
// makes the map's scene from it.
package state

import (
	"legation/app/event"

	"github.com/paulmach/orb"
)

// State is all that a person can change. It is a value: a copy never changes
// under its reader, and every pane is a function of it.
type State struct {
	Dataset   *event.Dataset
	Playhead  event.Day
	Mode      Mode
	Axis      Axis // the span of days that the timeline shows
	View      string
	Centre    orb.Point // of the map, where View is ""
	Zoom      float64   // of the map, where View is ""
	Viewpoint string    // id
	Selection string    // id of an event, or ""
	Search    string    // narrows the list and the timeline, or ""
	Playing   bool
	Dark      bool
}

// Mode says which events belong to the playhead's date.
type Mode string

// The modes, as the trace and the command line spell them.
const (
	At     Mode = "at"     // what is on at this date
	SoFar  Mode = "so-far" // everything that has begun by this date
	OnFrom Mode = "from"   // everything from this date on
)

// Modes lists the modes with the words that a person chooses them by.
var Modes = []struct {
	Mode Mode
	Name string
}{
	{SoFar, "Everything so far"},
	{At, "At this date"},
	{OnFrom, "From here on"},
}

// An Axis is the span of days that the timeline shows, with fractions of days
// so that it can be panned and zoomed smoothly.
type Axis struct{ From, To float64 }

// New returns the state that a dataset opens with: its last dated event
// chosen, everything so far, the first view, the first viewpoint.
func New(d *event.Dataset) State {
	s := State{Dataset: d, Mode: SoFar}
	if len(d.Viewpoints) > 0 {
		s.Viewpoint = d.Viewpoints[0].ID
	}
	if len(d.Views) > 0 {
		s.View = d.Views[0].ID
	}
	if dated := d.Index().Dated(); len(dated) > 0 {
		s = s.Select(d.Events[dated[len(dated)-1]].ID)
	}
	s.Axis = FitAxis(d)
	return s
}

// FitAxis returns the axis that shows every dated event with a little room on
// both sides.
func FitAxis(d *event.Dataset) Axis {
	first, last := d.Span()
	length := max(float64(last-first), 30)
	return Axis{From: float64(first) - length*0.02, To: float64(last) + length*0.04}
}

// Select returns the state with an event chosen and the playhead on its day.
// An undated event is chosen where the playhead is. An unknown id or "" clears
// the selection.
func (s State) Select(id string) State {
	e, ok := s.Dataset.Event(id)
	if !ok {
		s.Selection = ""
		return s
	}
	s.Selection = id
	if !e.Date.IsZero() {
		s.Playhead = e.Anchor()
	}
	return s
}

// Step returns the state with the next (1) or previous (-1) dated event
// chosen, counted from the chosen event, or from the playhead where none or an
// undated one is chosen. At the end it stays.
func (s State) Step(by int) State {
	ix := s.Dataset.Index()
	dated := ix.Dated()
	at := ix.Position(s.Selection)
	if at >= 0 && s.Dataset.Events[dated[at]].Anchor() == s.Playhead {
		at += by
	} else if by > 0 {
		at = ix.NextAfter(s.Playhead)
		if at < 0 {
			return s
		}
	} else {
		at = ix.PrevBefore(s.Playhead)
	}
	if at < 0 || at >= len(dated) {
		return s
	}
	return s.Select(s.Dataset.Events[dated[at]].ID)
}

// MoveTo returns the state with the playhead on a day and the selection kept
// only while its event is still on that day.
func (s State) MoveTo(d event.Day) State {
	s.Playhead = d
	if e, ok := s.Dataset.Event(s.Selection); ok && !e.Date.IsZero() && !e.Date.Contains(d) {
		s.Selection = ""
	}
	return s
}

// Shows reports whether an event belongs to the playhead's date in the mode
// chosen. An undated one always does, since nothing says that it does not.
func (s State) Shows(e *event.Event) bool {
	if e.Date.IsZero() {
		return true
	}
	span := e.Date.Span()
	switch s.Mode {
	case At:
		return e.Date.Contains(s.Playhead)
	case OnFrom:
		return span.End.Latest >= s.Playhead
	default:
		return span.Start.Earliest <= s.Playhead
	}
}

// Edge returns the state with the first (-1) or last (1) dated event chosen.
func (s State) Edge(side int) State {
	dated := s.Dataset.Index().Dated()
	if len(dated) == 0 {
		return s
	}
	at := 0
	if side > 0 {
		at = len(dated) - 1
	}
	return s.Select(s.Dataset.Events[dated[at]].ID)
}

// TurnViewpoint returns the state with the next (1) or previous (-1) viewpoint,
// round and round.
func (s State) TurnViewpoint(by int) State {
	all := s.Dataset.Viewpoints
	for i, v := range all {
		if v.ID == s.Viewpoint {
			s.Viewpoint = all[((i+by)%len(all)+len(all))%len(all)].ID
			break
		}
	}
	return s
}
