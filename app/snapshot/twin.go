package snapshot

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"legation/app/cite"
	"legation/app/event"
	"legation/app/twin"
	"legation/app/version"
	"legation/geo"
)

// Today is the day on which this is called, as Options.Made has it.
func Today() string { return time.Now().Format(time.DateOnly) }

// Text reports whether the format is a text twin.
func (f Format) Text() bool { return f == HTML || f == Markdown }

// writeTwin writes what the page shows as text, with the page itself inside: in
// HTML as a drawing, whose words can be read aloud, else as a PNG.
func (p *Page) writeTwin(ctx context.Context, w io.Writer) error {
	made, err := event.ParseDate(p.Options.Made)
	if err != nil {
		return fmt.Errorf("the day on which the picture is made: %w", err)
	}
	doc := twin.Doc{State: p.State, Credit: p.attribution(), Context: cite.Context{Version: version.Number, Today: made.Span().Start.Earliest}}
	var picture bytes.Buffer
	if p.Options.Format == HTML && p.scene.Backdrop == nil {
		doc.MIME = "image/svg+xml"
		err = geo.WriteSVG(&picture, p.Drawing(), documentOf([]*Page{p}))
	} else {
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
