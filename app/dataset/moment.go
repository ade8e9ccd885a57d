package dataset

import (
	"strconv"
	"strings"
	"time"

	"legation/app/event"
)

// A moment is a date of TimelineJS in its parts, each "" where there is none.
// Years are counted without a year 0: -1 is 1 BCE.
type moment struct {
	year, month, day string
	time             string
}

func (m moment) given() bool { return m.year != "" || m.month != "" || m.day != "" }

// slideDate gives the date of a slide. One that cannot be read is reported and
// leaves the slide out; one that is not there is reported, since TimelineJS
// would not show the slide, and the event is kept without a date.
func (b *builder) slideDate(sl *slide, who, kind string) (d event.Date, ok bool) {
	if !sl.start.given() {
		if sl.end.given() {
			b.say(sl.spot("end"), "%s: it has an end and no start; the %s is left out", who, kind).of("", "a start with a year")
			return d, false
		}
		b.say(sl.spot("start"), "%s: it has no date, so that TimelineJS would not show it; it is kept as undated", who).of("", "a year")
		return d, true
	}
	from, ok := b.moment(sl.start, sl.spot, "start", who, kind)
	if !ok {
		return d, false
	}
	to := ""
	if sl.end.given() {
		if to, ok = b.moment(sl.end, sl.spot, "end", who, kind); !ok {
			return d, false
		}
	}
	clock, timed := "", sl.start.time != ""
	if timed {
		if clock, ok = clockOf(sl.start.time); !ok {
			b.say(sl.spot("start time"), "%s: %q is no time of day; it is left out", who, shortened(sl.start.time)).of(sl.start.time, "a time such as 13:30 or 1:30 pm")
		}
	}
	if sl.end.time != "" && to != "" {
		b.lose("time of day")
	}
	text := from
	switch {
	case to != "" && to != from:
		text += "/" + to
		if clock != "" {
			b.lose("time of day")
		}
	case clock != "" && len(from) >= len("2006-01-02") && !strings.HasPrefix(from, "Y"):
		text += "T" + clock
	case clock != "":
		b.lose("time of day")
	}
	return b.date(sl.spot("start"), who, b.word(text), "the "+kind+" is left out")
}

// moment gives a date of TimelineJS as EDTF.
func (b *builder) moment(m moment, at func(string) spot, part, who, kind string) (edtf string, ok bool) {
	bad := func(which, value, expected, format string, args ...any) *finding {
		return b.say(at(part+" "+which), "%s: "+format+"; the %s is left out", append(append([]any{who}, args...), kind)...).of(value, expected)
	}
	number := func(which, s string) (int64, bool) {
		s = strings.NewReplacer(",", "", " ", "", "\u00a0", "", "−", "-").Replace(s)
		if whole, fraction, cut := strings.Cut(s, "."); cut && strings.Trim(fraction, "0") == "" {
			s = whole
		}
		n, err := strconv.ParseInt(s, 10, 64)
		return n, err == nil && n > -1e15 && n < 1e15
	}
	if m.year == "" {
		bad("year", "", "a year", "the %s has no year", part)
		return "", false
	}
	year, ok := number("year", m.year)
	switch {
	case !ok:
		f := bad("year", m.year, "a whole number, such as 1988, or -44 for 44 BCE", "%q is no year", shortened(m.year))
		if d, err := event.ParseDate(m.year); err == nil && d.Precision() == event.PrecisionDay {
			f.meant("year " + strings.Replace(strings.Replace(m.year, "-", ", month ", 1), "-", ", day ", 1))
		}
		return "", false
	case year == 0:
		bad("year", m.year, "a year before or after it", "there is no year 0").meant("-1, which is 1 BCE")
		return "", false
	case year < 0:
		year++ // years of EDTF have a year 0
	}
	edtf = event.YearString(year)
	if m.month == "" {
		if m.day != "" {
			bad("month", "", "a month from 1 to 12", "the %s has a day and no month", part)
			return "", false
		}
		return edtf, true
	}
	month, isMonth := number("month", m.month)
	if !isMonth {
		if t, err := time.Parse("January", m.month); err == nil {
			month, isMonth = int64(t.Month()), true
		} else if t, err := time.Parse("Jan", m.month); err == nil {
			month, isMonth = int64(t.Month()), true
		}
	}
	day, isDay := int64(0), true
	if m.day != "" {
		day, isDay = number("day", m.day)
	}
	switch {
	case !isMonth || month < 1 || month > 12:
		f := bad("month", m.month, "a month from 1 to 12", "there is no month %s", shortened(m.month))
		if isMonth && month > 12 && month <= 31 && isDay && day >= 1 && day <= 12 {
			f.meant("month " + strconv.FormatInt(day, 10) + ", day " + strconv.FormatInt(month, 10))
		}
		return "", false
	case !isDay || m.day != "" && (day < 1 || day > 31):
		bad("day", m.day, "a day from 1 to 31", "there is no day %s", shortened(m.day))
		return "", false
	case year > 9999 || year < -9999:
		b.lose("month of far year")
		return edtf, true
	}
	two := func(n int64) string { return string([]byte{'-', byte('0' + n/10), byte('0' + n%10)}) }
	edtf += two(month)
	if m.day != "" {
		edtf += two(day)
	}
	return edtf, true
}

