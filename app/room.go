package app

import "fyne.io/fyne/v2"

// Up to these sizes of the window, which a small screen with large text has, it
// shows less at a time, so that nothing is cut off. What goes is in the menu.
const (
	narrowWidth = 580 // the panel takes the place of the map instead of standing beside it
	lowHeight   = 480 // of the toolbar, the views, the viewpoint and the search stay
	lowestPart  = 400 // and the views go too, with the hint and the status line
)

// A room is the layout of the whole window: what is above the panes, and the
// panes. It says how little it needs, since Fyne lets no window be smaller than
// that, and a window that is larger than the screen cannot be used.
type room struct {
	app                 *App
	ready               bool // everything is there that may come and go
	size                fyne.Size
	narrow, low, lowest bool
}

func (r *room) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(380, 270) }

func (r *room) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, panes := objects[0], objects[1]
	height := top.MinSize().Height
	top.Resize(fyne.NewSize(size.Width, height))
	top.Move(fyne.NewPos(0, 0))
	panes.Resize(fyne.NewSize(size.Width, size.Height-height))
	panes.Move(fyne.NewPos(0, height))
	if r.ready && size != r.size {
		r.app.saveSoon()
	}
	r.size = size
	narrow, low, lowest := size.Width < narrowWidth, size.Height < lowHeight, size.Height < lowestPart
	if !r.ready || narrow == r.narrow && low == r.low && lowest == r.lowest {
		return
	}
	r.narrow, r.low, r.lowest = narrow, low, lowest
	fyne.Do(r.app.fitRoom) // not while things are being laid out
}

// fitRoom shows as much as there is room for.
func (a *App) fitRoom() {
	a.toolbar.fold(a.room.low, a.room.lowest)
	a.hints.follow()
	if a.room.lowest {
		a.status.object.Hide()
	} else {
		a.status.object.Show()
	}
	a.showPanes()
	a.layAgain()
}

// showPanel has the panel in sight, in which something is to be read or typed.
func (a *App) showPanel() {
	if a.panelShown() {
		return
	}
	a.turnPanel()
}

// panelShown reports whether the panel is in sight.
func (a *App) panelShown() bool {
	if a.room.narrow {
		return a.aside
	}
	return !a.memory.settings.NoPanel
}
