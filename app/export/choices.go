package export

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"legation/app/animation"
	"legation/app/language"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"
)

// Choices are what a person chose in the dialog, and finds chosen the next time.
type Choices struct {
	Size    string           `json:"size"` // id among snapshot.Sizes
	Width   float64          `json:"width,omitzero"`
	Height  float64          `json:"height,omitzero"`
	Scale   float64          `json:"scale,omitzero"` // of a size without one of its own
	Format  snapshot.Format  `json:"format"`
	Theme   string           `json:"theme"` // "" for that of the window
	Quality int              `json:"quality,omitzero"`
	Include snapshot.Include `json:"include"`
	Pattern string           `json:"pattern"`
	Make    string           `json:"make,omitzero"` // one of the kinds; "" for a picture
	Motion  Motion           `json:"motion"`
}

// The kinds of what is made.
const (
	onePicture = ""
	eachEvent  = "each"      // a picture for each event
	animated   = "animation" // of all events
)

// Motion is how an animation moves.
type Motion struct {
	Format    animation.Format `json:"format"`
	ByTime    bool             `json:"byTime,omitzero"` // evenly through time, and not from event to event
	Speed     float64          `json:"speed"`
	SkipEmpty bool             `json:"skipEmpty,omitzero"` // decades without an event
}

// usual are the choices of a new user: what is in the window.
func usual(s state.State) Choices {
	o := snapshot.Default(s)
	return Choices{Size: snapshot.WindowSize, Scale: 1, Format: snapshot.PNG, Quality: o.Quality, Include: o.Include, Pattern: snapshot.NamePattern,
		Motion: Motion{Format: animation.GIF, ByTime: s.Playback.Evenly, Speed: s.Playback.Speed, SkipEmpty: s.Playback.SkipEmpty}}
}

// usualMoving are the choices of a new user for an animation.
func usualMoving(s state.State) Choices {
	c, o := usual(s), animation.Default(s)
	c.Size, c.Width, c.Height, c.Scale, c.Include = snapshot.CustomSize, o.Page.Width, o.Page.Height, o.Page.Scale, o.Page.Include
	return c
}

// recalled reads the choices of the last time. What cannot be read is as for a
// new user.
func recalled(data json.RawMessage, s state.State) Choices {
	c := usual(s)
	if json.Unmarshal(data, &c) != nil || c.Format.Ending() == "" {
		return usual(s)
	}
	if c.Pattern == "" {
		c.Pattern = snapshot.NamePattern
	}
	if !(c.Motion.Speed >= 0.25 && c.Motion.Speed <= 8) {
		c.Motion.Speed = 1
	}
	if o := (animation.Options{Format: c.Motion.Format}); o.Format.Ending() == "" && o.Format != animation.Images {
		c.Motion.Format = animation.GIF
	}
	return c
}

// sized returns the size that was chosen, for a map pane of a size in
// device-independent pixels.
func (c Choices) sized(pane [2]float64) snapshot.Size {
	for _, z := range snapshot.Sizes(pane[0], pane[1]) {
		if z.ID != c.Size {
			continue
		}
		switch z.ID {
		case snapshot.CustomSize:
			if c.Width > 0 && c.Height > 0 {
				z.Width, z.Height = c.Width, c.Height
			}
			fallthrough
		case snapshot.WindowSize:
			if c.Scale > 0 {
				z.Scale = c.Scale
			}
		}
		return z
	}
	return snapshot.Sizes(pane[0], pane[1])[0]
}

// options returns what the choices make of a state that is seen in a map pane.
func (c Choices) options(s state.State, pane [2]float64) snapshot.Options {
	z := c.sized(pane)
	o := snapshot.Options{
		Format: c.Format, Width: z.Width, Height: z.Height, Scale: z.Scale,
		Theme: geo.Theme(c.Theme), Quality: c.Quality, Include: c.Include,
	}
	if s.View == "" {
		o.Pane = pane // a map that was moved by hand shows all that was in sight
	}
	if o.Theme == "" {
		o.Theme = s.Theme
	}
	return o
}

// animation returns what the choices make an animation of, and how.
func (c Choices) animation(s state.State, pane [2]float64) (state.State, animation.Options) {
	o := animation.Default(s)
	o.Page = c.options(s, pane)
	o.Page.Format = snapshot.PNG
	o.Format = c.Motion.Format
	s.Playback.Evenly, s.Playback.Speed, s.Playback.SkipEmpty = c.Motion.ByTime, c.Motion.Speed, c.Motion.SkipEmpty
	return s, o
}

// motionName is the file's name of an animation, or the folder's of its images.
func (c Choices) motionName(s state.State, o snapshot.Options) string {
	o.Format = snapshot.PNG
	name := snapshot.FileName("{dataset}_{view}_{viewpoint}", s, o, 1, 1)
	return strings.TrimSuffix(name, snapshot.PNG.Ending()) + c.Motion.Format.Ending()
}

// sizeText says how large the file's picture is.
func sizeText(o snapshot.Options) string {
	if o.Format == snapshot.HTML {
		o.Scale = 1 // a drawing, as large as a page of the web shows it
	}
	if !o.Format.Pixels() && !o.Format.Text() {
		mm := func(v float64) string { return strconv.FormatFloat(math.Round(v/96*254)/10, 'f', -1, 64) }
		return language.F("%s × %s mm, as sharp as the printer", mm(o.Width), mm(o.Height))
	}
	return language.F("%d × %d pixels", geo.Pixels(o.Width, o.Scale), geo.Pixels(o.Height, o.Scale))
}

// A part is something that a picture may have beside the map.
type part struct {
	name string
	of   func(*snapshot.Include) *bool
}

func parts() []part {
	return []part{
		{language.T("Title"), func(i *snapshot.Include) *bool { return &i.Title }},
		{language.T("Viewpoint and date"), func(i *snapshot.Include) *bool { return &i.Caption }},
		{language.T("Legend"), func(i *snapshot.Include) *bool { return &i.Legend }},
		{language.T("Inset maps"), func(i *snapshot.Include) *bool { return &i.Insets }},
		{language.T("Scale bar"), func(i *snapshot.Include) *bool { return &i.ScaleBar }},
		{language.T("Graticule"), func(i *snapshot.Include) *bool { return &i.Grid }},
		{language.T("The chosen event"), func(i *snapshot.Include) *bool { return &i.Card }},
		{language.T("Timeline"), func(i *snapshot.Include) *bool { return &i.Timeline }},
		{language.T("Sources"), func(i *snapshot.Include) *bool { return &i.Sources }},
	}
}

// partNames puts the parts that a page has no room for into words.
func partNames(ids []string) string {
	words := map[string]string{
		"title": language.T("Title"), "insets": language.T("Inset maps"),
		"legend": language.T("Legend"), "card": language.T("The chosen event"),
		"timeline": language.T("Timeline"), "sources": language.T("Sources"),
	}
	var names []string
	for _, id := range ids {
		names = append(names, words[id])
	}
	return language.List(names)
}

// themeName is the word for a theme.
func themeName(t geo.Theme) string {
	switch t {
	case geo.LightTheme:
		return language.T("Light")
	case geo.DarkTheme:
		return language.T("Dark")
	case geo.PrintTheme:
		return language.T("For print")
	}
	return language.T("High contrast")
}
