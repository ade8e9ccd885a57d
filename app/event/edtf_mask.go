package event

// A mask is the days that a date with unspecified digits may be on. The zero
// mask is of a date that has none: its days are those of its bounds.
type mask struct {
	year     string // four characters, digits or X
	negative bool
	months   uint16 // bit m is set where it may be month m
	days     uint32 // bit d is set where it may be day d of a month
}

const (
	allMonths uint16 = 1<<13 - 2
	allDays   uint32 = 1<<32 - 2
)

// numbers gives, as bits, the numbers from 1 to most that are written as two
// digits the way the pattern is.
func numbers(pattern string, most int) uint32 {
	var bits uint32
	for n := 1; n <= most; n++ {
		tens, ones := byte('0'+n/10), byte('0'+n%10)
		if (pattern[0] == 'X' || pattern[0] == tens) && (pattern[1] == 'X' || pattern[1] == ones) {
			bits |= 1 << n
		}
	}
	return bits
}

// isMask reports whether the mask has days of its own.
func (m *mask) isMask() bool { return m.months != 0 }

// next gives the first day of the mask that is the given one or later.
func (m *mask) next(from Day) (Day, bool) {
	year, month, day := max(from, DayOf(-10_000, 1, 1)).Civil()
	for {
		match, ok := m.nextYear(year)
		if !ok {
			return 0, false
		}
		if match != year {
			month, day = 1, 1
		}
		for ; month <= 12; month, day = month+1, 1 {
			if m.months>>month&1 == 0 {
				continue
			}
			for last := daysInMonth(match, month); day <= last; day++ {
				if m.days>>day&1 != 0 {
					return DayOf(match, month, day), true
				}
			}
		}
		year, month, day = match+1, 1, 1
	}
}

// last gives the last day of the mask.
func (m *mask) last() (Day, bool) {
	year, ok := m.previousYear(10_000)
	for ; ok; year, ok = m.previousYear(year - 1) {
		for month := 12; month >= 1; month-- {
			if m.months>>month&1 == 0 {
				continue
			}
			for day := daysInMonth(year, month); day >= 1; day-- {
				if m.days>>day&1 != 0 {
					return DayOf(year, month, day), true
				}
			}
		}
	}
	return 0, false
}

// nextYear gives the first year of the mask that is the given one or later.
func (m *mask) nextYear(year int64) (int64, bool) {
	if !m.negative {
		return matchUp(m.year, max(year, 0))
	}
	n, ok := matchDown(m.year, -year)
	return -n, ok && n > 0
}

// previousYear gives the last year of the mask that is the given one or
// earlier.
func (m *mask) previousYear(year int64) (int64, bool) {
	if !m.negative {
		return matchDown(m.year, year)
	}
	n, ok := matchUp(m.year, max(-year, 1))
	return -n, ok
}

// matchUp gives the least number from n on that is written the way the pattern
// of four is.
func matchUp(pattern string, n int64) (int64, bool) { return match(pattern, n, 9999, 1, '0', '9') }

// matchDown gives the greatest number up to n of which the same is true.
func matchDown(pattern string, n int64) (int64, bool) { return match(pattern, n, 0, -1, '9', '0') }

// match looks for a number from n on in one direction: upwards, step is 1,
// nearest is the digit that comes first that way and farthest the one that
// comes last.
func match(pattern string, n, end, step int64, nearest, farthest byte) (int64, bool) {
	switch {
	case (n-end)*step > 0:
		return 0, false
	case n < 0:
		n = 0
	case n > 9999:
		n = 9999
	}
	var digits [4]byte
	for i, rest := 3, n; i >= 0; i, rest = i-1, rest/10 {
		digits[i] = byte('0' + rest%10)
	}
	// The digits before place same are as they were, the one at it is the
	// next that the pattern takes, and those behind it are the nearest.
	fit := 0
	for fit < 4 && (pattern[fit] == 'X' || pattern[fit] == digits[fit]) {
		fit++
	}
	if fit == 4 {
		return n, true
	}
	for same := fit; same >= 0; same-- {
		digit := pattern[same]
		if digit == 'X' {
			if digits[same] == farthest {
				continue
			}
			digit = byte(int64(digits[same]) + step)
		} else if int64(digit)*step <= int64(digits[same])*step {
			continue
		}
		digits[same] = digit
		for i := same + 1; i < 4; i++ {
			if digits[i] = pattern[i]; pattern[i] == 'X' {
				digits[i] = nearest
			}
		}
		var found int64
		for _, d := range digits {
			found = found*10 + int64(d-'0')
		}
		return found, true
	}
	return 0, false
}
