package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// heard writes down the keys that controls pass on.
type heard struct{ keys string }

func (h *heard) TypedKey(ev *fyne.KeyEvent) { h.keys += string(ev.Name) + " " }
func (h *heard) TypedRune(r rune)           { h.keys += string(r) + " " }

func press(f fyne.Focusable, name fyne.KeyName, r rune) {
	f.TypedKey(&fyne.KeyEvent{Name: name})
	if r != 0 {
		f.TypedRune(r)
	}
}

func TestKeysPressOrGoOn(t *testing.T) {
	test.NewTempApp(t)
	h := &heard{}
	pressed, chosen, on := 0, "", false
	b := NewSign(theme.CancelIcon(), "Close", h, func() { pressed++ })
	s := NewSelect([]string{"a", "b"}, h, func(c string) { chosen = c })
	c := NewCheck("tick", false, h, func(now bool) { on = now })
	e := NewEntry("text", h)
	w := test.NewTempWindow(t, container.NewVBox(b, s, c, e))
	for _, f := range []fyne.Focusable{b, s, c, e} {
		w.Canvas().Focus(f)
		h.keys = ""
		press(f, fyne.KeyEscape, 0)
		if h.keys != "Escape " {
			t.Errorf("Escape in a %T goes on as %q", f, h.keys)
		}
	}
	for _, f := range []fyne.Focusable{b, s, c} {
		h.keys = ""
		press(f, fyne.KeyV, 'v')
		if h.keys != "V v " {
			t.Errorf("the letter v in a %T goes on as %q", f, h.keys)
		}
	}
	h.keys = ""
	press(b, fyne.KeySpace, ' ')
	press(b, fyne.KeyReturn, 0)
	if pressed != 2 {
		t.Errorf("Space and Enter press the button %d times", pressed)
	}
	b.Disable()
	press(b, fyne.KeySpace, ' ')
	if pressed != 2 {
		t.Error("a button that is disabled is pressed")
	}
	press(s, fyne.KeyRight, 0)
	if chosen == "" {
		t.Error("Right chooses nothing")
	}
	press(c, fyne.KeySpace, ' ')
	if !on {
		t.Error("Space does not tick")
	}
	press(c, fyne.KeyReturn, 0)
	if on {
		t.Error("Enter does not take the tick away")
	}
	if h.keys != "" {
		t.Errorf("what a control has used goes on: %q", h.keys)
	}
	if e.AcceptsTab() || b.AccessibilityLabel() != "Close" {
		t.Error("Tab stays in the field, or the button has no words")
	}
}

// The ring is there while the control has the focus, and then alone. A button
// that is pressed keeps it.
func TestRing(t *testing.T) {
	test.NewTempApp(t)
	b := NewButton("Go", Escape(func() {}), func() {})
	w := test.NewTempWindow(t, container.NewVBox(b))
	r := test.WidgetRenderer(b).(*ring)
	if !r.box.Hidden {
		t.Error("the ring is there without the focus")
	}
	told := 0
	b.OnFocus(func() { told++ })
	w.Canvas().FocusNext()
	if r.box.Hidden || told != 1 || w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the ring is not there with the focus, or nobody is told")
	}
	press(b, fyne.KeySpace, ' ')
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the button loses the focus when it is pressed")
	}
	w.Canvas().Unfocus()
	if !r.box.Hidden {
		t.Error("the ring stays")
	}
}
