package app

import (
	"os"
	"runtime/debug"
)

// gcPercent is how much garbage, in percent of what is in use, is let grow before
// it is collected. Most of what the window holds are pictures, which come and go:
// at Go's own 100 % half of the memory would be pictures of the past.
const gcPercent = 50

// collectEarly sets how much garbage is let grow, unless the environment does.
func collectEarly() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}
