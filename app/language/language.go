// Package language says what a person reads in the language they chose. The
// English text itself is the key, so that the code stays readable, and what a
// language lacks is read in English.
//
// T translates a text, F one with values in it, N one that counts, and C one
// whose English means two things. A text that is written down before the
// language is known (in a table of the package) is marked with Key where it
// stands and translated with T where it is shown.
package language

import (
	"strings"
	"sync/atomic"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A Language is one that the interface is there in.
type Language struct {
	Code string // as in BCP 47: "ko"
	Name string // what its speakers call it: "한국어"
	// RightToLeft reports whether it is written from right to left.
	RightToLeft bool

	tag   language.Tag
	forms []plural.Form // what its numbers need, the last one for all others
	group string        // between thousands
	point string        // between whole and parts
}

// English is what the texts of the code are in.
const English = "en"

var languages = []*Language{
	{Code: English, Name: "English", tag: language.English, group: ",", point: ".",
		forms: []plural.Form{plural.One, plural.Other}},
	{Code: "ko", Name: "한국어", tag: language.Korean, group: ",", point: ".",
		forms: []plural.Form{plural.Other}},
	{Code: "ar", Name: "العربية", RightToLeft: true, tag: language.Arabic, group: ",", point: ".",
		forms: []plural.Form{plural.Zero, plural.One, plural.Two, plural.Few, plural.Many, plural.Other}},
	{Code: "he", Name: "עברית", RightToLeft: true, tag: language.Hebrew, group: ",", point: ".",
		forms: []plural.Form{plural.One, plural.Two, plural.Other}},
	{Code: "fr", Name: "Français", tag: language.French, group: "\u00a0", point: ",",
		forms: []plural.Form{plural.One, plural.Other}},
}

var current atomic.Pointer[Language]

func init() { current.Store(languages[0]) }

// Supported gives every language, English first.
func Supported() []Language {
	all := make([]Language, len(languages))
	for i, l := range languages {
		all[i] = *l
	}
	return all
}

// Current gives the language that texts are in now.
func Current() Language { return *current.Load() }

// RightToLeft reports whether the language of now is written from right to
// left.
func RightToLeft() bool { return current.Load().RightToLeft }

// Set chooses the language of all texts asked for from now on, and reports
// whether there is one with this code. What was made before keeps its texts
// until it is made again.
func Set(code string) bool {
	for _, l := range languages {
		if l.Code == code {
			current.Store(l)
			return true
		}
	}
	return false
}

var matcher = language.NewMatcher(func() (tags []language.Tag) {
	for _, l := range languages {
		tags = append(tags, l.tag)
	}
	return tags
}())

// Match gives the code of the language that suits best a person who asks for
// these, best first. Each may be a tag ("ar-EG") or a locale of the system
// ("ko_KR.UTF-8"). English answers what nothing suits.
func Match(wanted ...string) string {
	var tags []language.Tag
	for _, w := range wanted {
		w, _, _ = strings.Cut(w, ".")
		w, _, _ = strings.Cut(w, "@")
		if tag, err := language.Parse(w); err == nil {
			tags = append(tags, tag)
		}
	}
	_, i, sure := matcher.Match(tags...)
	if sure == language.No {
		i = 0
	}
	return languages[i].Code
}
