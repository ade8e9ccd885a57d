package snapshot

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"legation/app/version"
	"legation/geo"
)

// proofKeyword names the text of a PNG that holds the proof.
const proofKeyword = "Legation proof"

// pngTexts are the texts of a PNG: those that other programs show, under the
// keywords of the standard, then the same as XMP, then the proof.
func (p *Page) pngTexts() []pngText {
	proof := p.Proof()
	texts := []pngText{
		{"Title", p.title(proof), false},
		{"Description", proof.Caption, false},
		{"Disclaimer", proof.Note, false},
		{"Copyright", proof.Attribution, false},
		{"Software", proof.Program + " " + proof.Version, false},
		{"Source", sourceLines(proof), true},
		{"XML:com.adobe.xmp", string(xmp(p.title(proof), proof, nil)), false},
		{proofKeyword, string(proof.JSON()), true},
	}
	return texts
}

// documentOf is what a vector file of pages says of itself: in words those of
// the first page, and the proof of that one.
func documentOf(pages []*Page) geo.DocumentInfo {
	p := pages[0]
	proof := p.Proof()
	info := geo.DocumentInfo{
		Title: p.title(proof), Subject: proof.Caption + ". " + proof.Note, Author: proof.Attribution,
		Keywords: strings.Join([]string{proof.Viewpoint, proof.Date, proof.Licence}, "; "),
		Creator:  proof.Program + " " + proof.Version, Language: proof.Language,
		XMP: xmp(p.title(proof), proof, nil), Proof: proof.JSON(),
		PointsPerUnit: 72.0 / perInch * p.unit,
	}
	if len(pages) > 1 {
		info.Title = proof.Dataset.Title
		for _, page := range pages {
			info.PageTitles = append(info.PageTitles, page.name())
		}
	}
	return info
}

// name tells the page from others: by its event, else by its viewpoint and date.
func (p *Page) name() string {
	if e, ok := p.State.Dataset.Event(p.State.Selection); ok {
		return e.Date.Text() + ": " + e.Title
	}
	v, _ := p.State.Dataset.Viewpoint(p.State.Viewpoint)
	if v == nil {
		return p.State.Playhead.Text()
	}
	return v.Name + ", " + p.State.Playhead.Text()
}

// title names the picture.
func (p *Page) title(proof Proof) string {
	return proof.Dataset.Title + ", " + p.State.Playhead.Text()
}

// sourceLines lists the sources of a proof, one a line.
func sourceLines(p Proof) string {
	var b strings.Builder
	for _, s := range p.Sources {
		b.WriteString(strings.TrimSpace(s.Title+" "+s.URL) + "\n")
	}
	if p.MoreSources > 0 {
		fmt.Fprintf(&b, "and %d more\n", p.MoreSources)
	}
	return b.String()
}

// xmpNamespace is that of the proof in XMP: a name, which leads nowhere.
const xmpNamespace = "urn:legation:proof:1.0"

// xmp writes the metadata that other programs read (ISO 16684-1), with the
// packed proof where there is one.
func xmp(title string, p Proof, packed []byte) []byte {
	var b bytes.Buffer
	text := func(s string) string {
		var e bytes.Buffer
		xml.EscapeText(&e, []byte(s)) // into memory: cannot fail
		return e.String()
	}
	alt := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></%s>\n", name, text(value), name)
		}
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	fmt.Fprintf(&b, `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:legation="%s" xmp:CreatorTool="%s">`+"\n",
		xmpNamespace, text(version.Program+" "+p.Version))
	alt("dc:title", title)
	alt("dc:description", p.Caption+". "+p.Note)
	alt("dc:rights", p.Attribution)
	alt("xmpRights:UsageTerms", p.Licence)
	fmt.Fprintf(&b, "<legation:Viewpoint>%s</legation:Viewpoint>\n", text(p.Viewpoint))
	fmt.Fprintf(&b, "<legation:Date>%s</legation:Date>\n", text(p.Date))
	fmt.Fprintf(&b, "<legation:Dataset>%s</legation:Dataset>\n", text(p.Dataset.SHA256))
	if len(packed) > 0 {
		fmt.Fprintf(&b, "<legation:Proof>%s</legation:Proof>\n", packed)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}
