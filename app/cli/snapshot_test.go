package cli

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

// snap saves a small picture and gives its bytes.
func snap(t *testing.T, args ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.png")
	code, stdout, stderr := run(t, append([]string{"snapshot", "-o", path}, args...)...)
	if code != 0 || stdout != "" || stderr != "" && !strings.HasPrefix(stderr, "legation: at this size there is no room for: legend") {
		t.Fatalf("%v: exit %d, %q, %q", args, code, stdout, stderr)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("beside the picture: %v", left)
	}
	return data
}

func picture(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestSnapshot saves pictures: of the size asked for, the same for the same
// command, and another one for each thing that is asked for otherwise.
func TestSnapshot(t *testing.T) {
	base := []string{"--size", "320x200", "--view", "golan-heights", "--at", "1990"}
	first := snap(t, base...)
	if size := picture(t, first).Bounds().Size(); size != (image.Point{X: 320, Y: 200}) {
		t.Errorf("size %v", size)
	}
	if !bytes.Equal(first, snap(t, base...)) {
		t.Error("the same command gave other bytes")
	}
	seen := map[string]string{string(first): "the first"}
	for _, more := range []string{
		"--theme dark", "--viewpoint north-korea", "--view korea", "--at 1960", "--size 200x320", "--event 1967-golan", "--scale 2",
	} {
		data := snap(t, append(append([]string{}, base...), strings.Fields(more)...)...)
		if other, ok := seen[string(data)]; ok {
			t.Errorf("%s gave the picture of %s", more, other)
		}
		seen[string(data)] = more
	}
	if size := picture(t, snap(t, append(base, "--scale", "1.5")...)).Bounds().Size(); size != (image.Point{X: 480, Y: 300}) {
		t.Errorf("size %v at scale 1.5", size)
	}
}

// TestSnapshotOfOwnFile saves a picture of a file of a person's own, beside
// whose good record stands a bad one.
func TestSnapshotOfOwnFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.PNG")
	code, stdout, stderr := run(t, "snapshot", file(t, partly), "-o", path, "--size", "200x200")
	if code != 0 || stdout != "" || !strings.Contains(stderr, ":3:62: ") {
		t.Errorf("exit %d, %q, %q", code, stdout, stderr)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	picture(t, data)
}

// TestSnapshotKeepsOldFile leaves a file as it was where the picture cannot be
// made.
func TestSnapshotKeepsOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.png")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := run(t, "snapshot", "-o", path, "--view", "mars"); code != couldNot {
		t.Errorf("exit %d", code)
	}
	if data, _ := os.ReadFile(path); string(data) != "old" {
		t.Error("the old file is gone")
	}
}

// TestSnapshotState chooses what a picture shows.
func TestSnapshotState(t *testing.T) {
	d := dataset.Builtin()
	dated := d.Index().Dated()
	last := d.Events[dated[len(dated)-1]]
	day := func(s string) dayFlag {
		var f dayFlag
		if err := f.UnmarshalText([]byte(s)); err != nil {
			t.Fatal(err)
		}
		return f
	}
	tests := []struct {
		name      string
		command   shownFlags
		playhead  event.Day
		selection string
	}{
		{"the last dated event", shownFlags{}, last.Anchor(), last.ID},
		{"a date", shownFlags{At: day("1967-01-01")}, event.DayOf(1967, 1, 1), ""},
		{"the earliest day of a date", shownFlags{At: day("198X")}, event.DayOf(1980, 1, 1), ""},
		{"an event", shownFlags{Event: "1966-kp-plo"}, event.DayOf(1966, 4, 13), "1966-kp-plo"},
		{"an event at another date", shownFlags{Event: "1966-kp-plo", At: day("2001-02-03")}, event.DayOf(2001, 2, 3), "1966-kp-plo"},
		{"an undated event", shownFlags{Event: d.Events[len(d.Events)-1].ID}, last.Anchor(), d.Events[len(d.Events)-1].ID},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			s, err := x.command.state(d)
			if err != nil {
				t.Fatal(err)
			}
			if s.Playhead != x.playhead || s.Selection != x.selection {
				t.Errorf("at %s with %q, want %s with %q", s.Playhead, s.Selection, x.playhead, x.selection)
			}
		})
	}
	s, err := (&shownFlags{Mode: "at", Viewpoint: "syria", View: "korea"}).state(d)
	if err != nil || s.Mode != state.At || s.Viewpoint != "syria" || s.View != "korea" {
		t.Errorf("%v %+v", err, s)
	}
}

