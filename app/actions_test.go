package app

import (
	"testing"

	"legation/app/event"
)

func TestJump(t *testing.T) {
	for _, c := range []struct {
		from, step string
		by         int
		want       string
	}{
		{"1988-11-15", "year", 1, "1989-11-15"},
		{"1988-02-29", "year", 1, "1989-02-28"},
		{"0001-01-01", "year", -1, "0000-01-01"},
		{"1988-11-15", "day", -15, "1988-10-31"},
		{"1988-01-31", "month", 1, "1988-02-29"},
		{"1988-12-31", "month", 1, "1989-01-31"},
		{"1988-01-15", "month", -1, "1987-12-15"},
		{"1988-11-15", "decade", -1, "1978-11-15"},
	} {
		if got := jump(event.MustDate(c.from).Span().Start.Earliest, c.step, c.by).String(); got != c.want {
			t.Errorf("%s and %d steps of a %s is %s, want %s", c.from, c.by, c.step, got, c.want)
		}
	}
}

func TestDecade(t *testing.T) {
	for _, c := range []struct {
		from string
		by   int
		want string
	}{
		{"1988-11-15", 1, "1990-01-01"},
		{"1988-11-15", -1, "1980-01-01"},
		{"1980-01-01", -1, "1970-01-01"},
		{"1980-01-01", 1, "1990-01-01"},
		{"-0003-06-01", -1, "-0010-01-01"},
	} {
		if got := decade(event.MustDate(c.from).Span().Start.Earliest, c.by).String(); got != c.want {
			t.Errorf("%s goes by %d to %s, want %s", c.from, c.by, got, c.want)
		}
	}
}
