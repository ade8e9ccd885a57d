package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"legation/app/command"
	"legation/app/dataset"
	"legation/app/event"
	"legation/app/gazetteer"
	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"
	"legation/app/watch"

	"fyne.io/fyne/v2"
)

// atOnce is the size up to which the file that the program is started with is
// read before the window opens. A larger one is read while it is open.
const atOnce = 4 << 20

// progressAfter is how long a file may take before a person is told how far it
// is, and can call it off.
const progressAfter = 500 * time.Millisecond

// settleAfter is how long after the reading of a large file what it needed is
// given back: the window has then let go of what it showed before.
const settleAfter = 2 * time.Second

// An opening is a file that is being read. The zero value is of use.
type opening struct {
	number  int // of the reading begun last: an older one is no longer wanted
	cancel  context.CancelFunc
	asked   bool // what is being read is a file that a person wants to see
	missed  bool // the open file was saved meanwhile
	watcher *watch.Watcher
	awaited *watch.Watcher // of a file that could not be opened as it is
	digest  string         // of what is shown
}

// An opened is what came of reading a file.
type opened struct {
	path   string
	d      *event.Dataset
	report dataset.Report
	err    error
}

// read reads a file.
func read(path string, o dataset.Options) opened {
	o.LookUp = dataset.Gazetteer(gazetteer.Find)
	r := opened{path: path}
	r.d, r.report, r.err = dataset.OpenWith(path, o)
	if r.d != nil {
		r.d = r.d.In(language.Current().Code)
	}
	return r
}

