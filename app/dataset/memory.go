package dataset

import (
	"runtime/debug"
	"sync"
)

// While files are read, the collector of garbage is told of the bound, so that
// it does not let what is dead stand beside what is alive up to twice as much.
var reading struct {
	sync.Mutex
	n      int
	before int64
}

// bounded begins a reading and gives what ends it.
func bounded() (end func()) {
	reading.Lock()
	defer reading.Unlock()
	if reading.n++; reading.n == 1 {
		reading.before = debug.SetMemoryLimit(-1)
		debug.SetMemoryLimit(min(reading.before, MaxBytes/16*15))
	}
	return func() {
		reading.Lock()
		defer reading.Unlock()
		if reading.n--; reading.n == 0 {
			debug.SetMemoryLimit(reading.before)
		}
	}
}
