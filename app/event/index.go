package event

import (
	"cmp"
	"slices"
	"sort"
	"sync"
)

// An Index answers what is when. Its answers are places in Dataset.Events,
// in order of time; the slices are shared and must not be changed. The zero
// Index is that of no events.
//
// Events are in the order of their anchor days; of two on one day the one
// that lasts longer comes first, then the one that stood first in the file.
type Index struct {
	order   []int // 0, 1, 2, ...: a run of it answers without a copy
	anchors []Day // of the dated events, ascending
	ends    []Day // their latest ends, in the same order
	// peaks is a tree over ends: peaks[0] has the greatest end of each block
	// of blockSize events, peaks[1] the greatest of each block of peaks[0].
	peaks [][]Day
	// sinceEver has the events with an open start, which have begun before
	// any day though their anchors lie at their ends.
	sinceEver []int32

	happened []Event // the dataset's, for events
	events   IDTable

	actors, categories, sources, places     map[string]int32
	territories, viewpoints, views, stances map[string]int32

	all         []Stance
	byHolding   map[holding][]int32 // all but Controls, in the order of the file
	byControl   map[string][]int32  // Controls, by territory
	byTerritory map[string][]int32  // all, by territory

	atPlace byPlace

	reading sync.Mutex // of words, when first searched for
	words   *wordIndex
}

const blockSize = 16

// sortEvents puts the events in order of time. It moves each at most once,
// since an event is large and there may be a million of them.
func sortEvents(events []Event) ([]Event, *Index) {
	type key struct {
		anchor, end Day
		at          int32
	}
	x := &Index{order: make([]int, len(events))}
	keys := make([]key, 0, len(events))
	to := make([]int32, 0, len(events)) // to[i] is which event comes i-th
	for i := range events {
		x.order[i] = i
		if anchor, dated := events[i].Date.Anchor(); dated {
			keys = append(keys, key{anchor, events[i].Date.end.latest, int32(i)})
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if c := cmp.Compare(a.anchor, b.anchor); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(b.end, a.end), cmp.Compare(a.at, b.at))
	})
	x.anchors, x.ends = make([]Day, len(keys)), make([]Day, len(keys))
	for i, k := range keys {
		x.anchors[i], x.ends[i] = k.anchor, k.end
		to = append(to, k.at)
	}
	for i := range events {
		if events[i].Undated() {
			to = append(to, int32(i))
		}
	}
	permute(events, to)
	for i := range keys {
		if events[i].Date.start.marks&markOpen != 0 {
			x.sinceEver = append(x.sinceEver, int32(i))
		}
	}
	for level := x.ends; len(level) > blockSize; {
		level = peaksOf(level)
		x.peaks = append(x.peaks, level)
	}
	return events, x
}

// permute puts events[to[i]] at i, following each cycle round. It uses up to.
func permute(events []Event, to []int32) {
	for i := range to {
		if int(to[i]) == i {
			continue
		}
		first := events[i]
		at := i
		for int(to[at]) != i {
			next := int(to[at])
			events[at] = events[next]
			to[at] = int32(at)
			at = next
		}
		events[at] = first
		to[at] = int32(at)
	}
}

func peaksOf(level []Day) []Day {
	peaks := make([]Day, 0, (len(level)+blockSize-1)/blockSize)
	for block := range slices.Chunk(level, blockSize) {
		peaks = append(peaks, slices.Max(block))
	}
	return peaks
}

// Dated gives the events that have a day to be shown on.
func (x *Index) Dated() []int { return slices.Clip(x.order[:len(x.anchors)]) }

// Undated gives the others, in the order of the file.
func (x *Index) Undated() []int { return slices.Clip(x.order[len(x.anchors):]) }

// At gives the events that may be going on at a day: those whose date
// contains it, both ends included.
func (x *Index) At(d Day) []int { return x.Within(d, d) }

// UpTo gives everything so far: the events that may have begun by a day.
func (x *Index) UpTo(d Day) []int { return x.Within(DayMin, d) }

// From gives everything from here on: the events that may not be over before
// a day.
func (x *Index) From(d Day) []int { return x.Within(d, DayMax) }

// Within gives the events that may touch the days from a to b, both included.
// There are none where b is before a.
//
// The time it takes grows with the answer and with the logarithm of the
// number of events.
func (x *Index) Within(a, b Day) []int {
	if b < a {
		return nil
	}
	begun := x.after(b)
	late, _ := slices.BinarySearch(x.sinceEver, int32(begun))
	if a == DayMin && late == len(x.sinceEver) {
		return slices.Clip(x.order[:begun])
	}
	var found []int
	if a == DayMin {
		found = slices.Clone(x.order[:begun])
	} else {
		found = x.reach(found, len(x.peaks), 0, begun, a)
	}
	for _, i := range x.sinceEver[late:] {
		if x.ends[i] >= a {
			found = append(found, int(i))
		}
	}
	return found
}

// reach appends the events before place begun whose end is a or later. It
// looks at one block of a level, from place at, where level 0 is the events
// and level n is peaks[n-1]; a block whose peak is too early is passed over.
func (x *Index) reach(found []int, level, at, begun int, a Day) []int {
	values := x.ends
	width := 1 // events under one value
	if level > 0 {
		values = x.peaks[level-1]
		for range level {
			width *= blockSize
		}
	}
	for i := at; i < len(values) && i < at+blockSize && i*width < begun; i++ {
		switch {
		case values[i] < a:
		case level == 0:
			found = append(found, i)
		default:
			found = x.reach(found, level-1, i*blockSize, begun, a)
		}
	}
	return found
}

// after gives the place of the first event with an anchor after the day.
func (x *Index) after(d Day) int {
	return sort.Search(len(x.anchors), func(i int) bool { return x.anchors[i] > d })
}

// Position gives the place of an event among Dated, or -1 where it is undated
// or there is none with this id.
func (x *Index) Position(id string) int {
	if i := x.events.Find(id, x.happened); i < len(x.anchors) {
		return i
	}
	return -1
}

// NextAfter gives the place among Dated of the first event whose anchor is
// after the day, or -1.
func (x *Index) NextAfter(d Day) int {
	if i := x.after(d); i < len(x.anchors) {
		return i
	}
	return -1
}

// PrevBefore gives the place among Dated of the last event whose anchor is
// before the day, or -1.
func (x *Index) PrevBefore(d Day) int {
	return sort.Search(len(x.anchors), func(i int) bool { return x.anchors[i] >= d }) - 1
}
