package event

import (
	"testing"
	"time"
)

func TestDayAgainstTimePackage(t *testing.T) {
	// Every day of eight centuries, so that every kind of leap year is met.
	at := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := DayOf(1600, 1, 1); d <= DayOf(2400, 12, 31); d++ {
		year, month, day := d.Civil()
		if y, m, n := at.Date(); int64(y) != year || int(m) != month || n != day {
			t.Fatalf("day %d is %d-%d-%d, want %s", d, year, month, day, at.Format(time.DateOnly))
		}
		if back := DayOf(year, month, day); back != d {
			t.Fatalf("DayOf(%d, %d, %d) = %d, want %d", year, month, day, back, d)
		}
		at = at.AddDate(0, 0, 1)
	}
}

func TestDayText(t *testing.T) {
	for _, c := range []struct {
		year       int64
		month, day int
		edtf, text string
	}{
		{1970, 1, 1, "1970-01-01", "1 January 1970"},
		{1988, 11, 15, "1988-11-15", "15 November 1988"},
		{2000, 2, 29, "2000-02-29", "29 February 2000"},
		{0, 1, 1, "0000-01-01", "1 January 1 BCE"},
		{-43, 3, 15, "-0043-03-15", "15 March 44 BCE"},
		{622, 7, 16, "0622-07-16", "16 July 622 CE"},
		{12000, 1, 1, "Y12000-01-01", "1 January 12,000"},
		{-12000, 12, 31, "Y-12000-12-31", "31 December 12,001 BCE"},
		{2023, 13, 1, "2024-01-01", "1 January 2024"},
		{2024, 0, 31, "2023-12-31", "31 December 2023"},
		{2024, 3, 0, "2024-02-29", "29 February 2024"},
		{999_999_999_999_999, 12, 31, "Y999999999999999-12-31", "31 December 999,999,999,999,999"},
		{-999_999_999_999_999, 1, 1, "Y-999999999999999-01-01", "1 January 1,000,000,000,000,000 BCE"},
	} {
		d := DayOf(c.year, c.month, c.day)
		if d.String() != c.edtf || d.Text() != c.text {
			t.Errorf("%d-%d-%d: got %q, %q, want %q, %q", c.year, c.month, c.day, d.String(), d.Text(), c.edtf, c.text)
		}
	}
}

func TestDayAtTheEnds(t *testing.T) {
	const most, least = 1<<63 - 1, -1 << 63
	for _, c := range []struct{ got, want Day }{
		{DayOf(most, 12, 31), DayMax},
		{DayOf(least, 1, 1), DayMin},
		{DayOf(farYear, most, 1), DayMax},
		{DayOf(-farYear, least, 1), DayMin},
		{DayOf(2000, 1, most), DayMax},
		{DayOf(1900, 1, least), DayMin},
	} {
		if c.got != c.want {
			t.Errorf("got %d, want %d", c.got, c.want)
		}
	}
	if DayMin.String() != ".." || DayMax.String() != ".." {
		t.Errorf("the ends are written %q and %q, want ..", DayMin, DayMax)
	}
	// No day is too far to be taken apart and put together again.
	for _, d := range []Day{DayMax - 1, DayMin + 1, DayMax / 2, DayMin / 2} {
		year, month, day := d.Civil()
		if month < 1 || month > 12 || day < 1 || day > 31 {
			t.Errorf("day %d has month %d and day %d", d, month, day)
		}
		if back := DayOf(year, month, day); back != d && year < farYear && year > -farYear {
			t.Errorf("day %d comes back as %d", d, back)
		}
	}
}
