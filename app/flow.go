package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// A flow lays controls out in a row, and in more of them where the width is not
// enough. A spacer moves what follows it to the right edge.
//
// How high it is depends on how wide it is, which Fyne does not ask for: it says
// what it needed the last time, and has what it is part of laid out again when
// that changes.
type flow struct {
	gap     float32
	width   float32 // of the last layout
	changed func()
}

// place puts the objects into rows and returns how high all of them are. With
// move it puts them there.
func (f *flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	var row []fyne.CanvasObject
	y, x, high := float32(0), float32(0), float32(0)
	flush := func() {
		if move {
			f.row(row, y, width, high)
		}
		row = row[:0]
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if _, spacer := o.(layout.SpacerObject); spacer {
			size = fyne.Size{}
		}
		if x > 0 && x+size.Width > width {
			flush()
			y += high + f.gap
			x, high = 0, 0
		}
		row = append(row, o)
		if size.Width > 0 {
			x += size.Width + f.gap
		}
		high = max(high, size.Height)
	}
	flush()
	return y + high
}

// row lays out one row.
func (f *flow) row(row []fyne.CanvasObject, y, width, high float32) {
	rest := width
	for _, o := range row {
		if _, spacer := o.(layout.SpacerObject); !spacer {
			rest -= o.MinSize().Width + f.gap
		}
	}
	x := float32(0)
	for _, o := range row {
		if _, spacer := o.(layout.SpacerObject); spacer {
			x += max(rest+f.gap, 0)
			continue
		}
		size := o.MinSize()
		size.Width = min(size.Width, width)
		o.Move(fyne.NewPos(x, y+(high-size.Height)/2))
		o.Resize(size)
		x += size.Width + f.gap
	}
}

// MinSize is as wide as the widest control and as high as the rows of the last
// layout.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	width := f.width
	if width == 0 {
		width = 100_000
	}
	return fyne.NewSize(widest, f.place(objects, max(width, widest), false))
}

// Layout puts everything into its place.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	was := f.place(objects, f.width, false)
	f.width = size.Width
	if now := f.place(objects, size.Width, true); now != was && f.changed != nil {
		f.changed()
	}
}
