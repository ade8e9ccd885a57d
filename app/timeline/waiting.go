package timeline

import (
	"slices"

	"legation/app/state"
)

// A Waiting is an undated event in its lane.
type Waiting struct {
	Event, Lane, Style int
	X, Y, R            float64
	Selected, Out      bool
}

// More stands for the undated events of a lane for which there is no room.
type More struct {
	Box
	Lane, Hidden int
	Next         int // the event that is chosen by a click on it
}

// waiting places the undated events of a lane. Where there are more than fit,
// a page of them is shown: the one with the chosen event.
func (p *Picture) waiting(s *state.State, n int) {
	box, column := p.Lanes[n], p.Undated
	list := box.lane.undated
	if len(list) == 0 || column.W <= 0 {
		return
	}
	const moreWidth = 26
	fit := max(int((column.W-4)/undatedStep), 1)
	if len(list) > fit {
		fit = max(int((column.W-4-moreWidth)/undatedStep), 1)
	}
	events := s.Dataset.Events
	first := 0
	if e, ok := s.Dataset.Event(s.Selection); ok && e.Undated() {
		if i, here := slices.BinarySearch(list, int32(s.Dataset.IndexOf(e))); here {
			first = i / fit * fit
		}
	}
	shown := list[first:min(first+fit, len(list))]
	r := min(dotRadius-0.5, box.H/2-2)
	for i, e := range shown {
		style := box.lane.style
		if style < 0 {
			style = p.Marks.styleOf(&events[e])
		}
		p.Waiting = append(p.Waiting, Waiting{
			Event: int(e), Lane: n, Style: style, R: r,
			X: column.X + 6 + float64(i)*undatedStep, Y: box.Y + box.H/2,
			Selected: events[e].ID == s.Selection && s.Selection != "",
			Out:      !p.memory.kept.Has(int(e)),
		})
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		next := first + fit
		if next >= len(list) {
			next = 0
		}
		p.More = append(p.More, More{
			Box:  Box{column.X + 1 + float64(fit)*undatedStep, box.Y, moreWidth, box.H},
			Lane: n, Hidden: hidden, Next: int(list[next]),
		})
	}
}
