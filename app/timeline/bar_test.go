package timeline

import (
	"image/color"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

func TestFormsOfDates(t *testing.T) {
	for _, c := range []struct {
		date       string
		form       form
		start, end edge
	}{
		{"1988-11-15", instant, plain, plain},
		{"1988-11-15~", instant, fading, fading},
		{"1988", within, plain, plain},
		{"197X", within, plain, plain},
		{"1988?", within, fading, fading},
		{"1967-06-09/1967-06-10", lasting, plain, plain},
		{"1982/1994", lasting, fading, fading},
		{"1988-05-01/..", lasting, plain, endless},
		{"../1991-12-26", lasting, endless, plain},
		{"1988-05-01/", lasting, plain, frayed},
		{"/1988-05-01", lasting, frayed, plain},
	} {
		e := event.Event{Date: event.MustDate(c.date)}
		if m := newMark(&e, 0, 0); m.form != c.form || m.start != c.start || m.end != c.end {
			t.Errorf("%s: form %d, edges %d and %d", c.date, m.form, m.start, m.end)
		}
	}
}

// TestBarsTellTheTruth compares where bars are solid and where they fade with
// the four days of the date.
func TestBarsTellTheTruth(t *testing.T) {
	d := event.New(event.Dataset{Events: []event.Event{
		{ID: "a", Title: "A", Date: event.MustDate("1970/1989")},
		{ID: "b", Title: "B", Date: event.MustDate("1975")},
		{ID: "c", Title: "C", Date: event.MustDate("1980-01-01/..")},
	}})
	l := NewLayout(NewMarks(d), 1200, 240, Shelf{})
	s := state.New(d)
	s.Axis = state.Axis{From: float64(event.DayOf(1960, 1, 1)), To: float64(event.DayOf(2000, 1, 1))}
	p := Arrange(s, l, nil)
	at := func(y int64) float64 { return p.Scale.Start(event.DayOf(y, 1, 1)) }
	want := map[string]bar{
		"a": {x0: at(1970), solid0: at(1971), solid1: at(1989), x1: at(1990)},
		"b": {x0: at(1975), solid0: at(1975), solid1: at(1976), x1: at(1976)},
		"c": {x0: at(1980), solid0: at(1980), solid1: p.Scale.Right(), x1: p.Scale.Right()},
	}
	for i := range p.Placed {
		q := &p.Placed[i]
		b, w := p.bar(q), want[d.Events[q.Event].ID]
		for _, v := range [][2]float64{{b.x0, w.x0}, {b.x1, w.x1}, {b.solid0, w.solid0}, {b.solid1, w.solid1}} {
			// A year fades over at least fadeWidth, so that it is seen.
			if diff := v[0] - v[1]; diff > 1e-6 && diff > fadeWidth || diff < -1e-6 && diff < -fadeWidth {
				t.Errorf("%s: %+v, want %+v", d.Events[q.Event].ID, b, w)
			}
		}
		if b.x0 != w.x0 && b.x0-w.x0 > 1e-6 || b.x1-w.x1 > 1e-6 {
			t.Errorf("%s reaches from %v to %v, want %v to %v", d.Events[q.Event].ID, b.x0, b.x1, w.x0, w.x1)
		}
	}
}

func TestInkCanBeRead(t *testing.T) {
	for _, theme := range geo.Themes {
		pal := geo.PaletteOf(theme)
		w := &painter{pal: pal}
		for _, c := range dataset.Builtin().Categories {
			given, _ := geo.ParseColour(c.Colour)
			col := w.seen(given)
			if got := geo.Contrast(col, pal.Paper); got < 3 {
				t.Errorf("%s: the marks of %s have a contrast of %.2f on the paper", theme, c.ID, got)
			}
			for _, on := range []color.NRGBA{col, geo.Mix(col, pal.Paper, 0.35), geo.Mix(col, pal.Paper, 0.62)} {
				if got := geo.Contrast(on, ink(on)); got < 4.5 {
					t.Errorf("%s on %v: contrast %.2f (dark %v)", c.ID, on, got, pal.Dark)
				}
			}
		}
	}
}
