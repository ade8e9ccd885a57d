package event

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The ways in which people write a day or a month that can be read one way
// only. 3/4/2020 is not among them.
var layouts = []struct{ layout, as string }{
	{"2 January 2006", "2006-01-02"},
	{"2 Jan 2006", "2006-01-02"},
	{"January 2 2006", "2006-01-02"},
	{"Jan 2 2006", "2006-01-02"},
	{"2006 January 2", "2006-01-02"},
	{"2006 Jan 2", "2006-01-02"},
	{"January 2006", "2006-01"},
	{"Jan 2006", "2006-01"},
	{"2006-1-2", "2006-01-02"},
	{"2006/1/2", "2006-01-02"},
	{"2006.1.2", "2006-01-02"},
	{"2.1.2006", "2006-01-02"},
	{"20060102", "2006-01-02"},
	{"2006-1", "2006-01"},
	{"2006-1-2 15:04", "2006-01-02"},
	{"2006-1-2 15:04:05", "2006-01-02"},
	{"2006-1-2T15", "2006-01-02"},
}

var (
	dayName   = regexp.MustCompile(`(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? `)
	ordinal   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)\b`)
	monthDot  = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?`)
	monthLine = regexp.MustCompile(`(?i)^(\d{1,2})[-./ ]([a-z]{3,9})[-./ ](\d{4})$`)

	yearFirst = regexp.MustCompile(`^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-./ ])(\d{1,2})[-./ ](\d{4})$`)
	monthYear = regexp.MustCompile(`^(\d{1,2})[-./](\d{4})$`)
	nextYears = regexp.MustCompile(`^(\d{2})(\d{2})/(\d{2})$`)
	cut       = regexp.MustCompile(`(?i)^\d{1,2}[-./ ](?:\d{1,2}|[a-z]{3,9})[-./ ]'?\d{2}$|^[a-z]{3,9}\.?[- ]'?\d{2}$`)
	eastAsian = regexp.MustCompile(`^(\d{4})[년年](?:(\d{1,2})[월月](?:(\d{1,2})[일日])?)?$`)

	decade   = regexp.MustCompile(`^(?:the )?(\d{3})0'?s$`)
	hundred  = regexp.MustCompile(`^(?:the )?(\d{1,2})(?:st|nd|rd|th)[ -]c(?:entury|\.)?$`)
	around   = regexp.MustCompile(`^(?:circa|about|around|approximately|approx\.?|ca?\.?) ?(\S.*)$`)
	quarter  = regexp.MustCompile(`^(?:q([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?q([1-4]))$`)
	season   = regexp.MustCompile(`^(spring|summer|autumn|fall|winter) (?:of )?(\d{4})$`)
	yearSpan = regexp.MustCompile(`^(\d{4})-(\d{4})$`)
	between  = regexp.MustCompile(`^(?:from )?(\S.*\S)(?: to | until | till | - )(\S.*)$`)
	since    = regexp.MustCompile(`^(?:since|from) (\S.*)$`)
	until    = regexp.MustCompile(`^(?:until|till|up to) (\S.*)$`)
	ofEra    = regexp.MustCompile(`^(\d{1,15}) ?(bce?|ad|ce)$`)
)

// shortYear reports whether a date has a year of two digits, of which the
// century is never guessed.
func shortYear(s string) bool { return cut.MatchString(strings.TrimSpace(s)) }

