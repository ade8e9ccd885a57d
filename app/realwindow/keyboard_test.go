//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// settled waits for what opens or closes without a change of what is shown.
func settled() { time.Sleep(500 * time.Millisecond) }

func (p *program) keys(names ...string) {
	for _, name := range names {
		p.key(name)
	}
}

// kept waits until the settings of a home hold a text.
func (h home) kept(t *testing.T, what, text string) {
	t.Helper()
	path := filepath.Join(string(h), "config", "legation", "settings.json")
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if data, _ := os.ReadFile(path); strings.Contains(string(data), text) {
			return
		}
	}
	data, _ := os.ReadFile(path)
	t.Fatalf("%s is not kept; the settings are\n%s", what, data)
}

// TestKeyboardAlone goes through the whole window without a pointer.
func TestKeyboardAlone(t *testing.T) {
	h := newHome(t)
	h.settings(t, `{"theme": "light"}`)
	p := startIn(t, h)
	p.ready()
	p.xdotool("mousemove", "2", "2") // where it lies over nothing

	t.Run("the toolbar by Tab", func(t *testing.T) {
		p.keys("Tab", "Tab", "Return")
		p.until(t, "the Levant", func(s line) bool { return s.View == "levant" })
		p.keys("Tab", "space") // the focus has stayed
		p.until(t, "the Golan Heights", func(s line) bool { return s.View == "golan-heights" })
		p.key("shift+Tab")
		p.key("Return")
		p.until(t, "the Levant again", func(s line) bool { return s.View == "levant" })
		before := p.last()
		p.key("v") // a button passes on what it does not need
		p.until(t, "another viewpoint", func(s line) bool { return s.Viewpoint != before.Viewpoint })
		p.key("Home")
		p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
	})
	t.Run("a viewpoint from its list", func(t *testing.T) {
		before := p.last()
		p.keys("Tab", "Tab", "Tab", "Return") // Golan Heights, Korea, the list
		settled()
		p.keys("Down", "Down", "Down", "Down", "Return")
		p.until(t, "another viewpoint", func(s line) bool { return s.Viewpoint != before.Viewpoint })
		p.key("Return")
		settled()
		p.key("Escape") // leaves the list, not the control
		p.keys("Tab", "space")
		p.until(t, "two halves", func(s line) bool { return s.Compare != "" })
		p.key("space")
		p.until(t, "one map", func(s line) bool { return s.Compare == "" })
	})
	t.Run("the mode with the arrows", func(t *testing.T) {
		before := p.last()
		p.keys("Tab", "Right")
		p.until(t, "other events", func(s line) bool { return s.Mode != before.Mode && s.Playhead == before.Playhead })
		p.key("Left")
		p.until(t, "the same events", func(s line) bool { return s.Mode == before.Mode })
		p.keys("Escape", "Escape") // clears the selection, then leaves the control
		p.key("Right")
		p.until(t, "the next event", func(s line) bool { return s.Playhead > before.Playhead && s.Mode == before.Mode })
	})
	t.Run("the menu", func(t *testing.T) {
		p.key("Alt_L")
		settled()
		p.keys("Right", "Right") // Edit, View
		settled()
		p.keys("Down", "Return")
		p.until(t, "the first view", func(s line) bool { return s.View == "overview" })
	})
	t.Run("move and zoom the map", func(t *testing.T) {
		p.key("1")
		before := p.last()
		p.key("ctrl+Left")
		moved := p.until(t, "another centre", func(s line) bool { return s.Centre[0] != before.Centre[0] && s.View == "" })
		p.key("ctrl+Down")
		p.until(t, "a centre farther south", func(s line) bool { return s.Centre[1] < moved.Centre[1] })
		p.key("plus")
		p.until(t, "a larger scale", func(s line) bool { return s.Zoom > moved.Zoom })
		p.key("1")
		p.until(t, "the overview", func(s line) bool { return s.View == "overview" })
	})
	t.Run("the card of a territory", func(t *testing.T) {
		p.key("t")
		settled()
		p.keys("Down", "Return")
		p.until(t, "a card", func(s line) bool { return s.Asked != "" })
		p.keys("Down", "Down", "Up") // read on and back
		p.key("Escape")
		p.until(t, "no card", func(s line) bool { return s.Asked == "" })
	})
	t.Run("find an event", func(t *testing.T) {
		p.key("ctrl+f")
		settled()
		p.typeText("1981")
		p.until(t, "a narrowed list", func(s line) bool { return s.Filter == "search:1981" })
		before := p.last()
		p.keys("Down", "Down")
		p.until(t, "an event from the list", func(s line) bool { return s.Selection != before.Selection && s.Selection != "" })
		p.key("slash") // the list passes it on
		settled()
		p.keys("Escape", "Escape")
		p.until(t, "no search", func(s line) bool { return s.Filter == "" })
	})
	t.Run("preferences", func(t *testing.T) {
		p.key("ctrl+comma")
		settled()
		p.key("Right") // of the theme, which has the focus
		p.until(t, "the dark theme", func(s line) bool { return s.Theme == "dark" })
		p.key("Right")
		p.until(t, "high contrast", func(s line) bool { return s.Theme == "contrast" })
		p.picture("preferences-contrast")
		p.keys("Left", "Left")
		p.until(t, "the light theme", func(s line) bool { return s.Theme == "light" })
		p.keys("Tab", "Tab", "Right")
		h.kept(t, "larger text", `"scale": 110`)
		settled() // the dialog has been opened again where it was
		p.key("Left")
		h.kept(t, "text of the usual size", `"scale": 100`)
		settled()
		p.keys("Tab", "Right")
		h.kept(t, "miles", `"units": "imperial"`)
		p.keys("Tab", "space")
		h.kept(t, "less motion", `"reduceMotion": true`)
		p.key("Escape")
		settled()
		before := p.last()
		p.key("Right")
		p.until(t, "keys work after the dialog", func(s line) bool { return s.Playhead != before.Playhead })
	})
	t.Run("a page that is opened from the palette", func(t *testing.T) {
		p.key("ctrl+k")
		settled()
		p.typeText("about")
		settled()
		p.key("Return")
		settled()
		p.key("Return") // Close, which has the focus
		settled()
		p.key("Home")
		p.until(t, "keys work after the page", func(s line) bool { return s.Playhead < "1970" })
	})
	p.quit(t)
}
