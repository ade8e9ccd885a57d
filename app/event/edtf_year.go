package event

import (
	"fmt"
	"strconv"
	"strings"
)

// Years are counted to this far from year 0, which leaves room to add and
// subtract any two days. One that is farther keeps its string and has the days
// of this one.
const maxYear = int64(999_999_999_999_999)

// An estimate is what a year says of itself that its bounds do not show.
type estimate struct {
	year   int64  // the year that is estimated, where digits are given
	digits int    // how many of its digits are significant, or 0
	far    string // the year as written, where it is too far away to be counted
}

// parseYear reads a year as it is written, with its sign. Alone, two digits
// are a century and three a decade, except on a side of an interval.
func parseYear(s string, alone, inInterval bool) (side, *DateError) {
	if s[0] == 'Y' {
		return parseLongYear(s, alone)
	}
	digits, negative := strings.CutPrefix(s, "-")
	switch {
	case digits == "" || strings.ContainsAny(digits, "-Y"):
		return side{}, fault(s, "is not a date", "")
	case strings.Contains(digits, "E"):
		return side{}, instead(s, "has an exponent, before which EDTF puts a Y", "Y"+s)
	case strings.Contains(digits, "S"):
		return parseSignificant(s, alone)
	case digits == "0000" && negative:
		return side{}, instead("-0000", "is not a year, since there is one year 0 only, 1 BCE", "0000")
	case len(digits) == 2 && isDigits(digits) && alone && inInterval:
		// 11/1988 and 1988/89 are more often a month and a year.
		return side{}, fault(s, "is a century in an interval, where it is written with XX", "")
	case len(digits) == 2 && isDigits(digits) && alone:
		return parseBeginning(digits, negative, 100, PrecisionCentury)
	case len(digits) == 3 && isDigits(digits) && alone:
		return parseBeginning(digits, negative, 10, PrecisionDecade)
	case len(digits) > 4 && isDigits(digits):
		return side{}, fault(s, "has more than four digits, before which EDTF puts a Y", "")
	case len(digits) != 4:
		return side{}, fault(s, "is not a year of four digits", "")
	}
	lo, _ := strconv.ParseInt(strings.ReplaceAll(digits, "X", "0"), 10, 64)
	hi, _ := strconv.ParseInt(strings.ReplaceAll(digits, "X", "9"), 10, 64)
	if negative {
		// There is no year -0000, so that the last of -00XX is -1.
		lo, hi = -hi, -max(lo, 1)
	}
	stem := strings.IndexByte(digits+"X", 'X')
	precision := [...]Precision{PrecisionNone, PrecisionMillennium, PrecisionCentury, PrecisionDecade, PrecisionYear}[stem]
	return side{lo: lo, hi: hi, precision: precision, mask: mask{year: digits, negative: negative}}, nil
}

// parseBeginning reads the digits with which a century or a decade begins, a
// form of ISO 8601-2 that the text of the Library of Congress leaves out. A
// negative one counts up as others read it: -05 is -500 to -401.
func parseBeginning(digits string, negative bool, width int64, precision Precision) (side, *DateError) {
	n, _ := strconv.ParseInt(digits, 10, 64)
	if negative {
		if n == 0 {
			return side{}, fault("-"+digits, "is not a "+precision.String(), "")
		}
		n = -n
	}
	return side{lo: n * width, hi: n*width + width - 1, precision: precision}, nil
}

// parseSignificant reads a year of four digits of which some are significant:
// 1950S2 is a year of 1900 to 1999.
func parseSignificant(s string, alone bool) (side, *DateError) {
	year, digits, _ := strings.Cut(s, "S")
	plain := strings.TrimPrefix(year, "-")
	switch {
	case len(plain) != 4 || !isDigits(plain):
		return side{}, fault(year, "is not a year of four digits before its significant digits", "")
	case !alone:
		return side{}, fault(s, "has significant digits, which only a year alone has", "")
	}
	plain = strings.TrimLeft(plain, "0")
	n, err := significant(s, digits, len(plain))
	if err != nil {
		return side{}, err
	}
	return estimated(plain, 0, n, strings.HasPrefix(year, "-")), nil
}

// parseLongYear reads a year with its Y: of more than four digits, or with an
// exponent, and with or without significant digits.
func parseLongYear(s string, alone bool) (side, *DateError) {
	digits, negative := strings.CutPrefix(s[1:], "-")
	digits, figures, counted := strings.Cut(digits, "S")
	digits, power, scaled := strings.Cut(digits, "E")
	short := len(digits) <= 4 && !scaled
	switch {
	case !isDigits(digits):
		return side{}, fault(s, "is not a year after Y", "")
	case digits[0] == '0' && !short:
		return side{}, fault(s, "has a year that begins with 0", "")
	case short && counted:
		return side{}, instead(s, "has a Y before fewer than five digits", fourDigits(s[1:len(s)-len(figures)-1])+"S"+figures)
	case short:
		return side{}, fault(s, "has a Y before fewer than five digits", "")
	case scaled && (!isDigits(power) || power[0] == '0'):
		return side{}, fault(s, "has no exponent of 1 or more after E", "")
	case !alone:
		return side{}, fault(s, "is a year of its own, behind which there is neither month nor day", "")
	}
	exponent := 0
	if scaled {
		exponent = atMost(power, 1_000_000)
	}
	var n int
	if counted {
		var err *DateError
		if n, err = significant(s, figures, len(digits)+exponent); err != nil {
			return side{}, err
		}
	}
	one := estimated(digits, exponent, n, negative)
	if one.estimate.far != "" {
		one.estimate.far = s
	}
	return one, nil
}

// significant reads how many of the digits of a year are significant.
func significant(s, figures string, most int) (int, *DateError) {
	n := 0
	if isDigits(figures) && figures[0] != '0' {
		n = atMost(figures, 10_000_000)
	}
	switch {
	case n == 0:
		return 0, fault(s, "has no number of significant digits after S", "")
	case n > most:
		return 0, fault(s, fmt.Sprintf("has more significant digits than the year has, which is %d", most), "")
	}
	return n, nil
}

// atMost reads a number without a sign, or gives the most.
func atMost(digits string, most int) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n > most {
		return most
	}
	return n
}

// estimated gives the year of digits times ten to the exponent, of which the
// first n digits are significant, or all where n is 0.
func estimated(digits string, exponent, n int, negative bool) side {
	one := side{precision: PrecisionYear}
	length := len(digits) + exponent
	year, width := maxYear, int64(1)
	if length > len(strconv.FormatInt(maxYear, 10)) {
		one.lo, one.hi = year, year
		one.estimate.far = digits
	} else {
		year, _ = strconv.ParseInt(digits+strings.Repeat("0", exponent), 10, 64)
		if n > 0 {
			for range length - n {
				width *= 10
			}
		}
		one.lo = year - year%width
		one.hi = one.lo + width - 1
	}
	switch {
	case width >= 1000:
		one.precision = PrecisionMillennium
	case width == 100:
		one.precision = PrecisionCentury
	case width == 10:
		one.precision = PrecisionDecade
	}
	if negative {
		year, one.lo, one.hi = -year, -one.hi, -one.lo
	}
	one.estimate.year, one.estimate.digits = year, n
	return one
}
