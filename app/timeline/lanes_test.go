package timeline

import (
	"math"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// place returns where in the pane a name can be clicked.
func place(t *testing.T, pane *Timeline, id string) (x, y float64) {
	t.Helper()
	pos, ok := pane.NamePosition(id)
	if !ok {
		t.Fatalf("the name of %s is out of sight", id)
	}
	return float64(pos.X), float64(pos.Y)
}

func TestClickOnANameFoldsTheLane(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	before := store.State()
	x, y := place(t, pane, "conflict")
	click(pane, x, y)
	if !pane.picture.Lanes[4].Folded {
		t.Error("the lane is not folded")
	}
	x, y = place(t, pane, "conflict")
	click(pane, x, y)
	if pane.picture.Lanes[4].Folded {
		t.Error("the lane is still folded")
	}
	if store.State() != before {
		t.Error("folding has changed the state")
	}
}

func TestDragOfANameMovesTheLane(t *testing.T) {
	pane, _ := open(t, dataset.Builtin())
	x, y := place(t, pane, "statements")
	_, to := place(t, pane, "recognition")
	drag(pane, x, y, x+3, to-2)
	if got := pane.picture.Lanes[0].lane.id; got != "statements" {
		t.Errorf("the first lane is %s", got)
	}
	x, y = place(t, pane, "statements")
	drag(pane, x, y, x, pane.layout.Axis.Bottom()+40)
	if got := pane.picture.Lanes[7].lane.id; got != "statements" {
		t.Errorf("the last lane is %s", got)
	}
	if pane.mover.line.Visible() {
		t.Error("the line stays")
	}
	pane.MoveLane("statements", -1)
	if got := pane.picture.Lanes[6].lane.id; got != "statements" {
		t.Errorf("the last lane but one is %s", got)
	}
	pane.MoveLane("statements", 1)
	pane.MoveLane("statements", 1) // there is nothing below
	if got := pane.picture.Lanes[7].lane.id; got != "statements" {
		t.Errorf("the last lane is %s", got)
	}
}

func TestPositionsUnfold(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State { s.Viewpoint = "syria"; return s })
	if len(pane.picture.Rows) != 1 || len(pane.picture.Bands) != 0 {
		t.Fatalf("%d rows and %d bands before", len(pane.picture.Rows), len(pane.picture.Bands))
	}
	x, y := place(t, pane, "positions")
	click(pane, x, y)
	if pane.layout.Scroll == 0 || len(pane.picture.Bands) == 0 {
		t.Errorf("scrolled by %v, %d bands", pane.layout.Scroll, len(pane.picture.Bands))
	}
	x, y = place(t, pane, "syria") // the chosen viewpoint's are unfolded at first
	was := len(pane.picture.Rows)
	click(pane, x, y)
	if now := len(pane.picture.Rows); now >= was {
		t.Errorf("%d rows, before %d", now, was)
	}
	pane.ToggleGroup("israel")
	if i := indexRow(pane.layout, "israel"); !pane.layout.Rows[i].Open || !pane.layout.inSight(pane.layout.Rows[i+1].Box) {
		t.Error("Israel's positions are not in sight")
	}
	pane.TogglePositions()
	if pane.layout.Scroll != 0 || len(pane.picture.Bands) != 0 {
		t.Error("the positions do not fold")
	}
}

func TestClickOnABandOpensItsSource(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	pane.TogglePositions()
	before := store.State()
	var opened []string
	b := pane.picture.Bands[0]
	x, y := math.Max(b.X, pane.layout.Axis.X)+20, b.Y+b.H/2
	want, ok := pane.picture.StanceAt(x, y)
	if !ok {
		t.Fatal("no band there")
	}
	click(pane, x, y) // nobody listens yet
	pane.OnStance = func(id string) { opened = append(opened, id) }
	click(pane, x, y)
	if len(opened) != 1 || opened[0] != store.State().Dataset.Stances[want].ID {
		t.Errorf("opened %v", opened)
	}
	if store.State() != before {
		t.Error("the state has changed")
	}
	pane.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(x, y)}})
	if !pane.hover.shown || pane.hover.date.Text == "" {
		t.Error("nothing is said of the band")
	}
}

func TestScrollingOfLanes(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	axis := store.State().Axis
	wheel := func(x, y float64, dy float32) {
		pane.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at(x, y)}, Scrolled: fyne.NewDelta(0, dy)})
	}
	pane.TogglePositions()
	pane.scrollBy(-1e6)
	wheel(60, 120, -25)
	if pane.layout.Scroll != 25 || store.State().Axis != axis {
		t.Errorf("scrolled by %v, axis %v", pane.layout.Scroll, store.State().Axis)
	}
	wheel(60, 120, 1000)
	if pane.layout.Scroll != 0 {
		t.Errorf("scrolled by %v", pane.layout.Scroll)
	}
	bar := pane.layout.scrollbar()
	drag(pane, bar.X+2, bar.Y+3, bar.X+2, bar.Y+500)
	if end := pane.layout.Content - pane.layout.Axis.H; pane.layout.Scroll != end {
		t.Errorf("scrolled by %v, want %v", pane.layout.Scroll, end)
	}
	if store.State().Axis != axis {
		t.Error("the scrollbar has moved the axis")
	}
	wheel(600, 120, 25)
	if store.State().Axis == axis {
		t.Error("the wheel over the axis does not zoom")
	}
	// A lane that is scrolled out of sight takes no clicks.
	if _, ok := pane.NamePosition("recognition"); ok {
		t.Error("the first lane is said to be in sight")
	}
}

