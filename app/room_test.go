package app

import (
	"testing"

	"legation/app/control"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Nothing is cut off at any size of text, on screens of 1024×640 and 1440×900.
func TestNothingIsCutOff(t *testing.T) {
	for _, screen := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1440, Height: 900}} {
		for _, percent := range []float32{80, 100, 125, 150, 200} {
			a := window(t)
			a.store.Update(func(s state.State) state.State { return s.AskOf("golan-heights") })
			size := fyne.NewSize(screen.Width*100/percent, screen.Height*100/percent-menuHeight)
			for _, compare := range []bool{false, true} {
				a.update(func(s state.State) state.State { return s.CompareWith(compare) })
				a.window.Resize(size)
				for range 3 { // until it has come to rest
					a.window.Content().Refresh()
				}
				if least := a.window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
					t.Fatalf("%v at %v %%: the window is %v at least", screen, percent, least)
				}
				for _, pane := range []struct {
					name string
					o    fyne.CanvasObject
				}{{"map", a.mapView}, {"panel", a.panel.Object()}, {"timeline", a.timeline}} {
					if a.room.narrow && pane.name == "panel" {
						continue // in the place of the map
					}
					if got, least := pane.o.Size(), pane.o.MinSize(); got.Width < least.Width || got.Height < least.Height {
						t.Errorf("%v at %v %%, comparing %v: the %s has %v, needs %v", screen, percent, compare, pane.name, got, least)
					}
					if at := absolute(pane.o); at.Y+pane.o.Size().Height > size.Height+1 || at.X+pane.o.Size().Width > size.Width+1 {
						t.Errorf("%v at %v %%, comparing %v: the %s reaches over the edge", screen, percent, compare, pane.name)
					}
				}
				walk(a.window.Content(), func(o fyne.CanvasObject) {
					switch o.(type) {
					case *control.Button, *control.Select, *control.Entry:
						at := absolute(o)
						if at.X < 0 || at.X+o.Size().Width > size.Width+1 || at.Y+o.Size().Height > size.Height+1 {
							t.Errorf("%v at %v %%, comparing %v: a control at %v of %v reaches over the edge", screen, percent, compare, at, o.Size())
						}
						if least := o.MinSize(); o.Size().Height < least.Height-1 {
							t.Errorf("%v at %v %%: a control is %v, needs %v", screen, percent, o.Size(), least)
						}
					}
				})
			}
		}
	}
}

// In a narrow window the panel takes the place of the map, by its command and by
// what is done in it, and Escape brings the map back.
func TestNarrowWindow(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(512, 300))
	a.window.Content().Refresh()
	if !a.upper.Leading.Visible() || a.panel.Object().Visible() {
		t.Fatal("a narrow window does not begin with the map alone")
	}
	a.find()
	if a.upper.Leading.Visible() || !a.panel.Object().Visible() {
		t.Fatal("to search does not bring the panel")
	}
	a.clear()
	if !a.upper.Leading.Visible() || a.panel.Object().Visible() {
		t.Error("Escape does not bring the map back")
	}
	a.turnPanel()
	a.window.Resize(fyne.NewSize(1024, 640))
	a.window.Content().Refresh()
	if !a.upper.Leading.Visible() || !a.panel.Object().Visible() {
		t.Error("in a wide window not both are there")
	}
}

// menuHeight is that of the menu bar, which the test driver does not have.
const menuHeight = 28

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// walk goes through everything that can be seen.
func walk(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	do(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			walk(part, do)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(o).Objects() {
			walk(part, do)
		}
	}
}
