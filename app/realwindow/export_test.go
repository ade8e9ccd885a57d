//go:build realwindow

package realwindow

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// command runs the program without its window.
func command(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command(os.Getenv("LEGATION_BINARY"), args...).CombinedOutput(); err != nil {
		t.Fatalf("%q: %v\n%s", args, err, out)
	}
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPairs makes pictures by the dialog and again by the command line, with the
// flags of the same names and like the first one: they are the same to the byte.
func TestPairs(t *testing.T) {
	everything := []string{"title", "caption", "legend", "insets", "scale-bar", "grid", "card", "timeline", "sources"}
	for _, c := range []struct {
		name    string
		choices string // of the dialog, beside what is included
		include []string
		keys    []string // that lead to what is shown
		open    string   // the key of the dialog
		ending  string
		command string
		flags   []string
		window  []string // flags of the window
	}{
		{"slide", `"size": "slide", "format": "png"`, []string{"title", "caption", "legend", "insets", "scale-bar", "grid"},
			[]string{"Home", "v", "3"}, "ctrl+e", ".png", "snapshot", []string{"--size", "slide"}, nil},
		{"korean", `"size": "letter-landscape", "format": "svg", "theme": "print"`, everything,
			[]string{"Home", "Right", "v", "v", "4"}, "ctrl+e", ".svg", "snapshot", []string{"--size", "letter-landscape", "--theme", "print", "--language", "ko"}, []string{"--language", "ko"}},
		{"moved", `"size": "slide-4-3", "format": "png"`, []string{"title", "legend", "scale-bar"},
			[]string{"Home", "v", "2", "plus", "plus"}, "ctrl+e", ".png", "snapshot", []string{"--size", "slide-4-3", "--units", "imperial"}, nil},
		{"page", `"size": "a4", "format": "pdf", "theme": "print"`, everything,
			[]string{"Home", "Right", "v", "v", "2"}, "ctrl+e", ".pdf", "snapshot", []string{"--size", "a4", "--theme", "print"}, nil},
		{"drawing", `"size": "square", "format": "svg", "theme": "dark"`, []string{"title", "legend", "timeline", "scale-bar"},
			[]string{"Home", "Next", "Next", "c"}, "ctrl+e", ".svg", "snapshot", []string{"--size", "square", "--theme", "dark"}, nil},
		{"story", `"size": "custom", "width": 640, "height": 360, "motion": {"format": "gif", "speed": 8}`, []string{"legend", "caption", "timeline", "scale-bar"},
			[]string{"v", "1"}, "ctrl+shift+e", ".gif", "animate", []string{"--size", "640x360", "--speed", "8"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			h := newHome(t)
			var include []string
			for _, part := range everything {
				on := strings.Contains(" "+strings.Join(c.include, " ")+" ", " "+part+" ")
				include = append(include, fmt.Sprintf("%q: %v", part, on))
				if flag := "--" + part; on {
					c.flags = append(c.flags, flag)
				} else {
					c.flags = append(c.flags, "--no-"+part)
				}
			}
			units := ""
			if strings.Contains(strings.Join(c.flags, " "), "imperial") {
				units = `"units": "imperial", `
			}
			h.settings(t, fmt.Sprintf(`{%s"pictureFolder": %q, "picture": {%s, "pattern": "seen", "include": {%s}}}`, units, folder, c.choices, strings.Join(include, ", ")))
			p := startIn(t, h, c.window...)
			pane := p.ready()["map-size"]
			for _, key := range c.keys {
				p.key(key)
				time.Sleep(300 * time.Millisecond)
			}
			s := p.until(t, "what is to be seen", func(line) bool { return true })
			p.key(c.open)
			time.Sleep(1500 * time.Millisecond)
			p.picture("dialog-" + c.name)
			p.key("Return")
			var path string
			for end := time.Now().Add(5 * patience); path == ""; time.Sleep(100 * time.Millisecond) {
				if all := p.exports(); len(all) > 0 {
					path = all[0]
				} else if time.Now().After(end) {
					p.picture("not-exported")
					t.Fatal("nothing was exported")
				}
			}
			if filepath.Ext(path) != c.ending {
				t.Fatalf("%s was written", path)
			}
			seen := contents(t, path)
			where := []string{"--view", s.View}
			if s.View == "" {
				text := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
				long := func(v float64) string { return text(float64(float32(v))) }
				where = []string{"--centre", text(s.Centre[0]) + "," + text(s.Centre[1]), "--zoom", text(s.Zoom), "--pane", long(pane[0]) + "x" + long(pane[1])}
			}
			flags := append(where, append([]string{"--viewpoint", s.Viewpoint, "--at", s.Playhead, "--mode", s.Mode}, c.flags...)...)
			if s.Selection != "" {
				flags = append(flags, "--event", s.Selection)
			}
			if right, day, ok := strings.Cut(s.Compare, " "); ok {
				flags = append(flags, "--compare", right)
				if day != s.Playhead {
					flags = append(flags, "--compare-at", day)
				}
			}
			again, like := filepath.Join(folder, "again"+c.ending), filepath.Join(folder, "like"+c.ending)
			command(t, append([]string{c.command, "-o", again}, flags...)...)
			command(t, c.command, "-o", like, "--like", path)
			if !bytes.Equal(contents(t, like), seen) {
				t.Errorf("made like it, it is another one")
			}
			if !bytes.Equal(contents(t, again), seen) {
				t.Errorf("made with %q, it is another one", flags)
			}
			if keep := os.Getenv("LEGATION_PICTURES"); keep != "" {
				os.WriteFile(filepath.Join(keep, c.name+c.ending), seen, 0o644)
				if t.Failed() {
					os.WriteFile(filepath.Join(keep, c.name+"-again"+c.ending), contents(t, again), 0o644)
				}
			}
			p.key("Escape")
			p.quit(t)
		})
	}
}

// TestBaseMap makes a picture with tiles of a server on this machine: of one
// that the person has said yes to before, and of one that has not been asked
// about, which is not asked for anything.
func TestBaseMap(t *testing.T) {
	var tile bytes.Buffer
	if err := png.Encode(&tile, image.NewGray(image.Rect(0, 0, 256, 256))); err != nil {
		t.Fatal(err)
	}
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Header().Set("Content-Type", "image/png")
		w.Header().Set("Cache-Control", "max-age=3600")
		w.Write(tile.Bytes())
	}))
	defer server.Close()
	address := server.URL + "/{z}/{x}/{y}.png"
	for _, yes := range []bool{false, true} {
		folder := t.TempDir()
		h := newHome(t)
		allowed := ""
		if yes {
			allowed = `"` + server.URL + `"`
		}
		h.settings(t, fmt.Sprintf(`{"pictureFolder": %q, "tiles": %q, "tilesBy": "© Somebody", "tilesAllowed": [%s],
			"picture": {"size": "slide", "format": "png", "pattern": "seen", "include": {"title": true}}}`, folder, address, allowed))
		p := startIn(t, h)
		p.ready()
		p.key("2")
		s := p.until(t, "the Levant", func(s line) bool { return s.View == "levant" })
		p.key("ctrl+e")
		if yes {
			for end := time.Now().Add(patience); asked.Load() == 0; time.Sleep(100 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatal("the preview has no tiles")
				}
			}
			time.Sleep(time.Second)
		} else {
			time.Sleep(3 * time.Second)
		}
		p.picture(fmt.Sprintf("dialog-tiles-%v", yes))
		p.key("Return")
		path := p.exported(t, 0)
		p.key("Escape")
		p.quit(t)
		if !yes {
			if n := asked.Load(); n != 0 {
				t.Errorf("%d tiles were asked for without a yes", n)
			}
			continue
		}
		again := filepath.Join(folder, "again.png")
		command(t, "snapshot", "-o", again, "--size", "slide", "--view", s.View, "--viewpoint", s.Viewpoint, "--at", s.Playhead, "--event", s.Selection,
			"--title", "--tiles", address, "--tiles-attribution", "© Somebody")
		if !bytes.Equal(contents(t, again), contents(t, path)) {
			t.Error("the command line makes another picture with the same tiles")
		}
	}
}

