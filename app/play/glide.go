package play

import (
	"legation/app/event"
	"legation/app/state"
)

// glide moves the playhead evenly through time and chooses the event that it
// comes to. That stays chosen until the next one comes.
func (p *Player) glide(s state.State, passed float64) state.State {
	first, last, ok := ends(s)
	if !ok {
		s.Playing = false
		return s
	}
	goal := last
	if p.back {
		goal = first
	}
	if p.arrived(float64(goal)) {
		// The last event rests for a dwell, that it may be read.
		p.rested += passed / Dwell.Seconds()
		if p.rested < 1 {
			return s
		}
		p.rested = 0
		return p.end(s)
	}
	from := s.Playhead
	days := passed * YearsASecond * daysInOneYear
	if p.back {
		days = -days
	}
	p.day += days
	if s.Playback.SkipEmpty {
		p.skip(s)
	}
	if p.arrived(float64(goal)) {
		p.day, p.rested = float64(goal), 0
		if s.Playback.End == Stop || s.Playback.End == "" {
			s.Playing = false
		}
	}
	s.Playhead = floor(p.day)
	if at := reached(s, from, s.Playhead); at >= 0 {
		s.Selection = s.Dataset.Events[at].ID
	}
	return s
}

// arrived reports whether a day, or one beyond it, is reached.
func (p *Player) arrived(goal float64) bool {
	if p.back {
		return p.day <= goal
	}
	return p.day >= goal
}

// skip passes over decades in which no event begins: forwards to the first
// day of the decade of the next event, backwards to the last.
func (p *Player) skip(s state.State) {
	kept, ix := s.KeptEvents(), s.Dataset.Index()
	dated := len(ix.Dated())
	day := floor(p.day)
	next := dated
	if at := ix.NextAfter(day); at >= 0 {
		next = at
	}
	before, after := kept.Previous(next-1), kept.Next(next, dated)
	if before < 0 || after < 0 {
		return
	}
	here := decade(day)
	if decade(s.Dataset.Events[before].Anchor()) == here || decade(s.Dataset.Events[after].Anchor()) == here {
		return
	}
	if p.back {
		end := event.DayOf(decade(s.Dataset.Events[before].Anchor())+10, 1, 1) - 1
		p.day = min(p.day, float64(end))
		return
	}
	p.day = max(p.day, float64(event.DayOf(decade(s.Dataset.Events[after].Anchor()), 1, 1)))
}

// reached gives the place of the kept event whose day the playhead came to
// last on its way from one day to another, or -1.
func reached(s state.State, from, to event.Day) int {
	ix, kept := s.Dataset.Index(), s.KeptEvents()
	dated := len(ix.Dated())
	// Places of the first events after a day, dated where there is none.
	after := func(d event.Day) int {
		if at := ix.NextAfter(d); at >= 0 {
			return at
		}
		return dated
	}
	if to >= from {
		if at := kept.Previous(after(to) - 1); at >= after(from) {
			return at
		}
		return -1
	}
	if at := kept.Next(after(to-1), after(from-1)); at >= 0 {
		return at
	}
	return -1
}

// decade gives the first year of a day's decade.
func decade(d event.Day) int64 {
	year, _, _ := d.Civil()
	return year - (year%10+10)%10
}

func floor(day float64) event.Day {
	d := event.Day(day)
	if float64(d) > day {
		d--
	}
	return d
}
