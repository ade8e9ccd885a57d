package timeline

import (
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A dateBox is the entry over the playhead's flag that takes a date, with the
// answer to a bad one below it.
type dateBox struct {
	entry  *dateEntry
	ground *canvas.Rectangle
	answer [3]*canvas.Text
	left   float32
	width  float32 // of the pane
}

const (
	dateBoxWidth = 216
	answerWidth  = 360.0
	answerLine   = 16
)

func newDateBox(submit func(string), close func()) *dateBox {
	b := &dateBox{entry: newDateEntry(submit, close), ground: canvas.NewRectangle(nil)}
	b.ground.CornerRadius, b.ground.StrokeWidth = 5, 1
	for i := range b.answer {
		b.answer[i] = canvas.NewText("", nil)
		b.answer[i].TextSize = 12
	}
	for _, o := range b.objects() {
		o.Hide()
	}
	return b
}

func (b *dateBox) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.ground, b.answer[0], b.answer[1], b.answer[2], b.entry}
}

func (b *dateBox) paint(pal geo.Palette) {
	ground := pal.Panel
	ground.A = 0xFF
	b.ground.FillColor, b.ground.StrokeColor = ground, pal.PanelEdge
	b.ground.Refresh()
	for _, t := range b.answer {
		t.Color = pal.Text
		t.Refresh()
	}
}

// open shows the entry, empty, with its middle at a position as far as the pane
// allows.
func (b *dateBox) open(middle, width float32) {
	b.width = width
	b.left = max(min(middle-dateBoxWidth/2, width-dateBoxWidth-3), 3)
	b.entry.SetText("")
	b.entry.Resize(fyne.NewSize(dateBoxWidth, b.entry.MinSize().Height))
	b.entry.Move(fyne.NewPos(b.left, 1))
	b.say("")
	b.entry.Show()
}

func (b *dateBox) isOpen() bool { return b.entry.Visible() }

func (b *dateBox) close() {
	for _, o := range b.objects() {
		o.Hide()
	}
}

// say shows an answer below the entry, or none.
func (b *dateBox) say(text string) {
	lines := geo.Wrap(text, answerWidth, geo.TextStyle{Size: 12})
	if text == "" {
		lines = nil
	}
	top := b.entry.Position().Y + b.entry.Size().Height + 3
	wide := float32(0)
	for i, t := range b.answer {
		t.Text = ""
		if i < len(lines) {
			t.Text = language.Visual(lines[i])
		}
		t.Resize(t.MinSize())
		wide = max(wide, t.MinSize().Width)
		show(t, t.Text != "")
	}
	n := min(len(lines), len(b.answer))
	show(b.ground, n > 0)
	left := max(min(b.left, b.width-wide-19), 3)
	b.ground.Move(fyne.NewPos(left, top))
	b.ground.Resize(fyne.NewSize(wide+16, float32(n*answerLine+10)))
	for i, t := range b.answer {
		t.Move(fyne.NewPos(left+8, top+5+float32(i*answerLine)))
		t.Refresh()
	}
}

// A dateEntry is an entry that Esc, or going elsewhere, closes.
type dateEntry struct {
	widget.Entry
	onClose func()
}

func newDateEntry(submit func(string), close func()) *dateEntry {
	e := &dateEntry{onClose: close}
	e.ExtendBaseWidget(e)
	e.OnSubmitted = submit
	return e
}

// TypedKey closes the entry on Esc.
func (e *dateEntry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		e.onClose()
		return
	}
	e.Entry.TypedKey(ev)
}

// FocusLost closes the entry.
func (e *dateEntry) FocusLost() {
	e.Entry.FocusLost()
	e.onClose()
}

// TypeDate opens a box over the playhead's flag that takes a date. Enter moves
// the playhead there, or sets the span in the mode Within; Esc closes the box.
func (t *Timeline) TypeDate() {
	if t.layout == nil {
		return
	}
	t.hover.hide()
	middle := float32(t.layout.Axis.X + t.layout.Axis.W/2)
	if flag := t.playhead.flag; flag.Visible() {
		middle = flag.Position().X + flag.Size().Width/2
	}
	hint := language.T("Date or year")
	if t.store.State().Mode == state.Within {
		hint = language.T("Date, or span: 2008/2014")
	}
	t.dates.entry.SetPlaceHolder(hint)
	t.dates.open(middle, t.Size().Width)
	t.redraw()
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t.dates.entry)
	}
}

// goTo moves the playhead to a date that was typed. An interval in the mode
// Within is the span.
func (t *Timeline) goTo(typed string) {
	d, err := TypedDate(typed)
	if err != nil {
		t.dates.say(err.Error())
		t.redraw()
		return
	}
	t.closeDates()
	day, _ := d.Anchor()
	t.store.Update(func(s state.State) state.State {
		s.Playing = false
		if s.Mode == state.Within && d.Interval() {
			s.Window = spanOf(d, s.Dataset)
			return s
		}
		return s.MoveTo(day)
	})
}

// closeDates takes the box away, and the focus back to the pane if the box had
// it.
func (t *Timeline) closeDates() {
	if !t.dates.isOpen() {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	had := c != nil && c.Focused() == t.dates.entry
	t.dates.close()
	t.redraw()
	if had {
		t.requestFocus()
	}
}
