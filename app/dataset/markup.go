package dataset

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A weblink is a link of a text in HTML.
type weblink struct{ title, url string }

// plainText gives the words of a text in HTML as a person reads them, and the
// links in it that lead to the web. Scripts and styles have no words. Blank
// lines part what a browser would set apart.
func plainText(s string) (words string, links []weblink) {
	if !strings.ContainsAny(s, "<&") {
		return squeezed(s), nil
	}
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(maxRecord)
	var b strings.Builder
	hidden := atom.Atom(0)
	link := -1 // the one that is open
	for {
		switch z.Next() {
		case html.ErrorToken:
			return squeezed(b.String()), links
		case html.TextToken:
			if hidden != 0 {
				continue
			}
			text := string(z.Text())
			text = html.UnescapeString(text)
			b.WriteString(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(text))
			if link >= 0 {
				links[link].title += text
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attributes := z.TagName()
			switch tag := atom.Lookup(name); tag {
			case atom.Script, atom.Style, atom.Title, atom.Iframe:
				hidden = tag
			case atom.Br, atom.Tr, atom.Li, atom.Hr:
				b.WriteByte('\n')
			case atom.P, atom.Div, atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.Blockquote:
				b.WriteString("\n\n")
			case atom.Td, atom.Th:
				b.WriteByte(' ')
			case atom.A:
				link = -1
				for attributes {
					var key, value []byte
					key, value, attributes = z.TagAttr()
					if string(key) == "href" && isWeb(string(value)) && len(links) < 100 {
						links = append(links, weblink{url: string(value)})
						link = len(links) - 1
					}
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch tag := atom.Lookup(name); tag {
			case hidden:
				hidden = 0
			case atom.A:
				link = -1
			case atom.P, atom.Div, atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.Blockquote:
				b.WriteString("\n\n")
			}
		}
	}
}

// squeezed takes the white space at the ends of lines away, runs of spaces
// down to one, and runs of empty lines down to one.
func squeezed(s string) string {
	if s == "" {
		return ""
	}
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// markedUp writes a text as the HTML that plainText reads back.
func markedUp(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
}
