package geo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"

	"legation/assets"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// A fontFile is an embedded font as the vector formats need it: its tables, and
// what of them has been read.
type fontFile struct {
	name   string // in PostScript: "NotoSans-Bold"
	family string
	bold   bool
	tables map[string][]byte

	upem            int
	box             [4]int // of all glyphs, in the font's units
	ascent, descent int
	capHeight       int
	glyphs          int
	blank           int  // a TrueType glyph that shows nothing
	longMetrics     int  // glyphs with an advance of their own
	longLoca        bool // offsets of glyphs have 4 bytes
	cff             *cffFile
}

// Each file is read once, when a document first needs it. A font must not be
// changed.
var fontFiles struct {
	sync.Mutex
	byName map[string]*fontFile
}

// fontFileOf returns the file under assets/fonts of a name.
func fontFileOf(name string) (*fontFile, error) {
	fontFiles.Lock()
	defer fontFiles.Unlock()
	if f := fontFiles.byName[name]; f != nil {
		return f, nil
	}
	f, err := readFontFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the font %s: %w", name, err)
	}
	if fontFiles.byName == nil {
		fontFiles.byName = map[string]*fontFile{}
	}
	fontFiles.byName[name] = f
	return f, nil
}

func readFontFile(name string) (*fontFile, error) {
	data, err := assets.Fonts.ReadFile("fonts/" + name)
	if err != nil {
		return nil, err
	}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	base, _, _ := strings.Cut(name, ".")
	description, _ := font.Describe(loader, nil)
	f := &fontFile{name: base, family: description.Family, bold: strings.HasSuffix(base, "-Bold"), tables: map[string][]byte{}}
	for _, tag := range loader.Tables() {
		if f.tables[tag.String()], err = loader.RawTable(tag); err != nil {
			return nil, err
		}
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "OS/2": 90} {
		if len(f.tables[tag]) < least {
			return nil, fmt.Errorf("its table %q is missing or too short", tag)
		}
	}
	at := func(tag string, i int) int { return int(int16(binary.BigEndian.Uint16(f.tables[tag][i:]))) }
	f.upem = at("head", 18)
	for i := range f.box {
		f.box[i] = at("head", 36+2*i)
	}
	f.longLoca = at("head", 50) != 0
	f.ascent, f.descent = at("hhea", 4), at("hhea", 6)
	f.longMetrics = int(uint16(at("hhea", 34)))
	f.glyphs = int(uint16(at("maxp", 4)))
	f.capHeight = at("OS/2", 88)
	switch cff, glyf := f.tables["CFF "], f.tables["glyf"]; {
	case f.upem <= 0 || f.longMetrics == 0 || len(f.tables["hmtx"]) < 4*f.longMetrics:
		return nil, fmt.Errorf("its measures are missing")
	case cff != nil:
		f.cff, err = readCFF(cff)
		return f, err
	case glyf == nil || len(f.tables["loca"]) < f.locaSize()*(f.glyphs+1):
		return nil, fmt.Errorf("its glyphs are missing")
	}
	for f.blank = f.glyphs - 1; f.blank > 0 && f.outline(f.blank) != nil; f.blank-- {
	}
	return f, nil
}

func (f *fontFile) locaSize() int {
	if f.longLoca {
		return 4
	}
	return 2
}

// outline returns a TrueType glyph's bytes.
func (f *fontFile) outline(id int) []byte {
	if id < 0 || id >= f.glyphs {
		return nil
	}
	loca, at := f.tables["loca"], func(i int) int { return 2 * int(binary.BigEndian.Uint16(f.tables["loca"][2*i:])) }
	if f.longLoca {
		at = func(i int) int { return int(binary.BigEndian.Uint32(loca[4*i:])) }
	}
	from, to := at(id), at(id+1)
	if from >= to || to > len(f.tables["glyf"]) {
		return nil
	}
	return f.tables["glyf"][from:to]
}

// advance returns a glyph's width in the font's units.
func (f *fontFile) advance(id int) int {
	id = min(max(id, 0), f.longMetrics-1)
	return int(binary.BigEndian.Uint16(f.tables["hmtx"][4*id:]))
}

// thousandths returns a length in the font's units as PDF counts them.
func (f *fontFile) thousandths(v int) float64 { return float64(v) * 1000 / float64(f.upem) }
