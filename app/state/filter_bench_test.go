package state_test

import (
	"context"
	"strconv"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
)

// BenchmarkKept asks for what is kept: a question that was asked before, as
// every pane does, and new ones, as a person who types does.
func BenchmarkKept(b *testing.B) {
	for _, n := range []int{12, 10_000, 1_000_000} {
		d := event.New(eventtest.Random(1, n))
		d.PrepareSearch(context.Background())
		s := state.New(d)
		s.Filter.Category = "conflict"
		b.Run("known/"+strconv.Itoa(n), func(b *testing.B) {
			s.Search = "place 7"
			for b.Loop() {
				s.Kept()
			}
		})
		b.Run("new/"+strconv.Itoa(n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				s.Search = "place " + strconv.Itoa(i%64)
				s.Kept()
			}
		})
	}
}
