package snapshot

import "legation/app/state"

// EachEvent returns the states in which each dated event that the filter keeps
// is the chosen one, in order of time.
func EachEvent(s state.State) []state.State {
	kept := s.KeptEvents()
	var all []state.State
	for _, i := range s.Dataset.Index().Dated() {
		if kept.Has(int(i)) {
			next := s.Select(s.Dataset.Events[i].ID)
			next.Playing = false
			all = append(all, next)
		}
	}
	return all
}
