package event_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

func day(edtf string) event.Day {
	return event.MustDate(edtf).Span().Start.Earliest
}

// dataset makes one event of each date, named by it. "" is undated.
func dataset(dates ...string) *event.Dataset {
	var d event.Dataset
	for _, s := range dates {
		e := event.Event{ID: s}
		if s != "" {
			e.Date = event.MustDate(s)
		}
		d.Events = append(d.Events, e)
	}
	return event.New(d)
}

func names(d *event.Dataset, places []int) []string {
	var list []string
	for _, i := range places {
		list = append(list, d.Events[i].ID)
	}
	return list
}

func TestOrder(t *testing.T) {
	d := dataset("1988-11-15", "", "1988", "XXXX", "../1988-03-01", "1967-06-05", "1988/..", "1967-06-05/1967-06-10", "-0043", "1988?", "/1970")
	want := []string{"-0043", "1967-06-05/1967-06-10", "1967-06-05", "/1970", "1988/..", "1988", "1988?", "../1988-03-01", "1988-11-15"}
	if got := names(d, d.Index().Dated()); !slices.Equal(got, want) {
		t.Errorf("dated: got %q, want %q", got, want)
	}
	if got, want := names(d, d.Index().Undated()), []string{"", "XXXX"}; !slices.Equal(got, want) {
		t.Errorf("undated: got %q, want %q", got, want)
	}
	for i, id := range want {
		if got := d.Index().Position(id); got != i {
			t.Errorf("%q is at %d, want %d", id, got, i)
		}
	}
	for _, id := range []string{"", "XXXX", "none"} {
		if got := d.Index().Position(id); got != -1 {
			t.Errorf("%q is at %d, want -1", id, got)
		}
	}
}

