package dataset

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"legation/app/event"
)

// timelineCSV is the spreadsheet of TimelineJS.
var timelineCSV = &Format{
	ID: "timelinejs-csv", Name: "TimelineJS spreadsheet", Endings: []string{".csv"},
	sniff: func(head []byte, _ string) bool { return isTimeline(csvHead(head)) },
	read: func(b *builder) error {
		t, err := csvTable(b)
		if err != nil {
			return err
		}
		return t.slides()
	},
	write: writeTimelineCSV,
	holds: timelineHolds,
	dates: exactInParts,
}

// isTimeline reports whether columns are those of a TimelineJS spreadsheet, the
// present ones or those of its second version.
func isTimeline(names map[string]bool) bool {
	return names["headline"] && (names["year"] || names["start date"])
}

// timelineColumns are those of the spreadsheet, in its order.
var timelineColumns = []string{
	"Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
	"Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
}

// slides reads a table with the columns of TimelineJS.
func (t *table) slides() error {
	used := make([]bool, len(t.names))
	at := map[string]int{}
	for _, name := range append([]string{"Alt Text", "Start Date", "End Date", "Tag"}, timelineColumns...) {
		name = normal(name)
		if at[name] = t.column(name); at[name] >= 0 {
			used[at[name]] = true
		}
	}
	all := &slides{builder: t.builder}
	titled := false
	for {
		r, err := t.next()
		if err == io.EOF {
			return all.finishEras()
		}
		if err != nil {
			return err
		}
		if r.blank() {
			continue
		}
		get := func(name string) string { return r.cell(at[name]) }
		t.unread(&r, used)
		for name, what := range map[string]string{"display date": "display date", "media thumbnail": "thumbnail", "background": "background", "alt text": "alternative text"} {
			if get(name) != "" {
				t.lose(what)
			}
		}
		sl := &slide{
			spot: func(part string) spot {
				if i, ok := at[slideColumns[part]]; ok && i >= 0 {
					return r.spot(i)
				}
				return r.spot(-1)
			},
			start:    moment{get("year"), get("month"), get("day"), get("time")},
			end:      moment{get("end year"), get("end month"), get("end day"), get("end time")},
			headline: get("headline"), text: get("text"), media: get("media"), credit: get("media credit"), caption: get("media caption"),
			group: get("group"),
		}
		if at["year"] < 0 {
			sl.start, sl.end = momentOf(get("start date")), momentOf(get("end date"))
		}
		if sl.group == "" {
			sl.group = get("tag")
		}
		sl.headline, sl.text, sl.group = strings.Clone(fromCell(sl.headline)), strings.Clone(fromCell(sl.text)), fromCell(sl.group)
		switch kind := strings.ToLower(get("type")); kind {
		case "title", "start":
			if titled {
				t.say(sl.spot("type"), "a second row of the type title; it is left out")
				continue
			}
			titled = true
			t.titleSlide(sl)
			continue
		case "era":
			sl.era = true
		case "":
		default:
			t.say(sl.spot("type"), "%q is no type; there are title and era, and none for an event; the row is read as an event", shortened(kind)).of(kind, "title, era or nothing")
		}
		ok, err := all.read(sl)
		if err != nil {
			return err
		}
		if !ok {
			t.leftOut()
		}
	}
}

// slideColumns are the columns of the parts of a slide.
var slideColumns = map[string]string{
	"headline": "headline", "type": "type",
	"start": "year", "start year": "year", "start month": "month", "start day": "day", "start time": "time",
	"end": "end year", "end year": "end year", "end month": "end month", "end day": "end day",
}

// titleSlide takes the title and the description of the dataset from a slide.
func (b *builder) titleSlide(sl *slide) {
	b.out.Title, _ = plain(sl.headline)
	b.out.Description, _ = plain(sl.text)
	if sl.media != "" {
		b.lose("title slide medium")
	}
	if sl.start.given() {
		b.lose("title slide date")
	}
}

// momentOf takes a date apart as version 2 of TimelineJS has it: parts with
// commas, slashes or hyphens between, the year first or, as spreadsheets write
// it, last after the month and the day.
func momentOf(s string) moment {
	s = strings.TrimSpace(s)
	date, clock, _ := strings.Cut(s, " ")
	sign := ""
	if strings.HasPrefix(date, "-") {
		sign, date = "-", date[1:]
	}
	parts := strings.FieldsFunc(date, func(r rune) bool { return r == ',' || r == '/' || r == '-' })
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	m := moment{parts[0], parts[1], parts[2], strings.TrimSpace(clock)}
	switch {
	case strings.Count(date, "/") == 2 && len(parts) == 3 && len(parts[2]) == 4 && len(parts[0]) <= 2:
		m.year, m.month, m.day = parts[2], parts[0], parts[1] // as documented: month, day, year
	case len(parts) > 3 && clock == "":
		m.time = strings.Join(parts[3:], ":")
		if len(parts) == 4 {
			m.time += ":00"
		}
	case len(parts) > 3 || strings.Trim(date, "0123456789,/-") != "":
		m = moment{year: s} // which is no year, and reported as it stands
	}
	if m.year != s {
		m.year = sign + m.year
	}
	return m
}

// writeTimelineCSV writes a row for each dated event, and one for each period
// as an era.
func writeTimelineCSV(w io.Writer, d *event.Dataset) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	out := csv.NewWriter(buffered)
	if err := out.Write(timelineColumns); err != nil {
		return err
	}
	line := func(cells map[string]string) error {
		all := make([]string, len(timelineColumns))
		for i, name := range timelineColumns {
			all[i] = cells[name]
		}
		return out.Write(all)
	}
	err := line(map[string]string{"Headline": toCell(asHTML(d.Title)), "Text": toCell(asHTML(d.Description)), "Type": "title"})
	for i := 0; i < len(d.Events) && err == nil; i++ {
		e := &d.Events[i]
		if e.Undated() {
			continue
		}
		start, end, exact := partsOf(e.Date)
		cells := map[string]string{
			"Year": start[0], "Month": start[1], "Day": start[2], "End Year": end[0], "End Month": end[1], "End Day": end[2],
			"Headline": toCell(asHTML(e.Title)), "Text": toCell(slideText(d, e)),
		}
		if !exact {
			cells["Display Date"] = e.Date.LongText()
		}
		if e.Period {
			era := map[string]string{"Type": "era"}
			for _, name := range []string{"Year", "Month", "Day", "Headline"} {
				era[name] = cells[name]
			}
			for _, name := range []string{"Year", "Month", "Day"} { // an era needs an end
				if era["End "+name] = cells["End "+name]; end[0] == "" {
					era["End "+name] = cells[name]
				}
			}
			if err = line(era); err != nil {
				break
			}
		}
		if len(e.Quotes) > 0 {
			cells["Media"] = quotation(e.Quotes[0])
		}
		if len(d.Categories) > 1 {
			cells["Group"] = toCell(asHTML(categoryName(d, e)))
		}
		err = line(cells)
	}
	out.Flush()
	return errors.Join(err, out.Error(), buffered.Flush())
}
