package export

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"legation/app/animation"
	"legation/app/dataset"
	"legation/app/event"
	"legation/app/file"
	"legation/app/language"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

var pane = [2]float64{900, 560}

// open opens the dialog in a window of a size.
func open(t *testing.T, width, height float32, o Options) *form {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(width, height))
	if o.State.Dataset == nil {
		o.State = state.New(dataset.Builtin()).MoveTo(event.DayOf(1988, 11, 15))
	}
	o.Pane = pane
	f := &form{Options: o, window: w, choices: recalled(o.Choices, o.State)}
	f.build()
	// The driver of tests calls back on any goroutine: who waits for a page takes it.
	f.preview.shown = func(*snapshot.Page, string, error) {}
	f.fill()
	f.changed()
	f.dialog.Show()
	t.Cleanup(f.preview.stop)
	return f
}

// TestChoices makes choices with the controls and finds them in the options,
// and in the dialog of the next time.
func TestChoices(t *testing.T) {
	var kept json.RawMessage
	folder := t.TempDir()
	f := open(t, 1200, 800, Options{Folder: folder, Done: func(_ []string, c json.RawMessage) { kept = c }})
	f.format.SetSelected("JPEG")
	f.size.SetSelectedIndex(8) // any size
	f.width.SetText("400")
	f.height.SetText("300")
	f.scale.SetSelected("2×")
	f.theme.SetSelected("For print")
	f.quality.OnChanged(70)
	f.parts[0].SetChecked(true)
	f.parts[5].SetChecked(false)
	f.pattern.SetText("a {year} {theme}")
	o := f.choices.options(f.State, pane)
	want := snapshot.Options{Format: snapshot.JPEG, Width: 400, Height: 300, Scale: 2, Theme: geo.PrintTheme, Quality: 70,
		Include: snapshot.Include{Title: true, Legend: true, Insets: true, ScaleBar: true}}
	if o != want {
		t.Errorf("got  %+v\nwant %+v", o, want)
	}
	if f.name.Text != "a 1988 print.jpg" {
		t.Errorf("the name is %q", f.name.Text)
	}
	if !f.custom.Visible() || !f.pixels.Visible() || !f.compressed.Visible() {
		t.Error("the rows of what was chosen are hidden")
	}
	j := f.jobOf()
	if written, err := j.run(context.Background(), false, func(int) {}); err != nil || len(written) != 1 || written[0] != filepath.Join(folder, "a 1988 print.jpg") {
		t.Fatal(written, err)
	}
	if len(j.there()) != 1 {
		t.Error("what has been written is not there")
	}
	if _, err := j.run(context.Background(), false, func(int) {}); !errors.Is(err, file.ErrExists) {
		t.Errorf("writing it again without a yes gives %v", err)
	}
	proof, err := snapshot.ReadProofFile(j.paths[0])
	if err != nil || proof.Options != want {
		t.Errorf("the file says %+v, %v", proof.Options, err)
	}
	kept, _ = json.Marshal(f.choices)
	again := open(t, 1200, 800, Options{Choices: kept})
	if again.choices != f.choices || again.format.Selected != "JPEG" || again.width.Text != "400" || !again.parts[0].Checked || again.parts[5].Checked {
		t.Errorf("the next time it is %+v", again.choices)
	}
	again.format.SetSelected("SVG")
	if again.pixels.Visible() || again.compressed.Visible() {
		t.Error("a drawing has rows for pixels")
	}
}

