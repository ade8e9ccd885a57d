package event

import "hash/maphash"

// An IDTable finds events by their ids. It keeps places in a list of events
// instead of the ids, since a map of a million texts takes a tenth of what the
// events do. The zero value is empty; the same list goes with every call.
type IDTable struct {
	// 1 more than the place of an event in the low half, 0 for none, and the
	// upper half of the hash of its id in the other, so that the event is
	// looked at only where its id is most likely the one; a power of two of them.
	slots []uint64
	n     int
}

// seed is the same for all tables, so that those of the same events are alike.
var seed = maphash.MakeSeed()

const upperHalf = 0xFFFFFFFF00000000

// Find gives the place of the event with an id among those that were added,
// or -1 where there is none.
func (t *IDTable) Find(id string, events []Event) int {
	if t.n == 0 {
		return -1
	}
	hash := maphash.String(seed, id)
	for at := t.first(hash); t.slots[at] != 0; at = t.next(at) {
		if s := t.slots[at]; (s^hash)&upperHalf == 0 && events[uint32(s)-1].ID == id {
			return int(uint32(s)) - 1
		}
	}
	return -1
}

// Add adds the event at a place unless one with its id is there already.
func (t *IDTable) Add(place int, events []Event) {
	if 2*(t.n+1) > len(t.slots) {
		t.Grow(t.n+1, events)
	}
	id := events[place].ID
	hash := maphash.String(seed, id)
	at := t.first(hash)
	for ; t.slots[at] != 0; at = t.next(at) {
		if s := t.slots[at]; (s^hash)&upperHalf == 0 && events[uint32(s)-1].ID == id {
			return
		}
	}
	t.slots[at] = hash&upperHalf | uint64(place+1)
	t.n++
}

// Grow makes room for a number of events.
func (t *IDTable) Grow(n int, events []Event) {
	size := max(64, len(t.slots))
	for size < 2*n {
		size *= 2
	}
	if size == len(t.slots) {
		return
	}
	before := t.slots
	t.slots, t.n = make([]uint64, size), 0
	for _, s := range before {
		if s != 0 {
			t.Add(int(uint32(s))-1, events)
		}
	}
}

func (t *IDTable) first(hash uint64) int { return int(hash & uint64(len(t.slots)-1)) }
func (t *IDTable) next(at int) int       { return (at + 1) & (len(t.slots) - 1) }
