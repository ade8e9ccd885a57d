package snapshot

import (
	"bytes"
	"context"
	"errors"
	"io"
	"time"

	"legation/app/cite"
	"legation/app/event"
	"legation/app/twin"
	"legation/app/version"
	"legation/geo"
)

// Text reports whether the format is a text twin.
func (f Format) Text() bool { return f == HTML || f == Markdown }

// writeTwin writes the page as text, with the picture of it inside: as shapes
// and words where the file can hold them and nothing is laid under the map.
func (p *Page) writeTwin(ctx context.Context, w io.Writer) error {
	doc := twin.Doc{State: p.State, Credit: p.attribution(), Context: cite.Context{Version: version.Number, Today: p.accessed()}}
	var picture bytes.Buffer
	err := geo.ErrPictures
	if p.Options.Format == HTML {
		doc.MIME = "image/svg+xml"
		err = geo.WriteSVG(&picture, p.Drawing(), documentOf([]*Page{p}))
	}
	if errors.Is(err, geo.ErrPictures) {
		picture.Reset()
		doc.MIME = "image/png"
		err = p.writePNG(ctx, &picture, stripBytes)
	}
	if err != nil {
		return err
	}
	doc.Picture = picture.Bytes()
	if p.Options.Format == HTML {
		return twin.HTML(w, doc)
	}
	return twin.Markdown(w, doc)
}

// accessed is the day that a citation names: the one in the options, else that
// of the clock, which no other file asks.
func (p *Page) accessed() event.Day {
	if p.Options.Accessed != 0 {
		return p.Options.Accessed
	}
	now := time.Now()
	return event.DayOf(int64(now.Year()), int(now.Month()), now.Day())
}
