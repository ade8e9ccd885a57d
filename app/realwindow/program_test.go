//go:build realwindow

package realwindow

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long a change may take: the machine may be slow and its
// graphics done in software.
const patience = 20 * time.Second

// A program is the running window with its trace.
type program struct {
	t      *testing.T
	cmd    *exec.Cmd
	trace  string
	errors bytes.Buffer
	done   chan error
}

// line is one line of the trace.
type line struct {
	Playhead  string
	Mode      string
	Viewpoint string
	View      string
	Centre    [2]float64
	Zoom      float64
	Selection string
	Filter    string
	Playing   bool
	Theme     string
	Speed     float64
	Span      [2]string
	Asked     string
	Compare   string
	Divider   float64
	Exported  string
	Ready     map[string][2]float64
	Opened    string
	Reloaded  string
	Underway  string
	Cancel    [2]float64
	Events    int
	Problems  []string
	Broken    string
}

// home is where a run keeps what it remembers.
type home string

func newHome(t *testing.T) home { return home(t.TempDir()) }

// settings writes the settings that a run finds.
func (h home) settings(t *testing.T, text string) {
	t.Helper()
	folder := filepath.Join(string(h), "config", "legation")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "settings.json"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// start starts the program as a new user does.
func start(t *testing.T, args ...string) *program { return startIn(t, newHome(t), args...) }

// startIn starts the program with what an earlier run has left.
func startIn(t *testing.T, h home, args ...string) *program {
	binary := os.Getenv("LEGATION_BINARY")
	if binary == "" || os.Getenv("DISPLAY") == "" {
		t.Fatal("set LEGATION_BINARY to the built program and DISPLAY to a display; make test does both")
	}
	if _, err := exec.LookPath("xdotool"); err != nil {
		t.Fatal("xdotool is missing; make test installs it")
	}
	p := &program{t: t, trace: filepath.Join(t.TempDir(), "trace.jsonl"), done: make(chan error, 1)}
	p.cmd = exec.Command(binary, append(args, "--trace", p.trace)...)
	p.cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+filepath.Join(string(h), "config"), "XDG_CACHE_HOME="+filepath.Join(string(h), "cache"),
		"PATH="+noBrowser(t)+string(os.PathListSeparator)+os.Getenv("PATH"))
	p.cmd.Stderr = &p.errors
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.done <- p.cmd.Wait() }()
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		if t.Failed() {
			p.picture("failed")
			t.Logf("the program wrote to standard error:\n%s", p.errors.String())
		}
	})
	return p
}

// noBrowser returns a folder with what a desktop opens addresses by, which here opens
// none: a click at random must not reach out of the test.
func noBrowser(t *testing.T) string {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\nexit 0\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// lines reads the trace as far as it is written.
func (p *program) lines() []line {
	data, _ := os.ReadFile(p.trace)
	var all []line
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var l line
		if json.Unmarshal(s.Bytes(), &l) == nil {
			all = append(all, l)
		}
	}
	return all
}

// states returns the lines that say what is shown.
func (p *program) states() (out []line) {
	for _, l := range p.lines() {
		if l.Playhead != "" {
			out = append(out, l)
		}
	}
	return out
}

func (p *program) count() int { return len(p.states()) }

func (p *program) last() line {
	all := p.states()
	if len(all) == 0 {
		p.t.Fatal("the trace is empty")
	}
	return all[len(all)-1]
}

// ready waits for the window and returns where its handles are.
func (p *program) ready() map[string][2]float64 {
	for end := time.Now().Add(2 * patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		for _, l := range p.lines() {
			if l.Ready != nil {
				return l.Ready
			}
		}
		select {
		case err := <-p.done:
			p.t.Fatalf("the program ended: %v\n%s", err, p.errors.String())
		default:
		}
	}
	p.t.Fatalf("the window did not get ready\n%s", p.errors.String())
	return nil
}

// until waits until the state is as it should be and has come to rest.
func (p *program) until(t *testing.T, what string, good func(line) bool) line {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(60 * time.Millisecond) {
		before := p.count()
		if now := p.last(); good(now) {
			time.Sleep(250 * time.Millisecond)
			if now.Playing || p.count() == before {
				return now
			}
		}
	}
	t.Fatalf("waited in vain for %s; the state is %+v", what, p.last())
	return line{}
}

// exported waits for the next file that the program says it wrote.
func (p *program) exported(t *testing.T, after int) string {
	t.Helper()
	for end := time.Now().Add(2 * patience); time.Now().Before(end); time.Sleep(60 * time.Millisecond) {
		if all := p.exports(); len(all) > after {
			return all[after]
		}
	}
	p.picture("not-exported")
	t.Fatal("nothing was exported")
	return ""
}

