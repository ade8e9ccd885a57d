package mapview

import (
	"fmt"

	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
func (m *MapView) MouseOut() { m.hint.hide() }

// MouseMoved says in one line what lies under the pointer.
func (m *MapView) MouseMoved(ev *desktop.MouseEvent) {
	if m.dragging || !m.hasShown {
		m.hint.hide()
		return
	}
	s := m.store.State()
	text := m.under(s, float64(ev.Position.X), float64(ev.Position.Y))
	if text == "" {
		m.hint.hide()
		return
	}
	m.hint.show(text, ev.Position, m.Size(), geo.PaletteOf(s.Dark))
}

func (m *MapView) under(s state.State, x, y float64) string {
	scene := m.shown.scene
	for _, in := range scene.Insets {
		if in.Contains(x, y) {
			return "Go to " + in.Title
		}
	}
	scene.Viewport = m.viewport()
	if ids := scene.MarkerAt(x, y); len(ids) > 0 {
		e, ok := s.Dataset.Event(ids[len(ids)-1])
		if !ok {
			return ""
		}
		date := "undated"
		if !e.Date.IsZero() {
			date = e.Date.Text()
		}
		text := date + "  " + e.Title
		if len(ids) > 1 {
			text += fmt.Sprintf("  and %d more here", len(ids)-1)
		}
		return text
	}
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return ""
	}
	id, ok := atlas.TerritoryAt(scene.Viewport.Unproject(x, y))
	if !ok {
		return ""
	}
	t, ok := s.Dataset.Territory(id)
	if !ok {
		return ""
	}
	p := state.PositionOf(s.Dataset, s.Viewpoint, id, s.Playhead)
	if p.Kind == state.Silent {
		return t.Name
	}
	v, _ := s.Dataset.Viewpoint(s.Viewpoint)
	if v == nil {
		return t.Name
	}
	return t.Name + " – " + v.Name + ": " + state.PositionText(s.Dataset, p)
}

var _ desktop.Hoverable = (*MapView)(nil)
