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
	form := a.newFileForm(start, beside)
	lost := reading.New("")
	lost.ColorName = theme.ColorNameDisabled
	format := formats[0]
	choice := control.NewSelect(names, keys, nil)
	choice.OnChanged = func(string) {
		format = formats[choice.SelectedIndex()]
		form.name.SetText(strings.TrimSuffix(form.name.Text, filepath.Ext(form.name.Text)) + format.Endings[0])
		lost.SetText("")
		chosen := format
		say := func(text string) {
			if format == chosen {
				lost.SetText(text)
				a.refit(form.box)
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
	rows := form.rows(widget.NewLabel(language.Visual(language.T("Format"))), choice)
	ending := func() string { return format.Endings[0] }
	form.open(language.T("Save dataset as"), container.NewVBox(rows, lost), language.T("Save"), ending, func(path string) {
		a.write(path, format, d, false)
	})
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
