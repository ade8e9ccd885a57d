package dataset

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"legation/app/event"
)

// timelineJS is the JSON of TimelineJS: slides with dates in parts, eras, a
// title. Its second version, which had another form, is read too.
var timelineJS = &Format{
	ID: "timelinejs", Name: "TimelineJS JSON", Endings: []string{".json"},
	sniff: func(head []byte, _ string) bool {
		if !startsWith(head, '{') || bytes.Contains(head, []byte(`"FeatureCollection"`)) {
			return false
		}
		for _, sign := range []string{`"start_date"`, `"startDate"`, `"headline"`} {
			if bytes.Contains(head, []byte(sign)) {
				return true
			}
		}
		return false
	},
	read:  readTimelineJS,
	write: writeTimelineJS,
	holds: timelineHolds | eventIDs | places,
	dates: exactInParts,
}

// A timeline reads the slides of a file.
type timeline struct {
	*reader
	all slides
}

func readTimelineJS(b *builder) error {
	r := newReader(b)
	top, f := r.root("TimelineJS", "an object with the events of TimelineJS")
	if f != nil {
		return f
	}
	t := &timeline{r, slides{builder: b}}
	if at, ok := r.members["timeline"]; ok && r.data[at] == '{' && !r.has("events") {
		return t.second(at)
	}
	if !r.has("events") {
		return &fault{top, `not TimelineJS: the member "events" is missing`}
	}
	if r.has("title") {
		o := r.single("title")
		sl := t.slide(o)
		b.titleSlide(sl)
	}
	r.expect(r.length["events"])
	t.read("events", "event", false)
	t.read("eras", "era", true)
	if r.ended == nil {
		r.ended = t.all.finishEras()
	}
	return r.ended
}

// read reads the slides of an array.
func (t *timeline) read(collection, what string, era bool) {
	t.each(collection, what, func(o *record) {
		sl := t.slide(o)
		sl.era = era
		t.take(sl)
	})
}

func (t *timeline) take(sl *slide) {
	ok, err := t.all.read(sl)
	if t.ended == nil {
		t.ended = err
	}
	if !ok && sl.era {
		t.leftOut()
	}
}

// slide takes a slide of the present form.
func (t *timeline) slide(o *record) *slide {
	at := o.at
	sl := &slide{spot: func(part string) spot { return spot{at: at} }}
	words := o.inner("text")
	sl.headline, sl.text = words.loose("headline"), words.loose("text")
	if m := o.member("text"); m.kind == text {
		sl.headline = m.text
	}
	media := o.inner("media")
	sl.media, sl.credit, sl.caption = media.loose("url"), media.loose("credit"), media.loose("caption")
	if media.loose("thumbnail") != "" {
		t.lose("thumbnail")
	}
	if media.loose("alt") != "" || media.loose("title") != "" {
		t.lose("alternative text")
	}
	sl.group, sl.id = o.loose("group"), o.loose("unique_id")
	start, end := o.inner("start_date"), o.inner("end_date")
	sl.start, sl.end = start.moment(), end.moment()
	where := map[string]spot{}
	for name, part := range map[string]*record{"start": start, "end": end} {
		where[name] = spot{at: part.at}
		for _, p := range []string{"year", "month", "day"} {
			where[name+" "+p] = spot{at: part.member(p).at}
		}
	}
	where["start time"] = spot{at: start.member("hour").at}
	where["headline"], where["unique_id"] = spot{at: words.at}, spot{at: o.member("unique_id").at}
	sl.spot = func(part string) spot {
		if s, ok := where[part]; ok && s.at > 0 {
			return s
		}
		return spot{at: at}
	}
	if o.loose("display_date") != "" || start.loose("display_date") != "" || end.loose("display_date") != "" {
		t.lose("display date")
	}
	if !o.member("background").missing() {
		t.lose("background")
	}
	sl.places = t.place(o, sl)
	return sl
}

// place gives the place of a slide, as a map of StoryMapJS would show it.
func (t *timeline) place(o *record, sl *slide) []string {
	l := o.inner("location")
	if l.member("lat").missing() || l.member("lon").missing() {
		return nil
	}
	o.name = sl.name()
	lat, ok := degree(l.loose("lat"))
	lon, good := degree(l.loose("lon"))
	if !ok || !good || !onGlobe(lon, lat) {
		o.say(l.at, "the location is off the globe: latitude runs from -90 to 90, longitude from -180 to 180; it is left out").
			of(l.loose("lat")+", "+l.loose("lon"), "a latitude and a longitude in degrees")
		return nil
	}
	name := l.loose("name")
	if name == "" {
		name = sl.name()
	}
	if name == "" {
		return nil
	}
	return []string{o.pinAt(name, [2]float64{lon, lat})}
}

// inner gives the object that a member is, an empty one where it is missing.
// Some files have a text in its place, which loose and the callers look at.
func (r *record) inner(name string) *record {
	v := r.member(name)
	if v.kind != object {
		if !v.missing() && v.kind != text {
			r.say(v.at, "%q must be an object, not %s", name, v.kind)
		}
		return r.part(r.what, &value{at: v.at})
	}
	return r.part(r.what, v)
}

