package state

import (
	"slices"
	"strings"
	"sync"
	"weak"

	"legation/app/event"
)

// Keeps reports whether the filter and the search keep an event. Whoever goes
// through all events asks KeptEvents once instead.
func (s State) Keeps(e *event.Event) bool {
	if strings.TrimSpace(s.Search) == "" {
		return s.Filter.keeps(s.Dataset, e)
	}
	return s.Dataset.IndexOf(e) >= 0 && s.KeptEvents().Has(s.Dataset.IndexOf(e))
}

// Kept gives the number of events that the filter and the search keep.
func (s State) Kept() int { return s.KeptEvents().Count(len(s.Dataset.Events)) }

// Narrowed reports whether anything is asked for that could keep an event out.
func (s State) Narrowed() bool {
	return s.Filter.Count() > 0 || strings.TrimSpace(s.Search) != ""
}

// KeptEvents gives the events that the filter and the search keep, nil for all
// of them. The answer is remembered, so that every pane can ask for it.
func (s State) KeptEvents() *event.Set {
	if !s.Narrowed() {
		return nil
	}
	key := question{weak.Make(s.Dataset), s.Search, s.Filter}
	key.filter.Hide = false
	if set, ok := answers.get(key); ok {
		return set
	}
	set := s.Dataset.Matches(s.Search)
	if s.Filter.Count() > 0 {
		matches := set
		set = event.SetOf(len(s.Dataset.Events), func(at int) bool {
			return matches.Has(at) && s.Filter.keeps(s.Dataset, &s.Dataset.Events[at])
		})
	}
	answers.put(key, set)
	return set
}

// nextKept gives the place among the events of the first kept one that
// has a date, from place at on (by 1) or back (by -1), or -1.
func (s State) nextKept(at, by int) int {
	dated := len(s.Dataset.Index().Dated())
	if by < 0 {
		return s.KeptEvents().Previous(min(at, dated-1))
	}
	return s.KeptEvents().Next(at, dated)
}

// Count gives how many things the filter asks for.
func (f Filter) Count() int {
	n := 0
	for _, asked := range []string{f.Category, f.Actor, f.Source, f.Viewpoint, string(f.Confidence)} {
		if asked != "" {
			n++
		}
	}
	return n
}

// keeps reports whether an event satisfies all that the filter asks for.
func (f Filter) keeps(d *event.Dataset, e *event.Event) bool {
	return (f.Category == "" || e.Category == f.Category) &&
		(f.Confidence == "" || e.Confidence == f.Confidence) &&
		(f.Actor == "" || slices.Contains(e.Actors, f.Actor)) &&
		(f.Source == "" || restsOn(e, f.Source)) &&
		(f.Viewpoint == "" || concerns(d, e, f.Viewpoint))
}

// restsOn reports whether an event, a quotation or an account of it names a
// source.
func restsOn(e *event.Event, source string) bool {
	quoted := func(q event.Quote) bool { return q.Source == source }
	return slices.Contains(e.Sources, source) || slices.ContainsFunc(e.Quotes, quoted) ||
		slices.ContainsFunc(e.Accounts, func(a event.Account) bool {
			return slices.Contains(a.Sources, source) || slices.ContainsFunc(a.Quotes, quoted)
		})
}

// concerns reports whether the holder of a viewpoint takes part in an event,
// itself or through somebody who acts for it. A viewpoint that nobody holds
// concerns every event.
func concerns(d *event.Dataset, e *event.Event, viewpoint string) bool {
	v, ok := d.Viewpoint(viewpoint)
	if !ok || v.Holder == "" {
		return ok
	}
	for _, id := range e.Actors {
		for range 4 { // a person, a ministry, a government, a state; and no circle
			if id == v.Holder {
				return true
			}
			a, ok := d.Actor(id)
			if !ok || a.PartOf == "" {
				break
			}
			id = a.PartOf
		}
	}
	return false
}

// A question is what decides which events are kept.
type question struct {
	dataset weak.Pointer[event.Dataset] // so that remembering keeps no dataset alive
	search  string
	filter  Filter // without Hide
}

// remembered is how many answers are kept: enough for the states that are
// about at one time, and for a search that is taken back letter by letter.
const remembered = 16

// A memory has the last answers, the newest first.
type memory struct {
	mutex sync.Mutex
	known []answer
}

type answer struct {
	question question
	events   *event.Set
}

var answers memory

func (m *memory) get(q question) (*event.Set, bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	for i := range m.known {
		if m.known[i].question == q {
			found := m.known[i]
			copy(m.known[1:i+1], m.known[:i])
			m.known[0] = found
			return found.events, true
		}
	}
	return nil, false
}

func (m *memory) put(q question, events *event.Set) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if len(m.known) < remembered {
		m.known = append(m.known, answer{})
	}
	copy(m.known[1:], m.known)
	m.known[0] = answer{q, events}
}
