// Package play moves the playhead from event to event. What it does depends
// on the time it is told alone, so that it can be tested without a clock.
package play

import (
	"time"

	"legation/app/state"
)

// Dwell is how long the playhead rests on an event.
const Dwell = 2200 * time.Millisecond

// A Player knows when the next step is due. Its zero value is at rest.
type Player struct {
	due     time.Time
	running bool
}

// Advance returns the state at a time. While the state is playing it steps to
// the next event each time the dwell is over; at the last one it stops. Play at
// the end starts again from the first event.
func (p *Player) Advance(now time.Time, s state.State) state.State {
	if !s.Playing {
		p.running = false
		return s
	}
	if !p.running {
		p.running = true
		p.due = now.Add(Dwell)
		if next := s.Step(1); next != s {
			return next
		}
		return s.Edge(-1)
	}
	if now.Before(p.due) {
		return s
	}
	p.due = now.Add(Dwell)
	next := s.Step(1)
	if next == s {
		s.Playing = false
		return s
	}
	return next
}
