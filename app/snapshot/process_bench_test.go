//go:build linux

package snapshot

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkProcess runs the built program from its start to its end, and tells
// the most memory that it held.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "legation")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-buildvcs=false", "-o", program, "legation").CombinedOutput(); err != nil {
		b.Skipf("the program cannot be built here: %v\n%s", err, out)
	}
	full := []string{"--size", "a4", "--theme", "print", "--title", "--caption", "--card", "--timeline", "--sources"}
	for name, args := range map[string][]string{
		"version":       {"version"},
		"1920x1080.png": {"snapshot", "-o", "out.png"},
		"a4.pdf":        append([]string{"snapshot", "-o", "out.pdf"}, full...),
		"a4.png":        append([]string{"snapshot", "-o", "out.png"}, full...),
	} {
		b.Run(name, func(b *testing.B) {
			folder := b.TempDir()
			var most, cpu float64
			for b.Loop() {
				c := exec.Command(program, append(args, "--replace")...)
				if args[0] == "version" {
					c = exec.Command(program, args...)
				}
				c.Dir = folder
				var said bytes.Buffer
				c.Stdout, c.Stderr = &said, &said
				if err := c.Start(); err != nil {
					b.Fatal(err)
				}
				peak := watch(c.Process.Pid)
				if err := c.Wait(); err != nil {
					b.Fatalf("%v: %s", err, &said)
				}
				most = max(most, <-peak)
				cpu += float64(c.ProcessState.UserTime()+c.ProcessState.SystemTime()) / 1e6
			}
			b.ReportMetric(most, "MiB")
			b.ReportMetric(cpu/float64(b.N), "cpu-ms/op")
		})
	}
}

// watch tells, once a process is gone, the most memory that it has held, in
// MiB. What the system counts at its end is no less than its parent had.
func watch(pid int) <-chan float64 {
	peak := make(chan float64, 1)
	go func() {
		most := 0.0
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, after, ok := bytes.Cut(status, []byte("VmHWM:"))
			if err != nil || !ok { // gone, or a name without memory
				break
			}
			var kib float64
			fmt.Sscan(string(after), &kib)
			most = max(most, kib/1024)
			time.Sleep(2 * time.Millisecond)
		}
		peak <- most
	}()
	return peak
}
