package dataset

import (
	"strconv"
	"testing"

	"legation/app/event"
)

// TestIDTable finds each of many ids and no other.
func TestIDTable(t *testing.T) {
	var table idTable
	var events []event.Event
	if table.has("0", events) {
		t.Error("an empty table has an id")
	}
	for i := range 10_000 {
		events = append(events, event.Event{ID: strconv.Itoa(i)})
		table.add(i, events)
	}
	for i := range 20_000 {
		if got := table.has(strconv.Itoa(i), events); got != (i < 10_000) {
			t.Fatalf("%d: %v", i, got)
		}
	}
}
