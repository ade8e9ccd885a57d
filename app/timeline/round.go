package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A roundButton is a round one with a sign on it. Fyne's own would need a theme
// of its own for that, and Fyne reads every font again for each such theme.
type roundButton struct {
	widget.BaseWidget
	Icon     fyne.Resource
	OnTapped func()

	strong           bool // filled in the accent's colour
	hovered, focused bool
}

func newRoundButton(icon fyne.Resource, strong bool, tapped func()) *roundButton {
	b := &roundButton{Icon: icon, OnTapped: tapped, strong: strong}
	b.ExtendBaseWidget(b)
	return b
}

// SetIcon shows another sign.
func (b *roundButton) SetIcon(icon fyne.Resource) {
	b.Icon = icon
	b.Refresh()
}

// Tapped is called by Fyne, as are the methods below.
func (b *roundButton) Tapped(*fyne.PointEvent) { b.OnTapped() }

func (b *roundButton) MouseIn(*desktop.MouseEvent)    { b.hovered = true; b.Refresh() }
func (b *roundButton) MouseMoved(*desktop.MouseEvent) {}
func (b *roundButton) MouseOut()                      { b.hovered = false; b.Refresh() }
func (b *roundButton) FocusGained()                   { b.focused = true; b.Refresh() }
func (b *roundButton) FocusLost()                     { b.focused = false; b.Refresh() }
func (b *roundButton) TypedRune(rune)                 {}

// TypedKey presses the button with the keys that press any.
func (b *roundButton) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	}
}

// CreateRenderer is called by Fyne.
func (b *roundButton) CreateRenderer() fyne.WidgetRenderer {
	r := &roundRenderer{button: b, disc: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(b.Icon)}
	r.icon.FillMode = canvas.ImageFillContain
	r.objects = []fyne.CanvasObject{r.disc, r.icon}
	r.Refresh()
	return r
}

type roundRenderer struct {
	button  *roundButton
	disc    *canvas.Rectangle
	icon    *canvas.Image
	objects []fyne.CanvasObject
}

func (r *roundRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(stepSize) }
func (r *roundRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *roundRenderer) Destroy()                     {}

func (r *roundRenderer) Layout(size fyne.Size) {
	const sign = 18
	r.disc.Resize(size)
	r.disc.CornerRadius = min(size.Width, size.Height) / 2
	r.icon.Move(fyne.NewPos((size.Width-sign)/2, (size.Height-sign)/2))
	r.icon.Resize(fyne.NewSquareSize(sign))
}

func (r *roundRenderer) Refresh() {
	b := r.button
	colour := func(name fyne.ThemeColorName) color.Color { return theme.Color(name) }
	r.disc.FillColor, r.disc.StrokeColor, r.disc.StrokeWidth = color.Transparent, color.Transparent, 0
	icon := b.Icon
	switch {
	case b.strong:
		r.disc.FillColor = colour(theme.ColorNamePrimary)
		icon = theme.NewColoredResource(icon, theme.ColorNameForegroundOnPrimary)
	case b.hovered:
		r.disc.FillColor = colour(theme.ColorNameHover)
	}
	if b.focused {
		r.disc.StrokeColor, r.disc.StrokeWidth = colour(theme.ColorNameForeground), 2
	}
	r.icon.Resource = icon
	r.disc.Refresh()
	r.icon.Refresh()
}
