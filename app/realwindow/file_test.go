//go:build realwindow

package realwindow

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const table = `date,title,category,place,lat,lon
1949-10-06,Relations begin,Diplomacy,Sofia,42.70,23.32
1955-13-02,A visit,Visits,Prague,50.08,14.42
1961,A treaty on trade,Trade,Hanoi,21.03,105.85
`

// TestLive edits the open file in another program, rightly and wrongly.
func TestLive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "table.csv")
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
	}
	save(table)
	p := start(t, path)
	p.ready()
	p.key("Home")
	p.until(t, "the first event", func(s line) bool { return s.Playhead == "1949-10-06" })

	save(strings.Replace(table, "1955-13-02", "1955-12-02", 1))
	l := p.reload(t, "the mended file", 1)
	if l.Events != 3 || len(l.Problems) != 0 || l.Broken != "" {
		t.Errorf("mended, it has %d events, problems %q", l.Events, l.Problems)
	}
	if s := p.last(); s.Playhead != "1949-10-06" || s.Selection == "" {
		t.Errorf("the playhead has gone to %s, %q is chosen", s.Playhead, s.Selection)
	}
	p.key("Right")
	p.until(t, "the event that was mended", func(s line) bool { return s.Playhead == "1955-12-02" })

	save("date,nothing\n\"open")
	if l := p.reload(t, "the broken file", 2); l.Broken == "" {
		t.Error("a broken file is not told of")
	}
	p.key("Right")
	p.until(t, "the records that were there before", func(s line) bool { return s.Playhead == "1961-01-01" })

	save(table + "1970-05-01,Another,Trade,Hanoi,21.03,105.85\n")
	if l := p.reload(t, "the file in order again", 3); l.Broken != "" || l.Events != 3 || len(l.Problems) != 1 {
		t.Errorf("in order again, it has %d events, problems %q, %s", l.Events, l.Problems, l.Broken)
	}
	p.quit(t)
}

// TestRestore kills the program and starts it again.
func TestRestore(t *testing.T) {
	h := newHome(t)
	p := startIn(t, h)
	p.ready()
	p.key("Home")
	p.key("v")
	p.key("2")
	was := p.until(t, "the Levant", func(s line) bool { return s.View == "levant" && s.Viewpoint != "on-the-ground" && s.Playhead < "1970" })
	settings := filepath.Join(string(h), "config", "legation", "settings.json")
	for end := time.Now().Add(patience); ; time.Sleep(100 * time.Millisecond) {
		if data, _ := os.ReadFile(settings); strings.Contains(string(data), `"view": "levant"`) {
			break
		}
		if time.Now().After(end) {
			t.Fatal("what is shown is not kept")
		}
	}
	if err := p.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-p.done

	again := startIn(t, h)
	again.ready()
	if s := again.last(); s.Viewpoint != was.Viewpoint || s.View != was.View || s.Playhead != was.Playhead || s.Selection != was.Selection {
		t.Errorf("it starts with %+v, it was at %+v", s, was)
	}
	again.quit(t)
}

// TestPresent fills the screen and steps with the keys of a clicker.
func TestPresent(t *testing.T) {
	p := start(t)
	p.ready()
	p.key("F11")
	time.Sleep(time.Second)
	p.key("Home")
	first := p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
	p.key("Next")
	second := p.until(t, "the next event", func(s line) bool { return s.Selection != first.Selection })
	p.key("Prior")
	p.until(t, "the event before", func(s line) bool { return s.Selection == first.Selection })
	p.key("F9")
	p.key("F8")
	time.Sleep(700 * time.Millisecond)
	p.picture("presented")
	p.key("Next")
	p.until(t, "the next event with the panes hidden", func(s line) bool { return s.Selection == second.Selection })
	p.key("F8")
	p.key("F9")
	p.key("F11")
	p.quit(t)
}

// TestLargeText makes everything twice as large.
func TestLargeText(t *testing.T) {
	h := newHome(t)
	h.settings(t, `{"scale": 200}`)
	p := startIn(t, h)
	p.ready()
	p.key("Home")
	p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
	p.picture("twice-as-large")
	if _, at := p.window(t); at[2] > 1440 || at[3] > 900 {
		t.Errorf("the window is %d by %d, the screen 1440 by 900", at[2], at[3])
	}
	p.key("ctrl+comma")
	settled()
	for range 6 { // to the folder of pictures, which comes into view
		p.key("Tab")
	}
	p.picture("twice-as-large-preferences")
	p.key("Escape")
	settled()
	p.key("End")
	p.until(t, "keys work after the dialog", func(s line) bool { return s.Playhead > "2020" })
	p.quit(t)
}

// TestTextSizeLeavesTheWindow makes text larger and smaller by keys, quickly and slowly:
// the window never grows beyond the screen with it.
func TestTextSizeLeavesTheWindow(t *testing.T) {
	manage(t)
	p := start(t)
	p.ready()
	settled()
	_, before := p.window(t)
	for _, key := range []string{"ctrl+equal", "ctrl+minus"} {
		for i := range 8 {
			p.key(key)
			if i < 4 {
				settled()
			}
		}
		time.Sleep(time.Second)
		if _, at := p.window(t); at[2] != before[2] || at[3] != before[3] {
			t.Errorf("after %s the window is %d by %d, it was %d by %d", key, at[2], at[3], before[2], before[3])
		}
	}
	p.quit(t)
}

// TestLanguages uses the window in each language from start to finish.
func TestLanguages(t *testing.T) {
	for _, code := range []string{"en", "ko", "ar", "he", "fr"} {
		t.Run(code, func(t *testing.T) {
			p := start(t, "--language", code)
			p.ready()
			p.key("Home")
			first := p.until(t, "the first event", func(s line) bool { return s.Playhead < "1970" })
			p.key("Right")
			p.until(t, "the next event", func(s line) bool { return s.Selection != first.Selection })
			p.key("3")
			p.until(t, "the third view", func(s line) bool { return s.View == "golan-heights" })
			p.key("v")
			p.until(t, "the next viewpoint", func(s line) bool { return s.Viewpoint != first.Viewpoint })
			time.Sleep(1500 * time.Millisecond) // the map flies there
			p.picture("language-" + code)
			p.key("question")
			time.Sleep(700 * time.Millisecond)
			p.picture("language-" + code + "-keys")
			p.key("Escape")
			p.key("ctrl+f")
			time.Sleep(700 * time.Millisecond)
			p.picture("language-" + code + "-list")
			p.key("Escape")
			p.key("Escape")
			p.quit(t)
		})
	}
}
