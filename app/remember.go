package app

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// saveAfter is how long nothing has to change for the settings to be written.
const saveAfter = 500 * time.Millisecond

// A memory is what the window keeps from one start to the next.
type memory struct {
	settings settings.Settings
	path     string // of the file, or "" where nothing is remembered
	failed   error  // why nothing is remembered, or nil
	timer    *time.Timer
	saving   sync.Mutex
	saved    bool        // for the last time
	base     float64     // the scale that the system asks for
	usual    int         // the size of text before large type, in percent; 0 if there was none
	settling *time.Timer // set while the window takes up a new scale
	onScreen fyne.Size   // of the window before that, in pixels
}

// recall reads the settings. It returns what went wrong with them, and under which
// name a file that could not be read is kept, or "".
func (m *memory) recall() (kept string, err error) {
	path, err := settings.File()
	if err != nil {
		m.failed = err
		return "", err
	}
	m.path = path
	if m.settings, err = settings.Load(path); err != nil {
		var failed error
		if kept, failed = settings.SetAside(path); failed != nil {
			err = errors.Join(err, failed)
		}
	}
	return kept, err
}

// remember changes the settings and has them written soon.
func (a *App) remember(change func(*settings.Settings)) {
	change(&a.memory.settings)
	a.saveSoon()
}

func (a *App) saveSoon() {
	m := &a.memory
	if m.path == "" {
		return
	}
	if m.timer != nil {
		m.timer.Stop()
	}
	m.timer = time.AfterFunc(saveAfter, func() { fyne.Do(func() { a.save(true) }) })
}

// save writes the settings and where the person is. Open says that the program
// goes on: a session that is found open has ended by a crash. Once it has been
// saved as closed it stays so: what the clock still asks for comes too late, and no
// longer on Fyne's goroutine.
func (a *App) save(open bool) {
	m := &a.memory
	m.saving.Lock()
	defer m.saving.Unlock()
	if m.path == "" || m.saved {
		return
	}
	m.saved = !open
	if size := a.windowSize(); !a.window.FullScreen() && size.Width > 0 {
		m.settings.Window = size
	}
	m.settings.Panel, m.settings.Timeline = a.upper.Offset, a.whole.Offset
	m.settings.Session = settings.Session{File: a.file, Place: a.place(), Open: open}
	err := m.settings.Save(m.path)
	if err != nil && m.failed == nil { // once: it would be said after every change
		fmt.Fprintln(os.Stderr, "legation:", err)
	}
	m.failed = err
}

// windowSize is that of the window on the screen, however large what is in it.
func (a *App) windowSize() settings.Size {
	size := a.window.Canvas().Size()
	large := float32(a.scalePercent()) / 100
	return settings.Size{Width: size.Width * large, Height: size.Height * large}
}

// resize gives the window a size on the screen.
func (a *App) resize(size settings.Size) {
	large := float32(a.scalePercent()) / 100
	a.window.Resize(fyne.NewSize(size.Width/large, size.Height/large))
}

// themeOf returns the theme that the settings ask for, or that of the system.
func (a *App) themeOf() geo.Theme {
	if t := a.memory.settings.Theme; t != "" {
		return geo.Theme(t)
	}
	if a.fyne.Settings().ThemeVariant() == theme.VariantDark {
		return geo.DarkTheme
	}
	return geo.LightTheme
}

// systemTheme stands among the themes for the one that the system has.
const systemTheme = "system"

// themeChoice returns the id of the theme that was chosen.
func (a *App) themeChoice() string {
	if t := a.memory.settings.Theme; t != "" {
		return t
	}
	return systemTheme
}

// setTheme chooses a theme for now and for later.
func (a *App) setTheme(id string) {
	if id == systemTheme {
		id = ""
	}
	a.remember(func(s *settings.Settings) { s.Theme = id })
	a.update(func(s state.State) state.State { s.Theme = a.themeOf(); return s })
}

// scalePercent is the size of text and controls in percent.
func (a *App) scalePercent() int {
	if p := a.memory.settings.Scale; p != 0 {
		return p
	}
	return 100
}

// scaleSteps are the sizes that the keys step through, in percent. They are tens
// because Fyne rounds its scale to tenths: 125 would be 130.
var scaleSteps = []int{80, 90, 100, 110, 120, 130, 150, 180, 200}

