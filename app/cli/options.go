package cli

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"
)

// optionFlags are the options of a picture, under their own names. What is not
// given stays as it was.
type optionFlags struct {
	Size    sizeFlag `placeholder:"WxH" help:"Width and height in pixels at scale 1, or a purpose: ${sizes}. 1920x1080 unless given."`
	Scale   *float64 `placeholder:"N" help:"Pixels for each pixel of the size, up to 16."`
	Theme   string   `default:"" placeholder:"THEME" enum:",${themes}" help:"Colours; light unless given. Those of print are for white paper and survive greyscale."`
	Quality *int     `placeholder:"N" help:"Quality of a JPEG, 1 to 100; 92 unless given."`

	Title    *bool `negatable:"" help:"With the title of the dataset."`
	Caption  *bool `negatable:"" help:"With the viewpoint and the date in one line. They are in the legend too; without both there is no picture."`
	Legend   *bool `negatable:"" help:"With the legend; on unless turned off."`
	Insets   *bool `negatable:"" help:"With the insets; on unless turned off."`
	ScaleBar *bool `negatable:"" help:"With the scale bar; on unless turned off."`
	Grid     *bool `negatable:"" help:"With meridians and parallels; on unless turned off."`
	Card     *bool `negatable:"" help:"With the chosen event."`
	Timeline *bool `negatable:"" help:"With the timeline and its playhead."`
	Sources  *bool `negatable:"" help:"With the sources, as footnotes."`

	Pane sizeFlag `placeholder:"WxH" help:"Size of the map that --centre and --zoom are seen in; the picture shows at least all of that."`

	Note        *bool `negatable:"" hidden:""`
	Attribution *bool `negatable:"" hidden:""`
}

// check refuses to drop what every picture says.
func (f *optionFlags) check() error {
	no := func(flag *bool) bool { return flag != nil && !*flag }
	if no(f.Note) || no(f.Attribution) {
		return errors.New("the boundary note and whose data it is are in every picture: leave --no-note and --no-attribution out")
	}
	if no(f.Caption) && no(f.Legend) {
		return snapshot.ErrViewpoint
	}
	return nil
}

// apply puts the flags into options.
func (f *optionFlags) apply(o snapshot.Options) snapshot.Options {
	if f.Size.given {
		o.Width, o.Height = f.Size.width, f.Size.height
		o.Scale = f.Size.scale
	}
	if f.Scale != nil {
		o.Scale = *f.Scale
	}
	if f.Pane.given {
		o.Pane = [2]float64{f.Pane.width, f.Pane.height}
	}
	if f.Theme != "" {
		o.Theme = geo.Theme(f.Theme)
	}
	if f.Quality != nil {
		o.Quality = *f.Quality
	}
	for _, x := range []struct {
		flag *bool
		to   *bool
	}{
		{f.Title, &o.Include.Title}, {f.Caption, &o.Include.Caption}, {f.Legend, &o.Include.Legend},
		{f.Insets, &o.Include.Insets}, {f.ScaleBar, &o.Include.ScaleBar}, {f.Grid, &o.Include.Grid},
		{f.Card, &o.Include.Card}, {f.Timeline, &o.Include.Timeline}, {f.Sources, &o.Include.Sources},
	} {
		if x.flag != nil {
			*x.to = *x.flag
		}
	}
	if !o.Include.Legend && f.Caption == nil {
		o.Include.Caption = true // else nothing says whose view it is
	}
	return o
}

// options gives the options of a picture of a state.
func (c *snapshotCommand) options(o snapshot.Options, _ state.State) (snapshot.Options, error) {
	format, err := c.format()
	if err != nil {
		return o, err
	}
	o.Format = format
	o = c.apply(o)
	return o, o.Check()
}

// A sizeFlag is a size in device-independent pixels, as --size takes it.
type sizeFlag struct {
	width, height, scale float64
	given                bool
}

var sizes = regexp.MustCompile(`^(\d+(?:\.\d+)?)[xX×](\d+(?:\.\d+)?)$`)

// UnmarshalText reads the size.
func (f *sizeFlag) UnmarshalText(text []byte) error {
	for _, s := range snapshot.Sizes(0, 0) {
		if s.Width > 0 && s.ID == string(text) {
			*f = sizeFlag{s.Width, s.Height, s.Scale, true}
			return nil
		}
	}
	m := sizes.FindSubmatch(text)
	if m == nil {
		return fmt.Errorf("%q is neither a width and a height, such as 1920x1080, nor one of %s", text, sizeNames())
	}
	width, err := strconv.ParseFloat(string(m[1]), 64)
	height, err2 := strconv.ParseFloat(string(m[2]), 64)
	if err != nil || err2 != nil || width > 1e9 || height > 1e9 {
		return fmt.Errorf("%s is beyond the 2 GiB of pixels allowed: make it smaller", text)
	}
	*f = sizeFlag{width, height, 1, true}
	return nil
}

// sizeNames lists the sizes by purpose, themeNames the themes.
func sizeNames() string {
	var names []string
	for _, s := range snapshot.Sizes(0, 0) {
		if s.Width > 0 {
			names = append(names, s.ID)
		}
	}
	return strings.Join(names, ", ")
}

func themeNames() string {
	var names []string
	for _, t := range geo.Themes {
		names = append(names, string(t))
	}
	return strings.Join(names, ",")
}
