package event

import (
	"errors"
	"strings"
	"testing"
)

// dates has one date of each kind with its four days, as edgeString writes
// them, and its texts.
var dates = []struct {
	edtf         string
	start, end   string
	text, note   string
	long         string
	precision    Precision
	isAnInterval bool
}{
	// Level 0.
	{"2014-07-15", "2014-07-15", "2014-07-15", "15 July 2014", "", "15 July 2014", PrecisionDay, false},
	{"2014-07", "2014-07-01 2014-07-31", "2014-07-01 2014-07-31", "July 2014", "month only", "July 2014", PrecisionMonth, false},
	{"1988", "1988-01-01 1988-12-31", "1988-01-01 1988-12-31", "1988", "year only", "1988, year only", PrecisionYear, false},
	{"2000-02", "2000-02-01 2000-02-29", "2000-02-01 2000-02-29", "February 2000", "month only", "February 2000", PrecisionMonth, false},
	{"1900-02", "1900-02-01 1900-02-28", "1900-02-01 1900-02-28", "February 1900", "month only", "February 1900", PrecisionMonth, false},
	{"0000", "0000-01-01 0000-12-31", "0000-01-01 0000-12-31", "1 BCE", "year only", "1 BCE, year only", PrecisionYear, false},
	{"0622", "0622-01-01 0622-12-31", "0622-01-01 0622-12-31", "622 CE", "year only", "622 CE, year only", PrecisionYear, false},
	{"19", "1900-01-01 1999-12-31", "1900-01-01 1999-12-31", "1900s (century)", "century only", "1900s (century)", PrecisionCentury, false},
	{"-05", "-0500-01-01 -0401-12-31", "-0500-01-01 -0401-12-31", "501–402 BCE", "century only", "501–402 BCE", PrecisionCentury, false},
	{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "12 April 1985", "", "12 April 1985", PrecisionDay, false},
	{"1985-04-12T24:00:00Z", "1985-04-12", "1985-04-12", "12 April 1985", "", "12 April 1985", PrecisionDay, false},
	{"-0043-03-15T12:00", "-0043-03-15", "-0043-03-15", "15 March 44 BCE", "", "15 March 44 BCE", PrecisionDay, false},
	{"1967/1988", "1967-01-01 1967-12-31", "1988-01-01 1988-12-31", "1967 – 1988", "years only", "1967 – 1988, years only", PrecisionYear, true},
	{"1967-06-05/1967-06-10", "1967-06-05", "1967-06-10", "5 – 10 June 1967", "", "5 – 10 June 1967", PrecisionDay, true},
	{"1973-10-06/1973-11-11", "1973-10-06", "1973-11-11", "6 October – 11 November 1973", "", "6 October – 11 November 1973", PrecisionDay, true},
	{"1987-12-08/1993-09-13", "1987-12-08", "1993-09-13", "8 December 1987 – 13 September 1993", "", "8 December 1987 – 13 September 1993", PrecisionDay, true},
	{"1967-06-05/1967-06-05", "1967-06-05", "1967-06-05", "5 June 1967", "", "5 June 1967", PrecisionDay, true},
	{"2004-02-01/2005-02", "2004-02-01", "2005-02-01 2005-02-28", "1 February 2004 – February 2005", "start to the day, end month only", "1 February 2004 – February 2005", PrecisionDay, true},
	// The sides narrow each other where they overlap.
	{"1967/1967-06-10", "1967-01-01 1967-06-10", "1967-06-10", "1967 – 10 June 1967", "start year only, end to the day", "1967 – 10 June 1967", PrecisionYear, true},
	{"1967-06-10/1967", "1967-06-10", "1967-06-10 1967-12-31", "10 June 1967 – 1967", "start to the day, end year only", "10 June 1967 – 1967", PrecisionDay, true},

	// Level 1: qualifiers never move a day.
	{"1964~", "1964-01-01 1964-12-31", "1964-01-01 1964-12-31", "about 1964", "year only, approximate", "1964, approximately", PrecisionYear, false},
	{"1964?", "1964-01-01 1964-12-31", "1964-01-01 1964-12-31", "possibly 1964", "year only, uncertain", "1964, uncertain", PrecisionYear, false},
	{"1964%", "1964-01-01 1964-12-31", "1964-01-01 1964-12-31", "possibly about 1964", "year only, uncertain and approximate", "1964, uncertain and approximate", PrecisionYear, false},
	{"2004-06-11%", "2004-06-11", "2004-06-11", "possibly about 11 June 2004", "uncertain and approximate", "11 June 2004, uncertain and approximate", PrecisionDay, false},
	{"1964~/1988?", "1964-01-01 1964-12-31", "1988-01-01 1988-12-31", "about 1964 – possibly 1988", "years only, start approximate, end uncertain", "about 1964 – possibly 1988, years only", PrecisionYear, true},
	// Level 1: unspecified digits.
	{"197X", "1970-01-01 1979-12-31", "1970-01-01 1979-12-31", "1970s", "decade only", "1970s", PrecisionDecade, false},
	{"197X~", "1970-01-01 1979-12-31", "1970-01-01 1979-12-31", "about the 1970s", "decade only, approximate", "1970s, approximately", PrecisionDecade, false},
	{"190X", "1900-01-01 1909-12-31", "1900-01-01 1909-12-31", "1900s (decade)", "decade only", "1900s (decade)", PrecisionDecade, false},
	{"19XX", "1900-01-01 1999-12-31", "1900-01-01 1999-12-31", "1900s (century)", "century only", "1900s (century)", PrecisionCentury, false},
	{"000X", "0000-01-01 0009-12-31", "0000-01-01 0009-12-31", "1 BCE – 9 CE", "decade only", "1 BCE – 9 CE", PrecisionDecade, false},
	{"019X", "0190-01-01 0199-12-31", "0190-01-01 0199-12-31", "190s CE", "decade only", "190s CE", PrecisionDecade, false},
	{"-198X", "-1989-01-01 -1980-12-31", "-1989-01-01 -1980-12-31", "1990–1981 BCE", "decade only", "1990–1981 BCE", PrecisionDecade, false},
	{"-00XX", "-0099-01-01 -0001-12-31", "-0099-01-01 -0001-12-31", "100–2 BCE", "century only", "100–2 BCE", PrecisionCentury, false},
	{"2004-XX", "2004-01-01 2004-12-31", "2004-01-01 2004-12-31", "2004", "year only", "2004, year only", PrecisionYear, false},
	{"2004-06-XX", "2004-06-01 2004-06-30", "2004-06-01 2004-06-30", "June 2004", "month only", "June 2004", PrecisionMonth, false},
	{"2004-XX-XX", "2004-01-01 2004-12-31", "2004-01-01 2004-12-31", "2004", "year only", "2004, year only", PrecisionYear, false},
	{"XXXX", "0000-01-01 9999-12-31", "0000-01-01 9999-12-31", "year unknown", "", "year unknown", PrecisionNone, false},
	{"197X/198X", "1970-01-01 1979-12-31", "1980-01-01 1989-12-31", "1970s – 1980s", "decades only", "1970s – 1980s", PrecisionDecade, true},
	{"18XX/19XX", "1800-01-01 1899-12-31", "1900-01-01 1999-12-31", "1800s (century) – 1900s (century)", "centuries only", "1800s (century) – 1900s (century)", PrecisionCentury, true},
	{"2004-06-XX/2004-07-03", "2004-06-01 2004-06-30", "2004-07-03", "June 2004 – 3 July 2004", "start month only, end to the day", "June 2004 – 3 July 2004", PrecisionMonth, true},
	// Level 1: seasons, of which the standard does not say the months.
	{"2001-21", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "spring 2001", "season only", "spring 2001", PrecisionSeason, false},
	{"2001-24~", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "about winter 2001", "season only, approximate", "winter 2001, approximately", PrecisionSeason, false},
	// Level 1: years far away.
	{"Y170000002", "Y170000002-01-01 Y170000002-12-31", "Y170000002-01-01 Y170000002-12-31", "170,000,002", "year only", "170,000,002, year only", PrecisionYear, false},
	{"Y-170000002", "Y-170000002-01-01 Y-170000002-12-31", "Y-170000002-01-01 Y-170000002-12-31", "170,000,003 BCE", "year only", "170,000,003 BCE, year only", PrecisionYear, false},
	{"-1985", "-1985-01-01 -1985-12-31", "-1985-01-01 -1985-12-31", "1986 BCE", "year only", "1986 BCE, year only", PrecisionYear, false},
	// Level 1: open and unknown ends.
	{"1988/..", "1988-01-01 1988-12-31", "..", "since 1988", "year only", "since 1988, year only", PrecisionYear, true},
	{"1967-06~/..", "1967-06-01 1967-06-30", "..", "since about June 1967", "month only, start approximate", "since about June 1967", PrecisionMonth, true},
	{"../2023-11-01", "..", "2023-11-01", "until 1 November 2023", "", "until 1 November 2023", PrecisionNone, true},
	{"1988/", "1988-01-01 1988-12-31", "? 1988-12-31", "1988 – end unknown", "year only, end unknown", "1988 – end unknown, year only", PrecisionYear, true},
	{"/1988", "? 1988-01-01", "1988-01-01 1988-12-31", "start unknown – 1988", "year only, start unknown", "start unknown – 1988, year only", PrecisionNone, true},
	{"../..", "..", "..", "at all times", "", "at all times", PrecisionNone, true},
	{"/", "? ..", "? ..", "start and end unknown", "unknown", "start and end unknown", PrecisionNone, true},
	{"/..", "? ..", "..", "start unknown – open end", "start unknown", "start unknown – open end", PrecisionNone, true},
	{"../", "..", "? ..", "open start – end unknown", "end unknown", "open start – end unknown", PrecisionNone, true},
}

