package geo

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// A pdfFont is a font that a PDF uses, and what it uses of it. A glyph is asked
// for by a code of 16 bits.
type pdfFont struct {
	*subset
	number int            // in its name
	text   map[int]string // by code: what it stands for
	blanks map[rune]int   // by letter: the code that stands for it and shows nothing
	codes  []int          // of the blanks
}

// A shownGlyph is a glyph as a page shows it.
type shownGlyph struct {
	code    int
	x, y    float64
	advance float64 // in sizes of the font
}

// read returns the glyphs of a run as they are shown, and notes what each stands
// for. It reports whether one after the other they stand for the text of the
// run; where one stood for something else before, they do not.
func (f *pdfFont) read(glyphs []glyph, run textRun, text []rune) (shown []shownGlyph, reads bool) {
	reads = true
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].runes == glyphs[0].runes {
			n++
		}
		says := text[glyphs[0].runes[0]:glyphs[0].runes[1]]
		if n == 1 && len(says) > 1 && run.reverse && f.file.cff == nil {
			// A program that turns round what it finds from left to right must not
			// find letters that were joined in their reading order.
			for i := len(says) - 1; i > 0; i-- {
				shown = append(shown, shownGlyph{f.blank(says[i]), glyphs[0].x, glyphs[0].y, 0})
			}
			says = says[:1]
		}
		for i, q := range glyphs[:n] {
			part := string(says)
			switch {
			case n > 1 && n == len(says) && run.reverse:
				part = string(says[n-1-i])
			case n > 1 && n == len(says):
				part = string(says[i])
			case n > 1:
				reads = false
			}
			if run.reverse {
				part = mirrored.Replace(part)
			}
			f.add(int(q.id))
			code := f.code(int(q.id))
			if old, ok := f.text[code]; !ok {
				f.text[code] = part
			} else if old != part {
				reads = false
			}
			shown = append(shown, shownGlyph{code, q.x, q.y, float64(f.file.advance(int(q.id))) / float64(f.file.upem)})
		}
		glyphs = glyphs[n:]
	}
	return shown, reads
}

// mirrored turns brackets into those that look like them from right to left: a
// glyph stands for what it looks like.
var mirrored = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "<", ">", ">", "<", "«", "»", "»", "«", "‹", "›", "›", "‹")

// code returns the code of a glyph.
func (f *pdfFont) code(id int) int {
	if f.file.cff != nil {
		return f.file.cff.cid(id)
	}
	return id
}

// blank returns the code that stands for a letter and shows nothing. Such codes
// follow those of the glyphs.
func (f *pdfFont) blank(r rune) int {
	code, ok := f.blanks[r]
	if !ok {
		code = f.file.glyphs + len(f.codes)
		f.blanks[r], f.text[code] = code, string(r)
		f.codes = append(f.codes, code)
	}
	return code
}

// writeFont writes a font and returns its object.
func (p *pdfWriter) writeFont(f *pdfFont) (int, error) {
	file := f.file
	ids := f.ids()
	var data []byte
	var key, kind string
	if file.cff != nil {
		data, key, kind = f.tables()["CFF "], "/FontFile3", "/CIDFontType0"
	} else {
		data, key, kind = sfnt(f.tables("head", "hhea", "maxp", "cvt ", "fpgm", "prep")), "/FontFile2", "/CIDFontType2"
	}
	program, descriptor, cid, unicode, font := p.reserve(), p.reserve(), p.reserve(), p.reserve(), p.reserve()
	if file.cff != nil {
		p.stream(program, "/Subtype/CIDFontType0C", data)
	} else {
		p.stream(program, fmt.Sprintf("/Length1 %d", len(data)), data)
	}
	name := subsetTag(ids) + "+" + file.name
	weight := 80
	if file.bold {
		weight = 140
	}
	t := func(v int) string { return decimal(file.thousandths(v)) }
	p.object(descriptor, fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s %s %s %s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV %d%s %d 0 R>>",
		name, t(file.box[0]), t(file.box[1]), t(file.box[2]), t(file.box[3]), t(file.ascent), t(file.descent), t(file.capHeight), weight, key, program))
	toGlyph := ""
	switch {
	case len(f.codes) > 0:
		n := p.reserve()
		p.stream(n, "", f.toGlyph())
		toGlyph = fmt.Sprintf("/CIDToGIDMap %d 0 R", n)
	case file.cff == nil:
		toGlyph = "/CIDToGIDMap/Identity"
	}
	p.object(cid, fmt.Sprintf("<</Type/Font/Subtype%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]%s>>",
		kind, name, descriptor, f.widths(ids), toGlyph))
	p.stream(unicode, "", f.toUnicode(ids))
	p.object(font, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, unicode))
	return font, nil
}

// widths lists the glyphs' widths, those with numbers that follow each other
// together.
func (f *pdfFont) widths(ids []int) string {
	var b strings.Builder
	for i, id := range ids {
		if i == 0 || f.code(id) != f.code(ids[i-1])+1 {
			if i > 0 {
				b.WriteByte(']')
			}
			fmt.Fprintf(&b, "%d[", f.code(id))
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(decimal(f.file.thousandths(f.file.advance(id))))
	}
	if len(ids) > 0 {
		b.WriteByte(']')
	}
	if n := len(f.codes); n > 0 {
		fmt.Fprintf(&b, " %d %d 0", f.codes[0], f.codes[n-1])
	}
	return b.String()
}

// toGlyph returns the glyph of each code, as two bytes.
func (f *pdfFont) toGlyph() []byte {
	var out []byte
	for id := range f.file.glyphs {
		out = binary.BigEndian.AppendUint16(out, uint16(id))
	}
	for range f.codes {
		out = binary.BigEndian.AppendUint16(out, uint16(f.file.blank))
	}
	return out
}

// toUnicode returns the map from glyphs to what they stand for.
func (f *pdfFont) toUnicode(ids []int) []byte {
	var entries []string
	codes := slices.Clone(f.codes)
	for _, id := range ids {
		codes = append(codes, f.code(id))
	}
	for _, code := range codes {
		if s := f.text[code]; s != "" {
			entries = append(entries, fmt.Sprintf("<%04X> <%s\n", code, utf16String(s)[5:]))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(entries) > 0 {
		n := min(len(entries), 100)
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(entries[:n], ""))
		entries = entries[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

// subsetTag returns the six letters that tell a subset from others of its font.
func subsetTag(ids []int) string {
	h := uint64(14695981039346656037)
	for _, id := range ids {
		h = (h ^ uint64(id)) * 1099511628211
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(h%26)
		h /= 26
	}
	return string(tag[:])
}
