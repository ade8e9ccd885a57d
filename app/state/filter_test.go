package state_test

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
)

func filtered() *event.Dataset {
	return event.New(event.Dataset{
		Actors: []event.Actor{
			{ID: "land", Name: "A land"}, {ID: "ministry", Name: "Its ministry", PartOf: "land"},
			{ID: "minister", Name: "Its minister", PartOf: "ministry"}, {ID: "other", Name: "Another land"},
			{ID: "round", PartOf: "about"}, {ID: "about", PartOf: "round"},
		},
		Viewpoints: []event.Viewpoint{{ID: "ground"}, {ID: "land-view", Holder: "land"}, {ID: "other-view", Holder: "other"}},
		Events: []event.Event{
			{ID: "a", Title: "Talks", Date: event.MustDate("1960"), Category: "talks", Actors: []string{"land", "other"}, Sources: []string{"book"}, Confidence: event.High},
			{ID: "b", Title: "More talks", Date: event.MustDate("1970"), Category: "talks", Actors: []string{"minister"}, Quotes: []event.Quote{{Text: "so it was", Source: "book"}}},
			{ID: "c", Title: "War", Date: event.MustDate("1980"), Category: "war", Actors: []string{"other", "round"}, Accounts: []event.Account{{Text: "not so", Sources: []string{"web"}}}, Confidence: event.Low},
			{ID: "d", Title: "Peace", Category: "talks", Accounts: []event.Account{{Quotes: []event.Quote{{Text: "at last", Source: "web"}}}}},
		},
	})
}

func TestKeeps(t *testing.T) {
	d := filtered()
	for _, c := range []struct {
		filter state.Filter
		search string
		want   string
	}{
		{want: "abcd"},
		{filter: state.Filter{Hide: true}, want: "abcd"},
		{search: "  ", want: "abcd"},
		{search: "talks", want: "ab"},
		{filter: state.Filter{Category: "talks"}, want: "abd"},
		{filter: state.Filter{Category: "nothing of the kind"}, want: ""},
		{filter: state.Filter{Actor: "other"}, want: "ac"},
		{filter: state.Filter{Actor: "land"}, want: "a"},
		{filter: state.Filter{Source: "book"}, want: "ab"}, // in a quotation
		{filter: state.Filter{Source: "web"}, want: "cd"},  // in an account, and in its quotation
		{filter: state.Filter{Viewpoint: "land-view"}, want: "ab"},
		{filter: state.Filter{Viewpoint: "other-view"}, want: "ac"},
		{filter: state.Filter{Viewpoint: "ground"}, want: "abcd"}, // nobody's
		{filter: state.Filter{Viewpoint: "mars"}, want: ""},
		{filter: state.Filter{Confidence: event.Low}, want: "c"},
		{filter: state.Filter{Category: "talks", Viewpoint: "land-view", Source: "book"}, search: "more", want: "b"},
		{filter: state.Filter{Category: "war"}, search: "talks", want: ""},
	} {
		s := state.New(d)
		s.Filter, s.Search = c.filter, c.search
		var one, all strings.Builder
		for i := range d.Events {
			if s.Keeps(&d.Events[i]) {
				one.WriteString(d.Events[i].ID)
			}
			if s.KeptEvents().Has(i) {
				all.WriteString(d.Events[i].ID)
			}
		}
		if one.String() != c.want || all.String() != c.want || s.Kept() != len(c.want) {
			t.Errorf("%+v %q keeps %q one by one, %q at once, %d; want %q", c.filter, c.search, one.String(), all.String(), s.Kept(), c.want)
		}
	}
}

// An answer is that of its own dataset, whatever was asked in between.
func TestKeptIsRememberedByDataset(t *testing.T) {
	sizes := []int{40, 0, 300}
	var states []state.State
	for i, n := range sizes {
		s := state.New(event.New(eventtest.Random(int64(i), n)))
		s.Filter.Category = "conflict"
		states = append(states, s)
	}
	for range 3 {
		for _, s := range states {
			want := 0
			for i := range s.Dataset.Events {
				if s.Dataset.Events[i].Category == "conflict" {
					want++
				}
			}
			if got := s.Kept(); got != want {
				t.Errorf("of %d events %d are kept, want %d", len(s.Dataset.Events), got, want)
			}
			s.Filter.Hide = true
			if a, b := s.KeptEvents(), s.KeptEvents(); a != b || s.Kept() != want {
				t.Error("what is hidden changes what is kept")
			}
			for _, query := range strings.Fields("a b c d e f g h i j k l m n o p q r s") {
				s.Search = query
				s.Kept() // more than are remembered
			}
		}
	}
}

func TestRememberingKeepsNoDatasetAlive(t *testing.T) {
	gone := make(chan bool, 1)
	func() {
		d := event.New(eventtest.Random(1, 100))
		runtime.AddCleanup(d, func(int) { gone <- true }, 0)
		s := state.New(d)
		s.Search = "visit"
		s.Kept()
	}()
	for range 10 {
		runtime.GC()
		select {
		case <-gone:
			return
		default:
			runtime.Gosched()
		}
	}
	select {
	case <-gone:
	default:
		t.Error("the dataset is still there")
	}
}

// Stepping visits every dated event that is kept once and in order, there and
// back, whatever is asked for.
func TestStepVisitsEveryKeptEventOnceInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for seed := range int64(12) {
		d := event.New(eventtest.Random(seed, 200))
		s := state.New(d)
		switch seed % 4 {
		case 1:
			s.Filter.Category = d.Categories[r.IntN(len(d.Categories))].ID
		case 2:
			s.Search = "place 1"
		case 3:
			s.Filter = state.Filter{Actor: d.Actors[r.IntN(len(d.Actors))].ID, Hide: true}
			s.Search = "1"
		}
		var want []string
		for _, at := range d.Index().Dated() {
			if s.Keeps(&d.Events[at]) {
				want = append(want, d.Events[at].ID)
			}
		}
		if len(want) == 0 {
			if s.Step(1) != s || s.Step(-1) != s || s.Edge(1) != s || s.Edge(-1) != s {
				t.Errorf("seed %d: with nothing kept it moved", seed)
			}
			continue
		}
		for _, by := range []int{1, -1} {
			var got []string
			at := s.Edge(-by)
			for range len(want) + 5 {
				got = append(got, at.Selection)
				next := at.Step(by)
				if next == at {
					break
				}
				at = next
			}
			if !slices.Equal(got, want) {
				t.Errorf("seed %d, by %d: %d events visited, want %d", seed, by, len(got), len(want))
			}
			slices.Reverse(want)
		}
	}
}
