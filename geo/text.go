package geo

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

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
// The baseline is put on a whole pixel and the left edge on a quarter of one,
// so that the letters are crisp and alike.
func (c *Canvas) Text(s string, x, y float64, st TextStyle) {
	if c.record != nil {
		if s != "" {
			c.keep(Item{Text: s, Style: st, X: x, Y: y})
		}
		return
	}
	dx, dy := c.device(x, y)
	if !(math.Abs(dx) < tooFar && math.Abs(dy) < tooFar) {
		return
	}
	quarter := math.Floor(dx*4 + 0.5)
	at := image.Pt(int(math.Floor(quarter/4)), int(math.Floor(dy+0.5)))
	fill, halo := masksOf(s, st, c.Scale, int(quarter-4*math.Floor(quarter/4)))
	if halo != nil && st.Halo.A > 0 {
		c.paint(op{mask: halo, at: at, area: halo.rect.Add(at).Intersect(c.clip), shade: shade{colour: st.Halo}})
	}
	if fill != nil {
		c.paint(op{mask: fill, at: at, area: fill.rect.Add(at).Intersect(c.clip), shade: shade{colour: st.Colour}})
	}
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
	return setText(s, st).width, st.Size * 0.78, st.Size * 0.24
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
	right := rightToLeft([]rune(s))
	// A line keeps to the direction of its paragraph, whatever it begins with.
	put := func(line string) {
		switch runes := []rune(line); {
		case right == rightToLeft(runes):
		case right:
			line = string(rightMark) + line
		default:
			line = string(leftMark) + line
		}
		lines = append(lines, line)
	}
	line := ""
	for _, word := range strings.Fields(s) {
		with := word
		if line != "" {
			with = line + " " + word
		}
		if w, _, _ := MeasureText(with, st); w > width && line != "" {
			put(line)
			line = word
			continue
		}
		line = with
	}
	if line != "" {
		put(line)
	}
	return lines
}

// A setting is a line of text: its glyphs from left to right, where they stand
// from the beginning of the line, and the pictures made of them.
type setting struct {
	glyphs []glyph
	runs   []textRun
	width  float64
}

// A textRun is a stretch of a line that is set in one font and runs one way.
type textRun struct {
	face    *font.Face
	reverse bool    // it runs from right to left
	runes   [2]int  // of the text: the range that it stands for
	glyphs  [2]int  // of the setting: the range that it is made of
	x0, x1  float64 // from the beginning of the line, without the tracking after it
}

type glyph struct {
	face  *font.Face
	id    font.GID
	x, y  float64
	runes [2]int // of the text: the range that it stands for
}

// shapingSize is the size that text is shaped at: the shaper takes a size that
// is not whole for the next one above it, and would set the letters too wide.
const shapingSize = 1000

// set shapes a line of text.
func (t *setting) set(s string, size, tracking float64, bold bool) {
	faces := fonts().regular
	if bold {
		faces = fonts().bold
	}
	text := []rune(s)
	if len(text) == 0 || faces.first() == nil {
		return
	}
	tracking = trackingOf(text, tracking)
	dir := di.DirectionLTR
	if rightToLeft(text) {
		dir = di.DirectionRTL
	}
	runs := segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: dir, Face: faces.first(),
		Size: fixed.I(shapingSize), Language: language.NewLanguage("en"),
	}, faces)
	runs = splitNumbers(splitBlanks(runs, faces), dir)
	outs := make([]shaping.Output, len(runs))
	for i, run := range runs {
		outs[i] = shaper.Shape(run)
	}
	x, unit := 0.0, size/shapingSize/64
	for _, i := range visualOrder(levels(runs, dir)) {
		out, run := outs[i], runs[i]
		first, x0 := len(t.glyphs), x
		for _, g := range out.Glyphs {
			from := g.TextIndex()
			t.glyphs = append(t.glyphs, glyph{out.Face, g.GlyphID, x + float64(g.XOffset)*unit, -float64(g.YOffset) * unit, [2]int{from, from + g.RunesCount()}})
			x += float64(g.Advance)*unit + tracking
		}
		t.runs = append(t.runs, textRun{out.Face, run.Direction == di.DirectionRTL, [2]int{run.RunStart, run.RunEnd}, [2]int{first, len(t.glyphs)}, x0, max(x-tracking, x0)})
	}
	t.width = max(x-tracking, 0)
}

