package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Titled puts the title of a dialog over its content, where the content begins. Fyne
// has its titles in the very corner: give it none.
func Titled(title string, content fyne.CanvasObject) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	label.Truncation = fyne.TextTruncateEllipsis
	return container.New(titled{}, label, content)
}

// titled lays the title into the room that Fyne keeps for its own one, above the
// content.
type titled struct{}

const underTitle = 4

func (titled) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (titled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, high))
	objects[0].Move(fyne.NewPos(0, -high-underTitle))
	objects[1].Resize(size)
	objects[1].Move(fyne.NewPos(0, 0))
}
