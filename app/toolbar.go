package app

import (
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A toolbar is the row above the map: where to look, whose view, which events.
type toolbar struct {
	store     *state.Store
	window    fyne.Window
	object    fyne.CanvasObject
	views     map[string]*widget.Button
	row       *fyne.Container
	viewpoint *widget.Select
	mode      *widget.Select
	following bool // the controls are being set from the state
}

func newToolbar(store *state.Store, window fyne.Window, find, snapshot func()) *toolbar {
	t := &toolbar{store: store, window: window, views: map[string]*widget.Button{}}
	t.row = container.NewHBox()
	t.viewpoint = widget.NewSelect(nil, func(string) { t.chosen() })
	t.mode = widget.NewSelect(nil, func(string) { t.chosen() })
	for _, m := range state.Modes {
		t.mode.Options = append(t.mode.Options, m.Name)
	}
	muted := func(s string) *widget.Label {
		l := widget.NewLabel(s)
		l.Importance = widget.LowImportance
		return l
	}
	search := widget.NewButtonWithIcon("Find", theme.SearchIcon(), find)
	save := widget.NewButtonWithIcon("Snapshot…", theme.DocumentSaveIcon(), snapshot)
	t.object = container.NewPadded(container.NewHBox(
		t.row, muted("Whose view"), wide(t.viewpoint, 176), muted("Show"), wide(t.mode, 158),
		layout.NewSpacer(), search, save))
	t.fill(store.State())
	t.follow(store.State())
	store.Subscribe(func(old, now state.State) {
		if old.Dataset != now.Dataset {
			t.fill(now)
		}
		if old.View != now.View || old.Viewpoint != now.Viewpoint || old.Mode != now.Mode || old.Dataset != now.Dataset {
			t.follow(now)
		}
	})
	return t
}

// wide gives a control a width of its own: a Select is else only as wide as a
// part of what it says.
func wide(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(width, o.MinSize().Height), o)
}

// fill makes the controls for a dataset.
func (t *toolbar) fill(s state.State) {
	t.row.RemoveAll()
	clear(t.views)
	for _, v := range s.Dataset.Views {
		b := widget.NewButton(v.Name, func() {
			t.leave()
			t.store.Update(func(s state.State) state.State { s.View = v.ID; return s })
		})
		t.views[v.ID] = b
		t.row.Add(b)
	}
	t.viewpoint.Options = nil
	for _, v := range s.Dataset.Viewpoints {
		t.viewpoint.Options = append(t.viewpoint.Options, v.Name)
	}
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
	if v, ok := s.Dataset.Viewpoint(s.Viewpoint); ok {
		t.viewpoint.SetSelected(v.Name)
	}
	for _, m := range state.Modes {
		if m.Mode == s.Mode {
			t.mode.SetSelected(m.Name)
		}
	}
}

// leave gives up the focus that a control takes when it is pressed, so that
// keys go to the commands again.
func (t *toolbar) leave() { t.window.Canvas().Unfocus() }

// chosen takes what a person chose into the state.
func (t *toolbar) chosen() {
	if t.following {
		return
	}
	t.leave()
	viewpoint, mode := t.viewpoint.SelectedIndex(), t.mode.SelectedIndex()
	t.store.Update(func(s state.State) state.State {
		if viewpoint >= 0 && viewpoint < len(s.Dataset.Viewpoints) {
			s.Viewpoint = s.Dataset.Viewpoints[viewpoint].ID
		}
		if mode >= 0 {
			s.Mode = state.Modes[mode].Mode
		}
		return s
	})
}
