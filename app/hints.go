package app

import (
	"image/color"
	"slices"

	"legation/app/control"
	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	text   *canvas.Text
	icon   *widget.Icon
	object fyne.CanvasObject
}

func newHintLine(a *App) *hintLine {
	l := &hintLine{app: a, text: canvas.NewText("", nil), icon: widget.NewIcon(theme.InfoIcon())}
	dismiss := control.NewSign(theme.CancelIcon(), language.T("Close"), a.keys(), func() {
		var all []string
		for _, h := range hints {
			all = append(all, h.id)
		}
		a.remember(func(s *settings.Settings) { s.HintsDone = all })
		l.follow()
	})
	dismiss.Importance = widget.LowImportance
	l.object = container.New(hintLayout{}, l.icon, l.text, container.NewThemeOverride(dismiss, slim{}))
	l.follow()
	a.store.Subscribe(func(old, now state.State) {
		if old.Theme != now.Theme {
			l.follow()
		}
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
	s := l.app.store.State()
	if !ok || s.Compare.On || s.Presented || l.app.room.lowest { // comparing has a row of its own there
		l.object.Hide()
		return
	}
	l.object.Show()
	p := geo.PaletteOf(l.app.store.State().Theme)
	l.text.Text, l.text.Color, l.text.TextSize = language.Visual(h.text()), p.Text, hintSize
	l.text.Refresh()
	l.object.Refresh()
}

const (
	hintHeight = 26
	hintSize   = 12 // of the text
	hintIcon   = 16
	hintInset  = 10
)

// hintLayout lays the line out in one low row: the icon, the text, the cross.
type hintLayout struct{}

func (hintLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, hintHeight) }

func (hintLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	icon, text, cross := objects[0], objects[1], objects[2]
	icon.Move(fyne.NewPos(hintInset, (hintHeight-hintIcon)/2))
	icon.Resize(fyne.NewSquareSize(hintIcon))
	least := text.MinSize()
	text.Move(fyne.NewPos(hintInset+hintIcon+8, (hintHeight-least.Height)/2))
	text.Resize(least)
	cross.Move(fyne.NewPos(size.Width-hintHeight-4, 0))
	cross.Resize(fyne.NewSquareSize(hintHeight))
}

// slim is the theme of a control that is as low as the line.
type slim struct{}

func (slim) base() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (s slim) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return s.base().Color(n, v)
}

func (s slim) Font(f fyne.TextStyle) fyne.Resource { return s.base().Font(f) }

func (s slim) Icon(n fyne.ThemeIconName) fyne.Resource { return s.base().Icon(n) }

func (s slim) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameInnerPadding {
		return (hintHeight - s.base().Size(theme.SizeNameInlineIcon)) / 2
	}
	return s.base().Size(n)
}
