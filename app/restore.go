package app

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"legation/app/dataset"
	"legation/app/language"
	"legation/app/snapshot"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// place writes down where the person is, for the next start.
func (a *App) place() json.RawMessage {
	data, err := json.Marshal(snapshot.ShownOf(a.store.State()))
	if err != nil {
		return nil
	}
	return data
}

// placed returns the state that a dataset opens with: where the person was when
// the program ended, if that was with the same file.
func (a *App) placed(o opened) state.State {
	s := state.New(o.d)
	last := a.memory.settings.Session
	var shown snapshot.Shown
	if last.File == o.path && json.Unmarshal(last.Place, &shown) == nil {
		// Records that have gone since are no matter: the rest is as it was.
		if was, err := shown.State(o.d); err == nil || errors.As(err, new(snapshot.Gone)) {
			s = was
		}
	}
	return s
}

// pictures are the endings of the pictures that bring back what they show.
var pictureEndings = []string{".png", ".jpg", ".jpeg", ".svg", ".pdf"}

// isPicture reports whether a file is to be asked what it shows and not for
// records.
func isPicture(path string) bool {
	return slices.Contains(pictureEndings, strings.ToLower(filepath.Ext(path)))
}

// bringBack shows what a picture shows: the dataset that it was made from,
// under the same viewpoint, on the same date, the same part of the map. The
// dataset is looked for among what is at hand, and asked for if it is not there.
func (a *App) bringBack(path string) {
	proof, err := snapshot.ReadProofFile(path)
	if err != nil {
		a.fail(fmt.Errorf("%w\n%s", err, language.T("Only pictures that Legation has made say what they show.")))
		return
	}
	switch {
	case proof.Of(a.store.State().Dataset):
		a.showProof(proof, opened{path: a.file, d: a.store.State().Dataset})
		return
	case proof.Of(dataset.Builtin()):
		a.showProof(proof, opened{d: dataset.Builtin().In(language.Current().Code)})
		return
	}
	for _, recent := range a.memory.settings.Recent {
		if sum, err := digestOf(recent); err == nil && sum == proof.Dataset.SHA256 {
			a.readAside(recent, true, func(o opened) { a.showProofOf(proof, o) })
			return
		}
	}
	a.askForDataset(proof)
}

// askForDataset has a person find the file that a picture was made from.
func (a *App) askForDataset(proof snapshot.Proof) {
	text := language.F("This picture was made from “%s”, which is not open.\nIts file has the SHA-256 %s…\nDo you have that file?", proof.Dataset.Title, proof.Dataset.SHA256[:min(len(proof.Dataset.SHA256), 16)])
	a.ask(language.T("Which dataset?"), text, language.T("Find it…"), language.T("Cancel"), func() {
		d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if err != nil || r == nil {
				return
			}
			path := r.URI().Path()
			r.Close()
			a.readAside(path, true, func(o opened) { a.showProofOf(proof, o) })
		}, a.window)
		d.SetFilter(storage.NewExtensionFileFilter(formatEndings()))
		d.Show() // before it has a size, as in openFile
		d.Resize(fyne.NewSize(820, 560))
	})
}

// showProofOf shows what a picture shows with a dataset that has been found,
// after a question where it is another version of it.
func (a *App) showProofOf(proof snapshot.Proof, o opened) {
	if o.err != nil {
		if !canceled(o.err) {
			a.fail(o.err)
		}
		return
	}
	if proof.Of(o.d) {
		a.showProof(proof, o)
		return
	}
	a.ask(language.T("Another version"), language.F("“%s” is not the file that the picture was made from, or has been changed since. Show it all the same?", o.d.Title),
		language.T("Show it"), language.T("Cancel"), func() { a.showProof(proof, o) })
}

// pictured returns what a window shows after a picture has been brought back: the
// picture's part of the state, and of the rest what was there. The axis of the
// timeline is the picture's only where that has one.
func pictured(picture, now state.State, timeline bool) state.State {
	s := picture
	s.Theme, s.Still, s.Imperial, s.Presented, s.Playback = now.Theme, now.Still, now.Imperial, now.Presented, now.Playback
	s.Snap, s.Jump, s.Hidden = now.Snap, now.Jump, now.Hidden
	if day := float64(s.Playhead); !timeline && now.Axis.From <= day && day < now.Axis.To {
		s.Axis = now.Axis
	}
	return s
}

func (a *App) showProof(proof snapshot.Proof, o opened) {
	s, err := proof.State(o.d)
	if err != nil && !errors.As(err, new(snapshot.Gone)) {
		a.fail(err)
		return
	}
	if o.d != a.store.State().Dataset {
		a.show(o)
	}
	a.update(func(now state.State) state.State {
		return pictured(s, now, proof.Options.Include.Timeline)
	})
	if err != nil {
		a.tell(language.T("Not all of it is there"), err.Error())
	}
}

// digestOf returns the SHA-256 of a file in hexadecimal.
func digestOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, dataset.MaxBytes)); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
