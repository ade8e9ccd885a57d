package timeline

import "slices"

// A Shelf is what a person has made of the lanes: their order, which are
// folded, which positions are unfolded, and how far all is scrolled. The zero
// Shelf has the lanes in the order of the dataset and the positions folded.
type Shelf struct {
	order  []string // the ids of all lanes once one was moved
	folded map[string]bool
	open   map[string]bool // the groups of positions
	opened bool            // the positions as a whole
	scroll float64         // in device-independent pixels
}

// Fold folds a lane to a thin row, or unfolds it.
func (s *Shelf) Fold(id string) {
	if s.folded == nil {
		s.folded = map[string]bool{}
	}
	s.folded[id] = !s.folded[id]
}

// Open unfolds the lanes of a group of positions, or folds them.
func (s *Shelf) Open(id string) {
	if s.open == nil {
		s.open = map[string]bool{}
	}
	s.open[id] = !s.open[id]
}

// Move puts a lane before the one that is at a place among all lanes of the
// dataset, or last.
func (s *Shelf) Move(m *Marks, id string, to int) {
	lanes := s.arranged(m)
	from := slices.IndexFunc(lanes, func(l *lane) bool { return l.id == id })
	if from < 0 || to < 0 || to > len(lanes) {
		return
	}
	moved := lanes[from]
	lanes = slices.Delete(lanes, from, from+1)
	if to > from {
		to--
	}
	lanes = slices.Insert(lanes, to, moved)
	s.order = s.order[:0]
	for _, l := range lanes {
		s.order = append(s.order, l.id)
	}
}

// arranged returns the lanes in the order chosen.
func (s *Shelf) arranged(m *Marks) []*lane {
	lanes := slices.Clone(m.lanes)
	if len(s.order) == 0 {
		return lanes
	}
	place := make(map[string]int, len(s.order))
	for i, id := range s.order {
		place[id] = i + 1
	}
	slices.SortStableFunc(lanes, func(a, b *lane) int { return place[a.id] - place[b.id] })
	return lanes
}
