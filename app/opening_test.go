package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"legation/app/dataset"
)

// TestMissingFiles says so where a file of the last start or of the menu is gone.
func TestMissingFiles(t *testing.T) {
	a := window(t)
	gone, there := filepath.Join(t.TempDir(), "gone.csv"), filepath.Join(t.TempDir(), "there.csv")
	if err := os.WriteFile(there, []byte("title,start\nOne,2001\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.memory.settings.Session.File = there
	if now, _, err := a.first(); err != nil || now.path != there || a.missing != "" {
		t.Errorf("of a file that is there: %q, missing %q, %v", now.path, a.missing, err)
	}
	a.memory.settings.Session.File = gone
	if now, _, err := a.first(); err != nil || now.path != "" || a.missing != gone {
		t.Errorf("of a file that is gone: %q, missing %q, %v", now.path, a.missing, err)
	}

	a.memory.settings.Recent = []string{gone, there}
	a.bindCommands()
	r := read(gone, dataset.Options{})
	a.refuse(r)
	if got := strings.Join(a.memory.settings.Recent, " "); got != there {
		t.Errorf("the files opened last are %s", got)
	}
	if c, ok := a.commands.Find("recent-1"); !ok || !strings.Contains(c.Name, "there.csv") {
		t.Errorf("the menu offers %+v", c)
	}
	if len(a.boxes) != 1 {
		t.Errorf("%d dialogs tell of it", len(a.boxes))
	}
}

// TestFilesOfOneName are told apart in the menu by their folders.
func TestFilesOfOneName(t *testing.T) {
	a := window(t)
	a.memory.settings.Recent = []string{filepath.FromSlash("/a/events.csv"), filepath.FromSlash("/b/events.csv"), filepath.FromSlash("/b/other.csv")}
	a.bindCommands()
	for id, want := range map[string]string{"recent-1": filepath.FromSlash("/a"), "recent-2": filepath.FromSlash("/b"), "recent-3": "other.csv"} {
		if c, ok := a.commands.Find(id); !ok || !strings.HasSuffix(c.Name, want) {
			t.Errorf("%s is %+v, want %s", id, c, want)
		}
	}
}
