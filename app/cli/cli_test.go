package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"legation/app/version"
)

// run runs a command line without a window.
func run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(args, &out, &errs, func(Window) error {
		t.Errorf("%q opened the window", args)
		return nil
	})
	return code, out.String(), errs.String()
}

// file writes a dataset for a test.
func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "own.geojson")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	partly = `{"type": "FeatureCollection", "features": [
  {"type": "Feature", "geometry": {"type": "Point", "coordinates": [8.5, 47.4]}, "properties": {"title": "Good", "date": "1988/.."}},
  {"type": "Feature", "properties": {"title": "Bad", "date": "1988-13"}}
]}`
	empty  = `{"type": "FeatureCollection", "features": []}`
	broken = "{\n  oops\n}"
)

// TestExit has what the command line says to what is wrong, where it says it,
// and with which code it ends.
func TestExit(t *testing.T) {
	dir := t.TempDir()
	png := filepath.Join(dir, "out.png")
	bad, none := file(t, broken), filepath.Join(dir, "none.geojson")
	tests := []struct {
		name   string
		args   []string
		code   int
		stderr []string // texts that must be there
	}{
		{"unknown flag", []string{"--fast"}, 2, []string{"unknown flag --fast", "Usage: legation [FILE]", "legation snapshot", "legation version"}},
		{"a word that is no command", []string{"snapshto"}, 2, []string{`"snapshto" is neither a command nor a file`, "legation snapshot [FILE] -o OUT.png"}},
		{"one file too many", []string{"events", "a", "b"}, 2, []string{"unexpected argument b", "Usage: legation events [FILE] [--json]"}},
		{"flag of another command", []string{"events", "--size", "1x1"}, 2, []string{"unknown flag --size", "Usage: legation events"}},
		{"no file to check", []string{"check"}, 2, []string{"Usage: legation check FILE..."}},
		{"no output", []string{"snapshot"}, 2, []string{"--output", "Usage: legation snapshot [FILE] -o OUT.png [--at DATE]"}},
		{"another ending", []string{"snapshot", "-o", "out.bmp"}, 2, []string{"out.bmp", ".png"}},
		{"malformed date", []string{"snapshot", "-o", png, "--at", "1988-13"}, 2, []string{`"13" is not a month`, "Usage: legation snapshot"}},
		{"a date without a first day", []string{"stances", "--at", "../1988"}, 2, []string{"has no earliest day", "Usage: legation stances"}},
		{"an empty date", []string{"stances", "--at="}, 2, []string{"--at"}},
		{"no size", []string{"snapshot", "-o", png, "--size", "large"}, 2, []string{`"large"`, "1920x1080"}},
		{"a size of 0", []string{"snapshot", "-o", png, "--size", "0x600"}, 2, []string{"above 0"}},
		{"a size beyond memory", []string{"snapshot", "-o", png, "--size", "100000x100000"}, 2, []string{"2 GiB"}},
		{"a size beyond numbers", []string{"snapshot", "-o", png, "--size", "1x99999999999999999999"}, 2, []string{"2 GiB"}},
		{"a scale beyond memory", []string{"snapshot", "-o", png, "--size", "9000x9000", "--scale", "16"}, 2, []string{"2 GiB"}},
		{"a scale of 0", []string{"snapshot", "-o", png, "--scale", "0"}, 2, []string{"scale 0"}},
		{"a scale that is no number", []string{"snapshot", "-o", png, "--scale", "NaN"}, 2, []string{"scale NaN"}},
		{"unknown mode", []string{"snapshot", "-o", png, "--mode", "all"}, 2, []string{"so-far", "at", "from"}},
		{"within no span", []string{"snapshot", "-o", png, "--mode", "within"}, 2, []string{"--mode within needs a span", "--span 2008/2014", "[--span FROM/TO]"}},
		{"a span without its mode", []string{"snapshot", "-o", png, "--span", "2008/2014"}, 2, []string{"--span is for --mode within"}},
		{"a malformed span", []string{"snapshot", "-o", png, "--mode", "within", "--span", "2008/2014-13"}, 2, []string{`"13" is not a month`}},
		{"a span turned round", []string{"snapshot", "-o", png, "--mode", "within", "--span", "2014/2008"}, 2, []string{"2014/2008"}},
		{"a span with an unknown end", []string{"snapshot", "-o", png, "--mode", "within", "--span", "2008/"}, 2, []string{"unknown end", "2008/.."}},
		{"a span with an unknown start", []string{"snapshot", "-o", png, "--mode", "within", "--span", "/2008"}, 2, []string{"unknown end"}},
		{"a span of nothing", []string{"snapshot", "-o", png, "--mode", "within", "--span", "XXXX"}, 2, []string{"unknown end"}},
		{"unknown theme", []string{"snapshot", "-o", png, "--theme", "sepia"}, 2, []string{"light", "dark"}},
		{"unknown viewpoint", []string{"snapshot", "-o", png, "--viewpoint", "mars"}, 1, []string{`unknown viewpoint "mars"`, "\n  on-the-ground\n", "\n  united-states\n"}},
		{"unknown view", []string{"snapshot", "-o", png, "--view", "mars"}, 1, []string{`unknown view "mars"`, "\n  overview\n", "\n  golan-heights\n"}},
		{"unknown event", []string{"snapshot", "-o", png, "--event", "mars"}, 1, []string{`unknown event "mars"`, "\n  1966-kp-plo\n"}},
		{"an event of an empty dataset", []string{"snapshot", file(t, empty), "-o", png, "--event", "mars"}, 1, []string{"this dataset has none"}},
		{"nowhere to write", []string{"snapshot", "-o", filepath.Join(dir, "no", "out.png"), "--size", "320x200"}, 1, []string{filepath.Join(dir, "no", "out.png") + ": no such file or directory"}},
		{"no file", []string{"events", none}, 1, []string{"opening " + none + ": no such file or directory"}},
		{"no file, in pictures", []string{"snapshot", none, "-o", png}, 1, []string{"no such file or directory"}},
		{"a broken file", []string{"stances", bad}, 1, []string{bad + ":2:3: not JSON"}},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			code, stdout, stderr := run(t, x.args...)
			if code != x.code {
				t.Errorf("exit %d, want %d", code, x.code)
			}
			if stdout != "" {
				t.Errorf("stdout has %q", stdout)
			}
			for _, want := range x.stderr {
				if !strings.Contains(stderr, want) {
					t.Errorf("stderr lacks %q:\n%s", want, stderr)
				}
			}
			if x.code == couldNot && strings.Contains(stderr, "Usage:") {
				t.Errorf("the usage is right, yet it is shown:\n%s", stderr)
			}
		})
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestWindow opens the window, or hears that it could not be.
func TestWindow(t *testing.T) {
	own := file(t, empty)
	for _, x := range []struct {
		args []string
		want Window
	}{
		{nil, Window{}},
		{[]string{own}, Window{File: own}},
		{[]string{own, "--trace", "t.jsonl"}, Window{File: own, Trace: "t.jsonl"}},
		{[]string{"--trace=t.jsonl", "./events"}, Window{File: "./events", Trace: "t.jsonl"}},
		{[]string{"--tour", "out"}, Window{Tour: "out"}},
		{[]string{"--language", "ko"}, Window{Language: "ko"}},
		{[]string{"open", own}, Window{File: own}},
	} {
		opened := false
		var out, errs bytes.Buffer
		code := Run(x.args, &out, &errs, func(w Window) error {
			opened = true
			if w != x.want {
				t.Errorf("%q: got %+v", x.args, w)
			}
			return nil
		})
		if code != 0 || !opened || out.Len()+errs.Len() > 0 {
			t.Errorf("%q: exit %d, opened %v, %s%s", x.args, code, opened, &out, &errs)
		}
	}
	var out, errs bytes.Buffer
	code := Run(nil, &out, &errs, func(Window) error { return errors.New("there is no display") })
	if code != couldNot || errs.String() != "legation: there is no display\n" {
		t.Errorf("exit %d, %q", code, errs.String())
	}
}