// TestSnapshotSpan reads spans and shows what is within them.
func TestSnapshotSpan(t *testing.T) {
	d := dataset.Builtin()
	for text, want := range map[string]state.Window{
		"2008/2014":               {From: event.DayOf(2008, 1, 1), To: event.DayOf(2014, 12, 31)},
		"1988-11-15/2014-07":      {From: event.DayOf(1988, 11, 15), To: event.DayOf(2014, 7, 31)},
		"2014":                    {From: event.DayOf(2014, 1, 1), To: event.DayOf(2014, 12, 31)},
		"2008/..":                 {From: event.DayOf(2008, 1, 1), To: event.DayMax},
		"../1966":                 {From: event.DayMin, To: event.DayOf(1966, 12, 31)},
		"../..":                   {From: event.DayMin, To: event.DayMax},
		"1967-06-05~/1967-06-10?": {From: event.DayOf(1967, 6, 5), To: event.DayOf(1967, 6, 10)},
	} {
		var f spanFlag
		if err := f.UnmarshalText([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		s, err := (&shownFlags{Mode: "within", Span: f}).state(d)
		if err != nil || s.Mode != state.Within || s.Window != want {
			t.Errorf("%s: %v, %s to %s, want %s to %s", text, err, s.Window.From, s.Window.To, want.From, want.To)
		}
	}
	base := []string{"--size", "320x200", "--view", "levant", "--mode", "within", "--span"}
	if bytes.Equal(snap(t, append(base, "2008/2014")...), snap(t, append(base, "1966/1970")...)) {
		t.Error("two spans give one picture")
	}
}

// TestSnapshotLike makes a picture again, byte for byte, also as another format
// and with flags that change it, and asks for a dataset that is not at hand.
func TestSnapshotLike(t *testing.T) {
	dir := t.TempDir()
	save := func(name string, args ...string) []byte {
		t.Helper()
		path := filepath.Join(dir, name)
		code, stdout, stderr := run(t, append([]string{"snapshot", "-o", path}, args...)...)
		if code != 0 || stdout != "" || stderr != "" {
			t.Fatalf("%v: exit %d, %q, %q", args, code, stdout, stderr)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	first := save("first.png", "--size", "square", "--scale", "0.5", "--theme", "print", "--title", "--card", "--timeline", "--sources",
		"--view", "golan-heights", "--viewpoint", "syria", "--event", "1967-golan", "--mode", "within", "--span", "1960/1990", "--search", "golan", "--no-grid")
	like := filepath.Join(dir, "first.png")
	if !bytes.Equal(first, save("again.png", "--like", like)) {
		t.Error("made again, the picture has other bytes")
	}
	photo := save("photo.jpg", "--like", like)
	if !bytes.HasPrefix(photo, []byte("\xFF\xD8")) || !bytes.Equal(first, save("back.png", "--like", filepath.Join(dir, "photo.jpg"))) {
		t.Error("made from its JPEG, the picture has other bytes")
	}
	if bytes.Equal(first, save("dark.png", "--like", like, "--theme", "dark")) {
		t.Error("--theme changes nothing")
	}
	own := file(t, partly)
	save2, _, stderr := run(t, "snapshot", own, "-o", filepath.Join(dir, "own.png"))
	if save2 != 0 {
		t.Fatal(stderr)
	}
	code, _, stderr := run(t, "snapshot", "-o", filepath.Join(dir, "none.png"), "--like", filepath.Join(dir, "own.png"))
	if code != couldNot || !strings.Contains(stderr, "SHA-256") || !strings.Contains(stderr, "name that file") {
		t.Errorf("without its dataset: exit %d, %q", code, stderr)
	}
	if code, _, stderr = run(t, "snapshot", own, "-o", filepath.Join(dir, "own2.png"), "--like", filepath.Join(dir, "own.png")); code != 0 {
		t.Errorf("with its dataset: exit %d, %q", code, stderr)
	}
	data, _ := os.ReadFile(filepath.Join(dir, "own.png"))
	again, _ := os.ReadFile(filepath.Join(dir, "own2.png"))
	if len(data) == 0 || !bytes.Equal(data, again) || bytes.Contains(data, []byte(own)) {
		t.Error("a picture of an own dataset is not the same again, or has its path")
	}
	if code, _, stderr = run(t, "snapshot", "-o", filepath.Join(dir, "no.png"), "--like", own); code != couldNot || !strings.Contains(stderr, "no picture by Legation") {
		t.Errorf("like a dataset: exit %d, %q", code, stderr)
	}
}

// TestSnapshotReplace leaves a file alone unless told otherwise.
func TestSnapshotReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.png")
	os.WriteFile(path, []byte("old"), 0o644)
	if code, _, stderr := run(t, "snapshot", "-o", path, "--size", "400x300"); code != couldNot || !strings.Contains(stderr, "--replace") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	if data, _ := os.ReadFile(path); string(data) != "old" {
		t.Error("the old file is gone")
	}
	if code, _, stderr := run(t, "snapshot", "-o", path, "--size", "400x300", "--replace"); code != 0 {
		t.Errorf("exit %d, %q", code, stderr)
	}
	data, _ := os.ReadFile(path)
	picture(t, data)
}

// TestSnapshotEach makes a set in a folder: a picture of each event that the
// filter keeps, of each viewpoint, under the names that a pattern gives.
func TestSnapshotEach(t *testing.T) {
	d := dataset.Builtin()
	count := func(args ...string) (names []string) {
		t.Helper()
		dir := filepath.Join(t.TempDir(), "new", "folder")
		code, _, stderr := run(t, append([]string{"snapshot", "-o", dir, "--size", "320x240"}, args...)...)
		if code != 0 {
			t.Fatalf("%v: exit %d, %q", args, code, stderr)
		}
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	kept := 0
	for i := range d.Events {
		if d.Events[i].Category == "un-and-law" {
			kept++
		}
	}
	if names := count("--each", "event", "--category", "un-and-law"); kept == 0 || len(names) != kept || !strings.HasPrefix(names[0], "01_") {
		t.Errorf("%d events of a category gave %v", kept, names)
	}
	if names := count("--each", "viewpoint", "--name", "{viewpoint}", "--format", "jpeg"); len(names) != len(d.Viewpoints) || names[0] != "iran.jpg" && !strings.HasSuffix(names[0], ".jpg") {
		t.Errorf("viewpoints gave %v", names)
	}
	for _, x := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-o", "out.png", "--each", "event"}, misused, "give a folder, or a PDF"},
		{[]string{"-o", "out.png", "--name", "{n}"}, misused, "--name is for --each"},
		{[]string{"-o", t.TempDir(), "--each", "event", "--search", "nothingatall"}, couldNot, "there is no event"},
		{[]string{"-o", "out.png", "--no-caption", "--no-legend"}, misused, "whose view"},
		{[]string{"-o", "out.png", "--no-note"}, misused, "boundary note"},
		{[]string{"-o", "out.png", "--category", "none"}, couldNot, `unknown category "none"`},
		{[]string{"-o", "out.png", "--actor", "none"}, couldNot, `unknown actor "none"`},
		{[]string{"-o", "out.png", "--source", "none"}, couldNot, `unknown source "none"`},
		{[]string{"-o", "out.jpg", "--quality", "0"}, misused, "1 to 100"},
	} {
		code, _, stderr := run(t, append([]string{"snapshot"}, x.args...)...)
		if code != x.code || !strings.Contains(stderr, x.want) {
			t.Errorf("%v: exit %d, %q", x.args, code, stderr)
		}
	}
}

// TestSnapshotSizes takes sizes by purpose.
func TestSnapshotSizes(t *testing.T) {
	for size, want := range map[string]image.Point{
		"slide": {X: 1920, Y: 1080}, "slide-4-3": {X: 1600, Y: 1200}, "a4": {X: 2480, Y: 3508}, "a4-landscape": {X: 3508, Y: 2480},
		"letter": {X: 2550, Y: 3300}, "square": {X: 1350, Y: 1350},
	} {
		config, err := png.DecodeConfig(bytes.NewReader(snap(t, "--size", size)))
		if err != nil || config.Width != want.X || config.Height != want.Y {
			t.Errorf("%s has %d×%d, %v", size, config.Width, config.Height, err)
		}
	}
}
