package app

import (
	"path/filepath"
	"testing"

	"legation/app/settings"
)

// A clock that was set before the window closed does not make it look as if it had
// broken down.
func TestClosedStaysClosed(t *testing.T) {
	a := window(t)
	a.memory.path = filepath.Join(t.TempDir(), "settings.json")
	open := func() bool {
		t.Helper()
		s, err := settings.Load(a.memory.path)
		if err != nil {
			t.Fatal(err)
		}
		return s.Session.Open
	}
	a.save(true)
	if !open() {
		t.Fatal("a session that goes on is not kept as open")
	}
	a.save(false)
	a.save(true)
	if open() {
		t.Error("a session that has ended is open again")
	}
}

// Large type that is turned off leaves text as large as it was.
func TestLargeTypeGoesBack(t *testing.T) {
	a := window(t)
	a.setScale(110)
	large, ok := a.commands.Find("large-type")
	if !ok {
		t.Fatal("there is no such command")
	}
	large.Do()
	if got := a.scalePercent(); got != projector {
		t.Fatalf("large type is %d %%", got)
	}
	large.Do()
	if got := a.scalePercent(); got != 110 {
		t.Errorf("afterwards text is at %d %%", got)
	}
}
