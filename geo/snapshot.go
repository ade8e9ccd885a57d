package geo

import (
	"fmt"
	"image"
	"image/draw"
	"math"

	sm "github.com/flopp/go-staticmaps"
	"github.com/fogleman/gg"
	"github.com/golang/geo/s2"
)

// Attribution names those whose map the atlas is made from.
const Attribution = "Natural Earth; © OpenStreetMap contributors"

// MaxPixelBytes is the memory that the pixels of one picture may take.
const MaxPixelBytes = 2 << 30

// MaxScale is the most pixels that a device-independent pixel can have in a
// picture.
const MaxScale = 16

// CheckSize reports whether a picture of a size in device-independent pixels
// can be made at a scale, and says in words why not and what the largest one is.
func CheckSize(width, height, scale float64) error {
	if !(width > 0 && height > 0) || math.IsInf(width, 0) || math.IsInf(height, 0) {
		return fmt.Errorf("a picture of %g×%g pixels has no room for a map: give a width and a height above 0", width, height)
	}
	if !(scale > 0) || scale > MaxScale {
		return fmt.Errorf("scale %g: give a number above 0 and up to %d", scale, MaxScale)
	}
	// go-staticmaps paints on whole tiles and then cuts out the picture, so
	// that both are held at once.
	bytes := 8 * width * scale * height * scale
	if bytes > MaxPixelBytes {
		fit := math.Sqrt(MaxPixelBytes / bytes)
		return fmt.Errorf("a picture of %g×%g pixels at scale %g takes %.1f GiB, more than the 2 GiB allowed: the largest of this shape and scale has %.0f×%.0f pixels",
			width, height, scale, bytes/(1<<30), math.Max(math.Floor(width*fit), 1), math.Max(math.Floor(height*fit), 1))
	}
	return nil
}

// Snapshot paints a scene through a go-staticmaps context.
func Snapshot(s Scene, scale float64) (*image.RGBA, error) {
	if err := CheckSize(s.Viewport.Width, s.Viewport.Height, scale); err != nil {
		return nil, err
	}
	return Raster(Pixels(s.Viewport.Width, scale), Pixels(s.Viewport.Height, scale), scale, func(c *Canvas) { PaintAll(c, s) })
}

// Raster paints a picture of a size in pixels through a go-staticmaps context,
// which gives the picture its size. What is painted brings a viewport of its
// own, since go-staticmaps knows whole zooms only.
func Raster(width, height int, scale float64, paint func(*Canvas)) (*image.RGBA, error) {
	return RasterStrip(width, 0, height, scale, paint)
}

// RasterStrip paints the rows of a picture from top to bottom, bottom not
// included, through a context of their own. The bounds of the image say which
// rows it has.
func RasterStrip(width, top, bottom int, scale float64, paint func(*Canvas)) (*image.RGBA, error) {
	ctx := sm.NewContext()
	ctx.SetSize(width, bottom-top)
	ctx.SetTileProvider(sm.NewTileProviderNone())
	ctx.OverrideAttribution("") // the picture says whose data it shows
	ctx.SetCenter(middle)
	ctx.SetZoom(0)
	ctx.AddObject(&painted{rows: image.Rect(0, top, width, bottom), scale: scale, paint: paint})
	img, err := ctx.Render()
	if err != nil {
		return nil, fmt.Errorf("drawing the map: %w", err)
	}
	rgba, ok := img.(*image.RGBA)
	if !ok {
		rgba = image.NewRGBA(img.Bounds())
		draw.Draw(rgba, rgba.Rect, img, img.Bounds().Min, draw.Src)
	}
	rgba.Rect = rgba.Rect.Add(image.Pt(0, top))
	return rgba, nil
}

// Pixels returns how many pixels a length in device-independent pixels has.
func Pixels(length, scale float64) int { return max(int(length*scale+0.5), 1) }

// middle is where a context has the middle of its picture: anywhere, since
// what is painted does not ask.
var middle = s2.LatLngFromDegrees(0, 0)

// painted makes what a function paints an object on a go-staticmaps map.
type painted struct {
	rows  image.Rectangle // of the picture
	scale float64
	paint func(*Canvas)
}

func (o *painted) Bounds() s2.Rect { return s2.EmptyRect() }

func (o *painted) ExtraMarginPixels() (left, top, right, bottom float64) { return 0, 0, 0, 0 }

// Draw paints where the context will cut out its picture: it paints on whole
// tiles, and the middle of the cut is where it put the centre.
func (o *painted) Draw(gc *gg.Context, t *sm.Transformer) {
	img, ok := gc.Image().(*image.RGBA)
	if !ok {
		return
	}
	x, y := t.LatLngToXY(middle)
	w, h := o.rows.Dx(), o.rows.Dy()
	left, top := int(x)-w/2, int(y)-h/2
	part := img.SubImage(image.Rect(left, top, left+w, top+h)).(*image.RGBA)
	// The same pixels, counted from the corner of the picture, so that where
	// the context puts them changes nothing.
	strip := &image.RGBA{Pix: part.Pix, Stride: part.Stride, Rect: o.rows}
	o.paint(NewStripCanvas(strip, o.scale))
}
