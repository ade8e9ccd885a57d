package snapshot

import (
	"legation/app/event"
	"legation/app/state"
)

// ShownOf writes down a state, for a file or for the next start of the program.
func ShownOf(s state.State) Shown { return shownOf(s) }

// State returns the state that was written down, with a dataset. Ids that the
// dataset does not have are left at what the dataset opens with, and the error,
// a Gone, names them.
func (f Shown) State(d *event.Dataset) (state.State, error) { return f.state(d) }
