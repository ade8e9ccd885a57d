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
	s := state.New(dataset.Builtin())
	if err := Write(path, s, optionsOf(s, size{width: 400, height: 300, scale: 1.5}, 400, 300)); err != nil {
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
	write := func(path string, width, height int) error {
		return Write(path, s, optionsOf(s, size{width: width, height: height, scale: 1}, 400, 300))
	}
	for name, err := range map[string]error{
		"no room":       write(old, 0, 300),
		"far too large": write(old, 60000, 60000),
		"wrong ending":  write(filepath.Join(folder, "map.gif"), 400, 300),
		"no folder":     write(filepath.Join(folder, "none", "map.png"), 400, 300),
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
