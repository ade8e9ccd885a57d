package cli

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"
)

type snapshotCommand struct {
	File      string   `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output    string   `short:"o" required:"" placeholder:"OUT.png" help:"File to write. It is written whole or not at all."`
	At        dayFlag  `placeholder:"DATE" help:"Date of the map, in EDTF; its earliest day counts. Without it, that of the event, else of the last dated event."`
	Viewpoint string   `placeholder:"ID" help:"Whose positions colour the map, such as on-the-ground or north-korea. The first of the dataset without it."`
	View      string   `placeholder:"ID" help:"Part of the map, such as overview or golan-heights. The first of the dataset without it."`
	Event     string   `placeholder:"ID" help:"Event to highlight; the map shows its date unless --at is given."`
	Mode      string   `default:"so-far" enum:"${modes}" help:"Events to show: so-far, at or from the date, or within a span."`
	Span      spanFlag `placeholder:"FROM/TO" help:"Span of --mode within, in EDTF: 2008/2014, or 2008/.. for everything since."`
	Size      sizeFlag `default:"1920x1080" placeholder:"WxH" help:"Width and height in pixels at scale 1; 1920x1080 unless given."`
	Scale     float64  `default:"1" help:"Pixels for each pixel of the size, up to 16."`
	Compare   string   `placeholder:"ID" help:"Viewpoint of the half right of a divider in the middle."`
	CompareAt dayFlag  `placeholder:"DATE" help:"Date of the half right of the divider; with --compare or alone."`
	Language  string   `default:"en" enum:"${languages}" help:"Language of what the map says: ${languages}."`
	Theme     string   `default:"light" enum:"light,dark" help:"light or dark."`
}

func (snapshotCommand) Help() string {
	return `The picture is that of the map in the window; the same command gives the same bytes. An unknown viewpoint, view or event ends with the list of those that there are.

` + problemsHelp
}

// modeNames lists the modes for the command line.
func modeNames() string {
	var names []string
	for _, m := range state.Modes {
		names = append(names, string(m.Mode))
	}
	return strings.Join(names, ",")
}

// Run saves a picture.
func (c *snapshotCommand) Run(env *environment) error {
	if err := geo.CheckSize(float64(c.Size.width), float64(c.Size.height), c.Scale); err != nil {
		return usageError{err}
	}
	if ending := filepath.Ext(c.Output); !strings.EqualFold(ending, ".png") {
		return wrongUsage("%s: a snapshot is written as PNG; give a name that ends in .png", c.Output)
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
	defer language.Set(language.Current().Code)
	language.Set(c.Language)
	s.Dataset = s.Dataset.In(c.Language)
	img, err := geo.Snapshot(state.Scene(s, float64(c.Size.width), float64(c.Size.height)), c.Scale)
	if err != nil {
		return err
	}
	return geo.WritePNG(c.Output, img)
}

// checkSpan refuses a mode without the span that it needs, and a span that the
// mode has no use for.
func (c *snapshotCommand) checkSpan() error {
	switch within := c.Mode == string(state.Within); {
	case within && !c.Span.given:
		return wrongUsage("--mode within needs a span: add one, such as --span 2008/2014")
	case !within && c.Span.given:
		return wrongUsage("--span is for --mode within: add that, or leave the span out")
	}
	return nil
}

// A sizeFlag is a size in device-independent pixels, as --size takes it.
type sizeFlag struct{ width, height int }

var sizes = regexp.MustCompile(`^(\d+)[xX×](\d+)$`)

// UnmarshalText reads the size.
func (f *sizeFlag) UnmarshalText(text []byte) (err error) {
	m := sizes.FindSubmatch(text)
	if m == nil {
		return fmt.Errorf("%q is not a width and a height, such as 1920x1080", text)
	}
	if f.width, err = strconv.Atoi(string(m[1])); err == nil {
		f.height, err = strconv.Atoi(string(m[2]))
	}
	if err != nil {
		return fmt.Errorf("%s is beyond the 2 GiB of pixels allowed: make it smaller", text)
	}
	return nil
}

// state gives what the picture shows.
func (c *snapshotCommand) state(d *event.Dataset) (state.State, error) {
	s := state.New(d)
	s.Mode, s.Theme = state.Mode(c.Mode), geo.Theme(c.Theme)
	if c.Span.given {
		s.Window = c.Span.window
	}
	if c.Viewpoint != "" {
		if _, ok := d.Viewpoint(c.Viewpoint); !ok {
			return s, unknown("viewpoint", c.Viewpoint, d.Viewpoints, func(v *event.Viewpoint) string { return v.ID })
		}
		s.Viewpoint = c.Viewpoint
	}
	if c.View != "" {
		if _, ok := d.View(c.View); !ok {
			return s, unknown("view", c.View, d.Views, func(v *event.View) string { return v.ID })
		}
		s.View = c.View
	}
	if c.Event != "" {
		if _, ok := d.Event(c.Event); !ok {
			return s, unknown("event", c.Event, d.Events, func(e *event.Event) string { return e.ID })
		}
		s = s.Select(c.Event)
	}
	if c.Compare != "" || c.CompareAt.given {
		s.Compare.Viewpoint = s.Viewpoint
		if c.Compare != "" {
			if _, ok := d.Viewpoint(c.Compare); !ok {
				return s, unknown("viewpoint", c.Compare, d.Viewpoints, func(v *event.Viewpoint) string { return v.ID })
			}
			s.Compare.Viewpoint = c.Compare
		}
		s.Compare.Dated, s.Compare.Playhead = c.CompareAt.given, c.CompareAt.day
		s = s.CompareWith(true)
	}
	switch {
	case !c.At.given:
	case c.Event != "":
		s.Playhead = c.At.day // the event stays chosen, wherever the date is
	default:
		s = s.MoveTo(c.At.day)
	}
	return s, nil
}
