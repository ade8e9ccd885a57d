package state

import (
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

func TestOver(t *testing.T) {
	d := event.New(eventtest.Random(9, 300))
	s := New(d)
	s.Playhead, s.Mode, s.View, s.Zoom, s.Search = 1234, Within, "", 5.5, "word"
	s.Selection = d.Events[7].ID
	s.Filter = Filter{Category: d.Categories[0].ID, Confidence: event.High, Hide: true}
	again := event.New(eventtest.Random(9, 300))
	want := s
	want.Dataset = again
	if got := s.Over(again); got != want {
		t.Errorf("reading the same again changes %+v into %+v", s, got)
	}
	less := event.New(event.Dataset{Title: "little is left", Views: []event.View{{ID: "all"}}})
	s.View, s.Asked = d.Views[0].ID, "nowhere"
	got := s.Over(less)
	if got.Selection != "" || got.Filter.Category != "" || got.Asked != "" || got.View != "all" || got.Viewpoint != "" {
		t.Errorf("what is gone stays: %+v", got)
	}
	if got.Playhead != 1234 || got.Mode != Within || got.Search != "word" || got.Filter.Confidence != event.High {
		t.Errorf("what is not gone goes: %+v", got)
	}
}
