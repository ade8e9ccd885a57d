package timeline

import (
	"math"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// open shows a timeline in a window of 1200×240 with a picture that is always
// up to date: it is painted at once instead of beside the window.
func open(t *testing.T, d *event.Dataset) (*Timeline, *state.Store) {
	t.Helper()
	test.NewTempApp(t)
	store := state.NewStore(state.New(d))
	pane := New(store)
	b := &brush{}
	pane.request = func(j job) { pane.show(b.paint(j)) }
	pane.retire = b.put
	w := test.NewTempWindow(t, pane)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1200, 240))
	if pane.picture == nil {
		t.Fatal("nothing is painted")
	}
	return pane, store
}

func at(x, y float64) fyne.Position { return fyne.NewPos(float32(x), float32(y)) }

func click(pane *Timeline, x, y float64) {
	pane.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(x, y)}, Button: desktop.MouseButtonPrimary})
	pane.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(x, y)}, Button: desktop.MouseButtonPrimary})
	pane.Tapped(&fyne.PointEvent{Position: at(x, y)})
	pane.lastTap = tap{} // the next one is another click
}

// drag moves the pointer with a button down, in ten steps.
func drag(pane *Timeline, x0, y0, x1, y1 float64) {
	pane.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(x0, y0)}, Button: desktop.MouseButtonPrimary})
	for i := 1; i <= 10; i++ {
		part := float64(i) / 10
		ev := &fyne.DragEvent{Dragged: fyne.NewDelta(float32((x1-x0)/10), float32((y1-y0)/10))}
		ev.Position = at(x0+(x1-x0)*part, y0+(y1-y0)*part)
		pane.Dragged(ev)
	}
	pane.DragEnd()
}

// empty returns a position on the axis where there is no mark.
func empty(t *testing.T, pane *Timeline, from float64) (x, y float64) {
	t.Helper()
	for x = from; x < pane.layout.Axis.Right(); x += 3 {
		for _, lane := range pane.layout.Lanes {
			y = lane.Y + lane.H/2
			if len(pane.picture.EventsAt(x, y)) == 0 && !pane.playhead.holds(float32(x), float32(y), pane.layout) {
				return x, y
			}
		}
	}
	t.Fatal("no empty place")
	return 0, 0
}

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

func TestThePlayheadIsKeptInSight(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State {
		s.Axis = state.Axis{From: float64(event.DayOf(1980, 1, 1)), To: float64(event.DayOf(1990, 1, 1))}
		return s.MoveTo(event.DayOf(1985, 1, 1))
	})
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(2014, 7, 15)) })
	a := store.State().Axis
	if d := float64(event.DayOf(2014, 7, 15)); d < a.From || d > a.To {
		t.Errorf("axis %v leaves the playhead out", a)
	}
	if want := float64(event.DayOf(1990, 1, 1) - event.DayOf(1980, 1, 1)); math.Abs(a.To-a.From-want) > 1e-6 {
		t.Errorf("%v days in sight, want %v", a.To-a.From, want)
	}
	if d := float64(event.DayOf(2014, 7, 15)); a.To-d > (a.To-a.From)/10 {
		t.Errorf("panned further than needed: %v", a)
	}
	// A person who looks elsewhere is left there.
	store.Update(func(s state.State) state.State {
		s.Axis = state.Axis{From: float64(event.DayOf(1960, 1, 1)), To: float64(event.DayOf(1970, 1, 1))}
		return s
	})
	if a := store.State().Axis; a.From != float64(event.DayOf(1960, 1, 1)) {
		t.Errorf("thrown back to %v", a)
	}
	if pane.playhead.flag.Visible() {
		t.Error("the flag of a playhead out of sight is shown")
	}
}

func TestMovingThePlayheadPaintsOnlyWhatChanges(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1955, 1, 1)) })
	painted := 0
	b := &brush{}
	pane.request = func(j job) { painted++; pane.show(b.paint(j)) }
	for d := event.DayOf(1955, 1, 2); d < event.DayOf(1960, 1, 1); d += 30 {
		store.Update(func(s state.State) state.State { return s.MoveTo(d) })
	}
	if painted != 0 {
		t.Errorf("painted %d times though no mark begins", painted)
	}
	if want := ShortDay(store.State().Playhead); pane.playhead.date.Text != want || pane.header.date.Text != want {
		t.Errorf("the flag says %q, the header %q, want %q", pane.playhead.date.Text, pane.header.date.Text, want)
	}
	x := float32(pane.picture.Scale.Mid(store.State().Playhead))
	if got := pane.playhead.line.Position().X + 1; math.Abs(float64(got-x)) > 0.01 {
		t.Errorf("line at %v, want %v", got, x)
	}
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1990, 1, 1)) })
	if painted != 1 {
		t.Errorf("painted %d times, want once", painted)
	}
}

