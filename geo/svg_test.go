package geo

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
)

// An element of an SVG as the tests look at it.
type element struct {
	name       string
	attributes map[string]string
	parents    []string // their ids, or their names
	text       string   // of it and what is in it
}

// elements reads an SVG, which must be well-formed.
func elements(t testing.TB, svg []byte) (out []*element) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var open []*element
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("the SVG is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			for _, p := range open {
				e.parents = append(e.parents, p.attributes["id"])
			}
			open, out = append(open, e), append(out, e)
		case xml.CharData:
			for _, e := range open {
				e.text += string(token)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func svgOf(t testing.TB, d *Drawing, m DocumentInfo) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSVG(&b, d, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSVGStructure finds in an SVG the texts as they are read, a group for each
// layer, and nothing that is no shape and no text.
func TestSVGStructure(t *testing.T) {
	for name, p := range vectorPictures(t) {
		d := p.drawing()
		all := elements(t, svgOf(t, d, DocumentInfo{Title: "<T>", Subject: "a & b", Language: "ar"}))
		var want, got []string
		groups := map[string]bool{}
		for _, i := range d.Items {
			if i.Path == nil {
				want = append(want, i.Group+": "+i.Text)
			}
			groups[strings.ReplaceAll(i.Group, "/", "-")] = true
		}
		ids := map[string]bool{}
		used := map[string]bool{}
		for _, e := range all {
			if id := e.attributes["id"]; id != "" {
				if ids[id] {
					t.Errorf("%s: two elements have the id %q", name, id)
				}
				ids[id] = true
			}
			for key, v := range e.attributes {
				if strings.HasPrefix(v, "url(#") {
					used[strings.Trim(v[len("url(#"):], ")")] = true
				}
				if e.name == "use" && key == "href" {
					used[v[1:]] = true
				}
				if strings.HasPrefix(key, "on") {
					t.Errorf("%s: an attribute %s", name, key)
				}
			}
			switch e.name {
			case "text":
				group := ""
				for _, id := range e.parents {
					if id != "" {
						group = id
					}
				}
				got = append(got, strings.TrimRight(group, "-0123456789")+": "+e.text)
			case "svg", "title", "desc", "metadata", "style", "defs", "clipPath", "linearGradient", "stop", "path", "use", "g", "tspan":
			default:
				t.Errorf("%s: an element %s", name, e.name)
			}
		}
		for id := range used {
			if !ids[id] {
				t.Errorf("%s: nothing has the id %q that is spoken of", name, id)
			}
		}
		for g := range groups {
			if g != "" && !ids[g] {
				t.Errorf("%s: no group %q", name, g)
			}
		}
		for i := range want {
			want[i] = strings.ReplaceAll(want[i], "/", "-")
		}
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "/", "-")
		}
		if !slices.Equal(want, got) {
			t.Errorf("%s: the texts are\n%q\nand should be\n%q", name, got, want)
		}
	}
}

// TestSVGFonts reads the embedded fonts again: the glyphs that the painter uses
// must be in them, and as they were.
func TestSVGFonts(t *testing.T) {
	d := ofScene(manyScripts()).drawing()
	svg := svgOf(t, d, DocumentInfo{})
	found := 0
	for _, m := range regexp.MustCompile(`font-family:'([^']*)';font-weight:(\d+);[^}]*base64,([^)]*)\)`).FindAllSubmatch(svg, -1) {
		data, err := base64.StdEncoding.DecodeString(string(m[3]))
		if err != nil {
			t.Fatal(err)
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", m[1], err)
		}
		for _, i := range d.Items {
			for _, g := range setText(i.Text, i.Style).glyphs {
				file, _ := fontFileOf(nameOf(g.face))
				if file.family != string(m[1]) || file.bold != (string(m[2]) == "700") {
					continue
				}
				found++
				if want, got := fmt.Sprint(g.face.GlyphData(g.id)), fmt.Sprint(face.GlyphData(g.id)); want != got {
					t.Fatalf("%s: glyph %d of %q is drawn otherwise", m[1], g.id, i.Text)
				}
				if g.face.HorizontalAdvance(g.id) != face.HorizontalAdvance(g.id) {
					t.Errorf("%s: glyph %d has another width", m[1], g.id)
				}
			}
		}
	}
	if found < 300 {
		t.Errorf("only %d glyphs were found", found)
	}
}

// TestSubset holds subsets to the sums that font files carry, and to being much
// smaller than the whole.
func TestSubset(t *testing.T) {
	// The syllables of the Korean font share parts that are not taken out.
	for name, limit := range map[string]int{"NotoSans-Regular.ttf": 2000, "NotoSansArabic-Regular.ttf": 4000, "NotoSansKR-Regular.otf": 44000} {
		f, err := fontFileOf(name)
		if err != nil {
			t.Fatal(err)
		}
		s := newSubset(f)
		s.add(70)
		s.add(-1)
		s.add(1 << 20)
		data := sfnt(s.tables("head", "hhea", "maxp"))
		if sum := checksum(data); sum != 0xB1B0AFBA {
			t.Errorf("%s: the sum of the file is %X", name, sum)
		}
		n := int(binary.BigEndian.Uint16(data[4:]))
		for i := range n {
			e := data[12+16*i:]
			at, length := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
			if string(e[:4]) != "head" && checksum(data[at:at+length]) != binary.BigEndian.Uint32(e[4:]) {
				t.Errorf("%s: the sum of %s is wrong", name, e[:4])
			}
		}
		if packed := len(deflated(data)); packed > limit {
			t.Errorf("%s: one glyph takes %d bytes", name, packed)
		}
	}
}

