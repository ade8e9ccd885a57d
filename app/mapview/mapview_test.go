package mapview

import (
	"math"
	"testing"
	"time"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// open shows the pane in a window of the test driver and waits for its first
// picture.
func open(t *testing.T) (*MapView, *state.Store) {
	t.Helper()
	test.NewTempApp(t)
	store := state.NewStore(state.New(dataset.Builtin()))
	m := New(store)
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 560))
	settle(t, m)
	return m, store
}

// settle waits until the newest state is painted. The test driver runs fyne.Do
// on the painter's goroutine, so the wait is for that one to come to rest.
func settle(t *testing.T, m *MapView) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if m.Settled() {
			time.Sleep(2 * settleTime)
			if m.Settled() {
				return
			}
		}
	}
	t.Fatal("the map was not painted")
}

func point(x, y float32) fyne.PointEvent {
	return fyne.PointEvent{Position: fyne.NewPos(x, y), AbsolutePosition: fyne.NewPos(x, y)}
}

func drag(m *MapView, x0, y0, x1, y1 float32, mod fyne.KeyModifier) {
	m.MouseDown(&desktop.MouseEvent{PointEvent: point(x0, y0), Button: desktop.MouseButtonPrimary, Modifier: mod})
	const steps = 6
	for i := 1; i <= steps; i++ {
		f := float32(i) / steps
		m.Dragged(&fyne.DragEvent{PointEvent: point(x0+(x1-x0)*f, y0+(y1-y0)*f), Dragged: fyne.NewDelta((x1-x0)/steps, (y1-y0)/steps)})
	}
	m.DragEnd()
}

func TestWheelZoomsAboutThePointer(t *testing.T) {
	m, store := open(t)
	before := m.viewport().Unproject(300, 200)
	m.Scrolled(&fyne.ScrollEvent{PointEvent: point(300, 200), Scrolled: fyne.NewDelta(0, 75)})
	after := m.viewport().Unproject(300, 200)
	if math.Abs(after[0]-before[0]) > 1e-6 || math.Abs(after[1]-before[1]) > 1e-6 {
		t.Errorf("%v under the pointer became %v", before, after)
	}
	if store.State().View != "" {
		t.Error("the view is still called by name")
	}
}

// A click during a flight ends it at its goal, and the goal is painted.
func TestClickEndsFlightAtItsGoal(t *testing.T) {
	m, store := open(t)
	from := m.viewport()
	store.Update(func(s state.State) state.State { s.View = "korea"; return s })
	settle(t, m)
	goal := m.viewport()
	f := geo.NewFlight(from, goal)
	m.camera.flight, m.camera.progress = &f, 0.5
	m.paint()
	for m.shown.number != m.wanted {
		time.Sleep(10 * time.Millisecond)
	}
	m.MouseDown(&desktop.MouseEvent{PointEvent: point(400, 300), Button: desktop.MouseButtonPrimary})
	settle(t, m)
	if got := m.shown.scene.Viewport; math.Abs(got.Zoom-goal.Zoom) > 1e-9 || got.Centre != goal.Centre {
		t.Errorf("what is painted is %v at %v, the goal %v at %v", got.Centre, got.Zoom, goal.Centre, goal.Zoom)
	}
}

func TestDragPans(t *testing.T) {
	m, _ := open(t)
	place := m.viewport().Unproject(400, 300)
	drag(m, 400, 300, 460, 330, 0)
	m.halt()
	x, y := m.viewport().Project(place)
	if math.Hypot(x-460, y-330) > 60 { // a quick drag may glide on
		t.Errorf("what was dragged to (460, 330) lies at (%v, %v)", x, y)
	}
}

func TestShiftDragZoomsToTheBox(t *testing.T) {
	m, _ := open(t)
	nw, se := m.viewport().Unproject(300, 200), m.viewport().Unproject(420, 260)
	drag(m, 300, 200, 420, 260, fyne.KeyModifierShift)
	v := m.viewport()
	for _, p := range []struct{ lon, lat float64 }{{nw[0], nw[1]}, {se[0], se[1]}} {
		x, y := v.Project([2]float64{p.lon, p.lat})
		if x < -1 || y < -1 || x > 901 || y > 561 {
			t.Errorf("a corner of the box lies at (%v, %v)", x, y)
		}
	}
	if v.Project(nw); v.Zoom < 4 {
		t.Errorf("the zoom is %v", v.Zoom)
	}
}

func TestClickOnInsetGoesThere(t *testing.T) {
	m, store := open(t)
	scene := m.shown.scene
	if len(scene.Insets) != 2 {
		t.Fatalf("%d insets", len(scene.Insets))
	}
	in := scene.Insets[0]
	ev := point(float32(in.X+in.Viewport.Width/2), float32(in.Y+in.Viewport.Height/2))
	m.Tapped(&ev)
	if store.State().View != in.ID {
		t.Errorf("the view is %q, want %q", store.State().View, in.ID)
	}
}

func TestClickOnMarkerChooses(t *testing.T) {
	m, store := open(t)
	store.Update(func(s state.State) state.State { s.View = "golan-heights"; return s.Select("1981-law") })
	settle(t, m)
	store.Update(func(s state.State) state.State { s.Selection = ""; return s })
	settle(t, m)
	var offered []string
	m.OnChoose = func(ids []string, _ fyne.Position) { offered = ids }
	place, _ := store.State().Dataset.Place("golan-heights")
	x, y := m.viewport().Project([2]float64{place.Lon, place.Lat})
	ev := point(float32(x), float32(y))
	m.Tapped(&ev)
	if len(offered) < 2 && store.State().Selection == "" {
		t.Error("a click on the marker neither chose an event nor offered several")
	}
}

func TestClickOnTerritoryAsks(t *testing.T) {
	m, store := open(t)
	store.Update(func(s state.State) state.State { s.View = "golan-heights"; s.Selection = ""; return s })
	settle(t, m)
	x, y := m.viewport().Project([2]float64{35.72, 32.9})
	ev := point(float32(x), float32(y))
	m.Tapped(&ev)
	if got := store.State().Asked; got != "golan-heights" {
		t.Errorf("asked about %q", got)
	}
}

func TestDividerIsDragged(t *testing.T) {
	m, store := open(t)
	store.Update(func(s state.State) state.State { return s.CompareWith(true) })
	settle(t, m)
	view := store.State().View
	drag(m, 450, 100, 300, 110, 0)
	if got := store.State().Compare.Divider; math.Abs(got-300.0/900) > 0.01 {
		t.Errorf("the divider is at %v", got)
	}
	if store.State().View != view {
		t.Error("dragging the divider moved the map")
	}
}

func TestHoverSaysWhatIsThere(t *testing.T) {
	m, store := open(t)
	store.Update(func(s state.State) state.State { s.View = "golan-heights"; s.Selection = ""; return s })
	settle(t, m)
	x, y := m.viewport().Project([2]float64{35.72, 32.9})
	m.MouseMoved(&desktop.MouseEvent{PointEvent: point(float32(x), float32(y))})
	if want := "Golan Heights – On the ground: Israel"; m.hint.text.Text != want || !m.hint.text.Visible() {
		t.Errorf("the hint reads %q, want %q", m.hint.text.Text, want)
	}
	m.MouseOut()
	if m.hint.text.Visible() {
		t.Error("the hint stays")
	}
}
