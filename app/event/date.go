package event

// A Date says when, as precisely as is known and no more: an EDTF date (ISO
// 8601-2:2019, levels 0 and 1). It keeps the string it was read from and can
// be compared with ==. The zero Date is that of an undated record.
type Date struct {
	source     string
	start, end limit
	interval   bool
}

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
)

// An Edge is where a date begins or where it ends: on some day from Earliest
// to Latest, both included.
//
// An open edge has no limit: both days are DayMin at a start and DayMax at an
// end. An unknown edge lies somewhere, but nobody says where: both its days
// are the nearest known day of the other edge, only so that the record can be
// placed, and a report of bounds must say unknown instead of them.
// Approximate and Uncertain are marks of the source and never move the days.
type Edge struct {
	Earliest, Latest       Day
	Open, Unknown          bool
	Approximate, Uncertain bool
}

// Known reports whether the edge has days of its own.
func (e Edge) Known() bool { return !e.Open && !e.Unknown }

// A Span is the four days of a date. Start.Earliest <= End.Earliest and
// Start.Latest <= End.Latest.
type Span struct{ Start, End Edge }

// Precision says how finely an edge is known. A finer one is greater.
type Precision uint8

// The precisions. No date of level 0 or 1 is known to a millennium only.
const (
	PrecisionNone Precision = iota // open, unknown, or a year of which no digit is known
	PrecisionMillennium
	PrecisionCentury
	PrecisionDecade
	PrecisionYear
	PrecisionSeason
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

// ParseDate reads an EDTF date of level 0 or 1. Its error is a *DateError
// that names the part at fault. An empty string is an error too: a record
// without a date has the zero Date.
func ParseDate(s string) (Date, error) {
	r, fault := parse(s)
	if fault != nil {
		fault.Value = s
		if fault.Hint == "" {
			if guess := nearest(s); guess != "" {
				fault.Hint = "write " + guess
			}
		}
		return Date{}, fault
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

// String gives the EDTF string, exactly as it was read.
func (d Date) String() string { return d.source }

// Interval reports whether the date has a start and an end of its own. One
// that has not happened once, somewhere within its bounds.
func (d Date) Interval() bool { return d.interval }

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

// Contains reports whether the day may belong to the date: from its earliest
// start to its latest end, both included. The zero Date contains no day.
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
