package cite

import (
	"fmt"
	"strconv"
	"strings"

	"legation/app/event"
)

var months = [12]string{"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

var seasons = [4]string{"spring", "summer", "autumn", "winter"}

// A side is one end of a date, as finely as it is known.
type side struct {
	open, unknown bool
	circa         bool
	year          int64  // astronomical
	month, day    int    // 0 where not known
	season        int    // 1 to 4, or 0
	words         string // of what is none of these, such as a decade; then the rest is 0
}

// sides takes a date apart. ok is false for an undated one.
func sides(d event.Date) (start, end side, ok bool) {
	if _, dated := d.Anchor(); !dated {
		return side{}, side{}, false
	}
	span := d.Span()
	from, to := d.String(), d.String()
	if d.Interval() {
		from, to, _ = strings.Cut(d.String(), "/")
	}
	start = sideOf(from, span.Start, d.Precision())
	end = sideOf(to, span.End, d.EndPrecision())
	return start, end, true
}

func sideOf(text string, e event.Edge, p event.Precision) side {
	s := side{open: e.Open, unknown: e.Unknown, circa: e.Approximate || e.Uncertain}
	if s.open || s.unknown {
		return s
	}
	year, month, day := e.Earliest.Civil()
	switch p {
	case event.PrecisionDay:
		s.year, s.month, s.day = year, month, day
	case event.PrecisionMonth:
		s.year, s.month = year, month
	case event.PrecisionYear:
		s.year = year
	case event.PrecisionSeason:
		_, code, _ := cutLast(strings.TrimRight(text, "?~%"))
		if n, err := strconv.Atoi(code); err == nil && n >= 21 && n <= 24 {
			s.year, s.season = seasonYear(text, year), n-20
			break
		}
		s.words = bare(text)
	case event.PrecisionDecade:
		last, _, _ := e.Latest.Civil()
		s.words = years(year, last)
		if year > 0 && year%10 == 0 && year%100 != 0 {
			s.words = strconv.FormatInt(year, 10) + "s"
		}
	case event.PrecisionCentury, event.PrecisionMillennium:
		last, _, _ := e.Latest.Civil()
		s.words = years(year, last)
	default:
		s.words = bare(text)
	}
	return s
}

// seasonYear gives the year that a season is written with; its first day may
// lie in the year before.
func seasonYear(text string, year int64) int64 {
	before, _, _ := cutLast(text)
	if n, err := strconv.ParseInt(strings.TrimPrefix(before, "Y"), 10, 64); err == nil {
		return n
	}
	return year
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, '-')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// bare says in words what no other form has.
func bare(text string) string {
	d, err := event.ParseDate(strings.TrimRight(text, "?~%"))
	if err != nil {
		return text
	}
	return d.Text()
}

func years(first, last int64) string {
	if last <= 0 {
		return fmt.Sprintf("%d–%d BCE", 1-first, 1-last)
	}
	return yearWords(first) + "–" + yearWords(last)
}

func yearWords(y int64) string {
	switch {
	case y <= 0:
		return strconv.FormatInt(1-y, 10) + " BCE"
	case y < 1000:
		return strconv.FormatInt(y, 10) + " CE"
	}
	return strconv.FormatInt(y, 10)
}

// dayWords writes a day as part of a title: "15 November 1988".
func dayWords(d event.Day) string {
	if d == event.DayMin || d == event.DayMax {
		return "no date"
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%d %s %s", day, months[month-1], yearWords(year))
}

// dateWords writes a date: "June 25, 2014", or "2014, June 25" with the year
// first; "ca. 1964", "1967–1988", "1988–". It is "" for an undated one.
func dateWords(d event.Date, yearFirst bool) string {
	start, end, ok := sides(d)
	if !ok {
		return ""
	}
	if !d.Interval() {
		return start.words1(yearFirst)
	}
	a, b := start.words1(yearFirst), end.words1(yearFirst)
	switch {
	case a == b:
		return a
	case strings.ContainsAny(a+b, " "):
		return strings.TrimSpace(a + " – " + b)
	}
	return a + "–" + b
}

func (s side) words1(yearFirst bool) string {
	switch {
	case s.open:
		return ""
	case s.unknown:
		return "?"
	}
	year := yearWords(s.year)
	text := s.words
	switch {
	case text != "":
	case s.day > 0 && yearFirst:
		text = fmt.Sprintf("%s, %s %d", year, months[s.month-1], s.day)
	case s.day > 0:
		text = fmt.Sprintf("%s %d, %s", months[s.month-1], s.day, year)
	case s.month > 0 && yearFirst:
		text = year + ", " + months[s.month-1]
	case s.month > 0:
		text = months[s.month-1] + " " + year
	case s.season > 0 && yearFirst:
		text = year + ", " + seasons[s.season-1]
	case s.season > 0:
		text = seasons[s.season-1] + " " + year
	default:
		text = year
	}
	if s.circa {
		text = "ca. " + text
	}
	return text
}
