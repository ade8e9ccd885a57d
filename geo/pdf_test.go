package geo

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestPDFText has another program read the texts of a PDF. What it puts around
// words that run from right to left is left out.
func TestPDFText(t *testing.T) {
	d := ofScene(manyScripts()).drawing()
	text := run(t, nil, "pdftotext", writePDF(t, DocumentInfo{}, d), "-")
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
	for _, want := range []string{
		"소유와 통제", "서울 특별시 2024년", "한반도",
		"القدس", "مرتفعات الجولان", "كما يراه الطرف الأول في", "مدينة",
		"שלום עולם", "ירושלים", "plum – שליטה",
		"held by X; “claimed” by Y & <Z>", "office afflict ﬁnd", "Mediterranean Sea", "Natural Earth; © 누군가",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text of the PDF:\n%s", want, text)
		}
	}
	// Halos are no text.
	if n := strings.Count(text, "office afflict"); n != 1 {
		t.Errorf("a text is in the PDF %d times", n)
	}
	// What is alike in two halves is there twice.
	if n := strings.Count(text, "소유와 통제"); n != 2 {
		t.Errorf("the title of both legends is there %d times", n)
	}
}

// TestPDFFonts has another program list the fonts: each must be embedded, and
// no more of it than is used.
func TestPDFFonts(t *testing.T) {
	list := run(t, nil, "pdffonts", writePDF(t, DocumentInfo{}, ofScene(manyScripts()).drawing()))
	for _, name := range []string{"NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansHebrew-Regular", "NotoSansKR-Regular"} {
		line := regexp.MustCompile(`(?m)^[A-Z]{6}\+` + name + ` .*$`).FindString(list)
		if !regexp.MustCompile(` yes +yes +yes +\d`).MatchString(line) {
			t.Errorf("%s is not embedded in part, with its letters: %q", name, list)
		}
	}
}

