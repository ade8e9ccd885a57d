package dataset

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"legation/app/event"
)

// ownCSV is a table with a row for each event.
var ownCSV = &Format{
	ID: "csv", Name: "CSV", Endings: []string{".csv", ".tsv", ".txt"},
	sniff: func(head []byte, _ string) bool {
		names := csvHead(head)
		known := 0
		for _, all := range columnNames {
			for _, name := range all {
				if names[name] {
					known++
					break
				}
			}
		}
		return names["title"] || known > 1 && (names["headline"] || names["name"] || names["event"])
	},
	read: func(b *builder) error {
		t, err := csvTable(b)
		if err != nil {
			return err
		}
		return t.events()
	},
	write: writeCSV,
	holds: eventIDs | undated | periods | categories | summaries | attributions | actors | places | furtherPlaces |
		quotations | furtherQuotations | quotationSpeakers | sources | furtherSources | confidence | notes,
}

// The columns of the table, with the other names that each may have. Those of
// quotations may come again with a number: "quote 2".
var columnNames = map[string][]string{
	"id":          {"id"},
	"date":        {"date", "when"},
	"start":       {"start", "start date", "from"},
	"end":         {"end", "end date", "to"},
	"title":       {"title", "headline", "name", "event"},
	"summary":     {"summary", "description", "text"},
	"category":    {"category", "group", "type"},
	"actors":      {"actors", "actor"},
	"place":       {"place", "places", "location"},
	"lat":         {"lat", "latitude"},
	"lon":         {"lon", "lng", "long", "longitude"},
	"quote":       {"quote", "quotation"},
	"speaker":     {"speaker"},
	"source":      {"source", "sources"},
	"url":         {"url", "link", "urls", "links"},
	"period":      {"period"},
	"attribution": {"attribution"},
	"confidence":  {"confidence"},
	"note":        {"note", "notes"},
}

// An eventTable reads events from the columns of a table.
type eventTable struct {
	*table
	at     map[string]int // columns by our name for them, -1 where there is none
	quotes [][2]int       // columns of each quotation and its speaker
	used   []bool
	row    row
	bad    bool

	// What the cells of lists said before: many rows have the same.
	lists map[[3]string][]string
}

// events reads a table with our columns.
func (t *table) events() error {
	e := &eventTable{table: t, at: map[string]int{}, used: make([]bool, len(t.names)), lists: map[[3]string][]string{}}
	for name, names := range columnNames {
		e.at[name] = e.use(t.column(names...))
	}
	if e.at["title"] < 0 {
		return t.errNoTitles(spot{line: 1, column: 1})
	}
	e.quotes = append(e.quotes, [2]int{e.at["quote"], e.at["speaker"]})
	for n := 2; n <= maxColumns; n++ {
		quote := e.use(t.column("quote " + strconv.Itoa(n)))
		if quote < 0 {
			break
		}
		e.quotes = append(e.quotes, [2]int{quote, e.use(t.column("speaker " + strconv.Itoa(n)))})
	}
	for {
		r, err := t.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if r.blank() {
			continue
		}
		e.row, e.bad = r, false
		made := e.event()
		if e.bad {
			e.leftOut()
			continue
		}
		e.unread(&r, e.used)
		if err := e.add(made); err != nil {
			return err
		}
	}
}

func (e *eventTable) use(i int) int {
	if i >= 0 {
		e.used[i] = true
	}
	return i
}

// items gives the items of a list.
func (e *eventTable) items(name string) []string {
	items := splitList(fromCell(e.get(name)))
	if len(items) > maxItems {
		e.say(e.spotOf(name), "%s: a list of %d: at most %d are read; the others are left out", e.who(), len(items), maxItems)
		items = items[:maxItems]
	}
	return items
}

// get gives the cell of a column.
func (e *eventTable) get(name string) string { return e.row.cell(e.at[name]) }

// text gives a cell of words.
func (e *eventTable) text(name string) string {
	if s := e.get(name); s != "" {
		return e.keep(fromCell(s))
	}
	return ""
}

// keep makes a text of its own, so that the rest of the row can go.
func (e *eventTable) keep(s string) string { return strings.Clone(s) }

// who names the row in a problem.
func (e *eventTable) who() string {
	if t := e.get("title"); t != "" {
		return "event " + strconv.Quote(shortened(t))
	}
	return "event"
}

