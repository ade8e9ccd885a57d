package dataset

import (
	"math"
	"strconv"
	"strings"
	"time"

	"legation/app/event"
)

// A stamp is one date as another program wrote it, put into EDTF.
type stamp struct {
	day  string // without the time of day: "2019-11-23", "1988", "-0043-03-15"
	full string // with it where the file gives one: "2019-11-23T10:51:06Z"
	zero bool   // the time of day is midnight, the very beginning of the day
}

// timed reports whether the stamp says more than its day does.
func (m stamp) timed() bool { return m.full != m.day && !m.zero }

// date gives the stamp as a date of its own. A time at midnight is what
// programs write who know no more than the day.
func (m stamp) date() event.Date {
	s := m.full
	if m.zero {
		s = m.day
	}
	d, err := event.ParseDate(s)
	if err != nil {
		d, _ = event.ParseDate(m.day)
	}
	return d
}

// readStamp reads a date in EDTF, in ISO 8601 with or without a time, in the
// expanded form of JavaScript ("-000043-03-15T00:00:00.000Z"), as a bare year
// of up to four digits or with a sign, or as the words that JavaScript and RSS
// write ("Fri Nov 22 1963 13:00:00 GMT-0600"). What could be read in two ways,
// such as 3/4/2020, is an error. The error is a *event.DateError.
func readStamp(s string) (stamp, error) {
	s = strings.TrimSpace(s)
	// EDTF takes 79 for a century and 476 for a decade; nobody else does.
	if year, ok := bareYear(s); ok {
		if m, ok := stampOf(event.YearString(year)); ok {
			return m, nil
		}
	}
	if m, ok := stampOf(s); ok {
		return m, nil
	}
	if m, ok := stampOf(isoDate(s)); ok {
		return m, nil
	}
	if m, ok := stampOf(wordedDate(s)); ok {
		return m, nil
	}
	if m, ok := stampOf(eraYear(s)); ok {
		return m, nil
	}
	_, err := event.ParseDate(s)
	return stamp{}, err
}

// stampOf takes a date that is EDTF already.
func stampOf(s string) (stamp, bool) {
	if s == "" {
		return stamp{}, false
	}
	if _, err := event.ParseDate(s); err != nil {
		return stamp{}, false
	}
	m := stamp{day: s, full: s}
	if date, clock, cut := strings.Cut(s, "T"); cut && date != "" && !strings.ContainsAny(s, "/[{") {
		m.day = date
		m.zero = strings.Trim(strings.TrimRight(clock, "Z"), "0:.") == "" || strings.HasPrefix(clock, "00:00:00+") || strings.HasPrefix(clock, "00:00:00-")
	}
	return m, true
}

// bareYear reads a year without the zeros or the Y that EDTF asks for. Digits
// without a sign are a year up to the fourth; "20190101" is none.
func bareYear(s string) (int64, bool) {
	digits := strings.TrimLeft(s, "+-−")
	if len(s)-len(digits) > len("−") || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	signed := len(digits) < len(s)
	if !signed && len(digits) > 4 || len(digits) > 12 {
		return 0, false
	}
	year, err := strconv.ParseInt(digits, 10, 64)
	if signed && s[0] != '+' {
		year = -year
	}
	return year, err == nil
}

// isoDate puts the forms of ISO 8601 that EDTF lacks into EDTF: a space for
// the T, years of six digits with a sign, a time without a zone or with
// fractions of a second. It gives "" for what is none of them.
func isoDate(s string) string {
	date, clock, timed := strings.Cut(s, "T")
	if !timed {
		date, clock, timed = strings.Cut(s, " ")
	}
	if timed {
		clock = strings.TrimSpace(clock)
		if clock == "" || clock[0] < '0' || clock[0] > '9' {
			return ""
		}
		if zone := strings.IndexByte(clock, ' '); zone >= 0 {
			clock = clock[:zone] + strings.TrimSpace(clock[zone:]) // "10:51:06 +00:00"
			clock = strings.TrimSuffix(strings.TrimSuffix(clock, "UTC"), "GMT")
		}
	}
	sign := ""
	switch {
	case strings.HasPrefix(date, "+"):
		date = date[1:]
	case strings.HasPrefix(date, "-"):
		sign, date = "-", date[1:]
	}
	year, rest, _ := strings.Cut(date, "-")
	if rest == "" || year == "" || strings.Trim(year, "0123456789") != "" || len(year) > 12 {
		return ""
	}
	n, err := strconv.ParseInt(sign+year, 10, 64)
	if err != nil {
		return ""
	}
	day := event.YearString(n)
	if len(day) > 5 {
		return day // EDTF has no months of years with more than four digits
	}
	day += "-" + rest
	if !timed {
		return day
	}
	return day + "T" + clock
}

