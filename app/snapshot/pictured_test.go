package snapshot

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"
)

// What no picture shows makes no other file: neither how the window looks nor
// what is out of use.
func TestFileIsOfWhatIsSeen(t *testing.T) {
	d := dataset.Builtin()
	s := state.New(d)
	s.View = "golan-heights"
	o := Default(s)
	o.Width, o.Height = 500, 400
	o.Include.ScaleBar = false
	page := func(s state.State, o Options) []byte {
		t.Helper()
		p, err := Compose(s, o)
		if err != nil {
			t.Fatal(err)
		}
		return written(t, p)
	}
	want := page(s, o)
	for name, change := range map[string]func(*state.State){
		"the card of a territory":    func(s *state.State) { s.Asked = "golan-heights" },
		"a presented window":         func(s *state.State) { s.Presented, s.Still = true, true },
		"playing":                    func(s *state.State) { s.Playing = true; s.Playback.Speed = 4 },
		"the steps of keys":          func(s *state.State) { s.Jump, s.Snap = "decade", true },
		"a dark window":              func(s *state.State) { s.Theme = geo.DarkTheme },
		"a legend that is off":       func(s *state.State) { s.Hidden.Legend = true },
		"a span that is not in use":  func(s *state.State) { s.Window = state.Window{From: 1, To: 2} },
		"a divider that is not used": func(s *state.State) { s.Compare.Divider, s.Compare.Viewpoint = 0.3, "syria" },
		"where the map was by hand":  func(s *state.State) { s.Centre, s.Zoom = [2]float64{3, 4}, 9 },
		"a timeline that is not in":  func(s *state.State) { s.Axis = state.Axis{From: 0, To: 100} },
		"miles without a scale bar":  func(s *state.State) { s.Imperial = true },
	} {
		other := s
		change(&other)
		if other == s {
			t.Fatalf("%s: nothing has changed", name)
		}
		if !bytes.Equal(page(other, o), want) {
			t.Errorf("%s: the file is another one", name)
		}
	}
	o.Include.ScaleBar, o.Include.Timeline = true, true
	want = page(s, o)
	for name, change := range map[string]func(*state.State){
		"a timeline": func(s *state.State) { s.Axis = state.Axis{From: 0, To: 100} },
		"miles":      func(s *state.State) { s.Imperial = true },
		"a search":   func(s *state.State) { s.Search = "kim" },
	} {
		other := s
		change(&other)
		if bytes.Equal(page(other, o), want) {
			t.Errorf("%s: the file is the same", name)
		}
	}
}

// A text twin holds the picture and says the same each time.
func TestTwin(t *testing.T) {
	s, o := random(rand.New(rand.NewPCG(5, 6)), dataset.Builtin())
	o.Width, o.Height, o.Scale, o.Made = 600, 400, 1, "2026-11-24"
	for format, wants := range map[Format][]string{
		HTML:     {"<!DOCTYPE html>", "<svg role=", "<table", "November 24, 2026", "urn:legation"},
		Markdown: {"| Date |", "(data:image/png;base64,", "November 24, 2026"},
	} {
		o.Format = format
		p, err := Compose(s, o)
		if err != nil {
			t.Fatal(err)
		}
		data := written(t, p)
		for _, want := range wants {
			if !bytes.Contains(data, []byte(want)) {
				t.Errorf("%s has no %q", format, want)
			}
		}
		if again, _ := Compose(s, o); !bytes.Equal(written(t, again), data) {
			t.Errorf("%s: made again, it is another", format)
		}
		if err := p.Lay(func(scene *geo.Scene, _ float64) error {
			scene.Backdrop = &geo.Backdrop{Image: plain(scene.Viewport), Viewport: scene.Viewport}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if data := written(t, p); bytes.Contains(data, []byte("<svg role=")) || !bytes.Contains(data, []byte("data:image/png")) {
			t.Errorf("%s with tiles holds no PNG", format)
		}
	}
	o.Made = "yesterday"
	if _, err := Compose(s, o); err == nil {
		t.Error("yesterday is taken for a date")
	}
}

// plain is a picture of one colour of a viewport's size.
func plain(v geo.Viewport) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(v.Width), int(v.Height)))
	for i := range img.Pix {
		img.Pix[i] = 200
	}
	return img
}