// TestCite opens the citation of what is chosen.
func TestCite(t *testing.T) {
	p := start(t)
	p.ready()
	before := p.last()
	for _, what := range []string{"event", "picture", "dataset"} {
		p.key("ctrl+k")
		time.Sleep(600 * time.Millisecond)
		p.typeText("Copy citation of the " + what)
		time.Sleep(400 * time.Millisecond)
		p.key("Return")
		time.Sleep(800 * time.Millisecond)
		p.picture("cite-" + what)
		p.key("space") // the button that copies has the focus
		time.Sleep(300 * time.Millisecond)
		out, err := exec.Command("xclip", "-selection", "clipboard", "-o").Output()
		if err != nil {
			t.Log("what is on the clipboard cannot be read here: xclip: ", err)
		} else if want := map[string]string{"event": "Record ", "picture": "Map.", "dataset": "Dataset, SHA-256 "}[what]; !strings.Contains(string(out), want) || !strings.Contains(string(out), "with Legation") {
			t.Errorf("the citation of the %s is %q", what, out)
		}
		p.key("Escape")
	}
	if s := p.last(); s.Playing || s.Selection != before.Selection || s.Playhead != before.Playhead {
		t.Errorf("a key went past the dialog: %+v", s)
	}
	p.key("Home")
	p.until(t, "keys work after the dialog", func(s line) bool { return s.Playhead < "1970" })
	p.quit(t)
}

