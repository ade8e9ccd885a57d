package mapview

import (
	"time"

	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"
)

// doubleTap is the longest time between the two taps of a double one. Fyne's
// own double tap would hold back every single one.
const doubleTap = 300 * time.Millisecond

// zoomPerUnit turns Fyne's scroll units into zoom: a notch of 25 units zooms
// by a quarter of a doubling.
const zoomPerUnit = 1.0 / 100

// Scrolled zooms about the pointer.
func (m *MapView) Scrolled(ev *fyne.ScrollEvent) {
	m.halt()
	v := m.viewport()
	if ev.Scrolled.DY != 0 {
		m.move(v.ZoomAt(float64(ev.Position.X), float64(ev.Position.Y), float64(ev.Scrolled.DY)*zoomPerUnit))
	} else if ev.Scrolled.DX != 0 {
		m.move(v.Pan(float64(ev.Scrolled.DX), 0))
	}
}

// MouseDown notes what a drag that begins here will do: with Shift held it
// encloses what to zoom to.
func (m *MapView) MouseDown(ev *desktop.MouseEvent) {
	if m.halt() {
		m.place()
		m.paint()
	}
	m.dividing = m.shown.scene.OnDivider(float64(ev.Position.X), float64(ev.Position.Y))
	m.boxing = !m.dividing && ev.Modifier&fyne.KeyModifierShift != 0
	m.boxFrom = ev.Position
}

// MouseUp is called where the button is let go.
func (m *MapView) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary asks for the menu of the pane.
func (m *MapView) TappedSecondary(ev *fyne.PointEvent) {
	if m.OnMenu != nil {
		m.OnMenu(ev.AbsolutePosition)
	}
}

// Dragged pans the map, moves the divider, or draws the box to zoom to.
func (m *MapView) Dragged(ev *fyne.DragEvent) {
	m.dragging = true
	m.hint.hide()
	if m.dividing {
		m.divide(ev.Position.X)
		return
	}
	if m.boxing {
		at, size := boxBetween(m.boxFrom, ev.Position)
		m.box.StrokeColor = geo.PaletteOf(m.store.State().Theme).Accent
		m.box.Move(at)
		m.box.Resize(size)
		m.box.Show()
		m.redraw()
		return
	}
	m.camera.track(float64(ev.Dragged.DX), float64(ev.Dragged.DY), time.Now())
	m.PanBy(float64(ev.Dragged.DX), float64(ev.Dragged.DY))
}

// DragEnd lets a quick pan run out, or zooms to the box.
func (m *MapView) DragEnd() {
	m.dragging = false
	if m.dividing {
		m.dividing = false
		return
	}
	if m.boxing {
		m.boxing = false
		m.box.Hide()
		m.zoomTo(m.box.Position(), m.box.Size())
		return
	}
	if !m.glide(time.Now()) {
		m.paint()
	}
}

// divide moves the divider of the two halves to a position in the pane.
func (m *MapView) divide(x float32) {
	part := float64(x / max(m.Size().Width, 1))
	m.store.Update(func(s state.State) state.State { return s.MoveDivider(part) })
}

// zoomTo shows a box of the pane as large as it can. One that is too small to
// be meant is passed over.
func (m *MapView) zoomTo(at fyne.Position, size fyne.Size) {
	if size.Width < 8 || size.Height < 8 {
		return
	}
	v := m.viewport()
	nw := v.Unproject(float64(at.X), float64(at.Y))
	se := v.Unproject(float64(at.X+size.Width), float64(at.Y+size.Height))
	to := v.Fit(orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}, 0)
	m.store.Update(func(s state.State) state.State {
		s.View, s.Centre, s.Zoom = "", to.Centre, to.Zoom
		return s
	})
}

func boxBetween(a, b fyne.Position) (fyne.Position, fyne.Size) {
	at := fyne.NewPos(min(a.X, b.X), min(a.Y, b.Y))
	return at, fyne.NewSize(max(a.X, b.X)-at.X, max(a.Y, b.Y)-at.Y)
}

// Tapped chooses what lies under the pointer: an inset, else an event. The
// second tap of two zooms in.
func (m *MapView) Tapped(ev *fyne.PointEvent) {
	m.requestFocus()
	m.hint.hide()
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
	if scene.OnLegend(x, y) {
		m.store.Update(func(s state.State) state.State { s.Hidden.Legend = !s.Hidden.Legend; return s })
		return
	}
	scene.Viewport = m.viewport()
	if ids := scene.MarkerAt(x, y); len(ids) > 0 {
		m.choose(ids, ev)
		return
	}
	if id := territoryAt(scene.Viewport, x, y); !double {
		m.store.Update(func(s state.State) state.State { return s.AskOf(id) })
	}
	if double {
		m.lastTap = time.Time{}
		v := scene.Viewport.ZoomAt(x, y, 1)
		m.store.Update(func(s state.State) state.State {
			s.View, s.Centre, s.Zoom = "", v.Centre, v.Zoom
			return s
		})
	}
}

// territoryAt returns the territory at a position in the picture, or "".
func territoryAt(v geo.Viewport, x, y float64) string {
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return "" // a broken build, which shows no map either
	}
	id, _ := atlas.TerritoryAt(v.Unproject(x, y))
	return id
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
	if m.OnPick != nil {
		m.OnPick()
	}
}

// Cursor shows what a drag or click would do.
func (m *MapView) Cursor() desktop.Cursor { return m.cursor }

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
		m.redraw()
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
	_ desktop.Mouseable  = (*MapView)(nil)
)
