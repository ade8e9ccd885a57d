package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"legation/app/language"
	"legation/app/snapshot"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// A job is files to write, in the order in which they are written.
type job struct {
	states  []state.State
	options snapshot.Options
	paths   []string // one for each state, or a single one for all of them
}

// jobOf returns what the choices have written into a folder, or where a single
// file goes.
func (f *form) jobOf() job {
	o := f.choices.options(f.State, f.Pane)
	if !f.choices.Each {
		return job{[]state.State{f.State}, o, []string{f.path(snapshot.FileName(f.choices.Pattern, f.State, o, 1, 1))}}
	}
	j := job{states: snapshot.EachEvent(f.State), options: o}
	if o.Format == snapshot.PDF {
		j.paths = []string{f.path(snapshot.FileName("{dataset}_{viewpoint}", f.State, o, 1, 1))}
		return j
	}
	for i, s := range j.states {
		j.paths = append(j.paths, f.path(snapshot.FileName(f.choices.Pattern, s, o, i+1, len(j.states))))
	}
	return j
}

// there returns those of the job's files that exist already.
func (j job) there() (paths []string) {
	for _, path := range j.paths {
		if _, err := os.Stat(path); err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

// run writes the files and tells how many pages are done. Files that were
// written before an error stay: each is whole.
func (j job) run(ctx context.Context, replace bool, progress func(done int)) (written []string, err error) {
	if len(j.paths) == 1 {
		var pages []*snapshot.Page
		for i, s := range j.states {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			page, err := snapshot.Compose(s, j.options)
			if err != nil {
				return nil, err
			}
			pages = append(pages, page)
			progress(i)
		}
		return j.paths, snapshot.Save(ctx, j.paths[0], replace, pages...)
	}
	for i, s := range j.states {
		page, err := snapshot.Compose(s, j.options)
		if err == nil {
			err = snapshot.Save(ctx, j.paths[i], replace, page)
		}
		if err != nil {
			return written, err
		}
		written = append(written, j.paths[i])
		progress(i + 1)
	}
	return written, nil
}

// write saves what was chosen, after a question where files would be replaced.
func (f *form) write() {
	j := f.jobOf()
	if len(j.states) == 0 {
		dialog.ShowInformation(language.T("Nothing to save"), language.T("No event is dated and kept by the filter."), f.window)
		return
	}
	there := j.there()
	if len(there) == 0 {
		f.start(j, false)
		return
	}
	text := language.F("%s exists already.", filepath.Base(there[0]))
	if len(there) > 1 {
		text = language.N(len(there), "%d file of these names exists already.", "%d files of these names exist already.")
	}
	dialog.ShowConfirm(language.T("Replace the file?"), text, func(yes bool) {
		if yes {
			f.start(j, true)
		}
	}, f.window)
}

// start writes the files beside the window. What takes long shows how far it
// is, and can be called off.
func (f *form) start(j job, replace bool) {
	f.dialog.Hide()
	choices, err := json.Marshal(f.choices)
	if err != nil {
		choices = nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	bar, left := widget.NewProgressBar(), widget.NewLabel("")
	box := dialog.NewCustomWithoutButtons(language.T("Saving"),
		container.NewVBox(bar, left, widget.NewButton(language.T("Cancel"), cancel)), f.window)
	box.Resize(fyne.NewSize(380, 0))
	timer := time.AfterFunc(400*time.Millisecond, func() {
		fyne.Do(func() {
			if ctx.Err() == nil {
				box.Show()
			}
		})
	})
	begun := time.Now()
	go func() {
		written, err := j.run(ctx, replace, func(done int) {
			fyne.Do(func() {
				bar.SetValue(float64(done) / float64(len(j.states)))
				left.SetText(timeLeft(done, len(j.states), time.Since(begun)))
			})
		})
		fyne.Do(func() {
			timer.Stop()
			cancel()
			box.Hide()
			switch {
			case errors.Is(err, context.Canceled):
				if len(written) > 0 {
					dialog.ShowInformation(language.T("Called off"), language.N(len(written), "%d file was written before.", "%d files were written before."), f.window)
				}
			case err != nil:
				dialog.ShowError(err, f.window)
			default:
				f.Done(written, choices)
			}
		})
	}()
}

// timeLeft says how long the rest takes if it goes on as before.
func timeLeft(done, of int, since time.Duration) string {
	if done == 0 {
		return ""
	}
	rest := since * time.Duration(of-done) / time.Duration(done)
	if rest < time.Minute {
		return language.F("%d of %d, about %d s left", done, of, int(rest.Seconds())+1)
	}
	return language.F("%d of %d, about %d min left", done, of, int(rest.Minutes())+1)
}

// copyPicture puts the picture on the clipboard.
func (f *form) copyPicture() {
	o := f.choices.options(f.State, f.Pane)
	o.Format = snapshot.PNG
	f.copying.Disable()
	go func() {
		err := copyPNG(f.State, o)
		fyne.Do(func() {
			f.copying.Enable()
			if err != nil {
				dialog.ShowError(fmt.Errorf("copying the picture: %w", err), f.window)
				return
			}
			f.facts.SetText(language.T("The picture is on the clipboard."))
		})
	}()
}
