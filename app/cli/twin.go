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
	"legation/app/state"
	"legation/app/twin"
	"legation/geo"
)

type twinCommand struct {
	File      string   `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output    string   `short:"o" required:"" placeholder:"OUT.html" help:"File to write, .html or .md. It is written whole or not at all."`
	At        dayFlag  `placeholder:"DATE" help:"Date of the map, in EDTF. Without it, that of the event, else of the last dated event."`
	Viewpoint string   `placeholder:"ID" help:"Whose positions are listed and colour the map. The first of the dataset without it."`
	View      string   `placeholder:"ID" help:"Part of the map. The first of the dataset without it."`
	Event     string   `placeholder:"ID" help:"Event to highlight; the date is its own unless --at is given."`
	Mode      string   `default:"so-far" enum:"${modes}" help:"Events to list: so-far, at or from the date, or within a span."`
	Span      spanFlag `placeholder:"FROM/TO" help:"Span of --mode within, in EDTF: 2008/2014, or 2008/.. for everything since."`
	Size      sizeFlag `default:"1280x800" placeholder:"WxH" help:"Width and height of the picture in pixels; 1280x800 unless given."`
	Compare   string   `placeholder:"ID" help:"Viewpoint of the half right of a divider; its positions are listed too."`
	CompareAt dayFlag  `placeholder:"DATE" help:"Date of the half right of the divider; with --compare or alone."`
	Accessed  dayFlag  `placeholder:"DATE" help:"Day that the citation names; today without it."`
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
	shown := snapshotCommand{At: c.At, Viewpoint: c.Viewpoint, View: c.View, Event: c.Event, Mode: c.Mode, Span: c.Span, Compare: c.Compare, CompareAt: c.CompareAt}
	if err := shown.checkSpan(); err != nil {
		return err
	}
	d, err := env.read(c.File)
	if err != nil {
		return err
	}
	s, err := shown.state(d)
	if err != nil {
		return err
	}
	scene := state.Scene(s, float64(c.Size.width), float64(c.Size.height))
	img, err := geo.Snapshot(scene, 1)
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, img); err != nil {
		return fmt.Errorf("drawing the map: %w", err)
	}
	doc := twin.Doc{State: s, Picture: picture.Bytes(), MIME: "image/png", Credit: scene.Credit, Context: citedToday(c.Accessed)}
	return geo.WriteWhole(c.Output, func(w io.Writer) error { return write(w, doc) })
}

// citedToday gives when and with what something is cited.
func citedToday(accessed dayFlag) cite.Context {
	now := time.Now()
	context := cite.Context{Version: Version, Today: event.DayOf(int64(now.Year()), int(now.Month()), now.Day())}
	if accessed.given {
		context.Today = accessed.day
	}
	return context
}
