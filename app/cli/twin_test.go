package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTwin saves text twins, and says what is wrong with what was asked for.
func TestTwin(t *testing.T) {
	dir := t.TempDir()
	save := func(name string, args ...string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		code, stdout, stderr := run(t, append([]string{"twin", "-o", path, "--size", "640x480", "--accessed", "2026-11-24"}, args...)...)
		if code != 0 || stdout != "" || stderr != "" {
			t.Fatalf("%v: exit %d, %q, %q", args, code, stdout, stderr)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	first := save("a.html", "--at", "1990", "--viewpoint", "north-korea")
	for _, want := range []string{"<!DOCTYPE html>", "As regarded by North Korea, 1 January 1990", `<svg role="`, `<time datetime="1948-12-12">12 December 1948</time>`, "November 24, 2026", "Map: Natural Earth"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not in it", want)
		}
	}
	if again := save("b.html", "--at", "1990", "--viewpoint", "north-korea"); again != first {
		t.Error("the same command gave other bytes")
	}
	if code, _, stderr := run(t, "twin", "-o", filepath.Join(dir, "a.html")); code != couldNot || !strings.Contains(stderr, "--replace") {
		t.Errorf("a file that is there gives exit %d, %q", code, stderr)
	}
	if text := save("c.md", "--mode", "within", "--span", "1966/1970"); !strings.HasPrefix(text, "# North Korea–Palestine relations\n") || !strings.Contains(text, "from 1 January 1966 to 31 December 1970") {
		t.Errorf("%.300s", text)
	}
	if text := save("d.md", "--compare", "syria"); strings.Count(text, "\n## Positions: ") != 2 {
		t.Error("a comparison has not two tables of positions")
	}
	for _, x := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-o", "a.pdf"}, misused, ".html or .md"},
		{[]string{"-o", "a.md", "--mode", "within"}, misused, "needs a span"},
		{[]string{"-o", filepath.Join(dir, "a.md"), "--view", "mars"}, couldNot, "mars"},
		{[]string{"-o", filepath.Join(dir, "none", "a.md")}, couldNot, "writing"},
	} {
		code, _, stderr := run(t, append([]string{"twin"}, x.args...)...)
		if code != x.code || !strings.Contains(stderr, x.want) {
			t.Errorf("%v: exit %d, %q", x.args, code, stderr)
		}
	}
}
