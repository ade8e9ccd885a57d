package geo

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strings"
)

// WriteSVG writes a drawing as SVG 1.1: shapes, and text that can be selected,
// in one group for each layer. The fonts are embedded as far as they are used,
// for programs that read them from the file; the others need the fonts under
// assets/fonts. What the document says of itself is in its title, description
// and metadata. A drawing with pictures is refused with ErrPictures.
func WriteSVG(w io.Writer, d *Drawing, m DocumentInfo) error {
	if err := d.checkSize(); err != nil {
		return fmt.Errorf("writing SVG: %w", err)
	}
	s := svgWriter{drawing: d, clips: map[string]string{}, shapes: map[string]string{}, ids: map[string]int{}, fonts: map[string]*svgFont{}}
	if err := s.write(m); err != nil {
		return fmt.Errorf("writing SVG: %w", err)
	}
	_, err := w.Write(s.out.Bytes())
	return err
}

const (
	svgNamespace   = "http://www.w3.org/2000/svg"
	proofNamespace = "legation:proof"
	proofElement   = "proof"
)

type svgWriter struct {
	drawing *Drawing
	out     bytes.Buffer

	defs   bytes.Buffer
	clips  map[string]string // by what is in the clip path: its id
	shapes map[string]string // by outline, of those that clip: its id
	fills  int               // gradients
	ids    map[string]int    // how often each was given
	fonts  map[string]*svgFont
	body   bytes.Buffer
	scratch

	open []string // the groups that are open
	clip string   // the id of the clip path that a group of its own is open for
	link string   // that is open
}

// A scratch is where paths are written before it is known where they go.
type scratch struct{ d []byte }

func (s *svgWriter) write(m DocumentInfo) error {
	items := s.drawing.Items
	for i := range items {
		if it := &items[i]; it.Image != nil {
			return ErrPictures
		} else if it.Path != nil && (it.Within != nil || len(it.Paint.Bands) > 0) {
			area := it.Within
			if area == nil {
				area = it.Path
			}
			s.clipTo(string(s.pathData(area.outlines(), true)))
		}
	}
	for i := range items {
		if err := s.item(&items[i]); err != nil {
			return err
		}
	}
	s.goTo("", "", "")
	metadata, err := svgMetadata(m)
	if err != nil {
		return err
	}
	w, h := decimal(s.drawing.Width), decimal(s.drawing.Height)
	o := &s.out
	o.WriteString(xml.Header)
	fmt.Fprintf(o, `<svg xmlns="%s" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="%s" height="%s" viewBox="0 0 %s %s" xml:lang="%s" xml:space="preserve" role="img" aria-labelledby="title description" stroke-linejoin="round" text-rendering="geometricPrecision">`+"\n",
		svgNamespace, w, h, w, h, m.language())
	fmt.Fprintf(o, "<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>\n", escaped(m.Title), escaped(m.Subject))
	o.Write(metadata)
	if err := s.writeFonts(); err != nil {
		return err
	}
	if s.defs.Len() > 0 {
		o.WriteString("<defs>\n")
		o.Write(s.defs.Bytes())
		o.WriteString("</defs>\n")
	}
	o.Write(s.body.Bytes())
	o.WriteString("</svg>\n")
	return nil
}

// item writes one thing of the drawing.
func (s *svgWriter) item(i *Item) error {
	clip := ""
	if i.cut() {
		var box Path
		box.Rect(i.Clip.X0, i.Clip.Y0, i.Clip.X1-i.Clip.X0, i.Clip.Y1-i.Clip.Y0)
		clip = s.clipTo(string(s.pathData(box.outlines(), true)))
	}
	s.goTo(i.Group, clip, webAddress(i.Link))
	switch {
	case i.Path == nil:
		return s.text(i)
	case i.Stroked():
		within := s.within(i.Within)
		for _, part := range i.Path.dashings(i.Dash) {
			s.stroke(part, i.Width, i.Dash, i.Paint.Colour, within)
		}
	case i.Paint.Gradient != nil:
		s.fill(i, fmt.Sprintf(` fill="url(#%s)"`, s.gradient(i.Paint.Gradient)))
	default:
		if i.Paint.Colour.A > 0 {
			s.fill(i, paint("fill", i.Paint.Colour))
		}
		for _, b := range i.Paint.Bands {
			if stripes := b.stripes(i.box()); len(stripes) > 0 {
				within := s.within(i.Path)
				fmt.Fprintf(&s.body, `<path d="%s"%s%s/>`+"\n", s.pathData(stripes, true), paint("fill", b.Colour), within)
			}
		}
	}
	return nil
}

// fill writes a filled path, by its name where it has one.
func (s *svgWriter) fill(i *Item, attributes string) {
	d := s.pathData(i.Path.outlines(), true)
	if len(d) == 0 {
		return
	}
	if id, ok := s.shapes[string(d)]; ok {
		fmt.Fprintf(&s.body, `<use xlink:href="#%s"%s%s/>`+"\n", id, attributes, s.within(i.Within))
		return
	}
	fmt.Fprintf(&s.body, `<path d="%s"%s%s/>`+"\n", d, attributes, s.within(i.Within))
}

func (s *svgWriter) stroke(part dashing, width float64, dash []float64, c color.NRGBA, within string) {
	d := s.pathData(part.outlines, false)
	if len(d) == 0 || c.A == 0 {
		return
	}
	fmt.Fprintf(&s.body, `<path d="%s" fill="none"%s stroke-width="%s"`, d, paint("stroke", c), decimal(width))
	if len(dash) > 0 {
		s.body.WriteString(` stroke-dasharray="`)
		for i, v := range dash {
			if i > 0 {
				s.body.WriteByte(' ')
			}
			s.body.WriteString(decimal(v))
		}
		s.body.WriteByte('"')
		if part.phase != 0 {
			fmt.Fprintf(&s.body, ` stroke-dashoffset="%s"`, decimal(part.phase))
		}
	}
	fmt.Fprintf(&s.body, "%s/>\n", within)
}

