package card

import (
	"fyne.io/fyne/v2"
)

// place lays the card at the right edge of the map, as high as the map allows.
type place struct{ card *Card }

const margin = 12

func (place) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (p place) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(float32(Width), size.Width-2*margin)
	h := size.Height - 2*margin
	at := fyne.NewPos(size.Width-w-margin, margin)
	for _, o := range objects {
		o.Move(at)
		o.Resize(fyne.NewSize(w, h))
	}
}