// TestDrop drops pictures and a dataset onto the window.
func TestDrop(t *testing.T) {
	folder := t.TempDir()
	p := start(t)
	p.ready()
	want := []string{"--view", "golan-heights", "--viewpoint", "syria", "--event", "1981-law", "--mode", "at", "--search", "Golan"}
	for _, ending := range []string{".png", ".svg", ".pdf"} {
		path := filepath.Join(folder, "picture with a space"+ending)
		command(t, append([]string{"snapshot", "-o", path, "--size", "600x400"}, want...)...)
		p.key("1")
		p.key("Home")
		p.until(t, "something else", func(s line) bool { return s.View == "overview" && s.Playhead < "1970" })
		p.drop(path)
		p.until(t, "what the "+ending+" shows", func(s line) bool {
			return s.View == "golan-heights" && s.Viewpoint == "syria" && s.Playhead == "1981-12-14" && s.Selection == "1981-law" && s.Mode == "at" && s.Filter == "search:Golan"
		})
	}
	mine := filepath.Join(folder, "mine.csv")
	if err := os.WriteFile(mine, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	picture := filepath.Join(folder, "mine.png")
	command(t, "snapshot", mine, "-o", picture, "--size", "600x400", "--at", "1949-10-06")

	// A picture of a dataset that is not at hand changes nothing before that is
	// found: it is asked for.
	before := p.count()
	p.drop(picture)
	time.Sleep(2 * time.Second)
	p.picture("asked-for-dataset")
	if p.count() != before {
		t.Errorf("it shows %+v", p.last())
	}
	p.key("Escape")
	p.drop(mine)
	p.until(t, "the dataset", func(s line) bool { return s.Playhead == "1961-01-01" })
	p.drop(picture)
	p.until(t, "what the picture shows of it", func(s line) bool { return s.Playhead == "1949-10-06" })
	// It is at hand from now on, also while another is open.
	command(t, append([]string{"snapshot", "--replace", "-o", filepath.Join(folder, "builtin.png"), "--size", "600x400"}, want...)...)
	p.drop(filepath.Join(folder, "builtin.png"))
	p.until(t, "the built-in dataset again", func(s line) bool { return s.Selection == "1981-law" })
	p.drop(picture)
	p.until(t, "the dataset again", func(s line) bool { return s.Playhead == "1949-10-06" })
	p.quit(t)
}