// TestPDFDocument writes two pages with links, bookmarks and words in several
// scripts about them, and has other programs read these.
func TestPDFDocument(t *testing.T) {
	page := func(text, link string) *Drawing {
		return Record(400, 200, func(c *Canvas) {
			defer c.Group("sources")()
			defer c.Link(link)()
			c.Text(text, 20, 100, TextStyle{Size: 14, Colour: Light.Text})
		})
	}
	m := DocumentInfo{
		Title: "지도 (map)", Subject: "القدس", Author: `A \ (B`, Keywords: "one, two", Creator: "Legation 1", Language: "ko",
		PageTitles: []string{"첫째", "Second (2)"}, PointsPerUnit: 0.5, Proof: []byte(`{"playhead":"1967-06-05"}`),
		XMP: []byte("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"),
	}
	path := writePDF(t, m, page("first", "https://example.org/a(1)?b=2&c=%20"), page("second", ""))
	info := run(t, nil, "pdfinfo", path)
	for _, want := range []string{
		`Title: +지도 \(map\)`, `Subject: +القدس`, `Author: +A \\ \(B`, `Keywords: +one, two`, `Creator: +Legation 1`,
		`Producer: +Legation`, `Pages: +2`, `Page size: +200 x 100 pts`, `PDF version: +1\.7`, `Metadata Stream: +yes`,
	} {
		if !regexp.MustCompile(`(?m)^` + want + `$`).MatchString(info) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
	if urls := run(t, nil, "pdfinfo", "-url", path); !strings.Contains(urls, "https://example.org/a(1)?b=2&c=%20") || strings.Count(urls, "https:") != 1 {
		t.Errorf("the links are\n%s", urls)
	}
	files := run(t, nil, "pdfdetach", "-list", path)
	if !strings.Contains(files, "1 embedded file") || !strings.Contains(files, "legation.json") {
		t.Errorf("the attached files are %q", files)
	}
	if _, err := exec.LookPath("qpdf"); err == nil {
		run(t, nil, "qpdf", "--check", path)
	}
}

// TestPDFOffsets finds each object where the file says that it is.
func TestPDFOffsets(t *testing.T) {
	var b bytes.Buffer
	if err := WritePDF(&b, []*Drawing{ofScene(manyScripts()).drawing()}, DocumentInfo{Title: "T"}); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	at := 0
	if _, err := fmt.Sscanf(string(data[bytes.LastIndex(data, []byte("startxref")):]), "startxref\n%d\n", &at); err != nil || !bytes.HasPrefix(data[at:], []byte("xref\n0 ")) {
		t.Fatalf("there is no table of objects at %d: %v", at, err)
	}
	lines := strings.Split(string(data[at:]), "\n")[3:]
	n := slices.Index(lines, "trailer")
	for i, line := range lines[:n] {
		offset := 0
		if _, err := fmt.Sscanf(line, "%010d 00000 n ", &offset); err != nil || len(line) != 19 || !bytes.HasPrefix(data[offset:], fmt.Appendf(nil, "%d 0 obj\n", i+1)) {
			t.Errorf("object %d is not at %q", i+1, line)
		}
	}
	if n < 10 {
		t.Errorf("there are only %d objects", n)
	}
}

// TestPDFPicture lays a picture under a drawing and has another program paint
// both.
func TestPDFPicture(t *testing.T) {
	img := image.NewRGBA(image.Rect(3, 5, 3+40, 5+20))
	for y := range 20 {
		for x := range 40 {
			img.Set(3+x, 5+y, color.NRGBA{uint8(6 * x), uint8(12 * y), 90, uint8(255 - 3*x)})
		}
	}
	d := Record(100, 60, func(c *Canvas) {
		c.Clear(color.NRGBA{255, 255, 255, 255})
		var box Path
		box.Rect(60, 30, 30, 20)
		c.Fill(&box, color.NRGBA{200, 0, 0, 255})
	})
	d.Items = slices.Insert(d.Items, 1, Item{Group: "tiles", Image: img, Box: Rect{10, 10, 90, 50}, Clip: Rect{0, 0, 100, 60}})
	got := paintPDF(t, d)
	for _, c := range []struct {
		x, y int
		want color.RGBA
	}{
		{5, 5, color.RGBA{255, 255, 255, 255}},
		{12, 12, color.RGBA{8, 16, 92, 255}},
		{50, 15, color.RGBA{145, 80, 128, 255}},
		{75, 40, color.RGBA{200, 0, 0, 255}},
	} {
		p := got.RGBAAt(c.x*sharp, c.y*sharp)
		for _, d := range []int{int(p.R) - int(c.want.R), int(p.G) - int(c.want.G), int(p.B) - int(c.want.B)} {
			if max(d, -d) > 12 {
				t.Errorf("at (%d, %d) it is %v, want about %v", c.x, c.y, p, c.want)
				break
			}
		}
	}
}

// TestPDFBackdrop has another program paint a scene on somebody else's base map,
// and finds what the painter paints. The same scene is refused as SVG.
func TestPDFBackdrop(t *testing.T) {
	s := manyScripts()
	tiles := image.NewRGBA(image.Rect(0, 0, 1800, 1200))
	for y := range 1200 {
		for x := range 1800 {
			if c := (x/90 + y/70) % 3; c < 2 {
				tiles.SetRGBA(x, y, color.RGBA{uint8(120 + 60*c), uint8(x / 8), uint8(y / 5), 255})
			}
		}
	}
	s.Backdrop = &Backdrop{Image: tiles, Viewport: s.Viewport}
	p := ofScene(s)
	d := p.drawing()
	if worst, at := unlike(p.pixels(sharp), paintPDF(t, d), sharp); worst > alike {
		t.Errorf("around %v it is unlike what the painter paints by %.1f; up to %d is allowed", at, worst, alike)
	}
	if err := WriteSVG(io.Discard, d, DocumentInfo{}); !errors.Is(err, ErrPictures) {
		t.Errorf("as SVG: %v", err)
	}
}
