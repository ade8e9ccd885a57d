package event

import (
	"strconv"
	"strings"
)

// Text writes the date for a person at its own precision: "1988", "1970s",
// "15 July 2014", "about 1964", "since 1988", "1967 – 1988", "until 1
// November 2023", "1988 – end unknown". Of the zero Date it is "undated".
func (d Date) Text() string {
	if d.IsZero() {
		return "undated"
	}
	r, err := parse(d.source)
	if err != nil {
		return d.source
	}
	if !r.interval {
		return r.start.qualifiedText()
	}
	switch start, end := r.start, r.end; {
	case start.kind == open && end.kind == open:
		return "at all times"
	case start.kind == unknown && end.kind == unknown:
		return "start and end unknown"
	case start.kind == known && end.kind == open:
		return "since " + start.qualifiedText()
	case start.kind == open && end.kind == known:
		return "until " + end.qualifiedText()
	case start.kind == known && end.kind == known:
		return pairText(start, end)
	default:
		return start.endText("start") + " – " + end.endText("end")
	}
}

// PrecisionText says what the text alone may hide: "year only", "decade
// only", "approximate", "start unknown". It is "" for a date known to the day
// and without qualifiers, and for the zero Date.
func (d Date) PrecisionText() string {
	if d.IsZero() {
		return ""
	}
	var notes []string
	add := func(note string) {
		if note != "" {
			notes = append(notes, note)
		}
	}
	add(d.unitText())
	span := d.Span()
	start, end := doubtText(span.Start), doubtText(span.End)
	switch {
	case !d.interval || start == end:
		add(start)
	default:
		if start != "" {
			add("start " + start)
		}
		if end != "" {
			add("end " + end)
		}
	}
	return strings.Join(notes, ", ")
}

// LongText joins the two: "1988, year only", "1970s, approximately", "15 July
// 2014". What the words of the date say already is not said twice.
func (d Date) LongText() string {
	if d.IsZero() {
		return d.Text()
	}
	r, err := parse(d.source)
	if err != nil {
		return d.source
	}
	doubt := doubtText(d.Span().Start)
	switch {
	case !r.interval && doubt != "":
		if doubt == "approximate" {
			doubt = "approximately"
		}
		return r.start.text() + ", " + doubt
	case !d.bareYears():
		return d.Text()
	default:
		return d.Text() + ", " + d.unitText()
	}
}

// bareYears reports whether the date is known to the year and no finer. "1988"
// may be taken for something that lasted all of it, while "June 2004", "spring
// 2001" and "1970s" show by themselves how much is known.
func (d Date) bareYears() bool {
	start, end := d.start.precision, d.end.precision
	return max(start, end) == PrecisionYear && (start == end || min(start, end) == PrecisionNone)
}

// unitText names the unit of a date that is not known to the day.
func (d Date) unitText() string {
	start, end := d.start.precision, d.end.precision
	switch {
	case !d.interval || end == PrecisionNone:
		return unit(start, "")
	case start == PrecisionNone:
		return unit(end, "")
	case start == end:
		return unit(start, "s")
	default:
		return "start " + unitOrDay(start) + ", end " + unitOrDay(end)
	}
}

func unit(p Precision, plural string) string {
	switch p {
	case PrecisionDay, PrecisionNone:
		return ""
	default:
		name := p.String() + plural
		if p == PrecisionCentury && plural != "" {
			name = "centuries"
		}
		return name + " only"
	}
}

func unitOrDay(p Precision) string {
	if p == PrecisionDay {
		return "to the day"
	}
	return unit(p, "")
}

// doubtText says what is marked or missing at an edge.
func doubtText(e Edge) string {
	switch {
	case e.Unknown:
		return "unknown"
	case e.Uncertain && e.Approximate:
		return "uncertain and approximate"
	case e.Uncertain:
		return "uncertain"
	case e.Approximate:
		return "approximate"
	default:
		return ""
	}
}

// pairText writes an interval, with what both sides share said once.
func pairText(start, end side) string {
	whole := start.precision == PrecisionDay && end.precision == PrecisionDay &&
		!start.approximate && !start.uncertain && !end.approximate && !end.uncertain
	switch {
	case whole && start == end:
		return start.text()
	case whole && start.lo == end.lo && start.month == end.month:
		return strconv.Itoa(start.day) + " – " + end.text()
	case whole && start.lo == end.lo:
		return strconv.Itoa(start.day) + " " + monthNames[start.month-1] + " – " + end.text()
	default:
		return start.qualifiedText() + " – " + end.qualifiedText()
	}
}

// endText writes one side of an interval of which the other is not known.
func (one side) endText(name string) string {
	switch one.kind {
	case open:
		return "open " + name
	case unknown:
		return name + " unknown"
	default:
		return one.qualifiedText()
	}
}

// qualifiedText puts the qualifiers before the date.
func (one side) qualifiedText() string {
	words := ""
	if one.uncertain {
		words = "possibly "
	}
	if one.approximate {
		words += "about "
	}
	text := one.text()
	if words != "" && strings.HasPrefix(text, strconv.FormatInt(one.lo, 10)+"s") {
		words += "the "
	}
	return words + text
}

// text writes a known date without its qualifiers.
func (one side) text() string {
	switch one.precision {
	case PrecisionDay:
		return strconv.Itoa(one.day) + " " + monthNames[one.month-1] + " " + yearText(one.lo)
	case PrecisionMonth:
		return monthNames[one.month-1] + " " + yearText(one.lo)
	case PrecisionSeason:
		return seasonNames[one.season-21] + " " + yearText(one.lo)
	case PrecisionYear:
		return yearText(one.lo)
	case PrecisionNone:
		return "year unknown"
	}
	switch {
	case one.lo < 0 && one.hi < 0:
		return grouped(1-one.lo) + "–" + grouped(1-one.hi) + " BCE"
	case one.lo < 100:
		// The first decades and centuries, where "0s" would not be read.
		return yearText(one.lo) + " – " + yearText(one.hi)
	}
	text := strconv.FormatInt(one.lo, 10) + "s"
	if one.lo < 1000 {
		text += " CE"
	}
	if one.lo%100 == 0 {
		// The 1900s are a decade to some and a century to others.
		text += " (" + one.precision.String() + ")"
	}
	return text
}
