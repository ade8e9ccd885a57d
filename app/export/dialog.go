// Package export is the snapshot dialog.
package export

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// A size is a picture's size in device-independent pixels with the pixels that
// each of them has.
type size struct {
	name          string
	width, height int
	scale         float64
}

// sizes offers the window as it is and the common sizes of slides and pages.
func sizes(width, height int) []size {
	return []size{
		{fmt.Sprintf("As in the window (%d × %d)", width, height), width, height, 1},
		{fmt.Sprintf("As in the window, sharp (%d × %d)", 2*width, 2*height), width, height, 2},
		{"Slide 16:9 (1920 × 1080)", 1280, 720, 1.5},
		{"Slide 4:3 (1600 × 1200)", 1067, 800, 1.5},
		{"A4 landscape, 300 dpi (3508 × 2480)", 1169, 827, 3},
		{"Square (1600 × 1600)", 900, 900, 1600.0 / 900},
	}
}

// Show opens the dialog over a window. Width and height are those of the map
// pane. Done is called with the path of each picture that was written.
func Show(w fyne.Window, s state.State, width, height int, folder string, done func(path string)) {
	options := sizes(width, height)
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = o.name
	}
	choice := widget.NewSelect(names, nil)
	choice.SetSelectedIndex(0)
	themes := widget.NewSelect([]string{"Light", "Dark"}, nil)
	themes.SetSelectedIndex(index(s.Theme))
	path := widget.NewEntry()
	path.SetText(filepath.Join(folder, FileName(s)))
	// Only the folder is chosen: a dialog that saves would empty a file of the
	// same name before anything is written.
	browse := widget.NewButton("Folder…", func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				path.SetText(filepath.Join(u.Path(), filepath.Base(path.Text)))
			}
		}, w)
	})
	where := container.NewBorder(nil, nil, nil, browse, path)
	form := widget.NewForm(
		widget.NewFormItem("Size", choice),
		widget.NewFormItem("Theme", themes),
		widget.NewFormItem("File", where),
	)
	note := widget.NewLabel("The picture says whose view it shows, on which date, and whose data it is.")
	note.Wrapping = fyne.TextWrapWord
	note.Importance = widget.LowImportance
	content := container.NewVBox(form, note)

	var d *dialog.ConfirmDialog
	save := func() {
		o := options[max(choice.SelectedIndex(), 0)]
		s, name := s, path.Text
		s.Theme = geo.Themes[themes.SelectedIndex()]
		write := func() {
			d.Hide()
			go func() {
				err := Write(name, s, o.width, o.height, o.scale)
				fyne.Do(func() {
					if err != nil {
						dialog.ShowError(err, w)
						return
					}
					done(name)
				})
			}()
		}
		if _, err := os.Stat(name); err == nil {
			dialog.ShowConfirm("Replace the file?", fmt.Sprintf("%s exists already.", filepath.Base(name)), func(yes bool) {
				if yes {
					write()
				}
			}, w)
			return
		}
		write()
	}
	d = dialog.NewCustomConfirm("Snapshot of the map", "Save", "Cancel", content, func(yes bool) {
		if yes {
			save()
		}
	}, w)
	path.OnSubmitted = func(string) { save() }
	d.Resize(fyne.NewSize(560, 300))
	d.Show()
	w.Canvas().Focus(path)
}

func index(t geo.Theme) int {
	if t == geo.DarkTheme {
		return 1
	}
	return 0
}

// FileName returns a name for a picture that says what it shows.
func FileName(s state.State) string {
	view := s.View
	if view == "" {
		view = "map"
	}
	return strings.Join([]string{s.Dataset.ID, view, s.Viewpoint, s.Playhead.String()}, "_") + ".png"
}

// Write paints the map of a state and writes it as a PNG, whole or not at all.
// Width and height are in device-independent pixels, scale the pixels that each
// has.
func Write(path string, s state.State, width, height int, scale float64) error {
	if ext := strings.ToLower(filepath.Ext(path)); ext != ".png" {
		return errors.New("a snapshot is a PNG picture: give " + strconv.Quote(filepath.Base(path)) + " the ending .png")
	}
	if err := geo.CheckSize(width, height, scale); err != nil {
		return err
	}
	img, err := geo.Snapshot(state.Scene(s, float64(width), float64(height)), scale)
	if err != nil {
		return err
	}
	return geo.WritePNG(path, img)
}
