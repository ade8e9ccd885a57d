package app

import (
	"path/filepath"
	"testing"

	"legation/app/control"
	"legation/app/dataset"

	"fyne.io/fyne/v2"
)

func TestPathOf(t *testing.T) {
	folder := t.TempDir()
	for name, want := range map[string]string{
		"a": "a.csv", " a.csv ": "a.csv", "a.kml": "a.kml", filepath.Join("b", "a"): filepath.Join("b", "a.csv"),
		filepath.Join(folder, "c", "a.csv"): filepath.Join("c", "a.csv"),
	} {
		if got := pathOf(folder, name, ".csv"); got != filepath.Join(folder, want) {
			t.Errorf("%q goes to %s, want %s in the folder", name, got, want)
		}
	}
}

// TestNoName writes nothing as long as there is no name: it would lie beside the folder.
func TestNoName(t *testing.T) {
	for what, open := range map[string]func(*App){
		"save as":     (*App).saveAs,
		"new dataset": func(a *App) { a.newFile(dataset.Templates()[0]) },
	} {
		a := window(t)
		a.window.Resize(fyne.NewSize(1440, 900))
		open(a)
		name, ok := a.window.Canvas().Focused().(*control.Entry)
		if !ok {
			t.Fatalf("%s: the focus is on %T", what, a.window.Canvas().Focused())
		}
		for _, text := range []string{"", "  "} {
			name.SetText(text)
			name.OnSubmitted(text)
			if len(a.boxes) != 1 {
				t.Errorf("%s: %q is taken for a name", what, text)
			}
		}
		a.clear()
	}
}
