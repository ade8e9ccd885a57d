package app

import (
	"legation/app/command"
	"legation/app/event"
	"legation/app/language"
	"legation/app/reading"
	"legation/app/state"
)

// actions says what each command does.
func (a *App) actions() command.Actions {
	d := a.store.State().Dataset
	acts := command.Actions{
		Snapshot: a.snapshot, Animate: a.animate, Quit: a.fyne.Quit,

		View:     func() string { return a.store.State().View },
		ShowView: func(id string) { a.update(func(s state.State) state.State { s.View = id; return s }) },
		Zoom:     a.zoom,
		Fit:      a.fit,
		Search:   a.find,
		Clear:    a.clear,

		PlayPause: func() { a.update(func(s state.State) state.State { s.Playing = !s.Playing; return s }) },
		Playing:   func() bool { return a.store.State().Playing },
		Step:      func(by int) { a.scrub(func(s state.State) state.State { return s.Step(by) }) },
		CanStep:   func(by int) bool { s := a.store.State(); return s.Step(by) != s },
		Jump: func(by int) {
			a.scrub(func(s state.State) state.State { return s.MoveTo(jump(s.Playhead, s.Jump, by)) })
		},
		Decade: func(by int) {
			a.scrub(func(s state.State) state.State {
				if s.Presented {
					return s.Step(by) // what a clicker means by it
				}
				return s.MoveTo(decade(s.Playhead, by))
			})
		},
		First:   func() { a.scrub(func(s state.State) state.State { return s.Edge(-1) }) },
		Last:    func() { a.scrub(func(s state.State) state.State { return s.Edge(1) }) },
		Mode:    func() string { return string(a.store.State().Mode) },
		SetMode: func(id string) { a.update(func(s state.State) state.State { s.Mode = state.Mode(id); return s }) },

		Viewpoint:    func() string { return a.store.State().Viewpoint },
		SetViewpoint: func(id string) { a.update(func(s state.State) state.State { s.Viewpoint = id; return s }) },
		NextViewpoint: func(by int) {
			a.update(func(s state.State) state.State { return s.TurnViewpoint(by) })
		},
		Keys:  a.showKeys,
		About: a.about,
	}
	a.playing(&acts)
	a.showing(&acts)
	a.openings(&acts)
	acts.Cite, acts.CanCite = a.cite, a.canCite
	for _, v := range d.Views {
		acts.Views = append(acts.Views, command.Choice{ID: v.ID, Name: v.Name})
	}
	for _, v := range d.Viewpoints {
		acts.Viewpoints = append(acts.Viewpoints, command.Choice{ID: v.ID, Name: v.Name})
	}
	for _, m := range state.Modes {
		acts.Modes = append(acts.Modes, command.Choice{ID: string(m.Mode), Name: language.T(m.Name)})
	}
	return acts
}

func (a *App) update(change func(state.State) state.State) { a.store.Update(change) }

// scrub is an update by hand, which pauses the playing.
func (a *App) scrub(change func(state.State) state.State) {
	a.store.Update(func(s state.State) state.State {
		s.Playing = false
		return change(s)
	})
}

// zoom zooms the pane that was used last.
func (a *App) zoom(by int) {
	if a.zoomed == "timeline" {
		factor := 1.5
		if by < 0 {
			factor = 1 / factor
		}
		a.timeline.ZoomBy(factor)
		return
	}
	a.mapView.ZoomBy(0.5 * float64(by))
}

// fit shows everything: the first view on the map and all events on the axis.
func (a *App) fit() {
	a.timeline.Fit()
	a.home()
}

func (a *App) find() {
	a.showPanel()
	a.panel.ShowList()
	a.panel.FocusSearch(a.window.Canvas())
}

// clear closes what lies over the window, else leaves the full screen, else clears
// the selection, else leaves the control that has the focus.
func (a *App) clear() {
	over := a.window.Canvas().Overlays()
	if top := over.Top(); top != nil {
		for _, b := range a.boxes {
			if b.object == top {
				b.dialog.Hide()
				return
			}
		}
		over.Remove(top)
		return
	}
	if a.underway.object.Visible() {
		a.underway.cancel()
		return
	}
	if a.room.narrow && a.aside {
		a.turnPanel()
		return
	}
	was := a.store.State()
	if a.window.FullScreen() && was.Asked == "" {
		a.present(false)
		return
	}
	a.update(func(s state.State) state.State {
		if s.Asked != "" {
			s.Asked = ""
			return s
		}
		s.Selection = ""
		return s
	})
	if a.store.State() == was {
		a.window.Canvas().Unfocus() // nothing is left but the focus
	}
}

func (a *App) showKeys() {
	a.page(language.T("Keys and pointer"), a.commands.Help(), 760)
}

func (a *App) about() {
	d := a.store.State().Dataset
	text := reading.New(language.T("An atlas of the relations between states, on a map and through time.") + "\n\n" +
		language.F("%s: %s.", d.Title, d.Licence) + "\n" + d.Note)
	a.page("Legation "+a.options.Version, text, 460)
}

// jumps are the calendar steps with the words that a person chooses them by.
var jumps = []command.Choice{
	{ID: "day", Name: language.Key("Step: a day")},
	{ID: "month", Name: language.Key("Step: a month")},
	{ID: "year", Name: language.Key("Step: a year")},
	{ID: "decade", Name: language.Key("Step: ten years")},
}

// jump returns the day a number of calendar steps on. A day of the month that
// the new month does not have becomes its last one.
func jump(d event.Day, step string, by int) event.Day {
	y, m, day := d.Civil()
	switch step {
	case "day":
		return d + event.Day(by)
	case "month":
		m += by
	case "decade":
		y += 10 * int64(by)
	default:
		y += int64(by)
	}
	first := event.DayOf(y, m, 1)
	last := event.DayOf(y, m+1, 1) - 1
	return min(first+event.Day(day-1), last)
}

// decade returns the first day of the next or the previous decade.
func decade(d event.Day, by int) event.Day {
	y, m, day := d.Civil()
	start := y - (y%10+10)%10
	if by < 0 && y == start && m == 1 && day == 1 {
		start -= 10
	}
	if by > 0 {
		start += 10
	}
	return event.DayOf(start, 1, 1)
}
