package timeline

import (
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestTypingADate(t *testing.T) {
	pane, store := open(t, dataset.Builtin())
	entry := pane.dates.entry
	pos := pane.PlayheadPosition()
	was := store.State()
	pane.Tapped(&fyne.PointEvent{Position: pos})
	if store.State() != was || pane.dates.isOpen() {
		t.Error("one click on the flag does something")
	}
	pane.Tapped(&fyne.PointEvent{Position: pos})
	if !pane.dates.isOpen() || focused(pane) != entry {
		t.Fatal("two clicks on the flag do not open the box")
	}
	test.Type(entry, "2016-13")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !pane.dates.isOpen() || !pane.dates.answer[0].Visible() || pane.dates.answer[0].Text == "" {
		t.Error("a bad date is not answered")
	}
	if box := pane.dates.ground; box.Position().X+box.Size().Width > 1200 || box.Position().Y+box.Size().Height > 240 {
		t.Errorf("the answer is at %v, %v", box.Position(), box.Size())
	}
	if store.State().Playhead != was.Playhead {
		t.Error("a bad date moves the playhead")
	}
	entry.SetText("")
	test.Type(entry, "15 July 2014")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got, want := store.State().Playhead, event.DayOf(2014, 7, 15); got != want {
		t.Errorf("playhead on %s, want %s", got, want)
	}
	if pane.dates.isOpen() || pane.dates.ground.Visible() {
		t.Error("the box stays")
	}
	if focused(pane) != fyne.Focusable(pane) {
		t.Error("the focus does not come back")
	}
	pane.TypeDate()
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pane.dates.isOpen() || store.State().Playhead != event.DayOf(2014, 7, 15) {
		t.Error("Esc does not just close the box")
	}
	// An interval is the span of the mode Within, and its start in any other.
	for _, mode := range []state.Mode{state.SoFar, state.Within} {
		store.Update(func(s state.State) state.State { s.Mode = mode; return s })
		pane.TypeDate()
		pane.goTo("2008 to 2014")
		if mode == state.Within && store.State().Window != (state.Window{From: event.DayOf(2008, 1, 1), To: event.DayOf(2014, 12, 31)}) {
			t.Errorf("the span is %v", store.State().Window)
		}
		if got, want := store.State().Playhead, event.DayOf(2008, 1, 1); got != want {
			t.Errorf("%s: playhead on %s, want %s", mode, got, want)
		}
	}
	// Far out of sight the axis follows.
	pane.TypeDate()
	pane.goTo("1850")
	if a := store.State().Axis; a.From > float64(event.DayOf(1850, 1, 1)) {
		t.Errorf("the axis begins at %v", a.From)
	}
}

func focused(pane *Timeline) fyne.Focusable {
	return fyne.CurrentApp().Driver().CanvasForObject(pane).Focused()
}
