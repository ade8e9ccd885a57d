package event

import (
	"cmp"
	"slices"
)

// A holding is what stances are looked up by.
type holding struct{ holder, territory string }

// build fills the maps once the events are in order.
func (x *Index) build(d *Dataset) {
	x.happened = d.Events
	x.events.Grow(len(d.Events), nil)
	for i := range d.Events {
		if d.Events[i].ID != "" {
			x.events.Add(i, d.Events)
		}
	}
	x.actors = ids(d.Actors, func(r *Actor) string { return r.ID })
	x.categories = ids(d.Categories, func(r *Category) string { return r.ID })
	x.sources = ids(d.Sources, func(r *Source) string { return r.ID })
	x.places = ids(d.Places, func(r *Place) string { return r.ID })
	x.territories = ids(d.Territories, func(r *Territory) string { return r.ID })
	x.viewpoints = ids(d.Viewpoints, func(r *Viewpoint) string { return r.ID })
	x.views = ids(d.Views, func(r *View) string { return r.ID })
	x.stances = ids(d.Stances, func(r *Stance) string { return r.ID })

	x.all = d.Stances
	x.byHolding = map[holding][]int32{}
	x.byControl = map[string][]int32{}
	x.byTerritory = map[string][]int32{}
	for i := range d.Stances {
		s, at := &d.Stances[i], int32(i)
		x.byTerritory[s.Territory] = append(x.byTerritory[s.Territory], at)
		if s.Relation == Controls {
			x.byControl[s.Territory] = append(x.byControl[s.Territory], at)
			continue
		}
		key := holding{s.Holder, s.Territory}
		x.byHolding[key] = append(x.byHolding[key], at)
	}
}

// Undated reports whether the stance has no date, or one of which no day is
// known. It then holds at every date.
func (s *Stance) Undated() bool {
	_, dated := s.Date.Anchor()
	return !dated
}

// Holds reports whether the stance holds on a day: it is undated, or its date
// contains the day.
func (s *Stance) Holds(d Day) bool { return s.Undated() || s.Date.Contains(d) }

// Holding gives the stances of a holder on a territory that hold on a day,
// all but those of control, the best first. A dated stance is better than an
// undated one; then the one whose start is known to the finer precision, then
// the one with the later start, then the one that stands first in the file. An
// open or unknown start has no precision.
func (x *Index) Holding(holder, territory string, d Day) []*Stance {
	return x.best(x.byHolding[holding{holder, territory}], d)
}

// Controlling gives the stances that say who controls a territory on a day,
// the best first by the rule of Holding.
func (x *Index) Controlling(territory string, d Day) []*Stance {
	return x.best(x.byControl[territory], d)
}

func (x *Index) best(places []int32, d Day) []*Stance {
	var hold []*Stance
	for _, i := range places {
		if s := &x.all[i]; s.Holds(d) {
			hold = append(hold, s)
		}
	}
	slices.SortStableFunc(hold, better)
	return hold
}

func better(a, b *Stance) int {
	if a.Undated() != b.Undated() {
		if b.Undated() {
			return -1
		}
		return 1
	}
	if a.Undated() {
		return 0
	}
	return cmp.Or(
		cmp.Compare(b.Date.Precision(), a.Date.Precision()),
		cmp.Compare(b.Date.start.earliest, a.Date.start.earliest),
	)
}

// Changes gives the days, in order, on which the stances that hold on a
// territory are others than on the day before: the first day of each, and the
// day after its last. Open edges and undated stances change nothing.
func (x *Index) Changes(territory string) []Day {
	var days []Day
	for _, i := range x.byTerritory[territory] {
		s := &x.all[i]
		if s.Undated() {
			continue
		}
		if first := s.Date.start.earliest; first != DayMin {
			days = append(days, first)
		}
		if last := s.Date.end.latest; last != DayMax {
			days = append(days, last+1)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
