package snapshot

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"legation/app/file"
	"legation/geo"
)

// ErrExists is the cause of the error where a file is in the way that may not
// be replaced.
var ErrExists = file.ErrExists

// Save writes pages to a file, whole or not at all, in the format of the first
// one. Only a PDF can have more than one page. A file that is there already is
// replaced only if replace says so; else the error's cause is ErrExists.
func Save(ctx context.Context, path string, replace bool, pages ...*Page) error {
	return file.Write(ctx, path, file.Options{Replace: replace}, func(w io.Writer) error {
		return Write(ctx, w, pages...)
	})
}

// Write writes pages in the format of the first one. The same state, options
// and version of the program give the same bytes; only of HTML and Markdown, in
// which a citation stands, must the options say the day for that.
func Write(ctx context.Context, w io.Writer, pages ...*Page) error {
	if len(pages) == 0 {
		return errors.New("there is no page to write")
	}
	p := pages[0]
	if len(pages) > 1 && p.Options.Format != PDF {
		return fmt.Errorf("a file in the format %s holds one picture and not %d: write a PDF or several files", p.Options.Format, len(pages))
	}
	switch p.Options.Format {
	case PNG:
		return p.writePNG(ctx, w, stripBytes)
	case JPEG:
		return p.writeJPEG(ctx, w)
	case SVG:
		return geo.WriteSVG(w, p.Drawing(), documentOf(pages))
	case PDF:
		return writePDF(ctx, w, pages)
	case HTML, Markdown:
		return p.writeTwin(ctx, w)
	}
	return fmt.Errorf("a picture cannot be written as %s", p.Options.Format)
}

// writePNG writes the page as a PNG, painted strip by strip of no more than a
// number of bytes: a strip is painted while the one above is compressed.
func (p *Page) writePNG(ctx context.Context, w io.Writer, bytes int) error {
	out, err := newPNGWriter(w, p.Size(), perInch*p.Options.Scale, p.pngTexts())
	if err != nil {
		return err
	}
	strips := make(chan *image.RGBA)
	painted := make(chan error, 1)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		painted <- p.strips(ctx, p.Size(), p.Options.Scale, bytes, func(strip *image.RGBA) error {
			select {
			case strips <- strip:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		close(strips)
	}()
	for strip := range strips {
		if err == nil {
			if err = out.write(strip); err != nil {
				stop()
			}
		}
	}
	if failed := <-painted; err == nil {
		err = failed
	}
	if err != nil {
		return err
	}
	return out.close()
}

// writePDF writes each page as one of a PDF.
func writePDF(ctx context.Context, w io.Writer, pages []*Page) error {
	drawings := make([]*geo.Drawing, len(pages))
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		drawings[i] = p.Drawing()
	}
	return geo.WritePDF(w, drawings, documentOf(pages))
}
