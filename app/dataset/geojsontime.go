package dataset

import (
	"bufio"
	"bytes"
	"io"

	"legation/app/event"
)

// geoJSONTime is GeoJSON (RFC 7946) whose features have times in one of the
// ways that other programs know; docs/formats.md lists them.
var geoJSONTime = &Format{
	ID: "geojson-time", Name: "GeoJSON with time", Endings: []string{".geojson", ".json"},
	sniff: func(head []byte, _ string) bool { return isGeoJSONTime(head) },
	read:  readFeatures,
	write: writeGeoJSONTime,
	holds: featureParts,
}

// isGeoJSONTime tells files of features that have what our own format has not.
func isGeoJSONTime(head []byte) bool {
	if !startsFeatures(head) || hasMember(head, "legation") {
		return false
	}
	collection := bytes.Contains(head, []byte(`"FeatureCollection"`))
	if !collection {
		return bytes.Contains(head, []byte(`"Feature"`)) && hasMember(head, "geometry")
	}
	if title := bytes.Index(head, []byte(`"title"`)); title >= 0 && title < bytes.Index(head, []byte(`"features"`)) {
		return true // the title of all, as we write it
	}
	for _, sign := range timeSigns {
		if hasMember(head, sign) {
			return true
		}
	}
	for kind := range geometryTypes {
		if kind != "Point" && kind != "MultiPoint" && bytes.Contains(head, []byte(`"`+kind+`"`)) {
			return true
		}
	}
	return !hasMember(head, "title") && hasMember(head, "properties")
}

// timeSigns are the members by which a time is given that our own format does
// not have.
var timeSigns = []string{"when", "timespans", "times", "coordTimes", "linestringTimestamps", "start", "timestamp", "time",
	"FromYear", "start_date", "startDate", "datetime", "begin"}

// startsFeatures reports whether a file begins as one of features does.
func startsFeatures(head []byte) bool {
	return startsWith(head, '{') || startsWith(head, recordSeparator)
}

// hasMember reports whether a piece of JSON has a member of a name.
func hasMember(head []byte, name string) bool {
	quoted := []byte(`"` + name + `"`)
	for {
		i := bytes.Index(head, quoted)
		if i < 0 {
			return false
		}
		head = head[i+len(quoted):]
		if rest := bytes.TrimLeft(head, " \t\r\n"); len(rest) > 0 && rest[0] == ':' {
			return true
		}
	}
}

// featureParts are what the formats of features can hold.
const featureParts = datasetID | datasetTitle | description | datasetLanguage | licence | boundaryNote | eventIDs | sourceDetails |
	placeDetails | undated | periods | categories | summaries | attributions | actors | places | furtherPlaces |
	quotations | furtherQuotations | quotationSpeakers | sources | furtherSources | confidence | notes

// writeGeoJSONTime writes events as features that stand on their own: with the
// names of what they refer to, their date as EDTF, and their time as "when".
func writeGeoJSONTime(w io.Writer, d *event.Dataset) error {
	out := &writer{Writer: bufio.NewWriterSize(w, 64<<10)}
	var c ordered
	c.add("type", "FeatureCollection")
	aboutFeatures(&c, d)
	c.add("features", each(d.Events, func(e *event.Event) (o ordered) {
		o.add("type", "Feature")
		o.add("id", e.ID)
		o.add("geometry", geometry(d, e.Places))
		if when := whenOf(e.Date); len(when) > 0 {
			o.add("when", when)
		}
		var p ordered
		p.add("title", e.Title)
		o.add("properties", append(p, foreignProperties(d, e)...))
		return o
	}))
	out.value(c, 0)
	out.WriteByte('\n')
	return out.Flush()
}

// aboutFeatures adds what a dataset says of itself.
func aboutFeatures(c *ordered, d *event.Dataset) {
	c.add("title", d.Title)
	c.text("id", d.ID)
	c.text("description", d.Description)
	c.text("language", d.Language)
	c.text("licence", d.Licence)
	c.text("boundaryNote", d.Note)
}

// foreignProperties gives the properties of an event with names instead of ids.
func foreignProperties(d *event.Dataset, e *event.Event) (p ordered) {
	p.text("date", e.Date.String())
	p.flag("period", e.Period)
	if c, ok := d.Category(e.Category); ok && e.Category != "" {
		p.add("category", c.Name)
	}
	p.text("summary", e.Summary)
	p.text("attribution", e.Attribution)
	var names []string
	for _, id := range e.Actors {
		names = append(names, nameOr(id, func() (string, bool) { a, ok := d.Actor(id); return nameOfActor(a), ok }))
	}
	p.list("actors", names)
	var placed []ordered
	for _, id := range e.Places {
		if at, ok := d.Place(id); ok {
			var o ordered
			o.add("name", at.Name)
			o.flag("area", at.Area)
			o.text("note", at.Note)
			placed = append(placed, o)
		}
	}
	p.many("places", placed)
	p.many("quotes", all(e.Quotes, func(q *event.Quote) (o ordered) {
		o.add("text", q.Text)
		o.text("speaker", q.Speaker)
		return o
	}))
	var sources []ordered
	for _, id := range e.Sources {
		s, ok := d.Source(id)
		if !ok {
			continue
		}
		var o ordered
		o.add("title", s.Title)
		o.text("url", s.URL)
		o.text("publisher", s.Publisher)
		o.text("date", s.Date)
		o.text("note", s.Note)
		sources = append(sources, o)
	}
	p.many("sources", sources)
	p.text("confidence", string(e.Confidence))
	p.text("note", e.Note)
	return p
}

func nameOfActor(a *event.Actor) string {
	if a == nil {
		return ""
	}
	return a.Name
}

// nameOr gives the name of a record, or its id where there is no record.
func nameOr(id string, find func() (string, bool)) string {
	if name, ok := find(); ok {
		return name
	}
	return id
}
