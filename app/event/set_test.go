package event_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"legation/app/event"
)

// TestSet walks sets of random places in both directions.
func TestSet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 63, 64, 65, 200, 1000} {
		for _, share := range []float64{0, 0.01, 0.5, 1} {
			var want []int
			has := make([]bool, n)
			for i := range has {
				if has[i] = r.Float64() < share; has[i] {
					want = append(want, i)
				}
			}
			s := event.SetOf(n, func(at int) bool { return has[at] })
			if got := slices.Collect(s.All(n)); !slices.Equal(got, want) || s.Count(n) != len(want) {
				t.Fatalf("%d events: %v, counted %d, want %v", n, got, s.Count(n), want)
			}
			var back []int
			for at := s.Previous(n - 1); at >= 0; at = s.Previous(at - 1) {
				back = append(back, at)
			}
			if slices.Reverse(back); !slices.Equal(back, want) {
				t.Fatalf("%d events, backwards: %v, want %v", n, back, want)
			}
			for _, outside := range []int{-1, n, n + 100} {
				if s.Has(outside) {
					t.Errorf("a set of %d events has %d", n, outside)
				}
			}
			if s.Next(n, n) != -1 || s.Next(-5, n) != s.Next(0, n) || s.Previous(n+500) != s.Previous(n-1) {
				t.Errorf("%d events: a search from outside goes astray", n)
			}
		}
	}
}

func TestNilSetHasEverything(t *testing.T) {
	var s *event.Set
	if !s.Has(7) || s.Count(5) != 5 || s.Next(3, 5) != 3 || s.Next(5, 5) != -1 || s.Previous(4) != 4 || s.Previous(-1) != -1 {
		t.Error("a nil set lacks something")
	}
	if got := slices.Collect(s.All(3)); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("of 3 events it has %v", got)
	}
}

func TestIndexOf(t *testing.T) {
	d := event.New(event.Dataset{Events: []event.Event{{ID: "b", Date: event.MustDate("1990")}, {ID: "a", Date: event.MustDate("1980")}, {ID: "a"}}})
	for i := range d.Events {
		if got := d.IndexOf(&d.Events[i]); got != i {
			t.Errorf("event %d has place %d", i, got)
		}
	}
	copied := d.Events[1]
	if got := d.IndexOf(&copied); got != -1 {
		t.Errorf("a copy has place %d", got)
	}
	if got := event.New(event.Dataset{}).IndexOf(&copied); got != -1 {
		t.Errorf("in an empty dataset it has place %d", got)
	}
}
