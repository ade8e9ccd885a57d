package event

import "context"

// New makes a dataset ready to be read: it sorts the events by time, undated
// ones last in the order of the file, and builds the index. It takes over the
// slices of its argument, so that the caller must not use them afterwards. It
// never fails: of two records with one id the first is found by it, and ids
// that lead nowhere are left for a check to report.
func New(d Dataset) *Dataset {
	made, _ := NewContext(context.Background(), d)
	return made
}

// NewContext is New for as long as the context is not cancelled; its cause is
// the error. With a million events it takes about half a second.
func NewContext(ctx context.Context, d Dataset) (*Dataset, error) {
	d.index = nil
	for _, step := range []func(){
		func() { d.Events, d.index = sortEvents(d.Events) },
		func() {
			for i := range d.Events {
				d.Events[i].at = int32(i)
			}
		},
		func() { d.index.build(&d) },
	} {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		step()
	}
	return &d, nil
}

// IndexOf gives the place in Events of one of the dataset's events, or -1 for
// an event that is not the dataset's own, such as a copy.
func (d *Dataset) IndexOf(e *Event) int {
	if i := int(e.at); i < len(d.Events) && &d.Events[i] == e {
		return i
	}
	return -1
}

// Index gives the index by time. It is empty for a dataset that was not built
// with New.
func (d *Dataset) Index() *Index {
	if d.index == nil {
		return &Index{}
	}
	return d.index
}

// Span gives the first and the last day that the dated events reach, leaving
// out open and unknown edges. Where no event is dated, last is before first.
func (d *Dataset) Span() (first, last Day) {
	first, last = DayMax, DayMin
	for _, i := range d.Index().Dated() {
		span := d.Events[i].Date.Span()
		for _, edge := range [2]Edge{span.Start, span.End} {
			if edge.Known() {
				first, last = min(first, edge.Earliest), max(last, edge.Latest)
			}
		}
	}
	if first > last {
		return 0, -1
	}
	return first, last
}

// Undated reports whether the event has no day to be shown on: it has no
// date, or one of which nothing is known, such as "XXXX" or "../..".
func (e *Event) Undated() bool {
	_, dated := e.Date.Anchor()
	return !dated
}

// Anchor gives the day on which the playhead stands for the event: the
// earliest day of its start where that is known, else of its end. It is
// DayMax for an undated event.
func (e *Event) Anchor() Day {
	if day, dated := e.Date.Anchor(); dated {
		return day
	}
	return DayMax
}

// find looks an id up in one of the maps of the index.
func find[T any](places map[string]int32, all []T, id string) (*T, bool) {
	if i, ok := places[id]; ok {
		return &all[i], true
	}
	return nil, false
}

// The look-ups below give the record with an id, and false where there is
// none. The record must not be changed.

// Event looks up an event.
func (d *Dataset) Event(id string) (*Event, bool) {
	x := d.Index()
	if i := x.events.Find(id, x.happened); i >= 0 {
		return &d.Events[i], true
	}
	return nil, false
}

// Actor looks up an actor.
func (d *Dataset) Actor(id string) (*Actor, bool) {
	return find(d.Index().actors, d.Actors, id)
}

// Category looks up a category.
func (d *Dataset) Category(id string) (*Category, bool) {
	return find(d.Index().categories, d.Categories, id)
}

// Source looks up a source.
func (d *Dataset) Source(id string) (*Source, bool) {
	return find(d.Index().sources, d.Sources, id)
}

// Place looks up a place.
func (d *Dataset) Place(id string) (*Place, bool) {
	return find(d.Index().places, d.Places, id)
}

// Territory looks up a territory.
func (d *Dataset) Territory(id string) (*Territory, bool) {
	return find(d.Index().territories, d.Territories, id)
}

// Viewpoint looks up a viewpoint.
func (d *Dataset) Viewpoint(id string) (*Viewpoint, bool) {
	return find(d.Index().viewpoints, d.Viewpoints, id)
}

// View looks up a view.
func (d *Dataset) View(id string) (*View, bool) {
	return find(d.Index().views, d.Views, id)
}

// Stance looks up a stance.
func (d *Dataset) Stance(id string) (*Stance, bool) {
	return find(d.Index().stances, d.Stances, id)
}

// ids maps the ids of records to their places. An empty id names nothing. It
// goes backwards so that the first of two records with one id is found.
func ids[T any](all []T, id func(*T) string) map[string]int32 {
	m := make(map[string]int32, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		if name := id(&all[i]); name != "" {
			m[name] = int32(i)
		}
	}
	return m
}

// ColourOf returns an actor's colour as the dataset writes it, or that of the
// state or body it belongs to where it has none of its own, or "".
func (d *Dataset) ColourOf(actor string) string {
	for range 4 { // a person, a ministry, a government, a state; and no circle
		a, ok := d.Actor(actor)
		if !ok {
			break
		}
		if a.Colour != "" {
			return a.Colour
		}
		actor = a.PartOf
	}
	return ""
}
