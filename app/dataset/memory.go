package dataset

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// While files are read, the collector of garbage is told of a bound, so that it
// does not let what is dead stand beside what is alive up to twice as much.
var limit struct {
	sync.Mutex
	n      int
	before int64 // the bound of the collector while nothing is read
	now    int64
	alive  int64 // bytes that were in use before anything was read
}

// usual is the bound of the collector, unless what is alive needs more: it would
// then do nothing else than collect.
const usual = MaxBytes / 16 * 15

// Hold holds the memory of the program to its bound until end is called. Whoever
// reads a file does so; a window does for as long as it makes ready what it read.
func Hold() (end func()) {
	limit.Lock()
	defer limit.Unlock()
	if limit.n++; limit.n == 1 {
		limit.before = debug.SetMemoryLimit(-1)
		limit.alive = alive()
		limit.now = min(limit.before, max(usual, limit.alive))
		debug.SetMemoryLimit(limit.now)
	}
	return sync.OnceFunc(func() {
		limit.Lock()
		defer limit.Unlock()
		if limit.n--; limit.n == 0 {
			debug.SetMemoryLimit(limit.before)
		}
	})
}

// leave lets the collector leave alone so many bytes of what is read, and what
// was there before.
func leave(bytes int64) {
	limit.Lock()
	defer limit.Unlock()
	if bound := min(max(limit.alive+bytes, usual), limit.before); limit.n > 0 && bound != limit.now {
		limit.now = bound
		debug.SetMemoryLimit(bound)
	}
}

// Settle gives memory that is not needed back to the system, and holds the
// program to little more than what is in use.
func Settle() {
	debug.FreeOSMemory()
	limit.Lock()
	defer limit.Unlock()
	bound := max(usual, alive()/4*5)
	if limit.n > 0 {
		limit.before = max(bound, limit.now)
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
