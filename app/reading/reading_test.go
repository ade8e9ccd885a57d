package reading

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// A word that is wider than the line, such as a path, is cut and not lost.
func TestLongWordsAreCut(t *testing.T) {
	test.NewTempApp(t)
	path := "/home/somebody/" + strings.Repeat("abcdefgh/", 20) + "file.txt"
	text := New("See " + path + " for more.")
	joined := ""
	lines := text.lines(200)
	for _, l := range lines {
		if w := text.measure(l.text).Width; w > 200 {
			t.Errorf("the line %q is %v wide", l.text, w)
		}
		joined += l.text
	}
	if len(lines) < 3 || strings.ReplaceAll(joined, " ", "") != "See"+path+"formore." {
		t.Errorf("got %+v", lines)
	}
	if got := text.lines(0); len(got) != 5 && len(got) != 4 {
		t.Errorf("without a width, %d lines", len(got))
	}
}

// A name of a file is parted where it has a sign for it, not within a word.
func TestNamesArePartedAtTheirSigns(t *testing.T) {
	test.NewTempApp(t)
	text := New("north-korea-palestine_overview_on-the-ground_2026-03-01.png")
	for width := float32(120); width < 420; width += 10 {
		lines := text.lines(width)
		for _, l := range lines[:len(lines)-1] {
			if last := l.text[len(l.text)-1]; !strings.ContainsRune("_-.", rune(last)) {
				t.Errorf("at %v a line ends with %q", width, l.text)
			}
		}
	}
}