func TestBothEndsOfIntervals(t *testing.T) {
	d := dataset("1967-06-05/1967-06-10", "1967-06-10", "1967-06/..", "../1967-06-09", "1967-06-05/", "/1967-06-10", "1967-06-10~")
	for _, c := range []struct {
		day  string
		want []string
	}{
		{"1967-05-31", []string{"../1967-06-09"}},
		{"1967-06-01", []string{"1967-06/..", "../1967-06-09"}},
		{"1967-06-04", []string{"1967-06/..", "../1967-06-09"}},
		{"1967-06-05", []string{"1967-06/..", "1967-06-05/1967-06-10", "1967-06-05/", "../1967-06-09"}},
		{"1967-06-09", []string{"1967-06/..", "1967-06-05/1967-06-10", "../1967-06-09"}},
		{"1967-06-10", []string{"1967-06/..", "1967-06-05/1967-06-10", "1967-06-10", "/1967-06-10", "1967-06-10~"}},
		{"1967-06-11", []string{"1967-06/.."}},
	} {
		if got := names(d, d.Index().At(day(c.day))); !slices.Equal(got, c.want) {
			t.Errorf("at %s: got %q, want %q", c.day, got, c.want)
		}
	}
	for _, c := range []struct {
		what string
		got  []int
		want []string
	}{
		{"so far at the start", d.Index().UpTo(day("1967-06-01")), []string{"1967-06/..", "../1967-06-09"}},
		{"so far the day before", d.Index().UpTo(day("1967-05-31")), []string{"../1967-06-09"}},
		{"from the last day", d.Index().From(day("1967-06-10")), []string{"1967-06/..", "1967-06-05/1967-06-10", "1967-06-10", "/1967-06-10", "1967-06-10~"}},
		{"from the day after", d.Index().From(day("1967-06-11")), []string{"1967-06/.."}},
		{"within the days around", d.Index().Within(day("1967-05-01"), day("1967-06-05")), []string{"1967-06/..", "1967-06-05/1967-06-10", "1967-06-05/", "../1967-06-09"}},
		{"within days the wrong way round", d.Index().Within(day("1967-06-05"), day("1967-05-01")), nil},
	} {
		if got := names(d, c.got); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
}

func TestNextAndPrevious(t *testing.T) {
	d := dataset("1966", "1988-11-15", "1988-11-15~", "../2023-11-01", "")
	for _, c := range []struct {
		day        string
		prev, next int
	}{
		{"1965-12-31", -1, 0},
		{"1966-01-01", -1, 1},
		{"1966-01-02", 0, 1},
		{"1988-11-14", 0, 1},
		{"1988-11-15", 0, 3},
		{"1988-11-16", 2, 3},
		{"2023-11-01", 2, -1},
		{"2023-11-02", 3, -1},
	} {
		x := d.Index()
		if prev, next := x.PrevBefore(day(c.day)), x.NextAfter(day(c.day)); prev != c.prev || next != c.next {
			t.Errorf("around %s: got %d and %d, want %d and %d", c.day, prev, next, c.prev, c.next)
		}
	}
}

func TestZeroIndex(t *testing.T) {
	for name, d := range map[string]*event.Dataset{"not built": {Events: make([]event.Event, 3)}, "empty": event.New(event.Dataset{})} {
		x := d.Index()
		if len(x.Dated())+len(x.At(0))+len(x.UpTo(0))+len(x.From(0))+len(x.Within(event.DayMin, event.DayMax)) != 0 {
			t.Errorf("%s: something was found", name)
		}
		if x.Position("x") != -1 || x.NextAfter(0) != -1 || x.PrevBefore(0) != -1 {
			t.Errorf("%s: something has a place", name)
		}
		if _, ok := d.Event("x"); ok {
			t.Errorf("%s: an event was found", name)
		}
		if first, last := d.Span(); last >= first {
			t.Errorf("%s: spans %s to %s", name, first, last)
		}
	}
}

// slow answers by looking at every event.
func slow(events []event.Event, holds func(event.Span) bool) []int {
	var found []int
	for i := range events {
		if !events[i].Undated() && holds(events[i].Date.Span()) {
			found = append(found, i)
		}
	}
	return found
}

func TestIndexAgainstSlowSearch(t *testing.T) {
	for seed := range int64(60) {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		n := []int{0, 1, 2, 15, 16, 17, 255, 256, 257, 300, 1000, 5000}[seed%12]
		source := eventtest.Random(seed, n)
		if seed%2 == 0 {
			// Crowd the events into one year, where edges meet.
			for i := range source.Events {
				source.Events[i].Date = crowded(r)
			}
		}
		unsorted := slices.Clone(source.Events)
		d := event.New(source)
		checkSorted(t, unsorted, d)
		x := d.Index()
		for _, q := range queries(r, d) {
			a, b := q[0], q[1]
			for _, c := range []struct {
				what      string
				got, want []int
			}{
				{"at", x.At(a), slow(d.Events, func(s event.Span) bool { return s.Start.Earliest <= a && a <= s.End.Latest })},
				{"up to", x.UpTo(a), slow(d.Events, func(s event.Span) bool { return s.Start.Earliest <= a })},
				{"from", x.From(a), slow(d.Events, func(s event.Span) bool { return s.End.Latest >= a })},
				{"within", x.Within(a, b), slow(d.Events, func(s event.Span) bool { return a <= b && s.Start.Earliest <= b && s.End.Latest >= a })},
				{"next", []int{x.NextAfter(a)}, []int{slices.IndexFunc(d.Events, func(e event.Event) bool { return !e.Undated() && e.Anchor() > a })}},
				{"previous", []int{x.PrevBefore(a)}, []int{previous(d.Events, a)}},
			} {
				if !slices.Equal(c.got, c.want) {
					t.Fatalf("seed %d, %d events, %s %s (to %s): got %v, want %v", seed, n, c.what, a, b, c.got, c.want)
				}
			}
		}
	}
}

func previous(events []event.Event, d event.Day) int {
	last := -1
	for i := range events {
		if !events[i].Undated() && events[i].Anchor() < d {
			last = i
		}
	}
	return last
}

func crowded(r *rand.Rand) event.Date {
	a, b := 1+r.IntN(28), 1+r.IntN(28)
	forms := []string{"A", "A/B", "A/..", "../A", "A/", "/B", "2000-02", "2000", "A/2000-02", "200X", "../.."}
	return event.MustDate(strings.NewReplacer(
		"A", fmt.Sprintf("2000-02-%02d", min(a, b)),
		"B", fmt.Sprintf("2000-02-%02d", max(a, b)),
	).Replace(forms[r.IntN(len(forms))]))
}

// queries gives days at and beside the edges of events, and some far away.
func queries(r *rand.Rand, d *event.Dataset) [][2]event.Day {
	days := []event.Day{event.DayMin, event.DayMin + 1, 0, event.DayMax - 1, event.DayMax}
	for range 25 {
		days = append(days, eventtest.First+event.Day(r.Int64N(int64(eventtest.Last-eventtest.First))))
		if len(d.Events) == 0 {
			continue
		}
		span := d.Events[r.IntN(len(d.Events))].Date.Span()
		for _, edge := range []event.Day{span.Start.Earliest, span.Start.Latest, span.End.Earliest, span.End.Latest} {
			if edge != event.DayMin && edge != event.DayMax {
				days = append(days, edge-1, edge, edge+1)
			}
		}
	}
	var pairs [][2]event.Day
	for _, a := range days {
		pairs = append(pairs, [2]event.Day{a, days[r.IntN(len(days))]})
	}
	return pairs
}

// checkSorted holds the new order to a stable sort of the old one.
func checkSorted(t *testing.T, unsorted []event.Event, d *event.Dataset) {
	t.Helper()
	slices.SortStableFunc(unsorted, func(a, b event.Event) int {
		if a.Undated() && b.Undated() {
			return 0
		}
		return cmp.Or(cmp.Compare(a.Anchor(), b.Anchor()), cmp.Compare(b.Date.Span().End.Latest, a.Date.Span().End.Latest))
	})
	for i := range unsorted {
		if unsorted[i].ID != d.Events[i].ID {
			t.Fatalf("event %d is %s, want %s", i, d.Events[i].ID, unsorted[i].ID)
		}
	}
}

func TestIndexIsSmall(t *testing.T) {
	const n, most = 100_000, 100
	source := eventtest.Random(1, n)
	source.Stances = nil
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	d := event.New(source)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if size := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / n; size > most {
		t.Errorf("the index takes %d bytes an event, want %d at most", size, most)
	} else {
		t.Logf("%d bytes an event", size)
	}
	runtime.KeepAlive(d)
	runtime.KeepAlive(source)
}