// meant gives the EDTF dates that a string may have been meant as, with the
// words to be put before them, or none.
func meant(s string) (readings []string, advice string) {
	if len(s) > 100 {
		return nil, ""
	}
	trimmed := strings.Join(strings.Fields(strings.NewReplacer("–", "-", "—", "-", "−", "-", "\u00a0", " ").Replace(s)), " ")
	if reading, ok := inLayout(trimmed); ok {
		return []string{reading}, write
	}
	if readings := inNumbers(trimmed); readings != nil {
		return readings, didYouMean
	}
	if reading, ok := nearestIn(trimmed); ok {
		return []string{reading}, nearestDay
	}
	lower := strings.ToLower(trimmed)
	if reading := inWords(lower); reading != "" {
		return []string{reading}, write
	}
	if readings := sides(lower); readings != nil {
		return readings, write
	}
	if m := decade.FindStringSubmatch(lower); m != nil && m[1][2] == '0' {
		// The 1900s are a decade to some and a century to others.
		return []string{m[1] + "X", m[1][:2] + "XX"}, didYouMean
	}
	if m := hundred.FindStringSubmatch(lower); m != nil {
		if n, _ := strconv.Atoi(m[1]); n > 0 {
			return []string{fmt.Sprintf("%02dXX", n-1)}, didYouMean
		}
	}
	return nil, ""
}

// inLayout reads a day or a month in one of the layouts, however its month is
// cut short.
func inLayout(s string) (string, bool) {
	s = dayName.ReplaceAllString(s, "")
	if m := monthLine.FindStringSubmatch(s); m != nil {
		s = m[1] + " " + m[2] + " " + m[3]
	}
	if m := eastAsian.FindStringSubmatch(strings.ReplaceAll(s, " ", "")); m != nil {
		s = strings.TrimRight(m[1]+"-"+m[2]+"-"+m[3], "-")
		if isDigits(s) {
			return s, true
		}
	}
	if strings.ContainsAny(s, " ") {
		s = ordinal.ReplaceAllString(s, "$1")
		s = monthDot.ReplaceAllStringFunc(s, func(month string) string {
			if strings.HasSuffix(month, ".") || len(month) == 4 && strings.EqualFold(month, "sept") {
				return month[:3]
			}
			return month
		})
		s = strings.Join(strings.Fields(strings.NewReplacer(",", " ", ". ", " ", " of ", " ").Replace(s)), " ")
	}
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return t.Format(l.as), true
		}
	}
	return "", false
}

// nearestIn gives the last day of the month in a layout of a day that the month
// does not have.
func nearestIn(s string) (string, bool) {
	for _, day := range []string{"31", "30", "29"} {
		if at := strings.Index(s, day); at >= 0 {
			for _, last := range []string{"30", "29", "28"} {
				if reading, ok := inLayout(s[:at] + last + s[at+2:]); ok && last < day {
					return reading, true
				}
			}
		}
	}
	return "", false
}

