package timeline

import (
	"fmt"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
)

// TestFilteredOutEventsStay asks, for several filters, for every event: kept
// ones as marks, the others dimmed at the same place, or as ticks where they
// are to be hidden.
func TestFilteredOutEventsStay(t *testing.T) {
	d := dataset.Builtin()
	for _, hide := range []bool{false, true} {
		for name, narrow := range map[string]func(*state.State){
			"search":   func(s *state.State) { s.Search = "golan" },
			"actor":    func(s *state.State) { s.Filter.Actor = "hamas" },
			"category": func(s *state.State) { s.Filter.Category = "statements" },
			"nothing":  func(s *state.State) { s.Search = "zzzz" },
		} {
			s := state.New(d)
			l := NewLayout(NewMarks(d), 1440, 250, Shelf{})
			before := Arrange(s, l, nil)
			narrow(&s)
			s.Filter.Hide = hide
			p := Arrange(s, l, nil)
			seen, out := map[int]bool{}, 0
			for _, q := range p.Placed {
				seen[q.Event] = true
				keeps := s.Keeps(&d.Events[q.Event])
				if q.Out == keeps {
					t.Errorf("%s: %s is out %v", name, d.Events[q.Event].ID, q.Out)
				}
				if !q.Out {
					continue
				}
				out++
				if q.Label.Text != "" && !q.Selected {
					t.Errorf("%s: %s is filtered out and has a label", name, d.Events[q.Event].ID)
				}
				if hide && !q.Selected && (q.Row >= 0 || q.H > hiddenTick) {
					t.Errorf("%s: %s is hidden and %v high", name, d.Events[q.Event].ID, q.H)
				}
			}
			for _, i := range d.Index().Dated() {
				if !seen[i] {
					t.Errorf("%s, hidden %v: %s is gone", name, hide, d.Events[i].ID)
				}
			}
			if out == 0 {
				t.Errorf("%s keeps nothing out", name)
			}
			if !hide {
				at := map[int]Box{}
				for _, q := range before.Placed {
					at[q.Event] = q.Box
				}
				for _, q := range p.Placed {
					if at[q.Event] != q.Box {
						t.Errorf("%s: %s went from %v to %v", name, d.Events[q.Event].ID, at[q.Event], q.Box)
					}
				}
			}
			total := 0
			for _, n := range p.Kept {
				total += n
			}
			if want := len(d.Index().Dated()) - out; total != want {
				t.Errorf("%s: the overview keeps %d, want %d", name, total, want)
			}
		}
	}
}

// TestFilterOfMany counts the columns of densities of a large dataset.
func TestFilterOfMany(t *testing.T) {
	d := event.New(eventtest.Random(9, 60_000))
	l := NewLayout(NewMarks(d), 1440, 250, Shelf{})
	s := state.New(d)
	s.Axis = state.Axis{From: float64(event.DayOf(1900, 1, 1)), To: float64(event.DayOf(2026, 1, 1))}
	s.Filter.Actor = "actor-7"
	for _, hide := range []bool{false, true} {
		s.Filter.Hide = hide
		var memory Memory
		p := Arrange(s, l, &memory)
		kept, out := 0, 0
		for _, x := range p.Dense {
			if x.Out {
				out++
			} else {
				kept++
			}
		}
		if out != len(l.Lanes) {
			t.Errorf("%d lanes show that something is filtered out", out)
		}
		marks := map[int]int{}
		for _, q := range p.Placed {
			if !q.Out {
				marks[q.Lane]++
			}
		}
		if len(marks)+kept < len(l.Lanes) {
			t.Errorf("%d lanes with marks and %d dense ones, of %d", len(marks), kept, len(l.Lanes))
		}
		// The halves are divided once.
		before := fmt.Sprintf("%p", memory.divide(l.Lanes[0].lane).kept)
		Arrange(s, l, &memory)
		if after := fmt.Sprintf("%p", memory.divide(l.Lanes[0].lane).kept); after != before {
			t.Error("a second picture divides again")
		}
	}
}

// TestHalvesOfALane compares with the set itself.
func TestHalvesOfALane(t *testing.T) {
	d := event.New(eventtest.Random(3, 3000))
	m := NewMarks(d)
	s := state.New(d)
	s.Filter.Category = "conflict"
	s.Search = "1"
	var memory Memory
	memory.sift(m, s.KeptEvents())
	for _, l := range m.lanes {
		h := memory.divide(l)
		if len(h.kept.marks)+len(h.out.marks) != len(l.marks) {
			t.Errorf("%s: %d and %d of %d", l.name, len(h.kept.marks), len(h.out.marks), len(l.marks))
		}
		for _, mk := range h.kept.marks {
			if !s.Keeps(&d.Events[mk.event]) {
				t.Errorf("%s keeps %s", l.name, d.Events[mk.event].ID)
			}
		}
		for _, mk := range h.out.marks {
			if s.Keeps(&d.Events[mk.event]) {
				t.Errorf("%s leaves %s out", l.name, d.Events[mk.event].ID)
			}
		}
	}
}
