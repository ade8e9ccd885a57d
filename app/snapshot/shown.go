package snapshot

import (
	"fmt"
	"math"
	"slices"

	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// Shown is a state as a file keeps it. Days are counted from 1 January 1970.
type Shown struct {
	Playhead  event.Day       `json:"playhead"`
	Mode      state.Mode      `json:"mode"`
	Axis      [2]float64      `json:"axis"`
	View      string          `json:"view"`
	Centre    [2]float64      `json:"centre"` // longitude, latitude
	Zoom      float64         `json:"zoom"`
	Viewpoint string          `json:"viewpoint"`
	Selection string          `json:"selection,omitempty"`
	Asked     string          `json:"asked,omitempty"`
	Search    string          `json:"search,omitempty"`
	Filter    ShownFilter     `json:"filter"`
	Window    [2]event.Day    `json:"window"`
	Snap      bool            `json:"snap,omitempty"`
	Jump      string          `json:"jump"`
	Playback  state.Playback  `json:"playback"`
	Compare   ShownComparison `json:"compare"`
	Hidden    ShownHidden     `json:"hidden"`
	Theme     geo.Theme       `json:"theme"`
	Imperial  bool            `json:"imperial,omitempty"`
}

// ShownFilter is a filter as a file keeps it.
type ShownFilter struct {
	Category   string           `json:"category,omitempty"`
	Actor      string           `json:"actor,omitempty"`
	Source     string           `json:"source,omitempty"`
	Viewpoint  string           `json:"viewpoint,omitempty"`
	Confidence event.Confidence `json:"confidence,omitempty"`
	Hide       bool             `json:"hide,omitempty"`
}

// ShownComparison is what is compared, as a file keeps it.
type ShownComparison struct {
	On        bool      `json:"on"`
	Viewpoint string    `json:"viewpoint,omitempty"`
	Dated     bool      `json:"dated,omitempty"`
	Playhead  event.Day `json:"playhead,omitempty"`
	Divider   float64   `json:"divider"`
}

// ShownHidden is what is switched off, as a file keeps it.
type ShownHidden struct {
	Insets bool `json:"insets,omitempty"`
	Legend bool `json:"legend,omitempty"`
	Grid   bool `json:"grid,omitempty"`
}

// shownOf writes down a state. Whether it is being played is not kept: a
// picture stands still.
func shownOf(s state.State) Shown {
	return Shown{
		Playhead: s.Playhead, Mode: s.Mode, Axis: [2]float64{s.Axis.From, s.Axis.To},
		View: s.View, Centre: s.Centre, Zoom: s.Zoom, Viewpoint: s.Viewpoint,
		Selection: s.Selection, Asked: s.Asked, Search: s.Search, Filter: ShownFilter(s.Filter),
		Window: [2]event.Day{s.Window.From, s.Window.To}, Snap: s.Snap, Jump: s.Jump, Playback: s.Playback,
		Compare: ShownComparison(s.Compare), Hidden: ShownHidden(s.Hidden), Theme: s.Theme, Imperial: s.Imperial,
	}
}

// state returns the state that was written down, with a dataset.
func (f Shown) state(d *event.Dataset) (state.State, error) {
	s := state.New(d)
	start := s
	var gone Gone
	s.Playhead, s.Mode, s.Axis = f.Playhead, f.Mode, state.Axis{From: f.Axis[0], To: f.Axis[1]}
	s.View, s.Centre, s.Zoom, s.Viewpoint = f.View, f.Centre, f.Zoom, f.Viewpoint
	s.Selection, s.Asked, s.Search, s.Filter = f.Selection, f.Asked, f.Search, state.Filter(f.Filter)
	s.Window, s.Snap, s.Jump, s.Playback = state.Window{From: f.Window[0], To: f.Window[1]}, f.Snap, f.Jump, f.Playback
	s.Compare, s.Hidden, s.Theme, s.Imperial = state.Compare(f.Compare), state.Hidden(f.Hidden), f.Theme, f.Imperial
	check := func(what string, id *string, otherwise string, known bool) {
		if *id != "" && !known {
			gone = append(gone, fmt.Sprintf("the %s %q", what, shorten(*id)))
			*id = otherwise
		}
	}
	_, ok := d.View(s.View)
	check("view", &s.View, start.View, ok)
	_, ok = d.Viewpoint(s.Viewpoint)
	check("viewpoint", &s.Viewpoint, start.Viewpoint, ok)
	_, ok = d.Event(s.Selection)
	check("event", &s.Selection, "", ok)
	_, ok = d.Territory(s.Asked)
	check("territory", &s.Asked, "", ok)
	_, ok = d.Category(s.Filter.Category)
	check("category", &s.Filter.Category, "", ok)
	_, ok = d.Actor(s.Filter.Actor)
	check("actor", &s.Filter.Actor, "", ok)
	_, ok = d.Source(s.Filter.Source)
	check("source", &s.Filter.Source, "", ok)
	_, ok = d.Viewpoint(s.Filter.Viewpoint)
	check("viewpoint", &s.Filter.Viewpoint, "", ok)
	_, ok = d.Viewpoint(s.Compare.Viewpoint)
	check("viewpoint", &s.Compare.Viewpoint, "", ok)
	if s.Compare.On && s.Compare.Viewpoint == "" && !s.Compare.Dated {
		s.Compare.On = false // nothing is left to compare with
	}
	// What no window can hold is set right in silence: it is no id of the
	// dataset, but a file that somebody has changed.
	if !slices.ContainsFunc(state.Modes, modeIs(s.Mode)) {
		s.Mode = start.Mode
	}
	if s.Theme != "" && !slices.Contains(geo.Themes, s.Theme) {
		s.Theme = start.Theme
	}
	switch s.Filter.Confidence {
	case "", event.High, event.Medium, event.Low:
	default:
		s.Filter.Confidence = ""
	}
	if !slices.Contains([]string{"day", "month", "year", "decade"}, s.Jump) {
		s.Jump = start.Jump
	}
	if !slices.Contains([]string{"stop", "loop", "bounce"}, s.Playback.End) || !(s.Playback.Speed > 0 && s.Playback.Speed <= 100) {
		s.Playback = start.Playback
	}
	if !(s.Axis.To > s.Axis.From) || math.Abs(s.Axis.From) > 1e15 || math.Abs(s.Axis.To) > 1e15 {
		s.Axis = start.Axis
	}
	s.Compare.Divider = min(max(s.Compare.Divider, 0), 1)
	v := s.Viewport(800, 600)
	if s.View == "" && (math.Abs(s.Centre[0]) > 1e6 || math.Abs(s.Centre[1]) > 90 || math.Abs(s.Zoom) > 100) {
		s.Centre, s.Zoom = v.Centre, v.Zoom
	}
	if len(gone) > 0 {
		return s, gone
	}
	return s, nil
}

func modeIs(m state.Mode) func(struct {
	Mode state.Mode
	Name string
}) bool {
	return func(x struct {
		Mode state.Mode
		Name string
	}) bool {
		return x.Mode == m
	}
}
