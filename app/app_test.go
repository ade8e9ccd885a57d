package app

import (
	"testing"
	"time"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"
)

// window builds the whole window on the test driver.
func window(t *testing.T) *App {
	t.Helper()
	a := &App{fyne: test.NewTempApp(t), store: state.NewStore(state.New(dataset.Builtin()))}
	a.fyne.Settings().SetTheme(newLook(geo.LightTheme))
	a.build()
	t.Cleanup(a.window.Close)
	return a
}

func TestWindowFitsSmallScreens(t *testing.T) {
	a := window(t)
	// A small screen, and a common one with everything twice as large.
	for _, screen := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 720, Height: 450}} {
		for _, compare := range []bool{false, true} {
			a.update(func(s state.State) state.State { return s.CompareWith(compare) })
			a.window.Resize(screen)
			a.window.Content().Refresh()
			if least := a.window.Content().MinSize(); least.Width > screen.Width || least.Height > screen.Height-40 {
				t.Errorf("comparing %v: the content needs %v, the screen has %v less the menu bar", compare, least, screen)
			}
		}
	}
}

// Every object costs time in every frame, whether it changes or not.
func TestWindowHasFewObjects(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	a.update(func(s state.State) state.State { return s.Select("s14-sin-son-ho") })
	if n := drawn(a.window.Content()); n > 300 || n < 50 {
		t.Errorf("the window draws %d objects, 300 are the limit", n)
	}
	a.update(func(s state.State) state.State { return s.AskOf("golan-heights") })
	t.Logf("with the card open, all that it can scroll to included, %d", drawn(a.window.Content()))
}

// drawn counts the objects that a frame draws of an object.
func drawn(o fyne.CanvasObject) int {
	if !o.Visible() {
		return 0
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	default:
		return 1
	}
	n := 0
	for _, p := range parts {
		n += drawn(p)
	}
	return n
}

// What is chosen anywhere is shown everywhere.
func TestChoosingShowsEverywhere(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	a.choose("1981-law")
	s := a.store.State()
	if s.Selection != "1981-law" || s.Playhead.String() != "1981-12-14" {
		t.Errorf("chosen is %q on %v", s.Selection, s.Playhead)
	}
	shown := false
	for range 200 { // the timeline is painted beside the window
		if _, shown = a.timeline.MarkPosition("1981-law"); shown {
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	if !shown {
		t.Error("the timeline does not show it")
	}
}

// TestBackLeavesTheMap shows the part of the map that was shown, also where the event
// that is chosen again lies elsewhere.
func TestBackLeavesTheMap(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	a.update(func(s state.State) state.State {
		s = s.Select("1981-law")
		s.View, s.Centre, s.Zoom, s.Still = "", orb.Point{-70, -30}, 6, true
		return s
	})
	a.update(func(s state.State) state.State { s.View, s.Centre, s.Zoom = "", orb.Point{-70, -30}, 6; return s })
	was := a.store.State()
	time.Sleep(800 * time.Millisecond) // a step of its own
	a.clear()
	if a.store.State().Selection != "" {
		t.Fatal("Escape has not cleared the selection")
	}
	a.history.Back(a.store)
	if now := a.store.State(); now.Selection != "1981-law" || now.Centre != was.Centre || now.Zoom != was.Zoom || !a.history.CanForward() {
		t.Errorf("back shows %q at %v, zoom %.1f; it was at %v, zoom %.1f; forward: %v", now.Selection, now.Centre, now.Zoom, was.Centre, was.Zoom, a.history.CanForward())
	}
}
