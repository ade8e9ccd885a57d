package dataset

import (
	"strings"

	"legation/app/event"
)

// timeOf gives the time of a placemark. timed is false where it has none of
// its own, and ok false where it has one that cannot be read.
func (r *kmlReader) timeOf(e *element, who string) (d event.Date, timed, ok bool) {
	if t := e.child("TimeSpan", "TimeStamp"); t != nil {
		d, ok = r.kmlTime(t, who, "it is left out")
		return d, !d.IsZero(), ok
	}
	if tracks := tracksOf(e, nil); len(tracks) > 0 {
		c := &clock{builder: r.builder, who: who}
		var first, last stamp
		at := &value{at: tracks[0].at}
		for _, track := range tracks {
			for i := range track.inner {
				if track.inner[i].name != "when" || blank(track.inner[i].text) {
					continue
				}
				m, err := readStamp(track.inner[i].text)
				if err != nil {
					c.fail(&value{at: track.inner[i].at}, err)
					return event.Date{}, false, false
				}
				first, last = c.stretch(first, last, m)
			}
		}
		if all := c.fromTo(first, last, at); len(all) > 0 {
			return all[0].date, true, true
		}
		return event.Date{}, false, !c.bad
	}
	return event.Date{}, false, true
}

// tracksOf gives the tracks in an element.
func tracksOf(e *element, all []*element) []*element {
	for i := range e.inner {
		switch e.inner[i].name {
		case "Track":
			all = append(all, &e.inner[i])
		case "MultiTrack", "MultiGeometry":
			all = tracksOf(&e.inner[i], all)
		}
	}
	return all
}

// kmlTime reads a TimeSpan or a TimeStamp. leaves says what becomes of one that
// cannot be read.
func (b *builder) kmlTime(e *element, who, leaves string) (event.Date, bool) {
	side := func(name string) (m stamp, ok bool) {
		c := e.child(name)
		if c == nil || blank(c.text) {
			return stamp{}, true
		}
		m, err := readStamp(kmlYear(strings.TrimSpace(c.text)))
		if err != nil {
			b.say(spot{at: c.at}, "%s: %s; %s", who, err, leaves).date(err)
			return stamp{}, false
		}
		return m, true
	}
	if e.name == "TimeStamp" {
		when, ok := side("when")
		if when.day == "" {
			return event.Date{}, ok
		}
		return when.date(), ok
	}
	begin, ok := side("begin")
	end, okEnd := side("end")
	if !ok || !okEnd || begin.day == "" && end.day == "" {
		return event.Date{}, ok && okEnd
	}
	if begin.timed() || end.timed() {
		b.lose("clock time of date")
	}
	f := fourDays{start: begin.day, end: end.day, lasts: true, open: end.day == ""}
	if f.start == "" {
		f.start = ".."
	}
	d, _, err := f.date()
	if err != nil {
		b.say(spot{at: e.at}, "%s: %s; %s", who, err, leaves).date(err)
		return event.Date{}, false
	}
	return d, true
}

// kmlYear puts a sign before a year of more than four digits, as it is read.
func kmlYear(s string) string {
	if len(s) > 4 && len(s) < 8 && strings.Trim(s, "0123456789") == "" {
		return "+" + s
	}
	return s
}

// A kmlSpan is a time as KML writes it: when, or begin and end.
type kmlSpan struct{ when, begin, end string }

// kmlSpanOf puts a date into KML: a TimeStamp where it is known to the day,
// the month or the year and happened once, else a TimeSpan from the first day
// that it may be to the last. An end that is open or unknown is left out, and so
// is one in a year of more than four digits.
func kmlSpanOf(d event.Date) (s kmlSpan) {
	if d.IsZero() {
		return s
	}
	span := d.Span()
	side := func(e event.Edge, p event.Precision, day event.Day) string {
		if !e.Known() {
			return ""
		}
		if year, _, _ := day.Civil(); year > lastYear || year < -lastYear {
			return "" // no program that reads KML knows such years
		}
		plain := e
		plain.Approximate, plain.Uncertain = false, false
		iso := isoSide(plain, p)
		if iso == "" {
			iso = isoDay(day)
		}
		return iso
	}
	begin := side(span.Start, d.Precision(), span.Start.Earliest)
	end := side(span.End, d.EndPrecision(), span.End.Latest)
	if !d.Interval() && begin == end {
		return kmlSpan{when: begin}
	}
	return kmlSpan{begin: begin, end: end}
}

// sameKMLTime reports whether the time of a placemark is what is written for a
// date, so that the date may stand for it.
func sameKMLTime(d event.Date, e *element) bool {
	s := kmlSpanOf(d)
	if t := e.child("TimeSpan"); t != nil {
		return s.when == "" && t.words("begin") == s.begin && t.words("end") == s.end
	}
	if t := e.child("TimeStamp"); t != nil {
		return s.when != "" && t.words("when") == s.when
	}
	return false
}

// plainInKML reports whether a TimeStamp or TimeSpan alone says all of a date.
func plainInKML(d event.Date) bool {
	s := kmlSpanOf(d)
	switch {
	case s.when != "":
		return s.when == d.String()
	case s.begin == "" && s.end == "":
		return false
	}
	or := func(s string) string {
		if s == "" {
			return ".."
		}
		return s
	}
	return or(s.begin)+"/"+or(s.end) == d.String()
}
