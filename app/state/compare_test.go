package state_test

import (
	"image/color"
	"strings"
	"testing"

	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

func comparing(t *testing.T, divider float64) state.State {
	s := builtin(t).MoveTo(event.DayOf(2020, 7, 1))
	s.Selection, s.View, s.Viewpoint = "", "golan-heights", "israel"
	s.Compare.Viewpoint = "syria"
	return s.CompareWith(true).MoveDivider(divider)
}

// Left of the divider the picture is that of the one viewpoint, right of it
// that of the other, to the pixel.
func TestDividerSplitsExactly(t *testing.T) {
	s := comparing(t, 0.5)
	s.Hidden = state.Hidden{Insets: true, Legend: true, Grid: true}
	size := [2]float64{600, 400}
	paint := func(scene geo.Scene) (at func(x, y int) color.RGBA) {
		scene.Labels, scene.Markers, scene.Credit, scene.ScaleBar = nil, nil, "", false
		scene.Legend = geo.Legend{}
		if scene.Second != nil {
			scene.Second.Legend = geo.Legend{}
			scene.Second.Labels, scene.Second.Markers, scene.Second.Sentence, scene.Second.Differ = nil, nil, "", nil
		}
		img, err := geo.Snapshot(scene, 1)
		if err != nil {
			t.Fatal(err)
		}
		return img.RGBAAt
	}
	both := paint(state.Scene(s, size[0], size[1]))
	left := s
	left.Compare.On = false
	one, other := paint(state.Scene(left, size[0], size[1])), paint(state.Scene(s.Right(), size[0], size[1]))
	seen := 0
	for y := range int(size[1]) {
		for x := range int(size[0]) {
			if x > 284 && x < 316 {
				continue // the divider and its handle
			}
			want := one(x, y)
			if x >= 300 {
				want = other(x, y)
			}
			if both(x, y) != want {
				t.Fatalf("pixel (%d, %d) is %v, want %v", x, y, both(x, y), want)
			}
			if one(x, y) != other(x, y) {
				seen++
			}
		}
	}
	if seen < 1000 {
		t.Errorf("the two viewpoints differ in %d pixels only", seen)
	}
}

func TestCompareSaysWhatDiffers(t *testing.T) {
	s := comparing(t, 0.4)
	second := state.Scene(s, 1000, 600).Second
	if second.Divider != 400 {
		t.Errorf("the divider is at %v", second.Divider)
	}
	for _, want := range []string{"Golan Heights", "Israel: ", "Syria: ", "("} {
		if !strings.Contains(second.Sentence, want) {
			t.Errorf("the sentence leaves out %q: %s", want, second.Sentence)
		}
	}
	if !strings.Contains(second.Legend.Title, "Syria") {
		t.Errorf("the right legend is headed %q", second.Legend.Title)
	}
}

func TestCompareTwoDates(t *testing.T) {
	s := comparing(t, 0.5)
	s.Viewpoint, s.Compare.Viewpoint = "united-states", "united-states"
	s = s.MoveTo(event.DayOf(2018, 7, 1))
	s.Compare.Dated, s.Compare.Playhead = true, event.DayOf(2020, 7, 1)
	second := state.Scene(s, 1000, 600).Second
	found := false
	for _, id := range second.Differ {
		found = found || id == "golan-heights"
	}
	if !found || !strings.Contains(second.Sentence, "2018") || !strings.Contains(second.Sentence, "2020") {
		t.Errorf("differ %v: %s", second.Differ, second.Sentence)
	}
	s.Compare.Playhead = s.Playhead
	if same := state.Scene(s, 1000, 600).Second; len(same.Differ) != 0 || !strings.Contains(same.Sentence, "same") {
		t.Errorf("the same date on both sides differs: %s", same.Sentence)
	}
}

func TestTurnsOfGolanHeights(t *testing.T) {
	years := map[int64]bool{}
	for _, turn := range state.Turns(builtin(t).Dataset, "golan-heights") {
		y, _, _ := turn.Day.Civil()
		years[y] = true
		if len(turn.Viewpoints) == 0 {
			t.Errorf("%v: nobody changed", turn.Day)
		}
	}
	for _, y := range []int64{1967, 1981, 2019} {
		if !years[y] {
			t.Errorf("nothing turns in %d", y)
		}
	}
}
