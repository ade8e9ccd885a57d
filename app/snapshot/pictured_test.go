package snapshot

import (
	"bytes"
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
