package cli

import (
	"time"

	"legation/app/cite"
	"legation/app/event"
	"legation/app/snapshot"
	"legation/app/version"
)

type twinCommand struct {
	File   string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output string `short:"o" required:"" placeholder:"OUT.html" help:"File to write, .html or .md. It is written whole or not at all."`

	shownFlags

	Size     sizeFlag `placeholder:"WxH" help:"Width and height of the picture in pixels, or a purpose; 1280x800 unless given."`
	Accessed dayFlag  `placeholder:"DATE" help:"Day that the citation names; today without it."`
	Replace  bool     `help:"Replace a file that is there already."`
}

func (twinCommand) Help() string {
	return `The events and positions that a picture shows, as tables that can be read aloud, searched and printed, with the sources and the picture inside, in one file that needs no network.

` + problemsHelp
}

// Run writes a text twin, as snapshot does.
func (c *twinCommand) Run(env *environment) error {
	if format, err := snapshot.FormatOf(c.Output); err != nil || !format.Text() {
		return wrongUsage("%s: a text twin is written as HTML or Markdown; give a name that ends in .html or .md", c.Output)
	}
	picture := snapshotCommand{File: c.File, Output: c.Output, shownFlags: c.shownFlags, Accessed: c.Accessed, Replace: c.Replace}
	if picture.Size = c.Size; !c.Size.given {
		picture.Size = sizeFlag{1280, 800, 1, true}
	}
	return picture.Run(env)
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
