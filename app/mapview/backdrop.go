package mapview

import (
	"image"
	"math"

	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/paulmach/orb"
)

// The backdrop is the whole world, small, in three copies side by side. It lies
// below the map and is seen only where the map is not painted yet, so that no
// edge is ever blank.
const (
	backdropWorld  = 512 // pixels of one world
	backdropCopies = 3
)

// backdropLimit is how far the backdrop can be stretched: beyond it shows
// nothing that could be recognised.
const backdropLimit = 128

func paintBackdrop(p geo.Palette) *image.RGBA {
	v := geo.Viewport{Centre: orb.Point{}, Zoom: math.Log2(backdropWorld / 256.0), Width: backdropWorld, Height: backdropWorld}
	img := image.NewRGBA(image.Rect(0, 0, backdropCopies*backdropWorld, backdropWorld))
	first := img.SubImage(image.Rect(0, 0, backdropWorld, backdropWorld)).(*image.RGBA)
	geo.Paint(geo.NewCanvas(first, 1), geo.Scene{Viewport: v, Palette: p}, geo.Base, 0)
	const world = 4 * backdropWorld // bytes in a row
	for y := range backdropWorld {
		row := img.Pix[y*img.Stride:][:backdropCopies*world]
		for x := world; x < len(row); x += world {
			copy(row[x:], row[:world])
		}
	}
	return img
}

// followTheme paints the backdrop where the theme is not that of the last one.
func (m *MapView) followTheme(p geo.Palette) {
	if m.backdropOf == p {
		return
	}
	m.backdropOf = p
	go func() {
		img := paintBackdrop(p)
		fyne.Do(func() {
			m.backdrop.Image = img
			m.backdrop.Refresh()
			m.place()
		})
	}()
}

// placeBackdrop lays the backdrop where the world lies in a viewport.
func placeBackdrop(img *canvas.Image, v geo.Viewport) {
	s := v.WorldSize()
	if s/backdropWorld > backdropLimit {
		img.Hide()
		return
	}
	x, y := v.Project(orb.Point{0, 0})
	size := fyne.NewSize(float32(backdropCopies*s), float32(s))
	if img.Size() != size {
		img.Resize(size)
	}
	img.Move(fyne.NewPos(float32(x-backdropCopies*s/2), float32(y-s/2)))
	img.Show()
}
