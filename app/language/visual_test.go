package language

import (
	"strings"
	"testing"
)

// Capitals stand for Hebrew letters here, so that a test can be read.
func hebrew(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return 'א' + r - 'A'
		}
		return r
	}, s)
}

func latin(s string) string {
	return strings.Map(func(r rune) rune {
		if 'א' <= r && r <= 'א'+25 {
			return 'A' + r - 'א'
		}
		return r
	}, s)
}

func TestVisual(t *testing.T) {
	bare := strings.NewReplacer(leftMark, "", rightMark, "|")
	t.Cleanup(func() { Set(English) })
	for _, c := range []struct{ code, line, want string }{
		// One direction, with or without signs: as it is.
		{"he", "ABC DEF.", "ABC DEF."}, {"he", "plain 12", "plain 12"}, {"he", "", ""}, {"he", "12–34", "12–34"},
		// Right to left: runs from the left as they are seen.
		{"he", "AB 1988 CD", "| CD|1988|AB |"},
		{"he", "AB (1988)", "|)|1988|AB (|"},
		{"he", "AB: kcna.org, CD", "|, CD|kcna.org|AB: |"},
		{"he", "1988 AB", "| AB|1988"},
		{"he", "kcna: AB", "|: AB|kcna"},
		{"he", "12 – 15 AB", "| AB|15| – |12"},
		// Left to right, as the first letter is in English.
		{"en", "name AB 1988 end", "name 1988|AB | end"},
		{"en", "name AB", "name |AB|"},
		{"en", "AB name", "name|AB |"},
		{"en", "name AB, 1988, CD", "name |, CD|1988|AB, |"},
	} {
		Set(c.code)
		if got := latin(bare.Replace(Visual(hebrew(c.line)))); got != c.want && got != strings.ReplaceAll(c.want, "||", "|") {
			t.Errorf("%s: %q gives %q, want %q", c.code, c.line, got, c.want)
		}
		if once := Visual(hebrew(c.line)); strings.Count(once, leftMark)%2 != 0 {
			t.Errorf("%q has a mark without its other", once)
		}
	}
}

// The signs at the ends of a text in a row stay at its own ends, also where the text
// has one direction alone.
func TestBeside(t *testing.T) {
	t.Cleanup(func() { Set(English) })
	Set("he")
	for line, want := range map[string]string{
		"Open…":          "Open…",
		hebrew("AB CD…"): leftMark + rightMark + hebrew("AB CD…") + rightMark + leftMark,
	} {
		if got := Beside(line); got != want {
			t.Errorf("%q gives %q, want %q", line, got, want)
		}
	}
	mixed := hebrew("AB csv…")
	if got, want := Beside(mixed), leftMark+Visual(mixed)+leftMark; got != want {
		t.Errorf("%q gives %q, want %q", mixed, got, want)
	}
}