// eraYear reads "300 BC", "BCE 300", "AD 79" and their like.
func eraYear(s string) string {
	lower := strings.ToLower(strings.ReplaceAll(s, ".", ""))
	for _, era := range []struct {
		name   string
		before bool
	}{{"bce", true}, {"bc", true}, {"ce", false}, {"ad", false}} {
		digits, ok := strings.CutSuffix(lower, era.name)
		if !ok {
			digits, ok = strings.CutPrefix(lower, era.name)
		}
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 64)
		switch {
		case err != nil || n <= 0 || n > 1e12:
			return ""
		case era.before:
			return event.YearString(1 - n)
		default:
			return event.YearString(n)
		}
	}
	return ""
}

// The words of dates that JavaScript, RFC 822 and RSS write. Weekdays and the
// names of zones are taken off before.
var worded = []struct{ layout, as string }{
	{"Jan 2 2006 15:04:05 -0700", "2006-01-02T15:04:05Z07:00"},
	{"Jan 2 2006 15:04:05", "2006-01-02T15:04:05"},
	{"Jan 2 2006 15:04", "2006-01-02T15:04:00"},
	{"Jan 2 2006", "2006-01-02"},
	{"Jan 2006", "2006-01"},
	{"2 Jan 2006 15:04:05 -0700", "2006-01-02T15:04:05Z07:00"},
	{"2 Jan 2006 15:04:05", "2006-01-02T15:04:05"},
	{"2 Jan 2006 15:04", "2006-01-02T15:04:00"},
	{"2 Jan 2006", "2006-01-02"},
}

// wordedDate puts a date with the name of its month into EDTF, or gives "".
func wordedDate(s string) string {
	if len(s) > 80 {
		return ""
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i] // the name of the zone: (Central Standard Time)
	}
	fields := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for i, f := range fields {
		switch f = strings.TrimSuffix(f, "."); {
		case i == 0 && len(f) >= 3 && isDayName(f):
			fields[i] = ""
		case f == "GMT" || f == "UTC" || f == "UT" || f == "Z":
			fields[i] = "+0000"
		case strings.HasPrefix(f, "GMT") || strings.HasPrefix(f, "UTC"):
			fields[i] = strings.ReplaceAll(f[3:], ":", "")
		case i <= 2 && len(f) > 3 && isMonthName(f):
			fields[i] = f[:3]
		default:
			fields[i] = f
		}
	}
	plain := strings.Join(strings.Fields(strings.Join(fields, " ")), " ")
	for _, w := range worded {
		if t, err := time.Parse(w.layout, plain); err == nil {
			return t.Format(w.as)
		}
	}
	return ""
}

func isMonthName(s string) bool {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(s, m.String()) {
			return true
		}
	}
	return strings.EqualFold(s, "sept")
}

func isDayName(s string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(s, d.String()) || len(s) == 3 && strings.EqualFold(s, d.String()[:3]) {
			return true
		}
	}
	return false
}

// Numbers up to this are years, larger ones milliseconds since 1970: nobody
// records the first ten seconds of 1970 so.
const lastYear = 9999

// The milliseconds for which JavaScript has dates.
const maxMillis = 8.64e15

// numberStamp reads a number as a year or as milliseconds since 1970.
func numberStamp(f float64) (stamp, bool) {
	if math.IsNaN(f) || math.Abs(f) > maxMillis {
		return stamp{}, false
	}
	if math.Abs(f) <= lastYear && f == math.Trunc(f) {
		return stampOf(event.YearString(int64(f)))
	}
	t := time.UnixMilli(int64(math.Floor(f))).UTC()
	year := int64(t.Year())
	if year > 9999 || year < -9999 {
		return stampOf(event.YearString(year))
	}
	day := event.DayOf(year, int(t.Month()), t.Day()).String()
	return stampOf(day + "T" + t.Format("15:04:05") + "Z")
}
