package dataset

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"legation/app/event"
)

// kmlData is the ExtendedData of a placemark.
type kmlData struct {
	pairs  []kmlPair
	places []placeName
}

type kmlPair struct {
	name, value string
	used        bool
}

// extendedData reads Data and SchemaData.
func extendedData(e *element) *kmlData {
	d := &kmlData{}
	for i := range e.inner {
		if e.inner[i].name == "ExtendedData" {
			d.read(&e.inner[i])
		}
	}
	return d
}

func (d *kmlData) read(e *element) {
	for i := range e.inner {
		switch one := &e.inner[i]; one.name {
		case "Data":
			d.pairs = append(d.pairs, kmlPair{name: one.attribute("name"), value: one.childText("value")})
		case "SchemaData":
			d.read(one)
		case "SimpleData":
			d.pairs = append(d.pairs, kmlPair{name: one.attribute("name"), value: one.text})
		}
	}
}

// take gives the first value of a name that was not taken.
func (d *kmlData) take(name string) (string, bool) {
	for i := range d.pairs {
		if p := &d.pairs[i]; p.name == name && !p.used {
			p.used = true
			return p.value, true
		}
	}
	return "", false
}

// rest puts back a value that could not be used.
func (d *kmlData) rest(name, value string) {
	for i := range d.pairs {
		if d.pairs[i].name == name && d.pairs[i].value == value {
			d.pairs[i].used = false
		}
	}
}

// fields reads the data that we write, and puts all other into the note.
func (r *kmlReader) fields(e *event.Event, data *kmlData, who string, at int) {
	if id, ok := data.take("id"); ok && !blank(id) {
		if !r.claimed(id) {
			e.ID = id
		} else {
			e.ID = r.freeOf("event", id)
			r.found.add(at, "%s: the id %q is taken by an earlier placemark; it gets another one", who, shortened(id)).of(id, "an id of its own")
		}
	}
	var lines []string
	for i := range data.pairs {
		p := &data.pairs[i]
		if p.used {
			continue
		}
		switch trimmed := strings.TrimSpace(p.value); p.name {
		case "order":
			if _, err := strconv.Atoi(trimmed); err != nil || e.ID == "" { // else it is ours, and read by placemark
				lines = append(lines, p.name+": "+trimmed)
			}
		case "category":
			if trimmed != "" {
				e.Category = r.made("category", trimmed)
			}
		case "period":
			e.Period = trimmed == "true"
		case "summary":
			e.Summary = p.value
		case "attribution":
			e.Attribution = r.word(p.value)
		case "note":
			e.Note = p.value
		case "actor":
			if trimmed != "" {
				e.Actors = append(e.Actors, r.made("actor", trimmed))
			}
		case "place":
			data.places = append(data.places, placeName{name: trimmed})
		case "quote":
			e.Quotes = append(e.Quotes, event.Quote{Text: p.value})
		case "speaker":
			if n := len(e.Quotes); n > 0 {
				e.Quotes[n-1].Speaker = r.word(p.value)
			}
		case "source":
			if trimmed != "" {
				url := ""
				if i+1 < len(data.pairs) && data.pairs[i+1].name == "url" && isWeb(strings.TrimSpace(data.pairs[i+1].value)) {
					url = strings.TrimSpace(data.pairs[i+1].value)
					data.pairs[i+1].used = true
				}
				r.sourceOf(e, trimmed, url)
			}
		case "confidence":
			if slices.Contains(confidences, trimmed) {
				e.Confidence = event.Confidence(trimmed)
			}
		default:
			if trimmed == "" {
				continue
			}
			if isWeb(trimmed) {
				r.sourceOf(e, "", trimmed)
				continue
			}
			words, _ := wording(trimmed, false)
			lines = append(lines, p.name+": "+words)
		}
	}
	e.Actors = r.list(e.Actors)
	if len(lines) > 0 {
		e.Note = strings.TrimLeft(e.Note+"\n"+strings.Join(lines, "\n"), "\n")
	}
}

// maxSources is how many sources an event of another program may have.
const maxSources = 1000

// sourceOf adds a source to an event, once.
func (b *builder) sourceOf(e *event.Event, title, url string) {
	switch {
	case title == "" && url == "":
		return
	case len(e.Sources) == maxSources:
		b.lose("further source of event")
		return
	}
	if id := b.sourceAt(title, url); !slices.Contains(e.Sources, id) {
		e.Sources = append(e.Sources, id)
	}
}

// places gives the points of a placemark. What cannot be read is reported, and
// the placemark stays without it.
func (r *kmlReader) places(e *element, who string) []standing {
	if box := e.child("LatLonBox", "LatLonAltBox"); box != nil {
		return r.box(box, who)
	}
	all, f := kmlShapes(e)
	if f != nil {
		r.found.add(f.at, "%s: %s; it is shown without a place", who, f.message)
		return nil
	}
	return chosen(all)
}

