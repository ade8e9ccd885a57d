package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A field is for typing. Fyne gives the keys to it alone while it has the
// focus: so it closes the dialog itself.
type field struct {
	widget.Entry
	leave func()
}

// field makes a field of the dialog.
func (f *form) field() *field {
	e := &field{leave: func() { f.dialog.Hide() }}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey takes a key.
func (e *field) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.leave()
		return
	}
	e.Entry.TypedKey(key)
}
