package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// The title of a dialog begins where its content does, stands above it.
func TestTitleStandsOverTheContent(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, canvas.NewRectangle(nil))
	w.Resize(fyne.NewSize(600, 400))
	content := widget.NewLabel("content")
	titled := Titled("Title", content)
	d := dialog.NewCustomWithoutButtons("", titled, w)
	d.Resize(fyne.NewSize(300, 200))
	d.Show()
	title := titled.(*fyne.Container).Objects[0]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if at(title).X != at(content).X || at(title).Y+title.Size().Height > at(content).Y {
		t.Errorf("the title lies at %v, %v high, the content at %v", at(title), title.Size().Height, at(content))
	}
}
