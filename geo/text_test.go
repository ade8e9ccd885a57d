package geo

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// visual returns the runes of a text from left to right as they are painted,
// those of one glyph together.
func visual(s string) string {
	text := []rune(s)
	var out strings.Builder
	for _, g := range setText(s, TextStyle{Size: 20}).glyphs {
		out.WriteString(string(text[g.runes[0]:g.runes[1]]))
	}
	return out.String()
}

func reversed(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// Letters that are read from right to left stand so; digits and Latin letters
// among them run from left to right, and each stands where it is read.
func TestTextsStandInTheirVisualOrder(t *testing.T) {
	gaza, israel, golan := "غزة", "ישראל", "רמת הגולן"
	for _, c := range []struct{ text, want string }{
		{"Golan Heights", "Golan Heights"},
		{gaza, reversed(gaza)},
		{israel, reversed(israel)},
		{golan, reversed(golan)},
		{israel + " 1948", "1948 " + reversed(israel)},
		{gaza + " 2014 (Gaza)", "(Gaza) 2014 " + reversed(gaza)},
		{"1967: " + israel, reversed(israel) + " :1967"},
		{"Gaza " + gaza + " 2014", "Gaza 2014 " + reversed(gaza)},
		{"Gaza " + israel + " 1948, then", "Gaza 1948 " + reversed(israel) + ", then"},
		{"Golan (" + golan + ")", "Golan (" + reversed(golan) + ")"},
		{"북한 (DPRK)", "북한 (DPRK)"},
		{"DPRK 북한 1948", "DPRK 북한 1948"},
		{"북한 " + israel, "북한 " + reversed(israel)},
	} {
		// Brackets are mirrored where a text runs from right to left: the rune
		// at a place is the other one of the pair.
		plain := strings.NewReplacer("(", "|", ")", "|")
		if got := visual(c.text); plain.Replace(got) != plain.Replace(c.want) {
			t.Errorf("%q stands as %q, want %q", c.text, got, c.want)
		}
	}
}

// Glyphs never run back over one another, whatever the mixture.
func TestGlyphsRunFromLeftToRight(t *testing.T) {
	for _, text := range []string{"غزة 2014 (Gaza)", "ישראל 1948", "북한 (DPRK)", "فلسطين – 팔레스타인 – Palestine – פלסטין"} {
		s := setText(text, TextStyle{Size: 20})
		seen, last := 0, -1.0
		for _, g := range s.glyphs {
			if g.id == 0 {
				t.Errorf("%q has a glyph that no font has", text)
			}
			if g.x < last-6 { // marks are set back onto their letter
				t.Errorf("%q runs back from %v to %v", text, last, g.x)
			}
			last = g.x
			seen += g.runes[1] - g.runes[0]
		}
		if n := len([]rune(text)); seen < n {
			t.Errorf("%q: %d of %d runes are painted", text, seen, n)
		}
		if s.width <= last {
			t.Errorf("%q is %v wide and its last glyph begins at %v", text, s.width, last)
		}
	}
}

func TestArabicLettersJoin(t *testing.T) {
	// The letter heh has another shape at the end of a word than alone.
	alone := setText("ه", TextStyle{Size: 20}).glyphs
	word := setText("فيه", TextStyle{Size: 20}).glyphs
	if word[0].id == alone[0].id {
		t.Error("the last letter of the word stands as if alone")
	}
	if !unicode.Is(unicode.Arabic, []rune("ه")[0]) {
		t.Error("not an Arabic letter")
	}
}

func TestHaloSurroundsItsText(t *testing.T) {
	fill, halo := masksOf("Halo", TextStyle{Size: 14, HaloWidth: 2}, 1, 1)
	if fill == nil || halo == nil {
		t.Fatal("there is no mask")
	}
	for y := fill.rect.Min.Y; y < fill.rect.Max.Y; y++ {
		for x := fill.rect.Min.X; x < fill.rect.Max.X; x++ {
			f := fill.pix[(y-fill.rect.Min.Y)*fill.rect.Dx()+x-fill.rect.Min.X]
			for _, d := range [][2]int{{0, 0}, {2, 0}, {-2, 0}, {0, 2}, {0, -2}, {1, 1}} {
				hx, hy := x+d[0]-halo.rect.Min.X, y+d[1]-halo.rect.Min.Y
				h := halo.pix[hy*halo.rect.Dx()+hx]
				if want := int(f) / 2; int(h) < want-1 {
					t.Fatalf("at (%d, %d) the text covers %d and the halo beside it %d", x, y, f, h)
				}
			}
		}
	}
	if fill, halo = masksOf("  ", TextStyle{Size: 14, HaloWidth: 2}, 1, 0); fill != nil || halo != nil {
		t.Error("a blank text has a mask")
	}
}
