package geo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// proofs returns an SVG and a PDF that carry a proof.
func proofs(t testing.TB, proof string) (svg, pdf []byte) {
	t.Helper()
	d := Record(60, 40, func(c *Canvas) {
		c.Clear(Light.Sea)
		c.Text("가 A", 5, 20, TextStyle{Size: 12, Colour: Light.Text})
	})
	var s, p bytes.Buffer
	m := DocumentInfo{Title: "/Subtype/application#2Fvnd.legation.proof+json >> stream", Proof: []byte(proof)}
	if err := errors.Join(WriteSVG(&s, d, m), WritePDF(&p, []*Drawing{d}, m)); err != nil {
		t.Fatal(err)
	}
	return s.Bytes(), p.Bytes()
}

// TestProof writes proofs and reads them again.
func TestProof(t *testing.T) {
	for _, proof := range []string{
		`{}`, "{\n\t\"a\": [1, \"<&>'\\\"]]>\"],\r\n \"b\": \"القدس 서울 שלום\"}", `"` + strings.Repeat("x", 1<<20) + `"`,
	} {
		svg, pdf := proofs(t, proof)
		if got, err := ReadSVGProof(svg); err != nil || string(got) != proof {
			t.Errorf("SVG: %.60q became %.60q, %v", proof, got, err)
		}
		if got, err := ReadPDFProof(pdf); err != nil || string(got) != proof {
			t.Errorf("PDF: %.60q became %.60q, %v", proof, got, err)
		}
	}
}

// TestProofAnew reads the proof from a PDF that another program has written
// anew.
func TestProofAnew(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	const proof = `{"viewpoint":"on-the-ground"}`
	_, pdf := proofs(t, proof)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"--object-streams=generate", "--qdf", "--linearize", "--stream-data=uncompress"} {
		run(t, nil, "qpdf", how, path, path+".new")
		data, err := os.ReadFile(path + ".new")
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ReadPDFProof(data); err != nil || string(got) != proof {
			t.Errorf("after qpdf %s: %q, %v", how, got, err)
		}
	}
}

// TestProofHostile reads files that are not what they seem: each gives an
// error, and soon.
func TestProofHostile(t *testing.T) {
	svg, pdf := proofs(t, `{"a":1}`)
	var laughs strings.Builder
	laughs.WriteString(`<!DOCTYPE svg [<!ENTITY a "ha">`)
	for i := 'b'; i < 'z'; i++ {
		fmt.Fprintf(&laughs, `<!ENTITY %c "%s">`, i, strings.Repeat(fmt.Sprintf("&%c;", i-1), 10))
	}
	laughs.WriteString(`]><svg xmlns="http://www.w3.org/2000/svg"><proof xmlns="legation:proof">&y;</proof></svg>`)
	bomb := deflated(bytes.Repeat([]byte(" "), maxProof+2))
	stream := func(dict string, data []byte) []byte {
		return slicesOf("%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile/Subtype/", proofSubtype, dict, ">>\nstream\n", string(data), "\nendstream\nendobj\n")
	}
	for name, file := range map[string][]byte{
		"nothing":              nil,
		"no SVG":               []byte("<html><proof xmlns='legation:proof'>{}</proof></html>"),
		"entities":             []byte(laughs.String()),
		"an entity":            []byte(`<svg xmlns="http://www.w3.org/2000/svg"><proof xmlns="legation:proof">&a;</proof></svg>`),
		"deep":                 []byte(`<svg xmlns="http://www.w3.org/2000/svg">` + strings.Repeat("<g>", 1e6)),
		"elements in it":       []byte(`<svg xmlns="http://www.w3.org/2000/svg"><proof xmlns="legation:proof">{<a/>}</proof></svg>`),
		"no JSON":              []byte(`<svg xmlns="http://www.w3.org/2000/svg"><proof xmlns="legation:proof">{</proof></svg>`),
		"long":                 []byte(`<svg xmlns="http://www.w3.org/2000/svg"><proof xmlns="legation:proof">"` + strings.Repeat("x", maxProof) + `"</proof></svg>`),
		"half":                 svg[:bytes.Index(svg, []byte("</proof>"))],
		"half a PDF":           pdf[:bytes.Index(pdf, []byte("EmbeddedFile"))+80],
		"another PDF":          []byte("%PDF-1.7\n"),
		"a bomb":               stream("/Filter/FlateDecode", bomb),
		"no zlib":              stream("/Filter/FlateDecode", []byte("{}")),
		"a PDF without an end": slicesOf("%PDF-1.7\n<</Subtype/", proofSubtype, ">>\nstream\n{}"),
		"many":                 slicesOf("%PDF-1.7\n", strings.Repeat("/"+proofSubtype+" ", 1e5)),
	} {
		if got, err := ReadSVGProof(file); err == nil {
			t.Errorf("%s: read as an SVG it says %.40q", name, got)
		}
		if got, err := ReadPDFProof(file); err == nil {
			t.Errorf("%s: read as a PDF it says %.40q", name, got)
		}
	}
	plain := svgOf(t, Record(9, 9, func(c *Canvas) { c.Clear(Light.Sea) }), DocumentInfo{})
	if _, err := ReadSVGProof(plain); !errors.Is(err, ErrNoProof) {
		t.Errorf("an SVG without a proof: %v", err)
	}
	if _, err := ReadPDFProof([]byte("%PDF-1.4\n%%EOF")); !errors.Is(err, ErrNoProof) {
		t.Errorf("a PDF without a proof: %v", err)
	}
}

func slicesOf(parts ...string) []byte { return []byte(strings.Join(parts, "")) }

func FuzzReadSVGProof(f *testing.F) {
	svg, _ := proofs(f, `{"a":[1,"b"]}`)
	// Without the fonts, which take nearly all of it.
	from, to := bytes.Index(svg, []byte("<style>")), bytes.Index(svg, []byte("</style>"))
	f.Add(append(bytes.Clone(svg[:from+7]), svg[to:]...))
	f.Fuzz(func(t *testing.T, data []byte) {
		if proof, err := ReadSVGProof(data); err == nil && len(proof) > len(data) {
			t.Errorf("%d bytes of %d", len(proof), len(data))
		}
	})
}

func FuzzReadPDFProof(f *testing.F) {
	var b bytes.Buffer
	if err := WritePDF(&b, []*Drawing{{Width: 9, Height: 9}}, DocumentInfo{Proof: []byte(`{"a":1}`)}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Subtype/" + proofSubtype + ">>\nstream\n{}\nendstream"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if proof, err := ReadPDFProof(data); err == nil && len(proof) > maxProof {
			t.Errorf("%d bytes", len(proof))
		}
	})
}
