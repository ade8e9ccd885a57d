package geo

import (
	"fmt"
	"image"
	"image/color"
	"strings"
)

// A pdfPage gathers what is painted on one page.
type pdfPage struct {
	*pdfWriter
	b     []byte
	state pdfState
	layer string // that is open

	link  string // where what was painted last leads
	links []pdfLink
}

// A pdfState is what the next thing would be painted with.
type pdfState struct {
	fill, stroke color.NRGBA
	alpha        uint8
	width        float64
	dash         string
}

type pdfLink struct {
	url  string
	area rect
}

// page writes a drawing and returns its page's object.
func (p *pdfWriter) page(d *Drawing, parent int) (int, error) {
	k := p.info.PointsPerUnit
	g := &pdfPage{pdfWriter: p, state: pdfState{
		fill: color.NRGBA{A: 255}, stroke: color.NRGBA{A: 255}, alpha: 255, width: 1, dash: "[] 0",
	}}
	// The drawing's axis points down, and corners are round.
	fmt.Fprintf(g, "%s 0 0 %s 0 %s cm 1 j\n", significant(k), significant(-k), significant(d.Height*k))
	for i := range d.Items {
		if err := g.item(&d.Items[i]); err != nil {
			return 0, err
		}
	}
	g.goTo("")
	g.linkTo("", rect{})
	content, page := p.reserve(), p.reserve()
	p.stream(content, "", g.b)
	var annots []int
	for _, l := range g.links {
		n := p.reserve()
		p.object(n, fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect[%s %s %s %s]/Border[0 0 0]/F 4/A<</S/URI/URI%s>>>>",
			decimal(l.area.x0*k), decimal((d.Height-l.area.y1)*k), decimal(l.area.x1*k), decimal((d.Height-l.area.y0)*k), pdfString(l.url)))
		annots = append(annots, n)
	}
	body := fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %d 0 R/Contents %d 0 R/Group<</S/Transparency/CS/DeviceRGB>>",
		parent, decimal(d.Width*k), decimal(d.Height*k), p.resources, content)
	if len(annots) > 0 {
		body += fmt.Sprintf("/Annots[%s]", references(annots))
	}
	p.object(page, body+">>")
	return page, nil
}

// Write appends to what the page paints.
func (g *pdfPage) Write(b []byte) (int, error) {
	g.b = append(g.b, b...)
	return len(b), nil
}

func (g *pdfPage) item(i *Item) error {
	layer, _, _ := strings.Cut(i.Group, "/")
	g.goTo(layer)
	if url := webAddress(i.Link); url != "" {
		area := i.box()
		if i.Path == nil && i.Image == nil {
			area = area.intersect(i.textBox())
		}
		g.linkTo(url, area)
	} else {
		g.linkTo("", rect{})
	}
	restore := func() {}
	if i.cut() {
		restore = g.save()
		c := i.Clip
		fmt.Fprintf(g, "%s %s %s %s re W n\n", decimal(c.X0), decimal(c.Y0), decimal(c.X1-c.X0), decimal(c.Y1-c.Y0))
	}
	defer func() { restore() }()
	switch {
	case i.Image != nil:
		return g.picture(i.Image, i.Box)
	case i.Path == nil:
		return g.text(i)
	case i.Stroked():
		defer g.within(i.Within)()
		for _, part := range i.Path.dashings(i.Dash) {
			g.stroke(part, i.Width, i.Dash, i.Paint.Colour)
		}
	case i.Paint.Gradient != nil:
		defer g.within(i.Within)()
		defer g.within(i.Path)()
		g.shade(i.Paint.Gradient)
	case len(i.Paint.Bands) > 0:
		g.bands(i)
	default:
		defer g.within(i.Within)()
		if i.Paint.Colour.A > 0 {
			g.fillColour(i.Paint.Colour)
			g.outlines(i.Path.outlines(), true)
			g.b = append(g.b, "f\n"...)
		}
	}
	return nil
}

// bands fills a path and paints stripes over it. The path is written once: it
// is filled and then clips.
func (g *pdfPage) bands(i *Item) {
	defer g.within(i.Within)()
	defer g.save()()
	g.fillColour(i.Paint.Colour)
	g.outlines(i.Path.outlines(), true)
	if i.Paint.Colour.A > 0 {
		g.b = append(g.b, "W f\n"...)
	} else {
		g.b = append(g.b, "W n\n"...)
	}
	for _, b := range i.Paint.Bands {
		if stripes := b.stripes(i.box()); len(stripes) > 0 {
			g.fillColour(b.Colour)
			g.outlines(stripes, true)
			g.b = append(g.b, "f\n"...)
		}
	}
}

func (g *pdfPage) stroke(part dashing, width float64, dash []float64, c color.NRGBA) {
	if len(part.outlines) == 0 || c.A == 0 {
		return
	}
	g.strokeColour(c, width)
	pattern := "[] 0"
	if len(dash) > 0 {
		words := make([]string, len(dash))
		for i, v := range dash {
			words[i] = decimal(v)
		}
		pattern = "[" + strings.Join(words, " ") + "] " + decimal(part.phase)
	}
	if g.state.dash != pattern {
		fmt.Fprintf(g, "%s d\n", pattern)
		g.state.dash = pattern
	}
	g.outlines(part.outlines, false)
	g.b = append(g.b, "S\n"...)
}

// outlines writes a path.
func (g *pdfPage) outlines(list []outline, closed bool) {
	b := g.b
	for _, o := range list {
		for i, p := range o.points {
			b = appendSteps(b, p[0])
			b = append(b, ' ')
			b = appendSteps(b, p[1])
			if i == 0 {
				b = append(b, " m\n"...)
			} else {
				b = append(b, " l\n"...)
			}
		}
		if o.closed || closed {
			b = append(b, "h\n"...)
		}
	}
	g.b = b
}

