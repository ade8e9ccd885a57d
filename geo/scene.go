package geo

import (
	"cmp"
	"fmt"
	"image/color"

	"github.com/paulmach/orb"
)

// A Scene is what to draw, as plain values. The window, the snapshot and the
// command line paint the same one, so that what is exported is what was seen.
// Lengths are in device-independent pixels.
type Scene struct {
	Viewport Viewport
	Palette  Palette
	Backdrop *Backdrop // over sea and land, or nil; insets have none
	Areas    []Area
	Arcs     []Arc
	Markers  []Marker
	Labels   []Label // the more important first
	Legend   Legend
	Insets   []Inset
	Credit   string // attribution of data, at the bottom edge
	Grid     bool   // meridians and parallels
	ScaleBar bool
	Imperial bool        // the scale bars count miles and feet
	Keep     []orb.Bound // parts of the map that the legend must not cover
	Caption  Caption
	Second   *Second // the half right of the divider, or nil
	Buttons  bool    // a window has its buttons in the upper right corner
	Words    Words
}

// An Area is a named territory with what its fill says.
type Area struct {
	Territory string // id in the atlas
	Fill      Fill
}

// A Fill is how a position is drawn. Colours with an alpha of 0 are left out.
type Fill struct {
	Base     color.NRGBA // flat
	Stripe   color.NRGBA // rising stripes: who controls it, where that differs
	Cross    color.NRGBA // falling stripes: what one of several sources names
	Vertical color.NRGBA // upright hatch: left to negotiation
	Query    bool        // question marks: no position found
	Dotted   bool        // dotted outline: spoken of as occupied
}

// An Arc is a great circle between two places.
type Arc struct {
	From, To orb.Point
	Colour   color.NRGBA
}

// A Marker stands for one or more events at a place.
type Marker struct {
	IDs      []string // of the events, in order of time; of many, the newest
	Order    []int    // of each event: its place in time, by which markers are joined; or nil
	Count    int      // of the events, where there are more than IDs
	At       orb.Point
	Shape    string
	Colour   color.NRGBA
	Selected bool
	Faded    bool
}

// A LabelKind says how a label is set and how it gives way.
type LabelKind int

// The kinds of label.
const (
	CountryLabel LabelKind = iota
	TerritoryLabel
	CityLabel
	WaterLabel
)

// A Label is a name that is drawn where it has room.
type Label struct {
	Text, Sub string
	At        orb.Point
	Kind      LabelKind
	MinZoom   float64 // drawn from this zoom on
	SubZoom   float64 // the second line is drawn from this zoom on
	Key       bool    // what the map is about: it may stand farther off, joined by a line
	Extent    float64 // degrees of longitude that it has room in; 0 for no limit
}

// A Legend lists in words what is on the map.
type Legend struct {
	Title   string
	Note    string
	Entries []LegendEntry
	More    []string // says that so many entries, from one up, have no room
}

// Words are what the map itself says, as patterns in which %s stands for a
// number. One that is empty is English.
type Words struct {
	RightToLeft bool              // the language is written from right to left
	Kilometres  string            // "%s km"
	Metres      string            // "%s m"
	Miles       string            // "%s mi"
	Feet        string            // "%s ft"
	ScaleAt     string            // of the scale bar, a length and a latitude: "%s at %s"
	North       string            // "%s° N"
	South       string            // "%s° S"
	East        string            // "%s° E"
	West        string            // "%s° W"
	Names       map[string]string // of countries and waters, by their English names
}

// say fills a pattern of the words, or the English one.
func say(pattern, english string, values ...any) string {
	return fmt.Sprintf(cmp.Or(pattern, english), values...)
}

// A LegendEntry is one way of drawing with what it says: that of an area or, where
// it has a shape, of a marker.
type LegendEntry struct {
	Fill   Fill
	Shape  string // that of a marker, see Shape, or "" for an area
	Colour color.NRGBA
	Text   string
	Sub    string
}

// An Inset is a smaller map laid over the main one. Its viewport's size is
// that of the inset.
type Inset struct {
	ID       string // the view that a click on it goes to
	Title    string
	X, Y     float64
	Viewport Viewport
	Areas    []Area
	Markers  []Marker
	Labels   []Label
}

// Layer is one of the pictures that a scene is painted in. They are painted
// apart so that a moved playhead or pointer repaints only what it changes.
type Layer int

// The layers, from the bottom up.
const (
	Base      Layer = iota // sea, land, lakes, quiet borders
	Time                   // everything that depends on the date or the selection
	Furniture              // insets, legend, scale bar, attribution: fixed to the window
	layers
)

// PaintAll paints every layer of a scene onto a canvas of its viewport's size.
func PaintAll(c *Canvas, s Scene) {
	for l := range layers {
		Paint(c, s, l, 0)
	}
}