// first reads what the program starts with: the file that was named, else the
// one that was open last, else the built-in dataset. A large file is left for
// later, when the window is there, and so is one that cannot be read, for the
// window to say why.
func (a *App) first() (now opened, later string, err error) {
	builtin := opened{d: dataset.Builtin().In(language.Current().Code)}
	path := a.options.File
	named := path != ""
	if !named {
		if path = a.memory.settings.Session.File; path == "" {
			return builtin, "", nil
		}
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	info, err := os.Stat(path)
	isFile := err == nil && info.Mode().IsRegular()
	if isFile && info.Size() > atOnce {
		return builtin, path, nil
	}
	r := read(path, dataset.Options{})
	switch {
	case r.err == nil:
		return r, "", nil
	case isFile:
		return builtin, path, nil
	case named:
		return r, "", r.err
	}
	a.missing = path
	return builtin, "", nil
}

// load opens another dataset, or what a picture shows. What was open stays if it
// cannot be read.
func (a *App) load(path string) {
	if isPicture(path) {
		a.bringBack(path)
		return
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	a.readAside(path, true, func(r opened) {
		a.trace.opened(r.path, r.report, r.err)
		switch {
		case r.err == nil:
			a.show(r)
		case !canceled(r.err):
			a.refuse(r)
		}
	})
}

// refuse says why a file cannot be opened. It is opened once it has been mended.
func (a *App) refuse(r opened) {
	if errors.Is(r.err, fs.ErrNotExist) && slices.Contains(a.memory.settings.Recent, r.path) {
		a.remember(func(s *settings.Settings) { *s = s.Without(r.path) })
		a.bindCommands()
		a.tell(language.T("The file is not there"),
			language.F("There is no file\n%s\nany more: it has been moved, renamed or deleted. It has been taken off the menu. Where it is now, open it by Open dataset…", r.path))
		return
	}
	if len(r.report.Problems) == 0 {
		a.fail(r.err)
		return
	}
	a.panel.ShowProblems(filepath.Base(r.path), r.report, r.err)
	a.await(r.path)
}

// await opens a file once it is saved. Without a path nothing is waited for.
func (a *App) await(path string) {
	if w := a.opening.awaited; w != nil {
		go w.Close()
		a.opening.awaited = nil
	}
	if path == "" {
		return
	}
	w, err := watch.File(path, func() { fyne.Do(func() { a.load(path) }) })
	if err != nil {
		a.complain(err)
		return
	}
	a.opening.awaited = w
}

// show turns to another dataset.
func (a *App) show(r opened) {
	a.follow(r)
	if r.path != "" {
		a.remember(func(s *settings.Settings) { *s = s.Opened(r.path) })
	}
	a.store.Update(func(s state.State) state.State {
		next := state.New(r.d)
		next.Theme, next.Still, next.Imperial, next.Presented, next.Playback = s.Theme, s.Still, s.Imperial, s.Presented, s.Playback
		return next
	})
	a.showProblems(r)
}

// follow has the window follow a file that other programs may save.
func (a *App) follow(r opened) {
	a.await("")
	if w := a.opening.watcher; w != nil {
		// Closing waits for a call under way, which waits for nothing here.
		go w.Close()
		a.opening.watcher = nil
	}
	a.file, a.opening.digest = r.path, r.d.Digest
	if r.path == "" {
		return
	}
	w, err := watch.File(r.path, func() { fyne.Do(func() { a.reload(r.path) }) })
	if err != nil {
		a.complain(err)
		return
	}
	a.opening.watcher = w
}

// reload shows the newest version of the open file where the person is. One
// that cannot be read changes nothing but the list of problems.
func (a *App) reload(path string) {
	if a.file != path {
		return // another file has been opened since
	}
	if a.opening.asked {
		a.opening.missed = true
		return
	}
	a.readAside(path, false, func(r opened) {
		switch {
		case a.file != path || canceled(r.err):
			return
		case r.err != nil:
			a.trace.reloaded(path, r.report, r.err)
			a.panel.ShowProblems(filepath.Base(path), r.report, r.err)
			return
		}
		if r.d.Digest != a.opening.digest {
			a.opening.digest = r.d.Digest
			a.store.Update(func(s state.State) state.State { return s.Over(r.d) })
		}
		a.trace.reloaded(path, r.report, nil)
		a.showProblems(r)
	})
}

func (a *App) showProblems(r opened) {
	a.panel.ShowProblems(filepath.Base(r.path), r.report, nil)
}

// readAside reads a file beside the window, one that was asked for or the open one
// again, and then calls done, unless another reading has begun since. Where it takes
// long a person sees how far it is and can call it off: then the error is
// context.Canceled.
func (a *App) readAside(path string, asked bool, done func(opened)) {
	o := &a.opening
	if o.cancel != nil {
		o.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	o.number++
	number := o.number
	end := func(r opened) {
		if o.number != number {
			return
		}
		o.number++
		o.cancel = nil
		missed := o.missed
		o.asked, o.missed = false, false
		a.underway.hide()
		done(r)
		if missed {
			a.reload(a.file)
		}
	}
	o.cancel, o.asked = cancel, asked
	a.underway.hide() // it was that of another reading
	a.underway.part(0)
	timer := time.AfterFunc(progressAfter, func() {
		fyne.Do(func() {
			if o.number != number {
				return
			}
			what := language.F("Opening %s", filepath.Base(path))
			if !asked {
				what = language.F("Reading %s again", filepath.Base(path))
			}
			a.underway.show(a.window, what, func() {
				cancel()
				end(opened{path: path, err: context.Canceled}) // at once: the reading ends soon
			})
			if a.trace != nil {
				time.AfterFunc(200*time.Millisecond, func() { fyne.Do(func() { a.traceUnderway(path) }) })
			}
		})
	})
	last := time.Now()
	tell := func(part float64) {
		if time.Since(last) > 50*time.Millisecond {
			last = time.Now()
			fyne.Do(func() {
				if o.number == number {
					a.underway.part(part)
				}
			})
		}
	}
	go func() {
		defer timer.Stop()
		defer cancel()
		defer dataset.Hold()()
		// The words of a search are read too before the file is shown.
		const reading = 0.8
		r := read(path, dataset.Options{Context: ctx, Progress: func(n, total int64) {
			if total > 0 {
				tell(reading * float64(n) / float64(total))
			}
		}})
		if r.err == nil {
			r.err = r.d.PrepareSearch(ctx)
		}
		if info, err := os.Stat(path); err == nil && info.Size() > atOnce {
			defer time.AfterFunc(settleAfter, dataset.Settle)
		}
		if ctx.Err() == nil {
			fyne.Do(func() { end(r) })
		}
	}()
}

// canceled reports whether a reading was called off.
func canceled(err error) bool { return errors.Is(err, context.Canceled) }

// openings adds what the commands of opening files do.
func (a *App) openings(acts *command.Actions) {
	acts.Open = a.openFile
	named := map[string]int{}
	for _, path := range a.memory.settings.Recent {
		named[filepath.Base(path)]++
	}
	for _, path := range a.memory.settings.Recent {
		if path != a.file && len(acts.Recent) < 5 {
			name := filepath.Base(path)
			if named[name] > 1 {
				name += " – " + filepath.Dir(path) // which of them
			}
			acts.Recent = append(acts.Recent, command.Choice{ID: path, Name: name})
		}
	}
	acts.OpenRecent = a.load
	for _, f := range dataset.Templates() {
		acts.New = append(acts.New, command.Choice{ID: f.ID, Name: f.Name})
	}
	acts.NewFile = func(id string) {
		for _, f := range dataset.Templates() {
			if f.ID == id {
				a.newFile(f)
			}
		}
	}
	acts.SaveAs = a.saveAs
	acts.OpenBuiltin = func() { a.show(opened{d: dataset.Builtin().In(language.Current().Code)}) }
}

// formatEndings are those of the files that can be opened.
func formatEndings() (endings []string) {
	for _, f := range dataset.Formats() {
		endings = append(endings, f.Endings...)
	}
	return endings
}
