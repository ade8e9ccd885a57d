package dataset

import (
	"slices"
	"strconv"
	"strings"

	"legation/app/event"
)

// The properties in which other programs give what an event has, the ones that
// say it most plainly first. Case does not matter.
var (
	titleNames   = []string{"title", "name", "label", "headline", "toponym", "heading"}
	summaryNames = []string{"summary", "description", "desc", "text", "content", "popupContent"}
	placeNames   = []string{"place", "places", "location", "placename", "place_name"}
	groupNames   = []string{"category", "group", "theme", "class", "kind"}
	linkNames    = []string{"url", "link", "website", "wikipedia", "uri"}
	dateNames    = []string{"date", "datetime", "when", "instant"}
	startNames   = []string{"start", "startDate", "start_date", "begin", "start_time", "startTime", "from", "FromYear", "from_year", "valid_from"}
	endNames     = []string{"end", "endDate", "end_date", "stop", "end_time", "endTime", "to", "ToYear", "to_year", "valid_to"}
	timeNames    = []string{"time", "timestamp", "times", "coordTimes", "linestringTimestamps", "year"}
)

// property gives the first property that has one of some names and a value.
func (r *featureFile) property(p *value, names []string) *value {
	for _, name := range names {
		for i := range p.names {
			if len(p.names[i]) == len(name) && strings.EqualFold(p.names[i], name) && !p.items[i].missing() && !(p.items[i].kind == text && blank(p.items[i].text)) {
				r.use(i)
				return &p.items[i]
			}
		}
	}
	return &value{at: p.at}
}

func (r *featureFile) use(i int) {
	if i < len(r.used) {
		r.used[i] = true
	}
}

// word gives a property as a text, whatever its kind.
func wordOf(v *value) string {
	switch v.kind {
	case text, number, boolean:
		return strings.TrimSpace(v.text)
	}
	return ""
}

// wordsOf gives the texts of a property that may hold several: an array, or a
// text with semicolons between.
func wordsOf(v *value) (all []string) {
	if v.kind == text {
		for part := range strings.SplitSeq(v.text, ";") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
		return all
	}
	for i := range v.items {
		item := &v.items[i]
		if item.kind == object {
			item = firstOf(item, "name", "title", "label", "toponym", "@id", "id")
		}
		if w := wordOf(item); w != "" {
			all = append(all, w)
		}
	}
	return all
}

// firstOf gives the first of some members that has a value and is no empty text.
func firstOf(v *value, names ...string) *value {
	for _, name := range names {
		if m := v.member(name); !m.missing() && !(m.kind == text && blank(m.text)) {
			return m
		}
	}
	return &value{at: v.at}
}

// feature makes events of a feature: one for each of its times.
func (r *featureFile) feature(o *value) error {
	p := o.member("properties")
	if p.kind != object {
		p = &value{kind: object, at: p.at}
	}
	r.used = slices.Grow(r.used[:0], len(p.names))[:len(p.names)]
	clear(r.used)
	if t := o.member("type"); t.text != "Feature" {
		r.leftOut()
		r.found.add(t.at, `feature: its "type" is not "Feature"; it is left out`)
		return nil
	}
	title := r.titleOf(o, p)
	if blank(title) {
		r.leftOut()
		r.found.add(p.at, `feature: it has no name; it is left out`).of("", `a property "title" or "name"`)
		return nil
	}
	e := event.Event{Title: title, ID: r.idOf(o, p, title)}
	c := &clock{builder: r.builder, who: whoIs("feature", title)}
	at := r.geometry(o, c)
	own := r.timesOf(o, p, c)
	if c.bad {
		r.leftOut()
		return nil
	}
	place := r.property(p, placeNames)
	r.details(o, p, &e)
	return r.events(e, own, r.parts(o, c, own, at), at, place, c)
}

