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
