package geo

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/go-text/typesetting/font"
)

// A subset draws the glyphs that are kept as the whole font does, and holds little
// of the rest: not the subroutines of other glyphs either.
func TestSubsetOfCFF(t *testing.T) {
	for _, name := range []string{"LegationSans-Regular.otf", "LegationSans-Bold.otf", "NotoSansKR-Regular.otf"} {
		file, err := fontFileOf(name)
		if err != nil {
			t.Fatal(err)
		}
		whole := faceOf(t, file.tables, file.tables["CFF "])
		s := newSubset(file)
		kept := map[font.GID]bool{}
		for _, r := range "가각팔레스타인 Aعg" {
			if id, ok := whole.NominalGlyph(r); ok {
				s.add(int(id))
				kept[id] = true
			}
		}
		if len(kept) < 7 {
			t.Fatalf("%s has only %d of the letters", name, len(kept))
		}
		cut := s.tables()["CFF "]
		part := faceOf(t, file.tables, cut)
		for id := range font.GID(file.glyphs) {
			got, want := outlineOf(part, id), outlineOf(whole, id)
			switch {
			case kept[id] && !reflect.DeepEqual(got, want):
				t.Errorf("%s: glyph %d is drawn in another way", name, id)
			case !kept[id] && id != 0 && len(got) > 0:
				t.Errorf("%s: glyph %d is still drawn", name, id)
			}
		}
		if n := len(deflated(cut)); n > 110_000 {
			t.Errorf("%s: %d bytes are left for %d glyphs", name, n, len(kept))
		}
	}
}

// A broken drawing keeps every subroutine, so that nothing is lost.
func TestSubsetOfBrokenCFF(t *testing.T) {
	f := cffFile{charStrings: cffIndex{items: [][]byte{{139, 10, 14}, {247}, {10}, {200, 29}}}, local: cffIndex{items: [][]byte{{11}}}}
	for id := range f.charStrings.items {
		if _, ok := f.callsOf(func(i int) bool { return i == id }); ok {
			t.Errorf("drawing %d calls what is not there, and nothing is said", id)
		}
	}
}

func faceOf(t *testing.T, tables map[string][]byte, cff []byte) *font.Face {
	t.Helper()
	all := map[string][]byte{}
	for name, data := range tables {
		all[name] = data
	}
	all["CFF "] = cff
	face, err := font.ParseTTF(bytes.NewReader(sfnt(all)))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func outlineOf(f *font.Face, id font.GID) []font.Segment {
	o, _ := f.GlyphData(id).(font.GlyphOutline)
	return o.Segments
}
