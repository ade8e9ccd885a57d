package mapview

import (
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"
)

// A hint is one line beside the pointer that says what lies under it.
type hint struct {
	box  *canvas.Rectangle
	text *canvas.Text
}

func newHint() hint {
	h := hint{canvas.NewRectangle(nil), canvas.NewText("", nil)}
	h.box.CornerRadius = 5
	h.box.StrokeWidth = 1
	h.text.TextSize = 12
	h.hide()
	return h
}

func (h hint) hide() {
	h.box.Hide()
	h.text.Hide()
}

// show puts the hint beside a position, inside the pane.
func (h hint) show(text string, at fyne.Position, pane fyne.Size, p geo.Palette) {
	if h.text.Text != text || h.text.Color != p.Text {
		h.text.Text, h.text.Color = text, p.Text
		h.box.FillColor, h.box.StrokeColor = p.Panel, p.PanelEdge
		h.text.Refresh()
		h.box.Refresh()
	}
	size := h.text.MinSize().Add(fyne.NewSize(16, 8))
	pos := at.Add(fyne.NewDelta(14, 16))
	if pos.X+size.Width > pane.Width-4 {
		pos.X = max(at.X-size.Width-8, 4)
	}
	if pos.Y+size.Height > pane.Height-4 {
		pos.Y = at.Y - size.Height - 8
	}
	h.box.Resize(size)
	h.box.Move(pos)
	h.text.Move(pos.AddXY(8, 4))
	h.text.Resize(h.text.MinSize())
	h.box.Show()
	h.text.Show()
}

// MouseIn is called when the pointer comes over the map.
func (m *MapView) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseOut is called when the pointer leaves the map.
func (m *MapView) MouseOut() {
	m.hint.hide()
	if m.OnPoint != nil {
		m.OnPoint(orb.Point{}, false)
	}
}

// MouseMoved says in one line what lies under the pointer.
func (m *MapView) MouseMoved(ev *desktop.MouseEvent) {
	if m.dragging || !m.hasShown {
		m.hint.hide()
		return
	}
	if m.OnPoint != nil {
		m.OnPoint(m.viewport().Unproject(float64(ev.Position.X), float64(ev.Position.Y)), true)
	}
	s := m.store.State()
	m.cursor = m.cursorAt(float64(ev.Position.X), float64(ev.Position.Y))
	text := m.under(s, float64(ev.Position.X), float64(ev.Position.Y))
	if text == "" {
		m.hint.hide()
		return
	}
	m.hint.show(text, ev.Position, m.Size(), geo.PaletteOf(s.Theme))
	m.redraw()
}

// redraw has the window drawn again. Fyne does so by itself when an object
// moves or is refreshed, but not for one that has never been in sight.
func (m *MapView) redraw() {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(m).(interface{ SetDirty() }); ok {
		c.SetDirty()
	}
}

func (m *MapView) cursorAt(x, y float64) desktop.Cursor {
	scene := m.shown.scene
	if scene.OnDivider(x, y) {
		return desktop.HResizeCursor
	}
	for _, in := range scene.Insets {
		if in.Contains(x, y) {
			return desktop.PointerCursor
		}
	}
	if scene.OnLegend(x, y) {
		return desktop.PointerCursor
	}
	scene.Viewport = m.viewport()
	if len(scene.MarkerAt(x, y)) > 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// under says what lies at a position; right of the divider, what the right half
// says of it.
func (m *MapView) under(s state.State, x, y float64) string {
	scene := m.shown.scene
	for _, in := range scene.Insets {
		if in.Contains(x, y) {
			return language.F("Go to %s", in.Title)
		}
	}
	if scene.OnLegend(x, y) {
		if s.Hidden.Legend {
			return language.T("Unfold the legend")
		}
		return language.T("Fold the legend")
	}
	scene.Viewport = m.viewport()
	if ids := scene.MarkerAt(x, y); len(ids) > 0 {
		e, ok := s.Dataset.Event(ids[len(ids)-1])
		if !ok {
			return ""
		}
		date := language.C("in a line", "undated")
		if !e.Date.IsZero() {
			date = e.Date.Text()
		}
		text := date + "  " + e.Title
		if len(ids) > 1 {
			text = language.N(len(ids)-1, "%[2]s  and %[1]d more here", "%[2]s  and %[1]d more here", text)
		}
		return text
	}
	id := territoryAt(scene.Viewport, x, y)
	t, ok := s.Dataset.Territory(id)
	if !ok {
		return ""
	}
	if s.Compare.On && x > s.Compare.Divider*scene.Viewport.Width {
		s = s.Right()
	}
	p := state.PositionOf(s.Dataset, s.Viewpoint, id, s.Playhead)
	if p.Kind == state.Silent {
		return t.Name
	}
	v, _ := s.Dataset.Viewpoint(s.Viewpoint)
	if v == nil {
		return t.Name
	}
	return language.F("%s – %s: %s", t.Name, v.Name, state.PositionText(s.Dataset, p))
}

var _ desktop.Hoverable = (*MapView)(nil)
