package app

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCrashReport has a program of its own break down, and finds what it left.
func TestCrashReport(t *testing.T) {
	if os.Getenv("LEGATION_TEST_CRASH") == "1" {
		_, end, err := keepCrashReport("9.9")
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("LEGATION_TEST_WELL") == "1" {
			end()
			return
		}
		done := make(chan bool)
		go func() { defer close(done); var none []int; none[3] = 1 }()
		<-done
	}
	cache := t.TempDir()
	run := func(env ...string) {
		c := exec.Command(os.Args[0], "-test.run", "^TestCrashReport$")
		c.Env = append(os.Environ(), append(env, "LEGATION_TEST_CRASH=1", "XDG_CACHE_HOME="+cache, "HOME="+cache)...)
		c.Run()
	}
	folder := filepath.Join(cache, "legation")
	run("LEGATION_TEST_WELL=1")
	if left := collectReports(folder); left != "" {
		t.Fatalf("a run that ended well left %s", left)
	}
	run()
	left := collectReports(folder)
	data, _ := os.ReadFile(left)
	if text := string(data); !strings.HasPrefix(text, "Legation 9.9") || !strings.Contains(text, "index out of range") {
		t.Errorf("the report %s says %q", left, text)
	}
	if again := collectReports(folder); again != "" {
		t.Errorf("%s is told of twice", again)
	}
}
