package dataset

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// While files are read, the collector of garbage is told of a bound, so that it
// does not let what is dead stand beside what is alive up to twice as much.
var held struct {
	sync.Mutex
	n      int
	before int64 // the bound of the collector while nothing is read
	now    int64
}

// usual is the bound of the collector, unless what is alive needs more: it would
// then do nothing else than collect.
const usual = MaxBytes / 16 * 15

// Hold holds the memory of the program to its bound until end is called. Whoever
// reads a file does so; a window does for as long as it makes ready what it read.
func Hold() (end func()) {
	held.Lock()
	defer held.Unlock()
	if held.n++; held.n == 1 {
		held.before = debug.SetMemoryLimit(-1)
		held.now = min(held.before, max(usual, alive()))
		debug.SetMemoryLimit(held.now)
	}
	return sync.OnceFunc(func() {
		held.Lock()
		defer held.Unlock()
		if held.n--; held.n == 0 {
			debug.SetMemoryLimit(held.before)
		}
	})
}

// leave lets the collector leave so many bytes alone.
func leave(bytes int64) {
	held.Lock()
	defer held.Unlock()
	if bound := min(max(bytes, usual), held.before); held.n > 0 && bound != held.now {
		held.now = bound
		debug.SetMemoryLimit(bound)
	}
}

// Settle gives memory that is not needed back to the system, and holds the
// program to little more than what is in use.
func Settle() {
	debug.FreeOSMemory()
	held.Lock()
	defer held.Unlock()
	bound := max(usual, alive()/4*5)
	if held.n > 0 {
		held.before = max(bound, held.now)
		return
	}
	debug.SetMemoryLimit(bound)
}

// alive gives how many bytes the collector found to be in use the last time.
func alive() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(sample); sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}
