// Package cite says how an event, a picture or a dataset is cited, in the
// styles that papers and reference managers take.
package cite

import (
	"fmt"
	"slices"
	"strings"

	"legation/app/event"
	"legation/app/state"
)

// A Style is a way to write a citation.
type Style string

// The styles.
const (
	Chicago Style = "chicago"
	APA     Style = "apa"
	BibTeX  Style = "bibtex"
	CSLJSON Style = "csl-json"
)

// Styles lists the styles with the words that a person chooses them by.
var Styles = []struct {
	Style Style
	Name  string
}{
	{Chicago, "Chicago (notes and bibliography)"},
	{APA, "APA (7th edition)"},
	{BibTeX, "BibTeX"},
	{CSLJSON, "CSL-JSON"},
}

// A Context is when and with what something was looked at.
type Context struct {
	Version string    // of the program
	Today   event.Day // on which it was looked at, or the picture was made
}

// A kind says what is cited.
type kind int

const (
	theDataset kind = iota
	theRecord       // of an event, within a dataset
	thePicture
	theSource // of a record
)

// An Item is one thing that is cited.
type Item struct {
	kind     kind
	key      string // names it in BibTeX and CSL-JSON
	title    string
	within   string // title of the dataset that it is part of, or was made from
	number   string // of a record: its id
	digest   string // of the dataset's file, or ""
	by       string // who published it, or ""
	date     event.Date
	url      string
	language string
	licence  string
	note     string
	context  Context
}

// Dataset cites a dataset as a whole.
func Dataset(d *event.Dataset, c Context) []Item {
	return []Item{{
		kind: theDataset, key: key(d.ID), title: title(d.Title), digest: d.Digest,
		language: d.Language, licence: d.Licence, context: c,
	}}
}

// Event cites the record of an event within its dataset, and then the sources
// that it rests on, those of its quotations and of its accounts included.
func Event(d *event.Dataset, e *event.Event, c Context) []Item {
	items := []Item{{
		kind: theRecord, key: key(d.ID + "-" + e.ID), title: title(e.Title), within: title(d.Title), number: e.ID, digest: d.Digest,
		by: plain(e.Attribution), date: e.Date, language: d.Language, licence: d.Licence, context: c,
	}}
	for _, id := range sourcesOf(e) {
		if s, ok := d.Source(id); ok {
			items = append(items, source(s, c))
		}
	}
	return distinct(items)
}

// source cites one source.
func source(s *event.Source, c Context) Item {
	date, err := event.ParseDate(s.Date)
	if err != nil {
		date = event.Date{}
	}
	return Item{kind: theSource, key: key(s.ID), title: title(s.Title), by: plain(s.Publisher), date: date, url: address(s.URL), note: plain(s.Note), context: c}
}

// sourcesOf lists the ids of the sources of an event, each once.
func sourcesOf(e *event.Event) []string {
	var ids []string
	add := func(more ...string) {
		for _, id := range more {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	quotes := func(all []event.Quote) {
		for _, q := range all {
			add(q.Source)
		}
	}
	add(e.Sources...)
	quotes(e.Quotes)
	for _, a := range e.Accounts {
		add(a.Sources...)
		quotes(a.Quotes)
	}
	return ids
}

// Picture cites a picture of the map: which part of it, as regarded by whom, on
// which date, from which dataset.
func Picture(s state.State, c Context) []Item {
	d := s.Dataset
	return []Item{{
		kind: thePicture, key: key(d.ID + "-" + s.View + "-" + s.Viewpoint + "-" + s.Playhead.String()), title: pictureTitle(s), within: title(d.Title),
		digest: d.Digest, date: onDay(c.Today), language: "en", licence: d.Licence, context: c,
	}}
}

// pictureTitle says what a picture shows.
func pictureTitle(s state.State) string {
	text := regarded(s)
	if v, ok := s.Dataset.View(s.View); ok {
		text = title(v.Name) + ", " + text
	} else {
		lat, lon := s.Centre[1], s.Centre[0]
		text = fmt.Sprintf("Map around %s, %s, %s", degrees(lat, "N", "S"), degrees(lon, "E", "W"), text)
	}
	if s.Compare.On {
		text += ", beside " + regarded(s.Right())
	}
	return text
}

// regarded says whose view a picture shows, and on which date.
func regarded(s state.State) string {
	v, ok := s.Dataset.Viewpoint(s.Viewpoint)
	switch {
	case !ok:
		return dayWords(s.Playhead)
	case v.Holder == "":
		return plain(v.Name) + ", " + dayWords(s.Playhead)
	}
	return "as regarded by " + plain(v.Name) + ", " + dayWords(s.Playhead)
}

func degrees(v float64, positive, negative string) string {
	if v < 0 {
		return fmt.Sprintf("%.1f° %s", -v, negative)
	}
	return fmt.Sprintf("%.1f° %s", v, positive)
}

// onDay gives the date of a day.
func onDay(d event.Day) event.Date {
	date, err := event.ParseDate(d.String())
	if err != nil {
		return event.Date{}
	}
	return date
}

// Format writes citations in a style: one a paragraph in Chicago and APA, one
// entry each in BibTeX, one array in CSL-JSON. It ends with a newline.
func Format(style Style, items []Item) (string, error) {
	switch style {
	case Chicago:
		return paragraphs(items, Item.chicago), nil
	case APA:
		return paragraphs(items, Item.apa), nil
	case BibTeX:
		return paragraphs(items, Item.bibtex), nil
	case CSLJSON:
		return cslJSON(items)
	}
	var names []string
	for _, s := range Styles {
		names = append(names, string(s.Style))
	}
	return "", fmt.Errorf("citation style %q is not known; there are %s", style, strings.Join(names, ", "))
}

func paragraphs(items []Item, write func(Item) string) string {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(write(item))
		b.WriteByte('\n')
	}
	return b.String()
}

// short gives the beginning of a digest, which is enough to tell files apart.
func (i Item) short() string {
	if i.digest == "" {
		return ""
	}
	return "SHA-256 " + i.digest[:min(len(i.digest), 16)]
}
