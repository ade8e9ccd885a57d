package dataset

import (
	"fmt"
	"strings"

	"legation/app/event"
)

// A timing is one time at which a record of another program was so, and where
// the file says it.
type timing struct {
	date event.Date
	at   int
}

// A clock reads the times of one record of a JSON file. What it cannot read it
// reports, and the record must then be left out: shown as undated it would say
// something else.
type clock struct {
	*builder
	who string
	bad bool
}

// fail reports a time that cannot be read.
func (c *clock) fail(v *value, err error) {
	c.bad = true
	c.say(spot{at: v.at}, "%s: %s; it is left out", c.who, err).date(err)
}

// wrong reports a value that is no time at all.
func (c *clock) wrong(v *value, what, expected string) {
	c.bad = true
	c.say(spot{at: v.at}, "%s: %s must be %s, not %s; it is left out", c.who, what, expected, v.kind).of(v.text, expected)
}

const aTime = "a date in double quotes, a year, or milliseconds since 1970"

// stamp reads one time, in text or as a number. ok is false for none, and for
// one that is reported.
func (c *clock) stamp(v *value) (m stamp, ok bool) {
	switch {
	case v.missing(), v.kind == text && blank(v.text):
		return stamp{}, false
	case v.kind == number:
		if m, ok = numberStamp(v.float()); !ok {
			c.bad = true
			c.say(spot{at: v.at}, "%s: %s is further away than any date that a number can give; it is left out", c.who, shortened(v.text)).of(v.text, aTime)
		}
		return m, ok
	case v.kind != text:
		c.wrong(v, "a time", aTime)
		return stamp{}, false
	}
	if len(v.text) >= 11 && len(v.text) <= 16 && strings.Trim(v.text, "0123456789") == "" {
		return numberStamp(v.float()) // milliseconds in quotes
	}
	m, err := readStamp(v.text)
	if err != nil {
		c.fail(v, err)
		return stamp{}, false
	}
	return m, true
}

// isOpen reports whether a value stands for an end that has not come.
func isOpen(v *value) bool {
	if v.kind != text {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(v.text)) {
	case "..", "present", "now", "today", "ongoing", "open":
		return true
	}
	return false
}

// isNone reports whether a value is the -1 that some files write for no year.
func isNone(v *value) bool {
	return (v.kind == number || v.kind == text) && strings.TrimSpace(v.text) == "-1"
}

// given takes away the -1 that gazetteers write for a year that they do not
// know: beside another -1, or beside a year of the common era.
func given(start, end *value) (*value, *value) {
	noStart, noEnd := isNone(start), isNone(end)
	if noStart && (noEnd || end.missing() || !strings.HasPrefix(end.text, "-")) {
		start = &value{at: start.at}
	}
	if noEnd && (noStart || start.missing() || !strings.HasPrefix(start.text, "-")) {
		end = &value{at: end.at}
	}
	return start, end
}

// instant makes a date of one time.
func (c *clock) instant(v *value) []timing {
	m, ok := c.stamp(v)
	if !ok {
		return nil
	}
	return []timing{{m.date(), v.at}}
}

// from makes a date of a start and an end, of which either may be missing. A
// start without an end is a time somewhere in it.
func (c *clock) from(start, end *value) []timing {
	if end.missing() || end.kind == text && blank(end.text) {
		if isOpen(start) {
			return nil
		}
		return c.instant(start)
	}
	f := fourDays{lasts: true, open: isOpen(end)}
	timed := false
	if isOpen(start) {
		f.start = ".."
	} else if m, ok := c.stamp(start); ok {
		f.start, timed = m.day, m.timed()
	}
	if !f.open {
		if m, ok := c.stamp(end); ok {
			f.end = m.day
			timed = timed || m.timed()
		}
	}
	if timed {
		c.lose("clock time of date")
	}
	return c.made(f, end)
}

// made gives the date that four days come to.
func (c *clock) made(f fourDays, at *value) []timing {
	if c.bad {
		return nil
	}
	d, exact, err := f.date()
	if err != nil {
		c.fail(at, err)
		return nil
	}
	if !exact {
		c.lose("exact bounds of date")
	}
	if d.IsZero() {
		return nil
	}
	return []timing{{d, at.at}}
}

// times makes a date of a list of times, such as one for each point of a line.
func (c *clock) times(v *value) []timing {
	switch {
	case v.kind == text && strings.Contains(v.text, ","):
		// TimeDimension takes a list in one text too.
		var first, last stamp
		for part := range strings.SplitSeq(v.text, ",") {
			m, err := readStamp(part)
			if err != nil {
				c.fail(v, err)
				return nil
			}
			first, last = c.stretch(first, last, m)
		}
		return c.fromTo(first, last, v)
	case v.kind != array:
		return c.instant(v)
	}
	var first, last stamp
	for i := range v.items {
		item := &v.items[i]
		if item.kind == array { // of the lines of a MultiLineString
			for j := range item.items {
				if m, ok := c.stamp(&item.items[j]); ok {
					first, last = c.stretch(first, last, m)
				}
			}
			continue
		}
		if m, ok := c.stamp(item); ok {
			first, last = c.stretch(first, last, m)
		}
	}
	return c.fromTo(first, last, v)
}

// stretch widens a first and a last time by another one.
func (c *clock) stretch(first, last, m stamp) (stamp, stamp) {
	if first.day == "" {
		return m, m
	}
	if before(m, first) {
		first = m
	}
	if before(last, m) {
		last = m
	}
	return first, last
}

// before orders stamps by their days, and those of one day by how their times
// are written.
func before(a, b stamp) bool {
	if x, y := startOf(a), startOf(b); x != y {
		return x < y
	}
	return a.full < b.full
}

func startOf(m stamp) event.Day { return m.date().Span().Start.Earliest }

func (c *clock) fromTo(first, last stamp, at *value) []timing {
	switch {
	case c.bad || first.day == "":
		return nil
	case first.full == last.full:
		return []timing{{first.date(), at.at}}
	}
	if first.timed() || last.timed() {
		c.lose("clock time of date")
	}
	if first.day == last.day {
		d, err := event.ParseDate(first.day)
		if err != nil {
			c.fail(at, err)
			return nil
		}
		return []timing{{d, at.at}}
	}
	return c.made(fourDays{start: first.day, end: last.day, lasts: true}, at)
}

// whoIs names a record for messages: feature "Name".
func whoIs(what, name string) string {
	if name == "" {
		return what
	}
	return fmt.Sprintf("%s %q", what, shortened(name))
}
