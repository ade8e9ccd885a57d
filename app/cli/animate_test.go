package cli

import (
	"bytes"
	"image/gif"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnimate(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "a.gif")
	run := func(args ...string) (int, string) {
		var stdout, stderr bytes.Buffer
		code := Run(append([]string{"animate"}, args...), &stdout, &stderr, nil)
		return code, stderr.String()
	}
	args := []string{"-o", out, "--category", "recognition", "--size", "320x200", "--no-timeline", "--speed", "4", "--viewpoint", "north-korea"}
	if code, said := run(args...); code != done {
		t.Fatalf("exit code %d: %s", code, said)
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g, err := gif.DecodeAll(f)
	if err != nil || len(g.Image) < 2 || g.Config.Width != 320 || g.Config.Height != 200 {
		t.Fatalf("the GIF has %d frames of %d×%d, %v", len(g.Image), g.Config.Width, g.Config.Height, err)
	}
	if code, said := run(args...); code != couldNot || !strings.Contains(said, "--replace") {
		t.Errorf("over an old one: exit code %d, %s", code, said)
	}
	if code, said := run(append(args, "--replace")...); code != done {
		t.Errorf("with --replace: exit code %d, %s", code, said)
	}
	for wrong, want := range map[string]string{
		"-o a.avi":                   "ending",
		"-o a.gif --speed 9":         "0.25 to 8",
		"-o a.gif --rest 99":         "60 seconds",
		"-o a.gif --fps 0":           "from 1 to 60",
		"-o a.gif --no-note":         "note",
		"-o a.gif --by magic":        "event",
		"-o a.gif --mode within":     "span",
		"-o a.gif --viewpoint mars":  "north-korea",
		"-o a.gif --category mars":   "recognition",
		"-o a.gif --size 99999x9999": "larger",
	} {
		code, said := run(strings.Fields(wrong)...)
		if code == done || !strings.Contains(said, want) && wrong != "-o a.gif --size 99999x9999" {
			t.Errorf("%s: exit code %d, %s", wrong, code, said)
		}
		if _, err := os.Stat("a.gif"); err == nil {
			t.Errorf("%s has left a file", wrong)
			os.Remove("a.gif")
		}
	}
}