// inNumbers reads a day of three numbers of which the order is not the usual
// one, or not known: both orders where both are days, else the one that is.
func inNumbers(s string) []string {
	var readings []string
	nearest := ""
	add := func(year, month, day string) {
		r := year + "-" + twoDigits(month) + "-" + twoDigits(day)
		switch _, err := parse(r); {
		case err == nil && (len(readings) == 0 || readings[0] != r):
			readings = append(readings, r)
		case err != nil && err.advice == nearestDay:
			nearest = err.Readings[0]
		}
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		add(m[1], m[2], m[3])
		if len(readings) == 0 {
			add(m[1], m[3], m[2])
		}
		if month, err := strconv.Atoi(m[2]); err == nil && len(readings) == 0 && month == 0 {
			readings = append(readings, m[1])
		}
	}
	if m := yearLast.FindStringSubmatch(s); m != nil {
		add(m[4], m[3], m[1])
		if m[2] != "." || len(readings) == 0 {
			add(m[4], m[1], m[3])
		}
	}
	if m := monthYear.FindStringSubmatch(s); m != nil {
		if month, err := strconv.Atoi(m[1]); err == nil && month >= 1 && month <= 12 {
			readings = append(readings, m[2]+"-"+twoDigits(m[1]))
		}
	}
	if m := nextYears.FindStringSubmatch(s); m != nil && m[3] > m[2] {
		readings = append(readings, m[1]+m[2]+"/"+m[1]+m[3])
	}
	if len(readings) == 0 && nearest != "" {
		readings = append(readings, nearest)
	}
	return readings
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// inWords reads the ways in lower case in which people write years and what is
// not known of them.
func inWords(s string) string {
	var guess string
	digits := strings.TrimPrefix(s, "-")
	if m := decade.FindStringSubmatch(s); m != nil {
		if m[1][2] == '0' {
			return ""
		}
		return m[1] + "X"
	}
	if m := around.FindStringSubmatch(s); m != nil {
		return sole(m[1], "~")
	}
	if m := quarter.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1] + m[4])
		return m[2] + m[3] + "-" + strconv.Itoa(32+n)
	}
	if m := season.FindStringSubmatch(s); m != nil {
		return m[2] + "-" + map[string]string{"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}[m[1]]
	}
	if m := ofEra.FindStringSubmatch(s); m != nil {
		year, err := strconv.ParseInt(m[1], 10, 64)
		switch {
		case err != nil || year == 0:
			return ""
		case m[2][0] == 'b':
			return YearString(1 - year)
		default:
			return YearString(year)
		}
	}
	switch {
	case strings.HasSuffix(s, "/open"), strings.HasSuffix(s, "/unknown"), strings.HasPrefix(s, "open/"), strings.HasPrefix(s, "unknown/"):
		guess = strings.NewReplacer("open", "..", "unknown", "").Replace(s)
	case strings.HasPrefix(s, "..") && len(s) > 2:
		guess = "../" + s[2:]
	case strings.HasSuffix(s, "..") && len(s) > 2:
		guess = s[:len(s)-2] + "/.."
	case yearSpan.MatchString(s):
		guess = s[:4] + "/" + s[5:]
	case strings.HasPrefix(s, "+"):
		guess = s[1:]
	case strings.HasPrefix(s, "y"):
		guess = fourDigits(s[1:])
	case len(digits) > 4 && isDigits(digits):
		guess = fourDigits(s)
	default:
		guess = strings.ReplaceAll(s, " ", "")
	}
	guess = strings.ToUpper(guess)
	if _, err := parse(guess); err != nil {
		return ""
	}
	return guess
}

// sides reads an interval in words, or one of which a side is not in EDTF.
func sides(s string) []string {
	from, to, found := strings.Cut(s, "/")
	switch m := between.FindStringSubmatch(s); {
	case m != nil:
		from, to = m[1], m[2]
	case since.MatchString(s):
		from, to = since.FindStringSubmatch(s)[1], ".."
	case until.MatchString(s):
		from, to = "..", until.FindStringSubmatch(s)[1]
	case !found || strings.Contains(to, "/"):
		return nil
	}
	a, b := sole(from, ""), sole(to, "")
	if a == "" || b == "" {
		return nil
	}
	return []string{a + "/" + b}
}

// sole reads one side: as EDTF, or as what it alone may have been meant as.
// What is put behind it is a qualifier or "".
func sole(s, qualifier string) string {
	s = strings.TrimSpace(s)
	if s == ".." {
		return s
	}
	if strings.ContainsAny(s, "/[{") {
		return ""
	}
	upper := strings.ToUpper(s)
	if _, err := parse(upper); err != nil {
		readings, _ := meant(s)
		if len(readings) != 1 {
			return ""
		}
		upper = readings[0]
	}
	return upper + qualifier
}

// fourDigits writes a year that needs no Y as EDTF does.
func fourDigits(s string) string {
	digits, negative := strings.CutPrefix(s, "-")
	digits = strings.TrimLeft(digits, "0")
	if !isDigits(digits) {
		return ""
	}
	if len(digits) > 4 {
		return "Y" + s[:len(s)-len(strings.TrimLeft(s, "-"))] + digits
	}
	year := strings.Repeat("0", 4-len(digits)) + digits
	if negative {
		return "-" + year
	}
	return year
}
