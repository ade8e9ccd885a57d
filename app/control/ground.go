package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Ground lies below what stands on a map or another pane that uses the pointer. It
// shows nothing, and keeps clicks, drags and the wheel from what is under it.
type Ground struct{ widget.BaseWidget }

var (
	_ fyne.Tappable          = (*Ground)(nil)
	_ fyne.SecondaryTappable = (*Ground)(nil)
	_ fyne.Draggable         = (*Ground)(nil)
	_ fyne.Scrollable        = (*Ground)(nil)
	_ desktop.Mouseable      = (*Ground)(nil)
	_ desktop.Hoverable      = (*Ground)(nil)
)

// NewGround makes a ground.
func NewGround() *Ground {
	g := &Ground{}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer shows nothing.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// What the pointer does ends here.

func (g *Ground) Tapped(*fyne.PointEvent)          {}
func (g *Ground) TappedSecondary(*fyne.PointEvent) {}
func (g *Ground) Dragged(*fyne.DragEvent)          {}
func (g *Ground) DragEnd()                         {}
func (g *Ground) Scrolled(*fyne.ScrollEvent)       {}
func (g *Ground) MouseDown(*desktop.MouseEvent)    {}
func (g *Ground) MouseUp(*desktop.MouseEvent)      {}
func (g *Ground) MouseIn(*desktop.MouseEvent)      {}
func (g *Ground) MouseMoved(*desktop.MouseEvent)   {}
func (g *Ground) MouseOut()                        {}