func TestHoverStaysInThePane(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	shown := 0
	for i := range store.State().Dataset.Events {
		x, y, ok := pane.picture.Place(i)
		if !ok {
			continue
		}
		pane.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(x, y)}})
		if !pane.hover.box.Visible() {
			t.Fatalf("no label at %v, %v", x, y)
		}
		pos, size := pane.hover.box.Position(), pane.hover.box.Size()
		if pos.X < 0 || pos.Y < 0 || pos.X+size.Width > 1200 || pos.Y+size.Height > 240 {
			t.Errorf("label of event %d from %v, %v", i, pos, size)
		}
		if w := pane.hover.title.MinSize().Width; w > size.Width {
			t.Errorf("title %q is %v wide in %v", pane.hover.title.Text, w, size.Width)
		}
		shown++
	}
	if shown < 100 {
		t.Errorf("%d labels were looked at", shown)
	}
	pane.MouseOut()
	if pane.hover.box.Visible() || pane.hover.title.Visible() {
		t.Error("the label stays")
	}
}

func TestButtons(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	last := store.State().Selection
	test.Tap(pane.header.previous)
	before := store.State().Selection
	if before == last || before == "" {
		t.Errorf("previous chose %q", before)
	}
	test.Tap(pane.header.next)
	if got := store.State().Selection; got != last {
		t.Errorf("next chose %q, want %q", got, last)
	}
	icon := pane.header.play.Icon.Name()
	test.Tap(pane.header.play)
	if !store.State().Playing || pane.header.play.Icon.Name() == icon {
		t.Error("Play does not play")
	}
	test.Tap(pane.header.play)
	if store.State().Playing || pane.header.play.Icon.Name() != icon {
		t.Error("Pause does not pause")
	}
}

func TestZoomByAndFit(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	fit := store.State().Axis
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1988, 11, 16)) })
	x := pane.picture.Scale.Mid(store.State().Playhead)
	pane.ZoomBy(4)
	a := store.State().Axis
	if got, want := a.To-a.From, (fit.To-fit.From)/4; math.Abs(got-want) > 1e-6 {
		t.Errorf("%v days, want %v", got, want)
	}
	if got := pane.picture.Scale.Mid(store.State().Playhead); math.Abs(got-x) > 1e-6 {
		t.Errorf("the playhead went from %v to %v", x, got)
	}
	pane.Fit()
	if got := store.State().Axis; got != fit {
		t.Errorf("fit gives %v, want %v", got, fit)
	}
}

func TestKeysAreHandedOn(t *testing.T) {
	pane, _ := open(t, dataset.Builtin())
	pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) // nobody listens yet
	pane.TypedRune('x')
	var keys []fyne.KeyName
	var runes []rune
	pane.OnKey = func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) }
	pane.OnRune = func(r rune) { runes = append(runes, r) }
	pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	pane.TypedRune('+')
	if len(keys) != 1 || keys[0] != fyne.KeyHome || string(runes) != "+" {
		t.Errorf("got %v and %q", keys, string(runes))
	}
	pane.FocusGained()
	if !pane.focus.Visible() {
		t.Error("the focus is not seen")
	}
	pane.FocusLost()
	if pane.focus.Visible() {
		t.Error("the focus is still seen")
	}
}

func TestThemeAndDatasetAreFollowed(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	before := pane.image.Image.At(5, 100)
	store.Update(func(s state.State) state.State { s.Dark = true; return s })
	if after := pane.image.Image.At(5, 100); after == before {
		t.Error("the picture is still light")
	}
	d := event.New(eventtest.Random(1, 12))
	store.Update(func(state.State) state.State { return state.New(d) })
	if pane.picture.Layout.Marks.Dataset != d {
		t.Error("the old dataset is shown")
	}
}

func TestPositionsForATestOfTheWindow(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	id := store.State().Selection
	pos, ok := pane.MarkPosition(id)
	if !ok || len(pane.picture.EventsAt(float64(pos.X), float64(pos.Y))) == 0 {
		t.Errorf("no mark of %s at %v, %v", id, pos, ok)
	}
	if _, ok := pane.MarkPosition("nothing"); ok {
		t.Error("an unknown event has a place")
	}
	if pos := pane.PlayheadPosition(); !pane.playhead.holds(pos.X, pos.Y, pane.layout) {
		t.Errorf("the playhead is not at %v", pos)
	}
}

// TestTinyPane goes through sizes that no person would choose.
func TestTinyPane(t *testing.T) {
	d := dataset.Builtin()
	for _, size := range [][2]float64{{1, 1}, {30, 20}, {200, 60}, {480, 100}, {3000, 30}} {
		s := state.New(d)
		r := (&brush{}).paint(job{s, NewLayout(NewMarks(d), size[0], size[1]), int(size[0]), int(size[1])})
		if r.image.Rect.Dx() != int(size[0]) {
			t.Errorf("%v: painted %v", size, r.image.Rect)
		}
	}
}
