package dataset

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/paulmach/orb"

	"legation/app/event"
)

// geoRSS is a feed in Atom or RSS whose entries have a place, and perhaps a
// time in the words of KML.
var geoRSS = &Format{
	ID: "georss", Name: "GeoRSS", Endings: []string{".rss", ".atom"},
	sniff: func(head []byte, name string) bool {
		switch root, _ := xmlRoot(head); root {
		case "feed", "rss", "RDF":
			return true
		}
		return false
	},
	read: readGeoRSS,
}

func readGeoRSS(b *builder) error {
	x, err := newXML(b)
	if err != nil {
		return err
	}
	depth := 0
	for {
		token, at, err := x.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			if _, end := token.(xml.EndElement); end {
				depth--
			}
			continue
		}
		if err := b.step(at); err != nil {
			return err
		}
		switch t.Name.Local {
		case "feed", "rss", "RDF", "channel":
			depth++
			continue
		case "entry", "item", "title", "description", "subtitle", "rights":
		default:
			if depth == 0 {
				return &fault{at, fmt.Sprintf("not a feed: expected <feed> or <rss>, found <%s>", shortened(t.Name.Local))}
			}
			if err := x.skip(t); err != nil {
				return err
			}
			continue
		}
		e, err := x.whole(t, at)
		if err == errLarge {
			b.leftOut()
			b.found.add(at, "<%s>: it takes more than %d MiB; it is left out", t.Name.Local, maxElement>>20)
			continue
		}
		if err != nil {
			return err
		}
		if err := b.feedPart(e); err != nil {
			return err
		}
	}
	if depth != 0 || x.at == 0 {
		return &fault{len(b.data), "not a feed: the file ends before its last element does"}
	}
	return nil
}

// feedPart reads an entry, or what a feed says of itself.
func (b *builder) feedPart(e *element) error {
	switch e.name {
	case "entry", "item":
		return b.entry(e)
	case "title":
		if b.out.Title == "" {
			b.out.Title, _ = wording(e.text, true)
		}
	case "description", "subtitle":
		if b.out.Description == "" {
			b.out.Description, _ = wording(e.text, true)
		}
	case "rights":
		b.out.Licence = squeezed(e.text)
	}
	return nil
}

// entry makes an event of an entry.
func (b *builder) entry(e *element) error {
	title, _ := wording(e.childText("title"), true)
	words, links := "", []anchor(nil)
	if c := e.child("summary", "description", "content", "encoded"); c != nil {
		words, links = wording(strings.TrimSpace(c.text), true)
	}
	if title == "" {
		title, _, _ = strings.Cut(words, "\n")
		title = shortened(title)
	}
	who := whoIs("entry", title)
	if title == "" {
		b.leftOut()
		b.found.add(e.at, "entry: it has no title; it is left out").of("", "a <title>")
		return nil
	}
	out := event.Event{Title: title, Summary: words}
	var ok bool
	if out.Date, ok = b.entryTime(e, who); !ok {
		b.leftOut()
		return nil
	}
	all, f := feedShapes(e)
	if f != nil {
		b.found.add(f.at, "%s: %s; it is shown without a place", who, f.message)
	}
	if name := e.words("featurename", "featureName"); name != "" {
		out.Places = b.standAt(chosen(all), []placeName{{name: name}}, title)
	} else {
		out.Places = b.standAt(chosen(all), nil, title)
	}
	out.Places = b.list(out.Places)
	b.entryWords(e, &out)
	for _, l := range links {
		b.sourceOf(&out, squeezed(l.title), l.url)
	}
	out.Sources = b.list(out.Sources)
	return b.add(out)
}

