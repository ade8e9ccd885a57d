package snapshot

import (
	"math"
	"strconv"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
)

// An axis puts days on a run of the page.
type axis struct {
	state.Axis
	x, width float64
}

// newAxis returns the axis of a state, or that of all its events where the
// state's own cannot be drawn.
func newAxis(s state.State, x, width float64) axis {
	a := s.Axis
	if !(a.To-a.From >= 1) || !(math.Abs(a.From) < 1e12 && math.Abs(a.To) < 1e12) {
		a = state.FitAxis(s.Dataset)
	}
	return axis{a, x, max(width, 1)}
}

// at returns where a moment lies, in days with fractions. What lies far out of
// sight is put just out of sight.
func (a axis) at(day float64) float64 {
	x := a.x + (day-a.From)/(a.To-a.From)*a.width
	return min(max(x, a.x-1e4), a.x+a.width+1e4)
}

func (a axis) start(d event.Day) float64 { return a.at(float64(d)) }
func (a axis) mid(d event.Day) float64   { return a.at(float64(d) + 0.5) }
func (a axis) end(d event.Day) float64   { return a.at(float64(d) + 1) }
func (a axis) right() float64            { return a.x + a.width }

// A tick is a round day with what is written at it.
type tick struct {
	x     float64
	label string
}

// ticks returns round days that stand at least a distance apart: first days of
// years in steps of 1, 2 or 5 and their tens, of months, or days.
func (a axis) ticks(apart float64) []tick {
	perDay := a.width / (a.To - a.From)
	const year = 365.2425
	from, _, _ := event.Day(math.Floor(a.From)).Civil()
	to, _, _ := event.Day(math.Ceil(a.To)).Civil()
	var list []tick
	add := func(d event.Day, label string) {
		if x := a.start(d); x >= a.x-0.01 && x <= a.right()+0.01 {
			list = append(list, tick{x, label})
		}
	}
	for _, months := range []int64{1, 3, 6} {
		if float64(months)*year/12*perDay < apart {
			continue
		}
		for y := from; y <= to; y++ {
			for m := int64(1); m <= 12; m += months {
				d := event.DayOf(y, int(m), 1)
				add(d, language.ShortMonthOf(yearText(y), int(m)))
			}
		}
		return list
	}
	step := int64(1)
	for lead := 0; float64(step)*year*perDay < apart && step < 1e15; lead++ {
		step = []int64{1, 2, 5}[(lead+1)%3] * int64(math.Pow10((lead+1)/3))
	}
	first := from - ((from%step)+step)%step
	for y := first; y <= to && len(list) < 1000; y += step {
		add(event.DayOf(y, 1, 1), yearText(y))
	}
	return list
}

// yearText writes an astronomical year, 0 being 1 BCE.
func yearText(y int64) string {
	if y <= 0 {
		return language.F("%s BCE", strconv.FormatInt(1-y, 10))
	}
	return strconv.FormatInt(y, 10)
}