// trackingOf gives the extra space after each glyph of a text: none where it has
// Arabic letters, which are joined.
func trackingOf(text []rune, tracking float64) float64 {
	if slices.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
		return 0
	}
	return tracking
}

// outlineTo adds the glyphs' outlines to a path.
func (t *setting) outlineTo(p *Path, size float64) {
	for _, g := range t.glyphs {
		outline, ok := g.face.GlyphData(g.id).(font.GlyphOutline)
		if !ok {
			continue
		}
		scale := size / float64(g.face.Upem())
		at := func(q opentype.SegmentPoint) (float64, float64) {
			return g.x + float64(q.X)*scale, g.y - float64(q.Y)*scale
		}
		for _, s := range outline.Segments {
			ax, ay := at(s.Args[0])
			switch s.Op {
			case opentype.SegmentOpMoveTo:
				p.MoveTo(ax, ay)
			case opentype.SegmentOpLineTo:
				p.LineTo(ax, ay)
			case opentype.SegmentOpQuadTo:
				bx, by := at(s.Args[1])
				p.quadTo(ax, ay, bx, by)
			case opentype.SegmentOpCubeTo:
				bx, by := at(s.Args[1])
				cx, cy := at(s.Args[2])
				p.cubeTo(ax, ay, bx, by, cx, cy)
			}
		}
	}
}

// A faceList is the faces that a text may be set in, each of which is read when it
// is asked for the first time: some of them are large. The first one that has a rune
// sets it; what nobody has is set in the first.
type faceList []func() *font.Face

// ResolveFace returns the face for a rune, nil where there is none at all.
func (l faceList) ResolveFace(r rune) *font.Face {
	// What is nowhere to be seen, as a control character, is no reason to read a face.
	if !unicode.IsPrint(r) {
		return l.first()
	}
	for _, face := range l {
		if f := face(); f != nil {
			if _, ok := f.NominalGlyph(r); ok {
				return f
			}
		}
	}
	return l.first()
}

// first returns the first face that can be read, nil where none can.
func (l faceList) first() *font.Face {
	for _, face := range l {
		if f := face(); f != nil {
			return f
		}
	}
	return nil
}

// A fontSet holds the embedded fonts.
type fontSet struct{ regular, bold faceList }

// faceNames tells where each face that has been read is from, under assets/fonts.
var faceNames sync.Map // of *font.Face to string

// nameOf returns the file under assets/fonts that a face is from.
func nameOf(f *font.Face) string {
	name, _ := faceNames.Load(f)
	s, _ := name.(string)
	return s
}

// fonts gives the embedded fonts, each read once. They are part of the program: one
// that cannot be read is a broken build, and the tests say so.
var fonts = sync.OnceValue(func() fontSet {
	faces := map[string]func() *font.Face{}
	list := func(names ...string) (l faceList) {
		for _, name := range names {
			if faces[name] == nil {
				faces[name] = sync.OnceValue(func() *font.Face { return readFont(name) })
			}
			l = append(l, faces[name])
		}
		return l
	}
	scripts := []string{"NotoSansHebrew-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansKR-Regular.otf", "NotoSansMath-Regular.ttf",
		"LegationSans-Regular.otf"} // the last for the syllables that few words have
	return fontSet{
		regular: list(append([]string{"NotoSans-Regular.ttf"}, scripts...)...),
		bold:    list(append([]string{"NotoSans-Bold.ttf", "LegationSans-Bold.otf", "NotoSans-Regular.ttf"}, scripts...)...),
	}
})

// readFont reads a font and notes where it is from; nil where it cannot.
func readFont(name string) *font.Face {
	f, err := loadFont(name)
	if err != nil {
		return nil
	}
	faceNames.Store(f, name)
	return f
}

func loadFont(name string) (*font.Face, error) {
	file, err := assets.Fonts.Open("fonts/" + name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	resource, ok := file.(font.Resource) // an embedded file is one: no copy of it is needed
	if !ok {
		return nil, fmt.Errorf("font %s cannot be read from any place in it", name)
	}
	face, err := font.ParseTTF(resource)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return face, nil
}
