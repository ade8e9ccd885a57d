package geo

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
)

// WritePDF writes drawings as the pages of a PDF 1.7: shapes, text that can be
// searched and copied, the parts of the fonts that it needs, links, and layers
// that can be hidden. A page is as large as its drawing, PointsPerUnit points
// for each device-independent pixel. What the document says of itself is in its
// information dictionary, its XMP, and in an attached file that holds the proof.
func WritePDF(w io.Writer, pages []*Drawing, m DocumentInfo) error {
	if len(pages) == 0 {
		return fmt.Errorf("writing PDF: there is no page to write")
	}
	if m.PointsPerUnit == 0 {
		m.PointsPerUnit = 0.75
	}
	if !(m.PointsPerUnit > 0.001 && m.PointsPerUnit < 100) {
		return fmt.Errorf("writing PDF: %g points for each pixel make no page", m.PointsPerUnit)
	}
	p := &pdfWriter{info: m, fonts: map[string]*pdfFont{}, alphas: map[uint8]bool{}, layers: map[string]int{}, letterOf: map[letterKey]int{}}
	if err := p.write(pages); err != nil {
		return fmt.Errorf("writing PDF: %w", err)
	}
	_, err := w.Write(p.out.Bytes())
	return err
}

// pdfProducer is what wrote the file, as PDF calls it.
const pdfProducer = "Legation"

// A pdfWriter gathers the objects of a file. An object's number is its place in
// offsets, counted from 1.
type pdfWriter struct {
	info    DocumentInfo
	out     bytes.Buffer
	offsets []int

	// What the pages share.
	resources  int
	fonts      map[string]*pdfFont
	fontList   []*pdfFont // in order of their names F1, F2, …
	alphas     map[uint8]bool
	shadings   []string // S1, S2, …: name and object
	pictures   []string // I1, I2, …, with what is painted as one
	masks      []string // M1, M2, …
	letterOf   map[letterKey]int
	letterList []string // H1, H2, …
	layers     map[string]int
	layerList  []string // in order of their names L1, L2, …
}

func (p *pdfWriter) write(pages []*Drawing) error {
	proof, err := p.info.proof()
	if err != nil {
		return err
	}
	if len(p.info.XMP) > 0 {
		if _, err := plainXMP(p.info.XMP); err != nil {
			return fmt.Errorf("the XMP metadata: %w", err)
		}
	}
	p.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	catalogue, tree := p.reserve(), p.reserve()
	p.resources = p.reserve()
	var kids []int
	for _, d := range pages {
		if err := d.checkSize(); err != nil {
			return err
		}
		kid, err := p.page(d, tree)
		if err != nil {
			return err
		}
		kids = append(kids, kid)
	}
	p.object(tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), references(kids)))
	if err := p.writeResources(); err != nil {
		return err
	}

	var c strings.Builder
	fmt.Fprintf(&c, "<</Type/Catalog/Pages %d 0 R/Lang%s/ViewerPreferences<</DisplayDocTitle true>>", tree, pdfString(p.info.language()))
	p.bookmarks(&c, kids)
	if len(p.layerList) > 0 {
		all := references(p.layerObjects())
		fmt.Fprintf(&c, "/OCProperties<</OCGs[%s]/D<</Name%s/Order[%s]>>>>", all, pdfString("Layers"), all)
	}
	if len(p.info.XMP) > 0 {
		n := p.reserve()
		// Not compressed, so that programs that know no PDF find it.
		p.rawStream(n, "/Type/Metadata/Subtype/XML", p.info.XMP)
		fmt.Fprintf(&c, "/Metadata %d 0 R", n)
	}
	if proof != nil {
		n := p.attach(proof)
		fmt.Fprintf(&c, "/Names<</EmbeddedFiles<</Names[%s %d 0 R]>>>>/AF[%d 0 R]", pdfString(proofFile), n, n)
	}
	c.WriteString(">>")
	p.object(catalogue, c.String())
	p.finish(catalogue)
	return nil
}

// attach writes the proof as a file within the file.
func (p *pdfWriter) attach(proof []byte) int {
	file, spec := p.reserve(), p.reserve()
	p.stream(file, fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d>>", proofSubtype, len(proof)), proof)
	p.object(spec, fmt.Sprintf("<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/Data/EF<</F %d 0 R/UF %d 0 R>>>>",
		pdfString(proofFile), pdfString(proofFile), pdfString("What Legation makes this picture from again"), file, file))
	return spec
}

// bookmarks writes the outline of several pages.
func (p *pdfWriter) bookmarks(catalogue *strings.Builder, pages []int) {
	titles := p.info.PageTitles
	if len(pages) < 2 || len(titles) != len(pages) {
		return
	}
	root := p.reserve()
	first := len(p.offsets) + 1
	for i, title := range titles {
		n := p.reserve()
		item := fmt.Sprintf("<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]", pdfString(title), root, pages[i])
		if i > 0 {
			item += fmt.Sprintf("/Prev %d 0 R", n-1)
		}
		if i+1 < len(titles) {
			item += fmt.Sprintf("/Next %d 0 R", n+1)
		}
		p.object(n, item+">>")
	}
	p.object(root, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, first+len(titles)-1, len(titles)))
	fmt.Fprintf(catalogue, "/Outlines %d 0 R/PageMode/UseOutlines", root)
}

