package app

import (
	"slices"

	"legation/app/control"
	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A hint teaches one thing by having it done.
type hint struct {
	id   string
	text func() string
	done func(old, now state.State) bool // nil where the window says so itself
}

var hints = []hint{
	{"scrub", func() string {
		return language.T("Drag the playhead on the timeline, or press → for the next event.")
	},
		func(old, now state.State) bool { return old.Playhead != now.Playhead && !now.Playing }},
	{"play", func() string { return language.T("Press Space to play through the events, and again to pause.") },
		func(old, now state.State) bool { return now.Playing && !old.Playing }},
	{"viewpoint", func() string { return language.T("Press V to see the map as somebody else holds it to be.") },
		func(old, now state.State) bool { return old.Viewpoint != now.Viewpoint }},
	{"snapshot", func() string { return language.T("Press Ctrl+E to make a picture of what you see.") }, nil},
}

// A hintLine stands above the map until everything in it has been done once,
// or it is dismissed.
type hintLine struct {
	app    *App
	text   *widget.Label
	object fyne.CanvasObject
}

func newHintLine(a *App) *hintLine {
	l := &hintLine{app: a, text: widget.NewLabel("")}
	l.text.Truncation = fyne.TextTruncateEllipsis
	dismiss := control.NewButtonWithIcon("", theme.CancelIcon(), a.keys(), func() {
		var all []string
		for _, h := range hints {
			all = append(all, h.id)
		}
		a.remember(func(s *settings.Settings) { s.HintsDone = all })
		l.follow()
	})
	dismiss.Importance = widget.LowImportance
	l.object = container.NewBorder(nil, nil, widget.NewIcon(theme.InfoIcon()), dismiss, l.text)
	l.follow()
	a.store.Subscribe(func(old, now state.State) {
		if old.Dataset != now.Dataset {
			return
		}
		if old.Compare.On != now.Compare.On {
			l.follow()
		}
		for _, h := range hints {
			if h.done != nil && h.done(old, now) {
				l.done(h.id)
			}
		}
	})
	return l
}

// next returns the first thing that has not been done.
func (l *hintLine) next() (hint, bool) {
	for _, h := range hints {
		if !slices.Contains(l.app.memory.settings.HintsDone, h.id) {
			return h, true
		}
	}
	return hint{}, false
}

// done goes on to the next thing.
func (l *hintLine) done(id string) {
	if slices.Contains(l.app.memory.settings.HintsDone, id) {
		return
	}
	l.app.remember(func(s *settings.Settings) { s.HintsDone = append(slices.Clone(s.HintsDone), id) })
	l.follow()
}

// follow shows the next hint, or nothing.
func (l *hintLine) follow() {
	h, ok := l.next()
	if !ok || l.app.store.State().Compare.On || l.app.room.lowest { // comparing has a row of its own there
		l.object.Hide()
		return
	}
	l.object.Show()
	l.text.SetText(language.Visual(h.text()))
}