func (e *eventTable) spotOf(name string) spot { return e.row.spot(e.at[name]) }

// leave reports a problem that leaves the event out.
func (e *eventTable) leave(name, format string, args ...any) *finding {
	e.bad = true
	return e.say(e.spotOf(name), "%s: "+format+"; the event is left out", append([]any{e.who()}, args...)...)
}

func (e *eventTable) event() event.Event {
	made := event.Event{Title: e.text("title")}
	if made.Title == "" {
		e.leave("title", "it has no title")
		return made
	}
	if made.ID = e.text("id"); made.ID != "" && e.claimed(made.ID) {
		e.leave("id", "the id %q is taken by an earlier event", shortened(made.ID)).of(made.ID, "an id of its own")
	}
	made.Date = e.date()
	if e.bad {
		return made
	}
	made.Period = e.yes("period")
	made.Summary = e.text("summary")
	if c := e.get("category"); c != "" {
		made.Category = e.made("category", e.word(fromCell(c)))
	}
	made.Attribution, made.Note = e.text("attribution"), e.text("note")
	made.Actors = e.actors()
	made.Places = e.places(made.Title)
	made.Quotes = e.quotations()
	made.Sources = e.sources()
	made.Confidence = e.confidence()
	return made
}

// date reads the date, or the one that the start and the end make.
func (e *eventTable) date() event.Date {
	name, text := "date", e.get("date")
	if text == "" {
		start, end := e.get("start"), e.get("end")
		switch {
		case start == "" && end == "":
			return event.Date{}
		case end == "" || start == end:
			name, text = "start", start
		default:
			name, text = "end", start+"/"+end
		}
	}
	d, err := e.parsed(text)
	if err == nil {
		return d
	}
	problem := e.leave(name, "%s", err).date(err)
	if day, ok := serialDay(text, false); ok && e.row.numeric(e.at[name]) {
		problem.Suggestion = ""
		problem.meant(day)
	}
	return event.Date{}
}

// yes reads a mark: x, yes, true, 1.
func (e *eventTable) yes(name string) bool {
	switch s := e.get(name); strings.ToLower(s) {
	case "", "no", "n", "false", "0":
		return false
	case "yes", "y", "true", "1", "x":
		return true
	default:
		e.say(e.spotOf(name), "%s: %q must be yes or no, not %q", e.who(), name, shortened(s)).of(s, "yes or no")
		return false
	}
}

func (e *eventTable) confidence() event.Confidence {
	switch c := event.Confidence(strings.ToLower(e.get("confidence"))); c {
	case "":
		return ""
	case event.High, event.Medium, event.Low:
		return event.Confidence(e.word(string(c)))
	}
	s := e.get("confidence")
	e.say(e.spotOf("confidence"), "%s: %q is no confidence; there are high, medium, low", e.who(), shortened(s)).of(s, "high, medium or low")
	return ""
}

// again gives what cells have said before, or what read makes of them. Cells
// with which something is wrong are read each time, so that it is reported for
// each row.
func (e *eventTable) again(cells [3]string, read func() []string) []string {
	const most = 1 << 16
	if cells[1] == "" && cells[2] == "" && strings.HasPrefix(cells[0], "\x00") {
		return nil
	}
	if ids, ok := e.lists[cells]; ok {
		return ids
	}
	before := len(e.found.all) + e.found.more
	ids := e.list(read())
	if len(e.lists) < most && before == len(e.found.all)+e.found.more && len(cells[0])+len(cells[1])+len(cells[2]) < 500 {
		e.lists[[3]string{strings.Clone(cells[0]), strings.Clone(cells[1]), strings.Clone(cells[2])}] = ids
	}
	return ids
}

func (e *eventTable) actors() []string {
	cell := e.get("actors")
	return e.again([3]string{"\x00actors", cell}, func() (ids []string) {
		for _, name := range e.items("actors") {
			if name != "" {
				ids = append(ids, e.made("actor", e.word(name)))
			}
		}
		return ids
	})
}

