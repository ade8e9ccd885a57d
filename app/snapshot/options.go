package snapshot

import (
	"errors"
	"fmt"
	"slices"

	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// Options say what a picture is made of and how it is written. They are named
// alike in files and on the command line.
type Options struct {
	Format  Format    `json:"format"`
	Width   float64   `json:"width"`  // device-independent pixels, 96 to the inch
	Height  float64   `json:"height"` // device-independent pixels
	Scale   float64   `json:"scale"`  // pixels to each, above 0 and up to 16
	Theme   geo.Theme `json:"theme"`
	Quality int       `json:"quality"` // of a JPEG, 1 to 100
	Include Include   `json:"include"`

	// Pane is the size in device-independent pixels of the map that the state
	// was seen in. A map that was moved by hand shows at least all of that.
	// Without it the picture has the map's own zoom.
	Pane [2]float64 `json:"pane"`

	// Accessed is the day that the citation in an HTML or Markdown file names, as
	// days from 1 January 1970; 0 is today.
	Accessed event.Day `json:"accessed,omitempty"`

	// BaseMap names the tiles that are laid under the map, "" for none, and
	// BaseMapAttribution says whose they are, which stands in the picture. The
	// tiles themselves come through Page.Lay.
	BaseMap            string `json:"baseMap,omitempty"`
	BaseMapAttribution string `json:"baseMapAttribution,omitempty"`
}

// Include is what the picture has beside the map. Whose view it shows, on
// which date, the boundary note and whose data it is are always there.
type Include struct {
	Title    bool `json:"title"`
	Caption  bool `json:"caption"` // the viewpoint and the date in one line
	Legend   bool `json:"legend"`
	Insets   bool `json:"insets"`
	ScaleBar bool `json:"scale-bar"`
	Grid     bool `json:"grid"`
	Card     bool `json:"card"`     // the chosen event
	Timeline bool `json:"timeline"` // with the playhead
	Sources  bool `json:"sources"`  // as numbered footnotes
}

// DefaultQuality is that of a JPEG of which nothing else is asked.
const DefaultQuality = 92

// Default returns the options that show of a state what the window's map shows
// of it, as a PNG of 1920×1080 pixels.
func Default(s state.State) Options {
	return Options{
		Format: PNG, Width: 1920, Height: 1080, Scale: 1, Theme: s.Theme, Quality: DefaultQuality,
		Include: Include{Legend: !s.Hidden.Legend, Caption: s.Hidden.Legend, Insets: !s.Hidden.Insets, Grid: !s.Hidden.Grid, ScaleBar: true},
	}
}

// ErrViewpoint is the cause of the error where the picture would not say whose
// view it shows.
var ErrViewpoint = errors.New("a picture must say whose view it shows and on which date: leave the caption or the legend on")

// ErrSize is the cause of the error where a picture would be too small or too large,
// and ErrRoom where it would have no room for the map.
var (
	ErrSize = fmt.Errorf("give at least %d×%d, where what it must say has room, and at most %d each way", MinWidth, MinHeight, MaxLength)
	ErrRoom = errors.New("there is no room for the map beside what it must say: make it larger")
)

// Check reports what of the options cannot be.
func (o Options) Check() error {
	if o.Format.Ending() == "" {
		return fmt.Errorf("unknown format %q", o.Format)
	}
	if !slices.Contains(geo.Themes, o.Theme) {
		return fmt.Errorf("unknown theme %q: there are %v", o.Theme, geo.Themes)
	}
	if o.Quality < 1 || o.Quality > 100 {
		return fmt.Errorf("quality %d: give a number from 1 to 100", o.Quality)
	}
	if !o.Include.Caption && !o.Include.Legend {
		return ErrViewpoint
	}
	if !(o.Pane[0] >= 0 && o.Pane[0] < 1e6 && o.Pane[1] >= 0 && o.Pane[1] < 1e6) {
		return fmt.Errorf("a map of %g×%g pixels has not been seen", o.Pane[0], o.Pane[1])
	}
	if o.Format != SVG && o.Format != PDF {
		if err := geo.CheckSize(o.Width, o.Height, o.Scale); err != nil {
			return err
		}
	}
	if o.Width < MinWidth || o.Height < MinHeight || !(o.Width <= MaxLength && o.Height <= MaxLength) {
		return fmt.Errorf("a picture of %.0f×%.0f pixels: %w", o.Width, o.Height, ErrSize)
	}
	if !(o.Scale > 0) || o.Scale > geo.MaxScale {
		return fmt.Errorf("scale %g: give a number above 0 and up to %d", o.Scale, geo.MaxScale)
	}
	return nil
}

// The smallest picture in which there is room for what it must say, and the
// longest side, in device-independent pixels.
const (
	MinWidth  = 200
	MinHeight = 150
	MaxLength = 200_000
)
