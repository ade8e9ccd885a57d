package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"legation/app/dataset"
	"legation/app/file"
	"legation/app/language"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// newFile asks where a new dataset is to lie, writes the template of a format
// there, and opens it. A file that is there already stays.
func (a *App) newFile(format *dataset.Format) {
	name, folder := widget.NewEntry(), widget.NewEntry()
	name.SetText(language.T("My events") + format.Endings[0])
	folder.SetText(a.documents())
	browse := widget.NewButton(language.T("Choose…"), func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				folder.SetText(u.Path())
			}
		}, a.window)
	})
	note := widget.NewLabel(language.T("It begins with three events and notes on how to write your own. Edit it in a spreadsheet or an editor: the window follows each time you save."))
	note.Wrapping = fyne.TextWrapWord
	note.Importance = widget.LowImportance
	form := widget.NewForm(
		widget.NewFormItem(language.T("Name"), name),
		widget.NewFormItem(language.T("Folder"), container.NewBorder(nil, nil, nil, browse, folder)),
	)
	var box *dialog.ConfirmDialog
	write := func() {
		path := filepath.Join(folder.Text, filepath.Base(name.Text))
		if filepath.Ext(path) == "" {
			path += format.Endings[0]
		}
		data, _ := dataset.Template(format)
		err := file.Write(context.Background(), path, file.Options{}, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		switch {
		case errors.Is(err, file.ErrExists):
			dialog.ShowError(fmt.Errorf("%w: %s", err, language.T("choose another name")), a.window)
		case err != nil:
			dialog.ShowError(err, a.window)
		default:
			a.load(path)
		}
	}
	box = dialog.NewCustomConfirm(language.F("New dataset: %s", format.Name), language.T("Make and open"), language.T("Cancel"), container.NewVBox(form, note), func(yes bool) {
		if yes {
			write()
		}
	}, a.window)
	name.OnSubmitted = func(string) { box.Hide(); write() }
	size := a.window.Canvas().Size()
	box.Resize(fyne.NewSize(min(560, size.Width-40), 0))
	box.Show()
	a.window.Canvas().Focus(name)
}
