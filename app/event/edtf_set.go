package event

import "strings"

// A member is one of a set: a date, or the dates from one to another. In
// "..1984" the first is open, in "1984.." the last.
type member struct {
	from, to side
	run      bool
}

// mostInSet bounds what a hostile file can have a set take of memory.
const mostInSet = 10_000

// parseSet reads a set of dates: [1667,1670..1672] is one of them, and
// {1667,1670..1672} is all of them. Spaces in it, which others write, are read.
func parseSet(s string) (reading, *DateError) {
	r, closing := reading{form: oneOf}, "]"
	if s[0] == '{' {
		r.form, closing = allOf, "}"
	}
	if len(s) < 2 || !strings.HasSuffix(s, closing) {
		return r, fault(s, "opens with "+s[:1]+" and does not close with "+closing, "")
	}
	inside := strings.ReplaceAll(s[1:len(s)-1], " ", "")
	if inside == "" {
		return r, fault(s, "is a set of no dates", "leave the date out where there is none")
	}
	if strings.Count(inside, ",") >= mostInSet {
		return r, fault(s, "is a set of more than 10,000 dates", "")
	}
	texts := strings.Split(inside, ",")
	r.members = make([]member, len(texts))
	for i, text := range texts {
		m, err := parseMember(text)
		switch {
		case err != nil:
			return r, err.within(s[:1]+strings.Join(append(texts[:i:i], ""), ","), strings.Join(append([]string{""}, texts[i+1:]...), ",")+closing)
		case m.from.kind == open && i > 0:
			return r, fault(text, "has no first date, which only the first of a set may leave out", "")
		case m.to.kind == open && i < len(texts)-1:
			return r, fault(text, "has no last date, which only the last of a set may leave out", "")
		}
		r.members[i] = m
	}
	return r, nil
}

func parseMember(s string) (member, *DateError) {
	from, to, run := strings.Cut(s, "..")
	switch {
	case s == "":
		return member{}, fault(s, "is no date between the commas of a set", "")
	case strings.Contains(s, "/"):
		return member{}, fault(s, "is an interval in a set, which has dates alone", "")
	case strings.Contains(s, "T"):
		return member{}, fault(s, "is a time of day in a set, which EDTF does not have", "")
	case !run:
		one, err := parseSide(s, false)
		return member{from: one, to: one}, err
	case from == "" && to == "":
		return member{}, fault(s, "has a date on neither side", "")
	}
	m := member{from: side{kind: open}, to: side{kind: open}, run: true}
	var err *DateError
	if from != "" {
		if m.from, err = parseSide(from, false); err != nil {
			return m, err.within("", ".."+to)
		}
	}
	if to != "" {
		if m.to, err = parseSide(to, false); err != nil {
			return m, err.within(from+"..", "")
		}
	}
	switch {
	case m.from.kind == open || m.to.kind == open:
		return m, nil
	case m.from.precision != m.to.precision:
		return m, fault(s, "runs from a "+m.from.precision.String()+" to a "+m.to.precision.String()+", where both sides must be of one kind", "")
	case m.from.first() > m.to.last():
		return m, instead(s, "ends before it begins", to+".."+from)
	}
	return m, nil
}

// days gives the first and the last day of a member.
func (m member) days() (first, last Day) {
	first, last = DayMin, DayMax
	if m.from.kind == known {
		first = m.from.first()
	}
	if m.to.kind == known {
		last = m.to.last()
	}
	return first, last
}

// setLimits gives the four days of a set. What is one of several happened once,
// between the first and the last of them; where one of these is without limit,
// it has the days of an interval that is open there. What is all of them began
// with the first and ended with the last.
func (r reading) setLimits() (start, end limit) {
	start, end = limit{earliest: DayMax, latest: DayMax}, limit{earliest: DayMin, latest: DayMin}
	var all marks
	for _, m := range r.members {
		first, last := m.days()
		// The days of the first date of a run alone, and those of its last.
		firstLatest, lastEarliest := first, last
		if m.from.kind == known {
			firstLatest = m.from.last()
		}
		if m.to.kind == known {
			lastEarliest = m.to.first()
		}
		if first < start.earliest || start.earliest == DayMax {
			start.earliest, start.precision = first, m.from.precision
			start.marks = m.from.anyMarks()
		}
		if last > end.latest || end.latest == DayMin {
			end.latest, end.precision = last, m.to.precision
			end.marks = m.to.anyMarks()
		}
		start.latest = min(start.latest, firstLatest)
		end.earliest = max(end.earliest, lastEarliest)
		all |= m.from.anyMarks() | m.to.anyMarks()
	}
	if r.form == oneOf {
		start.marks, end.marks = all, all
	}
	if r.form == oneOf && start.earliest != DayMin && end.latest != DayMax {
		start.latest, end.earliest = end.latest, start.earliest
		start.precision = min(start.precision, common(start.earliest, end.latest))
		end.precision = start.precision
	}
	if start.earliest == DayMin {
		start.marks |= markOpen
	}
	if end.latest == DayMax {
		end.marks |= markOpen
	}
	return start, end
}

// common gives the finest unit of the calendar that has both days in it.
func common(a, b Day) Precision {
	y1, m1, d1 := a.Civil()
	y2, m2, d2 := b.Civil()
	switch {
	case y1 == y2 && m1 == m2 && d1 == d2:
		return PrecisionDay
	case y1 == y2 && m1 == m2:
		return PrecisionMonth
	case y1 == y2:
		return PrecisionYear
	case floorDiv(y1, 10) == floorDiv(y2, 10):
		return PrecisionDecade
	case floorDiv(y1, 100) == floorDiv(y2, 100):
		return PrecisionCentury
	default:
		return PrecisionMillennium
	}
}