// clockOf reads a time of day as people write it into the spreadsheet: 13:30,
// 13:30:00.5, 1:30 pm, 1330.
func clockOf(s string) (string, bool) {
	s = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, ".m.", "m")), " "))
	for _, layout := range []string{"15:04", "15:04:05", "15:04:05.999999999", "3:04 pm", "3:04pm", "3:04:05 pm", "3 pm", "3pm", "1504"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("15:04:05"), true
		}
	}
	return "", false
}

// partsOf gives a date as TimelineJS has it, and whether nothing of its meaning
// is lost. A date of which no day is known has none.
func partsOf(d event.Date) (start, end [3]string, exact bool) {
	from, to, interval := strings.Cut(d.String(), "/")
	start, exact = plainParts(from)
	if exact && !interval {
		return start, end, true
	}
	if interval && exact {
		if end, exact = plainParts(to); exact {
			return start, end, from != to
		}
	}
	// What the parts cannot say is given by its bounds.
	span := d.Span()
	first, last := span.Start.Earliest, span.End.Latest
	if !span.Start.Known() {
		first = span.End.Earliest
	}
	if !span.End.Known() {
		last = span.Start.Earliest // TimelineJS knows no open end
	}
	start, _ = plainParts(first.String())
	if last > first {
		end, _ = plainParts(last.String())
	}
	return start, end, false
}

// plainParts takes a year, a month or a day of EDTF apart.
func plainParts(s string) (parts [3]string, ok bool) {
	body := strings.TrimPrefix(s, "Y")
	digits, negative := strings.CutPrefix(body, "-")
	all := strings.Split(digits, "-")
	if len(all) > 3 || len(s) != len(body) && len(all) > 1 {
		return plainFar(all, negative)
	}
	for _, p := range all {
		if p == "" || strings.Trim(p, "0123456789") != "" {
			return parts, false
		}
	}
	year, err := strconv.ParseInt(all[0], 10, 64)
	if err != nil || len(all[0]) < 4 || len(all) > 1 && all[1] > "12" {
		return parts, false
	}
	if negative {
		year = -year
	}
	if year <= 0 {
		year--
	}
	parts[0] = strconv.FormatInt(year, 10)
	for i, p := range all[1:] {
		parts[i+1] = strings.TrimLeft(p, "0")
	}
	return parts, true
}

// plainFar gives the year of a day of a far year, as event.Day writes it.
func plainFar(all []string, negative bool) (parts [3]string, ok bool) {
	year, err := strconv.ParseInt(all[0], 10, 64)
	if err != nil {
		return parts, false
	}
	if negative {
		year = -year - 1
	}
	parts[0] = strconv.FormatInt(year, 10)
	return parts, true
}

// exactInParts reports whether TimelineJS can hold a date.
func exactInParts(d event.Date) bool {
	_, _, exact := partsOf(d)
	return exact
}
