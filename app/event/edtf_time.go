package event

import (
	"strconv"
	"strings"
)

// parseTimed reads a date with a time of day. The time is checked and then
// lives on in the string alone: the day is the one that is written, whatever
// the offset from UTC.
func parseTimed(date, clock string, inInterval, qualified bool) (side, *DateError) {
	one, err := parseParts(date, false)
	switch {
	case err != nil:
		return side{}, err
	case one.precision != PrecisionDay:
		return side{}, fault(date, "is not a whole day before a time", "")
	case inInterval:
		return side{}, instead("T"+clock, "is a time of day in an interval, which EDTF does not have", date)
	case qualified:
		return side{}, fault("T"+clock, "is a time of day before a qualifier, which only a date has", "")
	}
	return one, checkClock(clock)
}

// checkClock checks hh:mm or hh:mm:ss with an optional fraction of a second
// and an optional offset: Z, ±hh, ±hh:mm or ±hhmm.
func checkClock(clock string) *DateError {
	time, offset := clock, ""
	if i := strings.IndexAny(clock, "Z+-−"); i >= 0 {
		time, offset = clock[:i], clock[i:]
	}
	parts := strings.Split(time, ":")
	if len(parts) != 2 && len(parts) != 3 {
		return fault("T"+time, "is not a time such as 23:20:30", "")
	}
	limits := [3]int{24, 59, 59}
	names := [3]string{"an hour", "a minute", "a second"}
	var values [3]int
	for i, part := range parts {
		whole := part
		if i == 2 {
			var fraction string
			var cut bool
			whole, fraction, cut = strings.Cut(part, ".")
			if cut && !isDigits(fraction) {
				return fault(part, "is not "+names[i]+" with a fraction", "")
			}
			if cut && strings.Trim(fraction, "0") != "" && values[0] == 24 {
				return fault(time, "is later than 24:00:00, the end of the day", "")
			}
		}
		n, err := strconv.Atoi(whole)
		if len(whole) != 2 || !isDigits(whole) || err != nil || n > limits[i] {
			return fault(whole, "is not "+names[i]+" from 00 to "+strconv.Itoa(limits[i]), "")
		}
		values[i] = n
	}
	if values[0] == 24 && values[1]+values[2] > 0 {
		return fault(time, "is later than 24:00:00, the end of the day", "")
	}
	return checkOffset(offset)
}

// checkOffset takes offsets from -12:00 to +14:00, the ones that clocks have.
// Some writers use the minus sign U+2212, which ISO 8601 prefers.
func checkOffset(offset string) *DateError {
	if offset == "" || offset == "Z" {
		return nil
	}
	s, negative := strings.CutPrefix(strings.Replace(offset, "−", "-", 1), "-")
	s = strings.TrimPrefix(s, "+")
	hours, minutes, colon := strings.Cut(s, ":")
	if !colon && len(s) == 4 {
		hours, minutes = s[:2], s[2:]
	}
	if minutes == "" && !colon {
		minutes = "00"
	}
	if len(hours) != 2 || len(minutes) != 2 || !isDigits(hours) || !isDigits(minutes) || minutes > "59" {
		return fault(offset, "is not an offset from UTC such as Z, -04 or +04:30", "")
	}
	switch most := hours + minutes; {
	case negative && most == "0000":
		return fault(offset, "is not an offset: zero has no minus", "")
	case negative && most > "1200", !negative && most > "1400":
		return fault(offset, "is not an offset that a clock has: they run from -12:00 to +14:00", "")
	}
	return nil
}
