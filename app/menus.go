package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// What the panes offer where they are clicked with the second button, by the
// ids of the commands.
var (
	mapMenu = []string{
		"zoom-in", "zoom-out", "fit", "", "compare", "viewpoint-next", "", "insets", "legend", "grid", "",
		"back", "forward", "", "snapshot", "cite-picture",
	}
	timelineMenu = []string{
		"play", "step-previous", "step-next", "go-to", "", "mode-next", "snap", "positions", "", "fit", "",
		"back", "forward", "", "cite-event",
	}
)

// menuOf returns what opens the menu of a pane at a place in the window. What it
// zooms is that pane.
func (a *App) menuOf(pane string, ids []string) func(at fyne.Position) {
	return func(at fyne.Position) {
		a.zoomed = pane
		widget.ShowPopUpMenuAtPosition(a.commands.ContextMenu(ids...), a.window.Canvas(), at)
	}
}

// paneMenu opens the menu of the pane that was used last, for who has no second
// button at hand.
func (a *App) paneMenu() {
	at := func(o fyne.CanvasObject, ask func(fyne.Position)) {
		corner, size := a.fyne.Driver().AbsolutePositionForObject(o), o.Size()
		ask(corner.AddXY(size.Width/3, size.Height/4))
	}
	if a.timeline.Visible() && (a.zoomed == "timeline" || !a.upper.Leading.Visible()) {
		at(a.timeline, a.timeline.OnMenu)
		return
	}
	at(a.mapView, a.mapView.OnMenu)
}
