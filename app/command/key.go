package command

import (
	"runtime"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"legation/app/language"
)

// A Key is what a person presses. It is known by its Name or by the character
// that it types, never by both: a Name where it types nothing (arrows, F11) or
// is held down with Ctrl, else a Rune, since where '?' or '+' lies differs from
// keyboard to keyboard. Space has the Name. A letter's Rune is in lower case.
type Key struct {
	Name     fyne.KeyName
	Rune     rune
	Modifier fyne.KeyModifier
}

// shortcut reports whether the key comes as a shortcut: whether it is held
// down with another modifier than Shift. Fyne fires no shortcut without one.
func (k Key) shortcut() bool { return k.Modifier&^fyne.KeyModifierShift != 0 }

func (k Key) custom() *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Modifier}
}

// event returns the shortcut that Fyne makes of the key. Some keys have one of
// their own, by which text fields know them.
func (k Key) event() fyne.Shortcut {
	if k.Modifier == ctrl {
		switch k.Name {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return k.custom()
}

// editing reports whether a text field that has the focus needs the key itself.
func (k Key) editing() bool {
	_, custom := k.event().(*desktop.CustomShortcut)
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		return k.Modifier == ctrl // from word to word
	}
	return !custom || k.Modifier == ctrl|fyne.KeyModifierShift && k.Name == fyne.KeyZ
}

// ctrl is Ctrl, or Cmd on macOS.
const ctrl = fyne.KeyModifierShortcutDefault

var keyTexts = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓",
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeyEscape: "Esc",
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyBackspace: "Backspace",
}

// KeyText writes a key as it is printed on a keyboard: "Ctrl+E", "Shift+→",
// "Space", "?".
func KeyText(k Key) string {
	var b strings.Builder
	super := "Super+"
	if runtime.GOOS == "darwin" {
		super = "Cmd+"
	}
	for _, m := range []struct {
		modifier fyne.KeyModifier
		text     string
	}{
		{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierAlt, "Alt+"},
		{fyne.KeyModifierShift, "Shift+"}, {fyne.KeyModifierSuper, super},
	} {
		if k.Modifier&m.modifier != 0 {
			b.WriteString(m.text)
		}
	}
	switch text, known := keyTexts[k.Name]; {
	case k.Rune != 0:
		b.WriteRune(unicode.ToUpper(k.Rune))
	case known:
		b.WriteString(text)
	case k.Name == fyne.KeySpace:
		b.WriteString(language.C("key", "Space"))
	default:
		b.WriteString(string(k.Name))
	}
	return b.String()
}
