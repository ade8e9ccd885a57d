package app

import (
	"strings"

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
	object fyne.CanvasObject
	button *control.Button
	name   string // in full
	all    func() []event.Viewpoint
	choose func(id string)
}

func newChooser(a *App, all func() []event.Viewpoint, choose func(id string)) *chooser {
	c := &chooser{app: a, all: all, choose: choose}
	c.button = control.NewButton("", a.keys(), c.open)
	c.button.Alignment = widget.ButtonAlignLeading
	c.object = container.New(named{c}, c.button, widget.NewIcon(theme.MenuDropDownIcon()))
	return c
}

// named lays the arrow at the end of the button, where a list to choose from has it
// too, and shortens the name to what is left.
type named struct{ *chooser }

// MinSize leaves the width to whoever places the chooser.
func (n named) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, n.button.MinSize().Height)
}

func (n named) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inset, icon := theme.InnerPadding(), theme.IconInlineSize()
	n.button.Resize(size)
	objects[1].Resize(fyne.NewSquareSize(icon))
	objects[1].Move(fyne.NewPos(size.Width-inset-icon, (size.Height-icon)/2))
	text := language.Visual(shortened(n.name, size.Width-2*inset-icon-2))
	if n.button.Text != text {
		n.button.SetText(text)
	}
}

// shortened cuts a bold text that is wider than it may be.
func shortened(text string, width float32) string {
	wide := func(s string) bool {
		return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{Bold: true}).Width > width
	}
	if !wide(text) {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := strings.TrimRight(string(runes[:n]), " ") + "…"; !wide(cut) {
			return cut
		}
	}
	return "…"
}

// show names the viewpoint that is chosen.
func (c *chooser) show(s state.State, id string) {
	name := "–"
	if v, ok := s.Dataset.Viewpoint(id); ok {
		name = v.Name
	}
	if c.name != name {
		c.name = name
		c.object.Refresh()
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
