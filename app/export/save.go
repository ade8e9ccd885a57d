package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"legation/app/animation"
	"legation/app/control"
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
	pattern string   // of the names
	paths   []string // one for each state, or a single one for all of them
	lay     layer    // lays a base map under a single page, or nil
}

// jobOf returns what the choices have written into a folder, or where a single
// file goes.
func (f *form) jobOf() job {
	o := f.options()
	if f.choices.Make != eachEvent {
		return job{states: []state.State{f.State}, options: o, pattern: f.choices.Pattern, paths: []string{f.path(snapshot.FileName(f.choices.Pattern, f.State, o, 1, 1))}}
	}
	j := job{states: snapshot.EachEvent(f.State), options: o, pattern: f.choices.Pattern}
	if o.Format == snapshot.PDF {
		j.paths = []string{f.path(snapshot.FileName("{dataset}_{viewpoint}", f.State, o, 1, 1))}
		return j
	}
	for _, name := range snapshot.Names(f.choices.Pattern, j.states, o) {
		j.paths = append(j.paths, f.path(name))
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
		pages, err := snapshot.ComposeAll(ctx, j.states, j.options)
		if err != nil {
			return nil, err
		}
		if j.lay != nil {
			if _, err := j.lay(ctx, pages[0]); err != nil {
				return nil, err
			}
		}
		return j.paths, snapshot.Save(ctx, j.paths[0], replace, pages...)
	}
	folder := filepath.Dir(j.paths[0])
	err = snapshot.SaveSet(ctx, folder, j.pattern, replace, j.states, j.options, func(done, _ int, name string) {
		written = append(written, filepath.Join(folder, name))
		progress(done)
	})
	return written, err
}

// write saves what was chosen, after a question where files would be replaced.
func (f *form) write() {
	if f.choices.Make == animated {
		f.writeAnimation()
		return
	}
	j := f.jobOf()
	if len(j.states) == 0 {
		f.Tell(language.T("Nothing to save"), language.T("No event is dated and kept by the filter."))
		return
	}
	if err := f.tiles.refused(j.options); err != nil {
		f.Fail(err)
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
	f.replace(text, func() { f.start(j, true) })
}

// start writes the files beside the window. What takes long shows how far it
// is, and can be called off.
func (f *form) start(j job, replace bool) {
	f.work(func(ctx context.Context, progress func(part float64)) ([]string, error) {
		j.lay = f.tiles.layer(progress)
		return j.run(ctx, replace, func(done int) { progress(float64(done) / float64(len(j.states))) })
	})
}

// writeAnimation saves an animation in the same way.
func (f *form) writeAnimation() {
	s, o := f.choices.animation(f.State, f.Pane)
	path := f.path(f.choices.motionName(f.State, o.Page))
	frames, err := animation.Frames(s, o)
	if err != nil {
		f.Fail(err)
		return
	}
	start := func(replace bool) {
		f.work(func(ctx context.Context, progress func(part float64)) ([]string, error) {
			return []string{path}, animation.Write(ctx, path, replace, frames, o, progress)
		})
	}
	if _, err := os.Stat(path); err != nil {
		start(false)
		return
	}
	f.replace(language.F("%s exists already.", filepath.Base(path)), func() { start(true) })
}

// replace asks before files are replaced.
func (f *form) replace(text string, then func()) {
	f.Ask(language.T("Replace the file?"), text, language.T("Replace"), language.T("Cancel"), then)
}

// work closes the dialog and does what takes its time beside the window. It is
// told how far that is, and can be called off.
func (f *form) work(run func(ctx context.Context, progress func(part float64)) (written []string, err error)) {
	f.dialog.Hide()
	choices, err := json.Marshal(f.choices)
	if err != nil {
		choices = nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	bar, left := widget.NewProgressBar(), widget.NewLabel("")
	refuse := control.NewButton(language.T("Cancel"), control.Escape(cancel), cancel)
	box := dialog.NewCustomWithoutButtons("", control.Titled(language.T("Saving"), container.NewVBox(bar, left, refuse)), f.window)
	box.Resize(fyne.NewSize(380, 0))
	timer := time.AfterFunc(400*time.Millisecond, func() {
		fyne.Do(func() {
			if ctx.Err() == nil {
				box.Show()
				f.window.Canvas().Focus(refuse)
			}
		})
	})
	begun := time.Now()
	go func() {
		told := time.Time{}
		written, err := run(ctx, func(part float64) {
			if time.Since(told) < 60*time.Millisecond {
				return
			}
			told = time.Now()
			fyne.Do(func() {
				bar.SetValue(part)
				left.SetText(language.Visual(timeLeft(part, time.Since(begun))))
			})
		})
		fyne.Do(func() {
			timer.Stop()
			cancel()
			box.Hide()
			switch {
			case errors.Is(err, context.Canceled):
				if len(written) > 0 {
					f.Tell(language.T("Called off"), language.N(len(written), "%d file was written before.", "%d files were written before."))
				}
			case err != nil:
				f.Fail(err)
			default:
				f.Done(written, choices)
			}
		})
	}()
}

// timeLeft says how long the rest takes if it goes on as before.
func timeLeft(part float64, since time.Duration) string {
	if part <= 0 {
		return ""
	}
	rest := time.Duration(float64(since) * (1 - part) / part)
	if rest < time.Minute {
		return language.F("about %d s left", int(rest.Seconds())+1)
	}
	return language.F("about %d min left", int(rest.Minutes())+1)
}

// copyPicture puts the picture on the clipboard.
func (f *form) copyPicture() {
	o := f.options()
	o.Format = snapshot.PNG
	f.copying.Disable()
	lay := f.tiles.layer(func(float64) {})
	go func() {
		err := copyPNG(f.State, o, lay)
		fyne.Do(func() {
			f.copying.Enable()
			if err != nil {
				f.Fail(fmt.Errorf("copying the picture: %w", err))
				return
			}
			f.say(language.T("The picture is on the clipboard."))
		})
	}()
}

// fileName returns the name that the picture gets, or what a set of them gets.
func (f *form) fileName() string {
	o := f.choices.options(f.State, f.Pane)
	if f.choices.Make == animated {
		return f.choices.motionName(f.State, o)
	}
	if f.choices.Make == onePicture {
		return snapshot.FileName(f.choices.Pattern, f.State, o, 1, 1)
	}
	events := len(snapshot.EachEvent(f.State))
	if o.Format == snapshot.PDF {
		return snapshot.FileName("{dataset}_{viewpoint}", f.State, o, 1, 1) + " · " + language.N(events, "%d page", "%d pages")
	}
	return snapshot.FileName(f.choices.Pattern, f.State, o, 1, events) + " … · " + language.N(events, "%d file", "%d files")
}

// browse has a person choose the folder. Only that is chosen: a dialog that
// saves would empty a file of the same name before anything is written.
func (f *form) browse() {
	dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			f.folder.SetText(u.Path())
		}
	}, f.window)
}

// path returns where a name goes. A person may have typed "~" or nothing.
func (f *form) path(name string) string {
	folder := f.Folder
	if home, err := os.UserHomeDir(); err == nil && (folder == "" || folder == "~") {
		folder = home
	} else if err == nil && len(folder) > 1 && folder[0] == '~' && os.IsPathSeparator(folder[1]) {
		folder = filepath.Join(home, folder[2:])
	}
	return filepath.Join(folder, name)
}
