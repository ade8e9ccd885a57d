package timeline

import (
	"fmt"

	"legation/app/event"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A hover is the small label with the title and the date of the mark under the
// pointer.
type hover struct {
	box         *canvas.Rectangle
	title, date *canvas.Text
	shown       int // the event, -1 where the label is hidden
	others      int
}

const (
	hoverWidth = 420.0
	hoverPad   = 8.0
	hoverLine  = 16.0
)

func newHover() hover {
	h := hover{box: canvas.NewRectangle(nil), title: canvas.NewText("", nil), date: canvas.NewText("", nil), shown: -1}
	h.box.CornerRadius = 5
	h.box.StrokeWidth = 1
	h.title.TextSize, h.date.TextSize = 12, 11
	h.title.TextStyle = fyne.TextStyle{Bold: true}
	for _, o := range h.objects() {
		o.Hide()
	}
	return h
}

func (h *hover) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.box, h.title, h.date}
}

func (h *hover) paint(pal geo.Palette) {
	box := pal.Panel
	box.A = 0xFF // what lies under it must not shine through
	h.box.FillColor, h.box.StrokeColor = box, pal.PanelEdge
	h.title.Color, h.date.Color = pal.Text, pal.Muted
	for _, o := range h.objects() {
		o.Refresh()
	}
}

// hide takes the label away.
func (h *hover) hide() {
	if h.shown < 0 {
		return
	}
	h.shown = -1
	for _, o := range h.objects() {
		o.Hide()
	}
}

// show lays the label of an event beside a pointer, within the pane. Others
// is how many more events are at the same spot.
func (h *hover) show(e *event.Event, n, others int, at fyne.Position, l *Layout) {
	if h.shown != n || h.others != others {
		h.shown, h.others = n, others
		h.title.Text = geo.Elide(e.Title, min(hoverWidth, l.Width-40), geo.TextStyle{Size: 12, Bold: true})
		h.date.Text = "undated"
		if !e.Date.IsZero() {
			h.date.Text = e.Date.Text()
		}
		if others > 0 {
			h.date.Text += fmt.Sprintf("  ·  %d more here", others)
		}
		for _, o := range h.objects() {
			o.Show()
			o.Refresh()
		}
	}
	w := max(h.title.MinSize().Width, h.date.MinSize().Width) + 2*hoverPad
	const height = 2*hoverLine + 2*4
	x := min(max(at.X+14, 2), float32(l.Width)-w-2)
	y := at.Y - height - 10
	if y < 2 {
		y = min(at.Y+18, float32(l.Height)-height-2)
	}
	resize(h.box, fyne.NewSize(w, height))
	h.box.Move(fyne.NewPos(x, y))
	h.title.Move(fyne.NewPos(x+hoverPad, y+3))
	h.date.Move(fyne.NewPos(x+hoverPad, y+3+hoverLine))
}
