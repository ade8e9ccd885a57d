package cli

import (
	"io"
	"strings"

	"legation/app/cite"
	"legation/app/event"
)

type citeCommand struct {
	File      string  `arg:"" name:"FILE" optional:"" help:"${data}"`
	Event     string  `placeholder:"ID" help:"Cite the record of an event, with the sources that it rests on."`
	Picture   bool    `help:"Cite a picture: that of --view, --viewpoint and --at."`
	View      string  `placeholder:"ID" help:"Part of the map of --picture; the first of the dataset without it."`
	Viewpoint string  `placeholder:"ID" help:"Whose positions colour the map of --picture; the first of the dataset without it."`
	At        dayFlag `placeholder:"DATE" help:"Date of the map of --picture, in EDTF; that of the last dated event without it."`
	Style     string  `default:"chicago" enum:"${styles}" help:"How to write it: chicago, apa, bibtex or csl-json."`
	Accessed  dayFlag `placeholder:"DATE" help:"Day on which it was looked at or made; today without it."`
}

func (citeCommand) Help() string {
	return `Without --event and --picture the dataset is cited. The citation goes to stdout: one a paragraph in chicago (notes and bibliography) and apa (7th edition), one entry each in bibtex, one array in csl-json.

` + problemsHelp
}

// styleNames lists the styles for the command line.
func styleNames() string {
	var names []string
	for _, s := range cite.Styles {
		names = append(names, string(s.Style))
	}
	return strings.Join(names, ",")
}

// Run writes a citation.
func (c *citeCommand) Run(env *environment) error {
	switch {
	case c.Event != "" && c.Picture:
		return wrongUsage("--event and --picture cite two things: give one of them")
	case !c.Picture && (c.View != "" || c.Viewpoint != "" || c.At.given):
		return wrongUsage("--view, --viewpoint and --at are for --picture: add that, or leave them out")
	}
	d, err := env.read(c.File)
	if err != nil {
		return err
	}
	items, err := c.items(d)
	if err != nil {
		return err
	}
	text, err := cite.Format(cite.Style(c.Style), items)
	if err != nil {
		return err
	}
	_, err = io.WriteString(env.stdout, text)
	return err
}

func (c *citeCommand) items(d *event.Dataset) ([]cite.Item, error) {
	context := citedToday(c.Accessed)
	switch {
	case c.Event != "":
		e, ok := d.Event(c.Event)
		if !ok {
			return nil, unknown("event", c.Event, d.Events, func(e *event.Event) string { return e.ID })
		}
		return cite.Event(d, e, context), nil
	case c.Picture:
		shown := shownFlags{View: c.View, Viewpoint: c.Viewpoint, At: c.At}
		s, err := shown.state(d)
		if err != nil {
			return nil, err
		}
		return cite.Picture(s, context), nil
	}
	return cite.Dataset(d, context), nil
}
