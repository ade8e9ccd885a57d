package event

import "strings"

// A reading is a date taken apart, before it is reduced to days.
type reading struct {
	form       form
	start, end side     // of all but sets
	members    []member // of a set, in the order they are written
}

type sideKind uint8

const (
	known sideKind = iota
	open
	unknown
)

// A side is one date: the whole of a single date, one end of an interval or
// one of a set.
type side struct {
	kind       sideKind
	lo, hi     int64 // the first and the last year it may be in
	month, day int   // 0 where not said, or not said in full
	season     int   // 21 to 41, else 0
	precision  Precision
	marks      [3]marks // of year, month and day
	parts      int      // how many of the three are written
	mask       mask     // the days it may be on, where digits are unspecified
	estimate   estimate
}

// parse reads a date without looking for what may have been meant instead.
func parse(s string) (reading, *DateError) {
	switch {
	case s == "":
		return reading{}, fault("", "is empty", "leave the date out where there is none")
	case strings.TrimSpace(s) != s:
		return reading{}, fault(s, "has spaces around it", "")
	case s[0] == '[' || s[0] == '{':
		return parseSet(s)
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
		return reading{}, err.within("", "/"+to)
	}
	end, err := parseSide(to, true)
	if err != nil {
		return reading{}, err.within(from+"/", "")
	}
	if start.kind == known && end.kind == known && start.first() > end.last() {
		return reading{}, instead(from+"/"+to, "ends before it begins", to+"/"+from)
	}
	return reading{form: interval, start: start, end: end}, nil
}

func parseSide(s string, inInterval bool) (side, *DateError) {
	if inInterval && s == "" {
		return side{kind: unknown}, nil
	}
	if inInterval && s == ".." {
		return side{kind: open}, nil
	}
	if one, ok := plain(s); ok {
		return one, nil
	}
	if strings.Contains(s, "..") {
		return side{}, fault(s, "has .., which stands alone on one side of an interval", "")
	}
	body := strings.TrimRight(s, "?~%")
	if date, clock, timed := strings.Cut(body, "T"); timed && isDigits(strings.ReplaceAll(date, "-", "")) {
		return parseTimed(date, clock, inInterval, body != s)
	}
	return parseParts(s, inInterval)
}

// plain reads the dates that nearly all are: 1988, 1988-11 and 1988-11-15. It
// leaves everything else, right or wrong, to the others.
func plain(s string) (one side, ok bool) {
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return side{}, false
	}
	number := func(digits string) (n int) {
		for i := range len(digits) {
			digit := digits[i] - '0'
			if digit > 9 {
				return -1
			}
			n = n*10 + int(digit)
		}
		return n
	}
	year := number(s[:4])
	if year < 0 {
		return side{}, false
	}
	one = side{lo: int64(year), hi: int64(year), precision: PrecisionYear, parts: 1}
	if len(s) >= 7 {
		one.month, one.precision, one.parts = number(s[5:7]), PrecisionMonth, 2
		if s[4] != '-' || one.month < 1 || one.month > 12 {
			return side{}, false
		}
	}
	if len(s) == 10 {
		one.day, one.precision, one.parts = number(s[8:]), PrecisionDay, 3
		if s[7] != '-' || one.day < 1 || one.day > daysInMonth(one.lo, one.month) {
			return side{}, false
		}
	}
	return one, true
}

// A part is the year, the month or the day of a date as written, and the
// qualifiers before and behind it.
type part struct{ left, text, right string }

// parseParts reads a date with all that may be in it but a time. A qualifier
// behind a part is said of it and of all before it, one before a part of it
// alone.
func parseParts(s string, inInterval bool) (side, *DateError) {
	if strings.Trim(s, "?~%") == "" {
		return side{}, fault(s, "has no date before the qualifier", "")
	}
	parts, err := splitParts(s)
	if err != nil {
		return side{}, err
	}
	one, err := parseYear(parts[0].text, len(parts) == 1, inInterval)
	if err != nil {
		return side{}, err
	}
	one.parts = len(parts)
	if len(parts) > 1 {
		if err := one.readMonth(parts); err != nil {
			return side{}, err
		}
	}
	if len(parts) > 2 {
		if err := one.readDay(parts); err != nil {
			return side{}, err
		}
	}
	if err := one.settle(parts); err != nil {
		return side{}, err
	}
	for i, p := range parts {
		one.marks[i] |= marksOf(p.left)
		for j := range i + 1 {
			one.marks[j] |= marksOf(p.right)
		}
	}
	return one, nil
}

// splitParts takes a date apart at its hyphens. The sign of the year stays
// with it.
func splitParts(s string) ([]part, *DateError) {
	const qualifiers = "?~%"
	var parts []part
	for rest := s; ; {
		var p part
		body := strings.TrimLeft(rest, qualifiers)
		p.left, rest = rest[:len(rest)-len(body)], body
		sign := 0
		if len(parts) == 0 {
			sign = len(rest) - len(strings.TrimPrefix(strings.TrimPrefix(rest, "Y"), "-"))
		}
		end := strings.IndexAny(rest[sign:], "-"+qualifiers)
		if end < 0 {
			end = len(rest) - sign
		}
		p.text, rest = rest[:sign+end], rest[sign+end:]
		body = strings.TrimLeft(rest, qualifiers)
		p.right, rest = rest[:len(rest)-len(body)], body
		for _, marks := range []string{p.left, p.right} {
			if len(marks) > 1 {
				both := "%"
				if strings.Trim(marks, marks[:1]) == "" {
					both = marks[:1]
				}
				return nil, instead(marks, "is more than one qualifier", strings.Replace(s, marks, both, 1))
			}
		}
		switch {
		case p.text == "" || strings.Trim(p.text, "-Y0123456789XES") != "":
			return nil, fault(s, "is not a date", "")
		case len(parts) == 3:
			return nil, fault("-"+p.text, "is one part more than year, month and day", "")
		}
		parts = append(parts, p)
		if rest == "" {
			return parts, nil
		}
		if rest[0] != '-' {
			return nil, fault(s, "is not a date", "")
		}
		rest = rest[1:]
	}
}

func marksOf(qualifier string) marks {
	switch qualifier {
	case "?":
		return markUncertain
	case "~":
		return markApproximate
	case "%":
		return markUncertain | markApproximate
	default:
		return 0
	}
}

// anyMarks gives what is said of any part of a date.
func (one side) anyMarks() marks {
	all := one.marks[0] | one.marks[1] | one.marks[2]
	for _, m := range one.marks[:max(one.parts, 1)] {
		if m != one.marks[0] {
			all |= markParts
		}
	}
	return all
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
