//go:build linux && cgo

package footprint

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
static void bound(void) { mallopt(M_MMAP_THRESHOLD, 64 << 10); mallopt(M_TRIM_THRESHOLD, 256 << 10); }
static void trim(void) { malloc_trim(0); }
#else
static void bound(void) {}
static void trim(void) {}
#endif
*/
import "C"

// boundMalloc has the GNU C library map what is large by itself, so that it goes
// back to the system as soon as it is freed. Without that it moves the limit up to
// the largest picture that has been freed, and of those that follow each leaves a
// hole among small things.
func boundMalloc() { C.bound() }

// trimMalloc gives back what small things have left free.
func trimMalloc() { C.trim() }
