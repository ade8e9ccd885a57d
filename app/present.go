package app

import (
	"cmp"
	"time"

	"legation/app/command"
	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
)

// The window as it is for a new user.
const (
	usualWidth    = 1440
	usualHeight   = 900
	usualPanel    = 0.75 // part of the width that the map has
	usualTimeline = 0.70 // part of the height above the timeline
	projector     = 150  // the size of large type, in percent
)

// showing adds what the commands of the window itself do: what of it is seen,
// how large, in which colours.
func (a *App) showing(acts *command.Actions) {
	acts.Prefer = a.showPreferences
	acts.Territory = a.askTerritory
	acts.Pan = func(x, y int) {
		// What is shown goes the other way.
		size := a.mapView.Size()
		a.mapView.PanBy(-float64(x)*float64(size.Width)/6, -float64(y)*float64(size.Height)/6)
	}
	acts.Scroll = a.scroll
	acts.Still = command.Switch{
		Turn: func() { a.setStill(!a.memory.settings.ReduceMotion) },
		On:   func() bool { return a.memory.settings.ReduceMotion },
	}
	acts.Palette, acts.PaneMenu = a.showPalette, a.paneMenu
	acts.Back = func() { a.history.Back(a.store) }
	acts.Forward = func() { a.history.Forward(a.store) }
	acts.CanBack, acts.CanForward = a.history.CanBack, a.history.CanForward
	acts.Themes = themeChoices()
	acts.Theme = a.themeChoice
	acts.SetTheme = a.setTheme
	acts.TextSize = func(by int) { a.setScale(nextScale(a.scalePercent(), by)) }
	acts.CanTextSize = func(by int) bool { return nextScale(a.scalePercent(), by) != a.scalePercent() }
	acts.LargeType = command.Switch{
		Turn: func() {
			now := a.scalePercent()
			if now >= projector {
				a.setScale(cmp.Or(a.memory.usual, 100))
				return
			}
			a.memory.usual = now
			a.unpresented.enlarged = a.window.FullScreen()
			a.setScale(projector)
		},
		On: func() bool { return a.scalePercent() >= projector },
	}
	acts.Panel = command.Switch{
		Turn: a.turnPanel,
		On:   a.panelShown,
	}
	acts.TimelinePane = command.Switch{
		Turn: func() {
			a.remember(func(s *settings.Settings) { s.NoTimeline = !s.NoTimeline })
			a.showPanes()
		},
		On: func() bool { return !a.memory.settings.NoTimeline },
	}
	acts.FullScreen = command.Switch{
		Turn: func() { a.present(!a.window.FullScreen()) },
		On:   func() bool { return a.window != nil && a.window.FullScreen() },
	}
}

// themeChoices are the themes of the window with the words that a person
// chooses them by. That of print is for paper.
func themeChoices() []command.Choice {
	return []command.Choice{
		{ID: systemTheme, Name: language.T("Theme of the system")},
		{ID: string(geo.LightTheme), Name: language.T("Light theme")},
		{ID: string(geo.DarkTheme), Name: language.T("Dark theme")},
		{ID: string(geo.ContrastTheme), Name: language.T("High contrast")},
	}
}

// A desk is the window as it was before it filled the screen.
type desk struct {
	window              fyne.Size // in pixels
	scale               int
	noPanel, noTimeline bool
	enlarged            bool // large type has been chosen since
}

// cleared returns the settings as they were before presenting, as far as what has
// been changed since was for the audience.
func (d desk) cleared(s settings.Settings) settings.Settings {
	s.NoPanel, s.NoTimeline = d.noPanel, d.noTimeline
	if d.enlarged {
		s.Scale = d.scale
	}
	return s
}

// present fills the screen and names the chosen event on the map, so that an
// audience can follow: a clicker's two keys, Page Up and Page Down, then step
// from event to event. Afterwards the window is as it was: panes hidden and
// large type chosen for the audience too.
func (a *App) present(on bool) {
	if s := a.memory.settings; on {
		a.unpresented = desk{a.pixels(), s.Scale, s.NoPanel, s.NoTimeline, false}
	}
	a.window.SetFullScreen(on)
	if was := a.unpresented; !on && was.window.Width > 0 {
		cleared := was.cleared(a.memory.settings)
		a.remember(func(s *settings.Settings) { s.NoPanel, s.NoTimeline = cleared.NoPanel, cleared.NoTimeline })
		a.showPanes()
		// Fyne loses the size of before where the size of text has changed since.
		time.AfterFunc(relayout, func() {
			fyne.Do(func() {
				if a.window.FullScreen() {
					return
				}
				if cleared.Scale != a.memory.settings.Scale {
					a.setScale(cmp.Or(cleared.Scale, 100))
				}
				a.memory.onScreen = was.window
				a.keepSize()
			})
		})
	}
	a.update(func(s state.State) state.State { s.Presented = on; return s })
	a.hints.follow()
	a.commands.Sync(a.window.MainMenu())
}

// scroll moves on (1) or back (-1) in what there is to read: the card if it is
// open, else the page beside the map.
func (a *App) scroll(by int) {
	if a.card.Open() {
		a.card.Scroll(by)
		return
	}
	a.panel.Scroll(by)
}

// crowded reports whether there is so little room that what is being read or
// compared has the place of the timeline too.
func (a *App) crowded() bool {
	s := a.store.State()
	return a.room.lowest && (a.room.narrow && a.aside || s.Asked != "" || s.Compare.On)
}

// turnPanel shows the panel or hides it. In a narrow window that is only for now.
func (a *App) turnPanel() {
	if a.room.narrow {
		a.aside = !a.aside
	} else {
		a.remember(func(s *settings.Settings) { s.NoPanel = !s.NoPanel })
	}
	a.showPanes()
}

// showPanes shows and hides the panes as the settings say.
func (a *App) showPanes() {
	show := func(pane interface {
		Show()
		Hide()
		Visible() bool
	}, on bool) {
		switch {
		case on && !pane.Visible():
			pane.Show()
		case !on && pane.Visible():
			pane.Hide()
		}
	}
	show(a.panel.Object(), a.panelShown())
	show(a.upper.Leading, !a.room.narrow || !a.aside)
	show(a.timeline, !a.memory.settings.NoTimeline && !a.crowded())
	a.upper.Refresh()
	a.whole.Refresh()
	a.commands.Sync(a.window.MainMenu())
}