// edgeString writes an edge as the table does: one day, or two, with ? before
// an unknown edge and .. for no limit.
func edgeString(e Edge) string {
	days := e.Earliest.String()
	if e.Earliest != e.Latest {
		days += " " + e.Latest.String()
	}
	if e.Unknown {
		days = "? " + days
	}
	return days
}

func TestDates(t *testing.T) {
	for _, c := range dates {
		d, err := ParseDate(c.edtf)
		if err != nil {
			t.Error(err)
			continue
		}
		span := d.Span()
		for _, got := range []struct{ what, got, want string }{
			{"string", d.String(), c.edtf},
			{"start", edgeString(span.Start), c.start},
			{"end", edgeString(span.End), c.end},
			{"text", d.Text(), c.text},
			{"precision text", d.PrecisionText(), c.note},
			{"long text", d.LongText(), c.long},
			{"precision", d.Precision().String(), c.precision.String()},
		} {
			if got.got != got.want {
				t.Errorf("%s: %s is %q, want %q", c.edtf, got.what, got.got, got.want)
			}
		}
		if d.Interval() != c.isAnInterval {
			t.Errorf("%s: Interval is %v", c.edtf, d.Interval())
		}
		if open := strings.HasPrefix(c.edtf, "../"); span.Start.Open != open {
			t.Errorf("%s: open start is %v", c.edtf, span.Start.Open)
		}
		if open := strings.HasSuffix(c.edtf, "/.."); span.End.Open != open {
			t.Errorf("%s: open end is %v", c.edtf, span.End.Open)
		}
		from, to, _ := strings.Cut(c.edtf, "/")
		if to == "" && !d.Interval() {
			to = from
		}
		for _, e := range []struct {
			edge Edge
			edtf string
		}{{span.Start, from}, {span.End, to}} {
			if want := strings.ContainsAny(e.edtf, "~%"); e.edge.Approximate != want {
				t.Errorf("%s: approximate at %q is %v", c.edtf, e.edtf, e.edge.Approximate)
			}
			if want := strings.ContainsAny(e.edtf, "?%"); e.edge.Uncertain != want {
				t.Errorf("%s: uncertain at %q is %v", c.edtf, e.edtf, e.edge.Uncertain)
			}
		}
		checkOrder(t, d)
	}
}