// events adds the events of a feature: one for each of its own times, or else
// one for each part that has a time of its own.
func (r *featureFile) events(e event.Event, own []timing, parts []partOfFeature, at []standing, place *value, c *clock) error {
	placed := placesOf(place)
	if c.bad {
		r.leftOut()
		return nil
	}
	if len(own) == 0 && len(parts) > 0 {
		for i, part := range parts {
			one := e
			one.Date = part.time.date
			if part.title != "" {
				one.Title = part.title
			}
			one.ID = r.further(e.ID, i)
			one.Places = r.list(r.standAt(part.at, placed, one.Title))
			if err := r.add(one); err != nil {
				return err
			}
		}
		return nil
	}
	e.Places = r.list(r.standAt(at, placed, e.Title))
	if len(at) == 0 {
		for _, p := range placed {
			if blank(p.name) {
				continue
			}
			if id, ok := r.placeNamed(spot{at: place.at}, c.who, p.name); ok {
				e.Places = append(e.Places, id)
			}
		}
	}
	if len(own) == 0 {
		return r.add(e)
	}
	for i, t := range own {
		one := e
		one.Date, one.ID = t.date, r.further(e.ID, i)
		if err := r.add(one); err != nil {
			return err
		}
	}
	return nil
}

// further gives the id of the event that is the i-th of a feature.
func (r *featureFile) further(id string, i int) string {
	if i == 0 || id == "" {
		return id
	}
	return r.freeOf("event", id)
}

// titleOf gives the name of a feature.
func (r *featureFile) titleOf(o, p *value) string {
	if t := wordOf(r.property(p, titleNames)); t != "" {
		return t
	}
	names := o.member("names")
	for i := range names.items {
		if t := wordOf(firstOf(&names.items[i], "toponym", "name")); t != "" {
			return t
		}
	}
	for i, name := range p.names {
		if t := wordOf(&p.items[i]); t != "" && p.items[i].kind == text && strings.HasSuffix(strings.ToLower(name), "name") {
			r.use(i)
			return t
		}
	}
	return ""
}

// idOf gives the id of a feature; one that is taken gets a number, since other
// programs do not mind.
func (r *featureFile) idOf(o, p *value, title string) string {
	id := wordOf(firstOf(o, "id", "@id"))
	if id == "" {
		id = wordOf(r.property(p, []string{"id", "@id"}))
	} else {
		r.property(p, []string{"id"})
	}
	if id == "" || !r.claimed(id) {
		return id
	}
	r.found.add(firstOf(o, "id", "@id").at, "%s: the id %q is taken by an earlier feature; it gets another one", whoIs("feature", title), shortened(id)).of(id, "an id of its own")
	return r.freeOf("event", id)
}

// geometry gives the points of a feature. A geometry that cannot be read is
// reported, and the feature stays without it.
func (r *featureFile) geometry(o *value, c *clock) []standing {
	g := o.member("geometry")
	if g.missing() {
		g = o.member("place") // JSON-FG
	}
	if g.missing() {
		return nil
	}
	if g.kind != object {
		r.found.add(g.at, `%s: "geometry" must be an object or null, not %s`, c.who, g.kind)
		return nil
	}
	all, f := standings(g)
	if f != nil {
		r.found.add(f.at, "%s: %s; it is shown without a place", c.who, f.message)
		return nil
	}
	return all
}

// count of different properties that are told as lost by name.
const maxStrays = 100

// strayProperties tells of the properties that were not read.
func (r *featureFile) strayProperties(p *value) {
	for i, used := range r.used {
		if used || p.items[i].missing() || p.items[i].kind == text && blank(p.items[i].text) {
			continue
		}
		name := p.names[i]
		if !r.strays[name] {
			if len(r.strays) >= maxStrays || len(name) > 40 || strings.Contains(name, " of ") {
				r.lose("further property of feature")
				continue
			}
			r.strays[name] = true
		}
		r.lose("property " + strconv.Quote(name) + " of feature")
	}
}
