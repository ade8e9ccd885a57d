package app

import (
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// What a picture does not show stays as the person has it.
func TestPicturedKeepsTheWindow(t *testing.T) {
	d := dataset.Builtin()
	picture := state.New(d).Select("1981-law")
	picture.View, picture.Viewpoint, picture.Search = "golan-heights", "syria", "Golan"
	now := state.New(d)
	now.Theme, now.Imperial, now.Snap, now.Jump, now.Hidden.Legend, now.Playback.Speed = geo.DarkTheme, true, true, "decade", true, 4
	now.Axis = state.Axis{From: float64(event.DayOf(1980, 1, 1)), To: float64(event.DayOf(1990, 1, 1))}
	got := pictured(picture, now, false)
	want := now
	want.View, want.Viewpoint, want.Search, want.Selection, want.Playhead = "golan-heights", "syria", "Golan", "1981-law", picture.Playhead
	if got != want {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
	if got := pictured(picture, now, true); got.Axis != picture.Axis {
		t.Errorf("the axis of the picture is %+v, it became %+v", picture.Axis, got.Axis)
	}
	now.Axis.From = float64(event.DayOf(1985, 1, 1))
	if got := pictured(picture, now, false); got.Axis != picture.Axis {
		t.Error("the playhead is out of sight")
	}
}
