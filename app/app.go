// Package app is the window: it puts the parts together, and nothing else
// knows all of them.
package app

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"legation/app/card"
	"legation/app/command"
	"legation/app/dataset"
	"legation/app/event"
	"legation/app/export"
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
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"
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

func open(file string) (*event.Dataset, []dataset.Problem, error) {
	if file == "" {
		return dataset.Builtin(), nil, nil
	}
	return dataset.Open(file)
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

// reveal has the map show the first place of an event.
func (a *App) reveal(id string) {
	d := a.store.State().Dataset
	e, ok := d.Event(id)
	if !ok {
		return
	}
	for _, id := range e.Places {
		if place, ok := d.Place(id); ok {
			a.mapView.Reveal(orb.Point{place.Lon, place.Lat})
			return
		}
	}
}

func firstView(s state.State) string {
	if len(s.Dataset.Views) == 0 {
		return ""
	}
	return s.Dataset.Views[0].ID
}

// showStance opens the card of the territory that a position is about, on the
// first day of the position if it does not hold on the playhead's.
func (a *App) showStance(id string) {
	a.scrub(func(s state.State) state.State {
		st, ok := s.Dataset.Stance(id)
		if !ok {
			return s
		}
		if day, known := st.Date.Anchor(); known && !st.Holds(s.Playhead) {
			s = s.MoveTo(day)
		}
		return s.AskOf(st.Territory)
	})
}

// showPlace moves the map to a place and keeps its scale, unless that is too
// small to tell the place from its neighbours.
func (a *App) showPlace(id string) {
	a.update(func(s state.State) state.State {
		place, ok := s.Dataset.Place(id)
		if !ok {
			return s
		}
		zoom := s.Viewport(float64(a.mapView.Size().Width), float64(a.mapView.Size().Height)).Zoom
		s.View, s.Centre, s.Zoom = "", orb.Point{place.Lon, place.Lat}, max(zoom, 6)
		return s
	})
}

// announce writes into the trace where the handles of the window are.
func (a *App) announce() {
	places := map[string][2]float32{}
	at := func(name string, p fyne.Position) { places[name] = [2]float32{p.X, p.Y} }
	at("playhead", a.timeline.PlayheadPosition())
	s := a.store.State()
	for i := range s.Dataset.Events {
		if p, ok := a.timeline.MarkPosition(s.Dataset.Events[i].ID); ok {
			at("event:"+s.Dataset.Events[i].ID, p)
		}
	}
	driver := a.fyne.Driver()
	corner := driver.AbsolutePositionForObject(a.mapView)
	at("map", corner)
	at("map-size", fyne.NewPos(a.mapView.Size().Width, a.mapView.Size().Height))
	a.trace.ready(places)
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

// chooseAmong lets a person choose among the events at one place, the newest
// first.
func (a *App) chooseAmong(ids []string, at fyne.Position) {
	d := a.store.State().Dataset
	var popup *widget.PopUp
	list := widget.NewList(
		func() int { return len(ids) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if e, ok := d.Event(ids[len(ids)-1-i]); ok {
				date := "Undated"
				if !e.Date.IsZero() {
					date = e.Date.Text()
				}
				o.(*widget.Label).SetText(date + "   " + e.Title)
			}
		},
	)
	list.OnSelected = func(i widget.ListItemID) {
		popup.Hide()
		a.choose(ids[len(ids)-1-i])
	}
	canvas := a.window.Canvas()
	size := fyne.NewSize(460, min(float32(len(ids))*37+12, 340))
	area := canvas.Size()
	at.X = max(min(at.X, area.Width-size.Width-12), 0)
	at.Y = max(min(at.Y, area.Height-size.Height-12), 0)
	popup = widget.NewPopUp(list, canvas)
	popup.Resize(size)
	popup.ShowAtPosition(at)
}

func (a *App) choose(id string) {
	a.store.Update(func(s state.State) state.State {
		s.Playing = false
		return s.Select(id)
	})
	a.panel.ShowDetails()
}

// mapButtons are the buttons that lie on the map: closer, farther, home.
func (a *App) mapButtons() fyne.CanvasObject {
	button := func(icon fyne.Resource, tapped func()) fyne.CanvasObject {
		return widget.NewButtonWithIcon("", icon, func() {
			a.window.Canvas().Unfocus()
			tapped()
		})
	}
	column := container.NewVBox(
		button(theme.ContentAddIcon(), func() { a.mapView.ZoomBy(0.5) }),
		button(theme.ContentRemoveIcon(), func() { a.mapView.ZoomBy(-0.5) }),
		button(theme.HomeIcon(), a.home))
	return container.NewBorder(container.NewPadded(container.NewHBox(layout.NewSpacer(), column)), nil, nil, nil)
}

// home shows the first view.
func (a *App) home() {
	a.update(func(s state.State) state.State { s.View = firstView(s); return s })
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