// within keeps what follows within an area, until the returned function is
// called.
func (g *pdfPage) within(area *Path) (restore func()) {
	if area == nil {
		return func() {}
	}
	restore = g.save()
	g.outlines(area.outlines(), true)
	g.b = append(g.b, "W n\n"...)
	return restore
}

// save keeps the state until the returned function is called.
func (g *pdfPage) save() (restore func()) {
	old := g.state
	g.b = append(g.b, "q\n"...)
	return func() {
		g.b = append(g.b, "Q\n"...)
		g.state = old
	}
}

func (g *pdfPage) fillColour(c color.NRGBA) {
	g.opacity(c.A)
	if c.A = 255; g.state.fill != c {
		fmt.Fprintf(g, "%s rg\n", pdfColour(c))
		g.state.fill = c
	}
}

func (g *pdfPage) strokeColour(c color.NRGBA, width float64) {
	g.opacity(c.A)
	if c.A = 255; g.state.stroke != c {
		fmt.Fprintf(g, "%s RG\n", pdfColour(c))
		g.state.stroke = c
	}
	if g.state.width != width {
		fmt.Fprintf(g, "%s w\n", decimal(width))
		g.state.width = width
	}
}

func (g *pdfPage) opacity(a uint8) {
	if g.state.alpha == a {
		return
	}
	g.alphas[a] = true
	fmt.Fprintf(g, "/A%d gs\n", a)
	g.state.alpha = a
}

// shade paints all that can be seen with a gradient. Where its opacity changes,
// a mask has the opacity.
func (g *pdfPage) shade(r *Gradient) {
	from, to := r.From, r.To
	if from.A != to.A {
		gray := func(a uint8) string { return significant(float64(a) / 255) }
		n := g.axial("/DeviceGray", r, gray(from.A), gray(to.A))
		form, mask := g.reserve(), len(g.masks)+1
		g.stream(form, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[-100000 -100000 100000 100000]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S %d 0 R>>>>", n), []byte("/S sh"))
		g.masks = append(g.masks, fmt.Sprintf("/M%d<</SMask<</S/Luminosity/G %d 0 R>>>>", mask, form))
		g.opacity(255)
		fmt.Fprintf(g, "/M%d gs\n", mask)
	} else {
		g.opacity(from.A)
	}
	n := g.axial("/DeviceRGB", r, pdfColour(from), pdfColour(to))
	g.shadings = append(g.shadings, fmt.Sprintf("/S%d %d 0 R", len(g.shadings)+1, n))
	fmt.Fprintf(g, "/S%d sh\n", len(g.shadings))
}

func (g *pdfPage) axial(space string, r *Gradient, from, to string) int {
	n := g.reserve()
	g.object(n, fmt.Sprintf("<</ShadingType 2/ColorSpace%s/Coords[%s 0 %s 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[%s]/C1[%s]>>>>",
		space, decimal(r.X0), decimal(max(r.X1, r.X0+0.01)), from, to))
	return n
}

// picture paints a picture over a box.
func (g *pdfPage) picture(img *image.RGBA, box Rect) error {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if w <= 0 || h <= 0 {
		return nil
	}
	pix, alpha := make([]byte, 0, 3*w*h), make([]byte, 0, w*h)
	opaque := true
	for y := range h {
		row := img.Pix[y*img.Stride:][:4*w]
		for ; len(row) > 0; row = row[4:] {
			r, gr, b, a := row[0], row[1], row[2], row[3]
			if a != 255 {
				opaque = false
				c := color.NRGBAModel.Convert(color.RGBA{r, gr, b, a}).(color.NRGBA)
				r, gr, b = c.R, c.G, c.B
			}
			pix, alpha = append(pix, r, gr, b), append(alpha, a)
		}
	}
	entries := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB/Interpolate true", w, h)
	if !opaque {
		mask := g.reserve()
		g.stream(mask, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Interpolate true", w, h), alpha)
		entries += fmt.Sprintf("/SMask %d 0 R", mask)
	}
	n := g.reserve()
	g.stream(n, entries, pix)
	g.pictures = append(g.pictures, fmt.Sprintf("/I%d %d 0 R", len(g.pictures)+1, n))
	defer g.save()()
	g.opacity(255)
	fmt.Fprintf(g, "%s 0 0 %s %s %s cm /I%d Do\n", decimal(box.X1-box.X0), decimal(box.Y0-box.Y1), decimal(box.X0), decimal(box.Y1), len(g.pictures))
	return nil
}

// goTo ends a layer and begins another one.
func (g *pdfPage) goTo(layer string) {
	if layer == g.layer {
		return
	}
	if g.layer != "" {
		g.b = append(g.b, "EMC\n"...)
	}
	if g.layer = layer; layer == "" {
		return
	}
	if g.layers[layer] == 0 {
		g.layers[layer] = g.reserve()
		g.layerList = append(g.layerList, layer)
	}
	for i, name := range g.layerList {
		if name == layer {
			fmt.Fprintf(g, "/OC/L%d BDC\n", i+1)
		}
	}
}

// linkTo makes an area lead to an address. Areas that follow each other and
// lead to the same one are one line of text, or are near each other.
func (g *pdfPage) linkTo(url string, area rect) {
	if url == g.link && url != "" {
		if last := &g.links[len(g.links)-1].area; last.grow(4).overlaps(area) {
			*last = rect{min(last.x0, area.x0), min(last.y0, area.y0), max(last.x1, area.x1), max(last.y1, area.y1)}
			return
		}
	}
	if g.link = url; url != "" {
		g.links = append(g.links, pdfLink{url, area})
	}
}
