package event

import (
	"fmt"
	"strconv"
	"strings"
)

// readMonth reads the second part of a date: a month, a season, or XX. The
// year is given as written.
func (one *side) readMonth(parts []string, year string) *DateError {
	s := parts[1]
	switch {
	case s == "XX":
		if one.precision > PrecisionNone && one.precision < PrecisionYear {
			return levelTwo(year+"-XX", "is an unspecified month of an unspecified year")
		}
		if len(parts) > 2 && parts[2] != "XX" {
			return levelTwo("XX", "is an unspecified month before a given day")
		}
		return nil
	case strings.Contains(s, "X") && len(s) == 2:
		return levelTwo(s, "is a month of which one digit is unspecified")
	case len(s) != 2 || !isDigits(s):
		return fault(s, "is not a month of two digits", "")
	case one.precision != PrecisionYear:
		return levelTwo(year, "is an unspecified year before a month")
	}
	month, _ := strconv.Atoi(s)
	switch {
	case month >= 1 && month <= 12:
		one.month, one.precision = month, PrecisionMonth
		return nil
	case month >= 21 && month <= 24:
		if len(parts) > 2 {
			return fault(parts[2], "is a day after a season, which has none", "write "+year+"-"+s)
		}
		one.season, one.precision = month, PrecisionSeason
		return nil
	case month >= 25 && month <= 41:
		err := levelTwo(s, "is a season by hemisphere, a quarter or another part of a year")
		err.Hint = spanHint(year, s)
		return err
	case month == 0:
		return fault(s, "is not a month: months run from 01 to 12", "write "+year+", or "+year+"-XX for some month of it")
	default:
		return fault(s, "is not a month: months run from 01 to 12, seasons from 21 to 24", spanHint(year, s))
	}
}

// spanHint offers the interval that 2004-39 may have been meant to be.
func spanHint(year, s string) string {
	if len(year) == 4 && s > year[2:] {
		return "where years are meant, write " + year + "/" + year[:2] + s
	}
	return ""
}

// readDay reads the third part of a date: a day of the month, or XX.
func (one *side) readDay(parts []string, sign string) *DateError {
	s, month := parts[2], sign+parts[0]+"-"+parts[1]
	switch {
	case s == "XX":
		return nil
	case strings.Contains(s, "X") && len(s) == 2:
		return levelTwo(s, "is a day of which one digit is unspecified")
	case len(s) != 2 || !isDigits(s):
		return fault(s, "is not a day of two digits", "")
	}
	day, _ := strconv.Atoi(s)
	last := daysInMonth(one.lo, one.month)
	switch {
	case day == 0:
		return fault(s, "is not a day: days run from 01", "write "+month+", or "+month+"-XX for some day of it")
	case day == 29 && one.month == 2 && last == 28:
		return fault(s, fmt.Sprintf("is not a day of February in %s, which is no leap year", sign+parts[0]), "the nearest day is "+month+"-28")
	case day > last && day <= 31:
		return fault(s, fmt.Sprintf("is not a day of %s, which has %d days", monthNames[one.month-1], last), fmt.Sprintf("the nearest day is %s-%d", month, last))
	case day > last:
		return fault(s, fmt.Sprintf("is not a day: %s has %d", monthNames[one.month-1], last), "")
	}
	one.day, one.precision = day, PrecisionDay
	return nil
}

// first gives the first day that a known side may be.
func (one side) first() Day {
	return DayOf(one.lo, max(one.month, 1), max(one.day, 1))
}

// last gives the last day that a known side may be.
func (one side) last() Day {
	switch {
	case one.day != 0:
		return one.first()
	case one.month != 0:
		return DayOf(one.lo, one.month, daysInMonth(one.lo, one.month))
	default:
		return DayOf(one.hi, 12, 31)
	}
}

// date reduces a reading to the four days.
func (r reading) date(source string) Date {
	d := Date{source: source, interval: r.interval, start: r.start.limit(DayMin), end: r.end.limit(DayMax)}
	switch {
	case r.start.kind == unknown && r.end.kind == known:
		d.start.earliest, d.start.latest = d.end.earliest, d.end.earliest
	case r.end.kind == unknown && r.start.kind == known:
		d.end.earliest, d.end.latest = d.start.latest, d.start.latest
	case r.start.kind == known && r.end.kind == known:
		// Nothing ends before it begins: the days of one side narrow those
		// of the other where they overlap.
		d.start.latest = min(d.start.latest, d.end.latest)
		d.end.earliest = max(d.end.earliest, d.start.earliest)
	}
	return d
}

// limit gives a side's days; far is where an open one lies, and one that is
// unknown beside no known day.
func (one side) limit(far Day) limit {
	switch one.kind {
	case open:
		return limit{earliest: far, latest: far, marks: markOpen}
	case unknown:
		return limit{earliest: far, latest: far, marks: markUnknown}
	}
	l := limit{earliest: one.first(), latest: one.last(), precision: one.precision}
	if one.approximate {
		l.marks |= markApproximate
	}
	if one.uncertain {
		l.marks |= markUncertain
	}
	return l
}
