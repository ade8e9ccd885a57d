// Package control has the buttons, choices and fields of the window and its
// dialogs. They are Fyne's, made fit for who uses the keyboard alone: the one
// that has the focus carries a ring, what is pressed by key keeps the focus, and
// a key that it does not need itself goes on to whoever shall have it.
package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Keys takes the keys that a control does not need itself, as the table of
// commands does.
type Keys interface {
	TypedKey(*fyne.KeyEvent)
	TypedRune(rune)
}

// KeysFunc gives whoever has the keys just now: a table of commands is made anew
// for each dataset.
type KeysFunc func() Keys

// TypedKey passes a key on.
func (f KeysFunc) TypedKey(ev *fyne.KeyEvent) { f().TypedKey(ev) }

// TypedRune passes a character on.
func (f KeysFunc) TypedRune(r rune) { f().TypedRune(r) }

// Escape is the keys of a dialog: Escape closes it, no other does anything.
type Escape func()

// TypedKey closes the dialog on Escape.
func (f Escape) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		f()
	}
}

// TypedRune does nothing.
func (Escape) TypedRune(rune) {}

// A focus is what every control knows of the focus.
type focus struct {
	keys    Keys
	focused bool
	onFocus func()
}

// OnFocus has f called each time the control gets the focus, as by who scrolls
// it into view.
func (f *focus) OnFocus(do func()) { f.onFocus = do }

func (f *focus) has() bool { return f.focused }

func (f *focus) gain() {
	f.focused = true
	if f.onFocus != nil {
		f.onFocus()
	}
}

// A Button is pressed with Space or Enter too.
type Button struct {
	widget.Button
	focus
	says string // in place of a text, to who does not see the icon
}

// NewButton makes a button of words.
func NewButton(text string, keys Keys, pressed func()) *Button {
	return NewButtonWithIcon(text, nil, keys, pressed)
}

// NewButtonWithIcon makes a button of words, or of none, with an icon.
func NewButtonWithIcon(text string, icon fyne.Resource, keys Keys, pressed func()) *Button {
	b := &Button{focus: focus{keys: keys}}
	b.Text, b.Icon, b.OnTapped = text, icon, pressed
	b.ExtendBaseWidget(b)
	return b
}

// NewSign makes a button of an icon alone. The words are for who hears the window
// read out.
func NewSign(icon fyne.Resource, words string, keys Keys, pressed func()) *Button {
	b := NewButtonWithIcon("", icon, keys, pressed)
	b.says = words
	return b
}

// AccessibilityLabel is what a screen reader says of the button.
func (b *Button) AccessibilityLabel() string {
	if b.says != "" {
		return b.says
	}
	return b.Button.AccessibilityLabel()
}

// CreateRenderer adds the ring.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return ringed(b.Button.CreateRenderer(), b.has)
}

// FocusGained shows the ring.
func (b *Button) FocusGained() {
	b.gain()
	b.Button.FocusGained()
}

// FocusLost hides it.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// TypedKey presses the button or passes the key on. Fyne's own would give up
// the focus.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if b.OnTapped != nil && !b.Disabled() {
			b.OnTapped()
		}
	default:
		b.keys.TypedKey(ev)
	}
}

// TypedRune passes a character on.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		b.keys.TypedRune(r)
	}
}

// A Select chooses one of several. Left and Right choose the neighbours, Space,
// Enter, Up and Down open the list.
type Select struct {
	widget.Select
	focus
}

// NewSelect makes a list to choose from.
func NewSelect(options []string, keys Keys, chosen func(string)) *Select {
	s := &Select{focus: focus{keys: keys}}
	s.Options, s.OnChanged = options, chosen
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer adds the ring.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return ringed(s.Select.CreateRenderer(), s.has)
}

// FocusGained shows the ring.
func (s *Select) FocusGained() {
	s.gain()
	s.Select.FocusGained()
}

// FocusLost hides it.
func (s *Select) FocusLost() {
	s.focused = false
	s.Select.FocusLost()
}

// Tapped opens the list. Fyne's own would take the focus too, so that the next
// arrow would choose here and not step through the events.
func (s *Select) Tapped(*fyne.PointEvent) {
	if !s.Disabled() {
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
}

// TypedKey chooses or passes the key on.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(ev)
	default:
		s.keys.TypedKey(ev)
	}
}

// TypedRune passes a character on.
func (s *Select) TypedRune(r rune) {
	if r != ' ' {
		s.keys.TypedRune(r)
	}
}

// A Check is ticked or not, with Space or Enter too.
type Check struct {
	widget.Check
	focus
}

// NewCheck makes a box to tick.
func NewCheck(text string, on bool, keys Keys, changed func(on bool)) *Check {
	c := &Check{focus: focus{keys: keys}}
	c.Text, c.Checked, c.OnChanged = text, on, changed
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer adds the ring.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return ringed(c.Check.CreateRenderer(), c.has)
}

// FocusGained shows the ring.
func (c *Check) FocusGained() {
	c.gain()
	c.Check.FocusGained()
}

// FocusLost hides it.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
}

// TypedKey ticks, or passes the key on. The character of Space is what ticks.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.SetChecked(!c.Checked)
	case fyne.KeySpace:
	default:
		c.keys.TypedKey(ev)
	}
}

// TypedRune ticks on Space, or passes the character on.
func (c *Check) TypedRune(r rune) {
	if r == ' ' {
		c.Check.TypedRune(r)
		return
	}
	c.keys.TypedRune(r)
}

// An Entry is a line of text that Escape leaves.
type Entry struct {
	widget.Entry
	focus
}

// NewEntry makes a field. Of the keys, only Escape is passed on.
func NewEntry(text string, keys Keys) *Entry {
	e := &Entry{focus: focus{keys: keys}}
	e.Text = text
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab leaves Tab to the focus, also in a field of several lines: what is
// typed in them here has no tabs.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained shows the cursor.
func (e *Entry) FocusGained() {
	e.gain()
	e.Entry.FocusGained()
}

// TypedKey edits, or passes Escape on.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		e.keys.TypedKey(ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// A List is chosen from with Up and Down, and Space or Enter.
type List struct {
	widget.List
	keys Keys
}

// NewList makes a list of a number of rows.
func NewList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject), keys Keys) *List {
	l := &List{keys: keys}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey moves, chooses, or passes the key on.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		l.List.TypedKey(ev)
	default:
		l.keys.TypedKey(ev)
	}
}
