package geo

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// text paints a line of text with the glyphs and at the places that the painter
// has it, over its halo.
func (g *pdfPage) text(i *Item) error {
	set := setText(i.Text, i.Style)
	if len(set.glyphs) == 0 {
		return nil
	}
	if c := i.Style.Halo; c.A > 0 && i.Style.HaloWidth > 0 {
		g.halo(set, i)
	}
	if i.Style.Colour.A == 0 {
		return nil
	}
	g.fillColour(i.Style.Colour)
	text := []rune(i.Text)
	for _, run := range set.runs {
		if err := g.run(set, run, i, text); err != nil {
			return err
		}
	}
	return nil
}

// halo strokes the outlines of glyphs. They are shapes and not text, so that
// whoever searches or copies finds the text once. Each shape is kept once. Where
// a halo lets through what is under it, it is painted whole and then laid over
// the page, so that the halos of neighbours do not add up.
func (g *pdfPage) halo(set *setting, i *Item) {
	restore := g.save()
	c := i.Style.Halo
	if alpha := c.A; alpha != 255 {
		page := g.b
		state := g.state
		g.b, c.A = nil, 255
		g.state.alpha, g.state.stroke, g.state.dash = 255, color.NRGBA{}, "[] 0"
		g.b = append(g.b, "1 j\n"...)
		g.letters(set, i, c)
		box := i.textBox().grow(i.Style.HaloWidth + i.Style.Size/2)
		n := g.reserve()
		g.stream(n, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[%s %s %s %s]/Group<</S/Transparency/I true>>/Resources %d 0 R",
			decimal(box.x0), decimal(box.y0), decimal(box.x1), decimal(box.y1), g.resources), g.b)
		g.b, g.state = page, state
		g.pictures = append(g.pictures, fmt.Sprintf("/I%d %d 0 R", len(g.pictures)+1, n))
		g.opacity(alpha)
		fmt.Fprintf(g, "/I%d Do\n", len(g.pictures))
	} else {
		g.letters(set, i, c)
	}
	restore()
}

// letters strokes the outlines of glyphs.
func (g *pdfPage) letters(set *setting, i *Item, c color.NRGBA) {
	g.strokeColour(c, g.state.width)
	if g.state.dash != "[] 0" {
		g.b = append(g.b, "[] 0 d\n"...)
	}
	width := -1.0
	for _, q := range set.glyphs {
		n := g.letter(q)
		if n == 0 {
			continue
		}
		scale := i.Style.Size / float64(q.face.Upem())
		if w := 2 * i.Style.HaloWidth / scale; w != width {
			fmt.Fprintf(g, "%s w\n", decimal(w))
			width = w
		}
		fmt.Fprintf(g, "q %s 0 0 %s %s %s cm /H%d Do Q\n", significant(scale), significant(-scale), decimal(i.X+q.x), decimal(i.Y+q.y), n)
	}
}

type letterKey struct {
	face *font.Face
	id   font.GID
}

// letter returns the number in its name of the shape of a glyph, in its font's
// units, or 0 for one that is blank.
func (p *pdfWriter) letter(q glyph) int {
	key := letterKey{q.face, q.id}
	if n, ok := p.letterOf[key]; ok {
		return n
	}
	settingMu.Lock() // a face is used by one at a time
	outline, _ := q.face.GlyphData(q.id).(font.GlyphOutline)
	settingMu.Unlock()
	if len(outline.Segments) == 0 {
		p.letterOf[key] = 0
		return 0
	}
	var b strings.Builder
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	var pen opentype.SegmentPoint
	put := func(operator string, points ...opentype.SegmentPoint) {
		for _, a := range points {
			x, y := float64(a.X), float64(a.Y)
			box = rect{min(box.x0, x), min(box.y0, y), max(box.x1, x), max(box.y1, y)}
			b.WriteString(decimal(x) + " " + decimal(y) + " ")
		}
		b.WriteString(operator + "\n")
		pen = points[len(points)-1]
	}
	for i, s := range outline.Segments {
		switch a := s.Args; s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				b.WriteString("h\n")
			}
			put("m", a[0])
		case opentype.SegmentOpLineTo:
			put("l", a[0])
		case opentype.SegmentOpQuadTo:
			// PDF has curves of the third degree alone.
			third := func(end opentype.SegmentPoint) opentype.SegmentPoint {
				return opentype.SegmentPoint{X: end.X + (a[0].X-end.X)*2/3, Y: end.Y + (a[0].Y-end.Y)*2/3}
			}
			put("c", third(pen), third(a[1]), a[1])
		case opentype.SegmentOpCubeTo:
			put("c", a[0], a[1], a[2])
		}
	}
	b.WriteString("h S")
	n := p.reserve()
	box = box.grow(float64(q.face.Upem())) // the halo is wider
	p.stream(n, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[%s %s %s %s]/Resources<<>>", decimal(box.x0), decimal(box.y0), decimal(box.x1), decimal(box.y1)), []byte(b.String()))
	p.letterList = append(p.letterList, fmt.Sprintf("/H%d %d 0 R", len(p.letterList)+1, n))
	p.letterOf[key] = len(p.letterList)
	return len(p.letterList)
}

// run shows a stretch of glyphs.
func (g *pdfPage) run(set *setting, run textRun, i *Item, text []rune) error {
	f, err := g.font(run.face)
	if err != nil {
		return err
	}
	shown, reads := f.read(set.glyphs[run.glyphs[0]:run.glyphs[1]], run, text)
	if !reads && !run.reverse {
		// Programs put what runs from right to left in order by the place of each
		// glyph, and get it wrong where they are told the text.
		fmt.Fprintf(g, "/Span<</ActualText%s>>BDC\n", utf16String(string(text[run.runes[0]:run.runes[1]])))
		defer fmt.Fprint(g, "EMC\n")
	}
	size := i.Style.Size
	fmt.Fprintf(g, "BT\n/F%d %s Tf\n", f.number, decimal(size))
	for len(shown) > 0 {
		n := 1
		for n < len(shown) && shown[n].y == shown[0].y {
			n++
		}
		g.show(f, shown[:n], i.X, i.Y, size)
		shown = shown[n:]
	}
	g.b = append(g.b, "ET\n"...)
	return nil
}

// show shows glyphs that stand on one line.
func (g *pdfPage) show(f *pdfFont, glyphs []shownGlyph, x, y, size float64) {
	fmt.Fprintf(g, "1 0 0 -1 %s %s Tm\n[<", decimal(x+glyphs[0].x), decimal(y+glyphs[0].y))
	pen := glyphs[0].x
	for _, q := range glyphs {
		// Thousandths of the size that the pen goes back.
		if back := math.Round((pen - q.x) * 1000 / size); back != 0 {
			fmt.Fprintf(g, ">%.0f<", back)
			pen -= back * size / 1000
		}
		fmt.Fprintf(g, "%04X", q.code)
		pen += q.advance * size
	}
	g.b = append(g.b, ">] TJ\n"...)
}

// font returns what a PDF uses of a font.
func (p *pdfWriter) font(face *font.Face) (*pdfFont, error) {
	name := nameOf(face)
	if f := p.fonts[name]; f != nil {
		return f, nil
	}
	file, err := fontFileOf(name)
	if err != nil {
		return nil, err
	}
	f := &pdfFont{subset: newSubset(file), text: map[int]string{}, blanks: map[rune]int{}}
	p.fontList = append(p.fontList, f)
	f.number = len(p.fontList)
	p.fonts[name] = f
	return f, nil
}
