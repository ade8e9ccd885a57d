package play_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/play"
	"legation/app/state"
)

// A deck plays a state with a clock of its own.
type deck struct {
	play.Player
	now   time.Time
	state state.State
	seen  []string // each event as it is chosen
}

// newDeck is a deck at the first event, playing.
func newDeck(s state.State) *deck {
	s.Playing = true
	return &deck{now: time.Unix(1000, 0), state: s}
}

// run lets time pass in frames. It looks at once, and then after each frame.
func (d *deck) run(length, frame time.Duration) {
	for end := d.now.Add(length); ; {
		before := d.state.Selection
		d.state = d.Advance(d.now, d.state)
		if d.state.Selection != before && d.state.Selection != "" {
			d.seen = append(d.seen, d.state.Selection)
		}
		if !d.now.Before(end) {
			return
		}
		d.now = d.now.Add(frame)
	}
}

func (d *deck) said() string { return strings.Join(d.seen, " ") }

const frame = 20 * time.Millisecond

// years is a dataset with an event on the first day of each of some years,
// called after it.
func years(all ...int) state.State {
	var events []event.Event
	for _, y := range all {
		events = append(events, event.Event{ID: fmt.Sprint(y), Title: fmt.Sprint("In ", y), Date: event.MustDate(fmt.Sprintf("%04d", y))})
	}
	return state.New(event.New(event.Dataset{Events: events})).Edge(-1)
}

func TestStepsOnceADwell(t *testing.T) {
	d := newDeck(state.New(dataset.Builtin()).Edge(-1))
	first := d.state.Selection
	d.run(0, frame)
	if d.state.Selection == first {
		t.Fatal("play does not begin with a step")
	}
	ix := d.state.Dataset.Index()
	at := ix.Position(d.state.Selection)
	d.run(3*play.Dwell+play.Dwell/2, frame)
	if moved := ix.Position(d.state.Selection) - at; moved != 3 {
		t.Errorf("in three and a half dwells it moved %d events", moved)
	}
}

// Every event is played once and in order, whatever the length of a frame.
func TestVisitsEveryEventOnce(t *testing.T) {
	s := state.New(dataset.Builtin()).Edge(-1)
	var want []string
	for _, at := range s.Dataset.Index().Dated()[1:] {
		want = append(want, s.Dataset.Events[at].ID)
	}
	for _, frame := range []time.Duration{7 * time.Millisecond, 50 * time.Millisecond, 260 * time.Millisecond} {
		d := newDeck(s)
		d.state.Playback.Speed = 8
		d.run(time.Duration(len(want)+2)*play.Dwell/8, frame)
		if !slices.Equal(d.seen, want) {
			t.Errorf("in frames of %v it played %d events, want %d: %s", frame, len(d.seen), len(want), d.said())
		}
		if d.state.Playing {
			t.Errorf("in frames of %v it plays on after the end", frame)
		}
	}
}

func TestPlaysWhatIsKept(t *testing.T) {
	s := years(1950, 1960, 1970, 1980, 1990)
	s.Search = "0"
	for i := range s.Dataset.Events {
		s.Dataset.Events[i].Category = []string{"a", "b"}[i%2]
	}
	s.Filter.Category = "a"
	for _, evenly := range []bool{false, true} {
		d := newDeck(s)
		d.state.Playback.Evenly = evenly
		d.run(40*time.Second, frame)
		if got := d.said(); got != "1970 1990" || d.state.Playing {
			t.Errorf("evenly %v it played %q, want 1970 1990", evenly, got)
		}
	}
	s.Search = "nothing of the kind"
	for _, evenly := range []bool{false, true} {
		d := newDeck(s)
		d.state.Playback.Evenly = evenly
		before := d.state.Playhead
		d.run(time.Second, frame)
		if d.state.Playing || d.state.Playhead != before {
			t.Errorf("evenly %v it plays though nothing is kept", evenly)
		}
	}
	empty := newDeck(state.New(event.New(event.Dataset{})))
	empty.run(time.Second, frame)
	if empty.state.Playing {
		t.Error("it plays an empty dataset")
	}
}

