package event_test

import (
	"slices"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

// The lists of a place against going through all events.
func TestAtPlaceAgreesWithSlowSearch(t *testing.T) {
	for seed := range int64(12) {
		d := event.New(eventtest.Random(seed, 300))
		days := []event.Day{eventtest.First - 100000, eventtest.First, event.DayOf(1950, 1, 1), event.DayOf(1988, 12, 31), eventtest.Last + 5000}
		for p, place := range d.Places {
			l := d.AtPlace(p)
			for _, day := range days {
				begun, on := 0, 0
				for i := range d.Events {
					e := &d.Events[i]
					if e.Undated() || !slices.Contains(e.Places, place.ID) {
						continue
					}
					if e.Date.Span().Start.Earliest <= day {
						begun++
					}
					if e.Date.Span().End.Latest >= day {
						on++
					}
				}
				if got := len(l.BegunBy(day)); got != begun {
					t.Fatalf("seed %d, %s: %d have begun by %v, want %d", seed, place.ID, got, day, begun)
				}
				if got := len(l.OnFrom(day)); got != on {
					t.Fatalf("seed %d, %s: %d are on from %v, want %d", seed, place.ID, got, day, on)
				}
			}
		}
	}
}
