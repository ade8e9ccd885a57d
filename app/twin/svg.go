package twin

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"regexp"
	"strings"
)

// dataURI gives a picture as an address that holds it.
func (doc Doc) dataURI() string {
	return "data:" + doc.mime() + ";base64," + base64.StdEncoding.EncodeToString(doc.Picture)
}

// mime gives the kind of the picture, PNG where it is not one that is known.
func (doc Doc) mime() string {
	switch doc.MIME {
	case "image/jpeg", "image/svg+xml", "image/gif", "image/webp":
		return doc.MIME
	}
	return "image/png"
}

// errNotInline is for an SVG that is shown as a picture and not as a part of
// the page.
var errNotInline = errors.New("not fit to be a part of the page")

// inline gives an SVG as a part of a page, where its text can be selected and
// read aloud, with what it shows as its name. One that has a script, an
// address outside of itself but for links, or anything else that could act is
// refused: as a picture it cannot.
func inline(svg []byte, alt string) (string, error) {
	dec := xml.NewDecoder(bytes.NewReader(svg))
	dec.Strict = true
	dec.Entity = map[string]string{}
	start, end, depth, links := -1, -1, 0, false
	var root xml.StartElement
	for {
		before := int(dec.InputOffset())
		t, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", errNotInline
		}
		switch t := t.(type) {
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(t)), "ENTITY") {
				return "", errNotInline
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				return "", errNotInline
			}
		case xml.StartElement:
			if start < 0 {
				if t.Name.Local != "svg" {
					return "", errNotInline
				}
				start, end, root = before, int(dec.InputOffset()), t.Copy()
			}
			if depth++; depth > 200 || !harmless(t) {
				return "", errNotInline
			}
			links = links || t.Name.Local == "a"
		case xml.EndElement:
			depth--
		case xml.CharData:
			if fetches(string(t)) {
				return "", errNotInline
			}
		}
	}
	if start < 0 || root.Name.Space != "http://www.w3.org/2000/svg" {
		return "", errNotInline
	}
	head := svg[start:end]
	head = named.ReplaceAll(head, nil)
	role := "img"
	if links {
		role = "group" // what is in a picture could not be reached
	}
	head = bytes.Replace(head, []byte("<svg"), []byte(`<svg role="`+role+`" aria-label="`+html.EscapeString(alt)+`"`), 1)
	return string(head) + string(bytes.TrimSpace(svg[end:])), nil
}

var (
	// named are the attributes of the root that say what it is.
	named = regexp.MustCompile(`\s(role|aria-[a-z]+)\s*=\s*("[^"]*"|'[^']*')`)
	// outside is a style that fetches something, and held one that has it inside.
	outside = regexp.MustCompile(`(?i)@import|url\(\s*['"]?\s*([a-z]+:|//)`)
	held    = regexp.MustCompile(`(?i)url\(\s*['"]?\s*data:`)
)

// fetches reports whether a style has an address outside of the file.
func fetches(style string) bool { return outside.MatchString(held.ReplaceAllString(style, "")) }

// harmless reports whether an element neither acts nor fetches.
func harmless(e xml.StartElement) bool {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "animate", "set", "animatetransform", "animatemotion", "handler", "listener":
		return false
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return false
		case name == "href" || name == "src":
			data := strings.HasPrefix(value, "data:image/") && !strings.HasPrefix(value, "data:image/svg")
			if !strings.HasPrefix(value, "#") && !data && !(e.Name.Local == "a" && address(value) != "") {
				return false
			}
		case fetches(value):
			return false
		}
	}
	return true
}
