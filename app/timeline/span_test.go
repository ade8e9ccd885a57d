package timeline

import (
	"math"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

func withSpan(from, to int64) (state.State, *Layout) {
	s, l := builtin(1440, 250)
	s.Mode = state.Within
	s.Window = state.Window{From: event.DayOf(from, 1, 1), To: event.DayOf(to, 12, 31)}
	return s, l
}

func TestGripsOfTheSpan(t *testing.T) {
	s, l := withSpan(2008, 2014)
	sc := l.ScaleOf(s)
	from, to := sc.Start(s.Window.From), sc.End(s.Window.To)
	foot := l.Axis.Y - 3
	for _, c := range []struct {
		x, y float64
		want grip
	}{
		{from, foot, spanStart}, {from - 4, foot, spanStart}, {from + 4, foot, spanStart},
		{to, foot, spanEnd}, {to + 4, 100, spanEnd}, {from, 100, spanStart},
		{(from + to) / 2, foot, spanMiddle}, {(from + to) / 2, 100, noGrip},
		{from - 20, foot, noGrip}, {to + 20, foot, noGrip}, {from, 5, noGrip}, {from, l.Overview.Y + 5, noGrip},
	} {
		if got := l.gripAt(s, c.x, c.y); got != c.want {
			t.Errorf("at %.0f, %.0f: grip %d, want %d", c.x, c.y, got, c.want)
		}
	}
	s.Mode = state.SoFar
	if got := l.gripAt(s, from, foot); got != noGrip {
		t.Errorf("grip %d in another mode", got)
	}
	// Both ends of a span of one day can be held, from its two sides.
	s.Mode = state.Within
	s.Window.To = s.Window.From
	from, to = sc.Start(s.Window.From), sc.End(s.Window.To)
	if a, b := l.gripAt(s, from-3, foot), l.gripAt(s, to+3, foot); a != spanStart || b != spanEnd {
		t.Errorf("a span of one day: grips %d and %d", a, b)
	}
	// An edge that is out of sight cannot be held at the end of the axis.
	s.Window = state.Window{From: event.DayOf(1800, 1, 1), To: event.DayOf(2100, 1, 1)}
	for _, x := range []float64{l.Axis.X, l.Axis.Right() - 1} {
		if got := l.gripAt(s, x, foot); got != spanMiddle {
			t.Errorf("at %.0f: grip %d", x, got)
		}
	}
}

func TestDraggedSpan(t *testing.T) {
	w := state.Window{From: 100, To: 200}
	for _, c := range []struct {
		grip grip
		days event.Day
		want state.Window
	}{
		{spanStart, -30, state.Window{From: 70, To: 200}},
		{spanStart, 500, state.Window{From: 200, To: 200}},
		{spanEnd, 30, state.Window{From: 100, To: 230}},
		{spanEnd, -500, state.Window{From: 100, To: 100}},
		{spanMiddle, 7, state.Window{From: 107, To: 207}},
		{noGrip, 7, w},
	} {
		if got := c.grip.dragged(w, c.days); got != c.want {
			t.Errorf("grip %d by %d: %v, want %v", c.grip, c.days, got, c.want)
		}
	}
}

// TestWhatCountsIsWhatIsShown compares the tinted part of the axis with the
// events of each mode that are known to the day: those within it are shown.
func TestWhatCountsIsWhatIsShown(t *testing.T) {
	d := dataset.Builtin()
	s, l := withSpan(2008, 2014)
	sc := l.ScaleOf(s)
	s.Playhead = event.DayOf(2010, 6, 1)
	for _, mode := range state.Modes {
		s.Mode = mode.Mode
		from, to := counting(s, sc)
		inside := 0
		for i := range d.Events {
			e := &d.Events[i]
			if e.Undated() || e.Date.Interval() || e.Date.Precision() != event.PrecisionDay {
				continue
			}
			x := sc.Mid(e.Anchor())
			if in := x >= from && x <= to; in != s.Shows(e) {
				t.Errorf("%s: %s at %v is shown %v, from %v to %v", mode.Mode, e.ID, x, s.Shows(e), from, to)
			} else if in {
				inside++
			}
		}
		if inside == 0 && s.Mode != state.At {
			t.Errorf("%s: nothing is shown", mode.Mode)
		}
	}
}

// TestSnapping compares with a search through all events.
func TestSnapping(t *testing.T) {
	d := dataset.Builtin()
	s, l := builtin(1440, 250)
	for _, search := range []string{"", "golan", "zzzz"} {
		s.Search = search
		sc := l.ScaleOf(s)
		rests := 0
		for x := sc.Left; x < sc.Right(); x += 1.7 {
			best := math.Inf(1)
			for i := range d.Events {
				if e := &d.Events[i]; !e.Undated() && s.Keeps(e) {
					best = min(best, math.Abs(sc.Mid(e.Anchor())-x))
				}
			}
			id, ok := snapped(s, sc, x)
			if ok != (best < snapReach) {
				t.Fatalf("%q at %v: %v, nearest %v away", search, x, ok, best)
			}
			if !ok {
				continue
			}
			rests++
			e, _ := d.Event(id)
			if got := math.Abs(sc.Mid(e.Anchor()) - x); math.Abs(got-best) > 1e-9 {
				t.Fatalf("%q at %v: rests on %s, %v away, nearest %v", search, x, id, got, best)
			}
		}
		if (rests == 0) != (search == "zzzz") {
			t.Errorf("%q: rested %d times", search, rests)
		}
	}
}

func TestFlagText(t *testing.T) {
	for _, c := range []struct{ date, want string }{
		{"2014-07-15", "15 Jul 2014"}, {"1988", "1988"}, {"2026-03", "Mar 2026"}, {"197X", "1970s"},
		{"19XX", "1900s (century)"}, {"2001-21", "2001"}, {"1988~", "about 1988"}, {"1988?", "1988?"},
		{"1967/1988", "1967"}, {"1970-03/..", "Mar 1970"}, {"../1991-12-26", "26 Dec 1991"}, {"../1991", "1991"},
		{"/1988-05", "May 1988"}, {"-0043", "44 BCE"}, {"198X/..", "1980s"}, {"../197X", "1970s"},
		{"1967-06-05/1967-06-10", "5 Jun 1967"},
	} {
		d := event.New(event.Dataset{Events: []event.Event{{ID: "e", Title: "E", Date: event.MustDate(c.date)}}})
		s := state.New(d).Select("e")
		if got := FlagText(s); got != c.want {
			t.Errorf("%s: %q, want %q", c.date, got, c.want)
		}
		// Off the event's day, or with nothing chosen, it is the day.
		s.Playhead++
		if got, want := FlagText(s), ShortDay(s.Playhead); got != want {
			t.Errorf("%s, a day later: %q, want %q", c.date, got, want)
		}
		s.Playhead--
		s.Selection = ""
		if got, want := FlagText(s), ShortDay(s.Playhead); got != want {
			t.Errorf("%s, not chosen: %q, want %q", c.date, got, want)
		}
	}
}