// TestHelp shows the help of each command on stdout, without what is hidden.
func TestHelp(t *testing.T) {
	for args, want := range map[string]string{
		"--help":          "legation [FILE] [--trace OUT.jsonl]",
		"-h":              "./NAME",
		"snapshot --help": "[--viewpoint ID]",
		"events --help":   "earliest",
		"stances --help":  "regards",
		"check --help":    "FILE:LINE:COLUMN",
		"version --help":  "legation version",
		"open --help":     "--trace",
	} {
		code, stdout, stderr := run(t, strings.Fields(args)...)
		if code != 0 || stderr != "" || !strings.Contains(stdout, want) || !strings.HasPrefix(stdout, "Usage: legation") {
			t.Errorf("%s: exit %d, stderr %q, stdout\n%s", args, code, stderr, stdout)
		}
		if strings.Contains(stdout, "tour") {
			t.Errorf("%s shows --tour", args)
		}
	}
}

// TestVersion shows one.
func TestVersion(t *testing.T) {
	code, stdout, _ := run(t, "version")
	if code != 0 || !strings.HasPrefix(stdout, "legation "+version.Number+"\n") {
		t.Errorf("exit %d, %q", code, stdout)
	}
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(version.Number) {
		t.Errorf("version %q", version.Number)
	}
}

// TestSame runs commands twice and expects the same bytes.
func TestSame(t *testing.T) {
	for _, args := range []string{"events", "events --json", "stances", "stances --json", "stances --at 1967-06-10", "--help"} {
		_, first, _ := run(t, strings.Fields(args)...)
		_, second, _ := run(t, strings.Fields(args)...)
		if first == "" || first != second {
			t.Errorf("%s: %d bytes, then %d others", args, len(first), len(second))
		}
	}
}

// TestProblemsBeside reads what can be read of a file and says what cannot.
func TestProblemsBeside(t *testing.T) {
	own := file(t, partly)
	code, stdout, stderr := run(t, "events", own)
	if code != 0 || stdout != "since 1988, year only  Events  good  Good\n" {
		t.Errorf("exit %d, %q", code, stdout)
	}
	if !strings.HasPrefix(stderr, own+`:3:62: event "Bad": date "1988-13": "13" is not a month`) || strings.Count(stderr, "\n") != 1 {
		t.Errorf("stderr %q", stderr)
	}
}

// TestFullDisk ends with an error where the output cannot be written.
func TestFullDisk(t *testing.T) {
	for _, args := range []string{"events", "events --json", "stances", "stances --json", "version"} {
		var errs bytes.Buffer
		if code := Run(strings.Fields(args), full{}, &errs, nil); code != couldNot || !strings.Contains(errs.String(), "no room") {
			t.Errorf("%s: exit %d, %q", args, code, errs.String())
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// decode reads a JSON array of objects, and nothing else, and fails on a null
// where an array should be.
func decode(t *testing.T, text string, arrays ...string) []map[string]any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(text))
	var objects []map[string]any
	if err := dec.Decode(&objects); err != nil {
		t.Fatalf("%v in %.200q", err, text)
	}
	if dec.More() {
		t.Error("more than one JSON value")
	}
	if objects == nil {
		t.Error("null instead of an array")
	}
	for _, o := range objects {
		for _, name := range arrays {
			if _, ok := o[name].([]any); !ok {
				t.Errorf("%v: %q is no array: %v", o["id"], name, o[name])
			}
		}
	}
	return objects
}
