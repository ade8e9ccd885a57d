package timeline

import (
	"math"
	"testing"

	"legation/app/event"
	"legation/app/state"
)

func measure(s string) float64 { return textWidth(s, tickStyle) }

// TestTicksAreRoundAndLabelsApart holds at every zoom from 5,000 years to
// three days.
func TestTicksAreRoundAndLabelsApart(t *testing.T) {
	for _, sc := range axes(3000) {
		r := Rule(sc, measure)
		labelled := 0
		end := math.Inf(-1)
		for i, tick := range r.Major {
			if !round(r.Step, tick.Day) {
				t.Fatalf("%+v step %+v: %v is not round", sc, r.Step, tick.Day)
			}
			if i > 0 && tick.X <= r.Major[i-1].X {
				t.Fatalf("%+v: ticks out of order", sc)
			}
			if tick.Label == "" {
				continue
			}
			labelled++
			w := measure(tick.Label)
			if tick.LabelX-w/2 < end+tickGap-1e-9 || tick.LabelX-w/2 < sc.Left-1.001 || tick.LabelX+w/2 > sc.Right()+1.001 {
				t.Fatalf("%+v step %+v: label %q collides", sc, r.Step, tick.Label)
			}
			end = tick.LabelX + w/2
		}
		if labelled == 0 {
			t.Fatalf("%+v step %+v: no label at all", sc, r.Step)
		}
		if len(r.Major) > int(sc.Width/tickRoom*1.6)+3 {
			t.Fatalf("%+v step %+v: %d ticks are too many", sc, r.Step, len(r.Major))
		}
		end = sc.Left
		for _, c := range r.Context {
			if c.Label == "" {
				continue
			}
			if c.LabelX < end || c.LabelX+measure(c.Label) > sc.Right() {
				t.Fatalf("%+v: context %q collides", sc, c.Label)
			}
			end = c.LabelX + measure(c.Label)
		}
	}
}

// round reports whether a day is one that a step of its unit may fall on.
func round(s Step, d event.Day) bool {
	year, month, day := d.Civil()
	lead := s.N
	for lead >= 10 && s.Unit == Years {
		lead /= 10
	}
	switch s.Unit {
	case Years:
		return (lead == 1 || lead == 2 || lead == 5) && month == 1 && day == 1 && (s.N == 1 || year > 0 && year%s.N == 0 || year == 1 || year < 0 && (year-1)%s.N == 0)
	case Months:
		return (s.N == 1 || s.N == 3 || s.N == 6) && day == 1 && (month-1)%int(s.N) == 0
	default:
		return s.N == 1 || s.N == 2 && day%2 == 1 || (s.N == 5 || s.N == 10) && (day == 1 || int64(day)%s.N == 0)
	}
}

func TestMinorTicksLieBetweenMajorOnes(t *testing.T) {
	for _, sc := range axes(300) {
		r := Rule(sc, measure)
		major := map[event.Day]bool{}
		for _, m := range r.Major {
			major[m.Day] = true
		}
		for i, m := range r.Minor {
			if major[m.Day] {
				t.Fatalf("%v is both", m.Day)
			}
			if i > 0 && m.X-r.Minor[i-1].X < 2 {
				t.Fatalf("%+v: minor ticks %v pixels apart", sc, m.X-r.Minor[i-1].X)
			}
		}
	}
}

func TestRulerReads(t *testing.T) {
	axis := func(from, to string) Scale {
		a, b := event.MustDate(from).Span().Start.Earliest, event.MustDate(to).Span().End.Latest
		return NewScale(state.Axis{From: float64(a), To: float64(b) + 1}, 0, 1000)
	}
	for _, c := range []struct {
		sc          Scale
		step        Step
		tick, above string
		at          int // the labelled tick that is looked at
	}{
		{axis("1948", "2027"), Step{Years, 10}, "1960", "20th century", 1},
		{axis("2006", "2015"), Step{Years, 1}, "2007", "2000s", 0},
		{axis("2013-11", "2014-10"), Step{Months, 1}, "Jan", "2013", 1},
		{axis("2014-07-01", "2014-07-12"), Step{Days, 1}, "1", "July 2014", 0},
		{axis("Y-13800000000", "-3500"), Step{Years, 2_000_000_000}, "12,000,000,000 BCE", "", 0},
		{axis("-0500", "0400"), Step{Years, 100}, "400 BCE", "1st millennium BCE", 0},
	} {
		r := Rule(c.sc, measure)
		if r.Step != c.step {
			t.Errorf("%s: step %+v, want %+v", c.tick, r.Step, c.step)
		}
		var labels []string
		for _, m := range r.Major {
			if m.Label != "" {
				labels = append(labels, m.Label)
			}
		}
		if len(labels) <= c.at || labels[c.at] != c.tick {
			t.Errorf("labels %q, want %q at %d", labels, c.tick, c.at)
		}
		found := c.above == "" && len(r.Context) == 0
		for _, e := range r.Context {
			found = found || e.Label == c.above
		}
		if !found {
			t.Errorf("%s: nothing above says %q: %+v", c.tick, c.above, r.Context)
		}
	}
}

func TestShortDay(t *testing.T) {
	for day, want := range map[event.Day]string{
		event.DayOf(1988, 11, 16): "16 Nov 1988",
		event.DayOf(-43, 3, 15):   "15 Mar 44 BCE",
	} {
		if got := ShortDay(day); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