// checkOrder holds what is true of every date.
func checkOrder(t *testing.T, d Date) {
	t.Helper()
	s := d.Span()
	if s.Start.Earliest > s.Start.Latest || s.End.Earliest > s.End.Latest ||
		s.Start.Earliest > s.End.Earliest || s.Start.Latest > s.End.Latest {
		t.Errorf("%q: the four days are not in order: %+v", d, s)
	}
	if d.Text() == "" || d.LongText() == "" {
		t.Errorf("%q: no text", d)
	}
	if anchor, ok := d.Anchor(); ok && !d.Contains(anchor) {
		t.Errorf("%q: stands on %s, which is outside", d, anchor)
	}
	if d != MustDate(d.String()) {
		t.Errorf("%q: not equal to itself read again", d)
	}
}

func TestContainsBothEnds(t *testing.T) {
	for _, c := range []struct {
		edtf    string
		in, out []string
	}{
		{"1967-06-05/1967-06-10", []string{"1967-06-05", "1967-06-10"}, []string{"1967-06-04", "1967-06-11"}},
		{"1988", []string{"1988-01-01", "1988-12-31"}, []string{"1987-12-31", "1989-01-01"}},
		{"1988~", []string{"1988-01-01", "1988-12-31"}, []string{"1987-12-31", "1989-01-01"}},
		{"1967-06/..", []string{"1967-06-01", "9999-12-31"}, []string{"1967-05-31"}},
		{"../1967-06-09", []string{"-9999-01-01", "1967-06-09"}, []string{"1967-06-10"}},
		{"1988/", []string{"1988-01-01", "1988-12-31"}, []string{"1987-12-31", "1989-01-01"}},
	} {
		d := MustDate(c.edtf)
		for _, day := range c.in {
			if !d.Contains(MustDate(day).Span().Start.Earliest) {
				t.Errorf("%s does not contain %s", c.edtf, day)
			}
		}
		for _, day := range c.out {
			if d.Contains(MustDate(day).Span().Start.Earliest) {
				t.Errorf("%s contains %s", c.edtf, day)
			}
		}
	}
}

