package card

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func (c compact) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return c.base().Color(n, v)
}

func (c compact) Font(s fyne.TextStyle) fyne.Resource { return c.base().Font(s) }

func (c compact) Icon(n fyne.ThemeIconName) fyne.Resource { return c.base().Icon(n) }

func (c compact) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameInnerPadding:
		return 3
	case theme.SizeNamePadding:
		return 1
	}
	return c.base().Size(n)
}

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
