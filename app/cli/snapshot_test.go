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
	"legation/geo"
)

// snap saves a small picture and gives its bytes.
func snap(t *testing.T, args ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.png")
	code, stdout, stderr := run(t, append([]string{"snapshot", "-o", path}, args...)...)
	if code != 0 || stdout != "" || stderr != "" {
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
		command   snapshotCommand
		playhead  event.Day
		selection string
	}{
		{"the last dated event", snapshotCommand{}, last.Anchor(), last.ID},
		{"a date", snapshotCommand{At: day("1967-01-01")}, event.DayOf(1967, 1, 1), ""},
		{"the earliest day of a date", snapshotCommand{At: day("198X")}, event.DayOf(1980, 1, 1), ""},
		{"an event", snapshotCommand{Event: "1966-kp-plo"}, event.DayOf(1966, 4, 13), "1966-kp-plo"},
		{"an event at another date", snapshotCommand{Event: "1966-kp-plo", At: day("2001-02-03")}, event.DayOf(2001, 2, 3), "1966-kp-plo"},
		{"an undated event", snapshotCommand{Event: d.Events[len(d.Events)-1].ID}, last.Anchor(), d.Events[len(d.Events)-1].ID},
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
	s, err := (&snapshotCommand{Mode: "at", Theme: "dark", Viewpoint: "syria", View: "korea"}).state(d)
	if err != nil || s.Mode != state.At || s.Theme != geo.DarkTheme || s.Viewpoint != "syria" || s.View != "korea" {
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
		s, err := (&snapshotCommand{Mode: "within", Span: f}).state(d)
		if err != nil || s.Mode != state.Within || s.Window != want {
			t.Errorf("%s: %v, %s to %s, want %s to %s", text, err, s.Window.From, s.Window.To, want.From, want.To)
		}
	}
	base := []string{"--size", "320x200", "--view", "levant", "--mode", "within", "--span"}
	if bytes.Equal(snap(t, append(base, "2008/2014")...), snap(t, append(base, "1966/1970")...)) {
		t.Error("two spans give one picture")
	}
}