func TestZeroDate(t *testing.T) {
	var d Date
	if !d.IsZero() || d.String() != "" || d.Text() != "undated" || d.LongText() != "undated" || d.PrecisionText() != "" {
		t.Errorf("the zero date reads %q, %q, %q, %q", d.String(), d.Text(), d.LongText(), d.PrecisionText())
	}
	if _, ok := d.Anchor(); ok || d.Contains(0) {
		t.Error("the zero date has a day")
	}
}

func TestDateErrors(t *testing.T) {
	for _, c := range []struct{ edtf, part, reason, hint string }{
		{"", "", "empty", "leave the date out"},
		{" 2020", " 2020", "spaces", "write 2020"},
		{"2016-13", "13", "months run from 01 to 12", ""},
		{"2016-00", "00", "months run from 01 to 12", "write 2016"},
		{"1967-13-01", "13", "months run from 01 to 12", ""},
		{"2016-05-00", "00", "days run from 01", "write 2016-05"},
		{"2016-04-31", "31", "April, which has 30 days", "the nearest day is 2016-04-30"},
		{"2016-02-30", "30", "February, which has 29 days", "the nearest day is 2016-02-29"},
		{"2016-05-32", "32", "May has 31", ""},
		{"1900-02-29", "29", "1900, which is no leap year", "the nearest day is 1900-02-28"},
		{"-0001-02-29", "29", "-0001, which is no leap year", "the nearest day is -0001-02-28"},
		{"1988/1967", "1988/1967", "ends before it begins", "write 1967/1988"},
		{"1988-11-15/1988-11-14", "1988-11-15/1988-11-14", "ends before it begins", "write 1988-11-14/1988-11-15"},
		{"1967/1967-13", "13", "months run from 01 to 12", ""},
		{"-0000", "-0000", "year 0", "write 0000"},
		{"12345", "12345", "more than four digits", "write Y12345"},
		{"-12345", "-12345", "more than four digits", "write Y-12345"},
		{"Y1988", "Y1988", "fewer than five digits", "write 1988"},
		{"Y00001", "Y00001", "begins with 0", "write 0001"},
		{"Y9999999999999999", "Y9999999999999999", "too far away", ""},
		{"Y12345-06", "Y12345-06", "more after Y than a year", ""},
		{"1967-06-05-01", "-01", "one part more", ""},
		{"2001-21-05", "05", "after a season", "write 2001-21"},
		{"2016-5-1", "5", "month of two digits", "write 2016-05-01"},
		{"2016-05-1", "1", "day of two digits", "write 2016-05-01"},
		{"2004?~", "?~", "more than one qualifier", "write 2004%"},
		{"2004~~", "~~", "more than one qualifier", "write 2004~"},
		{"?", "?", "no date before the qualifier", ""},
		{"1967/1988/1990", "1967/1988/1990", "more than one slash", ""},
		{"1967..1988", "1967..1988", "one side of an interval", ""},
		{"1988..", "1988..", "one side of an interval", "write 1988/.."},
		{"..1988", "..1988", "one side of an interval", "write ../1988"},
		{"1988/open", "open", "not a date", "write 1988/.."},
		{"197x", "197x", "not a date", "write 197X"},
		{"1970s", "1970s", "not a date", "write 197X"},
		{"1900s", "1900s", "not a date", ""},
		{"about 1970", "about 1970", "not a date", "write 1970~"},
		{"15 July 2014", "15 July 2014", "not a date", "write 2014-07-15"},
		{"20140715", "20140715", "more than four digits", "write 2014-07-15"},
		{"1967–1988", "1967–1988", "not a date", "write 1967/1988"},
		{"44 BC", "44 BC", "not a date", "write -0043"},
		{"3/4/2020", "3/4/2020", "more than one slash", ""},
		{"2016-05T10:00", "2016-05", "whole day before a time", ""},
		{"2016-05-02T10", "T10", "not a time", ""},
		{"2016-05-02T25:00:00", "25", "an hour", ""},
		{"2016-05-02T24:00:01", "24:00:01", "later than 24:00:00", ""},
		{"2016-05-02T24:00:00.5", "24:00:00.5", "later than 24:00:00", ""},
		{"2016-05-02T00:61:00", "61", "a minute", ""},
		{"2016-05-02T01:01:60", "60", "a second", ""},
		{"2016-05-02T12:00:00+15", "+15", "offset", ""},
		{"2016-05-02T12:00:00-00:00", "-00:00", "offset", ""},
		{"2016-05-02T12:00:00/2017", "T12:00:00", "time of day in an interval", "write 2016-05-02"},
		{"2016-05-02T12:00:00~", "T12:00:00", "before a qualifier", ""},
		{"[1999}", "[1999}", "does not close with ]", ""},
		{"never", "never", "not a date", ""},
	} {
		_, err := ParseDate(c.edtf)
		var bad *DateError
		if !errors.As(err, &bad) {
			t.Errorf("%q: got %v, want a DateError", c.edtf, err)
			continue
		}
		if bad.Value != c.edtf || bad.Part != c.part || !strings.Contains(bad.Reason, c.reason) {
			t.Errorf("%q: got part %q, reason %q, want %q, %q", c.edtf, bad.Part, bad.Reason, c.part, c.reason)
		}
		if !strings.HasPrefix(bad.Hint, c.hint) || (c.hint == "") != (bad.Hint == "") {
			t.Errorf("%q: got hint %q, want %q", c.edtf, bad.Hint, c.hint)
		}
		// A hint to write something offers something that is read.
		for _, before := range []string{"write ", "the nearest day is "} {
			if advice, ok := strings.CutPrefix(bad.Hint, before); ok {
				advice, _, _ = strings.Cut(advice, ",")
				if _, err := ParseDate(advice); err != nil {
					t.Errorf("%q: the hint is no better: %v", c.edtf, err)
				}
			}
		}
	}
}

