package event

import (
	"strconv"
	"strings"
)

// Text writes the date for a person at its own precision: "1988", "1970s",
// "15 July 2014", "about 1964", "since 1988", "1967 – 1988", "until 1
// November 2023", "1988 – end unknown", "one of 1667, 1668 or 1670 to 1672",
// "25 December in the 1560s". Of the zero Date it is "undated".
func (d Date) Text() string {
	if d.IsZero() {
		return "undated"
	}
	r, err := parse(d.source)
	if err != nil {
		return d.source
	}
	return r.text()
}

func (r reading) text() string {
	switch start, end := r.start, r.end; {
	case r.form == oneOf || r.form == allOf:
		return r.setText()
	case r.form == single:
		return start.qualifiedText()
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
	r, err := parse(d.source)
	if err != nil {
		return ""
	}
	var notes []string
	add := func(note string) {
		if note != "" {
			notes = append(notes, note)
		}
	}
	first, last := r.ends()
	add(r.unitText(first, last))
	start, end := first.doubtText(), last.doubtText()
	switch {
	case r.form == single || start == end:
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
	doubt := r.start.doubtText()
	switch {
	case r.form == single && doubt != "":
		if doubt == "approximate" {
			doubt = "approximately"
		}
		return r.start.text() + ", " + doubt
	case !r.bareYears():
		return r.text()
	default:
		first, last := r.ends()
		return r.text() + ", " + r.unitText(first, last)
	}
}

// ends gives the two sides, those of a set being its first and its last date
// as they are written.
func (r reading) ends() (first, last side) {
	if r.form == oneOf || r.form == allOf {
		return r.members[0].from, r.members[len(r.members)-1].to
	}
	return r.start, r.end
}

// bareYears reports whether the date is known to the year and no finer. "1988"
// may be taken for something that lasted all of it, while "June 2004", "spring
// 2001" and "1970s" show by themselves how much is known.
func (r reading) bareYears() bool {
	if r.form == oneOf || r.form == allOf {
		return false
	}
	start, end := r.start.precision, r.end.precision
	return max(start, end) == PrecisionYear && (start == end || min(start, end) == PrecisionNone) &&
		!r.start.mask.isMask() && !r.end.mask.isMask()
}

// unitText names the unit of a date that is not known to the day.
func (r reading) unitText(first, last side) string {
	start, end := first.precision, last.precision
	switch {
	case strings.Contains(first.mask.year, "X") || first.mask.isMask() || strings.Contains(last.mask.year, "X") || last.mask.isMask():
		return "some digits unknown"
	case r.form == single || end == PrecisionNone || len(r.members) == 1 && !r.members[0].run:
		return first.unit("")
	case start == PrecisionNone:
		return last.unit("")
	case first.unitName() == last.unitName():
		return first.unit("s")
	default:
		return "start " + first.unitOrDay() + ", end " + last.unitOrDay()
	}
}

func (one side) unitName() string {
	switch {
	case one.estimate.digits != 0:
		return strconv.Itoa(one.estimate.digits) + " significant digit"
	case one.season != 0:
		return divisions[one.season-firstDivision].unit
	default:
		return one.precision.String()
	}
}

func (one side) unit(plural string) string {
	if one.precision == PrecisionDay || one.precision == PrecisionNone {
		return ""
	}
	name := one.unitName()
	switch {
	case one.estimate.digits > 1:
		plural = "s"
	case one.estimate.digits == 1:
		plural = ""
	case plural == "":
	case name == "century":
		name, plural = "centurie", "s"
	case name == "third of a year":
		name, plural = "thirds of a year", ""
	}
	return name + plural + " only"
}

func (one side) unitOrDay() string {
	if one.precision == PrecisionDay {
		return "to the day"
	}
	return one.unit("")
}

// doubtText says what is marked or missing at a side.
func (one side) doubtText() string {
	if one.kind == unknown {
		return "unknown"
	}
	switch all := one.anyMarks(); {
	case all&markParts != 0:
		return one.partsText()
	default:
		return markText(all)
	}
}

func markText(m marks) string {
	switch m & (markApproximate | markUncertain) {
	case markApproximate | markUncertain:
		return "uncertain and approximate"
	case markUncertain:
		return "uncertain"
	case markApproximate:
		return "approximate"
	default:
		return ""
	}
}

// partsText says which part of a date is marked, and how: "year uncertain, day
// approximate", "year and month approximate".
func (one side) partsText() string {
	names := [3]string{"year", "month", "day"}
	if one.season != 0 {
		names[1] = divisions[one.season-firstDivision].unit
	}
	var texts []string
	for i := 0; i < one.parts; i++ {
		m := one.marks[i]
		if m == 0 {
			continue
		}
		text := names[i]
		for ; i+1 < one.parts && one.marks[i+1] == m; i++ {
			text += " and " + names[i+1]
		}
		texts = append(texts, text+" "+markText(m))
	}
	return strings.Join(texts, ", ")
}

// pairText writes an interval, with what both sides share said once.
func pairText(start, end side) string {
	whole := start.precision == PrecisionDay && end.precision == PrecisionDay && start.anyMarks()|end.anyMarks() == 0
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

// qualifiedText puts the qualifiers before the date, or, where they stand on a
// part of it, behind.
func (one side) qualifiedText() string {
	words, all := "", one.anyMarks()
	if all&markParts != 0 {
		return one.text() + " (" + one.partsText() + ")"
	}
	if all&markUncertain != 0 {
		words = "possibly "
	}
	if all&markApproximate != 0 {
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
	switch {
	case one.season != 0:
		return one.seasonText()
	case one.mask.isMask():
		return one.maskText()
	case one.precision == PrecisionDay:
		return strconv.Itoa(one.day) + " " + monthNames[one.month-1] + " " + yearText(one.lo)
	case one.precision == PrecisionMonth:
		return monthNames[one.month-1] + " " + yearText(one.lo)
	default:
		return one.yearText()
	}
}

// yearText writes the year of a date, or the years of which it is one.
func (one side) yearText() string {
	switch {
	case one.estimate.far != "":
		return "year " + one.estimate.far[1:]
	case one.estimate.digits != 0 && one.lo != one.hi:
		return yearsText(one.lo, one.hi) + ", estimated as " + yearText(one.estimate.year)
	case one.lo == one.hi:
		return yearText(one.lo)
	case one.precision == PrecisionNone:
		return "year unknown"
	case one.lo < 100:
		// The first decades and centuries, where "0s" would not be read.
		return yearsText(one.lo, one.hi)
	}
	text := strconv.FormatInt(one.lo, 10) + "s"
	if one.lo < 1000 {
		text += " CE"
	}
	if one.lo%100 == 0 {
		// The 1900s are a decade to some and a century to others.
		switch one.hi - one.lo {
		case 9:
			text += " (decade)"
		case 99:
			text += " (century)"
		default:
			text += " (millennium)"
		}
	}
	return text
}

// yearsText writes the years from one to another.
func yearsText(lo, hi int64) string {
	if lo < 0 && hi < 0 {
		return grouped(1-lo) + "–" + grouped(1-hi) + " BCE"
	}
	return yearText(lo) + " – " + yearText(hi)
}
