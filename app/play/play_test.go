package play_test

import (
	"testing"
	"time"

	"legation/app/dataset"
	"legation/app/play"
	"legation/app/state"
)

// run advances a player in steps of a frame for a length of time.
func run(p *play.Player, s state.State, now *time.Time, length time.Duration) state.State {
	for end := now.Add(length); now.Before(end); *now = now.Add(16 * time.Millisecond) {
		s = p.Advance(*now, s)
	}
	return s
}

func TestPlayStepsOnceADwell(t *testing.T) {
	var p play.Player
	now := time.Unix(0, 0)
	s := state.New(dataset.Builtin()).Edge(-1)
	s.Playing = true
	first := s.Selection
	s = p.Advance(now, s)
	if s.Selection == first {
		t.Fatal("play does not begin with a step")
	}
	ix := s.Dataset.Index()
	at := ix.Position(s.Selection)
	s = run(&p, s, &now, 3*play.Dwell+play.Dwell/2)
	if moved := ix.Position(s.Selection) - at; moved != 3 {
		t.Errorf("in three and a half dwells it moved %d events", moved)
	}
}

func TestPauseIsInstant(t *testing.T) {
	var p play.Player
	now := time.Unix(0, 0)
	s := state.New(dataset.Builtin()).Edge(-1)
	s.Playing = true
	s = run(&p, s, &now, play.Dwell/2)
	s.Playing = false
	if after := run(&p, s, &now, 5*play.Dwell); after != s {
		t.Error("it moved while paused")
	}
}

func TestPlayStopsAtTheEndAndStartsAgain(t *testing.T) {
	var p play.Player
	now := time.Unix(0, 0)
	s := state.New(dataset.Builtin()).Edge(1).Step(-1)
	s.Playing = true
	s = run(&p, s, &now, 3*play.Dwell)
	if s.Playing || s != s.Edge(1) {
		t.Fatalf("it should rest at the last event, is at %s, playing %v", s.Selection, s.Playing)
	}
	p = play.Player{}
	s.Playing = true
	s = p.Advance(now, s)
	if want := s.Edge(-1).Selection; s.Selection != want {
		t.Errorf("play at the end goes to %s, want %s", s.Selection, want)
	}
}
