package event_test

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strconv"
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

func TestSearchFirst(t *testing.T) {
	d := event.New(eventtest.Random(3, 500))
	all := d.Search("visit")
	for _, n := range []int{-1, 0, 1, 20, len(all), 9999} {
		found, total := d.SearchFirst("visit", n)
		if want := all[:max(min(n, len(all)), 0)]; !slices.Equal(found, want) || total != len(all) {
			t.Errorf("the first %d are %v of %d, want %v of %d", n, found, total, want, len(all))
		}
	}
	if found, total := d.SearchFirst("", 3); !slices.Equal(found, []int{0, 1, 2}) || total != 500 {
		t.Errorf("of everything the first 3 are %v of %d", found, total)
	}
}

// Without an index there is nothing to remember, and the answer is the same.
func TestSearchWithoutIndex(t *testing.T) {
	d := event.Dataset{Events: []event.Event{{Title: "One"}, {Title: "Two"}}}
	if got := d.Search("two"); !slices.Equal(got, []int{1}) {
		t.Errorf("found %v", got)
	}
}

// TestSearchAgainstReading compares with reading through all texts of each
// event, for words and parts of words that stand there and some that do not.
func TestSearchAgainstReading(t *testing.T) {
	for seed := range int64(6) {
		d := event.New(eventtest.Random(seed, 300))
		names := map[string]string{}
		for _, c := range d.Categories {
			names["c"+c.ID] = c.Name
		}
		for _, a := range d.Actors {
			names["a"+a.ID] = a.Name
		}
		for _, p := range d.Places {
			names["p"+p.ID] = p.Name
		}
		text := func(e *event.Event) string {
			all := []string{e.Title, names["c"+e.Category]}
			for _, id := range e.Actors {
				all = append(all, names["a"+id])
			}
			for _, id := range e.Places {
				all = append(all, names["p"+id])
			}
			if !e.Date.IsZero() {
				all = append(all, e.Date.String(), e.Date.Text())
			}
			return strings.ToLower(strings.Join(all, "\n"))
		}
		for _, query := range []string{
			"visit", "VIS", "a", "e", "1", "19", "198", "1988-1", "actor 7", "7 actor", "place 12 talks", "-", "8", "ovembe", "march", "x", "..", "zz", "place 200 1",
		} {
			var want []int
			for i := range d.Events {
				has := true
				for _, word := range strings.Fields(strings.ToLower(query)) {
					has = has && strings.Contains(text(&d.Events[i]), word)
				}
				if has {
					want = append(want, i)
				}
			}
			got := d.Search(query)
			if query == "a" || query == "e" || query == "x" {
				// Of a date the numbers and the months are searched, not "about" or "XXXX".
				want = slices.DeleteFunc(want, func(i int) bool { return !slices.Contains(got, i) })
			}
			if !slices.Equal(got, want) {
				t.Errorf("seed %d, %q: found %d events, want %d", seed, query, len(got), len(want))
			}
			if set := d.Matches(query); set.Count(len(d.Events)) != len(want) {
				t.Errorf("seed %d, %q: counted %d events, want %d", seed, query, set.Count(len(d.Events)), len(want))
			}
		}
	}
}

// TestPrepareSearchEnds is called off, and may be begun again.
func TestPrepareSearchEnds(t *testing.T) {
	d := event.New(eventtest.Random(1, 100))
	ctx, cancel := context.WithCancelCause(context.Background())
	why := errors.New("enough")
	cancel(why)
	if err := d.PrepareSearch(ctx); err != why {
		t.Errorf("called off, it says %v", err)
	}
	if found := d.Search("a"); len(found) == 0 {
		t.Error("afterwards nothing is found")
	}
	if made, err := event.NewContext(ctx, eventtest.Random(1, 100)); made != nil || err != why {
		t.Errorf("called off, the making of a dataset gives %v and says %v", made, err)
	}
}

// BenchmarkSearch finds the first page of rows and the number of all.
func BenchmarkSearch(b *testing.B) {
	for _, n := range sizes {
		d := event.New(eventtest.Random(1, n))
		d.PrepareSearch(context.Background())
		for _, query := range []string{"visit place 7", "nothing", "a", "1 2 3"} {
			b.Run(strconv.Itoa(n)+"/"+strings.ReplaceAll(query, " ", "+"), func(b *testing.B) {
				for b.Loop() {
					d.SearchFirst(query, 50)
				}
			})
		}
	}
}

// BenchmarkPrepareSearch reads all texts.
func BenchmarkPrepareSearch(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			source := eventtest.Random(1, n)
			var before, after runtime.MemStats
			var d *event.Dataset
			for b.Loop() {
				b.StopTimer()
				d = event.New(source)
				runtime.GC()
				runtime.ReadMemStats(&before)
				b.StartTimer()
				d.PrepareSearch(context.Background())
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/float64(n), "heap-B/event")
			runtime.KeepAlive(d)
		})
	}
}
