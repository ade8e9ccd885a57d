package panel

import (
	"legation/app/language"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A searchEntry is the field to search in.
type searchEntry struct {
	widget.Entry
	list *List
	hint string // what can be typed here
}

// showHint shows as much of the hint as the field has room for. Fyne would have the
// field scroll.
func (e *searchEntry) showHint() {
	text := e.hint
	if width := e.Size().Width; width > 0 {
		room := width - 2*theme.InnerPadding() - theme.IconInlineSize() - 3*theme.Padding()
		text = elide(text, style{size: theme.TextSize()}, room)
	}
	if text = language.Visual(text); e.PlaceHolder != text {
		e.SetPlaceHolder(text)
	}
}

func newSearchEntry(l *List) *searchEntry {
	e := &searchEntry{list: l}
	e.Icon = theme.SearchIcon()
	e.OnChanged = l.search
	e.OnSubmitted = func(string) { l.first() }
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey takes what a text field alone would not: Escape clears the field
// and then leaves it, Down goes on to the list, and the function keys do what
// they do elsewhere.
func (e *searchEntry) TypedKey(ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	switch ev.Name {
	case fyne.KeyEscape:
		if e.Text != "" {
			e.SetText("")
		} else if c != nil {
			c.Unfocus()
		}
	case fyne.KeyDown:
		if c != nil {
			c.Focus(e.list.list)
		}
	case fyne.KeyF1, fyne.KeyF11:
		e.list.keys.key(ev)
	default:
		e.Entry.TypedKey(ev)
	}
}