// TestSVGHostile gives everything that a dataset can name what would break out
// of where it stands.
func TestSVGHostile(t *testing.T) {
	evil := "</text><script>alert(1)</script>\x00\x1b\xff ]]> --> \"' &amp; \u202e\uffff"
	d := Record(200, 100, func(c *Canvas) {
		defer c.Group(`"><script>` + evil)()
		for _, link := range []string{"javascript:alert(1)", `https://example.org/"><script>?a=1&b=2`, "data:text/html,x", "//example.org", "HTTPS://example.org/x y"} {
			restore := c.Link(link)
			c.Text(evil, 10, 40, TextStyle{Size: 12, Colour: Light.Text})
			restore()
		}
	})
	m := DocumentInfo{Title: evil, Subject: evil, Language: `"><script>`, Proof: []byte(`{"a":"</proof>]]>\u0000 ` + "\uffff\ufffe" + `"}`)}
	svg := svgOf(t, d, m)
	links := 0
	for _, e := range elements(t, svg) {
		switch e.name {
		case "script":
			t.Error("there is a script in it")
		case "a":
			links++
			if h := e.attributes["href"]; !strings.HasPrefix(h, "https://example.org/") {
				t.Errorf("it leads to %q", h)
			}
		}
	}
	if links != 2 {
		t.Errorf("it has %d links, and two of them lead to the web", links)
	}
	var b bytes.Buffer
	if err := WritePDF(&b, []*Drawing{d}, m); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b.Bytes(), []byte("/URI(")); n != 2 || bytes.Contains(b.Bytes(), []byte("javascript")) {
		t.Errorf("the PDF has %d links", n)
	}
	for what, read := range map[string]func() ([]byte, error){
		"svg": func() ([]byte, error) { return ReadSVGProof(svg) },
		"pdf": func() ([]byte, error) { return ReadPDFProof(b.Bytes()) },
	} {
		if got, err := read(); err != nil || string(got) != `{"a":"</proof>]]>\u0000 \uFFFF\uFFFE"}` {
			t.Errorf("%s: the proof is %q, %v", what, got, err)
		}
	}
}

// TestSVGRefuses gives drawings and descriptions that no SVG can hold.
func TestSVGRefuses(t *testing.T) {
	with := &Drawing{Width: 10, Height: 10, Items: []Item{{Image: image.NewRGBA(image.Rect(0, 0, 2, 2)), Box: Rect{0, 0, 10, 10}, Clip: Rect{0, 0, 10, 10}}}}
	if err := WriteSVG(io.Discard, with, DocumentInfo{}); !errors.Is(err, ErrPictures) {
		t.Errorf("with a picture: %v", err)
	}
	plain := &Drawing{Width: 10, Height: 10}
	for name, m := range map[string]DocumentInfo{
		"proof is no JSON":   {Proof: []byte("{")},
		"proof is no UTF-8":  {Proof: []byte("\"\xff\"")},
		"XMP ends too soon":  {XMP: []byte("<x:xmpmeta xmlns:x='adobe:ns:meta/'>")},
		"XMP has entities":   {XMP: []byte("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")},
		"XMP is no element":  {XMP: []byte("hello")},
		"XMP has a program":  {XMP: []byte("<x><?php ?></x>")},
		"page has no length": {PointsPerUnit: -1},
	} {
		if err := WritePDF(io.Discard, []*Drawing{plain}, m); err == nil {
			t.Errorf("PDF: %s, and no error", name)
		}
		if m.PointsPerUnit != 0 {
			continue
		}
		if err := WriteSVG(io.Discard, plain, m); err == nil {
			t.Errorf("SVG: %s, and no error", name)
		}
	}
	if err := WriteSVG(io.Discard, &Drawing{Width: 10}, DocumentInfo{}); err == nil {
		t.Error("a drawing without a height is written")
	}
	if err := WritePDF(io.Discard, nil, DocumentInfo{}); err == nil {
		t.Error("a PDF without a page is written")
	}
}

// TestSVGMetadata finds the XMP within the metadata as it was.
func TestSVGMetadata(t *testing.T) {
	xmp := "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>\n<x:xmpmeta xmlns:x='adobe:ns:meta/'><a/></x:xmpmeta>\n<?xpacket end='w'?>"
	svg := svgOf(t, Record(10, 10, func(c *Canvas) { c.Clear(color.NRGBA{A: 255}) }), DocumentInfo{XMP: []byte(xmp), Title: "Ü"})
	if !bytes.Contains(svg, []byte("<metadata id=\"metadata\">\n<x:xmpmeta xmlns:x='adobe:ns:meta/'><a/></x:xmpmeta>\n</metadata>")) {
		t.Errorf("the metadata is another: %s", svg)
	}
}
