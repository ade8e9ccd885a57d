package cli

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"path/filepath"
	"strings"
	"time"

	"legation/app/cite"
	"legation/app/event"
	whole "legation/app/file"
	"legation/app/state"
	"legation/app/twin"
	"legation/app/version"
	"legation/geo"
)

type twinCommand struct {
	File   string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output string `short:"o" required:"" placeholder:"OUT.html" help:"File to write, .html or .md. It is written whole or not at all."`

	shownFlags

	Size     sizeFlag `placeholder:"WxH" help:"Width and height of the picture in pixels, or a purpose; 1280x800 unless given."`
	Accessed dayFlag  `placeholder:"DATE" help:"Day that the citation names; today without it."`
}

func (twinCommand) Help() string {
	return `The events and positions that a picture shows, as tables that can be read aloud, searched and printed, with the sources and the picture inside, in one file that needs no network.

` + problemsHelp
}

// Run writes a text twin.
func (c *twinCommand) Run(env *environment) error {
	write := twin.HTML
	switch ending := strings.ToLower(filepath.Ext(c.Output)); ending {
	case ".html", ".htm":
	case ".md", ".markdown":
		write = twin.Markdown
	default:
		return wrongUsage("%s: a text twin is written as HTML or Markdown; give a name that ends in .html or .md", c.Output)
	}
	if err := c.checkSpan(); err != nil {
		return err
	}
	d, err := env.read(c.File)
	if err != nil {
		return err
	}
	s, err := c.state(d)
	if err != nil {
		return err
	}
	width, height := 1280.0, 800.0
	if c.Size.given {
		width, height = c.Size.width, c.Size.height
	}
	scene := state.Scene(s, width, height)
	img, err := geo.Snapshot(scene, 1)
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, img); err != nil {
		return fmt.Errorf("drawing the map: %w", err)
	}
	doc := twin.Doc{State: s, Picture: picture.Bytes(), MIME: "image/png", Credit: scene.Credit, Context: citedToday(c.Accessed)}
	return whole.Replace(c.Output, func(w io.Writer) error { return write(w, doc) })
}

// citedToday gives when and with what something is cited.
func citedToday(accessed dayFlag) cite.Context {
	now := time.Now()
	context := cite.Context{Version: version.Number, Today: event.DayOf(int64(now.Year()), int(now.Month()), now.Day())}
	if accessed.given {
		context.Today = accessed.day
	}
	return context
}
