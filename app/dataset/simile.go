package dataset

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"legation/app/event"
)

// simile is the data of SIMILE Timeline, in XML or JSON. It is only read.
var simile = &Format{
	ID: "simile", Name: "SIMILE Timeline", Endings: []string{".xml"},
	sniff: func(head []byte, name string) bool {
		if startsWith(head, '{') {
			return hasMember(head, "events") && !hasMember(head, "start_date") && !hasMember(head, "legation") && !hasMember(head, "timeline") &&
				(hasMember(head, "dateTimeFormat") || hasMember(head, "wikiURL") || hasMember(head, "wiki-url") || hasMember(head, "start"))
		}
		root, first := xmlRoot(head)
		return root == "data" && (first == "event" || first == "")
	},
	read: func(b *builder) error {
		if startsWith(b.data[:min(len(b.data), headBytes)], '<') || len(b.data) > 1 && (b.data[0] == 0xFF || b.data[0] == 0xFE || b.data[0] == 0 || b.data[1] == 0) {
			return readSimileXML(b)
		}
		if strings.HasPrefix(string(b.data[:min(len(b.data), 8)]), mark+"<") {
			return readSimileXML(b)
		}
		return readSimileJSON(b)
	},
}

// A simileEvent is an event as either form gives it, each part a text.
type simileEvent struct {
	at      int
	of      func(name string) (text string, at int)
	body    string // its description, in HTML
	isXML   bool
	builder *builder
}

func readSimileXML(b *builder) error {
	x, err := newXML(b)
	if err != nil {
		return err
	}
	for {
		token, at, err := x.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		t, ok := token.(xml.StartElement)
		if ok && x.depth == 1 && t.Name.Local != "data" {
			return &fault{at, fmt.Sprintf("not the data of a timeline: expected <data> with events, found <%s>", shortened(t.Name.Local))}
		}
		if !ok || t.Name.Local != "event" {
			continue
		}
		if err := b.step(at); err != nil {
			return err
		}
		e, err := x.whole(t, at)
		if err == errLarge {
			b.leftOut()
			b.found.add(at, "event: it takes more than %d MiB; it is left out", maxElement>>20)
			continue
		}
		if err != nil {
			return err
		}
		one := simileEvent{at: at, body: e.text, isXML: true, builder: b,
			of: func(name string) (string, int) { return strings.TrimSpace(e.attribute(name)), at }}
		if err := one.read(); err != nil {
			return err
		}
	}
	if x.depth > 0 {
		return &fault{len(b.data), "not XML: the file ends before its last element does"}
	}
	return nil
}

func readSimileJSON(b *builder) error {
	s := b.checking()
	if c := s.peek(); c != '{' {
		return s.faultf("not the data of a timeline: expected an object with events, found %s", s.found())
	}
	events := -1
	f := s.members(func(from, to int) *fault {
		s.space()
		if unquote(b.data[from:to]) == "events" && events < 0 {
			events = s.at
		}
		return s.value()
	})
	if f != nil {
		return f
	}
	if s.peek(); s.at < len(b.data) {
		return s.faultf("not JSON: more text after the end of the data: %s", s.found())
	}
	if events < 0 || b.data[events] != '[' {
		return &fault{max(events, 0), `the member "events" must be an array`}
	}
	p := parser{scanner: scanner{data: b.data, checked: true}}
	walk := scanner{data: b.data, at: events, checked: true}
	var ended error
	walk.elements(func() *fault {
		walk.space()
		from := walk.at
		if ended = b.step(from); ended != nil {
			return &fault{}
		}
		v, ok := p.object(&walk)
		if !ok {
			b.leftOut()
			b.found.add(from, "event: it must be an object of at most %d MiB; it is left out", maxRecord>>20)
			return nil
		}
		one := simileEvent{at: from, builder: b, of: func(name string) (string, int) {
			m := v.member(name)
			return strings.TrimSpace(wordOf(m)), m.at
		}}
		one.body = rawWord(v.member("description"))
		if ended = one.read(); ended != nil {
			return &fault{}
		}
		return nil
	})
	return ended
}

