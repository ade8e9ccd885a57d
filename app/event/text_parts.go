package event

import (
	"math/bits"
	"strconv"
	"strings"
)

// maskText writes a date of which digits are unspecified, by what they may be:
// "25 December in the 1560s", "October, November or December 1984", "one of 10
// – 19 October 1984", "the 11th of some month of 2004".
func (one side) maskText() string {
	m := &one.mask
	var month string
	switch {
	case m.months != allMonths:
		month = listed(uint32(m.months), " – ", func(n int) string { return monthNames[n-1] })
	case m.days != allDays:
		month = "some month"
	}
	var day string
	if m.days != allDays {
		day = listed(m.days, " – ", strconv.Itoa)
	}
	switch {
	case day == "" && month == "":
		return one.someYear()
	case day == "":
		return month + one.inYear()
	case bits.OnesCount32(m.days) > 1:
		day = "one of " + day
	}
	if bits.OnesCount16(m.months) > 1 {
		if month == "some month" && !strings.Contains(m.year, "X") {
			month += " in"
		}
		if bits.OnesCount32(m.days) == 1 {
			day = "the " + ordinalOf(bits.TrailingZeros32(m.days))
		}
		return day + " of " + month + one.inYear()
	}
	return day + " " + month + one.inYear()
}

// inYear writes the year behind a month.
func (one side) inYear() string {
	switch m := &one.mask; {
	case m.year == "XXXX":
		return ", year unknown"
	case !strings.Contains(m.year, "X"):
		return " " + yearText(one.lo)
	case strings.Contains(strings.TrimRight(m.year, "X"), "X"):
		return " of " + one.someYear()
	case one.lo < 100:
		return " of " + yearsText(one.lo, one.hi)
	default:
		return " in the " + one.yearText()
	}
}

// someYear writes a year of which a digit before the last is unspecified.
func (one side) someYear() string {
	sign := ""
	if one.mask.negative {
		sign = "-"
	}
	return "a year " + sign + one.mask.year + " (" + yearsText(one.lo, one.hi) + ")"
}

// seasonText writes a season or another part of a year.
func (one side) seasonText() string {
	name := divisions[one.season-firstDivision].name
	if !strings.Contains(one.mask.year, "X") {
		return name + " " + yearText(one.lo)
	}
	year := one.inYear()
	name, part := strings.CutSuffix(name, " of")
	if part && strings.HasPrefix(year, " in ") {
		name += " of a year"
	}
	return name + year
}

// listed writes the numbers that are set: all of them where they are few, the
// first and the last where they follow one another.
func listed(set uint32, to string, name func(int) string) string {
	var texts []string
	for rest := set; rest != 0; rest &= rest - 1 {
		texts = append(texts, name(bits.TrailingZeros32(rest)))
	}
	first, last := bits.TrailingZeros32(set), 31-bits.LeadingZeros32(set)
	if len(texts) > 3 && last-first+1 == len(texts) {
		return texts[0] + to + texts[len(texts)-1]
	}
	return joined(texts, "or")
}

// joined writes a list: "a", "a or b", "a, b or c".
func joined(texts []string, and string) string {
	last := len(texts) - 1
	if last == 0 {
		return texts[0]
	}
	return strings.Join(texts[:last], ", ") + " " + and + " " + texts[last]
}

func ordinalOf(n int) string {
	suffix := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		suffix = "st"
	case n%10 == 2:
		suffix = "nd"
	case n%10 == 3:
		suffix = "rd"
	}
	return strconv.Itoa(n) + suffix
}

// setText writes a set: "one of 1667, 1668 or 1670 to 1672", "1667, 1668 and
// 1670 to 1672", "1984 or earlier".
func (r reading) setText() string {
	word := "or"
	if r.form == allOf {
		word = "and"
	}
	texts := make([]string, len(r.members))
	several, limitless := len(texts) > 1, false
	for i, m := range r.members {
		switch {
		case m.from.kind == open:
			texts[i] = m.to.qualifiedText() + " " + word + " earlier"
			limitless = true
		case m.to.kind == open:
			texts[i] = m.from.qualifiedText() + " " + word + " later"
			limitless = true
		case m.run:
			texts[i] = m.from.qualifiedText() + " to " + m.to.qualifiedText()
			several = true
		default:
			texts[i] = m.from.qualifiedText()
		}
	}
	if limitless && several {
		last := len(texts) - 1
		return strings.Join(texts[:last], ", ") + ", " + word + " " + texts[last]
	}
	text := joined(texts, word)
	if several && r.form == oneOf {
		text = "one of " + text
	}
	return text
}
