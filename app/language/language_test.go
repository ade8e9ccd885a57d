package language

import "testing"

// use chooses a language for one test, with a catalogue of the test's own.
func use(t *testing.T, code string, c *catalogue) {
	t.Helper()
	was := Current().Code
	old, had := catalogues.Load(code)
	catalogues.Store(code, c)
	if !Set(code) {
		t.Fatalf("there is no language %q", code)
	}
	t.Cleanup(func() {
		Set(was)
		catalogues.Delete(code)
		if had {
			catalogues.Store(code, old)
		}
	})
}

func TestTexts(t *testing.T) {
	use(t, "fr", &catalogue{
		Texts:    map[string]string{"Play": "Lire", "%s of %s": "%[2]s : %[1]s", "%d of %d events": "%d événements sur %d", "Open": "Ouvrir"},
		Contexts: map[string]map[string]string{"state": {"Open": "Ouvert"}},
	})
	for _, c := range []struct{ got, want string }{
		{T("Play"), "Lire"}, {T("Nowhere"), "Nowhere"},
		{F("%s of %s", "a", "b"), "b : a"},
		{F("%d of %d events", 12345, 2000000), "12\u00a0345 événements sur 2\u00a0000\u00a0000"},
		{F("%d in %s", 1234, "1988"), "1234 in 1988"},
		{F("%.1f%% of %d", 1234.56, 7), "1234,6% of 7"},
		{C("state", "Open"), "Ouvert"}, {C("verb", "Open"), "Open"},
		{F("%d", -123456), "-123\u00a0456"}, {F("%05d", 42), "00042"},
		{F("only %s and %s", "one"), "only one and %s"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestPlurals(t *testing.T) {
	all := map[string]string{"zero": "z", "one": "o", "two": "w", "few": "f%d", "many": "m%d", "other": "x%d %s"}
	for code, want := range map[string]map[int]string{
		"en": {0: "x0 a", 1: "1 event a", 2: "x2 a"},
		"ko": {0: "x0 a", 1: "x1 a", 2: "x2 a"},
		"ar": {0: "z", 1: "o", 2: "w", 3: "f3", 10: "f10", 11: "m11", 99: "m99", 100: "x100 a", 102: "x102 a", 103: "f103", 1011: "m1011"},
		"he": {0: "x0 a", 1: "o", 2: "w", 3: "x3 a", 7: "x7 a"},
		"fr": {0: "o", 1: "o", 2: "x2 a"},
	} {
		t.Run(code, func(t *testing.T) {
			forms := all
			if code == "en" {
				forms = map[string]string{"one": "%d event %s", "other": "x%d %s"}
			}
			use(t, code, &catalogue{Plurals: map[string]map[string]string{"%d events %s": forms}})
			for count, text := range want {
				if got := N(count, "%d event %s", "%d events %s", "a"); got != text {
					t.Errorf("%d reads %q, want %q", count, got, text)
				}
			}
		})
	}
	use(t, "ar", &catalogue{})
	if got := N(1, "%d event", "%d events"); got != "1 event" {
		t.Errorf("untranslated it reads %q", got)
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		wanted []string
		want   string
	}{
		{nil, "en"}, {[]string{"C"}, "en"}, {[]string{"POSIX"}, "en"}, {[]string{""}, "en"},
		{[]string{"ko_KR.UTF-8"}, "ko"}, {[]string{"ar-EG"}, "ar"}, {[]string{"iw"}, "he"}, {[]string{"he_IL"}, "he"},
		{[]string{"fr_CA.UTF-8@euro"}, "fr"}, {[]string{"en-GB"}, "en"}, {[]string{"ja"}, "en"},
		{[]string{"ja", "fr", "ko"}, "fr"},
	} {
		if got := Match(c.wanted...); got != c.want {
			t.Errorf("%v gets %q, want %q", c.wanted, got, c.want)
		}
	}
}

func TestSet(t *testing.T) {
	t.Cleanup(func() { Set(English) })
	if Set("xx") || Current().Code != English {
		t.Error("a language that is not there was taken")
	}
	for _, l := range Supported() {
		if !Set(l.Code) || Current().Code != l.Code || Current().Name != l.Name || l.Name == "" {
			t.Errorf("%s is %+v", l.Code, Current())
		}
		if RightToLeft() != (l.Code == "ar" || l.Code == "he") {
			t.Errorf("%s is written from right to left: %v", l.Code, RightToLeft())
		}
	}
}

func TestMapNames(t *testing.T) {
	t.Cleanup(func() { Set(English) })
	if MapNames() != nil {
		t.Error("English has names of the map beside those of the map itself")
	}
	for code, want := range map[string]string{"ko": "지중해", "ar": "البحر المتوسط", "he": "הים התיכון", "fr": "Mer Méditerranée"} {
		Set(code)
		if got := MapNames()["Mediterranean Sea"]; got != want {
			t.Errorf("%s calls it %q", code, got)
		}
	}
}

// A list has the comma of its language.
func TestList(t *testing.T) {
	t.Cleanup(func() { Set(English) })
	for code, want := range map[string]string{"en": "a, b, c", "ar": "a، b، c"} {
		Set(code)
		if got := List([]string{"a", "b", "c"}); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	if List(nil) != "" {
		t.Error("nothing gives something")
	}
}
