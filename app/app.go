// Package app is the window: it puts the parts together, and nothing else
// knows all of them.
package app

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	"legation/app/card"
	"legation/app/command"
	"legation/app/control"
	"legation/app/footprint"
	"legation/app/history"
	"legation/app/language"
	"legation/app/mapview"
	"legation/app/panel"
	"legation/app/play"
	"legation/app/playback"
	"legation/app/settings"
	"legation/app/state"
	"legation/app/timeline"
	"legation/assets"
	"legation/geo"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Options say how the program was started.
type Options struct {
	File     string // a dataset, or "" for the built-in one
	Trace    string // where to write what happens as JSON lines, or ""
	Language string // code of one that the interface is there in, or "" for the person's
	Tour     string // a folder: play through everything, leave pictures there, end
	Version  string
}

// An App is the running program.
type App struct {
	options     Options
	fyne        fyne.App
	window      fyne.Window
	store       *state.Store
	trace       *trace
	player      play.Player
	ticking     bool // a tick of the player is due
	mapView     *mapview.MapView
	timeline    *timeline.Timeline
	panel       *panel.Panel
	card        *card.Card
	commands    command.Table
	history     history.History
	memory      memory
	hints       *hintLine
	underway    *underwayCard
	toolbar     *toolbar
	status      *statusLine
	room        *room
	unpresented desk             // the window before it filled the screen
	aside       bool             // the panel is in the place of the map, in a narrow window
	upper       *container.Split // map and panel
	whole       *container.Split // that and the timeline
	opening     opening
	crashed     string    // path of the report that a crash has left, or ""
	unread      string    // path of settings that could not be read, or ""
	missing     string    // path of the dataset that was open last and is not there, or ""
	later       string    // path of the dataset to open when the window is there, or ""
	file        string    // path of the dataset, or "" for the built-in one
	zoomed      string    // the pane that was used last: "map" or "timeline"
	boxes       []openBox // the dialogs that are open, the topmost last
	tilesKey    string    // of the server of the base map, while the program runs
}

// Run opens the window and returns when it is closed.
func Run(o Options) error {
	footprint.Bound()
	findHome()
	a := &App{options: o}
	var complaints []error
	if o.Tour == "" {
		// A tour shows the program as it is for everybody.
		kept, err := a.memory.recall()
		if err != nil {
			complaints = append(complaints, err)
		}
		a.unread = kept
	}
	// This also makes the folder for caches, where Fyne wants to have its own.
	left, ended, crashErr := keepCrashReport(o.Version)
	defer ended()
	if code := a.languageOf(); code != language.English && language.Set(code) {
		if err := speakToolkit(); err != nil {
			complaints = append(complaints, fmt.Errorf("translating the dialogs: %w", err))
		}
	}
	now, later, err := a.first()
	if err != nil {
		return err
	}
	if o.Trace != "" {
		if a.trace, err = openTrace(o.Trace); err != nil {
			return err
		}
		defer a.trace.close()
	}
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: "io.github.legation.Legation", Name: "Legation", Version: o.Version,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	a.fyne = calmApp{fyneapp.NewWithID("io.github.legation.Legation"), func() bool { return a.memory.settings.ReduceMotion }}
	fyne.SetCurrentApp(a.fyne)
	a.fyne.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	s := a.placed(now)
	s.Theme, s.Still, s.Imperial = a.themeOf(), a.memory.settings.ReduceMotion, a.memory.settings.Units == "imperial"
	a.store = state.NewStore(s)
	a.applyScale()
	a.dress(s.Theme)
	a.build()
	if err := readyDisplay(); err != nil {
		return err
	}
	a.trace.state(a.store.State())
	a.follow(now)
	a.showProblems(now)
	a.later = later
	if o.File != "" && now.path != "" {
		a.remember(func(s *settings.Settings) { *s = s.Opened(now.path) })
	}
	if crashErr != nil {
		complaints = append(complaints, fmt.Errorf("keeping a place for a crash report: %w", crashErr))
	} else if left != "" && o.Tour == "" {
		a.crashed = left
	}
	for _, err := range complaints {
		a.complain(err)
	}
	a.fyne.Settings().AddListener(func(fyne.Settings) {
		if t := a.themeOf(); t != a.store.State().Theme {
			a.update(func(s state.State) state.State { s.Theme = t; return s })
		}
	})
	a.fyne.Lifecycle().SetOnStarted(a.started)
	a.window.ShowAndRun()
	if a.window.FullScreen() {
		a.memory.settings = a.unpresented.cleared(a.memory.settings)
	}
	a.save(false)
	return nil
}

