package event

import "strings"

// A Date says when, as precisely as is known and no more: an EDTF date (ISO
// 8601-2:2019, levels 0, 1 and 2). It keeps the string it was read from and
// can be compared with ==. The zero Date is that of an undated record.
//
// A million of them are held at once. So it has the four days and no more, and
// what is rarely asked for, such as the members of a set or which part of a
// date is uncertain, is read from the string again.
type Date struct {
	source     string
	start, end limit
	form       form
}

// A form is how a date is put together.
type form uint8

const (
	single   form = iota // 1988: once, somewhere within its bounds
	interval             // 1967/1988
	oneOf                // [1667,1668]: once, at one of them
	allOf                // {1667,1668}: at each of them
)

// A limit is one side of a date, reduced to numbers.
type limit struct {
	earliest, latest Day
	precision        Precision
	marks            marks
}

type marks uint8

const (
	markOpen marks = 1 << iota
	markUnknown
	markApproximate
	markUncertain
	markParts // a qualifier stands on a part of the date and not on all of it
)

// An Edge is where a date begins or where it ends: on some day from Earliest
// to Latest, both included.
//
// An open edge has no limit: both days are DayMin at a start and DayMax at an
// end. That of "[..1984]" is one too, so that it has the days of "../1984",
// though it happened once. An unknown edge lies somewhere, but nobody says
// where: both its days are the nearest known day of the other edge, only so
// that the record can be placed, and a report of bounds must say unknown
// instead of them. Approximate and Uncertain are marks of the source and never
// move the days.
type Edge struct {
	Earliest, Latest       Day
	Open, Unknown          bool
	Approximate, Uncertain bool
}

// Known reports whether the edge has days of its own.
func (e Edge) Known() bool { return !e.Open && !e.Unknown }

// A Span is the four days of a date. Days beyond the years ±999,999,999,999,999
// are given as those of that year, so that no sum of days runs over. Start.Earliest <= End.Earliest and
// Start.Latest <= End.Latest.
type Span struct{ Start, End Edge }

// Precision says how finely an edge is known. A finer one is greater.
type Precision uint8

// The precisions. A date with unspecified digits has that of the digits before
// the first of them: 156X-12-25 is known to the decade. A year with a number
// of significant digits has that of its bounds, a millennium being the coarsest.
const (
	PrecisionNone Precision = iota // open, unknown, or a year of which no digit is known
	PrecisionMillennium
	PrecisionCentury
	PrecisionDecade
	PrecisionYear
	PrecisionSeason // a season, a quarter or another part of a year
	PrecisionMonth
	PrecisionDay
)

var precisionNames = [...]string{"none", "millennium", "century", "decade", "year", "season", "month", "day"}

// String gives the unit in lower case: "year".
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return precisionNames[PrecisionNone]
}

// ParseDate reads an EDTF date. Its error is a *DateError that names the part
// at fault and, where one can be told, what was meant. An empty string is an
// error too: a record without a date has the zero Date.
func ParseDate(s string) (Date, error) {
	if one, ok := plain(s); ok {
		return reading{start: one, end: one}.date(s), nil
	}
	r, fault := parse(s)
	if fault != nil {
		fault.Value = s
		fault.suggest()
		return Date{}, fault
	}
	if r.form == oneOf || r.form == allOf {
		s = strings.ReplaceAll(s, " ", "")
	}
	return r.date(s), nil
}

// MustDate is ParseDate for tables and tests; it panics on an error.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether this is the date of an undated record.
func (d Date) IsZero() bool { return d.source == "" }

// String gives the EDTF string, exactly as it was read but for spaces in a
// set, which some write and EDTF does not have.
func (d Date) String() string { return d.source }

// Interval reports whether the date has a start and an end of its own, as an
// interval has, and a set of which all belong to it. One that has not happened
// once, somewhere within its bounds.
func (d Date) Interval() bool { return d.form == interval || d.form == allOf }

// Precision says how finely the start is known: PrecisionNone where it is
// open or unknown.
func (d Date) Precision() Precision { return d.start.precision }

// EndPrecision says how finely the end is known.
func (d Date) EndPrecision() Precision { return d.end.precision }

// Span gives the four days. That of the zero Date is the zero Span.
func (d Date) Span() Span {
	return Span{Start: d.start.edge(), End: d.end.edge()}
}

func (l limit) edge() Edge {
	return Edge{
		Earliest:    l.earliest,
		Latest:      l.latest,
		Open:        l.marks&markOpen != 0,
		Unknown:     l.marks&markUnknown != 0,
		Approximate: l.marks&markApproximate != 0,
		Uncertain:   l.marks&markUncertain != 0,
	}
}

// Contains reports whether the day lies within the bounds of the date: from its
// earliest start to its latest end, both included. It says nothing of the days
// that a set or an unspecified digit passes over, of which On tells. The zero
// Date contains no day.
func (d Date) Contains(day Day) bool {
	return !d.IsZero() && d.start.earliest <= day && day <= d.end.latest
}

// Anchor gives the day on which the playhead stands for the date: its
// earliest start where that is known, else the earliest day of its known end.
// There is none, and ok is false, where no edge is known, as in "../..", "/"
// or "XXXX". A record with such a date counts as undated.
func (d Date) Anchor() (day Day, ok bool) {
	switch {
	case d.start.precision != PrecisionNone:
		return d.start.earliest, true
	case d.end.precision != PrecisionNone:
		return d.end.earliest, true
	default:
		return 0, false
	}
}
