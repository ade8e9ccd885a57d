package dataset

import (
	"strings"

	"legation/app/event"
)

// when reads the member "when" of Linked Places and of its forerunners: its
// timespans are times of their own.
func (c *clock) when(v *value) []timing {
	switch v.kind {
	case text, number:
		return c.instant(v)
	case object:
	default:
		c.wrong(v, `"when"`, "an object")
		return nil
	}
	periods := v.member("periods")
	for i := range periods.items {
		if wordOf(firstOf(&periods.items[i], "name", "@id", "uri")) != "" {
			c.lose("named period of time")
		}
	}
	for _, name := range []string{"timespans", "timespan"} {
		if spans := v.member(name); !spans.missing() {
			return c.certainty(v, c.timespans(spans))
		}
	}
	for _, name := range []string{"datetime", "date", "instant", "in", "timestamp"} {
		if one := v.member(name); !one.missing() {
			return c.certainty(v, c.instant(one))
		}
	}
	if interval := v.member("interval"); interval.kind == array {
		return c.timespans(interval)
	}
	start, end := v.member("start"), v.member("end")
	if end.missing() {
		end = v.member("stop")
	}
	if !start.missing() || !end.missing() {
		return c.certainty(v, c.timespan(start, end))
	}
	if label := v.member("label"); label.kind == text && !blank(label.text) {
		if m, err := readStamp(label.text); err == nil {
			return c.certainty(v, []timing{{m.date(), label.at}})
		}
		c.lose("worded time")
	}
	return nil
}

// timespans reads one or several, as objects, as pairs or as one flat pair.
func (c *clock) timespans(v *value) []timing {
	switch {
	case v.kind == object:
		start, end := v.member("start"), v.member("end")
		if start.missing() && end.missing() && !(v.member("in").missing() && v.member("earliest").missing()) {
			start = v
		}
		return c.timespan(start, end)
	case v.kind == text || v.kind == number:
		return c.instant(v)
	case v.kind != array:
		c.wrong(v, `"timespans"`, "an array of objects with a start and an end")
		return nil
	}
	if len(v.items) == 2 && isScalar(&v.items[0]) && isScalar(&v.items[1]) {
		return c.from(given(&v.items[0], &v.items[1]))
	}
	var all []timing
	for i := range v.items {
		all = append(all, c.timespans(&v.items[i])...)
	}
	return all
}

func isScalar(v *value) bool { return v.kind == text || v.kind == number || v.kind == null }

// timespan reads a start and an end, each a time or an object with "in",
// "earliest" and "latest".
func (c *clock) timespan(start, end *value) []timing {
	if start.kind != object && end.kind != object {
		return c.from(given(start, end))
	}
	var f fourDays
	timed := false
	side := func(v *value) (earliest, latest string) {
		if v.kind != object {
			if isNone(v) || isOpen(v) {
				return "", ""
			}
			m, _ := c.stamp(v)
			return m.day, m.day
		}
		day := func(name string) string {
			one := v.member(name)
			if isNone(one) || isOpen(one) {
				return ""
			}
			m, _ := c.stamp(one)
			timed = timed || m.timed()
			return m.day
		}
		if in := v.member("in"); !in.missing() {
			if in.kind == text || in.kind == number {
				s := day("in")
				return s, s
			}
			c.wrong(in, `"in"`, aTime)
			return "", ""
		}
		return day("earliest"), day("latest")
	}
	f.start, f.startLatest = side(start)
	f.endEarliest, f.end = side(end)
	f.open = isOpen(end) || isOpen(end.member("in")) || isOpen(end.member("latest"))
	f.lasts = f.open || f.endEarliest != "" || f.end != ""
	if c.bad || !f.lasts && f.start == "" && f.startLatest == "" {
		return nil
	}
	if start.kind == object && !f.lasts && timed && start.member("in").kind != absent {
		return c.instant(start.member("in")) // alone it may keep its time of day
	}
	if timed {
		c.lose("clock time of date")
	}
	if !f.lasts && (f.start == "") != (f.startLatest == "") {
		return c.oneSided(f.start, f.startLatest, start)
	}
	at := start
	if start.missing() {
		at = end
	}
	return c.made(f, at)
}

// oneSided makes a date of something that happened at some time from one day
// on, or up to one.
func (c *clock) oneSided(earliest, latest string, at *value) []timing {
	if d, err := event.ParseDate("[" + earliest + ".." + latest + "]"); err == nil {
		return []timing{{d, at.at}}
	}
	c.lose("exact bounds of date")
	d, err := event.ParseDate(earliest + latest)
	if err != nil {
		c.fail(at, err)
		return nil
	}
	return []timing{{d, at.at}}
}

// certainty marks dates that the file calls uncertain.
func (c *clock) certainty(when *value, all []timing) []timing {
	if wordOf(when.member("duration")) != "" {
		c.lose("duration of time")
	}
	switch when.member("certainty").text {
	case "less-certain", "uncertain":
	default:
		return all
	}
	for i := range all {
		if d, err := event.ParseDate(doubted(all[i].date.String())); err == nil {
			all[i].date = d
		} else {
			c.lose("certainty of time")
		}
	}
	return all
}

// doubted puts the mark of uncertainty on each side of a date that has none.
func doubted(s string) string {
	sides := strings.Split(s, "/")
	for i, side := range sides {
		switch {
		case side == "" || side == ".." || strings.ContainsAny(side, "?%[{T"):
		case strings.HasSuffix(side, "~"):
			sides[i] = strings.TrimSuffix(side, "~") + "%"
		default:
			sides[i] = side + "?"
		}
	}
	return strings.Join(sides, "/")
}
