package app

import (
	"errors"
	"strings"
	"testing"

	"legation/app/control"
	"legation/app/dataset"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// Nothing is cut off at any size of text, on screens of 1024×640 and 1440×900.
func TestNothingIsCutOff(t *testing.T) {
	for _, screen := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1440, Height: 900}} {
		for _, percent := range []float32{80, 100, 125, 150, 200} {
			a := window(t)
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
					if a.room.narrow && pane.name == "panel" || a.room.lowest && compare && pane.name == "timeline" {
						continue // whose place the map has
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

// Dialogs lie within the window at every size of text, with their buttons, and
// what they hold is no wider than they are.
func TestDialogsFit(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 512, Height: 320}, {Width: 720, Height: 450}, {Width: 1024, Height: 640}, {Width: 1800, Height: 1125}} {
		a := window(t)
		a.window.Resize(size)
		for name, open := range map[string]func(){
			"preferences": a.showPreferences, "keys": a.showKeys, "about": a.about, "territories": a.askTerritory, "palette": a.showPalette,
			"failure":     func() { a.fail(errors.New(strings.Repeat("/a/long/path/", 60))) },
			"new dataset": func() { a.newFile(dataset.Formats()[0]) },
		} {
			open()
			over := a.window.Canvas().Overlays().Top()
			if over == nil {
				t.Fatalf("%s does not open", name)
			}
			walk(over, func(o fyne.CanvasObject) {
				switch o.(type) {
				case *control.Button, *control.Select, *control.Check, *container.Scroll:
					if at := absolute(o); at.X < 0 || at.X+o.Size().Width > size.Width+1 {
						t.Errorf("%v: %s: a control at %v of %v reaches over the edge", size, name, at, o.Size())
					}
				}
				if s, ok := o.(*container.Scroll); ok {
					if at := absolute(s); at.Y < 0 || at.Y+s.Size().Height > size.Height+1 {
						t.Errorf("%v: %s: what scrolls is at %v of %v", size, name, at, s.Size())
					}
					if s.Content.Size().Width > s.Size().Width+1 {
						t.Errorf("%v: %s: %v wide, shown %v", size, name, s.Content.Size().Width, s.Size().Width)
					}
				}
			})
			a.clear()
			if a.window.Canvas().Overlays().Top() != nil {
				t.Fatalf("%s: Escape does not close it", name)
			}
		}
	}
}

// Tab goes through everything in the order in which it is read: what is above the
// panes, the map, the panel, the timeline.
func TestTabOrder(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	a.window.Content().Refresh()
	c := a.window.Canvas()
	top, left, panel, line := a.window.Content().(*fyne.Container).Objects[0], a.upper.Leading, a.panel.Object(), fyne.CanvasObject(a.timeline)
	parts := []fyne.CanvasObject{top, left, panel, line}
	at, count := 0, 0
	seen := map[fyne.Focusable]bool{}
	for range 100 {
		c.FocusNext()
		f := c.Focused()
		if f == nil || seen[f] {
			break
		}
		seen[f] = true
		count++
		for at < len(parts)-1 && !holds(parts[at], f) {
			at++
		}
		if !holds(parts[at], f) {
			t.Fatalf("the control number %d, a %T, is out of order", count, f)
		}
	}
	if at != len(parts)-1 || count < 20 {
		t.Errorf("Tab reaches %d controls and %d of %d parts", count, at+1, len(parts))
	}
}

func holds(o fyne.CanvasObject, f fyne.Focusable) bool {
	found := false
	walk(o, func(o fyne.CanvasObject) {
		if o == f.(fyne.CanvasObject) {
			found = true
		}
	})
	return found
}
