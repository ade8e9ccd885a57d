package timeline

import (
	"legation/app/event"
	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A playhead is the line at the day that the window shows, the flag with its
// date, and a second line in the overview. They only move.
type playhead struct {
	line, small *canvas.Rectangle
	flag        *canvas.Rectangle
	date        *canvas.Text
}

const (
	flagTop    = 1
	flagHeight = 18 // it ends above the years of the axis
)

func newPlayhead() playhead {
	p := playhead{
		line: canvas.NewRectangle(nil), small: canvas.NewRectangle(nil),
		flag: canvas.NewRectangle(nil), date: canvas.NewText("", nil),
	}
	p.flag.CornerRadius = 4
	p.date.TextSize = 12
	p.date.TextStyle = fyne.TextStyle{Bold: true}
	return p
}

func (p *playhead) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.small, p.line, p.flag, p.date}
}

func (p *playhead) paint(pal geo.Palette) {
	p.line.FillColor, p.flag.FillColor, p.small.FillColor = pal.Accent, pal.Accent, pal.Accent
	p.date.Color = pal.OnAccent
	p.line.Refresh()
	p.flag.Refresh()
	p.small.Refresh()
	p.date.Refresh()
}

// place moves the playhead to a day, with a text on its flag.
func (p *playhead) place(l *Layout, sc Scale, d event.Day, text string) {
	text = language.Visual(text)
	if p.date.Text != text {
		p.date.Text = text
		p.date.Resize(p.date.MinSize())
		p.date.Refresh()
	}
	all := l.OverviewScale()
	show(p.small, all.Mid(d) >= all.Left && all.Mid(d) <= all.Right())
	resize(p.small, fyne.NewSize(1.5, float32(l.Overview.H-2)))
	p.small.Move(fyne.NewPos(float32(all.Mid(d)-0.75), float32(l.Overview.Y+1)))

	x := sc.Mid(d)
	inSight := x >= sc.Left-0.5 && x <= sc.Right()+0.5
	for _, o := range []fyne.CanvasObject{p.line, p.flag, p.date} {
		show(o, inSight)
	}
	x = min(max(x, sc.Left), sc.Right())
	size := p.date.MinSize()
	w := size.Width + 16
	left := min(max(float32(x)-w/2, float32(l.Names.Right()+4)), float32(l.Width)-w-3)
	resize(p.flag, fyne.NewSize(w, flagHeight))
	p.flag.Move(fyne.NewPos(left, flagTop))
	p.date.Move(fyne.NewPos(left+8, flagTop+(flagHeight-size.Height)/2))
	resize(p.line, fyne.NewSize(2, float32(l.Axis.Bottom())-flagTop-flagHeight+2))
	p.line.Move(fyne.NewPos(float32(x)-1, flagTop+flagHeight-1))
}

// holds reports whether a drag from a position moves the playhead.
func (p *playhead) holds(x, y float32, l *Layout) bool {
	if !p.line.Visible() {
		return false
	}
	if p.onFlag(x, y) {
		return true
	}
	const beside = 4
	line := p.line.Position().X + 1
	return x >= line-beside && x <= line+beside && y < float32(l.Axis.Bottom())
}

// onFlag reports whether a position is on the flag.
func (p *playhead) onFlag(x, y float32) bool {
	pos, size := p.flag.Position(), p.flag.Size()
	return p.flag.Visible() && x >= pos.X && x <= pos.X+size.Width && y >= pos.Y && y <= pos.Y+size.Height
}

// placePlayhead moves the playhead, the date in the header and the shade of the
// mode to the state's.
func (t *Timeline) placePlayhead() {
	s := t.store.State()
	text := FlagText(s)
	t.playhead.place(t.layout, t.layout.ScaleOf(s), s.Playhead, text)
	t.header.setDate(text)
	t.shade.place(t.layout, s)
}

// redraw has the window drawn again. Fyne does so by itself when an object
// moves or is refreshed, but not for one that has never been in sight.
func (t *Timeline) redraw() {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(t).(interface{ SetDirty() }); ok {
		c.SetDirty()
	}
}

// show shows or hides an object.
func show(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// resize spares an object the refresh that comes with a size it already has.
func resize(o fyne.CanvasObject, size fyne.Size) {
	if o.Size() != size {
		o.Resize(size)
	}
}
