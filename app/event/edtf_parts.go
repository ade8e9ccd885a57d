package event

import (
	"fmt"
	"strconv"
	"strings"
)

// readMonth reads the second part of a date: a month, a part of a year that
// has no number of months of its own, or either with unspecified digits.
func (one *side) readMonth(parts []part) *DateError {
	s, year := parts[1].text, parts[0].text
	one.mask.months = allMonths
	switch {
	case len(s) != 2 || strings.Trim(s, "0123456789X") != "":
		return fault(s, "is not a month of two digits", "")
	case s == "XX":
		return nil
	case strings.Contains(s, "X"):
		if one.mask.months = uint16(numbers(s, 12)); one.mask.months == 0 {
			return fault(s, "is not a month: months run from 01 to 12", "")
		}
		return nil
	}
	month, _ := strconv.Atoi(s)
	switch {
	case month >= 1 && month <= 12:
		one.month, one.mask.months = month, 1<<month
		if one.precision == PrecisionYear {
			one.precision = PrecisionMonth
		}
		return nil
	case month >= 21 && month <= 41:
		if len(parts) > 2 {
			err := instead(parts[2].text, "is a day after a season, which has none", year+"-"+s)
			if month <= 31 && isDigits(parts[2].text) && parts[2].text <= "12" {
				// The day and the month may have been exchanged.
				err.Readings = []string{year + "-" + parts[2].text + "-" + s, year + "-" + s}
				err.advice = didYouMean
			}
			return err
		}
		one.season = month
		if one.precision == PrecisionYear {
			one.precision = PrecisionSeason
		}
		one.mask.months = 0
		for m := divisions[month-firstDivision].first; m <= divisions[month-firstDivision].last; m++ {
			one.mask.months |= 1 << m
		}
		return nil
	case month == 0:
		err := fault(s, "is not a month: months run from 01 to 12", "write "+year+", or "+year+"-XX for some month of it")
		err.Readings = []string{year}
		return err
	default:
		err := fault(s, "is not a month: months run from 01 to 12, seasons from 21 to 41", "")
		if len(year) == 4 && s > year[2:] && len(parts) == 2 {
			err.Readings = []string{year + "/" + year[:2] + s}
			err.Hint = "where years are meant, write " + err.Readings[0]
		}
		return err
	}
}

// readDay reads the third part of a date: a day of the month, or one with
// unspecified digits.
func (one *side) readDay(parts []part) *DateError {
	s, month := parts[2].text, parts[0].text+"-"+parts[1].text
	one.mask.days = allDays
	switch {
	case len(s) != 2 || strings.Trim(s, "0123456789X") != "":
		return fault(s, "is not a day of two digits", "")
	case s == "XX":
		return nil
	case strings.Contains(s, "X"):
		if one.mask.days = numbers(s, 31); one.mask.days == 0 {
			return fault(s, "is not a day: days run from 01 to 31", "")
		}
		return nil
	}
	day, _ := strconv.Atoi(s)
	if day == 0 {
		err := fault(s, "is not a day: days run from 01", "write "+month+", or "+month+"-XX for some day of it")
		err.Readings = []string{month}
		return err
	}
	one.day = day
	if day > 31 {
		most := 31
		if one.month != 0 {
			most = daysInMonth(one.lo, one.month)
			return fault(s, fmt.Sprintf("is not a day: %s has %d", monthNames[one.month-1], most), "")
		}
		return fault(s, "is not a day: months have 31 at most", "")
	}
	one.mask.days = 1 << day
	if one.precision == PrecisionMonth {
		one.precision = PrecisionDay
		if last := daysInMonth(one.lo, one.month); day > last {
			return noSuchDay(s, month, parts[0].text, one.month, day, last)
		}
	}
	return nil
}

