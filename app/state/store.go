package state

// A Store holds the current state and tells those who asked of each change.
// It belongs to the goroutine that draws the window: all methods are called
// there, and subscribers are called there too.
type Store struct {
	state     State
	listeners []func(old, now State)
	queue     []func(State) State
	running   bool
}

// NewStore returns a store that holds a state.
func NewStore(s State) *Store { return &Store{state: s} }

// State returns the current state.
func (s *Store) State() State { return s.state }

// Subscribe has f called after each change, in the order of subscription.
func (s *Store) Subscribe(f func(old, now State)) { s.listeners = append(s.listeners, f) }

// Update changes the state and tells the subscribers. A change that a
// subscriber asks for waits until all have heard of the one under way, so that
// everybody sees the same changes in the same order.
func (s *Store) Update(change func(State) State) {
	s.queue = append(s.queue, change)
	if s.running {
		return
	}
	s.running = true
	defer func() { s.running = false }()
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		old := s.state
		s.state = next(old)
		if s.state == old {
			continue
		}
		for _, f := range s.listeners {
			f(old, s.state)
		}
	}
}
