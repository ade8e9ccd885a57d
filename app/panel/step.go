package panel

import (
	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A stepButton leads to the event before or after: "‹ 1966 PLO ties".
type stepButton struct {
	pressable
	back        bool
	year, title string
	palette     geo.Palette
}

func newStepButton(tapped func()) *stepButton {
	b := &stepButton{}
	b.disabled = true
	b.tapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// lead names the event that the button leads to. With no title there is none.
func (b *stepButton) lead(year, title string) {
	if b.year == year && b.title == title {
		return
	}
	b.year, b.title = year, title
	b.disabled = title == "" && year == ""
	b.Refresh()
}

// text is what stands on the button, as much of it as fits.
func (b *stepButton) text(width float32) string {
	name := b.year + " " + b.title
	if b.disabled {
		name = language.T("no event")
	}
	st := style{size: smallSize}
	if b.back {
		return "‹ " + language.Beside(elide(name, st, width-measure("‹ ", st).Width))
	}
	return language.Beside(elide(name, st, width-measure(" ›", st).Width)) + " ›"
}

func (b *stepButton) CreateRenderer() fyne.WidgetRenderer {
	r := &stepRenderer{button: b, box: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.box.CornerRadius, r.box.StrokeWidth = 6, 1
	r.text.TextSize = smallSize
	r.text.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type stepRenderer struct {
	button *stepButton
	box    *canvas.Rectangle
	text   *canvas.Text
	width  float32
}

func (r *stepRenderer) MinSize() fyne.Size { return fyne.NewSize(60, 28) }

func (r *stepRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.text.Resize(size)
	if r.width != size.Width {
		r.width = size.Width
		r.text.Text = r.button.text(size.Width - 16)
		r.text.Refresh()
	}
}

func (r *stepRenderer) Refresh() {
	p := r.button.palette
	r.box.FillColor = geo.Mix(p.Paper, p.Text, 0)
	r.box.StrokeColor = p.PanelEdge
	r.text.Color = p.Text
	switch {
	case r.button.disabled:
		r.text.Color = p.Faint
	case r.button.focused:
		r.box.StrokeColor = p.Accent
	case r.button.hovered:
		r.box.FillColor = geo.Mix(p.Paper, p.Text, 0.05)
	}
	r.text.Text = r.button.text(r.button.Size().Width - 16)
	r.box.Refresh()
	r.text.Refresh()
}

func (r *stepRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.text} }
func (r *stepRenderer) Destroy()                     {}
