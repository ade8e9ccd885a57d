//go:build realwindow

package realwindow

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// manage has a small window manager on the display for the length of a test.
func manage(t *testing.T) {
	t.Helper()
	path, err := exec.LookPath("openbox")
	if err != nil {
		t.Fatal("openbox is missing; make test installs it")
	}
	c := exec.Command(path, "--sm-disable")
	c.Env = append(os.Environ(), "HOME="+t.TempDir())
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		// A display without a manager has no answer to that.
		if exec.Command("xdotool", "get_num_desktops").Run() == nil {
			return
		}
		if time.Now().After(end) {
			t.Fatal("openbox does not manage the display")
		}
	}
}

var geometry = regexp.MustCompile(`Position: (-?\d+),(-?\d+)[^\n]*\n\s*Geometry: (\d+)x(\d+)`)

// window returns the window's id and where it is: left, top, width and height.
func (p *program) window(t *testing.T) (id string, at [4]int) {
	t.Helper()
	out, err := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid)).Output()
	ids := strings.Fields(string(out))
	if err != nil || len(ids) == 0 {
		t.Fatalf("the window is not found: %v", err)
	}
	id = ids[len(ids)-1]
	said, err := exec.Command("xdotool", "getwindowgeometry", id).Output()
	parts := geometry.FindStringSubmatch(string(said))
	if err != nil || parts == nil {
		t.Fatalf("the window says %q, %v", said, err)
	}
	for i := range at {
		at[i], _ = strconv.Atoi(parts[i+1])
	}
	return id, at
}

// TestFullScreen fills the screen under a window manager, steps with a clicker's
// keys, and gives the screen back: by Escape, with the text and the panes of before.
func TestFullScreen(t *testing.T) {
	manage(t)
	h := newHome(t)
	h.settings(t, `{"window": {"width": 1000, "height": 700}}`)
	p := startIn(t, h)
	p.ready()
	settled()
	_, before := p.window(t)
	p.key("F11")
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		_, at := p.window(t)
		if at == [4]int{0, 0, 1440, 900} {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("full screen is %v", at)
		}
	}
	p.key("Home")
	first := p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
	p.key("Next")
	p.until(t, "the next event", func(s line) bool { return s.Selection != first.Selection })
	p.key("ctrl+k")
	settled()
	p.typeText("large type")
	settled()
	p.key("Return")
	h.kept(t, "large type", `"scale": 150`)
	settled()
	p.picture("presented")
	p.key("Prior")
	p.until(t, "the event before", func(s line) bool { return s.Selection == first.Selection })
	p.key("F9")
	h.kept(t, "the panel hidden", `"noPanel": true`)
	p.key("Escape")
	h.kept(t, "text of the usual size", `"scale": 100`)
	if data, _ := os.ReadFile(filepath.Join(string(h), "config", "legation", "settings.json")); strings.Contains(string(data), "noPanel") {
		t.Error("after presenting the panel is still hidden")
	}
	if now := p.last(); now.Selection != first.Selection {
		t.Error("leaving the full screen has cleared the selection")
	}
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		_, at := p.window(t)
		if at[2] == before[2] && at[3] == before[3] {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("after full screen it is %v, it was %v", at, before)
		}
	}
	p.quit(t)
}

// TestSizesRemembered gives the window and its panes other sizes and starts it
// again.
func TestSizesRemembered(t *testing.T) {
	h := newHome(t)
	p := startIn(t, h)
	ready := p.ready()
	at, size := ready["map"], ready["map-size"]
	// The bar between the map and the panel.
	p.drag(at[0]+size[0]+3, at[1]+60, at[0]+size[0]-147, at[1]+60)
	id, _ := p.window(t)
	p.xdotool("windowsize", "--sync", id, "1180", "760")
	h.kept(t, "the size of the window", `"width": 1180`)
	time.Sleep(time.Second)
	p.quit(t)

	p = startIn(t, h)
	again := p.ready()["map-size"]
	if _, at := p.window(t); at[2] != 1180 || at[3] != 760 {
		t.Errorf("the window is %d by %d, it was 1180 by 760", at[2], at[3])
	}
	// 150 of 1440 fewer for the map than usual.
	if part, want := again[0]/1180, (size[0]-150)/1440; math.Abs(part-want) > 0.02 {
		t.Errorf("the map has %.3f of the width, it had %.3f", part, want)
	}
	p.quit(t)
}

// TestCrashIsTold has the program break down, and looks for what it says of that
// when it starts again.
func TestCrashIsTold(t *testing.T) {
	h := newHome(t)
	p := startIn(t, h)
	p.ready()
	if err := p.cmd.Process.Signal(syscall.SIGSEGV); err != nil {
		t.Fatal(err)
	}
	<-p.done

	p = startIn(t, h)
	p.ready()
	reports, _ := filepath.Glob(filepath.Join(string(h), "cache", "legation", "crash-*.txt"))
	if len(reports) != 1 {
		t.Fatalf("the reports are %q", reports)
	}
	if data, _ := os.ReadFile(reports[0]); !strings.Contains(string(data), "SIGSEGV") {
		t.Errorf("the report is\n%.300s", data)
	}
	settled()
	p.picture("crashed")
	before := p.last()
	p.key("Home")
	time.Sleep(time.Second)
	if now := p.last(); now.Playhead != before.Playhead {
		t.Error("nothing lies over the window that tells of the report")
	}
	p.key("Return") // OK
	settled()
	p.key("Home")
	p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
	p.quit(t)

	p = startIn(t, h)
	p.ready()
	p.key("End")
	p.until(t, "no telling twice", func(s line) bool { return s.Playhead > "2020" })
	p.quit(t)
}
