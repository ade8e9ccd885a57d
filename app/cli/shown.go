package cli

import (
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"
)

// shownFlags say what a picture shows. What is not given stays as it was.
type shownFlags struct {
	At         dayFlag   `placeholder:"DATE" help:"Date of the map, in EDTF; its earliest day counts. Without it, that of the event, else of the last dated event."`
	Viewpoint  string    `placeholder:"ID" help:"Whose positions colour the map, such as on-the-ground or north-korea. The first of the dataset without it."`
	View       string    `placeholder:"ID" help:"Part of the map, such as overview or golan-heights. The first of the dataset without it."`
	Centre     pointFlag `placeholder:"LON,LAT" help:"Middle of a part of the map that the dataset does not name, with --zoom, in place of --view."`
	Zoom       *float64  `placeholder:"N" help:"Zoom of the map about --centre: the Earth is 256 x 2^N pixels round."`
	Event      string    `placeholder:"ID" help:"Event to highlight; the map shows its date unless --at is given. With none, no event is."`
	Mode       string    `default:"" placeholder:"MODE" enum:",${modes}" help:"Events to show: so-far, at or from the date, or within a span; so-far unless given."`
	Span       spanFlag  `placeholder:"FROM/TO" help:"Span of --mode within, in EDTF: 2008/2014, or 2008/.. for everything since."`
	Compare    string    `placeholder:"ID" help:"Viewpoint of the half right of a divider in the middle."`
	CompareAt  dayFlag   `placeholder:"DATE" help:"Date of the half right of the divider; with --compare or alone."`
	Divider    *float64  `placeholder:"PART" help:"Part of the map left of the divider, 0 to 1; half of it unless given."`
	Category   string    `placeholder:"ID" help:"Keep the events of a category; the others are dimmed."`
	Actor      string    `placeholder:"ID" help:"Keep the events in which an actor takes part."`
	Source     string    `placeholder:"ID" help:"Keep the events that rest on a source."`
	Holder     string    `placeholder:"ID" help:"Keep the events in which the holder of a viewpoint takes part."`
	Confidence string    `default:"" placeholder:"DEGREE" enum:",high,medium,low" help:"Keep the events that are attested with this confidence."`
	Search     string    `placeholder:"TEXT" help:"Keep the events in which every word of a text stands."`
	Hide       bool      `help:"Hide the events that are not kept, where they would be dimmed."`
	Language   string    `default:"" placeholder:"CODE" enum:",${languages}" help:"Language of what the picture says: ${languages}; English unless given."`
	Axis       spanFlag  `placeholder:"FROM/TO" help:"Days that the timeline of a picture shows, in EDTF; all dated events unless given."`
	Units      string    `default:"" placeholder:"UNITS" enum:",metric,imperial" help:"Units of the scale bar, metric or imperial."`
}

// modeNames lists the modes for the command line.
func modeNames() string {
	var names []string
	for _, m := range state.Modes {
		names = append(names, string(m.Mode))
	}
	return strings.Join(names, ",")
}

// checkSpan refuses a mode without the span that it needs, and a span that the
// mode has no use for.
func (c *shownFlags) checkSpan() error {
	if c.Divider != nil && (!(*c.Divider >= 0 && *c.Divider <= 1) || c.Compare == "" && !c.CompareAt.given) {
		return wrongUsage("--divider is a number from 0 to 1, for --compare or --compare-at")
	}
	switch within := c.Mode == string(state.Within); {
	case within && !c.Span.given:
		return wrongUsage("--mode within needs a span: add one, such as --span 2008/2014")
	case !within && c.Span.given:
		return wrongUsage("--span is for --mode within: add that, or leave the span out")
	}
	return nil
}

// state gives what a picture of a dataset shows.
func (c *shownFlags) state(d *event.Dataset) (state.State, error) { return c.change(d, state.New(d)) }

// speak has a state say its names and titles, and everything from now on, in the
// language that was asked for, until restore is called.
func (c *shownFlags) speak(s state.State) (in state.State, restore func()) {
	was := language.Current().Code
	if c.Language != "" {
		language.Set(c.Language)
	}
	s.Dataset = s.Dataset.In(language.Current().Code)
	return s, func() { language.Set(was) }
}

