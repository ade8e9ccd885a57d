package panel

import (
	"image/color"

	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// A textButton is a quiet button of one line: text with a sign before it, such
// as a box to tick, or behind it, such as an arrow.
type textButton struct {
	pressable
	text    string
	before  fyne.ThemeIconName
	behind  fyne.ThemeIconName
	strong  bool // in the accent's colour
	palette geo.Palette
}

func newTextButton(text string, tapped func()) *textButton {
	b := &textButton{text: text}
	b.tapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

const (
	textButtonHeight = 24
	signSize         = 16
	signGap          = 4
	textButtonInset  = 6 // beside the text, inside the ring of the focus
)

func (b *textButton) CreateRenderer() fyne.WidgetRenderer {
	r := &textButtonRenderer{button: b, ring: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", nil),
		before: canvas.NewImageFromResource(nil), behind: canvas.NewImageFromResource(nil)}
	r.ring.CornerRadius = 5
	r.text.TextSize = smallSize
	r.objects = []fyne.CanvasObject{r.ring, r.before, r.text, r.behind}
	r.Refresh()
	return r
}

type textButtonRenderer struct {
	button         *textButton
	ring           *canvas.Rectangle
	text           *canvas.Text
	before, behind *canvas.Image
	objects        []fyne.CanvasObject
}

func (r *textButtonRenderer) MinSize() fyne.Size {
	width := measure(r.button.text, style{size: smallSize}).Width + 2*textButtonInset
	for _, sign := range []fyne.ThemeIconName{r.button.before, r.button.behind} {
		if sign != "" {
			width += signSize + signGap
		}
	}
	return fyne.NewSize(width, textButtonHeight)
}

func (r *textButtonRenderer) Layout(size fyne.Size) {
	r.ring.Resize(size)
	x := float32(textButtonInset)
	put := func(o fyne.CanvasObject, width, height float32) {
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	room := size.Width - 2*textButtonInset
	if r.button.before != "" {
		put(r.before, signSize, signSize)
		x += signSize + signGap
		room -= signSize + signGap
	}
	if r.button.behind != "" {
		room -= signSize + signGap
	}
	r.text.Text = language.Visual(elide(r.button.text, style{size: smallSize}, room))
	text := r.text.MinSize()
	put(r.text, text.Width, text.Height)
	x += text.Width + signGap
	put(r.behind, signSize, signSize)
}

func (r *textButtonRenderer) Refresh() {
	b, p := r.button, r.button.palette
	r.text.Color = p.Muted
	switch {
	case b.disabled:
	case b.strong:
		r.text.Color = p.Accent
	case b.marked():
		r.text.Color = p.Text
	}
	r.ring.FillColor = color.Transparent
	switch {
	case b.focused:
		r.ring.FillColor = geo.Fade(p.Accent, 0.25)
	case b.hovered && !b.disabled:
		r.ring.FillColor = geo.Fade(p.Text, 0.06)
	}
	for image, name := range map[*canvas.Image]fyne.ThemeIconName{r.before: b.before, r.behind: b.behind} {
		image.Hidden = name == ""
		if name == "" {
			continue
		}
		sign := theme.Icon(name)
		if b.strong {
			sign = theme.NewPrimaryThemedResource(sign)
		}
		image.Resource = sign
		image.Refresh()
	}
	r.Layout(b.Size())
	r.ring.Refresh()
	r.text.Refresh()
}

func (r *textButtonRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textButtonRenderer) Destroy()                     {}
