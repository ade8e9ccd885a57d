// Package command is the one table of what a person can do. The menu, the
// keys and the help page are all read from it, so that they cannot disagree.
package command

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A Command is one thing to do. One with an empty Name is a separator in its
// menu and nothing else.
type Command struct {
	ID      string      // for buttons and tests: "step-next"
	Name    string      // as the menu has it: "Next event"
	Menu    string      // File, Edit, View, Timeline, Playback, Viewpoint, Help
	Keys    []Key       // the first is the one that the menu shows
	Enabled func() bool // nil: always
	Checked func() bool // nil: never carries a tick
	Run     func()
	also    string      // what else it is called, for who looks for it by that
	behind  func() bool // whether a dialog lies over the window, or nil
}

// Do runs the command, unless it is disabled just now. Menu items and
// shortcuts come here too, since Fyne fires the shortcut of a disabled item.
func (c *Command) Do() {
	if c.Run != nil && c.enabled() {
		c.Run()
	}
}

// fromWindow is Do for the menu bar and its shortcuts, which Fyne fires under a
// dialog too.
func (c *Command) fromWindow() {
	if c.behind == nil || !c.behind() || c.ID == "quit" {
		c.Do()
	}
}

func (c *Command) enabled() bool   { return c.Enabled == nil || c.Enabled() }
func (c *Command) checked() bool   { return c.Checked != nil && c.Checked() }
func (c *Command) separator() bool { return c.Name == "" }

// A Table is every command, in the order of the menus.
type Table []Command

// Find gives the command with an id.
func (t Table) Find(id string) (*Command, bool) {
	for i := range t {
		if t[i].ID == id && id != "" {
			return &t[i], true
		}
	}
	return nil, false
}

// Key gives the command of a key that has no character of its own, or that is
// held down with a modifier.
func (t Table) Key(name fyne.KeyName, mod fyne.KeyModifier) (*Command, bool) {
	return t.having(Key{Name: name, Modifier: mod})
}

// Rune gives the command of a character. An upper-case letter is that letter
// with Shift.
func (t Table) Rune(r rune) (*Command, bool) {
	if r == 0 {
		return nil, false
	}
	if lower := unicode.ToLower(r); lower != r {
		return t.having(Key{Rune: lower, Modifier: fyne.KeyModifierShift})
	}
	return t.having(Key{Rune: r})
}

func (t Table) having(key Key) (*Command, bool) {
	for i := range t {
		for _, k := range t[i].Keys {
			if k == key {
				return &t[i], true
			}
		}
	}
	return nil, false
}

// Bind has a canvas send its keys here: all that nothing with the focus has
// taken. While a dialog is open, only Escape and Quit get through: no second
// dialog opens over it, and nothing changes behind it.
func (t Table) Bind(c fyne.Canvas) {
	open := func() bool { return c.Overlays().Top() != nil }
	for i := range t {
		t[i].behind = open
	}
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape || !open() {
			t.TypedKey(ev)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if !open() {
			t.TypedRune(r)
		}
	})
	for i := range t {
		command := &t[i]
		for _, key := range command.Keys {
			if key.shortcut() {
				c.AddShortcut(key.event(), func(fyne.Shortcut) { command.fromWindow() })
			}
		}
	}
}

// TypedKey runs the command of a key that came without a modifier or with
// Shift. A pane that holds the focus passes on what it does not need itself.
//
// Most keys come twice, as a key and then as a character. Those of the table
// are known by one of the two alone, so that nothing runs twice.
func (t Table) TypedKey(ev *fyne.KeyEvent) {
	mod := modifiers()
	if mod&^fyne.KeyModifierShift != 0 {
		return // came as a shortcut, or means nothing
	}
	if command, ok := t.Key(ev.Name, mod); ok {
		command.Do()
	}
}

// TypedRune runs the command of a character.
func (t Table) TypedRune(r rune) {
	// Caps Lock makes capitals too, but does not mean Shift.
	if unicode.IsLetter(r) && modifiersKnown() {
		r = unicode.ToLower(r)
		if modifiers()&fyne.KeyModifierShift != 0 {
			r = unicode.ToUpper(r)
		}
	}
	if command, ok := t.Rune(r); ok {
		command.Do()
	}
}

// modifiers tells which modifiers are held down. Tests have no keyboard and
// put their own in its place.
var modifiers = func() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

var modifiersKnown = func() bool {
	_, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok
}