// TestChoicesAreForgiven opens with choices that nobody can have made.
func TestChoicesAreForgiven(t *testing.T) {
	s := state.New(dataset.Builtin())
	for _, bad := range []string{"", "null", "[", `{"format":"bmp"}`, `{"size":"planet","pattern":""}`} {
		c := recalled(json.RawMessage(bad), s)
		if err := c.options(s, pane).Check(); err != nil {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestPreview waits for the page and what is said of it.
func TestPreview(t *testing.T) {
	f := open(t, 1200, 800, Options{})
	done := make(chan string, 10)
	f.preview.shown = func(p *snapshot.Page, missed string, err error) {
		f.previewed(p, missed, err)
		done <- f.facts.Text
	}
	wait := func() string {
		t.Helper()
		select {
		case text := <-done:
			return text
		case <-time.After(20 * time.Second):
			t.Fatal("there is no preview")
			return ""
		}
	}
	f.changed()
	if text := wait(); text != "900 × 560 pixels" || f.save.Disabled() {
		t.Errorf("it says %q, saving is off: %v", text, f.save.Disabled())
	}
	if size := f.preview.image.Image.Bounds().Size(); size.X < 300 {
		t.Errorf("the preview is %v", size)
	}
	f.parts[1].SetChecked(false)
	f.parts[2].SetChecked(false)
	if text := wait(); !strings.Contains(text, "whose view") || !f.save.Disabled() {
		t.Errorf("without a viewpoint it says %q, saving is off: %v", text, f.save.Disabled())
	}
}

// TestSet names a picture for each event, or one file for all.
func TestSet(t *testing.T) {
	s := state.New(dataset.Builtin())
	s.Filter.Category = s.Dataset.Categories[0].ID
	folder := t.TempDir()
	f := open(t, 1200, 800, Options{State: s, Folder: folder})
	f.size.SetSelectedIndex(8)
	f.width.SetText("240")
	f.height.SetText("180")
	f.which.SetSelectedIndex(1)
	j := f.jobOf()
	if len(j.states) < 3 || len(j.paths) != len(j.states) || f.pattern.Text != snapshot.SetPattern {
		t.Fatalf("%d pictures in %d files called %q", len(j.states), len(j.paths), f.pattern.Text)
	}
	for i, s := range j.states {
		if e, _ := s.Dataset.Event(s.Selection); e == nil || e.Category != s.Filter.Category || !e.Undated() && s.Playhead != e.Anchor() {
			t.Errorf("picture %d is of %v", i, e)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	written, err := j.run(ctx, false, func(done int) {
		if done == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || len(written) != 2 {
		t.Errorf("called off after two: %v, %v", written, err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 2 {
		t.Errorf("%d files are left", len(entries))
	}
	f.format.SetSelected("PDF")
	if j := f.jobOf(); len(j.paths) != 1 || filepath.Ext(j.paths[0]) != ".pdf" {
		t.Errorf("a set in a PDF goes to %v", j.paths)
	}
}

// TestEscape leaves the dialog from a field that has the focus.
func TestEscape(t *testing.T) {
	f := open(t, 1200, 800, Options{})
	f.window.Canvas().Focus(f.pattern)
	f.pattern.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if f.window.Canvas().Overlays().Top() == nil {
		t.Fatal("there is no dialog")
	}
	f.pattern.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
}

// TestFits opens the dialog in small and large windows, in each theme's colours.
func TestFits(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1440, Height: 900}} {
		f := open(t, size.Width, size.Height, Options{})
		if got := f.dialog.MinSize(); got.Width > size.Width || got.Height > size.Height {
			t.Errorf("in a window of %v it needs %v", size, got)
		}
	}
}

// TestAnimation chooses one and makes it.
func TestAnimation(t *testing.T) {
	s := state.New(dataset.Builtin())
	s.Filter.Category = s.Dataset.Categories[0].ID
	folder := t.TempDir()
	f := open(t, 1200, 800, Options{State: s, Folder: folder})
	f.which.SetSelectedIndex(2)
	if !f.motion.Visible() || f.naming.Visible() || f.format.Selected != "GIF" {
		t.Errorf("an animation has the file type %q", f.format.Selected)
	}
	f.size.SetSelectedIndex(8)
	f.width.SetText("240")
	f.height.SetText("180")
	f.speed.SetSelectedIndex(len(f.speed.Options) - 1)
	f.moves.SetSelectedIndex(0)
	still, o := f.choices.animation(s, pane)
	if still.Playback.Speed != 8 || still.Playback.Evenly || o.Page.Width != 240 || o.Format != animation.GIF {
		t.Errorf("the controls make %+v of it", o)
	}
	if text := f.lengthText(); !strings.Contains(text, "frames") {
		t.Errorf("of its length it says %q", text)
	}
	if name := f.fileName(); filepath.Ext(name) != ".gif" {
		t.Errorf("it is called %q", name)
	}
	f.which.SetSelectedIndex(0)
	if f.motion.Visible() || f.format.Selected != "PNG" {
		t.Errorf("a picture has the file type %q", f.format.Selected)
	}
}

// TestReplace asks before it writes over a file, and says what goes wrong.
func TestReplace(t *testing.T) {
	folder := t.TempDir()
	var asked, failed []string
	var yes func()
	done := make(chan bool, 1)
	f := open(t, 1200, 800, Options{Folder: folder,
		Ask:  func(_, text, _, _ string, then func()) { asked, yes = append(asked, text), then },
		Fail: func(err error) { failed = append(failed, err.Error()); done <- false },
		Done: func([]string, json.RawMessage) { done <- true },
	})
	path := filepath.Join(folder, f.fileName())
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.write()
	if len(asked) != 1 || !strings.Contains(asked[0], filepath.Base(path)) {
		t.Fatalf("it asks %q", asked)
	}
	if data, _ := os.ReadFile(path); string(data) != "mine" {
		t.Fatal("the file was written before the answer")
	}
	yes()
	if !<-done {
		t.Fatal(failed)
	}
	if data, _ := os.ReadFile(path); !strings.HasPrefix(string(data), "\x89PNG") {
		t.Error("after a yes the file is not the picture")
	}

	f.folder.SetText(filepath.Join(folder, "there is none"))
	f.write()
	if <-done || len(failed) != 1 || !strings.Contains(failed[0], "there is none") {
		t.Errorf("of a folder that is not there it says %q", failed)
	}
}

func TestCopier(t *testing.T) {
	has := func(names ...string) func(string) (string, error) {
		return func(name string) (string, error) {
			for _, n := range names {
				if n == name {
					return "/bin/" + n, nil
				}
			}
			return "", errors.New("not found")
		}
	}
	for _, c := range []struct {
		goos    string
		wayland bool
		has     []string
		want    string
	}{
		{"linux", false, []string{"xclip", "wl-copy"}, "/bin/xclip"},
		{"linux", true, []string{"xclip", "wl-copy"}, "/bin/wl-copy"},
		{"linux", true, []string{"xclip"}, "/bin/xclip"},
		{"linux", false, []string{"wl-copy"}, ""},
		{"windows", false, []string{"powershell"}, "/bin/powershell"},
		{"darwin", false, []string{"osascript"}, "/bin/osascript"},
		{"freebsd", false, nil, ""},
	} {
		got, ok := copierOf(c.goos, c.wayland, has(c.has...))
		if got.program != c.want || ok != (c.want != "") {
			t.Errorf("%s with %v: %q, %v", c.goos, c.has, got.program, ok)
		}
	}
	// A program that takes what comes in, in place of the desktop's.
	out := filepath.Join(t.TempDir(), "out")
	if err := (copier{"sh", []string{"-c", "cat > " + out}, false}).copy([]byte("picture")); err != nil {
		t.Skip("there is no shell to stand in for a program: ", err)
	}
	if data, _ := os.ReadFile(out); string(data) != "picture" {
		t.Errorf("copied %q", data)
	}
	if err := (copier{"sh", []string{"-c", "exit 3"}, false}).copy(nil); err == nil {
		t.Error("a program that fails gives no error")
	}
}

func TestTimeLeft(t *testing.T) {
	for _, c := range []struct {
		part  float64
		since time.Duration
		want  string
	}{
		{0, time.Second, ""}, {0.5, 5 * time.Second, "about 6 s left"}, {0.01, 3 * time.Second, "about 5 min left"},
	} {
		if got := timeLeft(c.part, c.since); got != c.want {
			t.Errorf("%g after %v: %q, want %q", c.part, c.since, got, c.want)
		}
	}
}

// TestWordsHaveRoom has every part of a page left out, in a small dialog: each is
// named, and nothing of what is said is cut off.
func TestWordsHaveRoom(t *testing.T) {
	for _, part := range []string{"title", "legend", "insets", "card", "timeline", "sources"} {
		if partNames([]string{part}) == "" {
			t.Errorf("there is no word for the %s", part)
		}
	}
	f := open(t, 720, 450, Options{})
	low := f.side.MinSize().Height
	f.say(strings.Repeat("no room for this and that, ", 12))
	if least := f.facts.MinSize().Height; f.facts.Size().Height < least || least < 60 {
		t.Errorf("what is said takes %v and has %v", least, f.facts.Size().Height)
	}
	if f.side.MinSize().Height <= low {
		t.Error("the lines have added nothing to the dialog")
	}
}

// TestErrorsInWords says in the language of the window what cannot be chosen.
func TestErrorsInWords(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	language.Set("fr")
	s := state.New(dataset.Builtin())
	for name, o := range map[string]snapshot.Options{
		"no words":  {Width: 900, Height: 600},
		"too small": {Width: 504, Height: 127, Include: snapshot.Include{Legend: true}},
	} {
		full := snapshot.Default(s)
		full.Width, full.Height, full.Include = o.Width, o.Height, o.Include
		err := full.Check()
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		if text := inWords(err); text == err.Error() || strings.Contains(text, "picture") {
			t.Errorf("%s is told of as %q", name, text)
		}
	}
	if err := (Choices{Size: snapshot.WindowSize, Scale: 1, Quality: 90, Format: snapshot.PNG, Include: snapshot.Include{Legend: true}}).options(s, [2]float64{504.5, 127.25}).Check(); err != nil {
		t.Errorf("the picture of a low window cannot be made: %v", err)
	}
}

// TestLengthsAreReadLikeTheirWords has the width first where reading begins.
func TestLengthsAreReadLikeTheirWords(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	for code, first := range map[string]bool{"en": true, "ar": false} {
		language.Set(code)
		f := open(t, 1200, 800, Options{})
		f.size.SetSelectedIndex(8)
		if f.width.Position().X < f.height.Position().X != first {
			t.Errorf("%s: the width lies at %v, the height at %v", code, f.width.Position().X, f.height.Position().X)
		}
	}
}

// TestRowsAreWhole finds no control of the dialog cut off at its right edge.
func TestRowsAreWhole(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	for _, code := range []string{"en", "fr", "he", "ko", "ar"} {
		language.Set(code)
		for _, size := range []fyne.Size{{Width: 512, Height: 320}, {Width: 720, Height: 450}, {Width: 1440, Height: 900}} {
			f := open(t, size.Width, size.Height, Options{})
			end := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.preview.object).X
			for _, o := range []fyne.CanvasObject{f.which, f.format, f.theme, f.pattern, f.parts[1], f.parts[5], f.save} {
				if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X; at+o.Size().Width > end-12 {
					t.Errorf("%s at %v: a control reaches from %v to %v, the column to %v", code, size, at, at+o.Size().Width, end-12)
				}
			}
		}
	}
}