// writeResources writes what the pages share: fonts, opacities, gradients,
// pictures and layers.
func (p *pdfWriter) writeResources() error {
	var r strings.Builder
	r.WriteString("<<")
	if len(p.fontList) > 0 {
		r.WriteString("/Font<<")
		for i, f := range p.fontList {
			n, err := p.writeFont(f)
			if err != nil {
				return err
			}
			fmt.Fprintf(&r, "/F%d %d 0 R", i+1, n)
		}
		r.WriteString(">>")
	}
	if len(p.alphas)+len(p.masks) > 0 {
		r.WriteString("/ExtGState<<")
		var alphas []uint8
		for a := range p.alphas {
			alphas = append(alphas, a)
		}
		slices.Sort(alphas)
		for _, a := range alphas {
			v := significant(float64(a) / 255)
			fmt.Fprintf(&r, "/A%d<</ca %s/CA %s>>", a, v, v)
		}
		r.WriteString(strings.Join(p.masks, ""))
		r.WriteString(">>")
	}
	for _, list := range []struct {
		name    string
		entries []string
	}{{"Shading", p.shadings}, {"XObject", append(p.pictures, p.letterList...)}} {
		if len(list.entries) > 0 {
			fmt.Fprintf(&r, "/%s<<%s>>", list.name, strings.Join(list.entries, ""))
		}
	}
	if len(p.layerList) > 0 {
		r.WriteString("/Properties<<")
		for i, n := range p.layerObjects() {
			p.object(n, fmt.Sprintf("<</Type/OCG/Name%s>>", pdfString(p.layerList[i])))
			fmt.Fprintf(&r, "/L%d %d 0 R", i+1, n)
		}
		r.WriteString(">>")
	}
	r.WriteString(">>")
	p.object(p.resources, r.String())
	return nil
}

func (p *pdfWriter) layerObjects() (out []int) {
	for _, name := range p.layerList {
		out = append(out, p.layers[name])
	}
	return out
}

// reserve returns the number of an object that is written later.
func (p *pdfWriter) reserve() int {
	p.offsets = append(p.offsets, 0)
	return len(p.offsets)
}

func (p *pdfWriter) object(n int, body string) {
	p.offsets[n-1] = p.out.Len()
	fmt.Fprintf(&p.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// stream writes bytes as a compressed object. The entries are those of its
// dictionary besides its length and compression.
func (p *pdfWriter) stream(n int, entries string, data []byte) {
	p.rawStream(n, entries+"/Filter/FlateDecode", deflated(data))
}

func (p *pdfWriter) rawStream(n int, entries string, data []byte) {
	p.offsets[n-1] = p.out.Len()
	fmt.Fprintf(&p.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", n, entries, len(data))
	p.out.Write(data)
	p.out.WriteString("\nendstream\nendobj\n")
}

// finish writes the information dictionary, where each object is, and what the
// file is known by: a digest of all that is in it.
func (p *pdfWriter) finish(catalogue int) {
	info := p.reserve()
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range [][2]string{
		{"Title", p.info.Title}, {"Subject", p.info.Subject}, {"Author", p.info.Author},
		{"Keywords", p.info.Keywords}, {"Creator", p.info.Creator}, {"Producer", pdfProducer},
	} {
		if e[1] != "" {
			fmt.Fprintf(&b, "/%s%s", e[0], pdfString(e[1]))
		}
	}
	b.WriteString(">>")
	p.object(info, b.String())
	id := sha256.Sum256(p.out.Bytes())
	start := p.out.Len()
	fmt.Fprintf(&p.out, "xref\n0 %d\n0000000000 65535 f \n", len(p.offsets)+1)
	for _, at := range p.offsets {
		fmt.Fprintf(&p.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&p.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(p.offsets)+1, catalogue, info, id[:16], id[:16], start)
}

func references(objects []int) string {
	var b strings.Builder
	for i, n := range objects {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d 0 R", n)
	}
	return b.String()
}

// pdfString returns a text as a string object: as it is in ASCII, else in
// UTF-16.
func pdfString(s string) string {
	for _, r := range s {
		if r < 0x20 || r > 0x7E {
			return utf16String(s)
		}
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

func utf16String(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// pdfColour returns a colour's three parts from 0 to 1.
func pdfColour(c color.NRGBA) string {
	part := func(v uint8) string { return fmt.Sprintf("%.4g", float64(v)/255) }
	return part(c.R) + " " + part(c.G) + " " + part(c.B)
}
