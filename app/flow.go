package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// A flow lays controls out in a row, and in more of them where the width is not
// enough. A spacer moves what follows it to the right edge. Before a second row is
// begun, squeeze is asked to do with less.
//
// How high it is depends on how wide it is, which Fyne does not ask for: it says
// what it needed the last time, and has what it is part of laid out again when
// that changes.
type flow struct {
	gap     float32
	width   float32 // of the last layout
	changed func()

	squeeze  func(on bool) // makes the controls narrower, or as they were
	squeezed bool
	full     float32 // what they take in one row when they are not squeezed
}

// squeezes has the controls follow the width.
func (f *flow) squeezes(objects []fyne.CanvasObject, width float32) {
	if f.squeeze == nil {
		return
	}
	if !f.squeezed {
		f.full = f.oneRow(objects)
	}
	if on := f.full > width && f.full > 0; on != f.squeezed {
		f.squeezed = on
		fyne.Do(func() { f.squeeze(on) }) // not while things are being laid out
	}
}

// oneRow is the width of all controls in one row.
func (f *flow) oneRow(objects []fyne.CanvasObject) float32 {
	width := -f.gap
	for _, o := range objects {
		if _, spacer := o.(layout.SpacerObject); o.Visible() && !spacer {
			width += o.MinSize().Width + f.gap
		}
	}
	return width
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
	f.squeezes(objects, size.Width)
	if now := f.place(objects, size.Width, true); now != was && f.changed != nil {
		f.changed()
	}
}
