package state

import (
	"legation/app/event"
	"legation/geo"
)

// AskOf returns the state with a territory asked about, if stances speak of it,
// else with no card open.
func (s State) AskOf(territory string) State {
	s.Asked = ""
	if _, ok := s.Dataset.Territory(territory); ok && s.Dataset.SpeaksOf(territory) {
		s.Asked = territory
	}
	return s
}

// SpokenOf returns the territories that any stance speaks of, in the dataset's
// order.
func SpokenOf(d *event.Dataset) []event.Territory {
	var spoken []event.Territory
	for _, t := range d.Territories {
		if d.SpeaksOf(t.ID) {
			spoken = append(spoken, t)
		}
	}
	return spoken
}

// An Answer is what one viewpoint says of a territory on a day.
type Answer struct {
	Viewpoint event.Viewpoint
	Position  Position
	Text      string
	Fill      geo.Fill
}

// Ask returns what every viewpoint says of a territory on the playhead's day,
// in the dataset's order.
func (s State) Ask(territory string) []Answer {
	var out []Answer
	b := sceneBuilder{state: s, palette: geo.PaletteOf(s.Theme)}
	for _, v := range s.Dataset.Viewpoints {
		p := PositionOf(s.Dataset, v.ID, territory, s.Playhead)
		out = append(out, Answer{v, p, PositionText(s.Dataset, p), b.fill(p)})
	}
	return out
}

// Rests returns the stances that an answer rests on.
func (a Answer) Rests() []*event.Stance {
	if a.Viewpoint.Holder == "" {
		return a.Position.Control
	}
	return a.Position.Stances
}

// A Turn is a day on which what somebody says of a territory changes.
type Turn struct {
	Day        event.Day
	Viewpoints []string // names of those whose position changes
}

// Turns returns the days on which any viewpoint's position on a territory
// changes, in order.
func Turns(d *event.Dataset, territory string) []Turn {
	var out []Turn
	for _, day := range d.Index().Changes(territory) {
		if day == event.DayMin || day == event.DayMax {
			continue
		}
		var names []string
		for _, v := range d.Viewpoints {
			before := PositionOf(d, v.ID, territory, day-1)
			after := PositionOf(d, v.ID, territory, day)
			if PositionText(d, before) != PositionText(d, after) {
				names = append(names, v.Name)
			}
		}
		if len(names) > 0 {
			out = append(out, Turn{day, names})
		}
	}
	return out
}
