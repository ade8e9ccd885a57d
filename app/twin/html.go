package twin

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"legation/app/language"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// HTML writes a twin as one page: tables with headings, a caption and a language
// of each text, no script, and nothing that would be fetched.
func HTML(w io.Writer, doc Doc) error {
	p, err := pageOf(doc)
	if err != nil {
		return err
	}
	data := struct {
		page
		L         labels
		Lang, Dir string
		SVG       template.HTML
		URI       template.URL
	}{page: p, L: labelsNow(), Lang: language.Current().Code, Dir: "ltr"}
	if language.RightToLeft() {
		data.Dir = "rtl"
	}
	if doc.mime() == "image/svg+xml" {
		if svg, err := inline(doc.Picture, p.Alt); err == nil {
			data.SVG = template.HTML(svg)
		}
	}
	if data.SVG == "" && len(doc.Picture) > 0 {
		data.URI = template.URL(doc.dataURI())
	}
	if err := pageTemplate.Execute(w, data); err != nil {
		return fmt.Errorf("writing the text twin: %w", err)
	}
	return nil
}