func TestLevelTwoIsNamed(t *testing.T) {
	for _, c := range []struct{ edtf, part string }{
		{"[1667,1668,1670..1672]", "[1667,1668,1670..1672]"},
		{"{1960,1961-12}", "{1960,1961-12}"},
		{"Y-17E7", "Y-17E7"},
		{"1950S2", "1950S2"},
		{"-1950S2", "-1950S2"},
		{"193", "193"},
		{"2001-34", "34"},
		{"2004-06~-11", "~"},
		{"?2004-06-~11", "?"},
		{"156X-12-25", "156X"},
		{"1XXX", "1XXX"},
		{"1X88", "1X88"},
		{"XXXX-12", "XXXX"},
		{"201X-XX", "201X-XX"},
		{"1984-1X", "1X"},
		{"1984-10-1X", "1X"},
		{"2004-XX-11", "XX"},
		{"1988/156X-12-25", "156X"},
		{"2001-21/2003", "21"},
	} {
		_, err := ParseDate(c.edtf)
		var bad *DateError
		if !errors.As(err, &bad) || bad.Part != c.part || !strings.Contains(bad.Reason, "level 2") {
			t.Errorf("%q: got %v, want a word on level 2 at %q", c.edtf, err, c.part)
		}
	}
}

func TestDateErrorIsShort(t *testing.T) {
	_, err := ParseDate(strings.Repeat("a long story ", 1000))
	if err == nil || len(err.Error()) > 300 {
		t.Errorf("the error is %d bytes long", len(err.Error()))
	}
}

func FuzzParseDate(f *testing.F) {
	for _, c := range dates {
		f.Add(c.edtf)
	}
	for _, s := range []string{"", "-", "Y", "Y-", "--", "1-", "T", "Y123456E", "2004-06-11T", "[", "{}", "X", "XX-XX", "....", "é", "\xff/\x00", "2016-05-02T10:00-", "/T", "0000-XX-XX%", " bc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			var bad *DateError
			if !errors.As(err, &bad) || bad.Value != s || bad.Reason == "" || err.Error() == "" {
				t.Fatalf("%q: a poor error: %v", s, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q comes back as %q", s, d.String())
		}
		checkOrder(t, d)
	})
}
