package dataset

import (
	"legation/app/event"
)

// timesOf gives the times of a feature as a whole.
func (r *featureFile) timesOf(o, p *value, c *clock) []timing {
	period := o.member("when")
	if period.missing() {
		period = p.member("when")
	}
	if date := r.property(p, dateNames[:1]); date.kind == text || date.kind == number {
		own := r.exactDate(date, c)
		if c.bad || period.kind != object || len(own) != 1 || !strayed(own[0].date, period) {
			r.property(p, []string{"when"})
			return own
		}
		r.found.add(date.at, `%s: the property "date" says %s, "when" something else; "when" counts`, c.who, own[0].date).of(date.text, "the same time in both")
	}
	if !period.missing() {
		r.property(p, []string{"when"})
		if all := c.when(period); len(all) > 0 || c.bad {
			return all
		}
	}
	if fg := o.member("time"); fg.kind == object {
		return c.when(fg)
	}
	if date := r.property(p, dateNames[1:]); !date.missing() {
		return c.instant(date)
	}
	start, end := r.property(p, startNames), r.property(p, endNames)
	for _, name := range []string{"startExclusive", "endExclusive"} {
		if r.property(p, []string{name}).text == "true" {
			c.lose("exclusive edge of date")
		}
	}
	if !start.missing() || !end.missing() {
		return c.from(start, end)
	}
	for _, name := range timeNames {
		if v := r.property(p, []string{name}); !v.missing() {
			if v.kind == object {
				return c.when(v)
			}
			return c.times(v)
		}
	}
	if deep := p.member("coordinateProperties").member("times"); !deep.missing() {
		r.property(p, []string{"coordinateProperties"})
		return c.times(deep)
	}
	return nil
}

// exactDate reads the property that we write a date into: it is EDTF first of
// all.
func (r *featureFile) exactDate(v *value, c *clock) []timing {
	if v.kind == text {
		if d, err := event.ParseDate(v.text); err == nil {
			return []timing{{d, v.at}}
		}
	}
	return c.instant(v)
}

// strayed reports whether a "when" says something else than the date beside it.
func strayed(d event.Date, when *value) bool {
	spans := when.member("timespans")
	if spans.kind != array || len(spans.items) != 1 {
		return spans.kind == array
	}
	var same ordered
	for _, f := range whenOf(d) {
		if s, ok := f.value.([]ordered); ok && f.name == "timespans" {
			same = s[0]
		}
	}
	for _, side := range []string{"start", "end"} {
		var want ordered
		for _, f := range same {
			if f.name == side {
				want, _ = f.value.(ordered)
			}
		}
		for _, name := range []string{"in", "earliest", "latest"} {
			said := ""
			for _, f := range want {
				if f.name == name {
					said, _ = f.value.(string)
				}
			}
			if spans.items[0].member(side).member(name).text != said {
				return true
			}
		}
	}
	return false
}

// A partOfFeature is a geometry or a name that was so at a time of its own.
type partOfFeature struct {
	time  timing
	at    []standing
	title string
}

// parts gives the parts of a feature that have times. Where the feature has its
// own, theirs are told as lost.
func (r *featureFile) parts(o *value, c *clock, own []timing, at []standing) (all []partOfFeature) {
	var timeless []standing
	for _, s := range at {
		switch {
		case s.when == nil:
			timeless = append(timeless, s)
		case len(own) > 0:
			r.lose("time of geometry")
		default:
			times := c.when(s.when)
			if len(times) == 0 {
				timeless = append(timeless, s)
			}
			for _, t := range times {
				all = append(all, partOfFeature{time: t, at: []standing{s}})
			}
		}
	}
	// A record must not make more of its parts than it has itself.
	const most = 10_000
	switch {
	case len(all)*len(timeless) > most:
		r.lose("place without a time")
	case len(timeless) > 0:
		for i := range all {
			all[i].at = append(all[i].at, timeless...)
		}
	}
	names := o.member("names")
	if len(names.items)*len(at) > most {
		at = nil
		r.lose("place without a time")
	}
	for i := range names.items {
		when := names.items[i].member("when")
		if when.missing() {
			continue
		}
		if len(own) > 0 || len(all) > 0 && all[0].title == "" {
			r.lose("time of name")
			continue
		}
		for _, t := range c.when(when) {
			all = append(all, partOfFeature{t, at, wordOf(firstOf(&names.items[i], "toponym", "name"))})
		}
	}
	return all
}
