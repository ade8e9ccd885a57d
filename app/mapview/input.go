package mapview

import (
	"time"

	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// doubleTap is the longest time between the two taps of a double one. Fyne's
// own double tap would hold back every single one.
const doubleTap = 300 * time.Millisecond

// zoomPerUnit turns Fyne's scroll units into zoom: a notch of 25 units zooms
// by a quarter of a doubling.
const zoomPerUnit = 1.0 / 100

// Scrolled zooms about the pointer.
func (m *MapView) Scrolled(ev *fyne.ScrollEvent) {
	v := m.viewport()
	if ev.Scrolled.DY != 0 {
		m.move(v.ZoomAt(float64(ev.Position.X), float64(ev.Position.Y), float64(ev.Scrolled.DY)*zoomPerUnit))
	} else if ev.Scrolled.DX != 0 {
		m.move(v.Pan(float64(ev.Scrolled.DX), 0))
	}
}

// Dragged pans the map.
func (m *MapView) Dragged(ev *fyne.DragEvent) {
	m.dragging = true
	m.hint.hide()
	m.PanBy(float64(ev.Dragged.DX), float64(ev.Dragged.DY))
}

// DragEnd ends a pan.
func (m *MapView) DragEnd() {
	m.dragging = false
	m.paint()
}

// Tapped chooses what lies under the pointer: an inset, else an event. The
// second tap of two zooms in.
func (m *MapView) Tapped(ev *fyne.PointEvent) {
	m.requestFocus()
	x, y := float64(ev.Position.X), float64(ev.Position.Y)
	now := time.Now()
	double := now.Sub(m.lastTap) < doubleTap
	m.lastTap = now
	scene := m.shown.scene
	if !m.hasShown {
		return
	}
	for _, in := range scene.Insets {
		if in.Contains(x, y) {
			m.store.Update(func(s state.State) state.State { s.View = in.ID; return s })
			return
		}
	}
	scene.Viewport = m.viewport()
	if ids := scene.MarkerAt(x, y); len(ids) > 0 {
		m.choose(ids, ev)
		return
	}
	if double {
		m.lastTap = time.Time{}
		m.move(scene.Viewport.ZoomAt(x, y, 1))
	}
}

func (m *MapView) choose(ids []string, ev *fyne.PointEvent) {
	if len(ids) > 1 && m.OnChoose != nil {
		m.OnChoose(ids, ev.AbsolutePosition)
		return
	}
	m.store.Update(func(s state.State) state.State {
		s.Playing = false
		return s.Select(ids[len(ids)-1])
	})
}

// Cursor shows that the map can be dragged.
func (m *MapView) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// requestFocus takes the focus because of a click. Only a focus that came by
// key is drawn: who clicked knows where.
func (m *MapView) requestFocus() {
	m.clicked = true
	defer func() { m.clicked = false }()
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// FocusGained shows that keys go to the map.
func (m *MapView) FocusGained() {
	if !m.clicked {
		m.focus.Show()
		m.focus.Refresh()
	}
}

// FocusLost shows that they no longer do.
func (m *MapView) FocusLost() { m.focus.Hide() }

// TypedKey hands keys on.
func (m *MapView) TypedKey(ev *fyne.KeyEvent) {
	if m.OnKey != nil {
		m.OnKey(ev)
	}
}

// TypedRune hands typed characters on.
func (m *MapView) TypedRune(r rune) {
	if m.OnRune != nil {
		m.OnRune(r)
	}
}

var (
	_ fyne.Scrollable    = (*MapView)(nil)
	_ fyne.Draggable     = (*MapView)(nil)
	_ fyne.Tappable      = (*MapView)(nil)
	_ fyne.Focusable     = (*MapView)(nil)
	_ desktop.Cursorable = (*MapView)(nil)
)
