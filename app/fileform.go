package app

import (
	"path/filepath"
	"strings"

	"legation/app/control"
	"legation/app/language"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// A fileForm asks for the name and the folder of a file that is to be written.
type fileForm struct {
	app          *App
	name, folder *control.Entry
	browse       *control.Button
	box          *dialog.CustomDialog // nil until it is open
}

func (a *App) newFileForm(name, folder string) *fileForm {
	keys := boxKeys{a}
	f := &fileForm{app: a, name: control.NewEntry(name, keys), folder: control.NewEntry(folder, keys)}
	f.browse = control.NewButton(language.T("Choose…"), keys, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				f.folder.SetText(u.Path())
			}
		}, a.window)
	})
	return f
}

// rows are the words and controls, below others of the same kind.
func (f *fileForm) rows(above ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewFormLayout(), append(above,
		widget.NewLabel(language.Visual(language.T("Name"))), f.name,
		widget.NewLabel(language.Visual(language.T("Folder"))), container.NewBorder(nil, nil, nil, f.browse, f.folder))...)
}

// open shows the form in a dialog. Write is called with the path of the file once a
// person agrees, in words of what that does, and has given a name.
func (f *fileForm) open(title string, content fyne.CanvasObject, agree string, ending func() string, write func(path string)) {
	keys := boxKeys{f.app}
	begin := func() {
		if strings.TrimSpace(strings.TrimSuffix(f.name.Text, ending())) == "" {
			f.app.window.Canvas().Focus(f.name)
			return
		}
		f.box.Hide()
		write(pathOf(f.folder.Text, f.name.Text, ending()))
	}
	no := control.NewButton(language.T("Cancel"), keys, func() { f.box.Hide() })
	yes := control.NewButton(agree, keys, begin)
	yes.Importance = widget.HighImportance
	f.name.OnSubmitted = func(string) { begin() }
	f.box = f.app.box(title, content, 560, nil, no, yes)
	f.app.window.Canvas().Focus(f.name)
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
