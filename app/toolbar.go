package app

import (
	"slices"

	"legation/app/control"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A toolbar is the row above the map: where to look, whose view, which events.
// While two halves are compared a second row says what the right one shows.
type toolbar struct {
	store     *state.Store
	keys      control.Keys
	object    fyne.CanvasObject
	views     map[string]*control.Button
	row       *fyne.Container
	rest      []fyne.CanvasObject // of the row, after the views
	folding   []fyne.CanvasObject // of the rest, what goes where there is little room
	wordy     []fyne.CanvasObject // of the rest, what goes where all would not stand in one row
	sign      fyne.CanvasObject   // in place of what is wordy
	squeezed  bool
	flow      *flow
	viewpoint *chooser
	mode      *control.Select
	compare   *compareRow
	noViews   bool // there is no room for them
	following bool // the controls are being set from the state
}

func newToolbar(a *App) *toolbar {
	store, keys := a.store, a.keys()
	t := &toolbar{store: store, keys: keys, views: map[string]*control.Button{}}
	t.viewpoint = newChooser(a, t.viewpoints, func(id string) {
		t.store.Update(func(s state.State) state.State { s.Viewpoint = id; return s })
	})
	t.mode = control.NewSelect(nil, keys, func(string) { t.chosen() })
	for _, m := range state.Modes {
		t.mode.Options = append(t.mode.Options, language.Visual(language.T(m.Name)))
	}
	compare := control.NewButton(language.T("Compare"), keys, func() {
		t.store.Update(func(s state.State) state.State { return s.CompareWith(!s.Compare.On) })
	})
	search := control.NewSign(theme.SearchIcon(), language.T("Search events"), keys, a.find)
	save := control.NewButtonWithIcon(language.T("Snapshot…"), theme.DocumentSaveIcon(), keys, a.snapshot)
	t.sign = control.NewSign(theme.DocumentSaveIcon(), language.T("Snapshot…"), keys, a.snapshot)
	t.sign.Hide()
	t.compare = newCompareRow(a, t.viewpoints)
	whose, mode := muted(language.T("Whose view")), wide(t.mode, 152)
	t.rest = []fyne.CanvasObject{whose, wide(t.viewpoint.object, 164), compare, mode, layout.NewSpacer(), search, save, t.sign}
	t.folding = []fyne.CanvasObject{whose, compare, mode, save}
	t.wordy = []fyne.CanvasObject{whose, save}
	t.flow = &flow{gap: theme.Padding(), changed: a.layAgain, squeeze: func(on bool) {
		t.squeezed = on
		t.fold(a.room.low, a.room.lowest)
		a.layAgain()
	}}
	t.row = container.New(t.flow)
	t.object = container.NewVBox(container.NewPadded(t.row), t.compare.object)
	t.fill(store.State())
	t.follow(store.State())
	store.Subscribe(func(old, now state.State) {
		if old.Dataset != now.Dataset {
			t.fill(now)
		}
		if old.View != now.View || old.Viewpoint != now.Viewpoint || old.Mode != now.Mode || old.Dataset != now.Dataset || old.Compare != now.Compare {
			t.follow(now)
		}
	})
	return t
}

func muted(s string) *widget.Label {
	l := widget.NewLabel(language.Visual(s))
	l.Importance = widget.LowImportance
	return l
}

func (t *toolbar) viewpoints() []event.Viewpoint { return t.store.State().Dataset.Viewpoints }

// wide gives a control a width of its own: a Select is else only as wide as a
// part of what it says.
func wide(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(width, o.MinSize().Height), o)
}

// fill makes the controls for a dataset.
func (t *toolbar) fill(s state.State) {
	t.row.Objects = nil
	t.flow.full = 0 // other names take other room
	clear(t.views)
	for _, v := range s.Dataset.Views {
		b := control.NewButton(language.Visual(v.Name), t.keys, func() {
			t.store.Update(func(s state.State) state.State { s.View = v.ID; return s })
		})
		b.Hidden = t.noViews
		t.views[v.ID] = b
		t.row.Objects = append(t.row.Objects, b)
	}
	t.row.Objects = append(t.row.Objects, t.rest...)
	t.row.Refresh()
}

// fold leaves away what there is little room for, and even the views, or shows
// it again.
func (t *toolbar) fold(some, views bool) {
	t.noViews = views
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	for _, o := range t.folding {
		show(o, !some && !(t.squeezed && slices.Contains(t.wordy, o)))
	}
	show(t.sign, !some && t.squeezed)
	for _, b := range t.views {
		show(b, !views)
	}
	t.compare.fold(views)
	t.follow(t.store.State())
}

// follow shows the state in the controls.
func (t *toolbar) follow(s state.State) {
	t.following = true
	defer func() { t.following = false }()
	for id, b := range t.views {
		importance := widget.MediumImportance
		if id == s.View {
			importance = widget.HighImportance
		}
		if b.Importance != importance {
			b.Importance = importance
			b.Refresh()
		}
	}
	t.viewpoint.show(s, s.Viewpoint)
	t.compare.follow(s)
	// One row is all that there is room for: what is left of the divider is in
	// the menu then.
	if main := t.object.(*fyne.Container).Objects[0]; main.Visible() == (t.noViews && s.Compare.On) {
		if main.Visible() {
			main.Hide()
		} else {
			main.Show()
		}
	}
	for _, m := range state.Modes {
		if m.Mode == s.Mode {
			t.mode.SetSelected(language.Visual(language.T(m.Name)))
		}
	}
}

// chosen takes the mode that a person chose into the state.
func (t *toolbar) chosen() {
	if t.following {
		return
	}
	if mode := t.mode.SelectedIndex(); mode >= 0 {
		t.store.Update(func(s state.State) state.State { s.Mode = state.Modes[mode].Mode; return s })
	}
}
