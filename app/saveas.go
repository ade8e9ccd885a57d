package app

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"legation/app/control"
	"legation/app/dataset"
	"legation/app/event"
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
	keys := boxKeys{a}
	start, beside := d.ID, a.documents()
	if a.file != "" {
		start, beside = filepath.Base(a.file), filepath.Dir(a.file)
	}
	name, folder := control.NewEntry(start, keys), control.NewEntry(beside, keys)
	browse := control.NewButton(language.T("Choose…"), keys, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				folder.SetText(u.Path())
			}
		}, a.window)
	})
	lost := reading.New("")
	lost.ColorName = theme.ColorNameDisabled
	var box *dialog.CustomDialog
	format := formats[0]
	choice := control.NewSelect(names, keys, nil)
	choice.OnChanged = func(string) {
		format = formats[choice.SelectedIndex()]
		name.SetText(strings.TrimSuffix(name.Text, filepath.Ext(name.Text)) + format.Endings[0])
		lost.SetText("")
		chosen := format
		say := func(text string) {
			if format == chosen {
				lost.SetText(text)
				if box != nil {
					a.refit(box)
				}
			}
		}
		if len(d.Events) <= soonRead {
			say(cannotHold(chosen, d))
			return
		}
		go func() {
			text := cannotHold(chosen, d)
			fyne.Do(func() { say(text) })
		}()
	}
	for i, f := range formats {
		if f.ID == "kml" { // what other map programs read
			choice.SetSelectedIndex(i)
		}
	}
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel(language.Visual(language.T("Format"))), choice,
		widget.NewLabel(language.Visual(language.T("Name"))), name,
		widget.NewLabel(language.Visual(language.T("Folder"))), container.NewBorder(nil, nil, nil, browse, folder),
	)
	write := func() {
		a.write(pathOf(folder.Text, name.Text, format.Endings[0]), format, d, false)
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
	agree := control.NewButton(language.T("Save"), keys, begin)
	agree.Importance = widget.HighImportance
	name.OnSubmitted = func(string) { begin() }
	box = a.box(language.T("Save dataset as"), container.NewVBox(form, lost), 560, nil, refuse, agree)
	a.window.Canvas().Focus(name)
}

// soonRead is how many events can be gone through while the window waits; a million
// take a while.
const soonRead = 5000

// cannotHold says what a format cannot hold of a dataset, "" for nothing.
func cannotHold(f *dataset.Format, d *event.Dataset) string {
	var losses []string
	for _, l := range f.Losses(d) {
		losses = append(losses, l.Text())
	}
	if len(losses) == 0 {
		return ""
	}
	return language.F("%s cannot hold: %s", f.Name, language.List(losses))
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
				a.ask(language.T("Replace the file?"), language.F("%s is there already.", path), language.T("Replace"), language.T("Cancel"),
					func() { a.write(path, f, d, true) })
			case err != nil:
				a.fail(err)
			default:
				a.trace.exported(path)
				a.tell(language.T("Saved"), path)
			}
		})
	}()
}
