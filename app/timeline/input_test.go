package timeline

import (
	"math"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"

	"fyne.io/fyne/v2"
)

func TestClickOnAMarkChoosesIt(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State { s.Playing = true; return s })
	axis := store.State().Axis
	chosen := 0
	for i, e := range store.State().Dataset.Events {
		x, y, ok := pane.picture.Place(i)
		if !ok || pane.picture.EventsAt(x, y)[0] != i || store.State().Selection == e.ID {
			continue
		}
		click(pane, x, y)
		if got := store.State().Selection; got != e.ID {
			t.Errorf("a click on %s chose %s", e.ID, got)
		}
		chosen++
	}
	if chosen < 100 {
		t.Errorf("%d marks were clicked", chosen)
	}
	if store.State().Axis != axis {
		t.Error("choosing has changed the axis")
	}
	if store.State().Playing {
		t.Error("it plays on")
	}
}

func TestClicksGoThroughMarksAtOneSpot(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	tried := 0
	for i := range store.State().Dataset.Events {
		x, y, ok := pane.picture.Place(i)
		if !ok {
			continue
		}
		click(pane, x, y)
		first := store.State().Selection
		// The chosen mark is drawn in full and may have moved a title away.
		hits := pane.picture.EventsAt(x, y)
		if len(hits) < 2 {
			continue
		}
		tried++
		click(pane, x, y)
		if second := store.State().Selection; second == first || second == "" {
			t.Errorf("two clicks where %d marks are chose %q and %q", len(hits), first, second)
		}
	}
	if tried == 0 {
		t.Error("no two marks are at one spot")
	}
}

func TestClickBesideMarksMovesThePlayhead(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	x, y := empty(t, pane, 400)
	want := pane.picture.Scale.Day(x)
	click(pane, x, y)
	if got := store.State().Playhead; got != want {
		t.Errorf("playhead on %s, want %s", got, want)
	}
	click(pane, 700, 20)
	if got, want := store.State().Playhead, pane.picture.Scale.Day(700); got != want {
		t.Errorf("a click on the ruler: playhead on %s, want %s", got, want)
	}
}

func TestDragOfThePlayheadScrubs(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1966, 7, 1)) })
	axis := store.State().Axis
	var days []event.Day
	store.Subscribe(func(_, now state.State) { days = append(days, now.Playhead) })
	store.Update(func(s state.State) state.State { s.Playing = true; return s })
	for _, grip := range []struct{ dx, y float64 }{{12, 10}, {0, 30}, {2, 100}} {
		days = nil
		x := pane.picture.Scale.Mid(store.State().Playhead)
		want := pane.picture.Scale.Day(x + 120)
		drag(pane, x+grip.dx, grip.y, x+grip.dx+120, grip.y+40)
		if got := store.State().Playhead; got < want-3 || got > want+3 {
			t.Errorf("taken at %+v: playhead on %s, want %s", grip, got, want)
		}
		if len(days) < 8 {
			t.Errorf("taken at %+v: %d steps", grip, len(days))
		}
	}
	if store.State().Axis != axis || store.State().Playing {
		t.Error("scrubbing has moved the axis, or plays on")
	}
	// Beyond the end of the axis it stays at the end.
	drag(pane, pane.picture.Scale.Mid(store.State().Playhead), 30, 5000, 30)
	if got := store.State().Playhead; float64(got) > axis.To {
		t.Errorf("playhead on %s", got)
	}
}

func TestDragOfTheRulerScrubs(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	want := pane.picture.Scale.Day(600)
	drag(pane, 500, 30, 600, 60)
	if got := store.State().Playhead; got != want {
		t.Errorf("playhead on %s, want %s", got, want)
	}
}

