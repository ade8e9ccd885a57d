package app

import (
	"bytes"
	"strings"
	"testing"

	"legation/app/language"
	"legation/app/state"
	"legation/assets"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	typeset "github.com/go-text/typesetting/font"
)

// The language is chosen while the window is open: everything is said in it,
// and the person is still where they were.
func TestLanguageChangesWithoutARestart(t *testing.T) {
	a := window(t)
	t.Cleanup(func() { a.speak(language.English) })
	a.window.Resize(fyne.NewSize(1440, 900))
	a.update(func(s state.State) state.State {
		s.Viewpoint, s.View = "north-korea", "golan-heights"
		return s.Select("1981-law")
	})
	before := a.store.State()
	for _, want := range []struct{ code, file, title, ok string }{
		{"ko", "파일", "크네세트가 골란고원법을 가결", "확인"},
		{"ar", "ملف", "الكنيست يقر قانون مرتفعات الجولان", "موافق"},
		{"he", "קובץ", "Knesset passes the Golan Heights Law", "אישור"},
		{"fr", "Fichier", "Knesset passes the Golan Heights Law", "OK"},
		{"en", "File", "Knesset passes the Golan Heights Law", "OK"},
	} {
		a.speak(want.code)
		s := a.store.State()
		if menu := a.window.MainMenu().Items[0].Label; menu != want.file {
			t.Errorf("%s: the first menu is %q", want.code, menu)
		}
		if e, _ := s.Dataset.Event(s.Selection); e == nil || e.Title != want.title {
			t.Errorf("%s: the chosen event is %+v", want.code, e)
		}
		if got := lang.L("OK"); got != want.ok {
			t.Errorf("%s: a dialog says %q", want.code, got)
		}
		if s.Playhead != before.Playhead || s.Viewpoint != before.Viewpoint || s.View != before.View || s.Dataset.Original() != before.Dataset {
			t.Errorf("%s: the window shows something else: %+v", want.code, s)
		}
		// The panes that are seen are those that follow the state.
		a.update(func(s state.State) state.State { return s.Step(1) })
		if a.store.State().Selection == s.Selection {
			t.Errorf("%s: nothing was chosen", want.code)
		}
		a.update(func(s state.State) state.State { return s.Select("1981-law") })
	}
	a.speak("no such language")
	if language.Current().Code != "en" {
		t.Errorf("the language is now %s", language.Current().Code)
	}
}

// Reset takes back the language at once, and shows the first hint again.
func TestReset(t *testing.T) {
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, "C")
	}
	a := window(t)
	t.Cleanup(func() { a.speak(language.English) })
	a.memory.settings.HintsDone = []string{"scrub", "play", "viewpoint", "snapshot"}
	a.setLanguage("ko")
	a.setStill(true)
	if language.Current().Code != "ko" || a.hints.object.Visible() {
		t.Fatalf("before: %s, hints %v", language.Current().Code, a.hints.object.Visible())
	}
	a.reset()
	if menu := a.window.MainMenu().Items[0].Label; language.Current().Code != language.English || menu != "File" {
		t.Errorf("after a reset the language is %s and the first menu is %q", language.Current().Code, menu)
	}
	if !a.hints.object.Visible() || a.store.State().Still {
		t.Errorf("hints %v, still %v", a.hints.object.Visible(), a.store.State().Still)
	}
}

func TestWindowFitsSmallScreensInEveryLanguage(t *testing.T) {
	a := window(t)
	t.Cleanup(func() { a.speak(language.English) })
	for _, l := range language.Supported() {
		a.speak(l.Code)
		for _, compare := range []bool{false, true} {
			a.update(func(s state.State) state.State { return s.CompareWith(compare) })
			if least := a.window.Content().MinSize(); least.Width > 1024 || least.Height > 640-40 {
				t.Errorf("%s, comparing %v: the content needs %v, the screen has 1024×640 less the menu bar", l.Code, compare, least)
			}
		}
	}
}

// No letter of any translation is missing from the font, which would show as a
// box.
func TestFontHasEveryLetter(t *testing.T) {
	a := window(t)
	t.Cleanup(func() { a.speak(language.English) })
	for _, bold := range []bool{false, true} {
		resource := newLook(geo.LightTheme).Font(fyne.TextStyle{Bold: bold})
		for _, l := range language.Supported() {
			a.speak(l.Code)
			missing := missingFrom(t, resource.Content(), everythingSaid(t, a, l.Code))
			if missing != "" {
				t.Errorf("%s lacks for %s: %q", resource.Name(), l.Code, missing)
			}
		}
	}
}

// everythingSaid gathers what the files of a language and the dataset say.
func everythingSaid(t *testing.T, a *App, code string) string {
	t.Helper()
	var b strings.Builder
	if code != language.English {
		file, err := assets.Translation.ReadFile("translation/" + code + ".json")
		if err != nil {
			t.Fatal(err)
		}
		b.Write(file)
	}
	d := a.store.State().Dataset
	for i := range d.Events {
		b.WriteString(d.Events[i].Title + d.Events[i].Summary + d.Events[i].Note)
	}
	for i := range d.Actors {
		b.WriteString(d.Actors[i].Name)
	}
	for i := range d.Places {
		b.WriteString(d.Places[i].Name)
	}
	for i := range d.Viewpoints {
		b.WriteString(d.Viewpoints[i].Name + d.Viewpoints[i].Description)
	}
	return b.String()
}

func missingFrom(t *testing.T, data []byte, text string) string {
	t.Helper()
	face, err := typeset.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var missing strings.Builder
	for _, r := range text {
		if _, ok := face.NominalGlyph(r); !ok && r != '\n' && !strings.ContainsRune(missing.String(), r) {
			missing.WriteRune(r)
		}
	}
	return missing.String()
}
