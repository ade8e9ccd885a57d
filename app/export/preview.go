package export

import (
	"context"
	"image"
	"time"

	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// previewPause is how long choices have to rest before the preview follows.
const previewPause = 60 * time.Millisecond

// layPause is how long choices have to rest before a server is asked for tiles:
// longer than a person pauses between two keys.
const layPause = 700 * time.Millisecond

// A preview shows what the file will be: the very page, painted small. It is
// painted beside the window; a page that is no longer wanted is given up.
type preview struct {
	object fyne.CanvasObject
	image  *canvas.Image
	paper  *canvas.Rectangle
	text   *canvas.Text

	// shown is told of each page, and of what of its base map is missing, on the
	// window's goroutine.
	shown  func(page *snapshot.Page, missed string, err error)
	number int
	cancel context.CancelFunc
	timer  *time.Timer
}

func newPreview(p geo.Palette, shown func(*snapshot.Page, string, error)) *preview {
	v := &preview{shown: shown, image: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))}
	v.image.FillMode = canvas.ImageFillContain
	v.image.ScaleMode = canvas.ImageScaleFastest
	v.paper = canvas.NewRectangle(geo.Mix(p.Paper, p.Text, 0.09))
	v.text = canvas.NewText("", p.Muted)
	v.text.Alignment = fyne.TextAlignCenter
	v.object = container.NewStack(v.paper, container.NewPadded(v.image), container.NewCenter(v.text))
	return v
}

// A layer lays a base map under a page and says what of it is missing.
type layer func(context.Context, *snapshot.Page) (missed string, err error)

// show has the preview follow, soon, and its base map once the choices rest.
func (v *preview) show(s state.State, o snapshot.Options, lay layer) {
	if v.timer != nil {
		v.timer.Stop()
	}
	v.timer = time.AfterFunc(previewPause, func() { fyne.Do(func() { v.paint(s, o, lay) }) })
}

// stop gives up what is being painted.
func (v *preview) stop() {
	v.number++
	if v.timer != nil {
		v.timer.Stop()
	}
	if v.cancel != nil {
		v.cancel()
	}
}

func (v *preview) paint(s state.State, o snapshot.Options, lay layer) {
	v.stop()
	ctx, cancel := context.WithCancel(context.Background())
	v.cancel = cancel
	number := v.number
	w, h := v.room()
	tell := func(page *snapshot.Page, img *image.RGBA, missed string, err error) {
		fyne.Do(func() {
			if v.number != number {
				return
			}
			if img != nil {
				v.image.Image = img
				v.image.Refresh()
			}
			v.shown(page, missed, err)
		})
	}
	go func() {
		defer cancel()
		page, err := snapshot.Compose(s, o)
		var img *image.RGBA
		if err == nil {
			img, err = page.Preview(ctx, w, h)
		}
		if ctx.Err() == nil {
			tell(page, img, "", err)
		}
		if err != nil || lay == nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(layPause):
		}
		missed, err := lay(ctx, page)
		if err == nil {
			img, err = page.Preview(ctx, w, h)
		}
		if ctx.Err() == nil {
			tell(page, img, missed, err)
		}
	}()
}

// room returns the pixels that the preview has on the screen.
func (v *preview) room() (w, h int) {
	size := v.image.Size()
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.image); c != nil {
		return c.PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	}
	return int(size.Width), int(size.Height)
}
