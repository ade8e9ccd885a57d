package export

import (
	"legation/app/animation"
	"legation/app/language"
	"legation/app/snapshot"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// motionNames lists the formats of animations, and says of those that cannot be
// made here what they need.
func motionNames() (names []string) {
	for _, f := range animation.Formats {
		name := f.Name
		if f.Film && !animation.HasFFmpeg() {
			name = language.F("%s (needs ffmpeg)", f.Name)
		}
		names = append(names, name)
	}
	return names
}

func sizeNames(pane [2]float64) (names []string) {
	for _, z := range snapshot.Sizes(pane[0], pane[1]) {
		names = append(names, z.Name)
	}
	return names
}

func formatNames() (names []string) {
	for _, f := range snapshot.Formats {
		names = append(names, f.Name)
	}
	return names
}

// row puts a word before a control.
func row(text string, control fyne.CanvasObject) fyne.CanvasObject {
	label := widget.NewLabel(text)
	label.Truncation = fyne.TextTruncateEllipsis
	return container.New(&labelled{}, label, control)
}

// labelled gives the word a column of its own, a narrower one in a narrow dialog.
type labelled struct{}

const (
	labelColumn = 118
	leastRow    = 180
)

func (labelled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastRow, max(objects[1].MinSize().Height, objects[0].MinSize().Height))
}

func (labelled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	column := min(labelColumn, size.Width*0.4)
	objects[0].Resize(fyne.NewSize(column, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-column, size.Height))
	objects[1].Move(fyne.NewPos(column, 0))
}

// sides lays the controls at the left at their width and the preview beside.
type sides struct{ side float32 }

func (s *sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.side+200, 300)
}

func (s *sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(s.side, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-s.side-12, size.Height))
	objects[1].Move(fyne.NewPos(s.side+12, 0))
}
