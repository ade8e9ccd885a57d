package animation

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/gif"
	"io"
	"math"
	"os"
	"path/filepath"
	"time"

	"legation/app/file"
	"legation/app/snapshot"
	"legation/geo"
)

// Write makes an animation and writes it to a path: that of a file, or for
// images of a folder. A file is written whole or not at all, and one that is
// there already is replaced only if replace says so. Progress is told of the
// part that is done, from 0 to 1.
func Write(ctx context.Context, path string, replace bool, frames []Frame, o Options, progress func(part float64)) error {
	if err := o.Check(); err != nil {
		return err
	}
	if len(frames) == 0 {
		return fmt.Errorf("there is no frame to write")
	}
	o.Page.Format = snapshot.PNG
	switch o.Format {
	case Images:
		return writeImages(ctx, path, replace, frames, o, progress)
	case GIF:
		return file.Write(ctx, path, file.Options{Replace: replace}, func(w io.Writer) error {
			return writeGIF(ctx, w, frames, o, progress)
		})
	}
	return writeFilm(ctx, path, replace, frames, o, progress)
}

// picture paints a frame at a part of its size.
func picture(ctx context.Context, f Frame, o Options, part float64) (*image.RGBA, *snapshot.Page, error) {
	page, err := snapshot.Compose(f.State, o.Page)
	if err != nil {
		return nil, nil, err
	}
	if part == 1 {
		img, err := page.Image(ctx)
		return img, page, err
	}
	size := page.Size()
	img, err := page.Preview(ctx, int(float64(size.X)*part), int(float64(size.Y)*part))
	return img, page, err
}

// maxGIF is how many bytes the frames of a GIF may take while it is made.
const maxGIF = 2 << 30

// writeGIF goes through the frames twice: small, to choose the colours for all
// of them, and whole.
func writeGIF(ctx context.Context, w io.Writer, frames []Frame, o Options, progress func(float64)) error {
	width, height := geo.Pixels(o.Page.Width, o.Page.Scale), geo.Pixels(o.Page.Height, o.Page.Scale)
	if width > math.MaxUint16 || height > math.MaxUint16 {
		return fmt.Errorf("a GIF of %d×%d pixels: it can have at most %d each way", width, height, math.MaxUint16)
	}
	// Most of a frame is as it was; what changes is a third of it at most in all
	// that this program draws but for a change of the view.
	if bytes := float64(width) * float64(height) * float64(len(frames)) / 3; bytes > maxGIF {
		fits := math.Sqrt(maxGIF / bytes)
		return fmt.Errorf("a GIF of %d frames of %d×%d pixels takes more than 2 GiB: %d×%d would fit, or write a film or images", len(frames), width, height, int(float64(width)*fits), int(float64(height)*fits))
	}
	const small = 0.5
	colours := census{}
	work := float64(len(frames))
	share := small * small / (1 + small*small)
	for i, f := range frames {
		img, _, err := picture(ctx, f, o, small)
		if err != nil {
			return err
		}
		colours.count(img)
		progress(share * float64(i+1) / work)
	}
	g := gif.GIF{LoopCount: 0}
	if o.Once {
		g.LoopCount = -1
	}
	index := newIndexer(colours.palette())
	g.Config = image.Config{ColorModel: index.palette, Width: width, Height: height}
	var before *image.Paletted
	var proof []byte
	clock := centiseconds{}
	for i, f := range frames {
		img, page, err := picture(ctx, f, o, 1)
		if err != nil {
			return err
		}
		now := index.indices(img)
		part := now
		if before != nil {
			part = change(before, now)
		} else {
			said := page.Proof()
			said.Animation = o.motion(f.State)
			proof = said.JSON()
		}
		stays := clock.next(f.Stays)
		if part == nil {
			g.Delay[len(g.Delay)-1] += stays
		} else {
			g.Image, g.Delay, g.Disposal = append(g.Image, part), append(g.Delay, stays), append(g.Disposal, gif.DisposalNone)
		}
		before = now
		progress(share + (1-share)*float64(i+1)/work)
	}
	return encode(w, &g, proof)
}

// A clock in hundredths of a second, as a GIF has it, that does not drift.
type centiseconds struct {
	at   time.Duration
	told int
}

func (c *centiseconds) next(stays time.Duration) int {
	c.at += stays
	n := int((c.at + 5*time.Millisecond) / (10 * time.Millisecond))
	d := min(max(n-c.told, 2), math.MaxUint16) // browsers take less than 2 as 10
	c.told += d
	return d
}

// encode writes a GIF with a comment in it: the proof of its first frame.
func encode(w io.Writer, g *gif.GIF, comment []byte) error {
	for i := range g.Delay {
		g.Delay[i] = min(g.Delay[i], math.MaxUint16)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		return err
	}
	data := b.Bytes()
	// Header, screen descriptor, and the palette of 256 colours come first.
	const head = 6 + 7 + 3*256
	if _, err := w.Write(data[:head]); err != nil {
		return err
	}
	if _, err := w.Write(commentBlock(comment)); err != nil {
		return err
	}
	_, err := w.Write(data[head:])
	return err
}

// commentBlock is a comment extension of GIF89a: a text in pieces of at most 255
// bytes, each with its length before it.
func commentBlock(text []byte) []byte {
	block := []byte{0x21, 0xFE}
	for len(text) > 0 {
		n := min(len(text), 255)
		block = append(append(block, byte(n)), text[:n]...)
		text = text[n:]
	}
	return append(block, 0)
}

// writeImages writes a numbered PNG for each frame into a folder, each whole.
func writeImages(ctx context.Context, folder string, replace bool, frames []Frame, o Options, progress func(float64)) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder for the images: %w", err)
	}
	if !replace {
		for i := range frames {
			path := filepath.Join(folder, imageName(i, len(frames)))
			if _, err := os.Lstat(path); err == nil {
				return fmt.Errorf("writing %s: %w", path, file.ErrExists)
			}
		}
	}
	for i, f := range frames {
		page, err := snapshot.Compose(f.State, o.Page)
		if err == nil {
			err = snapshot.Save(ctx, filepath.Join(folder, imageName(i, len(frames))), replace, page)
		}
		if err != nil {
			return err
		}
		progress(float64(i+1) / float64(len(frames)))
	}
	return nil
}

// imageName numbers an image so that the names of all are in order.
func imageName(i, of int) string {
	return fmt.Sprintf("%0*d.png", max(len(fmt.Sprint(of)), 4), i+1)
}
