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
	"legation/app/state"
)

func open(file string) (*event.Dataset, []dataset.Problem, error) {
	if file == "" {
		return dataset.Builtin(), nil, nil
	}
	return dataset.Open(file)
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
	a.store.Update(func(s state.State) state.State {
		next := state.New(d)
		next.Dark = s.Dark
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
	title := fmt.Sprintf("%d problems in %s; the rest is open", len(problems), filepath.Base(path))
	d := dialog.NewCustom(title, "Close", list, a.window)
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
	export.Show(a.window, a.store.State(), int(size.Width), int(size.Height), a.folder, func(path string) {
		a.folder = filepath.Dir(path)
		a.trace.exported(path)
		dialog.ShowInformation("Saved", path, a.window)
	})
}

// pictureFolder returns where a snapshot goes unless told otherwise.
func pictureFolder() string {
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

// makeCacheFolder makes the folder for caches, where a new home has none: Fyne makes
// its own in it and complains when it cannot.
func makeCacheFolder() {
	if folder, err := os.UserCacheDir(); err == nil {
		os.MkdirAll(folder, 0o700) // without it the program runs as well
	}
}