// loose gives a member that may be a text or a number, without the white space
// around it, "" for any other.
func (r *record) loose(name string) string {
	switch v := r.member(name); v.kind {
	case text, number:
		return strings.TrimSpace(v.text)
	}
	return ""
}

// moment reads a date in parts, which are texts or numbers.
func (r *record) moment() moment {
	m := moment{year: r.loose("year"), month: r.loose("month"), day: r.loose("day")}
	if hour := r.loose("hour"); hour != "" {
		minute, second := r.loose("minute"), r.loose("second")
		if minute == "" {
			minute = "0"
		}
		if second == "" {
			second = "0"
		}
		m.time = padded(hour) + ":" + padded(minute) + ":" + padded(second)
	}
	return m
}

func padded(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// second reads the second version: {"timeline": {"headline", "text", "date":
// [{"startDate": "2012,1,26", "headline", "text", "tag", "asset"}], "era"}}.
func (t *timeline) second(at int) error {
	r := t.reader
	s := scanner{data: r.data, at: at, checked: true}
	r.members = map[string]int{}
	if f := r.note(&s); f != nil {
		return f
	}
	title := func(name string) string {
		at, ok := r.members[name]
		if !ok || kindOf(r.data[at]) != text {
			return ""
		}
		v := r.parser.parse(at)
		return v.text
	}
	t.titleSlide(&slide{headline: title("headline"), text: title("text")})
	read := func(collection, what string, era bool) {
		r.each(collection, what, func(o *record) {
			asset := o.inner("asset")
			sl := &slide{
				headline: o.loose("headline"), text: o.loose("text"), group: o.loose("tag"), era: era,
				media: asset.loose("media"), credit: asset.loose("credit"), caption: asset.loose("caption"),
				start: momentOf(o.loose("startDate")), end: momentOf(o.loose("endDate")),
			}
			if sl.group == "" {
				sl.group = o.loose("category")
			}
			where := map[string]int{"start": o.member("startDate").at, "end": o.member("endDate").at, "headline": o.member("headline").at}
			sl.spot = func(part string) spot {
				first, _, _ := strings.Cut(part, " ")
				if at, ok := where[first]; ok && at > 0 {
					return spot{at: at}
				}
				return spot{at: where["start"]}
			}
			t.take(sl)
		})
	}
	r.expect(r.length["date"])
	read("date", "event", false)
	read("era", "era", true)
	if r.ended == nil {
		r.ended = t.all.finishEras()
	}
	return r.ended
}

// writeTimelineJS writes a slide for each dated event, and an era for each
// period.
func writeTimelineJS(w io.Writer, d *event.Dataset) error {
	var title, words ordered
	words.add("headline", asHTML(d.Title))
	words.text("text", asHTML(d.Description))
	title.add("text", words)
	dated, eras := []int{}, []int{}
	for i := range d.Events {
		if d.Events[i].Undated() {
			continue
		}
		dated = append(dated, i)
		if d.Events[i].Period {
			eras = append(eras, i)
		}
	}
	var c ordered
	c.add("title", title)
	c.add("events", sequence{len(dated), func(i int) ordered { return slideOf(d, &d.Events[dated[i]]) }})
	if len(eras) > 0 {
		c.add("eras", sequence{len(eras), func(i int) ordered { return eraOf(&d.Events[eras[i]]) }})
	}
	return writeJSON(w, c)
}

func slideOf(d *event.Dataset, e *event.Event) (o ordered) {
	addDates(&o, e)
	var words ordered
	words.add("headline", asHTML(e.Title))
	words.text("text", slideText(d, e))
	o.add("text", words)
	if len(e.Quotes) > 0 {
		var media ordered
		media.add("url", quotation(e.Quotes[0]))
		o.add("media", media)
	}
	if len(d.Categories) > 1 {
		o.text("group", asHTML(categoryName(d, e)))
	}
	if len(e.Places) > 0 {
		if p, ok := d.Place(e.Places[0]); ok {
			var l ordered
			l.add("name", p.Name)
			l.add("lat", degrees(p.Lat))
			l.add("lon", degrees(p.Lon))
			o.add("location", l)
		}
	}
	o.text("unique_id", e.ID)
	return o
}

func eraOf(e *event.Event) (o ordered) {
	addDates(&o, e)
	var words ordered
	words.add("headline", asHTML(e.Title))
	o.add("text", words)
	return o
}

func addDates(o *ordered, e *event.Event) {
	start, end, exact := partsOf(e.Date)
	if end[0] == "" && e.Period {
		end = start // an era needs both
	}
	o.add("start_date", inParts(start))
	if end[0] != "" {
		o.add("end_date", inParts(end))
	}
	if !exact {
		o.add("display_date", e.Date.LongText())
	}
}

func inParts(parts [3]string) (o ordered) {
	for i, name := range []string{"year", "month", "day"} {
		if parts[i] != "" {
			n, _ := strconv.Atoi(parts[i])
			o.add(name, n)
		}
	}
	return o
}