// places gives the places of the row: those with coordinates as they are, and
// bare names as they can be looked up. Coordinates without a name have that of
// the event.
func (e *eventTable) places(title string) []string {
	place := e.get("place")
	if place == "" {
		return e.list(e.placesOf(title)) // which are named by the event
	}
	return e.again([3]string{place, e.get("lat"), e.get("lon")}, func() []string { return e.placesOf(title) })
}

func (e *eventTable) placesOf(title string) []string {
	names, lats, lons := e.items("place"), e.items("lat"), e.items("lon")
	if len(lats) != len(lons) {
		e.say(e.spotOf("lat"), "%s: %s and %s: each place needs both; they are left out", e.who(), count(len(lats), "latitude"), count(len(lons), "longitude"))
		return nil
	}
	if len(lats) > 0 && len(names) > len(lats) {
		e.say(e.spotOf("place"), "%s: %s, but coordinates for %d: give them for each, with semicolons between; the places are left out",
			e.who(), count(len(names), "place"), len(lats))
		return nil
	}
	var ids []string
	for i := range max(len(names), len(lats)) {
		name := ""
		if i < len(names) {
			name = names[i]
		}
		if i >= len(lats) || lats[i] == "" && lons[i] == "" {
			if name != "" {
				if id, ok := e.placeNamed(e.spotOf("place"), e.who(), e.word(name)); ok {
					ids = append(ids, id)
				}
			}
			continue
		}
		lat, ok := e.degree("lat", lats[i], 90)
		lon, good := e.degree("lon", lons[i], 180)
		if !ok || !good {
			continue
		}
		if name == "" {
			name = title
		}
		ids = append(ids, e.pinAt(e.word(name), [2]float64{lon, lat}))
	}
	return ids
}

// degree reads a coordinate that is at most so far from 0.
func (e *eventTable) degree(name, s string, most float64) (float64, bool) {
	f, ok := degree(s)
	what := map[string]string{"lat": "latitude", "lon": "longitude"}[name]
	want := "a number of degrees from " + strconv.Itoa(int(-most)) + " to " + strconv.Itoa(int(most))
	switch {
	case !ok:
		e.say(e.spotOf(name), "%s: %q is no %s: expected %s, such as 39.03; the place is left out", e.who(), shortened(s), what, want).of(s, want)
	case f < -most || f > most:
		e.say(e.spotOf(name), "%s: %s %s is off the globe: it runs from %v to %v; the place is left out", e.who(), what, shortened(s), -most, most).of(s, want)
	default:
		return f, true
	}
	return 0, false
}

func (e *eventTable) quotations() []event.Quote {
	var quotes []event.Quote
	for _, at := range e.quotes {
		text, speaker := fromCell(e.row.cell(at[0])), fromCell(e.row.cell(at[1]))
		switch {
		case text != "":
			quotes = append(quotes, event.Quote{Text: e.keep(text), Speaker: e.word(speaker)})
		case speaker != "":
			e.say(e.row.spot(at[1]), "%s: a speaker %q without a quotation; it is left out", e.who(), shortened(speaker)).of(speaker, "a quotation beside it")
		}
	}
	return quotes
}

// sources pairs the titles of sources with their addresses.
func (e *eventTable) sources() []string {
	return e.again([3]string{"\x00sources", e.get("source"), e.get("url")}, e.sourcesOf)
}

func (e *eventTable) sourcesOf() []string {
	titles, urls := e.items("source"), addresses(e.items("url"))
	if len(titles) == 1 && len(urls) > 1 {
		// One title for several addresses: each is a source of its own.
		titles = nil
		urls = append([]string(nil), urls...)
		for i := range urls {
			titles = append(titles, fromCell(e.get("source")))
			if i > 0 {
				titles[i] += " (" + strconv.Itoa(i+1) + ")"
			}
		}
	}
	var ids []string
	for i := range max(len(titles), len(urls)) {
		title, url := "", ""
		if i < len(titles) {
			title = titles[i]
		}
		if i < len(urls) {
			url = urls[i]
		}
		if url != "" && !isWeb(url) {
			problem := e.say(e.spotOf("url"), "%s: %q is no address that starts with http:// or https://; it is left out", e.who(), shortened(url)).
				of(url, "an address that starts with http:// or https://")
			if guess := "https://" + url; strings.Contains(url, ".") && !strings.ContainsAny(url, ": ") && isWeb(guess) {
				problem.meant(guess)
			}
			url = ""
		}
		if title != "" || url != "" {
			ids = append(ids, e.sourceAt(e.word(title), e.word(url)))
		}
	}
	return ids
}

