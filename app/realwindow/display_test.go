//go:build realwindow

package realwindow

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestNoDisplay starts the program where there is no display, as over a plain remote
// shell: it says so and what works there, and does not break down.
func TestNoDisplay(t *testing.T) {
	h := newHome(t)
	c := exec.Command(os.Getenv("LEGATION_BINARY"))
	c.Env = slices.DeleteFunc(append(os.Environ(), "XDG_CONFIG_HOME="+string(h), "XDG_CACHE_HOME="+string(h)), func(v string) bool {
		return strings.HasPrefix(v, "DISPLAY=") || strings.HasPrefix(v, "WAYLAND_DISPLAY=") || strings.HasPrefix(v, "FYNE_PLATFORM=")
	})
	var said bytes.Buffer
	c.Stderr = &said
	err := c.Run()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("it ended with %v", err)
	}
	if text := said.String(); !strings.Contains(text, "there is no display") || !strings.Contains(text, "legation snapshot") || strings.Contains(text, "goroutine") {
		t.Errorf("it says: %s", text)
	}
}
