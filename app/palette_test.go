package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// paletteOf returns the parts of the palette that is open.
func paletteOf(t *testing.T, a *App) (*paletteEntry, *paletteList) {
	t.Helper()
	entry, ok := a.window.Canvas().Focused().(*paletteEntry)
	if !ok {
		t.Fatalf("the focus is on %T", a.window.Canvas().Focused())
	}
	return entry, entry.palette.list
}

// TestPaletteClick runs what is clicked, the row that is chosen already too.
func TestPaletteClick(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	for row, query := range map[int]string{0: "korea", 1: "view:"} {
		a.showPalette()
		entry, list := paletteOf(t, a)
		test.Type(entry, query)
		want := entry.palette.found[row].ID
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list)
		high := list.CreateItem().MinSize().Height + 5
		test.TapCanvas(a.window.Canvas(), at.AddXY(60, float32(row)*high+10))
		if a.window.Canvas().Overlays().Top() != nil {
			t.Errorf("a click on row %d leaves the palette open", row)
		}
		if c, _ := a.commands.Find(want); c.Checked != nil && !c.Checked() {
			t.Errorf("a click on %s has not run it", want)
		}
		a.clear()
	}
}

// TestPaletteKeys go to the field also where the list has the focus.
func TestPaletteKeys(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	a.showPalette()
	entry, list := paletteOf(t, a)
	a.window.Canvas().Focus(list)
	list.TypedRune('z')
	if entry.Text != "z" || a.window.Canvas().Focused() != fyne.Focusable(entry) {
		t.Errorf("typed %q, the focus is on %T", entry.Text, a.window.Canvas().Focused())
	}
	a.window.Canvas().Focus(list)
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the palette")
	}
}
