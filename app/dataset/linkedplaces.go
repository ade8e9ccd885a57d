package dataset

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/paulmach/orb/encoding/wkt"

	"legation/app/event"
)

// linkedPlaces is the Linked Places Format of the Linked Pasts network: GeoJSON
// with names, types, links, relations and descriptions that have times of
// their own, as JSON-LD. It is read by the same reader as GeoJSON with time.
var linkedPlaces = &Format{
	ID: "linked-places", Name: "Linked Places", Endings: []string{".jsonld", ".lpf", ".jsonl", ".ndjson", ".geojsonl", ".geojsons"},
	sniff: func(head []byte, _ string) bool { return isLinkedPlaces(head) },
	read:  readFeatures,
	write: writeLinkedPlaces,
	holds: featureParts,
}

// isLinkedPlaces tells the format by its context, or by members that only it has.
func isLinkedPlaces(head []byte) bool {
	return startsFeatures(head) && !hasMember(head, "legation") && !hasMember(head, "dateTimeFormat") &&
		(hasMember(head, "@context") && hasMember(head, "type") || hasMember(head, "toponym") || hasMember(head, "relationType"))
}

// linkedContext is where the terms of the format are explained.
const linkedContext = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"

// linked reads what Linked Places says of a feature: its other names, types,
// links, relations, descriptions and pictures.
func (r *featureFile) linked(o, p *value, e *event.Event, who string) {
	var notes []string
	names := o.member("names")
	var others []string
	for i := range names.items {
		n := &names.items[i]
		name := wordOf(firstOf(n, "toponym", "name"))
		if name != "" && name != e.Title {
			others = append(others, name)
		}
		r.citations(n, e, who)
	}
	if len(others) > 0 {
		notes = append(notes, "Also called: "+strings.Join(others, "; "))
	}
	r.types(o.member("types"), e)
	links := o.member("links")
	for i := range links.items {
		l := &links.items[i]
		address := firstOf(l, "identifier", "@id", "uri", "url")
		title := wordOf(firstOf(l, "label", "title"))
		if link := expanded(wordOf(address)); isWeb(link) {
			r.source(e, title, link, who, address.at)
		} else if link != "" {
			r.source(e, strings.TrimSpace(title+" "+link), "", who, address.at)
		}
	}
	var described []string
	if e.Summary != "" {
		described = append(described, e.Summary)
	}
	descriptions := o.member("descriptions")
	for i := range descriptions.items {
		d := &descriptions.items[i]
		words := wordOf(firstOf(d, "value", "description", "label"))
		if words != "" && words != e.Summary {
			described = append(described, words)
		}
		if at := firstOf(d, "@id", "source"); at.kind == text && isWeb(at.text) {
			r.source(e, "", at.text, who, at.at)
		}
	}
	e.Summary = strings.Join(described, "\n\n")
	relations := o.member("relations")
	for i := range relations.items {
		notes = append(notes, r.relation(&relations.items[i]))
		r.citations(&relations.items[i], e, who)
	}
	depictions := o.member("depictions")
	for i := range depictions.items {
		if wordOf(firstOf(&depictions.items[i], "@id", "title")) != "" {
			r.lose("picture of feature")
		}
	}
	for _, member := range []string{"links", "names", "types", "descriptions", "relations"} {
		if m := o.member(member); !m.missing() && m.kind != array && m.kind != object {
			r.found.add(m.at, "%s: %q must be an array, not %s; it is passed over", who, member, m.kind).of("", "an array")
		}
	}
	r.places(p, &notes)
	notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
	if len(notes) > 0 {
		e.Note = strings.TrimLeft(e.Note+"\n"+strings.Join(notes, "\n"), "\n")
	}
}

// types reads what kinds of thing a feature is: the first is its category.
func (r *featureFile) types(types *value, e *event.Event) {
	for i := range types.items {
		label := wordOf(firstOf(&types.items[i], "label", "sourceLabel", "name", "identifier"))
		if types.items[i].kind != object {
			label = wordOf(&types.items[i])
		}
		switch {
		case label == "":
		case e.Category == "":
			e.Category = r.made("category", label)
		default:
			r.lose("further type of feature")
		}
		if !types.items[i].member("when").missing() {
			r.lose("time of type")
		}
	}
}

// places reads the properties that are the format's own: the countries and the
// classes of the feature.
func (r *featureFile) places(p *value, notes *[]string) {
	for _, known := range []struct{ names, title string }{{"ccodes", "Countries"}, {"ccode", "Country"}} {
		if all := wordsOf(r.property(p, []string{known.names})); len(all) > 0 {
			*notes = append(*notes, known.title+": "+strings.Join(all, ", "))
		}
	}
	if classes := r.property(p, []string{"fclasses"}); classes.kind == array && len(classes.items) > 0 {
		var all []string
		for _, letter := range wordsOf(classes) {
			if name := featureClasses[letter]; name != "" {
				letter = name
			}
			all = append(all, letter)
		}
		if joined := strings.Join(all, ", "); joined != featureClasses[ownClass] {
			*notes = append(*notes, "Class: "+joined)
		}
	}
}