// exports are the files that the program says it wrote.
func (p *program) exports() (paths []string) {
	for _, l := range p.lines() {
		if l.Exported != "" {
			paths = append(paths, l.Exported)
		}
	}
	return paths
}

// reload waits for the program to say that it has read its file again, for a
// number of times.
func (p *program) reload(t *testing.T, what string, times int) line {
	t.Helper()
	return p.wait(t, what, func(all []line) (line, bool) {
		n := 0
		for _, l := range all {
			if l.Reloaded != "" {
				if n++; n == times {
					return l, true
				}
			}
		}
		return line{}, false
	})
}

// reloads counts how often the program says that it has read its file again.
func (p *program) reloads() (n int) {
	for _, l := range p.lines() {
		if l.Reloaded != "" {
			n++
		}
	}
	return n
}

// opened waits for the program to say that it has opened a file.
func (p *program) opened(t *testing.T, path string) line {
	t.Helper()
	return p.wait(t, path, func(all []line) (line, bool) {
		for _, l := range all {
			if l.Opened == path {
				return l, true
			}
		}
		return line{}, false
	})
}

// wait waits until what is looked for stands in the trace.
func (p *program) wait(t *testing.T, what string, find func(all []line) (line, bool)) line {
	t.Helper()
	for end := time.Now().Add(2 * patience); time.Now().Before(end); time.Sleep(60 * time.Millisecond) {
		if l, ok := find(p.lines()); ok {
			return l
		}
	}
	p.picture("in-vain")
	t.Fatalf("waited in vain for %s", what)
	return line{}
}

// command runs a command by its name through the palette.
func (p *program) command(name string) {
	p.key("ctrl+k")
	time.Sleep(400 * time.Millisecond)
	p.typeText(name)
	time.Sleep(300 * time.Millisecond)
	p.key("Return")
	time.Sleep(500 * time.Millisecond)
}

func (p *program) xdotool(args ...string) {
	p.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// pause lets the window take in what was done: Fyne gathers input once a frame.
func pause() { time.Sleep(70 * time.Millisecond) }

func (p *program) move(x, y float64) {
	p.xdotool("mousemove", strconv.Itoa(int(x)), strconv.Itoa(int(y)))
	pause()
}

func (p *program) click(x, y float64) {
	p.move(x, y)
	p.xdotool("mousedown", "1")
	pause()
	p.xdotool("mouseup", "1")
	pause()
}

func (p *program) drag(x0, y0, x1, y1 float64) {
	p.move(x0, y0)
	p.xdotool("mousedown", "1")
	pause()
	const steps = 8
	for i := 1; i <= steps; i++ {
		f := float64(i) / steps
		p.move(x0+(x1-x0)*f, y0+(y1-y0)*f)
	}
	p.xdotool("mouseup", "1")
	pause()
}

func (p *program) wheel(x, y float64, notches int) {
	p.move(x, y)
	for range notches {
		p.xdotool("click", "4")
		pause()
	}
}

func (p *program) key(name string) {
	p.xdotool("key", name)
	pause()
}

func (p *program) typeText(text string) {
	p.xdotool("type", "--delay", "15", text)
	pause()
}

// picture keeps what the display shows, where import is at hand.
func (p *program) picture(name string) {
	folder := os.Getenv("LEGATION_PICTURES")
	if folder == "" {
		return
	}
	exec.Command("import", "-window", "root", filepath.Join(folder, name+".png")).Run()
}

// quit closes the window by key and checks that the program ends well.
func (p *program) quit(t *testing.T) {
	p.key("ctrl+q")
	select {
	case err := <-p.done:
		if err != nil {
			t.Errorf("the program ended with %v\n%s", err, p.errors.String())
		}
	case <-time.After(patience):
		t.Error("the program did not end")
	}
	p.checkErrors(t)
}

// checkErrors checks that nothing went wrong that the program tells of.
func (p *program) checkErrors(t *testing.T) {
	for text := range strings.Lines(p.errors.String()) {
		// Fyne watches the file of preferences that it writes itself and
		// sometimes reads it half written; it then reads it again.
		if strings.Contains(text, "Fyne error") && strings.Contains(text, "Preferences load error") {
			continue
		}
		if strings.Contains(text, "panic") || strings.Contains(text, "Fyne error") {
			t.Errorf("the program wrote to standard error:\n%s", p.errors.String())
			break
		}
	}
}

func yearOf(day string) int {
	year, err := strconv.Atoi(strings.SplitN(day, "-", 2)[0])
	if err != nil {
		panic(fmt.Sprintf("not a day of our era: %q", day))
	}
	return year
}
