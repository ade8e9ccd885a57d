// Package footprint keeps the memory of the program small: that of Go, and that of
// the C libraries below the window. It knows nothing of what is kept there.
package footprint

import (
	"os"
	"runtime/debug"
)

// gcPercent is how much garbage, in percent of what is in use, is let grow before
// it is collected. Most of what the window holds are pictures, which come and go:
// at Go's own 100 % half of the memory would be pictures of the past.
const gcPercent = 50

// Bound is called once, before there is a window. What the environment says of
// collecting garbage stays.
func Bound() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	boundMalloc()
}

// GiveBack gives the system what is free. It takes a hundredth of a second or two,
// and is for when nothing moves.
func GiveBack() {
	debug.FreeOSMemory()
	trimMalloc()
}
