package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"legation/app/control"
	"legation/app/dataset"
	"legation/app/file"
	"legation/app/language"
	"legation/app/reading"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// newFile asks where a new dataset is to lie, writes the template of a format
// there, and opens it. A file that is there already stays.
func (a *App) newFile(format *dataset.Format) {
	keys := boxKeys{a}
	name, folder := control.NewEntry(language.T("My events")+format.Endings[0], keys), control.NewEntry(a.documents(), keys)
	browse := control.NewButton(language.T("Choose…"), keys, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				folder.SetText(u.Path())
			}
		}, a.window)
	})
	note := reading.New(language.T("It begins with three events and notes on how to write your own. Edit it in a spreadsheet or an editor: the window follows each time you save."))
	note.ColorName = theme.ColorNamePlaceHolder
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel(language.Visual(language.T("Name"))), name,
		widget.NewLabel(language.Visual(language.T("Folder"))), container.NewBorder(nil, nil, nil, browse, folder),
	)
	var box *dialog.CustomDialog
	write := func() {
		path := pathOf(folder.Text, name.Text, format.Endings[0])
		data, _ := dataset.Template(format)
		err := file.Write(context.Background(), path, file.Options{}, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		switch {
		case errors.Is(err, file.ErrExists):
			a.fail(fmt.Errorf("%w: %s", err, language.T("choose another name")))
		case err != nil:
			a.fail(err)
		default:
			a.load(path)
		}
	}
	begin := func() {
		if strings.TrimSpace(strings.TrimSuffix(name.Text, format.Endings[0])) == "" {
			a.window.Canvas().Focus(name)
			return
		}
		box.Hide()
		write()
	}
	refuse := control.NewButton(language.T("Cancel"), keys, func() { box.Hide() })
	agree := control.NewButton(language.T("Make and open"), keys, begin)
	agree.Importance = widget.HighImportance
	name.OnSubmitted = func(string) { begin() }
	box = a.box(language.F("New dataset: %s", format.Name), container.NewVBox(form, note), 560, nil, refuse, agree)
	a.window.Canvas().Focus(name)
}

// pathOf returns where a file of a name goes: into a folder, unless the name says
// where it goes itself. A name without an ending gets one.
func pathOf(folder, name, ending string) string {
	path := strings.TrimSpace(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	if filepath.Ext(path) == "" {
		path += ending
	}
	return path
}
