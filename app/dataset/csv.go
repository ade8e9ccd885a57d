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

// A column is one that a table of events may have.
type column int

const (
	columnID column = iota
	columnDate
	columnStart
	columnEnd
	columnTitle
	columnSummary
	columnCategory
	columnActors
	columnPlace
	columnLat
	columnLon
	columnQuote
	columnSpeaker
	columnSource
	columnURL
	columnPeriod
	columnAttribution
	columnConfidence
	columnNote
)

// String gives our name for it.
func (c column) String() string { return columnNames[c][0] }

// The columns of the table, with the other names that each may have. Those of
// quotations may come again with a number: "quote 2".
var columnNames = [...][]string{
	columnID:          {"id"},
	columnDate:        {"date", "when"},
	columnStart:       {"start", "start date", "from"},
	columnEnd:         {"end", "end date", "to"},
	columnTitle:       {"title", "headline", "name", "event"},
	columnSummary:     {"summary", "description", "text"},
	columnCategory:    {"category", "group", "type"},
	columnActors:      {"actors", "actor"},
	columnPlace:       {"place", "places", "location"},
	columnLat:         {"lat", "latitude"},
	columnLon:         {"lon", "lng", "long", "longitude"},
	columnQuote:       {"quote", "quotation"},
	columnSpeaker:     {"speaker"},
	columnSource:      {"source", "sources"},
	columnURL:         {"url", "link", "urls", "links"},
	columnPeriod:      {"period"},
	columnAttribution: {"attribution"},
	columnConfidence:  {"confidence"},
	columnNote:        {"note", "notes"},
}

// An eventTable reads events from the columns of a table.
type eventTable struct {
	*table
	at     [len(columnNames)]int // where each column is, -1 where it is not
	quotes [][2]int              // columns of each quotation and its speaker
	used   []bool
	row    row
	bad    bool

	// What the cells of lists said before: many rows have the same.
	lists map[[3]string][]string
}

// events reads a table with our columns.
func (t *table) events() error {
	e := &eventTable{table: t, used: make([]bool, len(t.names)), lists: map[[3]string][]string{}}
	for c, names := range columnNames {
		e.at[c] = e.use(t.column(names...))
	}
	if e.at[columnTitle] < 0 {
		return t.errNoTitles(spot{line: 1, column: 1})
	}
	e.quotes = append(e.quotes, [2]int{e.at[columnQuote], e.at[columnSpeaker]})
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
func (e *eventTable) items(c column) []string {
	items := splitList(fromCell(e.get(c)))
	if len(items) > maxItems {
		e.say(e.spotOf(c), "%s: a list of %d: at most %d are read; the others are left out", e.who(), len(items), maxItems)
		items = items[:maxItems]
	}
	return items
}

// get gives the cell of a column.
func (e *eventTable) get(c column) string { return e.row.cell(e.at[c]) }

// text gives a cell of words.
func (e *eventTable) text(c column) string {
	if s := e.get(c); s != "" {
		return e.keep(fromCell(s))
	}
	return ""
}

// keep makes a text of its own, so that the rest of the row can go.
func (e *eventTable) keep(s string) string { return strings.Clone(s) }

// who names the row in a problem.
func (e *eventTable) who() string {
	if t := e.get(columnTitle); t != "" {
		return "event " + strconv.Quote(shortened(t))
	}
	return "event"
}

func (e *eventTable) spotOf(c column) spot { return e.row.spot(e.at[c]) }

// leave reports a problem that leaves the event out.
func (e *eventTable) leave(c column, format string, args ...any) *finding {
	e.bad = true
	return e.say(e.spotOf(c), "%s: "+format+"; the event is left out", append([]any{e.who()}, args...)...)
}

func (e *eventTable) event() event.Event {
	made := event.Event{Title: e.text(columnTitle)}
	if made.Title == "" {
		e.leave(columnTitle, "it has no title")
		return made
	}
	if made.ID = e.text(columnID); made.ID != "" && e.claimed(made.ID) {
		e.leave(columnID, "the id %q is taken by an earlier event", shortened(made.ID)).of(made.ID, "an id of its own")
	}
	made.Date = e.date()
	if e.bad {
		// Nothing is made of the rest, but what is wrong with it is told too.
		e.yes(columnPeriod)
		e.confidence()
		e.places(made.Title)
		e.sources()
		return made
	}
	made.Period = e.yes(columnPeriod)
	made.Summary = e.text(columnSummary)
	if c := e.get(columnCategory); c != "" {
		made.Category = e.made("category", e.word(fromCell(c)))
	}
	made.Attribution, made.Note = e.text(columnAttribution), e.text(columnNote)
	made.Actors = e.actors()
	made.Places = e.places(made.Title)
	made.Quotes = e.quotations()
	made.Sources = e.sources()
	made.Confidence = e.confidence()
	return made
}

// date reads the date, or the one that the start and the end make.
func (e *eventTable) date() event.Date {
	c, text := columnDate, e.get(columnDate)
	if text == "" {
		start, end := e.get(columnStart), e.get(columnEnd)
		switch {
		case start == "" && end == "":
			return event.Date{}
		case end == "" || start == end:
			c, text = columnStart, start
		default:
			c, text = columnEnd, start+"/"+end
		}
	}
	d, err := e.parsed(text)
	if err == nil {
		return d
	}
	problem := e.leave(c, "%s", err).date(err)
	if day, ok := serialDay(text, false); ok && e.row.numeric(e.at[c]) {
		problem.Suggestion = ""
		problem.meant(day)
	}
	return event.Date{}
}

// yes reads a mark: x, yes, true, 1.
func (e *eventTable) yes(c column) bool {
	switch s := e.get(c); strings.ToLower(s) {
	case "", "no", "n", "false", "0":
		return false
	case "yes", "y", "true", "1", "x":
		return true
	default:
		e.say(e.spotOf(c), "%s: %q must be yes or no, not %q", e.who(), c, shortened(s)).of(s, "yes or no")
		return false
	}
}

func (e *eventTable) confidence() event.Confidence {
	switch c := event.Confidence(strings.ToLower(e.get(columnConfidence))); c {
	case "":
		return ""
	case event.High, event.Medium, event.Low:
		return event.Confidence(e.word(string(c)))
	}
	s := e.get(columnConfidence)
	e.say(e.spotOf(columnConfidence), "%s: %q is no confidence; there are high, medium, low", e.who(), shortened(s)).of(s, "high, medium or low")
	return ""
}
