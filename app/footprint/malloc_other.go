//go:build !linux || !cgo

package footprint

// Only the GNU C library has to be told.

func boundMalloc() {}

func trimMalloc() {}
