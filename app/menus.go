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

// menuOf returns what opens a menu of commands at a place in the window.
func (a *App) menuOf(ids []string) func(at fyne.Position) {
	return func(at fyne.Position) {
		widget.ShowPopUpMenuAtPosition(a.commands.ContextMenu(ids...), a.window.Canvas(), at)
	}
}
