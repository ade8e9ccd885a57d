package app

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/export"
	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"
)

// first opens what the program starts with: the file that was named, else the
// one that was open last, else the built-in dataset.
func (a *App) first() (*event.Dataset, []dataset.Problem, error) {
	if last := a.memory.settings.Session.File; a.file == "" && last != "" {
		if d, problems, err := dataset.Open(last); err == nil {
			a.file = last
			return d, problems, nil
		}
	}
	if a.file == "" {
		return dataset.Builtin(), nil, nil
	}
	if absolute, err := filepath.Abs(a.file); err == nil {
		a.file = absolute
	}
	return dataset.Open(a.file)
}

func (a *App) openURL(address string) {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return
	}
	if err := a.fyne.OpenURL(u); err != nil {
		dialog.ShowError(fmt.Errorf("opening %s: %w", address, err), a.window)
	}
}

// load opens another dataset. What was open stays if it cannot be read.
func (a *App) load(path string) {
	d, problems, err := dataset.Open(path)
	if err != nil {
		dialog.ShowError(err, a.window)
		return
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	a.file = path
	a.remember(func(s *settings.Settings) { *s = s.Opened(path) })
	a.store.Update(func(s state.State) state.State {
		next := state.New(d.In(language.Current().Code))
		next.Theme, next.Still, next.Imperial, next.Presented, next.Playback = s.Theme, s.Still, s.Imperial, s.Presented, s.Playback
		return next
	})
	if len(problems) > 0 {
		a.showProblems(path, problems)
	}
}

func (a *App) showProblems(path string, problems []dataset.Problem) {
	list := widget.NewList(
		func() int { return len(problems) },
		func() fyne.CanvasObject { l := widget.NewLabel(""); l.Truncation = fyne.TextTruncateEllipsis; return l },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(problems[i].String()) },
	)
	title := language.Visual(language.N(len(problems), "%d problem in %s; the rest is open", "%d problems in %s; the rest is open", filepath.Base(path)))
	d := dialog.NewCustom(title, language.T("Close"), list, a.window)
	d.Resize(fyne.NewSize(760, 360))
	d.Show()
}

func (a *App) openFile() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		path := r.URI().Path()
		r.Close()
		a.load(path)
	}, a.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".geojson", ".json"}))
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}

func (a *App) snapshot() {
	size := a.mapView.Size()
	export.Show(a.window, a.store.State(), int(size.Width), int(size.Height), a.pictures(), func(path string) {
		a.remember(func(s *settings.Settings) { s.PictureFolder = filepath.Dir(path) })
		a.hints.done("snapshot")
		a.trace.exported(path)
		dialog.ShowInformation(language.T("Saved"), path, a.window)
	})
}

// pictures returns where a snapshot goes unless told otherwise: where the last
// one went, if that is still there.
func (a *App) pictures() string {
	if folder := a.memory.settings.PictureFolder; folder != "" {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	pictures := filepath.Join(home, "Pictures")
	if info, err := os.Stat(pictures); err == nil && info.IsDir() {
		return pictures
	}
	return home
}
