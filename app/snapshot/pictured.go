package snapshot

import (
	"math"

	"legation/app/state"
)

// pictured returns a state without what no picture with these options shows:
// how the window looks, how it plays, what is out of use. Two states that give
// the same picture then give the same file.
func pictured(s state.State, o Options) state.State {
	usual := state.New(s.Dataset)
	s.Asked, s.Playing, s.Presented, s.Still = "", false, false, false
	s.Snap, s.Jump, s.Playback = usual.Snap, usual.Jump, usual.Playback
	s.Theme, s.Hidden = usual.Theme, usual.Hidden
	s.Imperial = s.Imperial && o.Include.ScaleBar
	if s.Mode != state.Within {
		s.Window = usual.Window
	}
	if _, named := s.Dataset.View(s.View); named {
		s.Centre, s.Zoom = usual.Centre, usual.Zoom
	}
	switch {
	case !s.Compare.On:
		s.Compare = usual.Compare
	case !s.Compare.Dated:
		s.Compare.Playhead = 0
	}
	if o.Include.Timeline {
		s.Axis = state.Axis{From: math.Floor(s.Axis.From), To: math.Ceil(s.Axis.To)} // whole days
	} else {
		s.Axis = usual.Axis
	}
	return s
}
