package event

import (
	"strconv"
	"strings"
)

// A reading is a date taken apart, before it is reduced to days.
type reading struct {
	start, end side
	interval   bool
}

type sideKind uint8

const (
	known sideKind = iota
	open
	unknown
)

// A side is one date: the whole of a single date, or one end of an interval.
type side struct {
	kind        sideKind
	lo, hi      int64 // the first and the last year it may be in
	month, day  int   // 0 where not said
	season      int   // 21 to 24, else 0
	precision   Precision
	approximate bool
	uncertain   bool
}

// parse reads a date without looking for what may have been meant instead.
func parse(s string) (reading, *DateError) {
	switch {
	case s == "":
		return reading{}, fault("", "is empty", "leave the date out where there is none")
	case strings.TrimSpace(s) != s:
		return reading{}, fault(s, "has spaces around it", "")
	case s[0] == '[' || s[0] == '{':
		closing := map[byte]byte{'[': ']', '{': '}'}[s[0]]
		if s[len(s)-1] != closing {
			return reading{}, fault(s, "opens with "+s[:1]+" and does not close with "+string(closing), "")
		}
		return reading{}, levelTwo(s, "is a set of dates")
	}
	switch from, to, cut := strings.Cut(s, "/"); {
	case !cut:
		one, err := parseSide(s, false)
		return reading{start: one, end: one}, err
	case strings.Contains(to, "/"):
		return reading{}, fault(s, "has more than one slash, where an interval has one", "")
	default:
		return parseInterval(from, to)
	}
}

func parseInterval(from, to string) (reading, *DateError) {
	start, err := parseSide(from, true)
	if err != nil {
		return reading{}, err
	}
	end, err := parseSide(to, true)
	if err != nil {
		return reading{}, err
	}
	if start.kind == known && end.kind == known && start.first() > end.last() {
		return reading{}, fault(from+"/"+to, "ends before it begins", "write "+to+"/"+from)
	}
	return reading{start: start, end: end, interval: true}, nil
}

func parseSide(s string, inInterval bool) (side, *DateError) {
	if inInterval && s == "" {
		return side{kind: unknown}, nil
	}
	if inInterval && s == ".." {
		return side{kind: open}, nil
	}
	if strings.Contains(s, "..") {
		return side{}, fault(s, "has .., which stands alone on one side of an interval", "")
	}
	body := strings.TrimRight(s, "?~%")
	marks := s[len(body):]
	switch {
	case body == "":
		return side{}, fault(s, "has no date before the qualifier", "")
	case len(marks) > 1:
		hint := "write " + body + "%"
		if strings.Trim(marks, marks[:1]) == "" {
			hint = "write " + body + marks[:1]
		}
		return side{}, fault(marks, "is more than one qualifier", hint)
	}
	if i := strings.IndexAny(body, "?~%"); i >= 0 {
		return side{}, levelTwo(body[i:i+1], "is a qualifier on one part of a date")
	}
	one, err := parseBody(body, inInterval, marks != "")
	if err != nil {
		return side{}, err
	}
	one.approximate = marks == "~" || marks == "%"
	one.uncertain = marks == "?" || marks == "%"
	return one, nil
}

// parseBody reads a date without its qualifier. Unspecified digits on a side of
// an interval, as in 197X/198X, are level 2 by the letter; they are read since
// they mean what each side means alone, and real records have them.
func parseBody(s string, inInterval, qualified bool) (side, *DateError) {
	if date, clock, timed := strings.Cut(s, "T"); timed && isDigits(strings.ReplaceAll(date, "-", "")) {
		return parseTimed(date, clock, inInterval, qualified)
	}
	if s[0] == 'Y' {
		return parseLongYear(s)
	}
	digits, negative := strings.CutPrefix(s, "-")
	parts := strings.Split(digits, "-")
	for _, part := range parts {
		if strings.Trim(part, "0123456789X") != "" && !significant(part) || part == "" {
			return side{}, fault(s, "is not a date", "")
		}
	}
	if len(parts) > 3 {
		return side{}, fault("-"+parts[3], "is one part more than year, month and day", "")
	}
	one, err := parseYear(parts[0], negative, len(parts) == 1)
	if err != nil {
		return side{}, err
	}
	if len(parts) > 1 {
		if err := one.readMonth(parts, s[:len(s)-len(digits)]+parts[0]); err != nil {
			return side{}, err
		}
	}
	if len(parts) > 2 {
		if err := one.readDay(parts, s[:len(s)-len(digits)]); err != nil {
			return side{}, err
		}
	}
	if inInterval && one.season != 0 {
		return side{}, levelTwo(parts[1], "is a season as a side of an interval")
	}
	return one, nil
}

