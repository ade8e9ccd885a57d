package app

import (
	"legation/app/command"
	"legation/app/language"
	"legation/app/play"
	"legation/app/state"
)

// playing adds what the commands of playing, filtering and comparing do.
func (a *App) playing(acts *command.Actions) {
	acts.Home = a.home
	acts.Filter = func() { a.showPanel(); a.panel.ShowFilter(a.window.Canvas()) }
	acts.Speed = func(by int) {
		a.update(func(s state.State) state.State {
			s.Playback.Speed = play.Faster(s.Playback.Speed, by)
			return s
		})
	}
	acts.CanSpeed = func(by int) bool {
		speed := a.store.State().Playback.Speed
		return play.Faster(speed, by) != speed
	}
	acts.End = func() string { return a.store.State().Playback.End }
	acts.SetEnd = func(id string) {
		a.update(func(s state.State) state.State { s.Playback.End = id; return s })
	}
	for _, e := range play.Ends {
		acts.Ends = append(acts.Ends, command.Choice{ID: e.ID, Name: language.F("At the end: %s", language.T(e.Name))})
	}
	acts.HideFiltered = a.turn(func(s *state.State) *bool { return &s.Filter.Hide })
	acts.Evenly = a.turn(func(s *state.State) *bool { return &s.Playback.Evenly })
	acts.SkipEmpty = a.turn(func(s *state.State) *bool { return &s.Playback.SkipEmpty })
	acts.Cards = a.turn(func(s *state.State) *bool { return &s.Playback.Cards })
	acts.Snap = a.turn(func(s *state.State) *bool { return &s.Snap })
	acts.Insets = not(a.turn(func(s *state.State) *bool { return &s.Hidden.Insets }))
	acts.Legend = not(a.turn(func(s *state.State) *bool { return &s.Hidden.Legend }))
	acts.Grid = not(a.turn(func(s *state.State) *bool { return &s.Hidden.Grid }))
	acts.GoTo = a.timeline.TypeDate
	acts.NextMode = func(by int) { a.update(func(s state.State) state.State { return s.TurnMode(by) }) }
	acts.Positions = a.timeline.TogglePositions
	for _, j := range jumps {
		acts.Jumps = append(acts.Jumps, command.Choice{ID: j.ID, Name: language.T(j.Name)})
	}
	acts.JumpBy = func() string { return a.store.State().Jump }
	acts.SetJump = func(id string) { a.update(func(s state.State) state.State { s.Jump = id; return s }) }
	acts.Divider = func(by int) {
		a.update(func(s state.State) state.State { return s.MoveDivider(s.Compare.Divider + 0.05*float64(by)) })
	}
	acts.Compare = command.Switch{
		Turn: func() { a.update(func(s state.State) state.State { return s.CompareWith(!s.Compare.On) }) },
		On:   func() bool { return a.store.State().Compare.On },
	}
}

// turn makes a switch of a part of the state.
func (a *App) turn(of func(*state.State) *bool) command.Switch {
	return command.Switch{
		Turn: func() {
			a.update(func(s state.State) state.State {
				*of(&s) = !*of(&s)
				return s
			})
		},
		On: func() bool { s := a.store.State(); return *of(&s) },
	}
}

// not makes a switch of something that is hidden one of something that is seen.
func not(s command.Switch) command.Switch {
	return command.Switch{Turn: s.Turn, On: func() bool { return !s.On() }}
}