// nextScale returns the step above (1) or below (-1) a size, or the size itself
// at the end.
func nextScale(percent, by int) int {
	next := percent
	for _, s := range scaleSteps {
		if by < 0 && s < percent {
			next = s
		}
		if by > 0 && s > percent {
			return s
		}
	}
	return next
}

// setScale makes text and controls larger or smaller, and leaves the window as
// large as it is on the screen.
func (a *App) setScale(percent int) {
	percent = min(max(percent, settings.MinScale), settings.MaxScale)
	was, m, canvas := a.scalePercent(), &a.memory, a.window.Canvas()
	if m.settling == nil { // else the size of now may be one on the way
		m.onScreen = a.pixels()
	}
	a.remember(func(s *settings.Settings) { s.Scale = percent })
	a.applyScale()
	stays := was != percent && !a.window.FullScreen()
	if c, ok := canvas.(interface{ Resize(fyne.Size) }); ok && stays {
		// Fyne has the window grow with what is in it, beyond the screen. What is in it
		// takes the size first that it will have, so that nothing is left to grow.
		next := math.Round(float64(canvas.Scale())*float64(percent)/float64(was)*10) / 10
		c.Resize(ofPixels(m.onScreen, float32(next)))
	}
	// Fyne takes up a new scale when it is told of new settings.
	a.dress(a.store.State().Theme)
	if !stays {
		return
	}
	a.keepSize()
	if m.settling != nil {
		m.settling.Stop()
	}
	m.settling = time.AfterFunc(scaleAfter, func() {
		fyne.Do(func() {
			m.settling = nil
			a.keepSize()
		})
	})
}

// scaleAfter is how long the window of a slow desktop may take to have the size
// that it was given.
const scaleAfter = 400 * time.Millisecond

// pixels is the size of the window on the screen.
func (a *App) pixels() fyne.Size {
	canvas := a.window.Canvas()
	in := func(length float32) float32 { return float32(math.Round(float64(length * canvas.Scale()))) }
	return fyne.NewSize(in(canvas.Size().Width), in(canvas.Size().Height))
}

// keepSize has the window as large on the screen as it was before the last change
// of the scale.
func (a *App) keepSize() {
	if a.window.FullScreen() {
		return
	}
	canvas := a.window.Canvas()
	want := ofPixels(a.memory.onScreen, canvas.Scale())
	if off := canvas.Size().Subtract(want); max(off.Width, -off.Width, off.Height, -off.Height) > 1 {
		a.window.Resize(want)
	}
}

// ofPixels returns the size in Fyne's units that is so many pixels at a scale. It is
// a little less, since Fyne rounds up: the window would grow pixel by pixel.
func ofPixels(s fyne.Size, scale float32) fyne.Size {
	const less = 0.25
	return fyne.NewSize((s.Width-less)/scale, (s.Height-less)/scale)
}

// applyScale tells Fyne the scale: that of the system times that of the person.
// Fyne knows no other way to set it for one program alone than its environment.
func (a *App) applyScale() {
	m := &a.memory
	if m.base == 0 {
		m.base = 1
		if env, err := strconv.ParseFloat(os.Getenv("FYNE_SCALE"), 64); err == nil && env > 0 {
			m.base = env
		} else if user := a.fyne.Settings().Scale(); user > 0 {
			m.base = float64(user)
		}
	}
	os.Setenv("FYNE_SCALE", strconv.FormatFloat(m.base*float64(a.scalePercent())/100, 'g', 4, 64))
}

// reset makes what is in the window as it is for a new user.
func (a *App) reset() {
	a.remember(func(s *settings.Settings) { *s = s.Reset() })
	a.speak(a.languageOf())
	a.setTheme("")
	a.setScale(100)
	a.upper.SetOffset(usualPanel)
	a.whole.SetOffset(usualTimeline)
	a.showPanes()
	a.update(func(s state.State) state.State {
		fresh := state.New(s.Dataset)
		fresh.Theme, fresh.Presented = a.themeOf(), s.Presented
		return fresh
	})
	// The window stays as large as it is: the usual size may be more than the screen.
	a.hints.follow()
}

// languageOf returns the language that the command line or the settings ask for,
// or the one among ours that suits the system best.
func (a *App) languageOf() string {
	if l := cmp.Or(a.options.Language, a.memory.settings.Language); l != "" {
		return l
	}
	var wanted []string
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		wanted = append(wanted, strings.Split(os.Getenv(name), ":")...)
	}
	return language.Match(wanted...)
}
