package state_test

import (
	"slices"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"

	"github.com/paulmach/orb"
)

func builtin(t *testing.T) state.State {
	t.Helper()
	return state.New(dataset.Builtin())
}

func TestStepVisitsEveryDatedEventOnceInOrder(t *testing.T) {
	s := builtin(t).Edge(-1)
	dated := s.Dataset.Index().Dated()
	for i, at := range dated {
		if want := s.Dataset.Events[at].ID; s.Selection != want {
			t.Fatalf("step %d shows %s, want %s", i, s.Selection, want)
		}
		next := s.Step(1)
		if i < len(dated)-1 && next.Step(-1).Selection != s.Selection {
			t.Fatalf("back from %s comes %s, want %s", next.Selection, next.Step(-1).Selection, s.Selection)
		}
		s = next
	}
	if again := s.Step(1); again != s {
		t.Error("a step beyond the last event changed the state")
	}
}

func TestStepFromPlayheadBetweenEvents(t *testing.T) {
	s := builtin(t)
	s.Selection = ""
	s = s.MoveTo(event.DayOf(1990, 1, 1))
	next, ok := s.Dataset.Event(s.Step(1).Selection)
	if !ok || next.Anchor() <= s.Playhead {
		t.Errorf("the next event is %+v", next)
	}
	previous, ok := s.Dataset.Event(s.Step(-1).Selection)
	if !ok || previous.Anchor() >= s.Playhead {
		t.Errorf("the previous event is %+v", previous)
	}
}

// The Golan Heights by viewpoint and year: what the whole program is about.
func TestPositionsOnGolanHeights(t *testing.T) {
	d := dataset.Builtin()
	day := func(y int64) event.Day { return event.DayOf(y, 7, 1) }
	for _, c := range []struct {
		viewpoint   string
		year        int64
		kind        state.Kind
		owner       string
		contested   bool
		description string
	}{
		{"on-the-ground", 1966, state.Ground, "syria", false, "Syria"},
		{"on-the-ground", 1968, state.Ground, "israel", false, "Israel"},
		{"on-the-ground", 2020, state.Ground, "israel", false, "Israel"},
		{"syria", 1968, state.Owner, "syria", true, "Syria; controlled by Israel"},
		{"israel", 1982, state.Owner, "israel", false, "Israel"},
		{"un-security-council", 1982, state.Occupied, "syria", true, "Syria, spoken of as occupied; controlled by Israel"},
		{"united-states", 2020, state.Owner, "israel", false, "Israel"},
		{"north-korea", 2020, state.Owner, "syria", true, "Syria; controlled by Israel"},
	} {
		p := state.PositionOf(d, c.viewpoint, "golan-heights", day(c.year))
		text := state.PositionText(d, p)
		if p.Kind != c.kind || !slices.Equal(p.Owners, []string{c.owner}) || p.Contested() != c.contested {
			t.Errorf("%s %d: kind %v, owners %v, contested %v", c.viewpoint, c.year, p.Kind, p.Owners, p.Contested())
		}
		if !strings.HasPrefix(text, c.description) {
			t.Errorf("%s %d reads %q", c.viewpoint, c.year, text)
		}
	}
	if a, b := state.PositionOf(d, "united-states", "golan-heights", day(2018)), state.PositionOf(d, "united-states", "golan-heights", day(2020)); a.Kind == b.Kind {
		t.Error("2019 did not change what the United States says of the Golan Heights")
	}
}

func TestTerritoryWithoutStanceIsLand(t *testing.T) {
	d := dataset.Builtin()
	for _, v := range d.Viewpoints {
		if p := state.PositionOf(d, v.ID, "jordan", event.DayOf(2000, 1, 1)); p.Kind != state.Silent {
			t.Errorf("%s: kind %v", v.ID, p.Kind)
		}
	}
}

// Whatever is filled is in the legend, and the legend has nothing else.
func TestLegendEqualsFills(t *testing.T) {
	for _, year := range []int64{1966, 1968, 1982, 2020} {
		s := builtin(t)
		for i, v := range s.Dataset.Viewpoints {
			s.Viewpoint = v.ID
			s.View = []string{"overview", "golan-heights", "korea"}[i%3]
			scene := state.Scene(s.MoveTo(event.DayOf(year, 7, 1)), 1200, 700)
			fills, legend := map[geo.Fill]bool{}, map[geo.Fill]bool{}
			for _, a := range scene.Areas {
				if a.Fill != (geo.Fill{}) && scene.Viewport.Shows(a.Territory) {
					fills[a.Fill] = true
				}
			}
			for _, e := range scene.Legend.Entries {
				legend[e.Fill] = true
				if e.Text == "" || e.Sub == "" && !strings.Contains(e.Text, ": ") {
					t.Errorf("%s %d: an entry without words: %+v", v.ID, year, e)
				}
			}
			for f := range fills {
				if !legend[f] {
					t.Errorf("%s %d: a fill is not in the legend: %+v", v.ID, year, f)
				}
			}
			for f := range legend {
				if !fills[f] {
					t.Errorf("%s %d: the legend has a fill that is not on the map: %+v", v.ID, year, f)
				}
			}
			if !strings.Contains(scene.Legend.Title, v.Name) || !strings.Contains(scene.Legend.Title, "1 July") {
				t.Errorf("%s %d: the legend is headed %q", v.ID, year, scene.Legend.Title)
			}
		}
	}
}

func TestSceneMarksSelectedEvent(t *testing.T) {
	s := builtin(t).Select("1981-law")
	scene := state.Scene(s, 1000, 600)
	if last := scene.Markers[len(scene.Markers)-1]; !last.Selected {
		t.Error("the chosen event's marker is not on top")
	}
	if len(scene.Arcs) == 0 {
		t.Error("the chosen event has two places and no arc")
	}
	for _, m := range scene.Markers {
		for _, id := range m.IDs {
			e, _ := s.Dataset.Event(id)
			if e.Anchor() > s.Playhead {
				t.Errorf("%s comes after the playhead and is on the map", id)
			}
		}
	}
}

func TestViewsHaveTheirPlacesInThem(t *testing.T) {
	s := builtin(t)
	for view, place := range map[string]orb.Point{"levant": {35.2, 31.9}, "golan-heights": {35.75, 33}, "korea": {126, 38.5}, "overview": {125.75, 39}} {
		for _, size := range [][2]float64{{1080, 560}, {740, 380}} {
			s.View = view
			x, y := s.Viewport(size[0], size[1]).Project(place)
			if x < 0 || y < 0 || x > size[0] || y > size[1] {
				t.Errorf("%s at %v: %v lies at (%v, %v)", view, size, place, x, y)
			}
		}
	}
}

func TestStoreTellsEveryoneInOrder(t *testing.T) {
	store := state.NewStore(builtin(t))
	var heard []string
	store.Subscribe(func(old, now state.State) {
		heard = append(heard, "a:"+now.View)
		if now.View == "korea" {
			store.Update(func(s state.State) state.State { s.View = "levant"; return s })
		}
	})
	store.Subscribe(func(old, now state.State) { heard = append(heard, "b:"+now.View) })
	store.Update(func(s state.State) state.State { s.View = "korea"; return s })
	store.Update(func(s state.State) state.State { return s }) // no change, nobody hears
	if want := []string{"a:korea", "b:korea", "a:levant", "b:levant"}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
}