// addresses puts addresses together again that have a semicolon in them.
func addresses(items []string) []string {
	var all []string
	for _, item := range items {
		if n := len(all); n > 0 && item != "" && all[n-1] != "" && !strings.Contains(item, "://") && !strings.Contains(item, " ") && isWeb(all[n-1]) {
			all[n-1] += ";" + item
			continue
		}
		all = append(all, item)
	}
	return all
}

// writeCSV writes a row for each event: UTF-8 without a mark, commas, line
// feeds. Columns that no event fills are left out but for those that a person
// would look for.
func writeCSV(w io.Writer, d *event.Dataset) error {
	quotes := 1
	some := map[string]bool{}
	for i := range d.Events {
		e := &d.Events[i]
		quotes = max(quotes, min(len(e.Quotes), maxColumns/4))
		some["period"] = some["period"] || e.Period
		some["attribution"] = some["attribution"] || e.Attribution != ""
		some["confidence"] = some["confidence"] || e.Confidence != ""
		some["note"] = some["note"] || e.Note != ""
	}
	names := []string{"id", "date", "title", "summary", "category", "actors", "place", "lat", "lon"}
	for n := range quotes {
		suffix := ""
		if n > 0 {
			suffix = " " + strconv.Itoa(n+1)
		}
		names = append(names, "quote"+suffix, "speaker"+suffix)
	}
	names = append(names, "source", "url")
	for _, name := range []string{"period", "attribution", "confidence", "note"} {
		if some[name] {
			names = append(names, name)
		}
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	out := csv.NewWriter(buffered)
	if err := out.Write(names); err != nil {
		return err
	}
	var cells []string
	for i := range d.Events {
		e := &d.Events[i]
		place, lat, lon := placeCells(d, e)
		source, url := sourceCells(d, e)
		cells = append(cells[:0], toCell(e.ID), e.Date.String(), toCell(e.Title), toCell(e.Summary), toCell(categoryName(d, e)), toCell(actorCell(d, e)), toCell(place), lat, lon)
		for n := range quotes {
			if n < len(e.Quotes) {
				cells = append(cells, toCell(e.Quotes[n].Text), toCell(e.Quotes[n].Speaker))
			} else {
				cells = append(cells, "", "")
			}
		}
		cells = append(cells, toCell(source), url)
		for _, name := range names[len(cells):] {
			cells = append(cells, map[string]string{
				"period": mark01(e.Period), "attribution": toCell(e.Attribution), "confidence": string(e.Confidence), "note": toCell(e.Note),
			}[name])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(out.Error(), buffered.Flush())
}

func mark01(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// categoryName gives the name of an event's category, "" where it would be
// given the common one anyway.
func categoryName(d *event.Dataset, e *event.Event) string {
	c, ok := d.Category(e.Category)
	if !ok {
		return e.Category
	}
	return c.Name
}

func actorCell(d *event.Dataset, e *event.Event) string {
	names := make([]string, len(e.Actors))
	for i, id := range e.Actors {
		names[i] = id
		if a, ok := d.Actor(id); ok {
			names[i] = a.Name
		}
	}
	return joinList(names)
}

func placeCells(d *event.Dataset, e *event.Event) (name, lat, lon string) {
	var names, lats, lons []string
	for _, id := range e.Places {
		if p, ok := d.Place(id); ok {
			names = append(names, p.Name)
			lats = append(lats, strconv.FormatFloat(p.Lat, 'f', -1, 64))
			lons = append(lons, strconv.FormatFloat(p.Lon, 'f', -1, 64))
		}
	}
	return joinList(names), strings.Join(lats, "; "), strings.Join(lons, "; ")
}

func sourceCells(d *event.Dataset, e *event.Event) (title, url string) {
	var titles, urls []string
	linked := false
	for _, id := range e.Sources {
		if s, ok := d.Source(id); ok {
			titles, urls = append(titles, s.Title), append(urls, s.URL)
			linked = linked || s.URL != ""
		}
	}
	if !linked {
		return joinList(titles), ""
	}
	return joinList(titles), joinList(urls)
}
