package geo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"slices"
	"sort"
	"sync"
)

// A subset is the part of a font that some glyphs need. The glyphs keep their
// numbers, because the tables that join Arabic letters and place vowel signs
// speak of them by number; those that are not needed are empty, which takes
// next to no room once it is compressed.
type subset struct {
	file *fontFile
	used []bool // by glyph
}

func newSubset(f *fontFile) *subset { return &subset{file: f, used: make([]bool, f.glyphs)} }

// add says that a glyph is needed.
func (s *subset) add(id int) {
	if id >= 0 && id < len(s.used) {
		s.used[id] = true
	}
}

// ids returns the glyphs asked for, in order.
func (s *subset) ids() []int {
	var out []int
	for id, used := range s.used {
		if used {
			out = append(out, id)
		}
	}
	return out
}

// tables returns the font's tables of some names with the other glyphs empty.
func (s *subset) tables(names ...string) map[string][]byte {
	f := s.file
	out := map[string][]byte{}
	for _, name := range names {
		if t, ok := f.tables[name]; ok {
			out[name] = t
		}
	}
	keep := slices.Clone(s.used)
	keep[0] = true
	if f.cff != nil {
		out["CFF "] = f.cff.subset(keep)
	} else {
		out["glyf"], out["loca"] = f.glyfSubset(keep)
	}
	hmtx := slices.Clone(f.tables["hmtx"])
	for id := range keep[:min(len(keep), f.longMetrics-1)] {
		if !keep[id] {
			clear(hmtx[4*id : 4*id+4])
		}
	}
	out["hmtx"] = hmtx
	if post, ok := out["post"]; ok && len(post) >= 32 {
		// Version 3 has no names of glyphs.
		out["post"] = append([]byte{0, 3, 0, 0}, post[4:32]...)
	}
	return out
}

// glyfSubset returns the TrueType outlines of the glyphs to keep and of those
// that they are put together from, and where each begins.
func (f *fontFile) glyfSubset(keep []bool) (glyf, loca []byte) {
	for todo := true; todo; {
		todo = false
		for id, k := range keep {
			if !k {
				continue
			}
			for _, part := range parts(f.outline(id)) {
				if part < len(keep) && !keep[part] {
					keep[part], todo = true, true
				}
			}
		}
	}
	put := func() {
		if f.longLoca {
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(len(glyf)/2))
		}
	}
	for id, k := range keep {
		put()
		if k {
			glyf = append(glyf, f.outline(id)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	put()
	return glyf, loca
}

// parts returns the glyphs that a composite TrueType glyph is put together
// from. The layout is that of OpenType's table "glyf".
func parts(outline []byte) (ids []int) {
	const words, scale, more, scales, matrix = 0x01, 0x08, 0x20, 0x40, 0x80
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	for p := 10; p+4 <= len(outline); {
		flags := binary.BigEndian.Uint16(outline[p:])
		ids = append(ids, int(binary.BigEndian.Uint16(outline[p+2:])))
		if p += 6; flags&words != 0 {
			p += 2
		}
		switch {
		case flags&scale != 0:
			p += 2
		case flags&scales != 0:
			p += 4
		case flags&matrix != 0:
			p += 8
		}
		if flags&more == 0 {
			break
		}
	}
	return ids
}

// sortedTags returns the names of tables in the order that font files have them.
func sortedTags(tables map[string][]byte) []string {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	sort.Strings(tags)
	return tags
}

// checksum adds up a table as OpenType does: as 4-byte numbers.
func checksum(table []byte) (sum uint32) {
	for ; len(table) >= 4; table = table[4:] {
		sum += binary.BigEndian.Uint32(table)
	}
	var rest [4]byte
	copy(rest[:], table)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// sfnt puts tables, "head" among them, together to an OpenType font file. It
// gives the table "head" the sum of the whole.
func sfnt(tables map[string][]byte) []byte {
	tags := sortedTags(tables)
	n := len(tags)
	var version uint32 = 0x00010000
	if _, ok := tables["CFF "]; ok {
		version = 0x4F54544F // OTTO
	}
	shift := 0
	for 2<<shift <= n {
		shift++
	}
	out := binary.BigEndian.AppendUint32(nil, version)
	for _, v := range []int{n, 16 << shift, shift, 16*n - 16<<shift} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	// The table "head" holds what makes the sum of the whole file a known number.
	head := slices.Clone(tables["head"])
	clear(head[8:12])
	tables["head"] = head
	at, headAt := 12+16*n, 0
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			headAt = at
		}
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t)))
		at += (len(t) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(head[8:], 0xB1B0AFBA-checksum(out))
	copy(out[headAt+8:], head[8:12])
	return out
}

// woff puts tables together to a font file of the Web Open Font Format 1.0,
// which compresses each (https://www.w3.org/TR/WOFF/).
func woff(tables map[string][]byte) []byte {
	tags := sortedTags(tables)
	whole := len(sfnt(tables))
	var head, body []byte
	at := 44 + 20*len(tags)
	for _, tag := range tags {
		t := tables[tag]
		packed := deflated(t)
		if len(packed) >= len(t) {
			packed = t
		}
		head = append(head, tag...)
		for _, v := range []int{at + len(body), len(packed), len(t)} {
			head = binary.BigEndian.AppendUint32(head, uint32(v))
		}
		head = binary.BigEndian.AppendUint32(head, checksum(t))
		body = append(body, packed...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out := []byte("wOFF")
	if _, ok := tables["CFF "]; ok {
		out = append(out, "OTTO"...)
	} else {
		out = append(out, 0, 1, 0, 0)
	}
	out = binary.BigEndian.AppendUint32(out, uint32(at+len(body)))
	out = binary.BigEndian.AppendUint16(out, uint16(len(tags)))
	out = append(out, 0, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(whole))
	out = append(out, make([]byte, 24)...)
	return append(append(out, head...), body...)
}

// Compressors take most of a megabyte each, and are used again.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// deflated compresses bytes, the same way each time.
func deflated(data []byte) []byte {
	var b bytes.Buffer
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(&b)
	z.Write(data) // to memory: cannot fail
	z.Close()
	return b.Bytes()
}
