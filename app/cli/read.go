package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

// problemsHelp says what the commands do about a file with problems.
const problemsHelp = `The problems of a file go to stderr, and what can be read of it is used; the command fails only where nothing can be read.`

// read gives the dataset of a file, the built-in one for "". The problems of
// the file are shown.
func (env *environment) read(file string) (*event.Dataset, error) {
	if file == "" {
		return dataset.Builtin(), nil
	}
	d, _, err := env.load(file)
	return d, err
}

// A dayFlag is the earliest day of an EDTF date, as --at takes it.
type dayFlag struct {
	day   event.Day
	given bool
}

// UnmarshalText reads the date.
func (f *dayFlag) UnmarshalText(text []byte) error {
	date, err := event.ParseDate(string(text))
	if err != nil {
		return err
	}
	if date.Precision() == event.PrecisionNone {
		return fmt.Errorf("date %q has no earliest day: give one with a known start", text)
	}
	*f = dayFlag{date.Span().Start.Earliest, true}
	return nil
}

// A spanFlag is the days of an EDTF date, most often of an interval, as --span
// takes them.
type spanFlag struct {
	window state.Window
	given  bool
}

// UnmarshalText reads the span.
func (f *spanFlag) UnmarshalText(text []byte) error {
	date, err := event.ParseDate(string(text))
	if err != nil {
		return err
	}
	span := date.Span()
	if date.Precision() == event.PrecisionNone && !span.Start.Open || span.Start.Unknown || span.End.Unknown {
		return fmt.Errorf("span %q has an unknown end: for one that is open write 2008/.. or ../2008 instead", text)
	}
	*f = spanFlag{state.Window{From: span.Start.Earliest, To: span.End.Latest}, true}
	return nil
}

// A pointFlag is a longitude and a latitude in degrees, as --centre takes them.
type pointFlag struct {
	point [2]float64
	given bool
}

// UnmarshalText reads the point.
func (f *pointFlag) UnmarshalText(text []byte) error {
	lon, lat, ok := strings.Cut(string(text), ",")
	x, err := strconv.ParseFloat(strings.TrimSpace(lon), 64)
	y, err2 := strconv.ParseFloat(strings.TrimSpace(lat), 64)
	if !ok || err != nil || err2 != nil || !(math.Abs(x) <= 360 && math.Abs(y) <= 85) {
		return fmt.Errorf("%q is no longitude and latitude: write degrees such as 35.5,32.9", text)
	}
	*f = pointFlag{[2]float64{x, y}, true}
	return nil
}

// unknown is the error for an id that the dataset does not have. It lists
// those that it has.
func unknown[T any](what, id string, all []T, idOf func(*T) string) error {
	const most = 1000
	if len(all) == 0 {
		return fmt.Errorf("unknown %s %q: this dataset has none", what, id)
	}
	var b strings.Builder
	for i := range all[:min(len(all), most)] {
		b.WriteString("\n  " + clean(idOf(&all[i])))
	}
	if n := len(all) - most; n > 0 {
		fmt.Fprintf(&b, "\n  and %d more", n)
	}
	return fmt.Errorf("unknown %s %q; there are%s", what, id, b.String())
}
