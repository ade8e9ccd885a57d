package snapshot

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	d := dataset.Builtin()
	s := state.New(d).Select("1988-kp-recognises-palestine")
	if s.Selection == "" {
		s = s.MoveTo(event.DayOf(1988, 11, 15))
		s = s.Step(1)
	}
	s.Viewpoint = "north-korea"
	all := Include{true, true, true, true, true, true, true, true, true}
	for name, f := range map[string]func(s *state.State, o *Options){
		"a4": func(s *state.State, o *Options) {
			o.Width, o.Height, o.Scale = 210*perMM, 297*perMM, 1.6
			o.Theme = geo.PrintTheme
		},
		"a4l": func(s *state.State, o *Options) {
			o.Height, o.Width, o.Scale = 210*perMM, 297*perMM, 1.4
			o.Theme = geo.PrintTheme
			s.View = "levant"
		},
		"slide":  func(s *state.State, o *Options) { o.Width, o.Height, o.Scale = 1280, 720, 1.25 },
		"square": func(s *state.State, o *Options) { o.Width, o.Height, o.Scale = 900, 900, 1.25 },
		"small":  func(s *state.State, o *Options) { o.Width, o.Height, o.Scale = 400, 300, 2 },
		"dark": func(s *state.State, o *Options) {
			o.Width, o.Height, o.Scale = 1280, 720, 1.25
			o.Theme = geo.DarkTheme
			s.View = "korea"
		},
		"plain": func(s *state.State, o *Options) { o.Width, o.Height = 1280, 800; o.Include = Default(*s).Include },
		"tiny":  func(s *state.State, o *Options) { o.Width, o.Height, o.Scale = 160, 120, 4 },
		"a0":    func(s *state.State, o *Options) { o.Width, o.Height, o.Scale = 841*perMM, 1189*perMM, 0.4 },
		"compare": func(s *state.State, o *Options) {
			o.Width, o.Height, o.Scale = 1280, 720, 1.25
			s.View = "golan-heights"
			s.Compare.Viewpoint = "syria"
			*s = s.CompareWith(true)
			o.Include.Legend = false
		},
	} {
		s, o := s, Default(s)
		o.Include = all
		f(&s, &o)
		p, err := Compose(s, o)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(name, p.Omitted())
		if err := Save(context.Background(), filepath.Join(dir, name+".png"), true, p); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadProofFile(filepath.Join(dir, name+".png")); err != nil {
			t.Fatal(err)
		}
	}
}
