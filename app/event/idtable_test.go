package event

import (
	"strconv"
	"testing"
)

// TestIDTable finds each of many ids and no other, and the first of two events
// with one id.
func TestIDTable(t *testing.T) {
	var table IDTable
	var events []Event
	if got := table.Find("0", events); got != -1 {
		t.Errorf("an empty table has an id at %d", got)
	}
	for i := range 10_000 {
		events = append(events, Event{ID: strconv.Itoa(i)})
		table.Add(i, events)
	}
	for i := range 10 {
		events = append(events, Event{ID: strconv.Itoa(i)})
		table.Add(10_000+i, events)
	}
	for i := range 20_000 {
		want := i
		if i >= 10_000 {
			want = -1
		}
		if got := table.Find(strconv.Itoa(i), events); got != want {
			t.Fatalf("%d: at %d, want %d", i, got, want)
		}
	}
}