// change puts what is asked for into a state.
func (c *shownFlags) change(d *event.Dataset, s state.State) (state.State, error) {
	if c.Mode != "" {
		s.Mode = state.Mode(c.Mode)
	}
	if c.Span.given {
		s.Window = c.Span.window
	}
	if err := c.choose(d, &s); err != nil {
		return s, err
	}
	if err := c.frame(&s); err != nil {
		return s, err
	}
	if err := c.filter(d, &s); err != nil {
		return s, err
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
	if c.Divider != nil {
		s.Compare.Divider = *c.Divider
	}
	switch {
	case !c.At.given:
	case c.Event != "" && c.Event != noEvent:
		s.Playhead = c.At.day // the event stays chosen, wherever the date is
	default:
		s = s.MoveTo(c.At.day)
	}
	return s, nil
}

// noEvent stands for the choice of none.
const noEvent = "none"

// frame puts where the map lies, what the timeline shows and the units into a
// state.
func (c *shownFlags) frame(s *state.State) error {
	if c.Centre.given || c.Zoom != nil {
		if !c.Centre.given || c.Zoom == nil || c.View != "" {
			return wrongUsage("--centre and --zoom go together, and in place of --view")
		}
		if !(*c.Zoom >= geo.MinZoom && *c.Zoom <= geo.MaxZoom) {
			return wrongUsage("--zoom %g: give a number from %g to %g", *c.Zoom, float64(geo.MinZoom), float64(geo.MaxZoom))
		}
		s.View, s.Centre, s.Zoom = "", c.Centre.point, *c.Zoom
	}
	if c.Axis.given {
		if !(c.Axis.window.From <= c.Axis.window.To) || c.Axis.window.From == event.DayMin || c.Axis.window.To == event.DayMax {
			return wrongUsage("--axis needs both ends: give a span such as 1966/2024")
		}
		s.Axis = state.Axis{From: float64(c.Axis.window.From), To: float64(c.Axis.window.To) + 1}
	}
	if c.Units != "" {
		s.Imperial = c.Units == "imperial"
	}
	return nil
}

// choose puts the viewpoint, the view and the event into a state.
func (c *shownFlags) choose(d *event.Dataset, s *state.State) error {
	if c.Viewpoint != "" {
		if _, ok := d.Viewpoint(c.Viewpoint); !ok {
			return unknown("viewpoint", c.Viewpoint, d.Viewpoints, func(v *event.Viewpoint) string { return v.ID })
		}
		s.Viewpoint = c.Viewpoint
	}
	if c.View != "" {
		if _, ok := d.View(c.View); !ok {
			return unknown("view", c.View, d.Views, func(v *event.View) string { return v.ID })
		}
		s.View = c.View
	}
	if c.Event == noEvent {
		s.Selection = ""
	} else if c.Event != "" {
		if _, ok := d.Event(c.Event); !ok {
			return unknown("event", c.Event, d.Events, func(e *event.Event) string { return e.ID })
		}
		*s = s.Select(c.Event)
	}
	return nil
}

// filter puts what is to be kept into a state.
func (c *shownFlags) filter(d *event.Dataset, s *state.State) error {
	if c.Category != "" {
		if _, ok := d.Category(c.Category); !ok {
			return unknown("category", c.Category, d.Categories, func(x *event.Category) string { return x.ID })
		}
		s.Filter.Category = c.Category
	}
	if c.Actor != "" {
		if _, ok := d.Actor(c.Actor); !ok {
			return unknown("actor", c.Actor, d.Actors, func(x *event.Actor) string { return x.ID })
		}
		s.Filter.Actor = c.Actor
	}
	if c.Source != "" {
		if _, ok := d.Source(c.Source); !ok {
			return unknown("source", c.Source, d.Sources, func(x *event.Source) string { return x.ID })
		}
		s.Filter.Source = c.Source
	}
	if c.Holder != "" {
		if _, ok := d.Viewpoint(c.Holder); !ok {
			return unknown("viewpoint", c.Holder, d.Viewpoints, func(v *event.Viewpoint) string { return v.ID })
		}
		s.Filter.Viewpoint = c.Holder
	}
	if c.Confidence != "" {
		s.Filter.Confidence = event.Confidence(c.Confidence)
	}
	if c.Search != "" {
		s.Search = c.Search
	}
	s.Filter.Hide = s.Filter.Hide || c.Hide
	return nil
}

// formatNames, endingNames and fieldNames list what there is for the help.
func formatNames() string {
	var names []string
	for _, f := range snapshot.Formats {
		names = append(names, string(f.Format))
	}
	return strings.Join(names, ",")
}

func endingNames() string {
	var names []string
	for _, f := range snapshot.Formats {
		names = append(names, f.Endings[0])
	}
	return strings.Join(names, " ")
}

func fieldNames() string {
	var names []string
	for _, f := range snapshot.NameFields {
		names = append(names, "{"+f.Field+"}")
	}
	return strings.Join(names, " ")
}
