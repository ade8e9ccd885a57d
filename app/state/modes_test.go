package state_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
)

// TestModesAgainstCounting compares the four modes with counting the days on
// which each event may be on: one by one where most events are, in long steps
// in antiquity, where no date is finer than a year.
func TestModesAgainstCounting(t *testing.T) {
	days := []event.Day{event.DayMin}
	for d := event.DayOf(-12001, 1, 1); d < event.DayOf(1895, 1, 1); d += 90 {
		days = append(days, d)
	}
	dense := len(days)
	for d := event.DayOf(1895, 1, 1); d < event.DayOf(2045, 1, 1); d++ {
		days = append(days, d)
	}
	days = append(days, event.DayMax)
	r := rand.New(rand.NewPCG(5, 6))
	for seed := range int64(4) {
		s := state.New(event.New(eventtest.Random(seed, 150)))
		type view struct{ from, to int } // places in days
		views := []view{{0, len(days) - 1}, {dense, dense}, {len(days) - 2, len(days) - 2}}
		for range 60 {
			a, b := dense+r.IntN(len(days)-dense-1), dense+r.IntN(len(days)-dense-1)
			views = append(views, view{min(a, b), max(a, b)})
		}
		for i := range s.Dataset.Events {
			e := &s.Dataset.Events[i]
			// before[n] is on how many of the first n days the event is on.
			before := make([]int, len(days)+1)
			for n, d := range days {
				before[n+1] = before[n]
				if e.Date.IsZero() || e.Date.Contains(d) {
					before[n+1]++
				}
			}
			on := func(from, to int) bool { return before[to+1] > before[from] }
			for _, v := range views {
				s.Playhead, s.Window = days[v.from], state.Window{From: days[v.from], To: days[v.to]}
				for mode, want := range map[state.Mode]bool{
					state.At: on(v.from, v.from), state.Within: on(v.from, v.to),
					state.SoFar: on(0, v.from), state.OnFrom: on(v.from, len(days)-1),
				} {
					if s.Mode = mode; s.Shows(e) != want {
						t.Fatalf("%s on %s, span %s to %s: %q is shown: %v", mode, s.Playhead, s.Playhead, s.Window.To, fmt.Sprint(e.Date), !want)
					}
				}
			}
		}
	}
}
