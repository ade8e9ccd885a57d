package dataset

import (
	"strings"
	"testing"

	"legation/app/language"
)

// What a file leaves out is named in the language of the interface, and written as it
// was read.
func TestWhatIsSuppliedIsNamedAsTheInterface(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	d, _, err := Read("own.csv", []byte("title,start,place\nOne,1988,Algiers\nTwo,1990,Cairo\n"))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string][3]string{
		"en": {"On the ground", "Overview", "Events"},
		"ko": {"현지 상황", "전체", "사건"},
		"fr": {"Sur le terrain", "Vue d’ensemble", "Événements"},
	} {
		language.Set(code)
		in := d.In(code)
		if got := [3]string{in.Viewpoints[0].Name, in.Views[0].Name, in.Categories[0].Name}; got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
		if in.Original().Views[0].Name != "Overview" {
			t.Errorf("%s: the dataset itself has another name now", code)
		}
	}
	// A name that the file gives is the file's.
	named, _, err := Read("own.csv", []byte("title,start,category\nOne,1988,Overview\n"))
	if err != nil {
		t.Fatal(err)
	}
	language.Set("ko")
	if got := named.In("ko").Categories[0].Name; got != "Overview" {
		t.Errorf("the file's category is called %q", got)
	}
}

// Everything that a format may lack has a word in every language, and a number where
// there are several.
func TestLossesInWords(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	for _, l := range language.Supported() {
		language.Set(l.Code)
		for _, p := range parts {
			one, many := Loss{p.name, 1}, Loss{p.name, 12}
			if l.Code == language.English {
				if one.Text() != one.String() || many.Text() != many.String() {
					t.Errorf("%q and %q", one.Text(), many.Text())
				}
				continue
			}
			if one.Text() == p.name || !strings.Contains(many.Text(), one.Text()) || !strings.Contains(many.Text(), "12") {
				t.Errorf("%s: %q is %q and %q", l.Code, p.name, one.Text(), many.Text())
			}
		}
	}
}
