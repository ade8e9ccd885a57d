package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legation/app/dataset"
)

// TestConvert writes the built-in dataset in every format and reads it again.
func TestConvert(t *testing.T) {
	dir := t.TempDir()
	own := filepath.Join(dir, "own.geojson")
	f, err := os.Create(own)
	if err != nil {
		t.Fatal(err)
	}
	if err := dataset.Write(f, dataset.Builtin()); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for _, format := range dataset.Formats() {
		if !format.Writes() {
			continue
		}
		out := filepath.Join(dir, "out-"+format.ID+format.Endings[0])
		code, stdout, stderr := run(t, "convert", own, out, "--to", format.ID)
		if code != 0 || stdout != "" {
			t.Errorf("%s: code %d, %s%s", format.ID, code, stdout, stderr)
			continue
		}
		if losses := format.Losses(dataset.Builtin()); len(losses) > 0 && !strings.Contains(stderr, "cannot hold: ") || len(losses) == 0 && stderr != "" {
			t.Errorf("%s: %v told as %q", format.ID, losses, stderr)
		}
		d, report, err := dataset.OpenWith(out, dataset.Options{})
		if err != nil || len(report.Problems) > 0 || report.Format != format || len(d.Events) == 0 {
			t.Errorf("%s: %v %+v", format.ID, err, report.Problems)
		}
	}
	// By the ending.
	for ending, id := range map[string]string{".geojson": "geojson", ".json": "timelinejs", ".CSV": "csv"} {
		out := filepath.Join(dir, "by"+ending)
		if code, _, stderr := run(t, "convert", own, out); code != 0 {
			t.Errorf("%s: %s", ending, stderr)
		}
		if _, report, err := dataset.OpenWith(out, dataset.Options{}); err != nil || report.Format.ID != id {
			t.Errorf("%s: %v %+v", ending, err, report.Format)
		}
	}
}

// TestConvertRefuses does not replace a file without being told to, and leaves
// nothing half written.
func TestConvertRefuses(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out.csv")
	if err := os.WriteFile(out, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	in := file(t, partly)
	tests := []struct {
		args []string
		code int
		want string
	}{
		{[]string{in, out}, 1, "is there already: add --replace"},
		{[]string{in, filepath.Join(dir, "x.exe")}, 2, "its ending is that of no format that is written"},
		{[]string{in, filepath.Join(dir, "x.xlsx")}, 2, "no format that is written"},
		{[]string{in, filepath.Join(dir, "csv")}, 2, "no format that is written"},
		{[]string{in, "-"}, 2, "name a format with --to"},
		{[]string{in, out, "--to", "xlsx"}, 2, "--to xlsx is no format that is written; there are geojson"},
		{[]string{filepath.Join(dir, "none.csv"), filepath.Join(dir, "y.csv")}, 1, "no such file"},
		{[]string{file(t, broken), filepath.Join(dir, "z.csv")}, 1, "2:3: not JSON"},
		{[]string{in, filepath.Join(dir, "no", "such.csv")}, 1, "no such file or directory"},
	}
	for _, x := range tests {
		code, stdout, stderr := run(t, append([]string{"convert"}, x.args...)...)
		if code != x.code || stdout != "" || !strings.Contains(stderr, x.want) {
			t.Errorf("%q: code %d, %s; want %d, %s", x.args, code, stderr, x.code, x.want)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if text, _ := os.ReadFile(out); string(text) != "mine" {
		t.Error("the file was replaced")
	}
	code, _, stderr := run(t, "convert", in, out, "--replace")
	if text, _ := os.ReadFile(out); code != 0 || !strings.HasPrefix(string(text), "id,date,title,") {
		t.Errorf("code %d, %s, %s", code, stderr, text)
	}
	if !strings.Contains(stderr, "1 record") || !strings.Contains(stderr, "1 left out") {
		t.Errorf("the counts are not told: %s", stderr)
	}
}

// TestConvertStreams goes from the standard input to the standard output.
func TestConvertStreams(t *testing.T) {
	var out, errs bytes.Buffer
	env := &environment{stdin: strings.NewReader("title;date\nA;1988\n"), stdout: &out, stderr: &errs}
	if err := (&convertCommand{In: "-", Out: "-", To: "timelinejs"}).Run(env); err != nil {
		t.Fatal(err)
	}
	d, found, err := dataset.Read("out.json", out.Bytes())
	if err != nil || len(found) > 0 || len(d.Events) != 1 || d.Events[0].Title != "A" {
		t.Errorf("%v %v %s", err, found, out.String())
	}
}

// TestCheckSheets reports what is wrong with a table, and how much is good.
func TestCheckSheets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.csv")
	if err := os.WriteFile(path, []byte("title,date,odd\nA,1988,x\nB,1988-13-01,\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := run(t, "check", path)
	if code != 1 || !strings.HasPrefix(stdout, path+`:3:3: event "B": `) || strings.Count(stdout, "\n") != 1 {
		t.Errorf("code %d, %s", code, stdout)
	}
	if !strings.Contains(stderr, "1 record read, 1 left out") || !strings.Contains(stderr, `no room for: 1 "odd" cell`) {
		t.Errorf("%s", stderr)
	}
	if code, stdout, _ := run(t, "events", path); code != 0 || !strings.Contains(stdout, "A") {
		t.Errorf("events: %d %s", code, stdout)
	}
}
