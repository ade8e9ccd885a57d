package timeline

import (
	"legation/app/event"
	"legation/app/language"
)

// An era is one of the longer units that stand above the ticks: a month, a
// year, a decade, a century or a millennium.
type era struct {
	begins event.Day
	names  []string // from the longest to the shortest
}

// contexts names the unit above the ticks: months over days, years over
// months, decades over years, centuries over fives and tens, millennia over
// centuries, and nothing over longer ones. The first one keeps its name in sight as it leaves to the left.
func contexts(sc Scale, step Step, measure func(string) float64) []Context {
	const gap = 10.0
	if step.Unit == Years && step.N >= 1000 {
		return nil
	}
	n := eraNumber(step, sc.Day(sc.Left))
	var list []Context
	for i := n; ; i++ {
		e := eraOf(step, i)
		if e.names == nil || sc.Start(e.begins) > sc.Right() {
			return list
		}
		x := sc.Start(e.begins)
		end := min(sc.Start(eraOf(step, i+1).begins), sc.Right())
		c := Context{X: x, LabelX: max(x, sc.Left) + 5}
		for _, name := range e.names {
			if c.LabelX+measure(name)+gap <= end {
				c.Label = name
				break
			}
		}
		list = append(list, c)
	}
}

// length is the number of years of the unit above the ticks, 0 for months.
func (s Step) length() int64 {
	switch {
	case s.Unit == Days:
		return 0
	case s.Unit == Months:
		return 1
	case s.N < 5:
		return 10
	case s.N < 100:
		return 100
	default:
		return 1000
	}
}

// eraNumber returns the number of the unit that a day lies in.
func eraNumber(step Step, d event.Day) int64 {
	year, month, _ := d.Civil()
	switch n := step.length(); n {
	case 0:
		return year*12 + int64(month) - 1
	case 1, 10:
		return floor(year, n) / n
	default: // the first century begins with year 1
		return floor(year-1, n) / n
	}
}

func eraOf(step Step, i int64) era {
	switch n := step.length(); n {
	case 0:
		d := event.DayOf(0, int(i+1), 1)
		year, month, _ := d.Civil()
		return era{d, []string{language.MonthOf(yearLabel(year), month), language.ShortMonthOf(yearLabel(year), month)}}
	case 1:
		return era{event.DayOf(i, 1, 1), []string{yearLabel(i)}}
	case 10:
		// Before our era decades would run backwards through year 1.
		if i < 1 {
			return era{event.DayOf(i*10, 1, 1), []string{yearLabel(i*10) + " – " + yearLabel(i*10+9)}}
		}
		return era{event.DayOf(i*10, 1, 1), []string{language.Decade(i * 10)}}
	case 100:
		return era{event.DayOf(i*100+1, 1, 1), []string{language.Century(counted(i), i < 0, false), language.Century(counted(i), i < 0, true)}}
	default:
		return era{event.DayOf(i*1000+1, 1, 1), []string{language.Millennium(counted(i), i < 0, false), language.Millennium(counted(i), i < 0, true)}}
	}
}

// counted counts a century or millennium that is numbered from zero, backwards
// before our era: 19 is the 20th, -1 the 1st BCE.
func counted(i int64) int64 {
	if i < 0 {
		return -i
	}
	return i + 1
}
