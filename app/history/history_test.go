package history

import (
	"testing"
	"time"

	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
	"legation/geo"
)

// A session is a store whose changes are noted at a time that the test turns.
type session struct {
	*state.Store
	History
	now time.Time
}

func begin(t *testing.T) *session {
	t.Helper()
	s := &session{Store: state.NewStore(state.New(event.New(eventtest.Random(3, 200)))), now: time.Unix(0, 0)}
	s.Subscribe(func(old, now state.State) { s.Note(old, now, s.now) })
	return s
}

// do changes the state some time after the last change.
func (s *session) do(after time.Duration, change func(*state.State)) {
	s.now = s.now.Add(after)
	s.Update(func(st state.State) state.State { change(&st); return st })
}

func TestBackAndForward(t *testing.T) {
	s := begin(t)
	start := s.State()
	s.do(time.Second, func(st *state.State) { st.Playhead = 100 })
	s.do(time.Second, func(st *state.State) { st.Mode = state.At })
	s.do(time.Second, func(st *state.State) { st.Filter.Confidence = event.High })
	end := s.State()
	for range 3 {
		s.Back(s.Store)
	}
	if s.State() != start || s.CanBack() {
		t.Errorf("going back three times leads to %+v, and farther: %v", s.State(), s.CanBack())
	}
	s.Back(s.Store) // nothing to do
	for range 3 {
		s.Forward(s.Store)
	}
	if s.State() != end || s.CanForward() {
		t.Errorf("going forward leads to %+v, and farther: %v", s.State(), s.CanForward())
	}
	s.Back(s.Store)
	s.do(time.Second, func(st *state.State) { st.Playhead = 7 })
	if s.CanForward() {
		t.Error("a new change leaves a way forward")
	}
	s.Back(s.Store)
	if got := s.State(); got.Mode != state.At || got.Playhead != 100 || got.Filter != (state.Filter{}) {
		t.Errorf("got %+v", got)
	}
}

// TestDrag makes one step of many quick changes.
func TestDrag(t *testing.T) {
	s := begin(t)
	was := s.State().Playhead
	s.do(time.Minute, func(st *state.State) { st.Playhead = 1 })
	for i := range 50 {
		s.do(20*time.Millisecond, func(st *state.State) { st.Playhead = event.Day(10 * i) })
	}
	s.do(time.Second, func(st *state.State) { st.Zoom = 5 })
	s.Back(s.Store)
	if s.State().Playhead != 490 {
		t.Errorf("the first step back leads to day %d", s.State().Playhead)
	}
	s.Back(s.Store)
	if s.State().Playhead != was || s.CanBack() {
		t.Errorf("the second step back leads to day %d", s.State().Playhead)
	}
}

// TestPlaying goes back to where playing was started.
func TestPlaying(t *testing.T) {
	s := begin(t)
	s.do(time.Second, func(st *state.State) { st.Hidden.Grid = true })
	was := s.State().Playhead
	s.do(time.Second, func(st *state.State) { st.Playing = true })
	for i := range 5 {
		s.do(3*time.Second, func(st *state.State) { st.Playhead = event.Day(i) })
	}
	s.Back(s.Store)
	if got := s.State(); got.Playhead != was || got.Playing || !got.Hidden.Grid {
		t.Errorf("day %d, playing %v", got.Playhead, got.Playing)
	}
}

// TestKept leaves alone what is no matter of the records.
func TestKept(t *testing.T) {
	s := begin(t)
	s.do(time.Second, func(st *state.State) { st.Theme = geo.DarkTheme; st.Playback.Speed = 4 })
	if s.CanBack() {
		t.Error("the theme is a step")
	}
	s.do(time.Second, func(st *state.State) { st.Playhead = 3 })
	s.do(time.Second, func(st *state.State) { st.Theme = geo.LightTheme; st.Axis.From = -5 })
	s.Back(s.Store)
	if got := s.State(); got.Theme != geo.LightTheme || got.Playback.Speed != 4 || got.Axis.From != -5 {
		t.Errorf("got %+v", got)
	}
	// In the units of before a map would measure otherwise than the preferences say,
	// and a clicker would leap from decade to decade.
	s.do(time.Second, func(st *state.State) { st.Playhead = 5 })
	s.do(time.Second, func(st *state.State) { st.Imperial, st.Still, st.Presented, st.Snap = true, true, true, true })
	for _, move := range []func(*state.Store){s.Back, s.Forward} {
		move(s.Store)
		if got := s.State(); !got.Imperial || !got.Still || !got.Presented || !got.Snap {
			t.Errorf("miles %v, still %v, presented %v, from event to event %v", got.Imperial, got.Still, got.Presented, got.Snap)
		}
	}
}

// TestDatasets forgets what another dataset was shown like, and keeps the way
// back where the same one was read again.
func TestDatasets(t *testing.T) {
	s := begin(t)
	s.do(time.Second, func(st *state.State) { st.Playhead = 3 })
	again := *s.State().Dataset
	fresh := event.New(again)
	s.do(time.Second, func(st *state.State) { st.Dataset = fresh })
	s.Back(s.Store)
	if got := s.State(); got.Dataset != fresh || got.Playhead == 3 {
		t.Errorf("after reading again, going back shows day %d of an old reading: %v", got.Playhead, got.Dataset != fresh)
	}
	s.do(time.Second, func(st *state.State) { st.Playhead = 4 })
	other := event.New(event.Dataset{ID: "other"})
	s.do(time.Second, func(st *state.State) { *st = state.New(other) })
	if s.CanBack() {
		t.Error("another dataset leaves a way back")
	}
}
