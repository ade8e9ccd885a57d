// Package snapshot makes files from a state, without a window: it composes a
// page of the map and what explains it, paints or records it, and writes it with
// the proof of what it shows.
package snapshot

import (
	"context"
	"errors"
	"image"
	"math"

	"legation/app/state"
	"legation/geo"
)

// A Page is a state composed with options. It is read only, and may be painted
// by several goroutines at once.
//
// It is laid out in units of its own: a device-independent pixel on common
// sizes, and more than one on a poster, so that its words are read from as far
// as it is seen.
type Page struct {
	State   state.State // with the theme and what is hidden as in the options
	Options Options

	asked         state.State // as it was given
	width, height float64     // units
	unit          float64     // device-independent pixels to a unit
	palette       geo.Palette
	framed        bool // a printed page, with margins
	scene         geo.Scene
	shown         Include // what of the options there is room for

	heading, card, sources, footer texts
	mapBox, stripBox               box
	rules                          []box // of no height or no width
	strip                          *strip
	notes                          footnotes
}

// Compose makes the page of a state. Its error says what of the options cannot
// be.
func Compose(s state.State, o Options) (*Page, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if s.Dataset == nil {
		return nil, errors.New("there is no dataset to make a picture of")
	}
	for _, v := range []float64{s.Zoom, s.Centre[0], s.Centre[1], s.Compare.Divider, s.Axis.From, s.Axis.To} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, errors.New("the map is nowhere: its zoom or its centre is no number")
		}
	}
	s = pictured(s, o)
	p := &Page{State: s, Options: o, asked: s, palette: geo.PaletteOf(o.Theme), shown: o.Include}
	p.State.Theme = o.Theme
	p.State.Hidden = state.Hidden{Insets: !o.Include.Insets, Legend: !o.Include.Legend, Grid: !o.Include.Grid}
	p.unit = max(1, math.Sqrt(o.Width*o.Height)/large)
	p.width, p.height = o.Width/p.unit, o.Height/p.unit
	p.framed = o.Include.Title || o.Include.Card || o.Include.Timeline || o.Include.Sources
	if err := p.layout(); err != nil {
		return nil, err
	}
	return p, nil
}

// Lay has a function lay something under the map, such as a picture of it made
// from tiles: it gets the scene of the map's part of the page and the pixels to
// a unit of it. Whose that is must be in the options, since it stands in the
// picture; what the function puts into the scene's credit line stands on the
// map, such as what is missing. Lay is called before the page is painted, and by one goroutine.
func (p *Page) Lay(lay func(scene *geo.Scene, scale float64) error) error {
	scene := p.scene
	if err := lay(&scene, p.Options.Scale*p.unit); err != nil {
		return err
	}
	p.scene = scene
	return nil
}

// large is the size, as the side of a square in device-independent pixels, from
// which on all that is on a page grows with it.
const large = 1500

// Omitted names what was asked for and has no room on the page: "legend",
// "card" and so on, as in the options.
func (p *Page) Omitted() []string {
	var names []string
	for _, x := range []struct {
		name          string
		asked, really bool
	}{
		{"title", p.Options.Include.Title, p.shown.Title},
		{"legend", p.Options.Include.Legend, p.shown.Legend},
		{"insets", p.Options.Include.Insets, p.shown.Insets},
		{"card", p.Options.Include.Card, p.shown.Card},
		{"timeline", p.Options.Include.Timeline, p.shown.Timeline},
		{"sources", p.Options.Include.Sources, p.shown.Sources},
	} {
		if x.asked && !x.really {
			names = append(names, x.name)
		}
	}
	return names
}

// Size returns the picture's size in pixels.
func (p *Page) Size() image.Point {
	return image.Pt(geo.Pixels(p.Options.Width, p.Options.Scale), geo.Pixels(p.Options.Height, p.Options.Scale))
}

// Image paints the page.
func (p *Page) Image(ctx context.Context) (*image.RGBA, error) {
	return p.imageOf(ctx, p.Size(), p.Options.Scale)
}

// Preview paints the page as large as it fits into a number of pixels, and no
// larger than it is.
func (p *Page) Preview(ctx context.Context, width, height int) (*image.RGBA, error) {
	scale := min(float64(max(width, 1))/p.Options.Width, float64(max(height, 1))/p.Options.Height, p.Options.Scale)
	size := image.Pt(max(int(p.Options.Width*scale), 1), max(int(p.Options.Height*scale), 1))
	return p.imageOf(ctx, size, scale)
}

// imageOf paints the page in strips into one picture, so that not all of it is
// held twice.
func (p *Page) imageOf(ctx context.Context, size image.Point, scale float64) (*image.RGBA, error) {
	if size.X*size.Y*4 <= stripBytes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return geo.Raster(size.X, size.Y, scale*p.unit, p.Paint)
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	err := p.strips(ctx, size, scale, stripBytes, func(strip *image.RGBA) error {
		copy(img.Pix[img.PixOffset(0, strip.Rect.Min.Y):], strip.Pix)
		return nil
	})
	return img, err
}

// stripBytes is how much of a picture is painted at a time.
const stripBytes = 48 << 20

// strips paints the page strip by strip from the top, each through a context of
// its own and of no more than a number of bytes, and hands each over.
func (p *Page) strips(ctx context.Context, size image.Point, scale float64, bytes int, each func(*image.RGBA) error) error {
	rows := max(bytes/(4*size.X), 1)
	for top := 0; top < size.Y; top += rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		strip, err := geo.RasterStrip(size.X, top, min(top+rows, size.Y), scale*p.unit, p.Paint)
		if err != nil {
			return err
		}
		if err := each(strip); err != nil {
			return err
		}
	}
	return nil
}

// Drawing records the page as shapes and words, in the page's own units.
func (p *Page) Drawing() *geo.Drawing {
	return geo.Record(p.width, p.height, p.Paint)
}

// Paint paints the page onto a canvas of its size in units.
func (p *Page) Paint(c *geo.Canvas) {
	ungroup := c.Group("paper")
	c.Clear(p.palette.Paper)
	ungroup()
	p.paintMap(c)
	if p.strip != nil {
		ungroup := c.Group("timeline")
		p.strip.paint(c)
		ungroup()
	}
	p.heading.paint(c, "title")
	p.card.paint(c, "card")
	p.sources.paint(c, "sources")
	p.footer.paint(c, "note")
	defer c.Group("rules")()
	for _, r := range p.rules {
		var line geo.Path
		line.MoveTo(r.x, r.y)
		line.LineTo(r.x+r.w, r.y+r.h)
		c.Stroke(&line, 0.7, geo.Mix(p.palette.PanelEdge, p.palette.Muted, 0.35))
	}
}

func (p *Page) paintMap(c *geo.Canvas) {
	defer c.Group("map")()
	b := p.mapBox
	unclip := c.Clip(b.x, b.y, b.w, b.h)
	unshift := c.Shift(b.x, b.y)
	geo.PaintAll(c, p.scene)
	unshift()
	unclip()
	if p.framed {
		var frame geo.Path
		frame.Rect(b.x, b.y, b.w, b.h)
		c.Stroke(&frame, 0.8, geo.Mix(p.palette.PanelEdge, p.palette.Muted, 0.6))
	}
}

// A box is a part of the page, in units.
type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }
