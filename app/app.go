// Package app is the window: it puts the parts together, and nothing else
// knows all of them.
package app

import (
	"time"

	"legation/app/card"
	"legation/app/command"
	"legation/app/mapview"
	"legation/app/panel"
	"legation/app/play"
	"legation/app/playback"
	"legation/app/state"
	"legation/app/timeline"
	"legation/assets"
	"legation/geo"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Options say how the program was started.
type Options struct {
	File    string // a dataset, or "" for the built-in one
	Trace   string // where to write what happens as JSON lines, or ""
	Tour    string // a folder: play through everything, leave pictures there, end
	Version string
}

// An App is the running program.
type App struct {
	options  Options
	fyne     fyne.App
	window   fyne.Window
	store    *state.Store
	trace    *trace
	player   play.Player
	ticking  bool // a tick of the player is due
	mapView  *mapview.MapView
	timeline *timeline.Timeline
	panel    *panel.Panel
	commands command.Table
	folder   string // where the last snapshot went
	zoomed   string // the pane that was used last: "map" or "timeline"
	overlay  dialog.Dialog
}

// Run opens the window and returns when it is closed.
func Run(o Options) error {
	collectEarly()
	makeCacheFolder()
	d, problems, err := open(o.File)
	if err != nil {
		return err
	}
	a := &App{options: o}
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
	a.fyne = fyneapp.NewWithID("io.github.legation.Legation")
	a.fyne.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	s := state.New(d)
	s.Dark = a.fyne.Settings().ThemeVariant() == theme.VariantDark
	a.store = state.NewStore(s)
	a.fyne.Settings().SetTheme(newLook(s.Dark))
	a.build()
	a.trace.state(a.store.State())
	if len(problems) > 0 {
		a.showProblems(o.File, problems)
	}
	a.fyne.Lifecycle().SetOnStarted(a.started)
	a.window.ShowAndRun()
	return nil
}

// build makes the window from its parts.
func (a *App) build() {
	// X11 takes the window's class from its first title, and desktops match
	// that with the desktop entry.
	a.window = a.fyne.NewWindow("Legation")
	a.folder = pictureFolder()
	a.mapView = mapview.New(a.store)
	a.mapView.OnKey = func(ev *fyne.KeyEvent) { a.zoomed = "map"; a.commands.TypedKey(ev) }
	a.mapView.OnRune = func(r rune) { a.zoomed = "map"; a.commands.TypedRune(r) }
	a.mapView.OnChoose = a.chooseAmong
	a.mapView.OnFirst = a.trace.firstMap
	a.timeline = timeline.New(a.store)
	a.timeline.OnKey = func(ev *fyne.KeyEvent) { a.zoomed = "timeline"; a.commands.TypedKey(ev) }
	a.timeline.OnRune = func(r rune) { a.zoomed = "timeline"; a.commands.TypedRune(r) }
	a.timeline.OnStance = a.showStance
	a.panel = panel.New(a.store, a.openURL)
	a.panel.Details.OnPlace = a.showPlace
	a.panel.List.OnPick = a.reveal
	settings := playback.New(a.store)
	var gear *widget.Button
	gear = widget.NewButtonWithIcon("", theme.SettingsIcon(), func() {
		a.window.Canvas().Unfocus()
		settings.ShowAbove(gear)
	})
	bar := newToolbar(a.store, a.window, a.find, a.snapshot)

	status := newStatusLine(a.store, a.mapView.Zoom, a.panel.ShowList)
	a.mapView.OnPoint, a.mapView.OnSize = status.point, status.scale
	a.mapView.OnPick = a.panel.ShowDetails
	left := container.NewBorder(nil, status.object, nil, nil, container.NewStack(a.mapView, a.mapButtons(), card.New(a.store).Object()))
	upper := container.NewHSplit(left, a.panel.Object())
	upper.SetOffset(0.75)
	whole := container.NewVSplit(upper, a.timeline)
	whole.SetOffset(0.70)
	a.window.SetContent(container.NewBorder(container.NewVBox(container.NewBorder(nil, nil, nil, gear, bar.object), widget.NewSeparator()), nil, nil, nil, whole))
	a.bindCommands()
	a.window.Resize(fyne.NewSize(1440, 900))
	a.window.SetMaster()
	a.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		if len(files) > 0 {
			a.load(files[0].Path())
		}
	})
	a.store.Subscribe(a.changed)
	a.window.SetTitle(a.store.State().Dataset.Title + " – Legation")
}

// bindCommands makes the table of commands for the dataset, and from it the
// menu and the keys.
func (a *App) bindCommands() {
	a.commands = command.New(a.actions())
	a.window.SetMainMenu(a.commands.MainMenu())
	a.commands.Bind(a.window.Canvas())
	a.panel.Forward(a.commands)
}

// changed keeps what belongs to no pane in step with the state.
func (a *App) changed(old, now state.State) {
	a.trace.state(now)
	if old.Dark != now.Dark {
		a.fyne.Settings().SetTheme(newLook(now.Dark))
	}
	if old.Dataset != now.Dataset {
		a.window.SetTitle(now.Dataset.Title + " – Legation")
		a.bindCommands()
		go now.Dataset.PrepareSearch()
	}
	if old.Selection != now.Selection && now.View == "" {
		// A named view stays: who looks at one wants to see what changes there.
		a.reveal(now.Selection)
	}
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
		time.AfterFunc(400*time.Millisecond, func() { fyne.Do(a.announce) })
	}
	go a.store.State().Dataset.PrepareSearch()
	go a.prepare(a.store.State(), float64(a.mapView.Size().Width), float64(a.mapView.Size().Height))
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