// noSuchDay is the error for a day that a month does not have.
func noSuchDay(s, written, year string, month, day, last int) *DateError {
	nearest := written + "-" + strconv.Itoa(last)
	err := instead(s, fmt.Sprintf("is not a day of %s, which has %d days", monthNames[month-1], last), nearest)
	err.advice = nearestDay
	if month == 2 && day == 29 {
		err.Reason = fmt.Sprintf("is not a day of February in %s, which is no leap year", year)
	}
	return err
}

// settle drops the mask where the bounds say as much, and finds out whether
// there is any such day where they do not.
func (one *side) settle(parts []part) *DateError {
	m := &one.mask
	if one.parts == 1 && m.year != "" && m.months == 0 {
		m.months = allMonths
	}
	if m.days == 0 {
		m.days = allDays
	}
	whole := strings.Contains(strings.TrimRight(m.year, "X"), "X")
	monthly := one.month != 0 || m.months == allMonths
	switch {
	case one.season != 0 && divisions[one.season-firstDivision].last > 12:
		m.months, m.days = 0, 0 // the years are kept for the text
		return nil
	case m.year == "",
		!strings.Contains(m.year, "X") && one.season != 0,
		!strings.Contains(m.year, "X") && monthly && (one.day != 0 && one.month != 0 || m.days == allDays),
		!whole && m.months == allMonths && m.days == allDays && one.season == 0:
		one.mask = mask{}
		return nil
	}
	if _, ok := m.next(DayMin); !ok {
		last := parts[len(parts)-1].text
		if one.month != 0 && one.month != 2 && one.day != 0 {
			return fault(last, fmt.Sprintf("is not a day of %s, which has %d days", monthNames[one.month-1], daysInMonth(one.lo, one.month)), "")
		}
		return fault(last, "is not a day of any such month", "")
	}
	return nil
}

// A division is a part of a year, by its first and last month. Months 13 and
// on are those of the next year.
type division struct {
	first, last int
	unit        string
}

const firstDivision = 21

// The standard names 21 to 41 and gives months to none of them. Seasons of
// neither half of the Earth are somewhere in their year; the others have their
// three whole months, and the one around the turn of the year belongs to that
// in which it begins. docs/dates.md says what others take them for.
var divisions = [...]division{
	{1, 12, "season"}, {1, 12, "season"}, {1, 12, "season"}, {1, 12, "season"},
	{3, 5, "season"}, {6, 8, "season"},
	{9, 11, "season"}, {12, 14, "season"},
	{9, 11, "season"}, {12, 14, "season"},
	{3, 5, "season"}, {6, 8, "season"},
	{1, 3, "quarter"}, {4, 6, "quarter"},
	{7, 9, "quarter"}, {10, 12, "quarter"},
	{1, 4, "third of a year"}, {5, 8, "third of a year"}, {9, 12, "third of a year"},
	{1, 6, "half-year"}, {7, 12, "half-year"},
}

// first gives the first day that a known side may be.
func (one side) first() Day {
	switch {
	case one.mask.isMask():
		day, _ := one.mask.next(DayMin)
		return day
	case one.season != 0:
		return DayOf(one.lo, divisions[one.season-firstDivision].first, 1)
	default:
		return DayOf(one.lo, max(one.month, 1), max(one.day, 1))
	}
}

// last gives the last day that a known side may be.
func (one side) last() Day {
	switch {
	case one.mask.isMask():
		day, _ := one.mask.last()
		return day
	case one.season != 0:
		return DayOf(one.hi, divisions[one.season-firstDivision].last+1, 1) - 1
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
	d := Date{source: source, form: r.form}
	if r.form == oneOf || r.form == allOf {
		d.start, d.end = r.setLimits()
		return d
	}
	d.start = r.start.limit(DayMin)
	if r.form == single {
		d.end = d.start
		return d
	}
	d.end = r.end.limit(DayMax)
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
	return limit{earliest: one.first(), latest: one.last(), precision: one.precision, marks: one.anyMarks()}
}
