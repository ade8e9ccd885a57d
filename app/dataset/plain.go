package dataset

import (
	"bytes"
	"html"
	"strings"

	markup "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An anchor is a link in a text.
type anchor struct{ title, url string }

// plain gives what a person would read of a text that may have HTML in it:
// no tags, no scripts, no styles, character references decoded, a line break
// for each <br> and an empty line between paragraphs. A text without tags stays
// as it is. The links of the text are given apart; they may be of any scheme.
func plain(s string) (text string, links []anchor) {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s), nil
	}
	var b []byte
	z := markup.NewTokenizer(strings.NewReader(s))
	hidden, open := 0, -1 // elements that are not shown; where a link's words begin
	closed := func() {
		if open >= 0 {
			links[len(links)-1].title = strings.TrimSpace(string(b[min(open, len(b)):]))
			open = -1
		}
	}
	for {
		kind := z.Next()
		if kind == markup.ErrorToken {
			break
		}
		t := z.Token()
		switch kind {
		case markup.TextToken:
			if hidden == 0 {
				b = append(b, t.Data...)
			}
		case markup.StartTagToken, markup.SelfClosingTagToken:
			switch t.DataAtom {
			case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Noscript, atom.Textarea, atom.Title:
				if kind == markup.StartTagToken {
					hidden++
				}
			case atom.Br:
				b = append(b, '\n')
			case atom.P, atom.Div, atom.Blockquote, atom.Li, atom.Tr, atom.H1, atom.H2, atom.H3, atom.H4, atom.Ul, atom.Ol, atom.Table:
				b = paragraph(b)
			case atom.A:
				closed()
				for _, a := range t.Attr {
					if a.Key == "href" {
						links, open = append(links, anchor{url: strings.TrimSpace(a.Val)}), len(b)
						break
					}
				}
			}
		case markup.EndTagToken:
			switch t.DataAtom {
			case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Noscript, atom.Textarea, atom.Title:
				hidden = max(hidden-1, 0)
			case atom.A:
				closed()
			case atom.P, atom.Div, atom.Blockquote, atom.Li, atom.Tr, atom.H1, atom.H2, atom.H3, atom.H4, atom.Ul, atom.Ol, atom.Table:
				b = paragraph(b)
			}
		}
	}
	closed()
	return strings.TrimSpace(string(b)), links
}

// paragraph ends one, unless nothing has been written since the last.
func paragraph(b []byte) []byte {
	b = bytes.TrimRight(b, " \t")
	for len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		b = append(b, '\n')
	}
	return b
}

// asHTML writes a text so that plain gives it again.
func asHTML(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
}
