package dataset

import (
	"strings"

	"legation/app/event"
)

// fourDays is what the formats with four dates say of a time: it began
// between start and startLatest and ended between endEarliest and end. Each is
// EDTF, and "" where the file does not say.
type fourDays struct {
	start, startLatest string
	endEarliest, end   string
	lasts              bool // it has an end of its own, be it unknown; else it happened once
	open               bool // the end that is not given is not known to come
}

// date gives the EDTF date that says the same, or where there is none the
// nearest: from the first of the four to the last, with what is not exact
// marked as approximate. exact is false then.
func (f fourDays) date() (d event.Date, exact bool, err error) {
	if !f.lasts {
		one, exact := unitWithin(f.start, f.startLatest)
		if !exact {
			one = setOf(f.start, f.startLatest)
			exact = one != ""
		}
		if !exact { // the days are right, though it did not last
			one = strings.Trim(f.start+"/"+f.startLatest, "/")
		}
		d, err = event.ParseDate(one)
		return d, exact, err
	}
	start, startExact := edgeOf(f.start, f.startLatest, f.start, f.startLatest)
	end, endExact := edgeOf(f.endEarliest, f.end, f.end, f.endEarliest)
	switch {
	case f.start == "" && f.startLatest != "" && beginsWith(f.startLatest, f.end):
		start, startExact = "..", true // to have begun before the end says nothing
	case f.end == "" && f.endEarliest != "" && beginsWith(f.endEarliest, f.start), f.end == "" && f.endEarliest == "" && f.open:
		end, endExact = "..", true
	}
	if start == "" && end == "" {
		return event.Date{}, true, nil
	}
	d, err = event.ParseDate(start + "/" + end)
	return d, startExact && endExact, err
}

// beginsWith reports whether two dates have their first or their last day in
// common.
func beginsWith(a, b string) bool {
	x, okX := boundsOfDate(a)
	y, okY := boundsOfDate(b)
	return okX && okY && (x.Start.Earliest == y.Start.Earliest || x.End.Latest == y.End.Latest)
}

// unitWithin gives the date of an edge that lies between two dates, both included:
// the unit that has just these days, such as "1861-06" for 1 to 30 June, or
// else "" and exact is false.
func unitWithin(earliest, latest string) (edtf string, exact bool) {
	switch {
	case earliest == latest || latest == "":
		return earliest, true
	case earliest == "":
		return "", false
	}
	first, ok := boundsOfDate(earliest)
	last, okLast := boundsOfDate(latest)
	if !ok || !okLast {
		return "", false
	}
	from, to := first.Start.Earliest, last.End.Latest
	for _, unit := range unitsAt(from) {
		span, ok := boundsOfDate(unit)
		if ok && span.Start.Earliest == from && span.End.Latest == to {
			return unit, true
		}
	}
	return "", false
}

// edgeOf gives the date of one edge of an interval, of which the outer day is
// the one farther from the other edge. Where no unit has just the days between
// the two, it is the outer one, or the one there is, marked as approximate.
func edgeOf(earliest, latest, outer, inner string) (edtf string, exact bool) {
	if inner == "" || inner == outer {
		return outer, true
	}
	if outer != "" {
		if edtf, exact = unitWithin(earliest, latest); exact {
			return edtf, true
		}
	} else {
		outer = inner
	}
	if about := outer + "~"; !strings.ContainsAny(outer, "?~%.") {
		if _, err := event.ParseDate(about); err == nil {
			return about, false
		}
	}
	return outer, false
}

// unitsAt names the units that a day lies in, the smaller ones first.
func unitsAt(day event.Day) []string {
	whole := day.String()
	if len(whole) != len("1988-11-15") || whole[0] == 'Y' || whole[0] == '-' {
		year, _, _ := day.Civil()
		return []string{whole, event.YearString(year)}
	}
	return []string{whole, whole[:7], whole[:4], whole[:3] + "X", whole[:2] + "XX"}
}

// boundsOfDate gives the four days of a date of which both edges are known.
func boundsOfDate(s string) (event.Span, bool) {
	d, err := event.ParseDate(s)
	if err != nil {
		return event.Span{}, false
	}
	span := d.Span()
	return span, span.Start.Known() && span.End.Known()
}

// setOf gives the EDTF set of dates one of which it was, "" where the two are
// of different precision or the set cannot be read.
func setOf(from, to string) string {
	if from == "" || to == "" || len(from) != len(to) || strings.ContainsAny(from+to, "?~%X/T") {
		return ""
	}
	set := "[" + from + ".." + to + "]"
	if _, err := event.ParseDate(set); err != nil {
		return ""
	}
	return set
}

// isoDay writes a day as ISO 8601 has it, years of more than four digits with
// a sign and without month and day, as they are read again.
func isoDay(d event.Day) string {
	s := d.String()
	if s[0] != 'Y' {
		return s
	}
	year, _, _ := d.Civil()
	return isoYear(year)
}

// isoYear writes a year of more than four digits with its sign.
func isoYear(year int64) string {
	s := strings.TrimPrefix(event.YearString(year), "Y")
	if len(s) > 4 && s[0] != '-' {
		return "+" + s
	}
	return s
}

// isoSide gives an edge in ISO 8601 where it is known to the day, the month or
// the year without any doubt, as in "1988-11"; else "".
func isoSide(e event.Edge, p event.Precision) string {
	if !e.Known() || e.Approximate || e.Uncertain {
		return ""
	}
	whole := e.Earliest.String()
	if whole[0] == 'Y' {
		year, _, _ := e.Earliest.Civil()
		if p == event.PrecisionYear {
			return isoYear(year)
		}
		return ""
	}
	s := ""
	switch cut := len(whole) - len("-11-15"); p {
	case event.PrecisionDay:
		s = whole
	case event.PrecisionMonth:
		s = whole[:cut+3]
	case event.PrecisionYear:
		s = whole[:cut]
	}
	if span, ok := boundsOfDate(s); !ok || span.Start.Earliest != e.Earliest {
		return ""
	}
	return s
}
