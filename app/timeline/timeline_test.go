package timeline

import (
	"math"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
	"legation/geo"

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
	store.Update(func(s state.State) state.State { s.Theme = geo.DarkTheme; return s })
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
		r := (&brush{}).paint(job{s, NewLayout(NewMarks(d), size[0], size[1], Shelf{}), int(size[0]), int(size[1])})
		if r.image.Rect.Dx() != int(size[0]) {
			t.Errorf("%v: painted %v", size, r.image.Rect)
		}
	}
}
