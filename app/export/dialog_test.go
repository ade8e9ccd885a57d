package export

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

func TestFileNameSaysWhatIsShown(t *testing.T) {
	s := state.New(dataset.Builtin()).MoveTo(event.DayOf(1988, 11, 15))
	s.View, s.Viewpoint = "golan-heights", "syria"
	if got, want := FileName(s), "north-korea-palestine_golan-heights_syria_1988-11-15.png"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.View = ""
	if got := FileName(s); !strings.Contains(got, "_map_") {
		t.Errorf("a map without a named view is called %q", got)
	}
}

func TestWriteMakesThePicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.png")
	if err := Write(path, state.New(dataset.Builtin()), 400, 300, 1.5); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != 600 || size.Y != 450 {
		t.Errorf("the picture is %v", size)
	}
}

func TestWriteLeavesTheOldFileOnAnError(t *testing.T) {
	folder := t.TempDir()
	old := filepath.Join(folder, "old.png")
	if err := os.WriteFile(old, []byte("what was there"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := state.New(dataset.Builtin())
	for name, err := range map[string]error{
		"no room":       Write(old, s, 0, 300, 1),
		"far too large": Write(old, s, 60000, 60000, 1),
		"wrong ending":  Write(filepath.Join(folder, "map.gif"), s, 400, 300, 1),
		"no folder":     Write(filepath.Join(folder, "none", "map.png"), s, 400, 300, 1),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if data, _ := os.ReadFile(old); string(data) != "what was there" {
		t.Errorf("the old file now holds %d bytes", len(data))
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("%d files are left", len(files))
	}
}