func TestDragOfTheAxisPans(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State {
		s.Axis = state.Axis{From: float64(event.DayOf(1990, 1, 1)), To: float64(event.DayOf(2010, 1, 1))}
		return s.MoveTo(event.DayOf(1991, 1, 1))
	})
	playhead := store.State().Playhead
	x, y := empty(t, pane, 500)
	day := pane.picture.Scale.At(x)
	drag(pane, x, y, x+150, y+20)
	if got := pane.picture.Scale.X(day); math.Abs(got-x-150) > 0.01 {
		t.Errorf("the day went to %v, want %v", got, x+150)
	}
	if store.State().Playhead != playhead {
		t.Error("panning has moved the playhead")
	}
}

func TestWheel(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	scroll := func(x, y float64, dx, dy float32) {
		pane.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at(x, y)}, Scrolled: fyne.NewDelta(dx, dy)})
	}
	for _, x := range []float64{300, 777, 1150} {
		day, span := pane.picture.Scale.At(x), pane.picture.Scale.Span()
		scroll(x, 120, 0, 25)
		if got := pane.picture.Scale.X(day); math.Abs(got-x) > 1e-6 {
			t.Errorf("the day under the pointer at %v went to %v", x, got)
		}
		if got := pane.picture.Scale.Span(); got >= span {
			t.Errorf("a notch up shows %v days, before %v", got, span)
		}
	}
	axis := store.State().Axis
	scroll(600, 120, -50, 0)
	if now := store.State().Axis; now.From <= axis.From || math.Abs((now.To-now.From)-(axis.To-axis.From)) > 1e-6 {
		t.Errorf("a sideways wheel went from %v to %v", axis, now)
	}
}

func TestDoubleClickZoomsIn(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	x, y := empty(t, pane, 600)
	day, span := pane.picture.Scale.At(x), pane.picture.Scale.Span()
	pane.Tapped(&fyne.PointEvent{Position: at(x, y)})
	pane.Tapped(&fyne.PointEvent{Position: at(x+1, y)})
	axis := store.State().Axis
	if got := axis.To - axis.From; math.Abs(got-span/2) > 1e-6 {
		t.Errorf("%v days in sight, want %v", got, span/2)
	}
	if got := pane.picture.Scale.X(day); math.Abs(got-x) > 1.01 {
		t.Errorf("the day went from %v to %v", x, got)
	}
}

func TestOverview(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	set := func(from, to int64) {
		store.Update(func(s state.State) state.State {
			s.Axis = state.Axis{From: float64(event.DayOf(from, 1, 1)), To: float64(event.DayOf(to, 1, 1))}
			return s.MoveTo(event.DayOf(from+1, 1, 1))
		})
	}
	year := func(day float64) float64 { return 1970 + day/daysPerYear }
	y := pane.layout.Overview.Y + 8
	all := pane.layout.OverviewScale()
	x := func(y int64) float64 { return all.Start(event.DayOf(y, 1, 1)) }
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(year(got)-want) > 0.3 {
			t.Errorf("%s is %.2f, want %.0f", what, year(got), want)
		}
	}
	set(1980, 1990)
	drag(pane, x(1985), y, x(1995), y)
	near("start of a moved window", store.State().Axis.From, 1990)
	near("end of a moved window", store.State().Axis.To, 2000)
	set(1980, 1990)
	drag(pane, x(1990)-1, y, x(2005)-1, y)
	near("start", store.State().Axis.From, 1980)
	near("end of a window that was made longer", store.State().Axis.To, 2005)
	set(1980, 1990)
	drag(pane, x(1980)+1, y, x(1970)+1, y)
	near("start of a window that was made longer", store.State().Axis.From, 1970)
	near("end", store.State().Axis.To, 1990)
	set(1980, 1990)
	click(pane, x(2010), y)
	near("start of a centred window", store.State().Axis.From, 2005)
	near("end of a centred window", store.State().Axis.To, 2015)
	// An end cannot be dragged past the other.
	drag(pane, x(2005)+1, y, x(2020), y)
	if a := store.State().Axis; a.To-a.From < MinSpan-1e-6 {
		t.Errorf("%v days are left", a.To-a.From)
	}
}
