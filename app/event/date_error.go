package event

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A DateError says why a string is not a date.
type DateError struct {
	Value  string // the whole string
	Part   string // the part of it at fault
	Reason string // what is wrong with the part, to be read after it: "is not a month: ..."
	Hint   string // what to write instead, or ""
}

// Error gives it as one line: date "2016-13": "13" is not a month: months run
// from 01 to 12, seasons from 21 to 24.
func (e *DateError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "date %q", shortened(e.Value))
	if e.Part != "" && e.Part != e.Value {
		fmt.Fprintf(&b, ": %q", shortened(e.Part))
	}
	b.WriteString(" " + e.Reason)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// shortened keeps an error readable when a file has a whole text for a date.
func shortened(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func fault(part, reason, hint string) *DateError {
	return &DateError{Part: part, Reason: reason, Hint: hint}
}

func levelTwo(part, what string) *DateError {
	return fault(part, what+", EDTF level 2, which is not read yet", "")
}

// The ways in which people write a day or a month that can be read one way
// only. 3/4/2020 is not among them.
var layouts = []struct{ layout, as string }{
	{"2 January 2006", "2006-01-02"},
	{"2 Jan 2006", "2006-01-02"},
	{"January 2, 2006", "2006-01-02"},
	{"Jan 2, 2006", "2006-01-02"},
	{"January 2006", "2006-01"},
	{"Jan 2006", "2006-01"},
	{"2006-1-2", "2006-01-02"},
	{"2006/1/2", "2006-01-02"},
	{"2006.1.2", "2006-01-02"},
	{"2.1.2006", "2006-01-02"},
	{"20060102", "2006-01-02"},
	{"2006-1", "2006-01"},
}

// nearest gives the EDTF date that was most likely meant by a string that is
// not one, or "".
func nearest(s string) string {
	if len(s) > 100 {
		return ""
	}
	trimmed := strings.TrimSpace(s)
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, trimmed); err == nil {
			return checked(s, t.Format(l.as))
		}
	}
	var guess string
	switch lower := strings.ToLower(strings.NewReplacer("–", "-", "—", "-", "−", "-").Replace(trimmed)); {
	case len(lower) == 5 && lower[3:] == "0s" && lower[2] != '0': // the 1900s may be a century
		guess = lower[:3] + "X"
	case hasAnyPrefix(lower, "circa ", "about ", "ca. ", "c. "):
		guess = strings.TrimSpace(lower[strings.IndexByte(lower, ' '):]) + "~"
	case strings.HasSuffix(lower, "/open") || strings.HasSuffix(lower, "/unknown"):
		guess = strings.NewReplacer("open", "..", "unknown", "").Replace(lower)
	case strings.HasPrefix(lower, "open/") || strings.HasPrefix(lower, "unknown/"):
		guess = strings.NewReplacer("open", "..", "unknown", "").Replace(lower)
	case strings.HasPrefix(lower, "..") && len(lower) > 2:
		guess = "../" + lower[2:]
	case strings.HasSuffix(lower, "..") && len(lower) > 2:
		guess = lower[:len(lower)-2] + "/.."
	case len(lower) == 9 && lower[4] == '-':
		guess = lower[:4] + "/" + lower[5:]
	case len(lower) == 3 && isDigits(lower):
		guess = lower + "X"
	case strings.HasPrefix(lower, "+"):
		guess = lower[1:]
	case strings.HasPrefix(lower, "y"):
		guess = fourDigits(lower[1:])
	case len(strings.TrimPrefix(lower, "-")) > 4 && isDigits(strings.TrimPrefix(lower, "-")):
		guess = fourDigits(lower)
	case strings.HasSuffix(lower, " bc"), strings.HasSuffix(lower, " bce"):
		if year, err := strconv.ParseInt(lower[:strings.IndexByte(lower, ' ')], 10, 64); err == nil && year > 0 {
			guess = YearString(1 - year)
		}
	case strings.HasSuffix(lower, " ad"), strings.HasSuffix(lower, " ce"):
		guess = fourDigits(lower[:strings.IndexByte(lower, ' ')])
	default:
		guess = strings.ReplaceAll(lower, " ", "")
	}
	return checked(s, strings.ToUpper(guess))
}

// checked gives a guess only where it is a date and not the string itself.
func checked(s, guess string) string {
	if _, err := parse(guess); err != nil || guess == s {
		return ""
	}
	return guess
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

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
