package event

import (
	"strings"

	"legation/app/language"
)

// Text writes the date for a person at its own precision, in the language of
// now: "1988", "1970s", "15 July 2014", "about 1964", "since 1988", "1967 –
// 1988", "until 1 November 2023", "1988 – end unknown", "one of 1667, 1668 or
// 1670 to 1672", "25 December in the 1560s". Of the zero Date it is "undated".
func (d Date) Text() string {
	if d.IsZero() {
		return language.C("in a line", "undated")
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
		return language.T("at all times")
	case start.kind == unknown && end.kind == unknown:
		return language.T("start and end unknown")
	case start.kind == known && end.kind == open:
		return language.F("since %s", start.qualifiedText())
	case start.kind == open && end.kind == known:
		return language.F("until %s", end.qualifiedText())
	case start.kind == known && end.kind == known:
		return pairText(start, end)
	default:
		return fromTo(start.endText(false), end.endText(true))
	}
}

// fromTo writes an interval.
func fromTo(start, end string) string { return language.CF("from, to", "%s – %s", start, end) }

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
			add(language.F("start %s", start))
		}
		if end != "" {
			add(language.F("end %s", end))
		}
	}
	return inOneLine(notes)
}

// inOneLine puts commas between texts.
func inOneLine(texts []string) string {
	line := ""
	for i, text := range texts {
		if i == 0 {
			line = text
			continue
		}
		line = language.F("%s, %s", line, text)
	}
	return line
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
		if doubt == language.T("approximate") {
			doubt = language.T("approximately")
		}
		return language.F("%s, %s", r.start.text(), doubt)
	case !r.bareYears():
		return r.text()
	default:
		first, last := r.ends()
		return language.F("%s, %s", r.text(), r.unitText(first, last))
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
		return language.T("some digits unknown")
	case r.form == single || end == PrecisionNone || len(r.members) == 1 && !r.members[0].run:
		return first.unit(false)
	case start == PrecisionNone:
		return last.unit(false)
	case first.unitName() == last.unitName():
		return first.unit(true)
	default:
		return language.F("start %s, end %s", first.unitOrDay(), last.unitOrDay())
	}
}

// A unitName says what a date is known to: "year", or a number of digits.
type unitName struct {
	name   string
	digits int
}

func (one side) unitName() unitName {
	switch {
	case one.estimate.digits != 0:
		return unitName{digits: one.estimate.digits}
	case one.season != 0:
		return unitName{name: divisions[one.season-firstDivision].unit}
	default:
		return unitName{name: one.precision.String()}
	}
}

// units say that a date is known to a unit and no finer, and that both sides of
// an interval are.
var units = map[string][2]string{
	"month":           {language.Key("month only"), language.Key("months only")},
	"season":          {language.Key("season only"), language.Key("seasons only")},
	"quarter":         {language.Key("quarter only"), language.Key("quarters only")},
	"third of a year": {language.Key("third of a year only"), language.Key("thirds of a year only")},
	"half-year":       {language.Key("half-year only"), language.Key("half-years only")},
	"year":            {language.Key("year only"), language.Key("years only")},
	"decade":          {language.Key("decade only"), language.Key("decades only")},
	"century":         {language.Key("century only"), language.Key("centuries only")},
	"millennium":      {language.Key("millennium only"), language.Key("millenniums only")},
}

func (one side) unit(both bool) string {
	if one.precision == PrecisionDay || one.precision == PrecisionNone {
		return ""
	}
	unit := one.unitName()
	if unit.digits != 0 {
		return language.N(unit.digits, "%d significant digit only", "%d significant digits only")
	}
	if both {
		return language.T(units[unit.name][1])
	}
	return language.T(units[unit.name][0])
}

func (one side) unitOrDay() string {
	if one.precision == PrecisionDay {
		return language.T("to the day")
	}
	return one.unit(false)
}

// doubtText says what is marked or missing at a side.
func (one side) doubtText() string {
	if one.kind == unknown {
		return language.T("unknown")
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
		return language.T("uncertain and approximate")
	case markUncertain:
		return language.T("uncertain")
	case markApproximate:
		return language.T("approximate")
	default:
		return ""
	}
}

