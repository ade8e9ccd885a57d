package dataset

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"legation/app/event"
)

// writeKML writes events as placemarks, with a folder for each category. What
// has no element of KML stands in ExtendedData, the date in EDTF among it, and
// is read back from there.
func writeKML(w io.Writer, d *event.Dataset) error {
	k := &kmlWriter{Writer: bufio.NewWriterSize(w, 64<<10)}
	k.WriteString(xml.Header)
	k.open(`kml xmlns="http://www.opengis.net/kml/2.2"`)
	k.open("Document")
	k.line("name", d.Title)
	if d.Description != "" {
		k.line("description", descriptionOf(d.Description))
	}
	for i := range d.Categories {
		k.style(i, &d.Categories[i])
	}
	in := make(map[string][]int, len(d.Categories))
	for i := range d.Events {
		in[d.Events[i].Category] = append(in[d.Events[i].Category], i)
	}
	k.ordered = len(d.Categories) > 1
	known := map[string]bool{}
	for i := range d.Categories {
		c := &d.Categories[i]
		if known[c.ID] || len(in[c.ID]) == 0 {
			continue
		}
		known[c.ID] = true
		k.open("Folder")
		k.line("name", c.Name)
		for _, e := range in[c.ID] {
			k.placemark(d, e, i)
		}
		k.end("Folder")
	}
	for i := range d.Events {
		if !known[d.Events[i].Category] {
			k.placemark(d, i, -1)
		}
	}
	k.end("Document")
	k.end("kml")
	return k.Flush()
}

// A kmlWriter writes KML. Errors are kept by the bufio.Writer until it is flushed.
type kmlWriter struct {
	*bufio.Writer
	level   int
	ordered bool // each event says its place among all, which folders hide
}

func (k *kmlWriter) indent() {
	for range k.level {
		k.WriteString("  ")
	}
}

// open begins an element, given with its attributes.
func (k *kmlWriter) open(tag string) {
	k.indent()
	k.WriteString("<" + tag + ">\n")
	k.level++
}

func (k *kmlWriter) end(name string) {
	k.level--
	k.indent()
	k.WriteString("</" + name + ">\n")
}

// line writes an element with a text.
func (k *kmlWriter) line(name, text string) {
	k.indent()
	k.WriteString("<" + name + ">")
	k.text(text)
	k.WriteString("</" + name + ">\n")
}

// text escapes what has a meaning in XML. Line feeds stay as they are, and what
// XML cannot hold becomes U+FFFD.
func (k *kmlWriter) text(s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			k.WriteByte('\n')
		}
		xml.EscapeText(k, []byte(line))
	}
}

// style gives the markers of a category its colour.
func (k *kmlWriter) style(n int, c *event.Category) {
	if !colour.MatchString(c.Colour) {
		return
	}
	// KML has its colours the other way round: opacity, blue, green, red.
	reversed := "ff" + c.Colour[5:7] + c.Colour[3:5] + c.Colour[1:3]
	k.open(`Style id="category-` + strconv.Itoa(n) + `"`)
	k.open("IconStyle")
	k.line("color", strings.ToLower(reversed))
	k.end("IconStyle")
	k.end("Style")
}

// descriptionOf writes a text as the HTML that a description is. Only what has
// a meaning there is escaped, since some programs show it as it stands.
func descriptionOf(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", "\n", "<br>").Replace(s)
}

// placemark writes the event at a place. The order of the elements is that of
// the schema.
func (k *kmlWriter) placemark(d *event.Dataset, at, category int) {
	e := &d.Events[at]
	k.open("Placemark")
	k.line("name", e.Title)
	words := descriptionOf(e.Summary)
	if e.Summary != "" {
		k.line("description", words)
	}
	switch s := kmlSpanOf(e.Date); {
	case s.when != "":
		k.open("TimeStamp")
		k.line("when", s.when)
		k.end("TimeStamp")
	case s.begin != "" || s.end != "":
		k.open("TimeSpan")
		if s.begin != "" {
			k.line("begin", s.begin)
		}
		if s.end != "" {
			k.line("end", s.end)
		}
		k.end("TimeSpan")
	}
	if category >= 0 && colour.MatchString(d.Categories[category].Colour) {
		k.line("styleUrl", "#category-"+strconv.Itoa(category))
	}
	k.open("ExtendedData")
	k.data("id", e.ID)
	k.data("date", e.Date.String())
	if k.ordered {
		k.data("order", strconv.Itoa(at+1))
	}
	if e.Period {
		k.data("period", "true")
	}
	if back, _ := wording(strings.TrimSpace(words), false); back != e.Summary {
		k.data("summary", e.Summary)
	}
	k.data("attribution", e.Attribution)
	for _, id := range e.Actors {
		k.data("actor", nameOr(id, func() (string, bool) { a, ok := d.Actor(id); return nameOfActor(a), ok }))
	}
	var points []*event.Place
	for _, id := range e.Places {
		if p, ok := d.Place(id); ok {
			points = append(points, p)
			k.data("place", p.Name)
		}
	}
	for _, q := range e.Quotes {
		k.data("quote", q.Text)
		k.data("speaker", q.Speaker)
	}
	for _, id := range e.Sources {
		if s, ok := d.Source(id); ok {
			k.data("source", s.Title)
			k.data("url", s.URL)
		}
	}
	k.data("confidence", string(e.Confidence))
	k.data("note", e.Note)
	k.end("ExtendedData")
	if len(points) > 1 {
		k.open("MultiGeometry")
	}
	for _, p := range points {
		k.open("Point")
		k.line("coordinates", strconv.FormatFloat(p.Lon, 'f', -1, 64)+","+strconv.FormatFloat(p.Lat, 'f', -1, 64))
		k.end("Point")
	}
	if len(points) > 1 {
		k.end("MultiGeometry")
	}
	k.end("Placemark")
}

// data writes a value of ExtendedData unless it is empty.
func (k *kmlWriter) data(name, value string) {
	if value == "" {
		return
	}
	k.indent()
	k.WriteString(`<Data name="` + name + `"><value>`)
	k.text(value)
	k.WriteString("</value></Data>\n")
}
