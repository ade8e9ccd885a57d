package event_test

import (
	"slices"
	"testing"

	"legation/app/event"
)

func stances(list ...event.Stance) *event.Index {
	return event.New(event.Dataset{Stances: list}).Index()
}

func stance(id, holder string, relation event.Relation, date string) event.Stance {
	s := event.Stance{ID: id, Holder: holder, Territory: "golan-heights", Relation: relation}
	if date != "" {
		s.Date = event.MustDate(date)
	}
	return s
}

func stanceIDs(list []*event.Stance) []string {
	var ids []string
	for _, s := range list {
		ids = append(ids, s.ID)
	}
	return ids
}

func TestControllingWhereImpreciseEndsOverlap(t *testing.T) {
	x := stances(
		stance("syria", "syria", event.Controls, "../1967-06-09"),
		stance("israel", "israel", event.Controls, "1967-06/.."),
		stance("claim", "syria", event.ClaimsOwn, "1944/.."),
	)
	for _, c := range []struct {
		day  string
		want []string
	}{
		{"1966-01-01", []string{"syria"}},
		{"1967-05-31", []string{"syria"}},
		// Both may hold: a start known to the month is finer than an open one.
		{"1967-06-01", []string{"israel", "syria"}},
		{"1967-06-05", []string{"israel", "syria"}},
		{"1967-06-09", []string{"israel", "syria"}},
		{"1967-06-10", []string{"israel"}},
		{"1967-06-20", []string{"israel"}},
		{"2026-01-01", []string{"israel"}},
	} {
		if got := stanceIDs(x.Controlling("golan-heights", day(c.day))); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.day, got, c.want)
		}
	}
	if got := x.Controlling("gaza", day("1967-06-05")); got != nil {
		t.Errorf("an unnamed territory is controlled by %q", stanceIDs(got))
	}
}

func TestHoldingBestFirst(t *testing.T) {
	x := stances(
		stance("undated", "usa", event.NoPositionFound, ""),
		stance("unknown year", "usa", event.NoClaim, "XXXX"),
		stance("year", "usa", event.FinalStatus, "1967/.."),
		stance("late year", "usa", event.PositionOccupied, "2019/.."),
		stance("month", "usa", event.PositionOccupied, "1967-11/.."),
		stance("day", "usa", event.PositionOccupied, "1967-11-22/2019-03-25"),
		stance("same day", "usa", event.NoClaim, "1967-11-22/2020"),
		stance("later day", "usa", event.RecognisesSovereignty, "2019-03-25/.."),
		stance("control", "usa", event.Controls, "2019-03-25/.."),
		stance("other holder", "syria", event.ClaimsOwn, "1944/.."),
	)
	for _, c := range []struct {
		day  string
		want []string
	}{
		{"1950-01-01", []string{"undated", "unknown year"}},
		{"1967-11-21", []string{"month", "year", "undated", "unknown year"}},
		{"1967-11-22", []string{"day", "same day", "month", "year", "undated", "unknown year"}},
		{"2019-03-25", []string{"later day", "day", "same day", "month", "late year", "year", "undated", "unknown year"}},
		{"2019-03-26", []string{"later day", "same day", "month", "late year", "year", "undated", "unknown year"}},
		{"2021-01-01", []string{"later day", "month", "late year", "year", "undated", "unknown year"}},
	} {
		if got := stanceIDs(x.Holding("usa", "golan-heights", day(c.day))); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.day, got, c.want)
		}
	}
}

func TestChanges(t *testing.T) {
	x := stances(
		stance("a", "syria", event.Controls, "../1967-06-09"),
		stance("b", "israel", event.Controls, "1967-06-10/.."),
		stance("c", "usa", event.NoClaim, "1988"),
		stance("d", "usa", event.NoClaim, "1989/.."),
		stance("e", "usa", event.NoClaim, ""),
		stance("f", "usa", event.NoClaim, "../.."),
	)
	want := []event.Day{day("1967-06-10"), day("1988-01-01"), day("1989-01-01")}
	if got := x.Changes("golan-heights"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := x.Changes("gaza"); len(got) != 0 {
		t.Errorf("an unnamed territory changes on %v", got)
	}
}
