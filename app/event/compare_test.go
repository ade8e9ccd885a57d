package event

import (
	"math/rand/v2"
	"testing"
)

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		a, b             string
		before, overlaps Answer
	}{
		{"1967", "1988", Yes, No},
		{"1988", "1967", No, No},
		{"1988", "1988", Maybe, Maybe},
		{"1988-11-15", "1988-11-15", No, Yes},
		{"1988-11-15", "1988", Maybe, Maybe},
		{"1988-11-15", "1987/1989", No, Yes},
		{"1988", "1987/1989", No, Yes},
		{"1988", "1988/1989", Maybe, Maybe},
		{"1988-11-15", "1988/..", Maybe, Maybe},
		{"1989", "1988/..", No, Yes},
		{"1989", "../1988", No, No},
		{"1966", "../1988", No, Yes},
		{"../1966", "1967", Yes, No},
		{"../1988", "1988/..", Maybe, Maybe},
		{"../..", "1988", No, Yes},
		// What nobody knows decides nothing that is known without it.
		{"1988/", "1990", Unknown, Unknown},
		{"1988/", "1967", No, No},
		{"1988-01-01/", "1988-01-01", No, Yes},
		{"/1988", "1990", Yes, No},
		{"1967", "/1988", Unknown, Unknown},
		{"1990", "/1988", No, No},
		{"/", "1988", Unknown, Unknown},
		// Qualifiers move nothing.
		{"1964~", "1965?", Yes, No},
		// Sets.
		{"[1667,1672]", "1670", Maybe, No},
		{"[1667,1672]", "1673", Yes, No},
		{"{1667,1672}", "1670", No, No},
		{"[1667,1672]", "1660/1680", No, Yes},
		{"{1667,1672}", "1670/1680", No, Yes},
		{"[1667,1672]", "1670/1680", Maybe, Maybe},
		{"{1667-01-01,1667-01-03}", "1667-01-03", No, Yes},
		{"[1667-01-01,1667-01-03]", "1667-01-03", Maybe, Maybe},
		{"[1667-01-01,1667-01-03]", "1667-01-02", Maybe, No},
		{"{1667-01-01..1667-01-05}", "1667-01-03", No, Yes},
		{"[..1984]", "1985", Yes, No},
		{"[..1984]", "1980", Maybe, Maybe},
		{"{..1984}", "1980", No, Maybe},
		{"[1984..]", "1980", No, No},
		// Unspecified digits.
		{"156X-12-25", "1565-07", Maybe, No},
		{"156X-12-25", "1565-12", Maybe, Maybe},
		{"156X-12-25", "1565-12-25", Maybe, Maybe},
		{"156X-12-25", "XXXX-12-24", Maybe, No},
		{"1XX3", "1604", Maybe, No},
		{"19XX", "1967", Maybe, Maybe},
		{"Y-17E7", "0001", Yes, No},
	} {
		a, b := MustDate(c.a), MustDate(c.b)
		if got := a.Before(b); got != c.before {
			t.Errorf("%s before %s: %s, want %s", c.a, c.b, got, c.before)
		}
		for _, got := range []Answer{a.Overlaps(b), b.Overlaps(a)} {
			if got != c.overlaps {
				t.Errorf("%s overlaps %s: %s, want %s", c.a, c.b, got, c.overlaps)
			}
		}
	}
}

func TestOn(t *testing.T) {
	for _, c := range []struct {
		date, day string
		want      Answer
	}{
		{"1988", "1988-05-01", Maybe},
		{"1988", "1989-01-01", No},
		{"1988-05-01", "1988-05-01", Yes},
		{"1967/1988", "1970-01-01", Yes},
		{"1967/1988", "1967-06-01", Maybe},
		{"1988/..", "2020-01-01", Yes},
		{"1988/", "2020-01-01", Unknown},
		{"1984-10-X1", "1984-10-11", Maybe},
		{"1984-10-X1", "1984-10-12", No},
		{"20XX-41", "2001-01-15", No},
		{"{1960-01-01,1960-01-03}", "1960-01-03", Yes},
	} {
		if got := MustDate(c.date).On(MustDate(c.day).Span().Start.Earliest); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.date, c.day, got, c.want)
		}
	}
	if got := (Date{}).On(0); got != Unknown {
		t.Errorf("an undated record: %s, want unknown", got)
	}
	if (Date{}).Before(MustDate("1988")) != Unknown || MustDate("1988").Overlaps(Date{}) != Unknown {
		t.Error("an undated record is compared")
	}
}