// partsText says which part of a date is marked, and how: "year uncertain, day
// approximate", "year and month approximate".
func (one side) partsText() string {
	names := [3]string{language.C("part of a date", "year"), language.C("part of a date", "month"), language.C("part of a date", "day")}
	if one.season != 0 {
		names[1] = partName(divisions[one.season-firstDivision].unit)
	}
	var texts []string
	for i := 0; i < one.parts; i++ {
		m := one.marks[i]
		if m == 0 {
			continue
		}
		same := []string{names[i]}
		for ; i+1 < one.parts && one.marks[i+1] == m; i++ {
			same = append(same, names[i+1])
		}
		texts = append(texts, language.CF("a part of a date and its doubt", "%s %s", language.And(same), markText(m)))
	}
	return inOneLine(texts)
}

func partName(unit string) string {
	switch unit {
	case "quarter":
		return language.C("part of a date", "quarter")
	case "third of a year":
		return language.C("part of a date", "third of a year")
	case "half-year":
		return language.C("part of a date", "half-year")
	}
	return language.C("part of a date", "season")
}

// pairText writes an interval, with what both sides share said once.
func pairText(start, end side) string {
	whole := start.precision == PrecisionDay && end.precision == PrecisionDay && start.anyMarks()|end.anyMarks() == 0
	switch {
	case whole && start == end:
		return start.text()
	case whole && start.lo == end.lo && start.month == end.month:
		return language.DaysOfMonth(language.YearOfEra(end.lo), end.month, start.day, end.day)
	case whole && start.lo == end.lo:
		return language.DaysOfYear(language.YearOfEra(end.lo), start.month, start.day, end.month, end.day)
	default:
		return fromTo(start.qualifiedText(), end.qualifiedText())
	}
}

// endText writes one side of an interval of which the other is not known.
func (one side) endText(end bool) string {
	switch {
	case one.kind == open && end:
		return language.T("open end")
	case one.kind == open:
		return language.T("open start")
	case one.kind == unknown && end:
		return language.T("end unknown")
	case one.kind == unknown:
		return language.T("start unknown")
	default:
		return one.qualifiedText()
	}
}

// qualifiedText puts the qualifiers before the date, or, where they stand on a
// part of it, behind.
func (one side) qualifiedText() string {
	all := one.anyMarks()
	text := one.text()
	if all&markParts != 0 {
		return language.F("%s (%s)", text, one.partsText())
	}
	decade := strings.HasPrefix(text, language.Decade(one.lo))
	switch all & (markApproximate | markUncertain) {
	case markApproximate | markUncertain:
		if decade {
			return language.F("possibly about the %s", text)
		}
		return language.F("possibly about %s", text)
	case markUncertain:
		if decade {
			return language.F("possibly the %s", text)
		}
		return language.F("possibly %s", text)
	case markApproximate:
		if decade {
			return language.F("about the %s", text)
		}
		return language.F("about %s", text)
	}
	return text
}

// text writes a known date without its qualifiers.
func (one side) text() string {
	switch {
	case one.season != 0:
		return one.seasonText()
	case one.mask.isMask():
		return one.maskText()
	case one.precision == PrecisionDay:
		return language.Day(language.YearOfEra(one.lo), one.month, one.day)
	case one.precision == PrecisionMonth:
		return language.MonthOf(language.YearOfEra(one.lo), one.month)
	default:
		return one.yearText()
	}
}

// yearText writes the year of a date, or the years of which it is one.
func (one side) yearText() string {
	switch {
	case one.estimate.far != "":
		return language.F("year %s", one.estimate.far[1:])
	case one.estimate.digits != 0 && one.lo != one.hi:
		return language.F("%s, estimated as %s", yearsText(one.lo, one.hi), language.YearOfEra(one.estimate.year))
	case one.lo == one.hi:
		return language.YearAlone(language.YearOfEra(one.lo))
	case one.precision == PrecisionNone:
		return language.T("year unknown")
	case one.lo < 100:
		// The first decades and centuries, where "0s" would not be read.
		return yearsText(one.lo, one.hi)
	}
	text := language.Decade(one.lo)
	if one.lo < 1000 {
		text = language.F("%s CE", text)
	}
	if one.lo%100 == 0 {
		// The 1900s are a decade to some and a century to others.
		switch one.hi - one.lo {
		case 9:
			text = language.F("%s (decade)", text)
		case 99:
			text = language.F("%s (century)", text)
		default:
			text = language.F("%s (millennium)", text)
		}
	}
	return text
}

// yearsText writes the years from one to another.
func yearsText(lo, hi int64) string {
	if lo < 0 && hi < 0 {
		return language.F("%s–%s BCE", language.Number(1-lo), language.Number(1-hi))
	}
	return fromTo(language.YearOfEra(lo), language.YearOfEra(hi))
}
