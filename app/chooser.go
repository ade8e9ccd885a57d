package app

import (
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
	button *widget.Button
	window fyne.Window
	all    func() []event.Viewpoint
	choose func(id string)
}

func newChooser(window fyne.Window, all func() []event.Viewpoint, choose func(id string)) *chooser {
	c := &chooser{window: window, all: all, choose: choose}
	c.button = widget.NewButtonWithIcon("", theme.MenuDropDownIcon(), c.open)
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
	var popup *widget.PopUp
	list := widget.NewList(
		func() int { return len(viewpoints) },
		func() fyne.CanvasObject {
			name, line := widget.NewLabel(""), widget.NewLabel("")
			name.TextStyle.Bold = true
			line.Importance = widget.LowImportance
			line.SizeName = theme.SizeNameCaptionText
			line.Wrapping = fyne.TextWrapWord
			return container.New(tight{}, name, line)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			row := o.(*fyne.Container)
			row.Objects[0].(*widget.Label).SetText(language.Visual(viewpoints[i].Name))
			row.Objects[1].(*widget.Label).SetText(viewpoints[i].Description)
		},
	)
	list.OnSelected = func(i widget.ListItemID) {
		popup.Hide()
		c.window.Canvas().Unfocus()
		c.choose(viewpoints[i].ID)
	}
	canvas := c.window.Canvas()
	popup = widget.NewPopUp(list, canvas)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.button)
	at.Y += c.button.Size().Height + 2
	size := fyne.NewSize(400, min(float32(len(viewpoints))*(tightHeight+5)+10, canvas.Size().Height-at.Y-20))
	popup.Resize(size)
	popup.ShowAtPosition(at)
	canvas.Focus(list)
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
