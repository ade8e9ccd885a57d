package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestWrap(t *testing.T) {
	test.NewTempApp(t)
	st := style{size: bodySize}
	read := func(lines []line) string {
		var out []string
		for _, l := range lines {
			var texts []string
			for _, p := range l.pieces {
				texts = append(texts, p.text)
			}
			out = append(out, strings.Join(texts, "|"))
		}
		return strings.Join(out, "/")
	}
	wide := measure("one two", st).Width + 1
	for _, c := range []struct{ text, want string }{
		{"one two", "one two"}, {"one two three", "one two/three"}, {" one \t two  ", "one two"},
		{"", ""}, {"   ", ""}, {"one\ntwo", "one/two"}, {"one\n\ntwo", "one//two"}, {"one\r\ntwo", "one/two"},
		{"a\u00a0b", "a\u00a0b"}, {"a → b", "a|→|b"}, {"a\x00b", "ab"}, {"\xff", "\uFFFD"},
	} {
		if got := read(wrap([]span{{c.text, st}}, wide)); got != c.want {
			t.Errorf("%q wraps to %q, want %q", c.text, got, c.want)
		}
	}
	heavy := bold(st)
	lines := wrap([]span{{"one ", heavy}, {"two three", st}}, measure("one two", heavy).Width+1)
	if got := read(lines); got != "one|two/three" {
		t.Errorf("two styles wrap to %q", got)
	}
	if p := lines[0].pieces; p[1].x < p[0].x+p[0].width+1 {
		t.Errorf("the second style begins at %g, on the first, which ends at %g", p[1].x, p[0].x+p[0].width)
	}
	// A word too long for any line is broken, and nothing of it is lost.
	long := strings.Repeat("e\u0301", 200)
	var all strings.Builder
	for _, l := range wrap([]span{{"word " + long, st}}, 100) {
		for _, p := range l.pieces {
			if p.x+measure(p.text, st).Width > 101 {
				t.Errorf("a piece reaches to %g", p.x+measure(p.text, st).Width)
			}
			if strings.HasPrefix(p.text, "\u0301") {
				t.Error("an accent was parted from its letter")
			}
			all.WriteString(p.text)
		}
	}
	if all.String() != "word"+long {
		t.Error("something of the word was lost")
	}
	if got := len(wrap([]span{{"abc", st}}, 0)); got != 3 {
		t.Errorf("no width at all gives %d lines, want one a letter", got)
	}
}

func TestElide(t *testing.T) {
	test.NewTempApp(t)
	st := style{size: smallSize}
	for _, text := range []string{"short", "A title that is too long for the row it stands in", "", strings.Repeat("x", 4000), "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"} {
		for _, width := range []float32{0, 3, 20, 60, 200, 20000} {
			got := elide(text, st, width)
			if measure(got, st).Width > max(width, measure("…", st).Width) {
				t.Errorf("%.10q at %g is %q, %g wide", text, width, got, measure(got, st).Width)
			}
			if width == 20000 && len(text) < 100 && got != text {
				t.Errorf("%q was cut to %q though it fits", text, got)
			}
		}
	}
	if got := elide("A title  that\nis too long", st, 60); !strings.HasPrefix(got, "A title") || !strings.HasSuffix(got, "…") {
		t.Errorf("cut to %q", got)
	}
	if got := elide("Oslo → Cairo", st, 400); got != "Oslo →Cairo" {
		t.Errorf("a sign reads %q", got)
	}
}