func TestDragOfTheSpan(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State {
		s.Mode = state.Within
		s.Window = state.Window{From: event.DayOf(1990, 1, 1), To: event.DayOf(1999, 12, 31)}
		return s
	})
	sc := pane.picture.Scale
	foot := pane.layout.Axis.Y - 3
	near := func(what string, got event.Day, want int64) {
		t.Helper()
		if slack := event.Day(2 / sc.PerDay()); got < event.DayOf(want, 1, 1)-slack || got > event.DayOf(want, 1, 1)+slack {
			t.Errorf("%s is %s, want %d", what, got, want)
		}
	}
	x := func(y int64) float64 { return sc.Start(event.DayOf(y, 1, 1)) }
	playhead, axis := store.State().Playhead, store.State().Axis
	if !pane.shade.grips[0].Visible() || !pane.shade.grips[1].Visible() {
		t.Fatal("the handles are not shown")
	}
	drag(pane, x(1990), foot, x(1980), foot)
	near("start", store.State().Window.From, 1980)
	drag(pane, x(2000), foot, x(2010), foot+60)
	near("end", store.State().Window.To, 2010)
	drag(pane, x(1995), foot, x(2000), foot)
	near("start of a moved span", store.State().Window.From, 1985)
	near("end of a moved span", store.State().Window.To, 2015)
	if store.State().Playhead != playhead || store.State().Axis != axis {
		t.Error("the playhead or the axis has moved")
	}
	pos := pane.shade.grips[0].Position().X + gripWidth/2
	if want := sc.Start(store.State().Window.From); math.Abs(float64(pos)-want) > 0.1 {
		t.Errorf("handle at %v, want %v", pos, want)
	}
	lit := 0
	for _, q := range pane.picture.Placed {
		if q.Shown {
			lit++
		}
	}
	if lit == 0 || lit == len(pane.picture.Placed) {
		t.Errorf("%d of %d marks are within", lit, len(pane.picture.Placed))
	}
}

func TestSnapIsASwitch(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	d := store.State().Dataset
	e, _ := d.Event(d.Events[d.Index().NextAfter(event.DayOf(1960, 1, 1))].ID)
	for _, snap := range []bool{false, true} {
		store.Update(func(s state.State) state.State {
			s.Snap = snap
			return s.MoveTo(event.DayOf(1955, 1, 1))
		})
		sc := pane.picture.Scale
		from, to := sc.Mid(store.State().Playhead), sc.Mid(e.Anchor())-4
		drag(pane, from, 30, to, 30)
		if got := store.State().Playhead == e.Anchor(); got != snap {
			t.Errorf("snap %v: the playhead is on %s", snap, store.State().Playhead)
		}
		if snap && store.State().Selection == "" {
			t.Error("what is rested on is not chosen")
		}
	}
}

func TestTheModeIsSeen(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1990, 1, 1)) })
	left, right := float32(pane.layout.Axis.X), float32(pane.layout.Axis.Right())
	line := pane.playhead.line.Position().X + 1
	for _, c := range []struct {
		mode     state.Mode
		tinted   bool
		from, to float32
	}{
		{state.SoFar, true, left, line}, {state.OnFrom, true, line, right},
		{state.Within, true, left, right}, {state.At, false, 0, 0},
	} {
		store.Update(func(s state.State) state.State {
			s.Mode = c.mode
			s.Window = state.Window{From: event.DayOf(1800, 1, 1), To: event.DayOf(2100, 1, 1)}
			return s
		})
		tint := pane.shade.tint
		if tint.Visible() != c.tinted {
			t.Errorf("%s: tinted %v", c.mode, tint.Visible())
		}
		from, to := tint.Position().X, tint.Position().X+tint.Size().Width
		if c.tinted && (math.Abs(float64(from-c.from)) > 1.5 || math.Abs(float64(to-c.to)) > 1.5) {
			t.Errorf("%s: tinted from %v to %v, want %v to %v", c.mode, from, to, c.from, c.to)
		}
	}
}

func TestTheFilterIsFollowed(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	out := func() (n int) {
		for _, q := range pane.picture.Placed {
			if q.Out {
				n++
			}
		}
		return n
	}
	store.Update(func(s state.State) state.State { s.Search = "golan"; return s })
	if out() == 0 {
		t.Error("a search leaves everything as it is")
	}
	store.Update(func(s state.State) state.State { s.Search, s.Filter.Category = "", "conflict"; return s })
	if out() == 0 {
		t.Error("a filter leaves everything as it is")
	}
	store.Update(func(s state.State) state.State { s.Filter = state.Filter{}; return s })
	if n := out(); n != 0 {
		t.Errorf("%d marks stay out", n)
	}
}