// read makes an event.
func (s simileEvent) read() error {
	b := s.builder
	raw, at := s.of("title")
	title, _ := wording(raw, true)
	words, links := wording(strings.TrimSpace(s.body), true)
	if title == "" {
		if caption, _ := s.of("caption"); caption != "" {
			title = squeezed(caption)
		} else if line, _, _ := strings.Cut(words, "\n"); line != "" {
			title = shortened(line)
		}
	}
	who := whoIs("event", title)
	if title == "" {
		b.leftOut()
		b.found.add(at, "event: it has no title; it is left out").of("", "a title")
		return nil
	}
	out := event.Event{Title: title, Summary: words}
	var ok bool
	if out.Date, ok = s.date(who); !ok {
		b.leftOut()
		return nil
	}
	if id, at := s.of("id"); id != "" && !s.isXML {
		if b.claimed(id) {
			b.found.add(at, "%s: the id %q is taken by an earlier event; it gets another one", who, shortened(id)).of(id, "an id of its own")
			id = b.freeOf("event", id)
		}
		out.ID = id
	}
	if link, at := s.of("link"); isWeb(link) {
		b.sourceOf(&out, "", link)
	} else if strings.Contains(link, ":") {
		b.found.add(at, "%s: %q is no address that starts with http:// or https://; it is no link", who, shortened(link)).of(link, "an address that starts with http:// or https://")
	} else if link != "" {
		b.lose("link within the site of the file")
	}
	for _, l := range links {
		b.sourceOf(&out, squeezed(l.title), l.url)
	}
	for _, name := range []string{"image", "icon"} {
		if picture, _ := s.of(name); picture != "" {
			b.lose(name + " of event")
		}
	}
	for _, name := range []string{"color", "textColor", "tapeImage", "classname"} {
		if style, _ := s.of(name); style != "" {
			b.lose("look of event")
			break
		}
	}
	out.Sources = b.list(out.Sources)
	return b.add(out)
}

// date reads the four dates. An event that is not a duration happened at one
// time between the first and the last of them.
func (s simileEvent) date(who string) (event.Date, bool) {
	b := s.builder
	ok := true
	var timed bool
	read := func(name string) (m stamp) {
		text, at := s.of(name)
		if text == "" {
			return m
		}
		m, err := readStamp(text)
		if err != nil {
			ok = false
			b.say(spot{at: at}, "%s: its %s: %s; it is left out", who, name, err).date(err)
		}
		timed = timed || m.timed()
		return m
	}
	start, latestStart, earliestEnd, end := read("start"), read("latestStart"), read("earliestEnd"), read("end")
	if !ok {
		return event.Date{}, false
	}
	if start.day == "" && latestStart.day == "" && earliestEnd.day == "" && end.day == "" {
		return event.Date{}, true
	}
	if latestStart.day == "" && earliestEnd.day == "" && end.day == "" {
		return start.date(), true
	}
	if timed {
		b.lose("clock time of date")
	}
	f := fourDays{start: start.day, startLatest: untilMidnight(start, latestStart), endEarliest: earliestEnd.day, end: untilMidnight(earliestEnd, end), lasts: s.lasts(end.day != "")}
	if !f.lasts {
		last := end
		if last.day == "" {
			last = latestStart
		}
		f = fourDays{start: start.day, startLatest: untilMidnight(start, last)}
		if f.start == "" {
			f.start = f.startLatest
		}
	}
	d, exact, err := f.date()
	if err != nil {
		b.say(spot{at: s.at}, "%s: %s; it is left out", who, err).date(err)
		return event.Date{}, false
	}
	if !exact {
		b.lose("exact bounds of date")
	}
	return d, true
}

// untilMidnight gives the last day before a stamp that is the very beginning
// of a day, where it closes a stretch that begins with a whole unit: from 1
// June to 1 July at midnight is June.
func untilMidnight(from, to stamp) string {
	if to.day == "" || !to.zero || !from.zero || from.day == to.day {
		return to.day
	}
	day := to.date().Span().Start.Earliest - 1
	if unit, exact := unitWithin(from.day, day.String()); exact && unit != "" {
		return day.String()
	}
	return to.day
}

// lasts reports whether the event is a duration. In XML it is one only if it
// says so; in JSON if it has an end and does not deny it.
func (s simileEvent) lasts(ends bool) bool {
	for _, name := range []string{"durationEvent", "isDuration"} {
		switch said, _ := s.of(name); said {
		case "true":
			return true
		case "false":
			return false
		}
	}
	return !s.isXML && ends
}
