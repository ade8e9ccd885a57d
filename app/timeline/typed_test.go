package timeline

import (
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
)

func TestTypedDates(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"1988", "1988"}, {" 2014-07-15 ", "2014-07-15"}, {"197X", "197X"}, {"1967/1988", "1967/1988"},
		{"15 July 2014", "2014-07-15"}, {"15 july 2014", "2014-07-15"}, {"15th of July 2014", "2014-07-15"},
		{"15 Jul 2014", "2014-07-15"}, {"July 15, 2014", "2014-07-15"}, {"July 2014", "2014-07"}, {"Sept 1967", "1967-09"},
		{"15.7.2014", "2014-07-15"}, {"2014/7/15", "2014-07-15"}, {"1970s", "197X"}, {"about 1964", "1964~"},
		{"476", "0476"}, {"44 BC", "-0043"}, {"2012 BCE", "-2011"}, {"1 BC", "0000"}, {"AD 70", "0070"}, {"70 CE", "0070"},
		{"20140715", "2014-07-15"}, {"2008 to 2014", "2008/2014"}, {"2008–2014", "2008/2014"}, {"2008-2014", "2008/2014"},
		{"July 2008 – 15 July 2014", "2008-07/2014-07-15"}, {"12000 BC", "Y-11999"},
	} {
		d, err := TypedDate(c.typed)
		if err != nil || d.String() != c.want {
			t.Errorf("%q is read as %q, %v; want %q", c.typed, d, err, c.want)
		}
	}
}

func TestBadTypedDatesAreAnsweredInWords(t *testing.T) {
	for _, c := range []struct{ typed, words string }{
		{"", "type a date"}, {"   ", "type a date"}, {"2016-13", "month"}, {"2019-02-29", "29"},
		{"3/4/2020", "3"}, {"yesterday", "yesterday"}, {"XXXX", "no day"}, {"../..", "no day"}, {"31 June 2014", "31"},
		{"0 BC", "0 BC"}, {"70", "four digits"}, {"1988/1967", "ends before"}, {"2014 to 2008", "ends before"}, {"2008 to never", "never"}, {strings.Repeat("9", 400), "9"},
	} {
		d, err := TypedDate(c.typed)
		if err == nil {
			t.Errorf("%q is read as %q", c.typed, d)
			continue
		}
		if !strings.Contains(err.Error(), c.words) {
			t.Errorf("%q is answered %q, without %q", c.typed, err, c.words)
		}
	}
}

func TestSpanOfAnInterval(t *testing.T) {
	d := dataset.Builtin()
	first, last := d.Span()
	for _, c := range []struct {
		date     string
		from, to event.Day
	}{
		{"2008/2014", event.DayOf(2008, 1, 1), event.DayOf(2014, 12, 31)},
		{"2008-02/2014-07-15", event.DayOf(2008, 2, 1), event.DayOf(2014, 7, 15)},
		{"2008/..", event.DayOf(2008, 1, 1), last}, {"../2008", first, event.DayOf(2008, 12, 31)},
		{"1700/", event.DayOf(1700, 1, 1), last}, {"2500/..", event.DayOf(2500, 1, 1), event.DayOf(2500, 1, 1)},
	} {
		if got := spanOf(event.MustDate(c.date), d); got.From != c.from || got.To != c.to {
			t.Errorf("%s: %s to %s, want %s to %s", c.date, got.From, got.To, c.from, c.to)
		}
	}
}