// entryWords reads the links, the author and the category of an entry.
func (b *builder) entryWords(e *element, out *event.Event) {
	for i := range e.inner {
		switch c := &e.inner[i]; c.name {
		case "link":
			address := strings.TrimSpace(c.text)
			if address == "" {
				address = c.attribute("href")
			}
			if isWeb(address) {
				b.sourceOf(out, c.attribute("title"), address)
			} else if address != "" {
				b.lose("link to no page of the web")
			}
		case "author", "creator", "publisher":
			name := c.words("name")
			if name == "" {
				name = squeezed(c.text)
			}
			if out.Attribution == "" {
				out.Attribution = b.word(name)
			}
		case "category", "subject":
			name := c.attribute("label")
			if name == "" {
				name = c.attribute("term")
			}
			if name == "" {
				name = squeezed(c.text)
			}
			switch {
			case name == "":
			case out.Category == "":
				out.Category = b.made("category", name)
			default:
				b.lose("further category of entry")
			}
		case "enclosure", "thumbnail":
			b.lose("picture of entry")
		}
	}
}

// entryTime gives the time of an entry: one in the words of KML where there is
// one, else when it was published or last changed.
func (b *builder) entryTime(e *element, who string) (event.Date, bool) {
	if t := e.child("TimeSpan", "TimeStamp"); t != nil {
		return b.kmlTime(t, who, "it is left out")
	}
	for _, name := range []string{"published", "pubDate", "date", "issued", "updated", "modified"} {
		c := e.child(name)
		if c == nil || blank(c.text) {
			continue
		}
		m, err := readStamp(squeezed(c.text))
		if err != nil {
			b.say(spot{at: c.at}, "%s: %s; it is left out", who, err).date(err)
			return event.Date{}, false
		}
		return m.date(), true
	}
	return event.Date{}, true
}

// feedShapes reads the geometries of an entry. Latitude comes first in them.
func feedShapes(e *element) (all []standing, f *fault) {
	add := func(c *element, text string, kind string) *fault {
		line, f := latLons(text, c.at)
		if f != nil || len(line) == 0 {
			return f
		}
		var g orb.Geometry = line
		switch kind {
		case "point":
			g = line[0]
		case "polygon":
			g = orb.Polygon{orb.Ring(line)}
		case "box":
			if len(line) == 2 {
				g = orb.Bound{Min: line[0], Max: line[1]}.ToPolygon()
			}
		}
		all = append(all, standingsOf(g, nil)...)
		return nil
	}
	if lat, lon := e.words("lat"), e.words("long", "lon"); lat != "" && lon != "" {
		p, f := lonLat(lon, lat, e.at)
		if f != nil {
			return nil, f
		}
		all = append(all, standing{point: p})
	}
	for i := range e.inner {
		c := &e.inner[i]
		var f *fault
		switch c.name {
		case "point":
			f = add(c, c.text, "point")
		case "line":
			f = add(c, c.text, "line")
		case "polygon":
			f = add(c, c.text, "polygon")
		case "box":
			f = add(c, c.text, "box")
		case "circle":
			if parts := strings.Fields(c.text); len(parts) >= 2 {
				f = add(c, parts[0]+" "+parts[1], "point")
			}
		case "pos":
			f = add(c, c.text, "point")
		case "coordinates":
			f = add(c, c.text, "line")
			if n := len(all); e.name == "Point" && n > 0 {
				all[n-1].area = false
			}
		case "posList":
			kind := "line"
			if e.name == "LinearRing" {
				kind = "polygon"
			}
			f = add(c, c.text, kind)
		case "where", "Point", "LineString", "Polygon", "exterior", "LinearRing", "Envelope":
			var inner []standing
			inner, f = feedShapes(c)
			all = append(all, inner...)
		}
		if f != nil {
			return nil, f
		}
	}
	return all, nil
}

// latLons reads pairs of a latitude and a longitude, with spaces or commas
// between all of them.
func latLons(s string, at int) (line orb.LineString, f *fault) {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r' })
	if len(parts)%2 != 0 {
		return nil, &fault{at, "it must have a longitude for each latitude: an odd number of numbers is given"}
	}
	for i := 0; i+1 < len(parts); i += 2 {
		p, f := lonLat(parts[i+1], parts[i], at)
		if f != nil {
			return nil, f
		}
		line = append(line, p)
	}
	return line, nil
}
