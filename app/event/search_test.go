package event_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

func searched() *event.Dataset {
	return event.New(event.Dataset{
		Actors:     []event.Actor{{ID: "kim", Name: "Kim Il Sung"}, {ID: "plo", Name: "Palestine Liberation Organisation"}},
		Places:     []event.Place{{ID: "py", Name: "Pyongyang · 평양"}, {ID: "qun", Name: "Qunayṭra, القُنَيْطِرَة"}},
		Categories: []event.Category{{ID: "rec", Name: "Recognition"}},
		Events: []event.Event{
			{ID: "a", Title: "Relations begin", Date: event.MustDate("1966"), Actors: []string{"plo"}, Places: []string{"py"}},
			{ID: "b", Title: "Café in São Paulo", Date: event.MustDate("1970"), Summary: "An “official” visit, 1970–71", Attribution: "Łódź Gazette"},
			{ID: "c", Title: "RECOGNISED", Date: event.MustDate("1988-11-15"), Category: "rec", Quotes: []event.Quote{{Text: "the world’s peoples", Speaker: "A spokesman"}}},
			{ID: "d", Title: "Undated", Places: []string{"qun"}, Actors: []string{"kim"}, Accounts: []event.Account{
				{Text: "Another version", Attribution: "The Times", Quotes: []event.Quote{{Text: "not so", Speaker: "A witness"}}}}},
		},
	})
}

func TestSearch(t *testing.T) {
	d := searched()
	for _, c := range []struct{ query, want string }{
		{"", "abcd"}, {"  \t ", "abcd"},
		{"relations", "a"}, {"RELATIONS", "a"}, {"elatio", "a"},
		{"recognised", "c"}, {"recognition", "c"}, // title, category
		{"liberation", "a"}, {"kim sung", "d"}, // actors
		{"pyongyang", "a"}, {"평양", "a"}, {"평", "a"}, // places
		{"qunaytra", "d"}, {"القنيطرة", "d"}, {"القُنَيْطِرَة", "d"}, // points do not count
		{"cafe", "b"}, {"café", "b"}, {"CAFÉ", "b"}, {"cafe\u0301", "b"}, {"sao", "b"}, {"lodz", "b"},
		{`"official"`, "b"}, {"1970-71", "b"}, {"1970–71", "b"},
		{"world's", "c"}, {"peoples", "c"}, {"spokesman", "c"}, // quotations
		{"version", "d"}, {"times", "d"}, {"witness", "d"}, {"not so", "d"}, // accounts
		{"1988", "c"}, {"1988-11", "c"}, {"november 1988", "c"}, {"15 nov", "c"},
		{"relations pyongyang", "a"}, {"pyongyang relations", "a"}, // all words, in any order
		{"relations recognised", ""}, {"nothing of the kind", ""},
		{"\x00", ""}, {"\xff\xfe", ""}, {strings.Repeat("x", 10000), ""},
	} {
		var got strings.Builder
		for _, i := range d.Search(c.query) {
			got.WriteString(d.Events[i].ID)
		}
		if got.String() != c.want {
			t.Errorf("Search(%.40q) finds %q, want %q", c.query, got.String(), c.want)
		}
	}
}

func TestSearchKeepsTheOrderOfTime(t *testing.T) {
	d := eventtest.Random(3, 500)
	built := event.New(d)
	found := built.Search("visit")
	if len(found) == 0 || len(found) == len(built.Events) {
		t.Fatalf("found %d of %d", len(found), len(built.Events))
	}
	if !slices.IsSorted(found) {
		t.Error("the events found are out of order")
	}
	if !slices.Equal(found, built.Search("VISIT")) {
		t.Error("the same words in another case find other events")
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		d := event.New(eventtest.Random(1, n))
		for _, query := range []string{"visit place 7", "nothing"} {
			b.Run(fmt.Sprintf("%d/%s", n, query), func(b *testing.B) {
				for b.Loop() {
					d.Search(query)
				}
			})
		}
	}
}