func TestPauseIsInstant(t *testing.T) {
	for _, evenly := range []bool{false, true} {
		d := newDeck(years(1950, 1960, 1970))
		d.state.Playback.Evenly = evenly
		d.run(play.Dwell/2, frame)
		d.state.Playing = false
		paused := d.state
		d.run(5*play.Dwell, frame)
		if d.state != paused {
			t.Errorf("evenly %v: it moved while paused", evenly)
		}
		// The time of the pause does not count.
		d.state.Playing = true
		d.run(0, frame)
		from := d.state.Playhead
		d.run(frame, frame)
		if moved := d.state.Playhead - from; moved < 0 || moved > 30 {
			t.Errorf("evenly %v: after the pause it jumped %d days", evenly, moved)
		}
	}
}

func TestSpeedChangesInTheMiddleOfADwell(t *testing.T) {
	for _, c := range []struct {
		speed float64
		rest  time.Duration // of the second half of the dwell
	}{
		{0.25, 4 * play.Dwell / 2}, {2, play.Dwell / 4}, {8, play.Dwell / 16},
		{0, play.Dwell / 2}, {-3, play.Dwell / 2}, {1000, play.Dwell / 16},
	} {
		d := newDeck(years(1950, 1960, 1970, 1980))
		d.run(play.Dwell/2, frame)
		d.state.Playback.Speed = c.speed
		d.run(c.rest-2*frame, frame)
		if got := d.said(); got != "1960" {
			t.Errorf("speed %g: too early at %q", c.speed, got)
		}
		d.run(4*frame, frame)
		if got := d.said(); got != "1960 1970" {
			t.Errorf("speed %g: too late at %q", c.speed, got)
		}
	}
}

func TestEnds(t *testing.T) {
	for _, c := range []struct{ end, want string }{
		{play.Stop, "1960 1970"},
		{"", "1960 1970"},
		{play.Loop, "1960 1970 1950 1960 1970 1950 1960"},
		{play.Bounce, "1960 1970 1960 1950 1960 1970 1960"},
	} {
		d := newDeck(years(1950, 1960, 1970))
		d.state.Playback.End = c.end
		d.run(6*play.Dwell+play.Dwell/2, frame)
		if got := d.said(); got != c.want {
			t.Errorf("%q: played %q, want %q", c.end, got, c.want)
		}
		if stopped := !d.state.Playing; stopped != (c.end == play.Stop || c.end == "") {
			t.Errorf("%q: stopped: %v", c.end, stopped)
		}
		// The same evenly: five seconds from one event to the next, and a
		// dwell at each end.
		d = newDeck(years(1950, 1960, 1970))
		d.state.Playback.End, d.state.Playback.Evenly = c.end, true
		d.run(34*time.Second, frame)
		if got := d.said(); !strings.HasPrefix(c.want, got) || len(got) < 9 {
			t.Errorf("%q, evenly: played %q, want %q", c.end, got, c.want)
		}
		if got := d.state.Playhead; got < event.DayOf(1950, 1, 1) || got > event.DayOf(1970, 1, 1) {
			t.Errorf("%q, evenly: it ran beyond the events to %s", c.end, got)
		}
	}
}

func TestPlayAtTheEndStartsAgain(t *testing.T) {
	for _, end := range []string{play.Stop, play.Loop, play.Bounce} {
		for _, evenly := range []bool{false, true} {
			s := years(1950, 1960, 1970).Edge(1)
			s.Playback.End, s.Playback.Evenly = end, evenly
			d := newDeck(s)
			d.run(0, frame)
			if d.state.Selection != "1950" || !d.state.Playing {
				t.Errorf("%s, evenly %v: play at the end goes to %q", end, evenly, d.state.Selection)
			}
		}
	}
	// A pause on the way back goes on backwards.
	d := newDeck(years(1950, 1960, 1970))
	d.state.Playback.End = play.Bounce
	d.run(2*play.Dwell+play.Dwell/2, frame)
	d.state.Playing = false
	d.run(play.Dwell, frame)
	d.state.Playing = true
	d.run(0, frame)
	if got := d.said(); got != "1960 1970 1960 1950" {
		t.Errorf("after a pause on the way back it played %q", got)
	}
}

