package language

import (
	"strconv"
	"strings"
)

// Months and seasons by their English names, and the short ones of months. The
// context tells "May" in full from "May" cut short.
var (
	months = [12]func() string{
		func() string { return C("month", "January") }, func() string { return C("month", "February") },
		func() string { return C("month", "March") }, func() string { return C("month", "April") },
		func() string { return C("month", "May") }, func() string { return C("month", "June") },
		func() string { return C("month", "July") }, func() string { return C("month", "August") },
		func() string { return C("month", "September") }, func() string { return C("month", "October") },
		func() string { return C("month", "November") }, func() string { return C("month", "December") },
	}
	shortMonths = [12]func() string{
		func() string { return C("short month", "Jan") }, func() string { return C("short month", "Feb") },
		func() string { return C("short month", "Mar") }, func() string { return C("short month", "Apr") },
		func() string { return C("short month", "May") }, func() string { return C("short month", "Jun") },
		func() string { return C("short month", "Jul") }, func() string { return C("short month", "Aug") },
		func() string { return C("short month", "Sep") }, func() string { return C("short month", "Oct") },
		func() string { return C("short month", "Nov") }, func() string { return C("short month", "Dec") },
	}
)

// Month names a month from 1 to 12.
func Month(month int) string { return months[month-1]() }

// ShortMonth names a month from 1 to 12 as briefly as it can be read.
func ShortMonth(month int) string { return shortMonths[month-1]() }

// Day writes a day with its month in full. The year is a text, as Year or
// YearOfEra give it.
func Day(year string, month, day int) string {
	return CF("day, month, year", "%s %s %s", dayText(day), Month(month), year)
}

// ShortDay writes a day as briefly as it can be read.
func ShortDay(year string, month, day int) string {
	return CF("day, short month, year", "%s %s %s", dayText(day), ShortMonth(month), year)
}

// DaysOfMonth writes the days from one to another of the same month.
func DaysOfMonth(year string, month, first, last int) string {
	return CF("day to day, month, year", "%s – %s %s %s", dayText(first), dayText(last), Month(month), year)
}

// DaysOfYear writes the days from one to another of the same year.
func DaysOfYear(year string, month1, day1, month2, day2 int) string {
	return CF("day, month to day, month, year", "%s %s – %s %s %s", dayText(day1), Month(month1), dayText(day2), Month(month2), year)
}

// DayOrdinal writes a day of one of several months: "11th".
func DayOrdinal(day int) string {
	if Current().Code == English {
		return ordinal(int64(day))
	}
	return DayAlone(day)
}

// DayAlone writes a day without its month.
func DayAlone(day int) string { return CF("day alone", "%s", dayText(day)) }

// MonthOf writes a month of a year.
func MonthOf(year string, month int) string { return CF("month, year", "%s %s", Month(month), year) }

// ShortMonthOf writes a month of a year as briefly as it can be read.
func ShortMonthOf(year string, month int) string {
	return CF("short month, year", "%s %s", ShortMonth(month), year)
}

// dayText numbers a day of a month; some languages count the first one.
func dayText(day int) string {
	if day == 1 {
		return C("day of the month", "1")
	}
	return strconv.Itoa(day)
}

// Year writes an astronomical year, 0 being 1 BCE, as a number with its era
// where that is needed: for an axis, or within a date.
func Year(year int64) string {
	if year <= 0 {
		return F("%s BCE", Number(1-year))
	}
	return Number(year)
}

// YearOfEra is Year for a text, where a bare "44" does not read as a year:
// those before 1000 name their era.
func YearOfEra(year int64) string {
	if year > 0 && year < 1000 {
		return F("%s CE", Number(year))
	}
	return Year(year)
}

// YearAlone makes a date of a year, which some languages say with a word.
func YearAlone(year string) string { return CF("year alone", "%s", year) }

// Decade names the decade that begins with a year of our era.
func Decade(year int64) string { return CF("decade", "%ss", strconv.FormatInt(year, 10)) }

// Century names a century counted from one, of our era or before it. The short
// form is for where there is little room.
func Century(n int64, before, short bool) string {
	switch {
	case before && short:
		return F("%s c. BCE", ordinal(n))
	case before:
		return F("%s century BCE", ordinal(n))
	case short:
		return F("%s c.", ordinal(n))
	}
	return F("%s century", ordinal(n))
}

// Millennium is Century for a thousand years.
func Millennium(n int64, before, short bool) string {
	switch {
	case before && short:
		return F("%s mill. BCE", ordinal(n))
	case before:
		return F("%s millennium BCE", ordinal(n))
	case short:
		return F("%s mill.", ordinal(n))
	}
	return F("%s millennium", ordinal(n))
}

// ordinal numbers a century as the language does.
func ordinal(n int64) string {
	s := strconv.FormatInt(n, 10)
	switch Current().Code {
	case English:
		suffix := "th"
		if n/10%10 != 1 {
			switch n % 10 {
			case 1:
				suffix = "st"
			case 2:
				suffix = "nd"
			case 3:
				suffix = "rd"
			}
		}
		return s + suffix
	case "fr":
		if n == 1 {
			return "Ier"
		}
		return roman(n) + "e"
	}
	return s
}

// roman writes a number as the French number centuries; one that is too large
// for that stays as it is.
func roman(n int64) string {
	if n < 1 || n > 3999 {
		return strconv.FormatInt(n, 10)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int64
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}

// Shortened makes the text of a date briefer: its months are cut short.
func Shortened(date string) string {
	for m := range months {
		if long := months[m](); strings.Contains(date, long) {
			date = strings.ReplaceAll(date, long, shortMonths[m]())
		}
	}
	return date
}

// And joins names: "A and B".
func And(names []string) string {
	return join(names, func(a, b string) string { return F("%s and %s", a, b) })
}

// Or joins names of which one holds: "A or B".
func Or(names []string) string {
	return join(names, func(a, b string) string { return F("%s or %s", a, b) })
}

func join(names []string, two func(a, b string) string) string {
	if len(names) == 0 {
		return ""
	}
	text := names[0]
	for _, name := range names[1:] {
		text = two(text, name)
	}
	return text
}
