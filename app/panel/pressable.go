package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Keys takes keys. The table of commands does.
type Keys interface {
	TypedKey(*fyne.KeyEvent)
	TypedRune(rune)
}

// A forward passes on the keys that a part does not need itself.
type forward struct{ to Keys }

func (f *forward) key(ev *fyne.KeyEvent) {
	if f != nil && f.to != nil {
		f.to.TypedKey(ev)
	}
}

// TypedKey makes it the keys of a control.
func (f *forward) TypedKey(ev *fyne.KeyEvent) { f.key(ev) }

// TypedRune passes a character on.
func (f *forward) TypedRune(r rune) { f.rune(r) }

func (f *forward) rune(r rune) {
	if f != nil && f.to != nil {
		f.to.TypedRune(r)
	}
}

// A pressable is what all things share that are clicked, or reached with Tab
// and pressed with Enter or Space. A click leaves the focus where it was.
type pressable struct {
	widget.BaseWidget
	keys             *forward
	tapped           func()
	onFocus          func()
	hovered, focused bool
	disabled         bool
}

func (p *pressable) marked() bool { return !p.disabled && (p.hovered || p.focused) }

// Disabled, Disable and Enable make it a fyne.Disableable, which Tab passes by.
func (p *pressable) Disabled() bool { return p.disabled }

func (p *pressable) Disable() { p.able(false) }

func (p *pressable) Enable() { p.able(true) }

func (p *pressable) able(able bool) {
	if p.disabled == able {
		p.disabled = !able
		p.Refresh()
	}
}

func (p *pressable) press() {
	if p.tapped != nil && !p.disabled {
		p.tapped()
	}
}

func (p *pressable) Tapped(*fyne.PointEvent) { p.press() }

func (p *pressable) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	p.Refresh()
}

func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

func (p *pressable) MouseOut() {
	p.hovered = false
	p.Refresh()
}

func (p *pressable) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (p *pressable) FocusGained() {
	p.focused = true
	if p.onFocus != nil {
		p.onFocus()
	}
	p.Refresh()
}

func (p *pressable) FocusLost() {
	p.focused = false
	p.Refresh()
}

func (p *pressable) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.press()
	default:
		p.keys.key(ev)
	}
}

func (p *pressable) TypedRune(r rune) {
	if r != ' ' {
		p.keys.rune(r)
	}
}
