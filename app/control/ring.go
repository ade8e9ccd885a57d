package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// RingWidth is that of the ring, in device-independent pixels: wide enough to be seen from where a person reads the text.
const RingWidth = 2

// A ring goes around a control while it has the focus, in the colour of the
// text, which stands out from everything that a control is painted in.
type ring struct {
	fyne.WidgetRenderer
	box   *canvas.Rectangle
	shown func() bool
}

func ringed(inner fyne.WidgetRenderer, shown func() bool) *ring {
	r := &ring{WidgetRenderer: inner, box: canvas.NewRectangle(color.Transparent), shown: shown}
	r.box.StrokeWidth = RingWidth
	r.paint()
	return r
}

func (r *ring) paint() {
	r.box.StrokeColor = theme.Color(theme.ColorNameForeground)
	r.box.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.box.Hidden = !r.shown()
	r.box.Refresh()
}

// Layout puts the ring around the control.
func (r *ring) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.box.Resize(size)
}

// Refresh shows or hides the ring.
func (r *ring) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

// Objects are the control's, and the ring over them.
func (r *ring) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.box)
}
