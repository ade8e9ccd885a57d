package event

import "math/bits"

// A Set is some of the events of a dataset, by their places in Events. A nil
// Set has all of them. It is not changed once it has been handed out.
type Set struct {
	bits  []uint64
	count int
}

// newSet makes a set of none of n events.
func newSet(n int) *Set { return &Set{bits: make([]uint64, (n+63)/64)} }

// SetOf makes the set of those of n events for which keep is true.
func SetOf(n int, keep func(at int) bool) *Set {
	s := newSet(n)
	for i := range n {
		if keep(i) {
			s.bits[i>>6] |= 1 << (i & 63)
			s.count++
		}
	}
	return s
}

// Has reports whether the event at a place is in the set.
func (s *Set) Has(at int) bool {
	if s == nil {
		return true
	}
	return at >= 0 && at>>6 < len(s.bits) && s.bits[at>>6]&(1<<(at&63)) != 0
}

// Count gives the number of events in the set of a dataset with n events.
func (s *Set) Count(n int) int {
	if s == nil {
		return n
	}
	return s.count
}

// Next gives the first place from at on that is in the set, or -1 where there
// is none before end.
func (s *Set) Next(at, end int) int {
	at = max(at, 0)
	if s == nil {
		if at < end {
			return at
		}
		return -1
	}
	end = min(end, len(s.bits)*64)
	for at < end {
		if word := s.bits[at>>6] >> (at & 63); word != 0 {
			if at += bits.TrailingZeros64(word); at < end {
				return at
			}
			return -1
		}
		at = at&^63 + 64
	}
	return -1
}

// Previous gives the last place up to at that is in the set, or -1.
func (s *Set) Previous(at int) int {
	if s == nil {
		return max(at, -1)
	}
	at = min(at, len(s.bits)*64-1)
	for at >= 0 {
		if word := s.bits[at>>6] << (63 - at&63); word != 0 {
			return at - bits.LeadingZeros64(word)
		}
		at = at&^63 - 1
	}
	return -1
}

// All yields the places in the set, in order, of a dataset with n events.
func (s *Set) All(n int) func(yield func(at int) bool) {
	return func(yield func(int) bool) {
		for at := s.Next(0, n); at >= 0; at = s.Next(at+1, n) {
			if !yield(at) {
				return
			}
		}
	}
}

// and narrows the set to what is in another one too.
func (s *Set) and(other *Set) *Set {
	if other == nil {
		return s
	}
	for i := range s.bits {
		s.bits[i] &= other.bits[i]
	}
	return s.recount()
}

// recount counts what is in the set.
func (s *Set) recount() *Set {
	s.count = 0
	for _, word := range s.bits {
		s.count += bits.OnesCount64(word)
	}
	return s
}
