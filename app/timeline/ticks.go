package timeline

import (
	"math"
	"strconv"

	"legation/app/event"
	"legation/app/language"
)

// Unit is a calendar unit that ticks count in.
type Unit uint8

// The units of ticks.
const (
	Days Unit = iota
	Months
	Years
)

// A Step is the distance from one tick to the next: 1, 2, 5 or 10 days of the
// month, 1, 3 or 6 months, or 1, 2 or 5 times a power of ten of years.
type Step struct {
	Unit Unit
	N    int64
}

// days is about how long the step is.
func (s Step) days() float64 {
	switch s.Unit {
	case Days:
		return float64(s.N)
	case Months:
		return float64(s.N) * daysPerYear / 12
	default:
		return float64(s.N) * daysPerYear
	}
}

// coarser returns the next longer step.
func (s Step) coarser() Step {
	switch {
	case s.Unit == Days && s.N == 1:
		return Step{Days, 2}
	case s.Unit == Days && s.N == 2:
		return Step{Days, 5}
	case s.Unit == Days && s.N == 5:
		return Step{Days, 10}
	case s.Unit == Days:
		return Step{Months, 1}
	case s.Unit == Months && s.N == 1:
		return Step{Months, 3}
	case s.Unit == Months && s.N == 3:
		return Step{Months, 6}
	case s.Unit == Months:
		return Step{Years, 1}
	}
	lead := s.N
	for lead >= 10 {
		lead /= 10
	}
	if lead == 2 {
		return Step{Years, s.N / 2 * 5}
	}
	return Step{Years, s.N * 2}
}

// A Tick is a round day on the axis.
type Tick struct {
	Day    event.Day
	X      float64
	Label  string  // "" where there is no room
	LabelX float64 // the middle of the label
}

// A Context is a longer unit that the ticks lie in, named above them.
type Context struct {
	X, LabelX float64 // where the unit begins, where its name begins
	Label     string  // "" where there is no room
}

// A Ruler is the ticks of a scale.
type Ruler struct {
	Step    Step
	Major   []Tick
	Minor   []Tick // between the major ones
	Context []Context
}

const (
	tickRoom  = 64.0 // at least from one label's middle to the next
	tickGap   = 14.0 // at least from one label's end to the next
	minorRoom = 22.0
)

// Rule returns the ticks of a scale. Measure gives the width of a label.
// Labels never touch one another and keep within the axis.
func Rule(sc Scale, measure func(string) float64) Ruler {
	width := max(measure(Step{Years, 1}.label(sc.Day(sc.Left))), measure(Step{Years, 1}.label(sc.Day(sc.Right()))))
	step := Step{Days, 1}
	var finer []Step
	for step.days()*sc.PerDay() < step.room(width) {
		finer = append(finer, step)
		step = step.coarser()
	}
	r := Ruler{Step: step, Major: ticks(sc, step)}
	for _, f := range finer {
		if f.divides(step) && f.days()*sc.PerDay() >= minorRoom {
			r.Minor = between(r.Major, ticks(sc, f))
			break
		}
	}
	end := math.Inf(-1)
	for i := range r.Major {
		t := &r.Major[i]
		label := step.label(t.Day)
		w := measure(label)
		t.LabelX = t.X
		if step.Unit == Days && step.N == 1 {
			t.LabelX = sc.Mid(t.Day)
		}
		left, right := t.LabelX-w/2, t.LabelX+w/2
		if left >= max(end+tickGap, sc.Left-1) && right <= sc.Right()+1 {
			t.Label, end = label, right
		}
	}
	r.Context = contexts(sc, step, measure)
	return r
}

// room is how far apart ticks of the step have to be, where a year's label
// has the given width.
func (s Step) room(year float64) float64 {
	if s.Unit == Years {
		return max(tickRoom, year+2*tickGap)
	}
	return tickRoom
}

// divides reports whether each tick of a coarser step is one of this step.
func (s Step) divides(c Step) bool {
	switch {
	case s.Unit == c.Unit && s.Unit == Days:
		return s.N == 1 || s.N == 5 && c.N == 10
	case s.Unit == c.Unit:
		return c.N%s.N == 0
	default:
		return s.Unit < c.Unit && (s.Unit != Days || s.N <= 10)
	}
}

// ticks returns the ticks of a step within a scale, without labels.
func ticks(sc Scale, step Step) []Tick {
	from, to := sc.Day(sc.Left), sc.Day(sc.Right())
	var list []Tick
	add := func(d event.Day) {
		if x := sc.Start(d); x >= sc.Left-0.5 && x <= sc.Right()+0.5 {
			list = append(list, Tick{Day: d, X: x})
		}
	}
	year, month, _ := from.Civil()
	last, lastMonth, _ := to.Civil()
	switch step.Unit {
	case Years:
		for n := floor(year, step.N) - step.N; n <= last; n += step.N {
			add(event.DayOf(roundYear(n, step.N), 1, 1))
		}
	case Months:
		for m := floor(year*12+int64(month)-1, step.N); m <= last*12+int64(lastMonth)-1; m += step.N {
			add(event.DayOf(0, int(m+1), 1))
		}
	default:
		for m := year*12 + int64(month) - 1; m <= last*12+int64(lastMonth)-1; m++ {
			first, next := event.DayOf(0, int(m+1), 1), event.DayOf(0, int(m+2), 1)
			for _, n := range daysOfMonth(step.N) {
				// The last tick of a month yields to the next month's first.
				if d := first + event.Day(n-1); d < next && (n == 1 || next-d > event.Day(step.N/2)) {
					add(d)
				}
			}
		}
	}
	return list
}

// roundYear returns the astronomical year that reads as a multiple of a step: of
// those before our era one more, since 400 BCE is -399, and in place of the year
// 0, which nobody counts, the first of our era.
func roundYear(n, step int64) int64 {
	switch {
	case step == 1 || n > 0:
		return n
	case n == 0:
		return 1
	default:
		return n + 1
	}
}

// daysOfMonth lists the days of a month that have a tick: people count in
// fives and tens from zero, but a month begins at one.
func daysOfMonth(n int64) []int64 {
	list := []int64{1}
	d := n
	if n <= 2 {
		d = 1 + n
	}
	for ; d <= 31; d += n {
		list = append(list, d)
	}
	return list
}

// between returns the ticks that are not among the major ones; both are in
// order.
func between(major, all []Tick) []Tick {
	var list []Tick
	i := 0
	for _, t := range all {
		for i < len(major) && major[i].Day < t.Day {
			i++
		}
		if i == len(major) || major[i].Day != t.Day {
			list = append(list, t)
		}
	}
	return list
}

// label names a tick of the step.
func (s Step) label(d event.Day) string {
	year, month, day := d.Civil()
	switch s.Unit {
	case Days:
		return strconv.Itoa(day)
	case Months:
		return language.ShortMonth(month)
	default:
		return yearLabel(year)
	}
}

// yearLabel writes an astronomical year, 0 being 1 BCE.
func yearLabel(year int64) string { return language.Year(year) }

// ShortDay writes a day as briefly as it can be read: "16 Nov 1988".
func ShortDay(d event.Day) string {
	year, month, day := d.Civil()
	return language.ShortDay(yearLabel(year), month, day)
}

// floor returns the greatest multiple of n that is not above v.
func floor(v, n int64) int64 {
	r := v % n
	if r < 0 {
		r += n
	}
	return v - r
}
