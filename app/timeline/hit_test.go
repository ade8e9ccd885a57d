package timeline

import (
	"slices"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

func builtin(width, height float64) (state.State, *Layout) {
	d := dataset.Builtin()
	return state.New(d), NewLayout(NewMarks(d), width, height, Shelf{})
}

// TestEveryMarkCanBeHit goes to the place of each event and looks what is
// there. Where several lie over one another, a few clicks reach each of them.
func TestEveryMarkCanBeHit(t *testing.T) {
	for _, size := range sizes {
		s, l := builtin(size[0], size[1])
		p := Arrange(s, l, nil)
		first := 0
		for i, e := range s.Dataset.Events {
			x, y, ok := p.Place(i)
			if !ok {
				if !e.Undated() {
					t.Errorf("%v: %q has no place", size, e.Title)
				}
				continue
			}
			hits := p.EventsAt(x, y)
			if !slices.Contains(hits, i) {
				t.Errorf("%v: %q is not hit at %.0f, %.0f", size, e.Title, x, y)
			} else if hits[0] == i {
				first++
			}
		}
		if first < len(s.Dataset.Events)*3/4 {
			t.Errorf("%v: only %d of %d events are hit at once", size, first, len(s.Dataset.Events))
		}
	}
}

// TestEveryUndatedEventCanBeReached clicks through the pages of each lane.
func TestEveryUndatedEventCanBeReached(t *testing.T) {
	s, l := builtin(1024, 190)
	reached := map[int]bool{}
	for range 40 {
		p := Arrange(s, l, nil)
		for _, q := range p.Waiting {
			reached[q.Event] = true
		}
		more := slices.IndexFunc(p.More, func(m More) bool { return !reached[m.Next] })
		if more < 0 {
			break
		}
		m := p.More[more]
		n, ok := p.MoreAt(m.X+m.W/2, m.Y+m.H/2)
		if !ok || n != m.Next {
			t.Fatalf("a click on +%d gives %d, %v", m.Hidden, n, ok)
		}
		s = s.Select(s.Dataset.Events[n].ID)
	}
	for _, i := range s.Dataset.Index().Undated() {
		if !reached[i] {
			t.Errorf("%q cannot be reached", s.Dataset.Events[i].Title)
		}
	}
}

func TestPartsOfThePane(t *testing.T) {
	s, l := builtin(1440, 250)
	s.Axis = state.Axis{From: float64(event.DayOf(1980, 1, 1)), To: float64(event.DayOf(2000, 1, 1))}
	p := Arrange(s, l, nil)
	y := l.Overview.Y + l.Overview.H/2
	for _, c := range []struct {
		x, y float64
		want Part
	}{
		{20, 100, OnName},
		{l.Undated.X + 5, 100, OnUndated},
		{700, 20, OnRuler},
		{700, 120, OnAxis},
		{p.Window[0] + 1, y, OnWindowStart},
		{p.Window[1] - 1, y, OnWindowEnd},
		{(p.Window[0] + p.Window[1]) / 2, y, OnWindow},
		{l.Overview.X + 20, y, OnOverview},
		{l.Overview.Right() - 20, y, OnOverview},
	} {
		if got := p.PartAt(c.x, c.y); got != c.want {
			t.Errorf("part %d at %.0f, %.0f, want %d", got, c.x, c.y, c.want)
		}
	}
}