// complain says on the terminal what went wrong without a person having asked
// for anything.
func (a *App) complain(err error) { fmt.Fprintln(os.Stderr, "legation:", err) }

// build makes the window from its parts.
func (a *App) build() {
	// X11 takes the window's class from its first title, and desktops match
	// that with the desktop entry.
	a.window = a.fyne.NewWindow("Legation")
	a.compose()
	a.resize(settings.Size{
		Width:  cmp.Or(a.memory.settings.Window.Width, usualWidth),
		Height: cmp.Or(a.memory.settings.Window.Height, usualHeight),
	})
	a.window.SetMaster()
	a.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		if len(files) > 0 {
			a.load(files[0].Path())
		}
	})
}

// compose puts the parts into the window, in the language of now.
func (a *App) compose() {
	a.room = &room{app: a}
	a.mapView = mapview.New(a.store)
	a.mapView.OnKey = func(ev *fyne.KeyEvent) { a.zoomed = "map"; a.commands.TypedKey(ev) }
	a.mapView.OnRune = func(r rune) { a.zoomed = "map"; a.commands.TypedRune(r) }
	a.mapView.OnChoose = a.chooseAmong
	a.mapView.OnFirst = a.trace.firstMap
	a.timeline = timeline.New(a.store)
	a.timeline.OnKey = func(ev *fyne.KeyEvent) { a.zoomed = "timeline"; a.commands.TypedKey(ev) }
	a.timeline.OnRune = func(r rune) { a.zoomed = "timeline"; a.commands.TypedRune(r) }
	a.timeline.OnStance = a.showStance
	a.mapView.OnMenu = a.menuOf("map", mapMenu)
	a.timeline.OnMenu = a.menuOf("timeline", timelineMenu)
	a.panel = panel.New(a.store, a.openURL)
	a.panel.Problems.OnCopy = func(text string) { a.fyne.Clipboard().SetContent(text) }
	a.panel.Details.OnPlace = a.showPlace
	a.panel.List.OnPick = a.reveal
	playing := playback.New(a.store)
	var gear *control.Button
	gear = control.NewSign(theme.SettingsIcon(), language.T("Playback"), a.keys(), func() { playing.ShowAbove(gear) })
	a.hints = newHintLine(a)
	a.toolbar = newToolbar(a)
	a.underway = newUnderwayCard(a.store, a.keys())

	a.card = card.New(a.store, a.openURL)
	a.card.Keys = a.keys()
	a.status = newStatusLine(a.store, a.mapView.Zoom, func() {
		a.showPanel()
		a.panel.ShowList()
	})
	a.mapView.OnPoint, a.mapView.OnSize = a.status.point, a.status.scale
	a.mapView.OnPick = a.panel.ShowDetails
	left := container.NewBorder(nil, a.status.object, nil, nil, container.NewStack(a.mapView, a.mapButtons(), a.card.Object(), a.underway.object))
	a.upper = container.NewHSplit(left, a.panel.Object())
	a.upper.SetOffset(cmp.Or(a.memory.settings.Panel, usualPanel))
	a.whole = container.NewVSplit(a.upper, a.timeline)
	a.whole.SetOffset(cmp.Or(a.memory.settings.Timeline, usualTimeline))
	top := container.NewVBox(container.NewBorder(nil, nil, nil, container.NewVBox(container.NewPadded(gear)), a.toolbar.object), widget.NewSeparator(), a.hints.object)
	// In the order in which Tab goes through them.
	a.window.SetContent(container.New(a.room, top, a.whole))
	a.bindCommands()
	a.showPanes()
	a.room.ready = true
	a.window.Content().Refresh()
	a.store.Subscribe(func(old, now state.State) { a.history.Note(old, now, time.Now()) })
	a.store.Subscribe(a.changed)
	a.window.SetTitle(a.store.State().Dataset.Title + " – Legation")
}

