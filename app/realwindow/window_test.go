//go:build realwindow

// Package realwindow drives the built program through a display, as a person
// does, and reads from its trace what happened. The display and the program
// come from the environment: DISPLAY and LEGATION_BINARY.
package realwindow

import (
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWindow(t *testing.T) {
	pictures := t.TempDir()
	h := newHome(t)
	h.settings(t, `{"pictureFolder": "`+pictures+`"}`)
	p := startIn(t, h)
	ready := p.ready()

	t.Run("drag the playhead", func(t *testing.T) {
		before := p.last()
		at := ready["playhead"]
		p.drag(at[0], at[1], at[0]-260, at[1])
		now := p.until(t, "an earlier playhead", func(s line) bool { return s.Playhead < before.Playhead })
		if years := yearOf(before.Playhead) - yearOf(now.Playhead); years < 3 {
			t.Errorf("260 pixels to the left moved the playhead by %d years only", years)
		}
		if now.View != before.View || now.Viewpoint != before.Viewpoint {
			t.Errorf("dragging the playhead changed the map to %s, %s", now.View, now.Viewpoint)
		}
	})
	t.Run("keys step through the events", func(t *testing.T) {
		p.key("Home")
		first := p.until(t, "the first event", func(s line) bool { return s.Selection != "" && s.Playhead < "1970" })
		p.key("Right")
		second := p.until(t, "the second event", func(s line) bool { return s.Selection != first.Selection })
		if second.Playhead < first.Playhead {
			t.Errorf("the next event lies earlier: %s after %s", second.Playhead, first.Playhead)
		}
		p.key("Left")
		p.until(t, "the first event again", func(s line) bool { return s.Selection == first.Selection })
		p.key("End")
		p.until(t, "the last event", func(s line) bool { return s.Playhead > "2020" })
	})
	t.Run("click an event on the timeline", func(t *testing.T) {
		const id = "1981-law"
		at, ok := ready["event:"+id]
		if !ok {
			t.Fatalf("the timeline does not show %s", id)
		}
		p.click(at[0], at[1])
		s := p.until(t, "the law of 1981", func(s line) bool { return s.Selection == id })
		if s.Playhead != "1981-12-14" {
			t.Errorf("the playhead stands at %s", s.Playhead)
		}
	})
	t.Run("viewpoints and views by key", func(t *testing.T) {
		p.key("v")
		p.until(t, "another viewpoint", func(s line) bool { return s.Viewpoint != "on-the-ground" })
		p.key("3")
		p.until(t, "the Golan Heights", func(s line) bool { return s.View == "golan-heights" })
		p.key("1")
		p.until(t, "the overview", func(s line) bool { return s.View == "overview" })
	})
	t.Run("wheel zooms at the pointer and drag pans", func(t *testing.T) {
		at, size := ready["map"], ready["map-size"]
		x, y := at[0]+size[0]*0.55, at[1]+size[1]*0.4
		before := p.last()
		p.wheel(x, y, 3)
		zoomed := p.until(t, "a larger scale", func(s line) bool { return s.View == "" && s.Zoom > before.Zoom+0.5 })
		p.drag(x, y, x+120, y+40)
		p.until(t, "another centre", func(s line) bool {
			return s.Zoom == zoomed.Zoom && math.Abs(s.Centre[0]-zoomed.Centre[0]) > 0.5
		})
		p.key("1")
		p.until(t, "the overview", func(s line) bool { return s.View == "overview" })
	})
	t.Run("ask a place", func(t *testing.T) {
		at, size := ready["map"], ready["map-size"]
		p.key("3")
		p.until(t, "the Golan Heights", func(s line) bool { return s.View == "golan-heights" })
		time.Sleep(time.Second) // the way there
		p.click(at[0]+size[0]*0.5, at[1]+size[1]*0.5)
		p.until(t, "the card of the Golan Heights", func(s line) bool { return s.Asked == "golan-heights" })
		p.key("Escape")
		p.until(t, "no card", func(s line) bool { return s.Asked == "" })
	})
	t.Run("compare two viewpoints", func(t *testing.T) {
		at, size := ready["map"], ready["map-size"]
		p.key("c")
		p.until(t, "two halves", func(s line) bool { return s.Compare != "" && s.Divider == 0.5 })
		time.Sleep(time.Second)
		// The row that says what is compared has moved the map down.
		x, y := at[0]+size[0]*0.5, at[1]+size[1]*0.75
		p.drag(x, y, x-size[0]*0.2, y)
		p.until(t, "the divider farther left", func(s line) bool { return math.Abs(s.Divider-0.3) < 0.03 })
		p.key("period")
		p.until(t, "the divider a step to the right", func(s line) bool { return math.Abs(s.Divider-0.35) < 0.03 })
		p.key("c")
		p.until(t, "one map", func(s line) bool { return s.Compare == "" })
		p.key("1")
		p.until(t, "the overview", func(s line) bool { return s.View == "overview" })
	})
	t.Run("type a date", func(t *testing.T) {
		p.key("ctrl+g")
		time.Sleep(400 * time.Millisecond)
		p.typeText("2014-07-15")
		p.key("Return")
		p.until(t, "15 July 2014", func(s line) bool { return s.Playhead == "2014-07-15" })
	})
	t.Run("narrow the span by keyboard", func(t *testing.T) {
		for range 4 {
			if p.last().Mode == "within" {
				break
			}
			p.key("m")
			time.Sleep(400 * time.Millisecond)
		}
		p.until(t, "the mode within a span", func(s line) bool { return s.Mode == "within" })
		p.key("ctrl+g")
		time.Sleep(400 * time.Millisecond)
		p.typeText("2008/2014")
		p.key("Return")
		p.until(t, "2008 to 2014", func(s line) bool { return s.Span == [2]string{"2008-01-01", "2014-12-31"} })
		for range 4 {
			if p.last().Mode == "so-far" {
				break
			}
			p.key("m")
			time.Sleep(400 * time.Millisecond)
		}
		p.until(t, "everything so far", func(s line) bool { return s.Mode == "so-far" })
	})
	t.Run("find by typing", func(t *testing.T) {
		p.key("slash")
		time.Sleep(400 * time.Millisecond)
		p.typeText("July 2014")
		p.until(t, "a narrowed list", func(s line) bool { return s.Filter == "search:July 2014" })
		p.key("Return")
		p.until(t, "an event of July 2014", func(s line) bool { return s.Selection != "" && s.Playhead[:4] == "2014" })
		p.key("slash")
		time.Sleep(300 * time.Millisecond)
		p.key("Escape")
		p.until(t, "no search", func(s line) bool { return s.Filter == "" })
		p.key("Escape")
	})
	t.Run("play and pause", func(t *testing.T) {
		p.key("Home")
		first := p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
		p.key("bracketright")
		p.until(t, "double speed", func(s line) bool { return s.Speed == 2 })
		p.key("space")
		p.until(t, "playing on", func(s line) bool { return s.Playing && s.Selection != first.Selection })
		p.key("space")
		p.until(t, "a pause", func(s line) bool { return !s.Playing })
		count := p.count()
		time.Sleep(3 * time.Second)
		if now := p.count(); now != count {
			t.Errorf("%d changes after the pause", now-count)
		}
	})
	t.Run("snapshot by the dialog", func(t *testing.T) {
		p.key("ctrl+e")
		time.Sleep(900 * time.Millisecond)
		p.key("ctrl+a")
		p.typeText("a {view}")
		p.key("Return")
		path := p.exported(t, 0)
		if want := filepath.Join(pictures, "a overview.png"); path != want {
			t.Errorf("the picture went to %s, want %s", path, want)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		img, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		size := ready["map-size"]
		if got := img.Bounds().Size(); math.Abs(float64(got.X)-size[0]) > 1 || math.Abs(float64(got.Y)-size[1]) > 1 {
			t.Errorf("the picture is %v, the map pane %v", got, size)
		}
		p.key("Escape") // the note that it was saved
	})
	t.Run("back and forward", func(t *testing.T) {
		p.key("Home")
		first := p.until(t, "the first event", func(s line) bool { return s.Selection == "1948-195" })
		time.Sleep(time.Second)
		p.key("End")
		last := p.until(t, "the last event", func(s line) bool { return s.Playhead > "2020" })
		time.Sleep(time.Second)
		p.key("v")
		p.until(t, "another viewpoint", func(s line) bool { return s.Viewpoint != last.Viewpoint })
		p.key("ctrl+z")
		p.until(t, "the viewpoint before", func(s line) bool { return s.Viewpoint == last.Viewpoint && s.Playhead == last.Playhead })
		p.key("ctrl+z")
		p.until(t, "the first event again", func(s line) bool { return s.Selection == first.Selection && s.Playhead == first.Playhead })
		p.key("ctrl+shift+z")
		p.until(t, "forward to the last event", func(s line) bool { return s.Selection == last.Selection })
		p.key("ctrl+y")
		p.until(t, "forward to the viewpoint", func(s line) bool { return s.Viewpoint != last.Viewpoint })
	})
	t.Run("find a command", func(t *testing.T) {
		p.key("ctrl+k")
		time.Sleep(500 * time.Millisecond)
		p.typeText("levant")
		time.Sleep(300 * time.Millisecond)
		p.key("Return")
		p.until(t, "the Levant", func(s line) bool { return s.View == "levant" })
		p.key("1")
		p.until(t, "the overview", func(s line) bool { return s.View == "overview" })
	})
	t.Run("themes", func(t *testing.T) {
		for _, theme := range []string{"High contrast", "Dark theme", "Light theme"} {
			p.key("ctrl+k")
			time.Sleep(500 * time.Millisecond)
			p.typeText(theme)
			time.Sleep(300 * time.Millisecond)
			p.key("Return")
			want := map[string]string{"High contrast": "contrast", "Dark theme": "dark", "Light theme": "light"}[theme]
			p.until(t, theme, func(s line) bool { return s.Theme == want })
		}
	})
	t.Run("theme and help", func(t *testing.T) {
		p.key("F1")
		time.Sleep(500 * time.Millisecond)
		p.key("Escape")
		p.key("Home")
		p.until(t, "keys work after the help page", func(s line) bool { return s.Playhead < "1970" })
	})
	p.quit(t)
}
