//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// BenchmarkProcess runs the built program as a person does on the command line,
// from its start to its end. It tells the time of its processor beside that of
// the clock, which other programs lengthen, and the most memory that it took.
func BenchmarkProcess(b *testing.B) {
	binary, err := filepath.Abs("bin/legation")
	if _, missing := os.Stat(binary); err != nil || missing != nil {
		b.Skip("bin/legation is not there: make build")
	}
	for _, x := range []struct {
		name string
		args []string
	}{
		{"png-1920x1080", []string{"snapshot", "-o", "a.png", "--size", "1920x1080"}},
		{"pdf-a4", []string{"snapshot", "-o", "a.pdf", "--size", "a4", "--theme", "print", "--title", "--caption", "--card", "--timeline", "--sources"}},
	} {
		b.Run(x.name, func(b *testing.B) {
			var used time.Duration
			most := 0.0
			for b.Loop() {
				c := exec.Command(binary, append(x.args, "--replace")...)
				c.Dir = b.TempDir()
				if out, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				used += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
				kib := float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
				if runtime.GOOS == "darwin" {
					kib /= 1024 // bytes there
				}
				most = max(most, kib/1024)
			}
			b.ReportMetric(float64(used.Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(most, "MiB")
		})
	}
}