// ownClass is the class that is written for places of events, which the format
// demands: a site.
const ownClass = "S"

// featureClasses are the classes of GeoNames.
var featureClasses = map[string]string{
	"A": "administrative entity", "H": "water", "L": "region", "P": "settlement", "R": "route", "S": "site", "T": "landform",
}

// relation words how a feature stands to another one.
func (r *featureFile) relation(v *value) string {
	kind := wordOf(v.member("relationType"))
	to := wordOf(firstOf(v, "label", "relationTo"))
	if to == "" {
		return ""
	}
	_, plain, cut := strings.Cut(kind, ":")
	if !cut {
		plain = kind
	}
	words := strings.TrimSpace(plain + ": " + to)
	c := &clock{builder: r.builder, who: whoIs("relation", to)}
	if when := v.member("when"); !when.missing() {
		if all := c.when(when); len(all) > 0 && !c.bad {
			words += " (" + all[0].date.String() + ")"
		}
	}
	return strings.TrimPrefix(words, ": ")
}

// citations reads where a name or a relation is attested.
func (r *featureFile) citations(v *value, e *event.Event, who string) {
	all := firstOf(v, "citations", "citation")
	cited := all.items
	if all.kind == object {
		cited = []value{*all}
	}
	for i := range cited {
		c := &cited[i]
		link := wordOf(firstOf(c, "@id", "id", "url"))
		if !isWeb(link) {
			link = ""
		}
		r.source(e, wordOf(firstOf(c, "label", "title", "name")), link, who, c.at)
	}
}

// expanded writes out the address that a prefix of the format stands for.
func expanded(id string) string {
	prefix, name, cut := strings.Cut(id, ":")
	if !cut {
		return id
	}
	for _, known := range []struct{ prefix, address string }{
		{"wd", "https://www.wikidata.org/wiki/"},
		{"gn", "https://www.geonames.org/"},
		{"tgn", "http://vocab.getty.edu/tgn/"},
		{"aat", "http://vocab.getty.edu/aat/"},
		{"viaf", "https://viaf.org/viaf/"},
		{"loc", "http://id.loc.gov/authorities/subjects/"},
		{"pl", "https://pleiades.stoa.org/places/"},
	} {
		if prefix == known.prefix {
			return known.address + name
		}
	}
	return id
}

// fromWKT reads a geometry that is written as well-known text instead of
// coordinates.
func fromWKT(g, text *value) ([]standing, *fault) {
	geometry, err := wkt.Unmarshal(text.text)
	if err != nil {
		return nil, &fault{text.at, `"geowkt" is no well-known text of a geometry`}
	}
	if b := geometry.Bound(); !onGlobe(b.Min[0], b.Min[1]) || !onGlobe(b.Max[0], b.Max[1]) {
		return nil, &fault{text.at, `"geowkt" is off the globe: longitude comes first and runs from -180 to 180, latitude from -90 to 90`}
	}
	return standingsOf(geometry, g), nil
}

// writeLinkedPlaces writes events as the places of Linked Places: each with a
// name, a type, its time, its links and its description.
func writeLinkedPlaces(w io.Writer, d *event.Dataset) error {
	out := &writer{Writer: bufio.NewWriterSize(w, 64<<10)}
	var c ordered
	c.add("type", "FeatureCollection")
	c.add("@context", linkedContext)
	aboutFeatures(&c, d)
	c.add("features", each(d.Events, func(e *event.Event) ordered { return linkedFeature(d, e) }))
	out.value(c, 0)
	out.WriteByte('\n')
	return out.Flush()
}

func linkedFeature(d *event.Dataset, e *event.Event) (o ordered) {
	o.add("@id", e.ID)
	o.add("type", "Feature")
	var p ordered
	p.add("title", e.Title)
	p.add("ccodes", []string{})
	p.add("fclasses", []string{ownClass})
	p = append(p, foreignProperties(d, e)...)
	o.add("properties", p)
	if when := whenOf(e.Date); len(when) > 0 {
		o.add("when", when)
	}
	var name ordered
	name.add("toponym", e.Title)
	name.text("lang", d.Language)
	o.add("names", []ordered{name})
	if c, ok := d.Category(e.Category); ok && e.Category != "" {
		var t ordered
		t.add("label", c.Name)
		o.add("types", []ordered{t})
	}
	o.add("geometry", geometry(d, e.Places))
	if links := linksOf(d, e); len(links) > 0 {
		o.add("links", links)
	}
	if e.Summary != "" {
		var words ordered
		words.add("value", e.Summary)
		words.text("lang", d.Language)
		o.add("descriptions", []ordered{words})
	}
	return o
}

// linksOf gives the sources of an event that are on the web as links.
func linksOf(d *event.Dataset, e *event.Event) (links []ordered) {
	for _, id := range e.Sources {
		if s, ok := d.Source(id); ok && s.URL != "" {
			var l ordered
			l.add("type", "subjectOf")
			l.add("identifier", s.URL)
			if s.Title != s.URL {
				l.text("label", s.Title)
			}
			links = append(links, l)
		}
	}
	return links
}
