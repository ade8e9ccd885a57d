package dataset

import (
	"strconv"
	"strings"

	"legation/app/event"
)

// again gives what cells have said before, or what read makes of them. Cells
// with which something is wrong are read each time, so that it is reported for
// each row.
func (e *eventTable) again(cells [3]string, read func() []string) []string {
	const most = 1 << 16
	if cells[1] == "" && cells[2] == "" && strings.HasPrefix(cells[0], "\x00") {
		return nil
	}
	if e.bad {
		read()
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
	cell := e.get(columnActors)
	return e.again([3]string{"\x00actors", cell}, func() (ids []string) {
		for _, name := range e.items(columnActors) {
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
	place := e.get(columnPlace)
	if place == "" {
		return e.list(e.placesOf(title)) // which are named by the event
	}
	return e.again([3]string{place, e.get(columnLat), e.get(columnLon)}, func() []string { return e.placesOf(title) })
}

func (e *eventTable) placesOf(title string) []string {
	names, lats, lons := e.items(columnPlace), e.items(columnLat), e.items(columnLon)
	if len(lats) != len(lons) {
		e.say(e.spotOf(columnLat), "%s: %s and %s: each place needs both; they are left out", e.who(), count(len(lats), "latitude"), count(len(lons), "longitude"))
		return nil
	}
	if len(lats) > 0 && len(names) > len(lats) {
		e.say(e.spotOf(columnPlace), "%s: %s, but coordinates for %d: give them for each, with semicolons between; the places are left out",
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
			if name != "" && !e.bad {
				if id, ok := e.placeNamed(e.spotOf(columnPlace), e.who(), e.word(name)); ok {
					ids = append(ids, id)
				}
			}
			continue
		}
		lat, ok := e.degree(columnLat, lats[i], 90)
		lon, good := e.degree(columnLon, lons[i], 180)
		if !ok || !good || e.bad {
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
func (e *eventTable) degree(c column, s string, most float64) (float64, bool) {
	f, ok := degree(s)
	what := "latitude"
	if c == columnLon {
		what = "longitude"
	}
	want := "a number of degrees from " + strconv.Itoa(int(-most)) + " to " + strconv.Itoa(int(most))
	switch {
	case !ok:
		e.say(e.spotOf(c), "%s: %q is no %s: expected %s, such as 39.03; the place is left out", e.who(), shortened(s), what, want).of(s, want)
	case f < -most || f > most:
		e.say(e.spotOf(c), "%s: %s %s is off the globe: it runs from %v to %v; the place is left out", e.who(), what, shortened(s), -most, most).of(s, want)
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
	return e.again([3]string{"\x00sources", e.get(columnSource), e.get(columnURL)}, e.sourcesOf)
}

func (e *eventTable) sourcesOf() []string {
	titles, urls := e.items(columnSource), addresses(e.items(columnURL))
	if len(titles) == 1 && len(urls) > 1 {
		// One title for several addresses: each is a source of its own.
		titles = nil
		urls = append([]string(nil), urls...)
		for i := range urls {
			titles = append(titles, fromCell(e.get(columnSource)))
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
			problem := e.say(e.spotOf(columnURL), "%s: %q is no address that starts with http:// or https://; it is left out", e.who(), shortened(url)).
				of(url, "an address that starts with http:// or https://")
			if guess := "https://" + url; strings.Contains(url, ".") && !strings.ContainsAny(url, ": ") && isWeb(guess) {
				problem.meant(guess)
			}
			url = ""
		}
		if (title != "" || url != "") && !e.bad {
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