// history chooses one of the histories that a date allows: the days from one
// to another in which it was going on, or several such. It is what the answers
// are about, made without them. Days are kept to those around 1600 and 2000.
func history(r *rand.Rand, d Date) []piece {
	far := map[Day]Day{DayMin: DayOf(1500, 1, 1), DayMax: DayOf(2100, 1, 1)}
	between := func(a, b Day) Day {
		if a == b {
			return a // without limit, among others
		}
		if f, ok := far[a]; ok {
			a = f
		}
		if f, ok := far[b]; ok {
			b = f
		}
		return a + Day(r.Int64N(int64(b-a)+1))
	}
	once := func(p piece) piece {
		for {
			day := between(p.first, p.last)
			if p.mask == nil {
				return piece{first: day, last: day}
			}
			if day, ok := p.mask.next(day); ok {
				return piece{first: day, last: day}
			}
		}
	}
	reading, _ := parse(d.source)
	switch reading.form {
	case single:
		return []piece{once(reading.start.piece())}
	case oneOf:
		return []piece{once(reading.members[r.IntN(len(reading.members))].piece())}
	case allOf:
		var all []piece
		for _, m := range reading.members {
			if m.run && max(m.from.precision, m.to.precision) == PrecisionDay {
				all = append(all, m.piece())
				continue
			}
			all = append(all, once(m.piece()))
			if m.from.kind == known {
				all = append(all, once(m.from.piece()))
			} else {
				all = append(all, piece{first: DayMin, last: DayMin})
			}
			if m.to.kind == known {
				all = append(all, once(m.to.piece()))
			} else {
				all = append(all, piece{first: DayMax, last: DayMax})
			}
		}
		return all
	}
	span := d.Span()
	for {
		from, to := between(span.Start.Earliest, span.Start.Latest), between(span.End.Earliest, span.End.Latest)
		if span.Start.Unknown {
			from = between(DayMin, to)
		}
		if span.End.Unknown {
			to = between(from, DayMax)
		}
		if from <= to {
			return []piece{{first: from, last: to}}
		}
	}
}

// No history that two dates allow may gainsay what is said of them.
func TestAnswersHoldInEveryHistory(t *testing.T) {
	list := []string{
		"1988", "1988-11", "1988-11-15", "1988-11-16", "198X", "1988-21", "1988-36", "1988-28", "19XX", "19XX-11-15", "198X-11", "1988-1X", "1988-11-1X", "1X88", "1980S3",
		"1967/1988", "1988/1988-11-20", "1988-11-14/1988-11-16", "1988/..", "../1988", "1988/", "/1988", "1988-11-15/", "/1988-11-15", "198X/199X", "1988-11/1988-12",
		"[1967,1988]", "{1967,1988}", "[1988-11-15,1988-11-17]", "{1988-11-15,1988-11-17}", "{1988-11-14..1988-11-16}", "[1988-11-14..1988-11-16]", "[..1988]", "[1988-11..]", "{1967..1988}",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range list {
		for _, o := range list {
			a, b := MustDate(s), MustDate(o)
			before, overlaps := a.Before(b), a.Overlaps(b)
			for range 60 {
				x, y := history(r, a), history(r, b)
				last, first, meet := DayMin, DayMax, false
				for _, p := range x {
					last = max(last, p.last)
					for _, q := range y {
						first = min(first, q.first)
						meet = meet || p.first <= q.last && q.first <= p.last
					}
				}
				if earlier := last < first; earlier && before == No || !earlier && before == Yes {
					t.Fatalf("%s before %s: %s, against %v and %v", s, o, before, x, y)
				}
				if meet && overlaps == No || !meet && overlaps == Yes {
					t.Fatalf("%s overlaps %s: %s, against %v and %v", s, o, overlaps, x, y)
				}
			}
		}
	}
}

// A mask is held against the days of all its years, one after another.
func TestMasksDayByDay(t *testing.T) {
	for _, s := range []string{"156X-12-25", "1X88", "20X0-0X", "1984-1X", "1984-10-X1", "2004-XX-11", "19XX-02-29", "-00X1-12", "-1X0X-X2-3X", "000X-12", "XX00-02-29"} {
		r, err := parse(s)
		if err != nil {
			t.Fatal(err)
		}
		m := &r.start.mask
		var days []Day
		for year := r.start.lo; year <= r.start.hi; year++ {
			if !written(m, year) {
				continue
			}
			for day := DayOf(year, 1, 1); day <= DayOf(year, 12, 31); day++ {
				if _, month, n := day.Civil(); m.months>>month&1 != 0 && m.days>>n&1 != 0 {
					days = append(days, day)
				}
			}
		}
		at := DayMin
		for _, want := range days {
			got, ok := m.next(at)
			if !ok || got != want {
				t.Fatalf("%s: after %s comes %s, %v, want %s", s, at, got, ok, want)
			}
			at = want + 1
		}
		if got, ok := m.next(at); ok {
			t.Errorf("%s: there is a day %s behind the last", s, got)
		}
		if last, _ := m.last(); last != days[len(days)-1] {
			t.Errorf("%s: the last day is %s, want %s", s, last, days[len(days)-1])
		}
	}
}

// written reports whether a year is written the way a mask is.
func written(m *mask, year int64) bool {
	s := YearString(year)
	if (s[0] == '-') != m.negative {
		return false
	}
	s = s[len(s)-4:]
	for i := range 4 {
		if m.year[i] != 'X' && m.year[i] != s[i] {
			return false
		}
	}
	return true
}
