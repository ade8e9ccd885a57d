package app

import (
	"legation/app/control"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A chooser is a button that names a viewpoint and opens the list of all, each
// with a line that explains it.
type chooser struct {
	app    *App
	button *control.Button
	all    func() []event.Viewpoint
	choose func(id string)
}

func newChooser(a *App, all func() []event.Viewpoint, choose func(id string)) *chooser {
	c := &chooser{app: a, all: all, choose: choose}
	c.button = control.NewButtonWithIcon("", theme.MenuDropDownIcon(), a.keys(), c.open)
	c.button.IconPlacement = widget.ButtonIconTrailingText
	c.button.Alignment = widget.ButtonAlignLeading
	return c
}

// show names the viewpoint that is chosen.
func (c *chooser) show(s state.State, id string) {
	name := "–"
	if v, ok := s.Dataset.Viewpoint(id); ok {
		name = language.Visual(v.Name)
	}
	if c.button.Text != name {
		c.button.SetText(name)
	}
}

func (c *chooser) open() {
	viewpoints := c.all()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.button)
	at.Y += c.button.Size().Height + 2
	below := c.app.window.Canvas().Size().Height - at.Y - 20
	popList{
		rows: len(viewpoints),
		create: func() fyne.CanvasObject {
			name, line := widget.NewLabel(""), widget.NewLabel("")
			name.TextStyle.Bold = true
			line.Importance = widget.LowImportance
			line.SizeName = theme.SizeNameCaptionText
			line.Wrapping = fyne.TextWrapWord
			return container.New(tight{}, name, line)
		},
		update: func(i int, row fyne.CanvasObject) {
			parts := row.(*fyne.Container).Objects
			parts[0].(*widget.Label).SetText(language.Visual(viewpoints[i].Name))
			parts[1].(*widget.Label).SetText(viewpoints[i].Description)
		},
		chosen: func(i int) { c.choose(viewpoints[i].ID) },
	}.open(c.app, at, fyne.NewSize(400, max(min(float32(len(viewpoints))*(tightHeight+5)+10, below), 160)))
}

// tight lays a name and a line of explanation closer together than labels
// stand by themselves.
type tight struct{}

const tightHeight = 58

func (tight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, tightHeight) }

func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, -4))
	objects[0].Resize(fyne.NewSize(size.Width, 26))
	objects[1].Move(fyne.NewPos(0, 16))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-16))
}
