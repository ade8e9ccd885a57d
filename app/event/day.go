package event

import (
	"fmt"
	"math"
	"strconv"

	"legation/app/language"
)

// A Day is a calendar day: the number of days since 1 January 1970 in the
// proleptic Gregorian calendar. It has no time of day and no time zone, so
// that a day never moves when a file is opened elsewhere.
type Day int64

// The two days that stand for no limit: everything before, everything after.
const (
	DayMin Day = math.MinInt64
	DayMax Day = math.MaxInt64
)

const (
	daysPer400Years = 146097
	// From 1 March of year 0, where the year of the formulas begins so that
	// the leap day is its last, to 1 January 1970.
	daysToEpoch = 719468
	// Years beyond this have no day number that fits; DayOf then gives
	// DayMin or DayMax.
	farYear = int64(25_000_000_000_000_000)
)

// DayOf gives the day of a date. Years are astronomical: 0 is 1 BCE. A month
// or day out of its range runs on into the next or back into the previous, as
// with time.Date, so that month 13 is January of the next year. A year too
// far for a day number gives DayMin or DayMax.
func DayOf(year int64, month, day int) Day {
	if year > farYear {
		return DayMax
	}
	if year < -farYear {
		return DayMin
	}
	m := int64(month)
	year += floorDiv(m, 12)
	if m = floorMod(m, 12); m == 0 {
		year, m = year-1, 12
	}
	if year > farYear {
		return DayMax
	}
	if year < -farYear {
		return DayMin
	}
	// The day number from the civil date after Howard Hinnant,
	// "chrono-Compatible Low-Level Date Algorithms".
	if m <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*((m+9)%12) + 2) / 5
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	first := era*daysPer400Years + dayOfEra - daysToEpoch
	return addDays(addDays(Day(first), int64(day)), -1)
}

// addDays adds without running over: DayMin and DayMax stay what they are.
func addDays(d Day, n int64) Day {
	switch sum := d + Day(n); {
	case d == DayMin || d == DayMax:
		return d
	case n > 0 && sum < d:
		return DayMax
	case n < 0 && sum > d:
		return DayMin
	default:
		return sum
	}
}

// Civil gives the date of a day: an astronomical year (0 is 1 BCE), a month
// from 1 to 12 and a day from 1. The dates of DayMin and DayMax mean nothing.
func (d Day) Civil() (year int64, month, day int) {
	era := floorDiv(int64(d), daysPer400Years)
	dayOfEra := floorMod(int64(d), daysPer400Years) + daysToEpoch
	era += dayOfEra / daysPer400Years
	dayOfEra %= daysPer400Years
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	day = int(dayOfYear - (153*m+2)/5 + 1)
	year = yearOfEra + era*400
	if m < 10 {
		return year, int(m + 3), day
	}
	return year + 1, int(m - 9), day
}

// String writes the day as EDTF does: "1988-11-15", "-0043-03-15". A year of
// more than four digits gets the letter that EDTF puts before it,
// "Y12000-01-01"; DayMin and DayMax are "..".
func (d Day) String() string {
	if d == DayMin || d == DayMax {
		return ".."
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%s-%02d-%02d", YearString(year), month, day)
}

// YearString writes an astronomical year as EDTF does.
func YearString(year int64) string {
	switch {
	case year > 9999 || year < -9999:
		return "Y" + strconv.FormatInt(year, 10)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	default:
		return fmt.Sprintf("%04d", year)
	}
}

// Text writes the day for a person, in the language of now: "15 November 1988", "15 March 44 BCE".
func (d Day) Text() string {
	switch d {
	case DayMin:
		return language.T("the open past")
	case DayMax:
		return language.T("the open future")
	}
	year, month, day := d.Civil()
	return language.Day(language.YearOfEra(year), month, day)
}

var monthNames = [12]string{
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

var seasonNames = [4]string{"spring", "summer", "autumn", "winter"}

func leapYear(year int64) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysInMonth(year int64, month int) int {
	switch month {
	case 2:
		if leapYear(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 {
	return a - floorDiv(a, b)*b
}