func TestEvenly(t *testing.T) {
	for _, speed := range []float64{0.5, 1, 4} {
		for _, frame := range []time.Duration{5 * time.Millisecond, 50 * time.Millisecond, 400 * time.Millisecond} {
			d := newDeck(years(1900, 1960, 2020))
			d.state.Playback.Evenly, d.state.Playback.Speed = true, speed
			d.run(2*time.Second, frame)
			want := event.DayOf(1900, 1, 1) + event.Day(2*play.YearsASecond*speed*365.2425)
			if got := d.state.Playhead; got < want-1 || got > want+1 {
				t.Errorf("speed %g in frames of %v: after two seconds at %s, want %s", speed, frame, got, want)
			}
			if d.state.Selection != "1900" {
				t.Errorf("the event that came last is not chosen but %q", d.state.Selection)
			}
		}
	}
}

func TestSkipsEmptyDecades(t *testing.T) {
	for _, c := range []struct {
		skip   bool
		length time.Duration
	}{{true, 11 * time.Second}, {false, 46 * time.Second}} {
		d := newDeck(years(1905, 1909, 1963, 1995))
		d.state.Playback.Evenly, d.state.Playback.SkipEmpty = true, c.skip
		decades := map[int64]bool{}
		for d.state.Playing && d.now.Before(time.Unix(1100, 0)) {
			d.run(frame, frame)
			year, _, _ := d.state.Playhead.Civil()
			decades[year/10*10] = true
		}
		if got := d.said(); got != "1909 1963 1995" {
			t.Errorf("skipping %v: played %q", c.skip, got)
		}
		if decades[1930] == c.skip || decades[1980] == c.skip || !decades[1900] || !decades[1960] || !decades[1990] {
			t.Errorf("skipping %v: went through %v", c.skip, decades)
		}
		// 1905 to 1910, 1960 to 1970 and 1990 to 1995 are twenty years.
		if took := d.now.Sub(time.Unix(1000, 0)); took < c.length-time.Second || took > c.length+time.Second {
			t.Errorf("skipping %v: took %v, want about %v", c.skip, took, c.length)
		}
	}
	// Backwards it does the same.
	d := newDeck(years(1905, 1995))
	d.state.Playback = state.Playback{Speed: 1, Evenly: true, SkipEmpty: true, End: play.Bounce}
	d.run(9*time.Second, frame) // there and half-way back
	for range 2000 {
		d.run(frame, frame)
		if year, _, _ := d.state.Playhead.Civil(); year >= 1910 && year < 1990 {
			t.Fatalf("on the way back it came through %d", year)
		}
	}
	if got := d.said(); !strings.HasPrefix(got, "1995 1905 1995") {
		t.Errorf("there and back it played %q", got)
	}
}

// Whoever moves the playhead while it plays is followed.
func TestGoesOnFromWhereItIsPut(t *testing.T) {
	for _, evenly := range []bool{false, true} {
		d := newDeck(years(1950, 1960, 1970, 1980, 1990))
		d.state.Playback.Evenly = evenly
		d.run(play.Dwell*9/10, frame)
		d.state = d.state.Select("1980")
		d.run(play.Dwell/2, frame)
		if evenly && d.state.Playhead < event.DayOf(1980, 6, 1) || !evenly && d.state.Selection != "1980" {
			t.Errorf("evenly %v: half a dwell later it is at %s with %q", evenly, d.state.Playhead, d.state.Selection)
		}
	}
}

// After the machine has slept it goes on where it was.
func TestSleepIsNotPlayed(t *testing.T) {
	for _, evenly := range []bool{false, true} {
		d := newDeck(years(1900, 1910, 1920, 1930, 1940))
		d.state.Playback.Evenly = evenly
		d.run(time.Second, frame)
		d.now = d.now.Add(10 * time.Hour)
		d.run(0, frame)
		if !d.state.Playing || d.state.Playhead > event.DayOf(1911, 1, 1) {
			t.Errorf("evenly %v: after ten hours of sleep it is at %s, playing %v", evenly, d.state.Playhead, d.state.Playing)
		}
	}
}

func TestFaster(t *testing.T) {
	for _, c := range []struct {
		from float64
		by   int
		want float64
	}{{1, 1, 2}, {1, -1, 0.5}, {8, 1, 8}, {0.25, -1, 0.25}, {3, 1, 4}, {3, -1, 2}, {0, 1, 2}, {100, 1, 8}, {100, -1, 4}} {
		if got := play.Faster(c.from, c.by); got != c.want {
			t.Errorf("from %g by %d: %g, want %g", c.from, c.by, got, c.want)
		}
	}
}
