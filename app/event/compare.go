package event

// An Answer is what can be said of two dates, or of a date and a day.
type Answer uint8

// The answers. Unknown is given where an edge that nobody knows decides, and
// for an undated record. Maybe is given where it depends on where within their
// bounds the dates are.
const (
	Unknown Answer = iota
	No
	Maybe
	Yes
)

// String gives the answer in lower case: "maybe".
func (a Answer) String() string {
	return [...]string{"unknown", "no", "maybe", "yes"}[min(a, Yes)]
}

// Before tells whether all of a date is over before anything of another has
// begun. Qualifiers move nothing: "1964~" is before "1965". After is Before
// with the two exchanged.
func (d Date) Before(e Date) Answer {
	if d.IsZero() || e.IsZero() {
		return Unknown
	}
	end, start := d.Span().End, e.Span().Start
	// What happened once, on a day or earlier, may have been over long before.
	if d.form == oneOf && d.start.marks&markOpen != 0 {
		end.Earliest = DayMin
	} else if d.form == oneOf {
		end.Earliest = d.start.earliest
	}
	if e.form == oneOf && e.end.marks&markOpen != 0 {
		start.Latest = DayMax
	} else if e.form == oneOf {
		start.Latest = e.end.latest
	}
	// Of an edge that is unknown the other edge still says how early it is at
	// the least, or how late at the most.
	earliest, latest := end.Earliest, start.Latest
	if end.Unknown {
		earliest = d.start.earliest
		if d.start.marks&markUnknown != 0 {
			earliest = DayMin
		}
	}
	if start.Unknown {
		latest = e.end.latest
		if e.end.marks&markUnknown != 0 {
			latest = DayMax
		}
	}
	switch {
	case earliest >= latest:
		return No
	case end.Unknown || start.Unknown:
		return Unknown
	case end.Latest < start.Earliest:
		return Yes
	default:
		return Maybe
	}
}

// On tells whether a date is going on at a day. A date that is no interval is
// on one day alone, so that the answer for one not known to the day is Maybe
// at best: "1988" is maybe on 1 May 1988. Of the days that a set or an
// unspecified digit passes over it is No.
func (d Date) On(day Day) Answer {
	at := piece{first: day, last: day}
	return d.extent().meets(extent{pieces: []piece{at}, certain: []piece{at}})
}

// Overlaps tells whether two dates have a day in common.
func (d Date) Overlaps(e Date) Answer {
	if d.IsZero() || e.IsZero() {
		return Unknown
	}
	return d.extent().meets(e.extent())
}

// An extent is the days of a date.
type extent struct {
	pieces  []piece   // all that may belong to it
	certain []piece   // those that do, whatever the rest
	groups  [][]piece // of each at least one day belongs to it
	unknown bool      // an edge is unknown
}

// A piece is the days from one to another, both included, or those of them
// that a mask has.
type piece struct {
	first, last Day
	mask        *mask
}

// extent reads the date again, since its four days pass over nothing.
func (d Date) extent() extent {
	r, err := parse(d.source)
	if err != nil {
		return extent{unknown: true}
	}
	var x extent
	switch r.form {
	case single:
		x.pieces = []piece{r.start.piece()}
		x.groups = [][]piece{x.pieces}
	case oneOf:
		for _, m := range r.members {
			x.pieces = append(x.pieces, m.piece())
		}
		x.groups = [][]piece{x.pieces}
	case allOf:
		for _, m := range r.members {
			p := m.piece()
			x.pieces = append(x.pieces, p)
			x.groups = append(x.groups, []piece{p})
			if m.run && max(m.from.precision, m.to.precision) == PrecisionDay {
				x.certain = append(x.certain, p)
			}
		}
	case interval:
		start, end := d.Span().Start, d.Span().End
		x.unknown = start.Unknown || end.Unknown
		all := piece{first: start.Earliest, last: end.Latest}
		if start.Unknown {
			all.first = DayMin
		} else {
			x.groups = append(x.groups, []piece{{first: start.Earliest, last: start.Latest}})
		}
		if end.Unknown {
			all.last = DayMax
		} else {
			x.groups = append(x.groups, []piece{{first: end.Earliest, last: end.Latest}})
		}
		if !x.unknown && start.Latest <= end.Earliest {
			x.certain = append(x.certain, piece{first: start.Latest, last: end.Earliest})
		}
		x.pieces = []piece{all}
	}
	for _, g := range x.groups {
		if len(g) == 1 && g[0].first == g[0].last {
			x.certain = append(x.certain, g[0])
		}
	}
	return x
}

func (one side) piece() piece {
	p := piece{first: one.first(), last: one.last()}
	if one.mask.isMask() {
		p.mask = &one.mask
	}
	return p
}

func (m member) piece() piece {
	if !m.run {
		return m.from.piece()
	}
	first, last := m.days()
	return piece{first: first, last: last}
}

// meets tells whether two extents have a day in common.
func (x extent) meets(y extent) Answer {
	switch {
	case !x.mayMeet(y):
		return No
	case x.mustMeet(y) || y.mustMeet(x):
		return Yes
	case x.unknown || y.unknown:
		return Unknown
	default:
		return Maybe
	}
}

// mayMeet looks for a day that may belong to both.
func (x extent) mayMeet(y extent) bool {
	for _, p := range x.pieces {
		for _, q := range y.pieces {
			if p.meets(q) {
				return true
			}
		}
	}
	return len(x.pieces) == 0 || len(y.pieces) == 0
}

// mustMeet looks for a group of x that lies in certain days of y.
func (x extent) mustMeet(y extent) bool {
	inCertain := func(p piece) bool {
		for _, c := range y.certain {
			if c.first <= p.first && p.last <= c.last {
				return true
			}
		}
		return false
	}
	for _, g := range x.groups {
		all := true
		for _, p := range g {
			all = all && inCertain(p)
		}
		if all {
			return true
		}
	}
	for _, a := range x.certain {
		for _, b := range y.certain {
			if a.first <= b.last && b.first <= a.last {
				return true
			}
		}
	}
	return false
}

// meets leaps from a day of the one to the next of the other until they agree.
func (p piece) meets(q piece) bool {
	for day := p.first; ; {
		a, ok := p.next(day)
		if !ok {
			return false
		}
		b, ok := q.next(a)
		if !ok || a == b {
			return ok
		}
		day = b
	}
}

// next gives the first day of the piece that is the given one or later.
func (p piece) next(from Day) (Day, bool) {
	day := max(from, p.first)
	if p.mask != nil {
		var ok bool
		if day, ok = p.mask.next(day); !ok {
			return 0, false
		}
	}
	return day, day <= p.last
}
