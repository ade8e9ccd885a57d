package dataset

import (
	"hash/maphash"

	"legation/app/event"
)

// An idTable finds events by their ids. It keeps places in the list of events
// instead of the ids, since a map of a million texts takes a tenth of what the
// events do.
type idTable struct {
	slots []int32 // 1 more than the place of an event, 0 for none; a power of two of them
	n     int
	seed  maphash.Seed
}

// has reports whether one of the events that were added has an id.
func (t *idTable) has(id string, events []event.Event) bool {
	if t.n == 0 {
		return false
	}
	for at := t.slot(id); t.slots[at] != 0; at = (at + 1) & (len(t.slots) - 1) {
		if events[t.slots[at]-1].ID == id {
			return true
		}
	}
	return false
}

// add adds the event at a place.
func (t *idTable) add(place int, events []event.Event) {
	if 2*(t.n+1) > len(t.slots) {
		t.grow(2*(t.n+1), events)
	}
	at := t.slot(events[place].ID)
	for t.slots[at] != 0 {
		at = (at + 1) & (len(t.slots) - 1)
	}
	t.slots[at] = int32(place) + 1
	t.n++
}

// grow makes room for a number of slots or more.
func (t *idTable) grow(slots int, events []event.Event) {
	if t.slots == nil {
		t.seed = maphash.MakeSeed()
	}
	size := max(64, len(t.slots))
	for size < slots {
		size *= 2
	}
	before := t.slots
	t.slots, t.n = make([]int32, size), 0
	for _, s := range before {
		if s != 0 {
			t.add(int(s)-1, events)
		}
	}
}

func (t *idTable) slot(id string) int {
	return int(maphash.String(t.seed, id) & uint64(len(t.slots)-1))
}
