package playback

import (
	"testing"

	"legation/app/dataset"
	"legation/app/play"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func shown(t *testing.T) (*Settings, *state.Store) {
	t.Helper()
	test.NewTempApp(t)
	store := state.NewStore(state.New(dataset.Builtin()))
	p := New(store)
	test.NewTempWindow(t, p.Object()).Resize(fyne.NewSize(320, 300))
	return p, store
}

// TestEveryControlIsInTheState chooses each thing by hand, and has the state
// be changed by others.
func TestEveryControlIsInTheState(t *testing.T) {
	p, store := shown(t)
	is := func() state.Playback { return store.State().Playback }
	for i, speed := range play.Speeds {
		if p.speed.SetSelectedIndex(i); is().Speed != speed {
			t.Errorf("%s plays at %g", p.speed.Selected, is().Speed)
		}
	}
	for i, end := range play.Ends {
		if p.end.SetSelectedIndex(i); is().End != end.ID {
			t.Errorf("%s ends with %q", p.end.Selected, is().End)
		}
	}
	if !p.skip.Disabled() {
		t.Error("from event to event there is something to skip")
	}
	p.move.SetSelectedIndex(1)
	if !is().Evenly || p.skip.Disabled() {
		t.Errorf("evenly %v, nothing to skip: %v", is().Evenly, p.skip.Disabled())
	}
	cards := is().Cards
	for _, check := range []*check{p.skip, p.cards, p.snap} {
		test.Tap(check)
	}
	if s := store.State(); !s.Playback.SkipEmpty || s.Playback.Cards == cards || !s.Snap {
		t.Errorf("after the ticks %+v, snap %v", s.Playback, s.Snap)
	}

	changes := 0
	store.Subscribe(func(state.State, state.State) { changes++ })
	store.Update(func(s state.State) state.State {
		s.Playback, s.Snap = state.Playback{Speed: 4, End: play.Bounce}, false
		return s
	})
	if p.speed.Selected != "4×" || p.move.Selected != moves[0] || p.end.Selected != "Turn round" || p.skip.Checked || p.cards.Checked || p.snap.Checked {
		t.Errorf("shows %s, %s, %s, %v, %v, %v", p.speed.Selected, p.move.Selected, p.end.Selected, p.skip.Checked, p.cards.Checked, p.snap.Checked)
	}
	if changes != 1 {
		t.Errorf("showing the state changed it %d times", changes-1)
	}
	// A speed that is not offered is shown as the nearest, and kept.
	store.Update(func(s state.State) state.State { s.Playback.Speed = 3.5; return s })
	if p.speed.Selected != "4×" {
		t.Errorf("3.5 is shown as %s", p.speed.Selected)
	}
	if test.Tap(p.cards); is().Speed != 3.5 {
		t.Errorf("a tick changed the speed to %g", is().Speed)
	}
}

func TestShowsInsideTheWindow(t *testing.T) {
	test.NewTempApp(t)
	p := New(state.NewStore(state.New(dataset.Builtin())))
	button := canvas.NewRectangle(nil)
	w := test.NewTempWindow(t, container.NewWithoutLayout(button))
	w.Resize(fyne.NewSize(800, 700))
	button.Resize(fyne.NewSize(40, 30))
	for _, at := range []fyne.Position{{X: 10, Y: 10}, {X: 760, Y: 660}, {X: 300, Y: 650}} {
		button.Move(at)
		p.ShowAbove(button)
		over := w.Canvas().Overlays().List()
		if len(over) != 1 {
			t.Fatalf("%d popovers are open", len(over))
		}
		popup := p.popup
		corner, size := popup.Position(), popup.Size()
		if corner.X < 0 || corner.Y < 0 || corner.X+size.Width > 800 || corner.Y+size.Height > 700 {
			t.Errorf("beside %v it is at %v, %v large", at, corner, size)
		}
		if corner.Y < at.Y+30 && corner.Y+size.Height > at.Y && corner.X < at.X+40 && corner.X+size.Width > at.X {
			t.Errorf("beside %v it lies on the button: %v, %v large", at, corner, size)
		}
	}
	p.Hide()
	if w.Canvas().Overlays().Top() != nil {
		t.Error("it cannot be closed")
	}
	for _, focused := range []fyne.Focusable{p.speed, p.cards} {
		p.ShowAbove(button)
		w.Canvas().Focus(focused)
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if w.Canvas().Overlays().Top() != nil {
			t.Errorf("Escape in %T does not close it", focused)
		}
	}
	p.ShowAbove(canvas.NewRectangle(nil)) // in no window
}
