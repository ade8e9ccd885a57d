// Package history goes back and forward through what the window has shown, as
// a browser does with pages. It knows no window.
package history

import (
	"time"

	"legation/app/event"
	"legation/app/state"
)

// pause is how long nothing may change for what comes next to be a step of its
// own: a drag or a turn of the wheel is one step, however many changes it makes.
const pause = 700 * time.Millisecond

// limit is how many steps are kept. A state is a few hundred bytes.
const limit = 10_000

// A History keeps what was shown before and, after going back, what was shown
// afterwards. Its zero value is empty and ready to use.
type History struct {
	back, forward []state.State
	last          time.Time // of the last change that was noted
	open          bool      // that change may still be added to
	moving        bool      // the next change is one of going back or forward
}

// Note takes a change of the state into account. It is called for every change,
// in order; the clock of now is the caller's.
func (h *History) Note(old, now state.State, at time.Time) {
	switch {
	case old.Dataset != now.Dataset && !sameRecords(old.Dataset, now.Dataset):
		// What another file's records were shown like means nothing for this one.
		*h = History{}
		return
	case old.Dataset != now.Dataset:
		h.rebase(now.Dataset)
		return
	case h.moving:
		return
	}
	if old.Playing != now.Playing {
		h.open = false
	}
	if shown(old) == shown(now) {
		return
	}
	// Playing goes on by itself: going back leads to where it was started.
	added := h.open && (at.Sub(h.last) < pause || old.Playing && now.Playing)
	h.last, h.open, h.forward = at, true, nil
	if !added {
		h.back = append(h.back, old)
		if len(h.back) > limit {
			h.back = append(h.back[:0], h.back[len(h.back)-limit:]...)
		}
	}
}

// CanBack and CanForward report whether there is a step to go.
func (h *History) CanBack() bool    { return len(h.back) > 0 }
func (h *History) CanForward() bool { return len(h.forward) > 0 }

// Moving reports whether the change under way is one of going back or forward. What is
// shown then is exactly what was shown.
func (h *History) Moving() bool { return h.moving }

// Back has a store show what it showed before; Forward undoes that. They do
// nothing where there is no step to go.
func (h *History) Back(store *state.Store)    { h.move(store, &h.back, &h.forward) }
func (h *History) Forward(store *state.Store) { h.move(store, &h.forward, &h.back) }

func (h *History) move(store *state.Store, from, to *[]state.State) {
	if len(*from) == 0 {
		return
	}
	goal := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, store.State())
	h.moving = true
	store.Update(func(s state.State) state.State {
		s.Playing = false
		return apply(s, shown(goal))
	})
	h.moving, h.open = false, false
}

// rebase has every step show a dataset that was read anew from the same file.
func (h *History) rebase(d *event.Dataset) {
	for _, list := range [][]state.State{h.back, h.forward} {
		for i := range list {
			list[i].Dataset = d
		}
	}
}

// sameRecords reports whether a dataset is another reading of the same one.
func sameRecords(a, b *event.Dataset) bool { return a.ID == b.ID }

// shown returns a state with nothing in it but what a person sees of the
// records and can want back.
func shown(s state.State) state.State { return apply(state.State{}, s) }

// apply puts what a person saw into a state and leaves the rest as it is: how
// far the timeline is zoomed in, how fast it plays, the theme, the units.
func apply(s, was state.State) state.State {
	s.Playhead, s.Mode, s.View, s.Centre, s.Zoom = was.Playhead, was.Mode, was.View, was.Centre, was.Zoom
	s.Viewpoint, s.Selection, s.Asked, s.Search = was.Viewpoint, was.Selection, was.Asked, was.Search
	s.Filter, s.Window, s.Compare, s.Hidden = was.Filter, was.Window, was.Compare, was.Hidden
	return s
}
