// Package animation makes moving pictures of the events: an animated GIF, a
// numbered sequence of PNGs, or a film where ffmpeg is at hand. It plays as the
// window does and makes each frame as a snapshot is made.
package animation

import (
	"errors"
	"fmt"
	"time"

	"legation/app/play"
	"legation/app/snapshot"
	"legation/app/state"
)

// Options say how an animation is made.
type Options struct {
	Page   snapshot.Options // of each frame; its format is left aside
	Format Format
	FPS    int           // frames a second where the playhead moves evenly, 1 to 60
	Rest   time.Duration // how long the last frame stays before a GIF begins again
	Once   bool          // a GIF is shown once and not again and again
}

// Default returns the options of a new user for a state.
func Default(s state.State) Options {
	o := Options{Page: snapshot.Default(s), Format: GIF, FPS: 10, Rest: 3 * time.Second}
	o.Page.Width, o.Page.Height, o.Page.Scale = 1280, 720, 1
	o.Page.Include.Caption, o.Page.Include.Card = true, true
	o.Page.Include.Timeline = true
	return o
}

// Check reports what of the options cannot be.
func (o Options) Check() error {
	if !o.Format.known() {
		return fmt.Errorf("unknown format %q of an animation", o.Format)
	}
	if o.FPS < 1 || o.FPS > 60 {
		return fmt.Errorf("%d frames a second: give a number from 1 to 60", o.FPS)
	}
	if o.Rest < 0 || o.Rest > time.Minute {
		return fmt.Errorf("a rest of %v at the end: give up to a minute", o.Rest)
	}
	page := o.Page
	page.Format = snapshot.PNG
	return page.Check()
}

// motion writes down how an animation of a state moves.
func (o Options) motion(s state.State) *snapshot.Motion {
	m := &snapshot.Motion{By: "event", Speed: s.Playback.Speed, SkipEmpty: s.Playback.SkipEmpty, FPS: o.FPS, Rest: o.Rest.Seconds(), Once: o.Once}
	if s.Playback.Evenly {
		m.By = "time"
	}
	return m
}

// Like returns the state and the options of an animation that is made again
// from its proof.
func Like(s state.State, p snapshot.Proof) (state.State, Options, error) {
	m := p.Animation
	if m == nil {
		return s, Options{}, errors.New("it is a picture and no animation")
	}
	s.Playback.Evenly, s.Playback.Speed, s.Playback.SkipEmpty = m.By == "time", m.Speed, m.SkipEmpty
	o := Options{Page: p.Options, Format: GIF, FPS: m.FPS, Rest: time.Duration(m.Rest * float64(time.Second)), Once: m.Once}
	if !(m.Speed >= 0.25 && m.Speed <= 8) {
		return s, o, fmt.Errorf("speed %g of the animation: it is 0.25 to 8", m.Speed)
	}
	if !(m.Rest >= 0 && m.Rest <= 60) {
		return s, o, fmt.Errorf("a rest of %g seconds at the end: it is up to a minute", m.Rest)
	}
	return s, o, o.Check()
}

// A Frame is a state with how long it stays.
type Frame struct {
	State state.State
	Stays time.Duration
}

// longest is how many frames an animation has at most.
const longest = 20_000

// tick is how finely the playing from event to event is looked at.
const tick = 50 * time.Millisecond

// Frames plays a state from the first event that its filter keeps to the last
// one, at the speed and in the way of its playback, and returns what is seen.
// What stays the same is one frame.
func Frames(s state.State, o Options) ([]Frame, error) {
	s.Playback.End = play.Stop
	s = s.Edge(-1)
	if e, ok := s.Dataset.Event(s.Selection); !ok || e.Undated() || !s.Keeps(e) {
		return nil, errors.New("there is nothing to play: no event is dated and kept by the filter")
	}
	step := tick
	if s.Playback.Evenly {
		step = time.Second / time.Duration(o.FPS)
	}
	frames := []Frame{{s, 0}}
	var player play.Player
	var now time.Time
	s.Playing = true
	if !s.Playback.Evenly {
		// Play begins with a step: the first event rests as the others do.
		frames[0].Stays = dwell(s)
	}
	for s.Playing {
		s = player.Advance(now, s)
		now = now.Add(step)
		still := s
		still.Playing = false
		last := &frames[len(frames)-1]
		switch {
		case still == last.State || !s.Playing:
			if s.Playing {
				last.Stays += step
			} else if still != last.State {
				frames = append(frames, Frame{still, step})
			}
		case len(frames) == longest:
			return nil, fmt.Errorf("the animation has more than %d frames: play faster, skip empty decades, or filter the events", longest)
		default:
			frames = append(frames, Frame{still, step})
		}
	}
	frames[len(frames)-1].Stays += o.Rest
	return frames, nil
}

// dwell is how long the playing rests on an event.
func dwell(s state.State) time.Duration {
	return time.Duration(float64(play.Dwell) / max(s.Playback.Speed, 0.25))
}

// Length returns how long an animation takes.
func Length(frames []Frame) (d time.Duration) {
	for _, f := range frames {
		d += f.Stays
	}
	return d
}
