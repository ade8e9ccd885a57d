package app

import (
	"legation/app/control"
	"legation/app/language"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A popList is a list that opens over the window to choose one thing from: with
// the pointer, or with the arrows and Enter. Escape closes it.
type popList struct {
	rows   int
	create func() fyne.CanvasObject
	update func(i int, row fyne.CanvasObject)
	chosen func(i int)
}

// open shows the list at a place in the window, moved as far as it needs to be
// to lie within it.
func (p popList) open(a *App, at fyne.Position, size fyne.Size) {
	var popup *widget.PopUp
	list := control.NewList(func() int { return p.rows }, p.create,
		func(i widget.ListItemID, row fyne.CanvasObject) { p.update(i, row) },
		control.Escape(func() { popup.Hide() }))
	list.OnSelected = func(i widget.ListItemID) {
		popup.Hide()
		p.chosen(i)
	}
	canvas := a.window.Canvas()
	const edge = 12
	area := canvas.Size()
	size.Width, size.Height = min(size.Width, area.Width-edge), min(size.Height, area.Height-edge)
	at.X = max(min(at.X, area.Width-size.Width-edge), 0)
	at.Y = max(min(at.Y, area.Height-size.Height-edge), 0)
	popup = widget.NewPopUp(list, canvas)
	popup.Resize(size)
	popup.ShowAtPosition(at)
	canvas.Focus(list)
}

// linesHeight is that of a list of rows of one line, and of no more.
func linesHeight(rows int) float32 {
	gap := theme.Padding()
	return float32(rows)*(newLine().MinSize().Height+gap) - gap
}

// newLine makes a row of one line, for the update of which setLine is.
func newLine() fyne.CanvasObject {
	l := widget.NewLabel("")
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

func setLine(row fyne.CanvasObject, text string) { row.(*widget.Label).SetText(text) }

// askTerritory lets a person choose whose card to open, as a click on the map
// does.
func (a *App) askTerritory() {
	d := a.store.State().Dataset
	spoken := state.SpokenOf(d)
	if len(spoken) == 0 {
		a.tell(language.T("No positions"), language.T("This dataset holds no positions on territories."))
		return
	}
	size := fyne.NewSize(320, linesHeight(len(spoken)))
	area := a.window.Canvas().Size()
	popList{
		rows: len(spoken), create: newLine,
		update: func(i int, row fyne.CanvasObject) { setLine(row, language.Visual(spoken[i].Name)) },
		chosen: func(i int) {
			a.update(func(s state.State) state.State { return s.AskOf(spoken[i].ID) })
		},
	}.open(a, fyne.NewPos((area.Width-size.Width)/2, (area.Height-min(size.Height, area.Height))/2), size)
}
