package app

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"
)

// keepCrashReport has the Go runtime write into a file of this machine, should
// the program break down, what it would say on a terminal. It returns the
// newest report that an earlier run has left since it was last asked, and what
// is to be called when the program ends well.
func keepCrashReport(version string) (left string, end func(), err error) {
	end = func() {}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", end, err
	}
	folder := filepath.Join(cache, "legation")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", end, err
	}
	left = collectReports(folder)
	name := filepath.Join(folder, fmt.Sprintf("running-%d.log", os.Getpid()))
	f, err := os.Create(name)
	if err != nil {
		return left, end, err
	}
	defer f.Close() // the runtime keeps a descriptor of its own
	fmt.Fprintf(f, "Legation %s, %s, %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	end = func() { os.Remove(name) }
	return left, end, debug.SetCrashOutput(f, debug.CrashOptions{})
}

// collectReports renames what crashed runs have written, so that each is told
// of once, and returns the newest. A file with a first line alone belongs to a
// run that goes on or was killed; one that is days old is cleared away.
func collectReports(folder string) (newest string) {
	running, _ := filepath.Glob(filepath.Join(folder, "running-*.log"))
	var last time.Time
	for _, path := range running {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if !brokeDown(path) {
			if time.Since(info.ModTime()) > 7*24*time.Hour {
				os.Remove(path)
			}
			continue
		}
		report := filepath.Join(folder, "crash-"+info.ModTime().UTC().Format("2006-01-02-150405")+".txt")
		if os.Rename(path, report) == nil && info.ModTime().After(last) {
			newest, last = report, info.ModTime()
		}
	}
	return newest
}

// brokeDown reports whether a file has more in it than its first line.
func brokeDown(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	data, _ := io.ReadAll(io.LimitReader(f, 4096))
	_, rest, _ := bytes.Cut(data, []byte("\n"))
	return len(rest) > 0
}