// significant reports whether a year has an exponent or a number of
// significant digits, which are level 2.
func significant(year string) bool {
	return strings.Trim(year, "0123456789ES") == "" && year[0] >= '0' && year[0] <= '9'
}

func estimate(year string) string {
	if strings.Contains(year, "E") {
		return "has an exponent"
	}
	return "has a number of significant digits"
}

// parseYear reads the digits of a year without its sign. Alone, two digits
// are a century.
func parseYear(s string, negative, alone bool) (side, *DateError) {
	sign := ""
	if negative {
		sign = "-"
	}
	stem := strings.TrimRight(s, "X")
	switch {
	case strings.ContainsAny(s, "ES"):
		return side{}, levelTwo(sign+s, estimate(s))
	case s == "0000" && negative:
		return side{}, fault("-0000", "is not a year, since there is one year 0 only, 1 BCE", "write 0000")
	case len(s) == 2 && isDigits(s) && alone:
		return parseCentury(s, negative)
	case len(s) == 3 && isDigits(s):
		return side{}, levelTwo(sign+s, "is a decade in three digits")
	case len(s) > 4 && isDigits(s):
		return side{}, fault(sign+s, "has more than four digits, before which EDTF puts a Y", "")
	case len(s) != 4:
		return side{}, fault(sign+s, "is not a year of four digits", "")
	case strings.Contains(stem, "X"), len(stem) == 1, len(stem) == 0 && negative:
		return side{}, levelTwo(sign+s, "has an unspecified digit other than the last one or two of the year")
	}
	lo, _ := strconv.ParseInt(strings.ReplaceAll(s, "X", "0"), 10, 64)
	hi, _ := strconv.ParseInt(strings.ReplaceAll(s, "X", "9"), 10, 64)
	if negative {
		// There is no year -0000, so that the last of -00XX is -1.
		lo, hi = -hi, -max(lo, 1)
	}
	precision := [...]Precision{PrecisionNone, PrecisionMillennium, PrecisionCentury, PrecisionDecade, PrecisionYear}[len(stem)]
	return side{lo: lo, hi: hi, precision: precision}, nil
}

// parseCentury reads two digits as the hundred years that begin with them, a
// form of ISO 8601-2 that the text of the Library of Congress leaves out. A
// negative one counts up as others read it: -05 is -500 to -401.
func parseCentury(s string, negative bool) (side, *DateError) {
	n, _ := strconv.ParseInt(s, 10, 64)
	if negative {
		if n == 0 {
			return side{}, fault("-00", "is not a century", "")
		}
		n = -n
	}
	return side{lo: n * 100, hi: n*100 + 99, precision: PrecisionCentury}, nil
}

// The most digits that a year after a Y may have: a quadrillion years are far
// from where day numbers end.
const maxYearDigits = 15

// parseLongYear reads a year of more than four digits with its Y.
func parseLongYear(s string) (side, *DateError) {
	digits, negative := strings.CutPrefix(s[1:], "-")
	switch {
	case digits != "" && strings.ContainsAny(digits, "ES") && significant(digits):
		return side{}, levelTwo(s, estimate(digits))
	case !isDigits(digits) && strings.Trim(digits, "0123456789-X") == "" && digits != "":
		return side{}, fault(s, "has more after Y than a year", "")
	case !isDigits(digits):
		return side{}, fault(s, "is not a year after Y", "")
	case digits[0] == '0' && len(digits) > 4:
		return side{}, fault(s, "has a year that begins with 0", "")
	case len(digits) <= 4:
		return side{}, fault(s, "has a Y before fewer than five digits", "")
	case len(digits) > maxYearDigits:
		return side{}, fault(s, "is too far away: years have at most "+strconv.Itoa(maxYearDigits)+" digits", "")
	}
	year, _ := strconv.ParseInt(digits, 10, 64)
	if negative {
		year = -year
	}
	return side{lo: year, hi: year, precision: PrecisionYear}, nil
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
