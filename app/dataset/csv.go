package dataset

import (
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
		// Nothing is made of the rest, but what is wrong with it is told too.
		e.yes("period")
		e.confidence()
		e.places(made.Title)
		e.sources()
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
