package app

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"legation/app/export"
	"legation/app/language"
	"legation/app/settings"
)

func (a *App) openURL(address string) {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return
	}
	if err := a.fyne.OpenURL(u); err != nil {
		a.fail(fmt.Errorf("opening %s: %w", address, err))
	}
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
	d.SetFilter(storage.NewExtensionFileFilter(append(formatEndings(), pictureEndings...)))
	d.Show() // before it has a size: Fyne 2.8.1 knows none for a dialog that has not been shown
	d.Resize(fyne.NewSize(820, 560))
}

func (a *App) snapshot() { a.export(false) }

func (a *App) animate() { a.export(true) }

// export opens the dialog in which pictures are made.
func (a *App) export(moving bool) {
	size := a.mapView.Size()
	export.Show(a.window, export.Options{
		State: a.store.State(), Pane: [2]float64{float64(size.Width), float64(size.Height)},
		Folder: a.pictures(), Choices: a.memory.settings.Picture, Animate: moving,
		Ask: a.ask, Tell: a.tell, Fail: a.fail,
		Tiles:        export.Tiles{Where: a.memory.settings.Tiles, Attribution: a.memory.settings.TilesBy, Key: a.tilesKey},
		TilesAllowed: func(server string) bool { return slices.Contains(a.memory.settings.TilesAllowed, server) },
		AllowTiles: func(server string) {
			a.remember(func(s *settings.Settings) { s.TilesAllowed = append(s.TilesAllowed, server) })
		},
		SetTiles: func(t export.Tiles) {
			a.tilesKey = t.Key // for this run: a key is not written down
			a.remember(func(s *settings.Settings) { s.Tiles, s.TilesBy = t.Where, t.Attribution })
		},
		Done: func(paths []string, choices json.RawMessage) {
			a.remember(func(s *settings.Settings) {
				s.PictureFolder, s.Picture = filepath.Dir(paths[0]), choices
			})
			a.hints.done("snapshot")
			for _, path := range paths {
				a.trace.exported(path)
			}
			text := paths[0]
			if len(paths) > 1 {
				text = language.N(len(paths), "%d file in %s", "%d files in %s", filepath.Dir(paths[0]))
			}
			a.tell(language.T("Saved"), text)
		},
	})
}

// findHome tells the program where the person's home folder is where nothing has
// said so, as for a program that a service starts: Fyne would make folders where the
// program happens to run.
func findHome() {
	if os.Getenv("HOME") != "" || runtime.GOOS == "windows" {
		return
	}
	if u, err := user.Current(); err == nil && u.HomeDir != "" {
		os.Setenv("HOME", u.HomeDir)
	}
}

// documents returns where a new file goes unless told otherwise.
func (a *App) documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	documents := filepath.Join(home, "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return home
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
