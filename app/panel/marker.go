package panel

import (
	"image"
	"image/color"

	"legation/app/event"
	"legation/geo"

	"fyne.io/fyne/v2/canvas"
)

// A marker is the sign of a category, as the map and the timeline have it.
type marker struct {
	*canvas.Raster
	shape  string
	colour color.NRGBA
}

func newMarker() *marker {
	m := &marker{}
	m.Raster = canvas.NewRaster(m.draw)
	return m
}

func (m *marker) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	if m.colour.A > 0 {
		var path geo.Path
		geo.Shape(&path, m.shape, float64(w)/2, float64(h)/2, float64(min(w, h))*0.42)
		geo.NewCanvas(img, 1).Fill(&path, m.colour)
	}
	return img
}

// set makes the marker that of a category; that of none is a grey circle.
func (m *marker) set(shape string, colour color.NRGBA) {
	if m.shape == shape && m.colour == colour {
		return
	}
	m.shape, m.colour = shape, colour
	m.Refresh()
}

// signOf gives the shape and the colour of a category, and its name.
func signOf(d *event.Dataset, id string, p geo.Palette) (name, shape string, colour color.NRGBA) {
	c, ok := d.Category(id)
	if !ok {
		return id, "circle", p.Muted
	}
	name, shape, colour = c.Name, c.Shape, p.Muted
	if parsed, ok := geo.ParseColour(c.Colour); ok {
		colour = p.Against(parsed, p.Paper, 3) // to be seen in every theme
	}
	if name == "" {
		name = c.ID
	}
	return name, shape, colour
}

// readable moves a colour towards the text's until it can be read on a
// background: contrast 4.5 to 1, WCAG 2.1 level AA.
func readable(c, on color.NRGBA, p geo.Palette) color.NRGBA {
	return p.Against(c, on, 4.5)
}
