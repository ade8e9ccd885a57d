package event

import (
	"cmp"
	"slices"
	"sync"
)

// AtPlace is the dated events of one place, in two orders, so that those of a
// date can be told by halving and need not be gone through.
type AtPlace struct {
	Begins []int32 // places in Events, by the earliest day of the start
	Ends   []int32 // by the latest day of the end

	starts, ends []Day // of Begins and of Ends, so that halving stays in one array
}

// byPlace holds the events of each place of a dataset, by its place in Places.
type byPlace struct {
	once  sync.Once
	lists []AtPlace
}

// AtPlace returns the dated events at a place, given by its place in Places.
// The lists are made when they are first asked for, and must not be changed.
func (d *Dataset) AtPlace(place int) AtPlace {
	x := d.Index()
	x.atPlace.once.Do(func() { x.atPlace.lists = d.gatherPlaces() })
	return x.atPlace.lists[place]
}

func (d *Dataset) gatherPlaces() []AtPlace {
	at := make(map[string]int, len(d.Places))
	for i := range d.Places {
		at[d.Places[i].ID] = i
	}
	lists := make([]AtPlace, len(d.Places))
	for _, i := range d.Index().Dated() {
		e := &d.Events[i]
		for j, id := range e.Places {
			place, ok := at[id]
			if ok && !slices.Contains(e.Places[:j], id) {
				lists[place].Begins = append(lists[place].Begins, int32(i))
			}
		}
	}
	for p := range lists {
		l := &lists[p]
		start := func(i int32) Day { return d.Events[i].Date.Span().Start.Earliest }
		end := func(i int32) Day { return d.Events[i].Date.Span().End.Latest }
		l.Ends = slices.Clone(l.Begins)
		l.starts = orderBy(l.Begins, start)
		l.ends = orderBy(l.Ends, end)
	}
	return lists
}

// orderBy sorts events by a day of each, those of one day as they were, and
// returns the days.
func orderBy(events []int32, of func(int32) Day) []Day {
	type dated struct {
		day   Day
		event int32
	}
	all := make([]dated, len(events))
	for i, e := range events {
		all[i] = dated{of(e), e}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(a.day, b.day) })
	days := make([]Day, len(events))
	for i, e := range all {
		events[i], days[i] = e.event, e.day
	}
	return days
}

// BegunBy returns those of the events that have begun by a day, in order of
// their beginning.
func (l AtPlace) BegunBy(day Day) []int32 {
	n, _ := slices.BinarySearchFunc(l.starts, day, func(start, day Day) int {
		if start <= day {
			return -1
		}
		return 1
	})
	return l.Begins[:n]
}

// OnFrom returns those of the events that have not ended before a day, in order
// of their end.
func (l AtPlace) OnFrom(day Day) []int32 {
	n, _ := slices.BinarySearch(l.ends, day)
	return l.Ends[n:]
}