// layAgain has the window laid out again once what is under way is done.
func (a *App) layAgain() {
	fyne.Do(func() {
		if c := a.window.Content(); c != nil {
			c.Refresh()
		}
	})
}

// bindCommands makes the table of commands for the dataset, and from it the
// menu and the keys.
func (a *App) bindCommands() {
	a.commands = command.New(a.actions())
	a.window.SetMainMenu(a.commands.MainMenu())
	a.commands.Bind(a.window.Canvas())
	a.panel.Forward(a.commands)
}

// keys are what a control does not need itself: those of the table of commands.
func (a *App) keys() control.Keys {
	return control.KeysFunc(func() control.Keys { return a.commands })
}

// changed keeps what belongs to no pane in step with the state.
func (a *App) changed(old, now state.State) {
	a.trace.state(now)
	if old.Theme != now.Theme {
		a.dress(now.Theme)
	}
	if old.Dataset != now.Dataset {
		a.window.SetTitle(now.Dataset.Title + " – Legation")
		a.bindCommands()
		go now.Dataset.PrepareSearch(context.Background())
	}
	if old.Selection != now.Selection && now.View == "" && !a.history.Moving() {
		// A named view stays: who looks at one wants to see what changes there.
		a.reveal(now.Selection)
	}
	if a.room.lowest && (old.Asked != now.Asked || old.Compare.On != now.Compare.On) {
		a.showPanes()
	}
	a.saveSoon()
	a.commands.Sync(a.window.MainMenu())
	if now.Playing && !a.ticking {
		a.ticking = true
		a.tick()
	}
}

// tick keeps the player going while the state says that it plays.
func (a *App) tick() {
	a.store.Update(func(s state.State) state.State { return a.player.Advance(time.Now(), s) })
	s := a.store.State()
	if !s.Playing {
		a.ticking = false
		return
	}
	pause := 50 * time.Millisecond
	if s.Playback.Evenly {
		pause = 25 * time.Millisecond
	}
	time.AfterFunc(pause, func() { fyne.Do(a.tick) })
}

// started runs once the event loop does.
func (a *App) started() {
	if a.trace != nil {
		a.announceSoon()
	}
	go a.store.State().Dataset.PrepareSearch(context.Background())
	go a.prepare(a.store.State(), float64(a.mapView.Size().Width), float64(a.mapView.Size().Height))
	if a.unread != "" {
		a.tell(language.T("Your settings could not be read"),
			language.F("What of them could be read counts, the rest is as for a new user. The file as it was is kept in\n%s", a.unread))
	}
	if a.missing != "" {
		a.tell(language.T("The file is not there"),
			language.F("What you had open last cannot be opened now:\n%s\nThe built-in dataset is shown instead. If the file lies on another disk, connect it and choose the file in the menu File.", a.missing))
	}
	if a.crashed != "" {
		a.tell(language.T("Legation ended unexpectedly"),
			language.F("A report of what went wrong is in\n%s\nNothing has been sent to anybody.", a.crashed))
	}
	if a.later != "" {
		a.load(a.later)
	}
	if a.options.Tour != "" {
		go a.tour(a.options.Tour)
	}
}

// prepare makes the levels of detail of all views ready.
func (a *App) prepare(s state.State, width, height float64) {
	for _, v := range s.Dataset.Views {
		s.View = v.ID
		geo.Prepare(s.Viewport(width, height).Zoom)
	}
}
