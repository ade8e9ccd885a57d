package app

import (
	"context"
	"errors"
	"fmt"
	"io"

	"legation/app/dataset"
	"legation/app/file"
	"legation/app/language"
	"legation/app/reading"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// newFile asks where a new dataset is to lie, writes the template of a format
// there, and opens it. A file that is there already stays.
func (a *App) newFile(format *dataset.Format) {
	form := a.newFileForm(language.T("My events")+format.Endings[0], a.documents())
	note := reading.New(language.T("It begins with three events and notes on how to write your own. Edit it in a spreadsheet or an editor: the window follows each time you save."))
	note.ColorName = theme.ColorNamePlaceHolder
	ending := func() string { return format.Endings[0] }
	form.open(language.F("New dataset: %s", format.Name), container.NewVBox(form.rows(), note), language.T("Make and open"), ending, func(path string) {
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
	})
}
