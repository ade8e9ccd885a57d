package dataset

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"legation/app/event"
	"legation/app/language"
)

// A Format is a kind of file that is read, written or both.
type Format struct {
	ID      string   // as --to takes it: "geojson"
	Name    string   // for a person: "Legation GeoJSON"
	Endings []string // of file names, with the dot and in lower case; the first is the one to write

	// sniff tells by the beginning of a file, without its byte order mark,
	// and by its name whether it is of the format. Content says more than a
	// name: the formats are asked in order, and the first that agrees reads.
	sniff func(head []byte, name string) bool
	// read makes the records of b.data with the methods of the builder. Its
	// error ends the reading; a *fault or a *finding has a place in the file.
	read func(b *builder) error
	// write writes what the format can hold, nil where it is only read.
	write func(w io.Writer, d *event.Dataset) error
	// holds has what the format can hold, for the report of losses.
	holds part
	// dates reports whether a date reads back as it was; nil if every one does.
	dates func(event.Date) bool
	// lostDate names what is lost of a date that does not read back; "exact
	// meaning of date" if empty.
	lostDate string
}

// Writes reports whether the format is written too.
func (f *Format) Writes() bool { return f.write != nil }

// formats has them in the order in which they are asked whether a file is
// theirs: those with surer signs come first.
var formats []*Format

func init() {
	formats = []*Format{geoJSON, linkedPlaces, geoJSONTime, timelineJS, simile, kmzFormat, workbook, kmlFormat, geoRSS, timelineCSV, ownCSV}
}

// Formats gives all of them. They must not be changed.
func Formats() []*Format { return slices.Clone(formats) }

// FormatOf gives the format that a file is written in by the ending of its
// name, or by the id of the format. There is none for an unknown ending and
// for one that is only read.
func FormatOf(name string) (*Format, bool) {
	ending := strings.ToLower(filepath.Ext(name))
	for _, f := range formats {
		if f.ID == name {
			return f, f.Writes()
		}
	}
	for _, f := range formats {
		if f.Writes() && ending != "" && slices.Contains(f.Endings, ending) && !f.secondary(ending) {
			return f, true
		}
	}
	return nil, false
}

// secondary reports whether another format comes first for an ending that
// several have: .json is TimelineJS, .csv our own columns.
func (f *Format) secondary(ending string) bool {
	first := map[string]string{".json": "timelinejs", ".csv": "csv", ".geojson": "geojson"}[ending]
	return first != "" && first != f.ID
}

// headBytes is how much of a file the formats see to tell whether it is theirs.
const headBytes = 64 << 10

// formatFor chooses the format of a file by its content, then by its name.
func formatFor(name string, data []byte) *Format {
	head := bytes.TrimPrefix(data[:min(len(data), headBytes)], []byte(mark))
	for _, f := range formats {
		if f.sniff(head, name) {
			return f
		}
	}
	ending := strings.ToLower(filepath.Ext(name))
	if ending == "" || ending == ".json" {
		return geoJSON // to say what it expects
	}
	for _, f := range formats {
		if slices.Contains(f.Endings, ending) && !f.secondary(ending) {
			return f
		}
	}
	return nil
}

// named lists the formats for a message.
func named() string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// A Loss is something that a file or a format could not hold.
type Loss struct {
	What  string // "stance", or "uncertainty of date" for a part of things
	Count int
}

// String gives it as "12 stances" or "uncertainty of 3 dates".
func (l Loss) String() string {
	if part, whole, cut := strings.Cut(l.What, " of "); cut {
		return part + " of " + count(l.Count, whole)
	}
	return count(l.Count, l.What)
}

// Text gives it in the language of the interface, as String does in English. In another
// one the number stands behind, so that no word has to agree with it.
func (l Loss) Text() string {
	switch {
	case language.Current().Code == language.English:
		return l.String()
	case l.Count == 1:
		return language.T(l.What)
	}
	return language.F("%s (%d)", language.T(l.What), l.Count)
}

// Encode writes a dataset in a format and tells what the format could not
// hold. The losses are known before anything is written, see Losses.
func Encode(w io.Writer, d *event.Dataset, f *Format) ([]Loss, error) {
	if f.write == nil {
		return nil, fmt.Errorf("%s is read but not written", f.Name)
	}
	d = d.Original() // in its own language
	if err := f.write(w, d); err != nil {
		return nil, fmt.Errorf("writing %s: %w", f.Name, err)
	}
	return f.Losses(d), nil
}

// Losses tells what of a dataset the format cannot hold.
func (f *Format) Losses(d *event.Dataset) []Loss {
	var losses []Loss
	d = d.Original()
	for _, p := range parts {
		if f.holds&p.part == 0 {
			if n := p.count(d); n > 0 {
				losses = append(losses, Loss{p.name, n})
			}
		}
	}
	if f.dates != nil {
		n := 0
		each := func(d event.Date) {
			if !d.IsZero() && !f.dates(d) {
				n++
			}
		}
		for i := range d.Events {
			each(d.Events[i].Date)
			if f.holds&accounts != 0 {
				for _, a := range d.Events[i].Accounts {
					each(a.Date)
				}
			}
		}
		if n > 0 {
			losses = append(losses, Loss{cmp.Or(f.lostDate, language.Key("exact meaning of date")), n})
		}
	}
	return losses
}

// Options are what a reader may be given. The zero value is of use.
type Options struct {
	// Context ends the reading when it is cancelled; the error is its cause.
	Context context.Context
	// Progress is called now and then, from the goroutine that reads, with
	// the bytes that are done and those there are.
	Progress func(done, total int64)
	// LookUp finds a place that has a name but no coordinates. ok is false for
	// a name that is unknown, or ambiguous: then candidates tell the places it
	// may be, for a message. Without it no name is looked up.
	LookUp func(name string) (at Found, candidates []string, ok bool)
	// InTerritory tells in which territory of the map a point in degrees lies,
	// if in any. With it, the assertions of a dataset are checked.
	InTerritory func(lon, lat float64) (id string, ok bool)
	// Memory is how many bytes a file and its records may take; 1 GiB if 0.
	Memory int64
}

// Found is a place that was looked up.
type Found struct {
	Name     string // as the gazetteer writes it
	Lon, Lat float64
}

// A Report tells how the reading of a file went.
type Report struct {
	Format   *Format // nil where the file is of no format that is read
	Events   int     // that are in the dataset
	Stances  int
	LeftOut  int       // records that could not be read
	Problems []Problem // all of them, in the order of the file
	Losses   []Loss    // what the file has and a dataset has no room for
}
