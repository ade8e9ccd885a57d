package geo

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"os"
	"path/filepath"

	sm "github.com/flopp/go-staticmaps"
	"github.com/fogleman/gg"
	"github.com/golang/geo/s2"
)

// Attribution names those whose map the atlas is made from.
const Attribution = "Natural Earth; © OpenStreetMap contributors"

// MaxPixelBytes is the memory that the pixels of one picture may take.
const MaxPixelBytes = 2 << 30

// CheckSize reports whether a picture of a size in device-independent pixels
// can be made at a scale, and says in words why not.
func CheckSize(width, height int, scale float64) error {
	if width <= 0 || height <= 0 {
		return fmt.Errorf("a picture of %d×%d pixels has no room for a map: give a width and a height above 0", width, height)
	}
	if !(scale > 0) || scale > 16 {
		return fmt.Errorf("scale %g: give a number above 0 and up to 16", scale)
	}
	// go-staticmaps paints on whole tiles and then cuts out the picture, so
	// that both are held at once.
	bytes := 8 * float64(width) * scale * float64(height) * scale
	if bytes > MaxPixelBytes {
		return fmt.Errorf("a picture of %d×%d pixels at scale %g takes %.1f GiB, more than the 2 GiB allowed: make it smaller", width, height, scale, bytes/(1<<30))
	}
	return nil
}

// Snapshot paints a scene through a go-staticmaps context, which gives the
// picture its size and has the slot for tiles. The scene paints itself with
// its own viewport, since go-staticmaps knows whole zooms only.
func Snapshot(s Scene, scale float64) (*image.RGBA, error) {
	if err := CheckSize(int(s.Viewport.Width), int(s.Viewport.Height), scale); err != nil {
		return nil, err
	}
	w, h := pixels(s.Viewport.Width, scale), pixels(s.Viewport.Height, scale)
	ctx := sm.NewContext()
	ctx.SetSize(w, h)
	ctx.SetTileProvider(sm.NewTileProviderNone())
	ctx.OverrideAttribution("") // the scene says whose data it shows
	ctx.SetCenter(s2.LatLngFromDegrees(s.Viewport.Centre[1], s.Viewport.Centre[0]))
	ctx.SetZoom(int(s.Viewport.Zoom))
	ctx.AddObject(&sceneObject{scene: s, scale: scale, width: w, height: h})
	img, err := ctx.Render()
	if err != nil {
		return nil, fmt.Errorf("drawing the map: %w", err)
	}
	rgba, ok := img.(*image.RGBA)
	if !ok {
		rgba = image.NewRGBA(img.Bounds())
		draw.Draw(rgba, rgba.Rect, img, img.Bounds().Min, draw.Src)
	}
	return rgba, nil
}

func pixels(length, scale float64) int { return max(int(length*scale+0.5), 1) }

// sceneObject makes a scene an object on a go-staticmaps map.
type sceneObject struct {
	scene         Scene
	scale         float64
	width, height int
}

func (o *sceneObject) Bounds() s2.Rect { return s2.EmptyRect() }

func (o *sceneObject) ExtraMarginPixels() (left, top, right, bottom float64) { return 0, 0, 0, 0 }

// Draw paints the scene where the context will cut out its picture: it paints
// on whole tiles, and the middle of the cut is where it put the centre.
func (o *sceneObject) Draw(gc *gg.Context, t *sm.Transformer) {
	img, ok := gc.Image().(*image.RGBA)
	if !ok {
		return
	}
	centre := o.scene.Viewport.Centre
	x, y := t.LatLngToXY(s2.LatLngFromDegrees(centre[1], centre[0]))
	left, top := int(x)-o.width/2, int(y)-o.height/2
	part := img.SubImage(image.Rect(left, top, left+o.width, top+o.height)).(*image.RGBA)
	PaintAll(NewCanvas(part, o.scale), o.scene)
}

// WritePNG writes a picture to a file, whole or not at all.
func WritePNG(path string, img image.Image) error {
	return WriteWhole(path, func(w io.Writer) error {
		enc := png.Encoder{CompressionLevel: png.BestSpeed}
		return enc.Encode(w, img)
	})
}

// WriteWhole writes a file through a temporary one beside it, which takes its
// name only when everything is on the disk. On an error the old file is as it
// was and nothing is left behind.
func WriteWhole(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".legation-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, unwrapPath(err))
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("writing %s: %w", path, unwrapPath(err))
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// unwrapPath drops the temporary file's name from an error: the person knows
// the name that was asked for.
func unwrapPath(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	if l := (*os.LinkError)(nil); errors.As(err, &l) {
		return l.Err
	}
	return err
}