// within returns the attribute that keeps what it is on within an area.
func (s *svgWriter) within(area *Path) string {
	if area == nil {
		return ""
	}
	return fmt.Sprintf(` clip-path="url(#%s)"`, s.clipTo(string(s.pathData(area.outlines(), true))))
}

// clipTo returns the id of the clip path with an outline.
func (s *svgWriter) clipTo(d string) string {
	if id, ok := s.clips[d]; ok {
		return id
	}
	n := len(s.clips) + 1
	id, shape := fmt.Sprintf("clip-%d", n), fmt.Sprintf("shape-%d", n)
	s.clips[d], s.shapes[d] = id, shape
	fmt.Fprintf(&s.defs, `<clipPath id="%s"><path id="%s" d="%s"/></clipPath>`+"\n", id, shape, d)
	return id
}

func (s *svgWriter) gradient(g *Gradient) string {
	s.fills++
	id := fmt.Sprintf("gradient-%d", s.fills)
	fmt.Fprintf(&s.defs, `<linearGradient id="%s" gradientUnits="userSpaceOnUse" x1="%s" y1="0" x2="%s" y2="0"><stop offset="0"%s/><stop offset="1"%s/></linearGradient>`+"\n",
		id, decimal(g.X0), decimal(g.X1), paint("stop", g.From), paint("stop", g.To))
	return id
}

// pathData returns outlines in the language of SVG paths. It is overwritten by
// the next call. Closed makes areas of outlines that nothing closes.
func (s *svgWriter) pathData(outlines []outline, closed bool) []byte {
	b := s.d[:0]
	x, y := 0, 0
	for _, o := range outlines {
		for i, p := range o.points {
			// Relative lengths are shorter. The first outline begins absolutely.
			dx, dy := p[0]-x, p[1]-y
			switch {
			case i == 0 && len(b) == 0:
				b = append(b, 'M')
			case i == 0:
				b = append(b, 'm')
			case i == 1:
				b = append(b, 'l')
			}
			b = appendPair(b, dx, dy, i > 1)
			x, y = p[0], p[1]
		}
		if o.closed || closed {
			b = append(b, 'z')
			x, y = o.points[0][0], o.points[0][1]
		}
	}
	s.d = b
	return b
}

// appendPair appends two numbers with no more between them than must be.
func appendPair(b []byte, x, y int, apart bool) []byte {
	if apart && x >= 0 {
		b = append(b, ' ')
	}
	b = appendSteps(b, x)
	if y >= 0 {
		b = append(b, ' ')
	}
	return appendSteps(b, y)
}

// paint returns the attributes that give something a colour: "fill", "stroke",
// or "stop" of a gradient.
func paint(what string, c color.NRGBA) string {
	name, opacity := what, what+"-opacity"
	if what == "stop" {
		name = "stop-color"
	}
	out := fmt.Sprintf(` %s="#%02x%02x%02x"`, name, c.R, c.G, c.B)
	if c.A != 255 {
		out += fmt.Sprintf(` %s="%.3g"`, opacity, float64(c.A)/255)
	}
	return out
}

// goTo closes and opens groups until what comes next belongs to a layer, a clip
// path and a link.
func (s *svgWriter) goTo(layer, clip, link string) {
	var names []string
	if layer != "" {
		names = strings.Split(layer, "/")
	}
	same := 0
	for same < len(names) && same < len(s.open) && names[same] == s.open[same] {
		same++
	}
	moved := same < len(s.open) || same < len(names)
	if s.link != "" && (moved || clip != s.clip || link != s.link) {
		s.body.WriteString("</a>\n")
		s.link = ""
	}
	if s.clip != "" && (moved || clip != s.clip) {
		s.body.WriteString("</g>\n")
		s.clip = ""
	}
	for len(s.open) > same {
		s.body.WriteString("</g>\n")
		s.open = s.open[:len(s.open)-1]
	}
	for _, name := range names[same:] {
		s.open = append(s.open, name)
		id := s.unique(strings.Join(s.open, "-"))
		fmt.Fprintf(&s.body, `<g id="%s" class="%s" aria-label="%s" inkscape:groupmode="layer" inkscape:label="%s">`+"\n", id, identifier(name), escaped(name), escaped(name))
	}
	if clip != "" && s.clip == "" {
		fmt.Fprintf(&s.body, `<g clip-path="url(#%s)">`+"\n", clip)
		s.clip = clip
	}
	if link != "" && s.link == "" {
		fmt.Fprintf(&s.body, `<a xlink:href="%s" target="_blank">`+"\n", escaped(link))
		s.link = link
	}
}

// unique returns an id that was not given before.
func (s *svgWriter) unique(name string) string {
	id := identifier(name)
	s.ids[id]++
	if n := s.ids[id]; n > 1 {
		return s.unique(fmt.Sprintf("%s-%d", id, n))
	}
	return id
}

// identifier returns a name with nothing in it but what an id may have, and
// that is no id of the document's own.
func identifier(name string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '_'
	}, name)
	switch first, _, _ := strings.Cut(id, "-"); first {
	case "", "clip", "shape", "gradient", "title", "description", "metadata", proofElement:
		return "layer-" + id
	}
	if id[0] >= '0' && id[0] <= '9' {
		return "layer-" + id
	}
	return id
}

// escaped returns a text as it may stand in XML.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // to memory: cannot fail
	return b.String()
}
