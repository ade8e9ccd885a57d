package event

import (
	"math/bits"
	"strings"

	"legation/app/language"
)

// maskText writes a date of which digits are unspecified, by what they may be:
// "25 December in the 1560s", "October, November or December 1984", "one of 10
// – 19 October 1984", "the 11th of some month of 2004".
func (one side) maskText() string {
	m := &one.mask
	var month string
	some := false
	switch {
	case m.months != allMonths:
		month = listed(uint32(m.months), language.Month)
	case m.days != allDays:
		month, some = language.T("some month"), true
	}
	var day string
	if m.days != allDays {
		day = listed(m.days, language.DayAlone)
	}
	one1, months := bits.OnesCount32(m.days) == 1, bits.OnesCount16(m.months)
	switch {
	case day == "" && month == "":
		return one.someYear()
	case day == "":
		return one.inYear(month)
	case !one1:
		day = language.F("one of %s", day)
	}
	if months <= 1 {
		return one.inYear(language.CF("a day and its month", "%s %s", day, month))
	}
	text := language.F("%s of %s", day, month)
	if one1 {
		text = language.F("the %s of %s", language.DayOrdinal(bits.TrailingZeros32(m.days)), month)
	}
	if some && !strings.Contains(m.year, "X") {
		return language.F("%s in %s", text, language.YearOfEra(one.lo))
	}
	return one.inYear(text)
}

// inYear writes the year of a part of it, such as a month.
func (one side) inYear(part string) string {
	switch m := &one.mask; {
	case m.year == "XXXX":
		return language.F("%s, year unknown", part)
	case !strings.Contains(m.year, "X"):
		return language.CF("part of a year, year", "%s %s", part, language.YearOfEra(one.lo))
	case strings.Contains(strings.TrimRight(m.year, "X"), "X"):
		return language.F("%s of %s", part, one.someYear())
	case one.lo < 100:
		return language.F("%s of %s", part, yearsText(one.lo, one.hi))
	default:
		return language.F("%s in the %s", part, one.yearText())
	}
}

// someYear writes a year of which a digit before the last is unspecified.
func (one side) someYear() string {
	sign := ""
	if one.mask.negative {
		sign = "-"
	}
	return language.F("a year %s (%s)", sign+one.mask.year, yearsText(one.lo, one.hi))
}

// divisionTexts name the parts of a year: alone, and of a year.
var divisionTexts = [...]struct{ alone, of string }{
	{language.Key("spring"), language.Key("spring %s")}, {language.Key("summer"), language.Key("summer %s")},
	{language.Key("autumn"), language.Key("autumn %s")}, {language.Key("winter"), language.Key("winter %s")},
	{language.Key("northern spring"), language.Key("northern spring %s")}, {language.Key("northern summer"), language.Key("northern summer %s")},
	{language.Key("northern autumn"), language.Key("northern autumn %s")}, {language.Key("northern winter"), language.Key("northern winter %s")},
	{language.Key("southern spring"), language.Key("southern spring %s")}, {language.Key("southern summer"), language.Key("southern summer %s")},
	{language.Key("southern autumn"), language.Key("southern autumn %s")}, {language.Key("southern winter"), language.Key("southern winter %s")},
	{language.Key("first quarter"), language.Key("first quarter of %s")}, {language.Key("second quarter"), language.Key("second quarter of %s")},
	{language.Key("third quarter"), language.Key("third quarter of %s")}, {language.Key("fourth quarter"), language.Key("fourth quarter of %s")},
	{language.Key("first third"), language.Key("first third of %s")}, {language.Key("second third"), language.Key("second third of %s")},
	{language.Key("last third"), language.Key("last third of %s")},
	{language.Key("first half"), language.Key("first half of %s")}, {language.Key("second half"), language.Key("second half of %s")},
}

// firstShare is the first of the divisions that are a share of a year, such as
// a quarter, and no season.
const firstShare = 12

// seasonText writes a season or another part of a year.
func (one side) seasonText() string {
	i := one.season - firstDivision
	text, m := divisionTexts[i], &one.mask
	if !strings.Contains(m.year, "X") {
		return language.F(text.of, language.YearOfEra(one.lo))
	}
	name := language.T(text.alone)
	inner := strings.Contains(strings.TrimRight(m.year, "X"), "X")
	if i >= firstShare && m.year != "XXXX" && !inner && one.lo >= 100 {
		name = language.F("%s of a year", name)
	}
	return one.inYear(name)
}

// listed writes the numbers that are set: all of them where they are few, the
// first and the last where they follow one another.
func listed(set uint32, name func(int) string) string {
	var texts []string
	for rest := set; rest != 0; rest &= rest - 1 {
		texts = append(texts, name(bits.TrailingZeros32(rest)))
	}
	first, last := bits.TrailingZeros32(set), 31-bits.LeadingZeros32(set)
	if len(texts) > 3 && last-first+1 == len(texts) {
		return fromTo(texts[0], texts[len(texts)-1])
	}
	return joined(texts, oneOf)
}

// joined writes a list: "a", "a or b", "a, b or c", or with "and".
func joined(texts []string, as form) string {
	last := len(texts) - 1
	if last == 0 {
		return texts[0]
	}
	if as == allOf {
		return language.F("%s and %s", inOneLine(texts[:last]), texts[last])
	}
	return language.F("%s or %s", inOneLine(texts[:last]), texts[last])
}

// setText writes a set: "one of 1667, 1668 or 1670 to 1672", "1667, 1668 and
// 1670 to 1672", "1984 or earlier".
func (r reading) setText() string {
	all := r.form == allOf
	texts := make([]string, len(r.members))
	several, limitless := len(texts) > 1, false
	for i, m := range r.members {
		from, to := m.from.qualifiedText, m.to.qualifiedText
		switch {
		case m.from.kind == open && all:
			texts[i], limitless = language.F("%s and earlier", to()), true
		case m.from.kind == open:
			texts[i], limitless = language.F("%s or earlier", to()), true
		case m.to.kind == open && all:
			texts[i], limitless = language.F("%s and later", from()), true
		case m.to.kind == open:
			texts[i], limitless = language.F("%s or later", from()), true
		case m.run:
			texts[i], several = language.F("%s to %s", from(), to()), true
		default:
			texts[i] = from()
		}
	}
	if limitless && several {
		last := len(texts) - 1
		if all {
			return language.F("%s, and %s", inOneLine(texts[:last]), texts[last])
		}
		return language.F("%s, or %s", inOneLine(texts[:last]), texts[last])
	}
	text := joined(texts, r.form)
	if several && !all {
		text = language.F("one of %s", text)
	}
	return text
}
