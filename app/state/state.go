// Package state holds the one value that every pane of the window shows, and
// makes the map's scene from it.
package state

import (
	"legation/app/event"
	"legation/app/language"

	"legation/geo"

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
	Asked     string    // id of the territory whose card is open, or ""
	Search    string    // narrows the list and the timeline, or ""
	Filter    Filter
	Window    Window // of the mode Within
	Snap      bool   // the dragged playhead rests on events
	Jump      string // the calendar step: day, month, year or decade
	Playing   bool
	Presented bool // to an audience: the chosen event is named on the map
	Playback  Playback
	Compare   Compare
	Hidden    Hidden
	Theme     geo.Theme
	Imperial  bool // the scale bar counts miles
	Still     bool // nothing glides or flies: what changes is there at once
}

// A Window is a span of days, both included.
type Window struct{ From, To event.Day }

// A Filter keeps the events that satisfy all of it. What is empty keeps
// everything.
type Filter struct {
	Category   string // id
	Actor      string // id
	Source     string // id
	Viewpoint  string // id: events in which its holder takes part
	Confidence event.Confidence
	Hide       bool // what is filtered out is hidden and not only dimmed
}

// Playback says how the playhead moves on by itself.
type Playback struct {
	Speed     float64 // 1 is the usual pace
	End       string  // what happens at the end: "stop", "loop" or "bounce"
	Evenly    bool    // evenly through time and not from event to event
	SkipEmpty bool    // decades without an event are passed over
	Cards     bool    // the title of the event that has just come is shown on the map
}

// Compare shows a second viewpoint or a second date right of a divider.
type Compare struct {
	On        bool
	Viewpoint string // id, of the right half
	Dated     bool   // the right half has a day of its own, Playhead
	Playhead  event.Day
	Divider   float64 // part of the picture's width that is left of it
}

// Hidden is what a person has switched off.
type Hidden struct{ Insets, Legend, Grid bool }

// Mode says which events belong to the playhead's date.
type Mode string

// The modes, as the trace and the command line spell them.
const (
	At     Mode = "at"     // what is on at this date
	Within Mode = "within" // what is on at some day of a span
	SoFar  Mode = "so-far" // everything that has begun by this date
	OnFrom Mode = "from"   // everything from this date on
)

// Modes lists the modes with the words that a person chooses them by, to be
// translated.
var Modes = []struct {
	Mode Mode
	Name string
}{
	{SoFar, language.Key("Everything so far")},
	{At, language.Key("At this date")},
	{Within, language.Key("Within a span")},
	{OnFrom, language.Key("From here on")},
}

// An Axis is the span of days that the timeline shows, with fractions of days
// so that it can be panned and zoomed smoothly.
type Axis struct{ From, To float64 }

// New returns the state that a dataset opens with: its last dated event
// chosen, everything so far, the first view, the first viewpoint.
func New(d *event.Dataset) State {
	s := State{Dataset: d, Mode: SoFar, Theme: geo.LightTheme, Jump: "year", Playback: Playback{Speed: 1, End: "stop", Cards: true}}
	s.Compare.Divider = 0.5
	first, last := d.Span()
	s.Window = Window{first, last}
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
	if !e.Undated() {
		s.Playhead = e.Anchor()
	}
	return s
}

// Step returns the state with the next (1) or previous (-1) dated event chosen
// that the filter keeps, counted from the chosen event, or from the playhead
// where none or an undated one is chosen. At the end it stays.
func (s State) Step(by int) State {
	ix := s.Dataset.Index()
	at := ix.Position(s.Selection)
	switch {
	case at >= 0 && s.Dataset.Events[ix.Dated()[at]].Anchor() == s.Playhead:
		at += by
	case by > 0:
		at = ix.NextAfter(s.Playhead)
	default:
		at = ix.PrevBefore(s.Playhead)
	}
	if at < 0 {
		return s
	}
	if at = s.nextKept(at, by); at < 0 {
		return s
	}
	return s.Select(s.Dataset.Events[ix.Dated()[at]].ID)
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
	case Within:
		return span.Start.Earliest <= s.Window.To && span.End.Latest >= s.Window.From
	case OnFrom:
		return span.End.Latest >= s.Playhead
	default:
		return span.Start.Earliest <= s.Playhead
	}
}

// Edge returns the state with the first (-1) or last (1) dated event chosen
// that the filter keeps.
func (s State) Edge(side int) State {
	dated := s.Dataset.Index().Dated()
	at := s.nextKept(0, 1)
	if side > 0 {
		at = s.nextKept(len(dated)-1, -1)
	}
	if at < 0 {
		return s
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

// TurnMode returns the state with the next (1) or previous (-1) mode, round and
// round.
func (s State) TurnMode(by int) State {
	for i, m := range Modes {
		if m.Mode == s.Mode {
			s.Mode = Modes[((i+by)%len(Modes)+len(Modes))%len(Modes)].Mode
			break
		}
	}
	return s
}
