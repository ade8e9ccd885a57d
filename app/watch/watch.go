// Package watch tells when a file has been saved by another program.
package watch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A program that saves writes in several steps, or writes another file and
// gives it the name. A file that has been quiet for so long is taken as whole.
const quiet = 120 * time.Millisecond

// poll is how often the file is looked at where the system does not tell of
// changes, as on some network drives.
const poll = 700 * time.Millisecond

// A Watcher tells of the changes of one file until it is closed.
type Watcher struct {
	path    string
	changed func()
	events  *fsnotify.Watcher // nil where the system does not tell
	stop    chan struct{}
	once    sync.Once
	done    sync.WaitGroup
}

// mark is what tells one version of a file from another.
type mark struct {
	exists bool
	size   int64
	time   time.Time
}

// File begins to watch a file, which need not be there yet. Changed is called
// after each time that the file has been written, replaced or made, and then
// left alone for a moment; never while it is missing. It is called on a
// goroutine of the watcher, one call at a time.
//
// The folder is watched and not the file itself: editors and spreadsheets write
// a new file and give it the old one's name, and who watches the old file hears
// no more.
func File(path string, changed func()) (*Watcher, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", path, err)
	}
	w := &Watcher{path: path, changed: changed, stop: make(chan struct{})}
	if events, err := fsnotify.NewWatcher(); err == nil {
		if err := events.Add(filepath.Dir(path)); err != nil {
			events.Close()
		} else {
			w.events = events
		}
	}
	last := markOf(path) // before this returns, so that no later save is missed
	w.done.Add(1)
	go w.run(last)
	return w, nil
}

// Close ends the watching and waits until changed is no longer called. It must
// not be called from changed.
func (w *Watcher) Close() {
	w.once.Do(func() { close(w.stop) })
	w.done.Wait()
}

func (w *Watcher) run(last mark) {
	defer w.done.Done()
	var events chan fsnotify.Event
	var errors chan error
	if w.events != nil {
		defer w.events.Close()
		events, errors = w.events.Events, w.events.Errors
	}
	// The clock also runs where the system tells: it may lose events when there
	// are too many of them.
	clock := time.NewTicker(poll)
	defer clock.Stop()
	settle := time.NewTimer(time.Hour)
	settle.Stop()
	defer settle.Stop()
	name := filepath.Base(w.path)
	for {
		select {
		case <-w.stop:
			return
		case e, ok := <-events:
			if !ok {
				events = nil
			} else if filepath.Base(e.Name) == name && e.Op != fsnotify.Chmod {
				settle.Reset(quiet)
			}
		case _, ok := <-errors:
			if !ok {
				errors = nil
			}
			settle.Reset(quiet)
		case <-clock.C:
			if markOf(w.path) != last {
				settle.Reset(quiet)
			}
		case <-settle.C:
			now := markOf(w.path)
			if now == last {
				continue
			}
			if time.Since(now.time) < quiet/2 && time.Since(now.time) >= 0 {
				settle.Reset(quiet) // still being written
				continue
			}
			if last = now; now.exists {
				w.changed()
			}
		}
	}
}

func markOf(path string) mark {
	info, err := os.Stat(path)
	if err != nil || info.Mode()&fs.ModeType != 0 {
		return mark{}
	}
	return mark{true, info.Size(), info.ModTime()}
}
