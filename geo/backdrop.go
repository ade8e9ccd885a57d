package geo

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// A Backdrop is a picture of the map that is laid over sea, land and quiet
// borders: a base map of somebody else's. Where it is clear the plain map
// shows. The image has the whole of the viewport on it, at any scale, and must
// not be changed while it is painted.
type Backdrop struct {
	Image    *image.RGBA
	Viewport Viewport
}

// paintBackdrop paints a backdrop where its part of the map lies. Lakes are
// painted below it: those that the time layer would paint are on it already.
func paintBackdrop(c *Canvas, s Scene) {
	b := s.Backdrop
	if b == nil || b.Image == nil || b.Image.Rect.Empty() {
		return
	}
	defer c.Group("tiles")()
	l := world().level(s.Viewport.Zoom)
	for t := range copies(s.Viewport) {
		paintLakes(c, l, t, s.Palette, nil)
	}
	place := s.Viewport.placeOf(b.Viewport)
	if c.record != nil {
		c.keep(Item{Image: b.Image, Box: Rect{place.x0, place.y0, place.x1, place.y1}})
		return
	}
	box := c.scratch()
	box.Rect(place.x0, place.y0, place.x1-place.x0, place.y1-place.y0)
	x0, y0 := c.device(place.x0, place.y0)
	factor := (place.x1 - place.x0) * c.Scale / float64(b.Image.Rect.Dx())
	img, at := b.Image, image.Pt(int(math.Round(x0)), int(math.Round(y0)))
	if w := (place.x1 - place.x0) * c.Scale; math.Abs(w-float64(img.Rect.Dx())) > 1 {
		// Of another scale than the canvas.
		at = c.clip.Min
		img = image.NewRGBA(image.Rectangle{Max: c.clip.Size()})
		to := f64.Aff3{factor, 0, x0 - float64(at.X), 0, factor, y0 - float64(at.Y)}
		draw.ApproxBiLinear.Transform(img, to, b.Image, b.Image.Rect, draw.Src, nil)
	}
	at = at.Sub(img.Rect.Min)
	c.FillFunc(box, func(x, y int) color.NRGBA {
		return color.NRGBAModel.Convert(img.RGBAAt(x-at.X, y-at.Y)).(color.NRGBA)
	})
}

// placeOf returns where another viewport lies in a picture of this one, on the
// copy of the world that is nearest.
func (v Viewport) placeOf(o Viewport) rect {
	cx, cy := Mercator(v.Centre)
	ox, oy := Mercator(o.Centre)
	dx := ox - cx
	dx -= math.Round(dx)
	world := v.WorldSize()
	factor := world / o.WorldSize()
	x, y := v.Width/2+dx*world, v.Height/2+(oy-cy)*world
	w, h := o.Width*factor/2, o.Height*factor/2
	return rect{x - w, y - h, x + w, y + h}
}

// filled returns the outline of the areas that say something.
func filled(c *Canvas, l *level, areas []Area, t transform) *Path {
	path := c.scratch()
	for _, a := range areas {
		if a.Fill != (Fill{}) {
			l.territories[a.Territory].addTo(path, t)
		}
	}
	return path
}
