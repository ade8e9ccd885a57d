// Package play moves the playhead by itself: from event to event, or evenly
// through time. What it does depends on the time it is told alone, so that it
// can be tested without a clock.
package play

import (
	"time"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
)

// The pace at a speed of 1.
const (
	Dwell         = 2200 * time.Millisecond // how long the playhead rests on an event
	YearsASecond  = 2                       // evenly through time
	daysInOneYear = 365.2425
)

// hiccup is the longest time between two calls that counts in full. After a
// longer one, as when the machine slept, playing goes on where it was.
const hiccup = time.Second

// Speeds are the speeds that are offered, ascending.
var Speeds = []float64{0.25, 0.5, 1, 2, 4, 8}

// The ends are what may happen at the last event, and when playing backwards
// at the first.
const (
	Stop   = "stop"
	Loop   = "loop"   // from the beginning again
	Bounce = "bounce" // back the way it came
)

// Ends lists them with the words that a person chooses them by,
// to be translated.
var Ends = []struct{ ID, Name string }{
	{Stop, language.Key("Stop")}, {Loop, language.Key("Start again")}, {Bounce, language.Key("Turn round")},
}

// A Player knows how far the playing has come between two events. Its zero
// value is at rest. It takes note of a pause by being advanced, or by being
// replaced with the zero value, which forgets that it was on its way back.
type Player struct {
	running  bool
	now      time.Time // of the last call
	rested   float64   // part of the dwell that is over
	back     bool      // bounced, and on its way to the first event
	day      float64   // evenly: the playhead, with a fraction of a day
	playhead event.Day // as this player has left it
}

// Advance returns the state at a time, which must not be before that of the
// call before. Only events that are kept are played. From event to event it
// begins with a step and rests on each; evenly it chooses each event when the
// playhead comes to its day. Play at the end starts again from the first
// event.
func (p *Player) Advance(now time.Time, s state.State) state.State {
	if !s.Playing {
		p.running = false
		return s
	}
	passed := min(max(now.Sub(p.now), 0), hiccup).Seconds() * pace(s.Playback.Speed)
	p.now = now
	switch {
	case !p.running:
		p.running = true
		s = p.begin(s)
	case s.Playhead != p.playhead: // somebody has moved it
		p.rested, p.day = 0, float64(s.Playhead)
	case s.Playback.Evenly:
		s = p.glide(s, passed)
	default:
		s = p.step(s, passed)
	}
	p.playhead = s.Playhead
	return s
}

// begin starts to play from where the playhead is.
func (p *Player) begin(s state.State) state.State {
	p.rested = 0
	if s.Playback.End != Bounce {
		p.back = false
	}
	first, last, ok := ends(s)
	if !ok {
		s.Playing = false
		return s
	}
	if s.Playback.Evenly {
		if !p.back && s.Playhead >= last || s.Playhead < first {
			s = s.Edge(-1)
		}
		p.day = float64(s.Playhead)
		return s
	}
	next := s.Step(p.by())
	if next == s {
		p.back = false
		next = s.Edge(-1)
	}
	return next
}

// step goes to the next event when the dwell is over.
func (p *Player) step(s state.State, passed float64) state.State {
	p.day = float64(s.Playhead)
	p.rested += passed / Dwell.Seconds()
	if p.rested < 1 {
		return s
	}
	p.rested = min(p.rested-1, 1)
	if next := s.Step(p.by()); next != s {
		return next
	}
	return p.end(s)
}

// end does what is to be done when nothing is left in this direction.
func (p *Player) end(s state.State) state.State {
	switch s.Playback.End {
	case Loop:
		p.back = false
		s = s.Edge(-1)
	case Bounce:
		p.back = !p.back
		if next := s.Step(p.by()); next != s && !s.Playback.Evenly {
			s = next
		}
	default:
		s.Playing = false
	}
	p.day = float64(s.Playhead)
	return s
}

func (p *Player) by() int {
	if p.back {
		return -1
	}
	return 1
}

// pace is a speed that can be played at.
func pace(speed float64) float64 {
	if speed > 0 {
		return min(max(speed, Speeds[0]), Speeds[len(Speeds)-1])
	}
	return 1
}

// Faster returns the next speed above (1) or below (-1) one, or the last there
// is.
func Faster(speed float64, by int) float64 {
	speed = pace(speed)
	for i := range Speeds {
		at := Speeds[i]
		if by < 0 {
			at = Speeds[len(Speeds)-1-i]
		}
		if by < 0 && at < speed || by > 0 && at > speed {
			return at
		}
	}
	return speed
}

// ends gives the days of the first and the last event to be played.
func ends(s state.State) (first, last event.Day, ok bool) {
	kept, dated := s.KeptEvents(), len(s.Dataset.Index().Dated())
	a, b := kept.Next(0, dated), kept.Previous(dated-1)
	if a < 0 || b < 0 {
		return 0, 0, false
	}
	return s.Dataset.Events[a].Anchor(), s.Dataset.Events[b].Anchor(), true
}
