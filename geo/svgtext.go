package geo

import (
	"encoding/base64"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// An svgFont is a font that an SVG uses, and what it uses of it.
type svgFont struct {
	*subset
	runes map[rune]bool
}

// text writes a line of text. Each of its runs stands where the painter sets
// it, and they follow each other as they are read, so that selecting and
// copying gives the text.
func (s *svgWriter) text(i *Item) error {
	set := setText(i.Text, i.Style)
	runes := []rune(i.Text)
	runs := slices.Clone(set.runs)
	slices.SortFunc(runs, func(a, b textRun) int { return a.runes[0] - b.runes[0] })
	if len(runs) == 0 {
		return nil
	}
	b := &s.body
	fmt.Fprintf(b, `<text y="%s" font-size="%s"%s`, decimal(i.Y), decimal(i.Style.Size), paint("fill", i.Style.Colour))
	if i.Style.Halo.A > 0 && i.Style.HaloWidth > 0 {
		fmt.Fprintf(b, `%s stroke-width="%s" paint-order="stroke"`, paint("stroke", i.Style.Halo), decimal(2*i.Style.HaloWidth))
	}
	if tracking := trackingOf([]rune(i.Text), i.Style.Tracking); tracking != 0 {
		fmt.Fprintf(b, ` letter-spacing="%s"`, decimal(tracking))
	}
	var parts []svgSpan
	for _, run := range runs {
		f, err := s.useFont(set, run, runes)
		if err != nil {
			return err
		}
		for _, part := range set.spans(run, runes) {
			a := fmt.Sprintf(` x="%s" font-family="'%s'"`, decimal(i.X+part.x), f.file.family)
			if f.file.bold {
				a += ` font-weight="700"`
			}
			parts = append(parts, svgSpan{part.text, part.attributes + a, 0})
		}
	}
	if len(parts) == 1 {
		fmt.Fprintf(b, "%s>%s</text>\n", parts[0].attributes, escaped(parts[0].text))
		return nil
	}
	b.WriteByte('>')
	for _, part := range parts {
		fmt.Fprintf(b, "<tspan%s>%s</tspan>", part.attributes, escaped(part.text))
	}
	b.WriteString("</text>\n")
	return nil
}

// An svgSpan is a part of a run that is placed by itself.
type svgSpan struct {
	text, attributes string
	x                float64
}

// spans splits a run. One from right to left is placed by its middle, because
// programs do not agree on which end of it is its start, and its blanks are
// placed apart, because nor do they on whether those count.
func (t *setting) spans(run textRun, text []rune) []svgSpan {
	from, to := run.runes[0], run.runes[1]
	if !run.reverse {
		return []svgSpan{{string(text[from:to]), "", run.x0}}
	}
	first, last := from, to
	for first < last && unicode.IsSpace(text[first]) {
		first++
	}
	for last > first && unicode.IsSpace(text[last-1]) {
		last--
	}
	x0, x1 := run.x1, run.x0
	for i := run.glyphs[0]; i < run.glyphs[1]; i++ {
		if q := t.glyphs[i].runes[0]; q < first || q >= last {
			continue
		}
		end := run.x1
		if i+1 < run.glyphs[1] {
			end = t.glyphs[i+1].x
		}
		x0, x1 = min(x0, t.glyphs[i].x), max(x1, end)
	}
	const backwards = ` direction="rtl" unicode-bidi="bidi-override"`
	var out []svgSpan
	if first > from {
		out = append(out, svgSpan{string(text[from:first]), "", run.x1})
	}
	if first < last {
		out = append(out, svgSpan{string(text[first:last]), ` text-anchor="middle"` + backwards, (x0 + x1) / 2})
	}
	if last < to {
		out = append(out, svgSpan{string(text[last:to]), "", run.x0})
	}
	return out
}

// useFont notes what a run uses of its font.
func (s *svgWriter) useFont(set *setting, run textRun, text []rune) (*svgFont, error) {
	name := nameOf(run.face)
	f := s.fonts[name]
	if f == nil {
		file, err := fontFileOf(name)
		if err != nil {
			return nil, err
		}
		f = &svgFont{newSubset(file), map[rune]bool{}}
		s.fonts[name] = f
	}
	for _, g := range set.glyphs[run.glyphs[0]:run.glyphs[1]] {
		f.add(int(g.id))
	}
	for _, r := range text[run.runes[0]:run.runes[1]] {
		f.runes[r] = true
		// A letter that is joined to others here may stand alone once somebody
		// edits the text.
		if id, ok := run.face.NominalGlyph(r); ok {
			f.add(int(id))
		}
	}
	return f, nil
}

// writeFonts embeds what is used of the fonts, with the tables by which another
// program sets their text the same.
func (s *svgWriter) writeFonts() error {
	if len(s.fonts) == 0 {
		return nil
	}
	names := make([]string, 0, len(s.fonts))
	for name := range s.fonts {
		names = append(names, name)
	}
	sort.Strings(names)
	s.out.WriteString("<style>\n")
	for _, name := range names {
		f := s.fonts[name]
		weight := 400
		if f.file.bold {
			weight = 700
		}
		data := woff(f.tables("OS/2", "cmap", "head", "hhea", "maxp", "name", "post", "GDEF", "GPOS", "GSUB"))
		fmt.Fprintf(&s.out, "@font-face{font-family:'%s';font-weight:%d;unicode-range:%s;src:url(data:font/woff;base64,%s) format('woff')}\n",
			f.file.family, weight, runeRanges(f.runes), base64.StdEncoding.EncodeToString(data))
	}
	s.out.WriteString("</style>\n")
	return nil
}

// runeRanges lists letters as CSS does: "U+20,U+41-5A".
func runeRanges(set map[rune]bool) string {
	runes := make([]rune, 0, len(set))
	for r := range set {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	var out []string
	for i := 0; i < len(runes); {
		j := i
		for j+1 < len(runes) && runes[j+1] == runes[j]+1 {
			j++
		}
		if i == j {
			out = append(out, fmt.Sprintf("U+%X", runes[i]))
		} else {
			out = append(out, fmt.Sprintf("U+%X-%X", runes[i], runes[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ",")
}