// box gives the middle of the box that a picture covers.
func (r *kmlReader) box(box *element, who string) []standing {
	var edges [4]float64
	for i, name := range []string{"west", "south", "east", "north"} {
		f, err := strconv.ParseFloat(box.words(name), 64)
		if err != nil || math.Abs(f) > 180 {
			r.found.add(box.at, "%s: its %s edge is no number of degrees; it is shown without a place", who, name).of(box.words(name), "degrees")
			return nil
		}
		edges[i] = f
	}
	at := orb.Point{(edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2}
	if !onGlobe(at[0], at[1]) {
		r.found.add(box.at, "%s: its box is off the globe; it is shown without a place", who)
		return nil
	}
	return []standing{{point: at, area: true}}
}

// kmlShapes reads the geometries in an element.
func kmlShapes(e *element) (all []standing, f *fault) {
	add := func(g orb.Geometry) { all = append(all, standingsOf(g, nil)...) }
	for i := range e.inner {
		switch one := &e.inner[i]; one.name {
		case "Point", "LineString", "LinearRing":
			line, f := kmlCoordinates(one.child("coordinates"))
			if f != nil {
				return nil, f
			}
			switch {
			case len(line) == 0:
			case one.name == "Point":
				add(line[0])
			case one.name == "LinearRing":
				add(orb.Polygon{orb.Ring(line)})
			default:
				add(line)
			}
		case "Polygon":
			var p orb.Polygon
			for j := range one.inner {
				if b := &one.inner[j]; b.name == "outerBoundaryIs" || b.name == "innerBoundaryIs" {
					if ring := b.child("LinearRing"); ring != nil {
						line, f := kmlCoordinates(ring.child("coordinates"))
						if f != nil {
							return nil, f
						}
						p = append(p, orb.Ring(line))
					}
				}
			}
			add(p)
		case "Track":
			line, f := kmlTrack(one)
			if f != nil {
				return nil, f
			}
			add(line)
		case "MultiGeometry", "MultiTrack":
			inner, f := kmlShapes(one)
			if f != nil {
				return nil, f
			}
			all = append(all, inner...)
		case "Model":
			if at := one.child("Location"); at != nil {
				p, f := lonLat(at.words("longitude"), at.words("latitude"), at.at)
				if f != nil {
					return nil, f
				}
				add(p)
			}
		}
	}
	return all, nil
}

// kmlCoordinates reads tuples of a longitude, a latitude and perhaps a height,
// with commas within and white space between. Some files have spaces after
// the commas too.
func kmlCoordinates(e *element) (line orb.LineString, f *fault) {
	if e == nil {
		return nil, nil
	}
	rest := e.text
	for {
		rest = strings.TrimLeft(rest, " \t\r\n,")
		if rest == "" {
			return line, nil
		}
		var parts []string
		for {
			end := strings.IndexAny(rest, " \t\r\n,")
			if end < 0 {
				end = len(rest)
			}
			parts = append(parts, rest[:end])
			rest = strings.TrimLeft(rest[end:], " \t\r\n")
			if !strings.HasPrefix(rest, ",") || len(parts) > 3 {
				break
			}
			rest = strings.TrimLeft(rest[1:], " \t\r\n")
		}
		if len(parts) < 2 || len(parts) > 3 {
			return nil, &fault{e.at, "coordinates must be longitude,latitude or longitude,latitude,height, not " + strconv.Quote(shortened(strings.Join(parts, ",")))}
		}
		p, f := lonLat(parts[0], parts[1], e.at)
		if f != nil {
			return nil, f
		}
		line = append(line, p)
	}
}

// kmlTrack reads the points of a track, with spaces between the numbers.
func kmlTrack(e *element) (line orb.LineString, f *fault) {
	for i := range e.inner {
		if e.inner[i].name != "coord" {
			continue
		}
		parts := strings.Fields(e.inner[i].text)
		if len(parts) == 0 {
			continue
		}
		if len(parts) < 2 {
			return nil, &fault{e.inner[i].at, "a point of a track must be a longitude and a latitude with a space between"}
		}
		p, f := lonLat(parts[0], parts[1], e.inner[i].at)
		if f != nil {
			return nil, f
		}
		line = append(line, p)
	}
	return line, nil
}

// lonLat reads a point of two numbers in degrees.
func lonLat(lon, lat string, at int) (p orb.Point, f *fault) {
	for i, s := range []string{lon, lat} {
		n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
		if err != nil {
			return p, &fault{at, strconv.Quote(shortened(s)) + " is no number of degrees"}
		}
		p[i] = n
	}
	if !onGlobe(p[0], p[1]) {
		return p, &fault{at, "longitude " + shortened(lon) + ", latitude " + shortened(lat) +
			" is off the globe: longitude runs from -180 to 180, latitude from -90 to 90"}
	}
	return p, nil
}
