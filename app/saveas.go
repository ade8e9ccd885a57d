package app

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/file"
	"legation/app/language"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// saveAs asks for a format and a name, says what the format cannot hold, and
// writes the dataset there for other programs. The file that is open stays open.
func (a *App) saveAs() {
	d := a.store.State().Dataset
	var formats []*dataset.Format
	var names []string
	for _, f := range dataset.Formats() {
		if f.Writes() {
			formats = append(formats, f)
			names = append(names, f.Name+" ("+f.Endings[0]+")")
		}
	}
	name, folder := widget.NewEntry(), widget.NewEntry()
	folder.SetText(a.documents())
	if a.file != "" {
		folder.SetText(filepath.Dir(a.file))
	}
	browse := widget.NewButton(language.T("Choose…"), func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				folder.SetText(u.Path())
			}
		}, a.window)
	})
	lost := widget.NewLabel("")
	lost.Wrapping = fyne.TextWrapWord
	lost.Importance = widget.LowImportance
	format := formats[0]
	choice := widget.NewSelect(names, nil)
	choice.OnChanged = func(string) {
		format = formats[choice.SelectedIndex()]
		name.SetText(strings.TrimSuffix(name.Text, filepath.Ext(name.Text)) + format.Endings[0])
		lost.SetText("")
		chosen := format
		go func() { // which takes a while where there are a million events
			text := cannotHold(chosen, d)
			fyne.Do(func() {
				if format == chosen {
					lost.SetText(text)
				}
			})
		}()
	}
	name.SetText(d.ID)
	if a.file != "" {
		name.SetText(filepath.Base(a.file))
	}
	for i, f := range formats {
		if f.ID == "kml" { // what other map programs read
			choice.SetSelectedIndex(i)
		}
	}
	form := widget.NewForm(
		widget.NewFormItem(language.T("Format"), choice),
		widget.NewFormItem(language.T("Name"), name),
		widget.NewFormItem(language.T("Folder"), container.NewBorder(nil, nil, nil, browse, folder)),
	)
	write := func() {
		path := filepath.Join(folder.Text, filepath.Base(name.Text))
		if filepath.Ext(path) == "" {
			path += format.Endings[0]
		}
		a.write(path, format, d, false)
	}
	var box *dialog.ConfirmDialog
	box = dialog.NewCustomConfirm(language.T("Save dataset as"), language.T("Save"), language.T("Cancel"), container.NewVBox(form, lost), func(yes bool) {
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

// cannotHold says what a format cannot hold of a dataset, "" for nothing.
func cannotHold(f *dataset.Format, d *event.Dataset) string {
	var losses []string
	for _, l := range f.Losses(d) {
		losses = append(losses, l.String())
	}
	if len(losses) == 0 {
		return ""
	}
	return language.F("%s cannot hold: %s", f.Name, strings.Join(losses, ", "))
}

// write writes a dataset beside the window, and asks before it replaces a file.
func (a *App) write(path string, f *dataset.Format, d *event.Dataset, replace bool) {
	go func() {
		err := file.Write(context.Background(), path, file.Options{Replace: replace}, func(w io.Writer) error {
			_, err := dataset.Encode(w, d, f)
			return err
		})
		fyne.Do(func() {
			switch {
			case errors.Is(err, file.ErrExists):
				dialog.ShowConfirm(language.T("Replace the file?"), language.F("%s is there already.", path), func(yes bool) {
					if yes {
						a.write(path, f, d, true)
					}
				}, a.window)
			case err != nil:
				dialog.ShowError(err, a.window)
			default:
				a.trace.exported(path)
				dialog.ShowInformation(language.T("Saved"), path, a.window)
			}
		})
	}()
}
