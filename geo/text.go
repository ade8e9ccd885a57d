package geo

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"sync"

	"legation/assets"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// A TextStyle says how a text is set. Sizes are in device-independent pixels.
type TextStyle struct {
	Size      float64
	Bold      bool
	Colour    color.NRGBA
	Halo      color.NRGBA // painted around the glyphs where its alpha is not 0
	HaloWidth float64
	Tracking  float64 // extra space after each glyph
}

// Text paints a line of text with its left edge at x and its baseline at y.
// Scripts that run from right to left are shaped and ordered as they are read.
func (c *Canvas) Text(s string, x, y float64, st TextStyle) {
	t := setText(s, st)
	if st.Halo.A > 0 && st.HaloWidth > 0 {
		c.fillAt(&t.halo, x, y, st.Halo)
	}
	c.fillAt(&t.fill, x, y, st.Colour)
}

// TextAligned paints a line of text with the part ax of its width to the left
// of x: 0 begins there, 0.5 is centred, 1 ends there.
func (c *Canvas) TextAligned(s string, x, y, ax float64, st TextStyle) {
	w, _, _ := MeasureText(s, st)
	c.Text(s, x-ax*w, y, st)
}

// MeasureText returns the width of a line of text, and how far its font
// reaches above and below the baseline.
func MeasureText(s string, st TextStyle) (width, ascent, descent float64) {
	t := setText(s, st)
	return t.width, st.Size * 0.78, st.Size * 0.24
}

// Elide shortens a text with an ellipsis so that it is no wider than width.
func Elide(s string, width float64, st TextStyle) string {
	if w, _, _ := MeasureText(s, st); w <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if w, _, _ := MeasureText(string(runes[:mid])+"…", st); w <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:low]), " ,.–-") + "…"
}

// Wrap breaks a text into lines no wider than width, at spaces. A word wider
// than that stays whole.
func Wrap(s string, width float64, st TextStyle) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		with := word
		if line != "" {
			with = line + " " + word
		}
		if w, _, _ := MeasureText(with, st); w > width && line != "" {
			lines = append(lines, line)
			line = word
			continue
		}
		line = with
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// A setting is a line of text as outlines around its origin.
type setting struct {
	fill, halo Path
	width      float64
}

type settingKey struct {
	text            string
	size, halo, gap float64
	bold            bool
}

var (
	settingMu sync.Mutex
	settings  = map[settingKey]*setting{}
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
)

// setText shapes a line of text, or takes it from the cache. The cache is
// dropped when it is full: what is on screen is shaped again within a frame.
func setText(s string, st TextStyle) *setting {
	key := settingKey{s, st.Size, st.HaloWidth, st.Tracking, st.Bold}
	settingMu.Lock()
	defer settingMu.Unlock()
	if t, ok := settings[key]; ok {
		return t
	}
	if len(settings) > 4000 {
		clear(settings)
	}
	t := &setting{}
	t.set(s, st)
	if st.HaloWidth > 0 {
		strokeInto(&t.halo, &t.fill, 2*st.HaloWidth, nil)
	}
	settings[key] = t
	return t
}

func (t *setting) set(s string, st TextStyle) {
	faces := fonts().regular
	if st.Bold {
		faces = fonts().bold
	}
	text := []rune(s)
	if len(text) == 0 || len(faces) == 0 {
		return
	}
	dir := di.DirectionLTR
	if rightToLeft(text) {
		dir = di.DirectionRTL
	}
	runs := segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: dir, Face: faces[0],
		Size: fixed.Int26_6(math.Round(st.Size * 64)), Language: language.NewLanguage("en"),
	}, faces)
	outs := make([]shaping.Output, len(runs))
	for i, run := range runs {
		outs[i] = shaper.Shape(run)
	}
	x := 0.0
	for _, i := range visualOrder(outs, dir) {
		out := outs[i]
		for _, g := range out.Glyphs {
			t.glyph(out.Face, g, x, st.Size)
			x += float64(g.Advance)/64 + st.Tracking
		}
	}
	t.width = max(x-st.Tracking, 0)
}

func (t *setting) glyph(face *font.Face, g shaping.Glyph, x, size float64) {
	outline, ok := face.GlyphData(g.GlyphID).(font.GlyphOutline)
	if !ok {
		return
	}
	scale := size / float64(face.Upem())
	ox, oy := x+float64(g.XOffset)/64, -float64(g.YOffset)/64
	at := func(p opentype.SegmentPoint) (float64, float64) {
		return ox + float64(p.X)*scale, oy - float64(p.Y)*scale
	}
	for _, s := range outline.Segments {
		ax, ay := at(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			t.fill.Close()
			t.fill.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			t.fill.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			bx, by := at(s.Args[1])
			t.fill.quadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			cx, cy := at(s.Args[2])
			t.fill.cubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	t.fill.Close()
}

// visualOrder returns the order in which runs stand from left to right: the
// runs as the line runs, and those against it turned round among themselves
// (rule L2 of the Unicode bidirectional algorithm, for the two levels that a
// label has).
func visualOrder(outs []shaping.Output, line di.Direction) []int {
	order := make([]int, len(outs))
	for i := range order {
		order[i] = i
	}
	if line == di.DirectionRTL {
		slices.Reverse(order)
	}
	for i := 0; i < len(order); {
		j := i + 1
		if outs[order[i]].Direction != line {
			for j < len(order) && outs[order[j]].Direction != line {
				j++
			}
			slices.Reverse(order[i:j])
		}
		i = j
	}
	return order
}

// rightToLeft reports whether the first letter with a direction is Hebrew or
// Arabic (rules P2 and P3 of the bidirectional algorithm).
func rightToLeft(text []rune) bool {
	for _, r := range text {
		switch script := language.LookupScript(r); script {
		case language.Arabic, language.Hebrew:
			return true
		case language.Common, language.Inherited, language.Unknown:
		default:
			return false
		}
	}
	return false
}

// faceList chooses the first face that has a rune, else the first.
type faceList []*font.Face

func (l faceList) ResolveFace(r rune) *font.Face {
	for _, f := range l {
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return l[0]
}

type fontSet struct{ regular, bold faceList }

// fonts reads the embedded fonts once. They are part of the program: one that
// cannot be read is a broken build, and the tests say so.
var fonts = sync.OnceValue(func() fontSet {
	load := func(names ...string) (list faceList) {
		for _, name := range names {
			if f, err := loadFont(name); err == nil {
				list = append(list, f)
			}
		}
		return list
	}
	scripts := []string{"NotoSansHebrew-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansKR-Regular.otf", "NotoSansMath-Regular.ttf"}
	return fontSet{
		regular: load(append([]string{"NotoSans-Regular.ttf"}, scripts...)...),
		bold:    load(append([]string{"NotoSans-Bold.ttf", "NotoSans-Regular.ttf"}, scripts...)...),
	}
})

func loadFont(name string) (*font.Face, error) {
	data, err := assets.Fonts.ReadFile("fonts/" + name)
	if err != nil {
		return nil, err
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return face, nil
}
