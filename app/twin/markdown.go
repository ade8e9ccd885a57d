package twin

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"legation/app/language"
)

// Markdown writes a twin as a Markdown file with tables, as GitHub and most
// programs read them.
func Markdown(w io.Writer, doc Doc) error {
	p, err := pageOf(doc)
	if err != nil {
		return err
	}
	out, l := bufio.NewWriter(w), labelsNow()
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n\n", args...) }
	line("# %s", mark(p.Title.Text))
	line("%s", mark(p.Shows))
	if p.About.Text != "" {
		line("%s", mark(p.About.Text))
	}
	if len(doc.Picture) > 0 {
		line("![%s](%s)", mark(p.Alt), doc.dataURI())
	}
	line("## %s", mark(l.Events))
	line("%s", mark(p.Scope))
	if len(p.Events) > 0 {
		out.WriteString("| " + strings.Join([]string{mark(l.Date), mark(l.Event), mark(l.WhoSays), mark(l.Quotations), mark(l.Places), mark(l.Sources)}, " | ") + " |\n| --- | --- | --- | --- | --- | --- |\n")
		for _, e := range p.Events {
			cells(out, mark(e.When.text()), e.cell(l), e.who(l), cmp.Or(quotesCell(e.Quotes), mark(l.None)), cmp.Or(placesCell(e.Places), mark(l.None)), cmp.Or(sourcesCell(e.Sources), mark(l.NoneNamed)))
		}
		out.WriteByte('\n')
	} else {
		line("%s", mark(l.NoEvent))
	}
	for _, t := range p.Positions {
		line("## %s", mark(t.Title))
		line("%s", mark(t.Note))
		if len(t.Rows) == 0 {
			line("%s", mark(l.NoTerritory))
			continue
		}
		out.WriteString("| " + mark(l.Territory) + " | " + mark(l.Position) + " | " + mark(l.Rests) + " |\n| --- | --- | --- |\n")
		for _, r := range t.Rows {
			cells(out, mark(r.Territory.Text), mark(r.Says), cmp.Or(r.rests(l), mark(l.NoRecord)))
		}
		out.WriteByte('\n')
	}
	line("## %s", mark(l.Notes))
	for _, n := range [][2]string{
		{l.Boundaries, p.Note.Text}, {l.Attribution, p.Credit.Text}, {l.Licence, p.Licence.Text},
		{l.Digest, p.Digest}, {l.Cite, p.Citation}, {l.Made, p.Program},
	} {
		if n[1] != "" {
			fmt.Fprintf(out, "- **%s:** %s\n", mark(n[0]), mark(n[1]))
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the text twin: %w", err)
	}
	return nil
}

func cells(out *bufio.Writer, texts ...string) {
	out.WriteString("| " + strings.Join(texts, " | ") + " |\n")
}

func (e eventRow) cell(l labels) string {
	text := "**" + mark(e.Title.Text) + "**"
	return joinWords("<br>", text, mark(e.Category.Text), mark(e.Summary.Text), noted(e.Note))
}

func (e eventRow) who(l labels) string {
	by := mark(e.By.Text)
	if by == "" {
		by = mark(l.NotSaid)
	}
	parts := []string{by, confidence(l, e.Confidence)}
	if len(e.Accounts) > 0 {
		parts = append(parts, mark(l.Differ))
	}
	for _, a := range e.Accounts {
		text := mark(a.When.text()) + ": " + mark(a.Text.Text)
		if a.By.Text != "" {
			text += " (" + mark(a.By.Text) + ")"
		}
		parts = append(parts, text, quotesCell(a.Quotes), sourcesCell(a.Sources))
	}
	return joinWords("<br>", parts...)
}

func (r positionRow) rests(l labels) string {
	var parts []string
	for _, s := range r.Stances {
		parts = append(parts, joinWords("; ", mark(s.When.text()), mark(s.By.Text)), confidence(l, s.Confidence),
			noted(s.Note), quotesCell(s.Quotes), sourcesCell(s.Sources))
	}
	return joinWords("<br>", parts...)
}

func quotesCell(all []quote) string {
	var parts []string
	for _, q := range all {
		text := "“" + mark(q.Text.Text) + "”"
		if q.Speaker.Text != "" {
			text += " — " + mark(q.Speaker.Text)
		}
		if q.Note.Text != "" {
			text += " (" + mark(q.Note.Text) + ")"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "<br>")
}

func placesCell(all []phrase) string {
	var names []string
	for _, p := range all {
		names = append(names, mark(p.Text))
	}
	return language.List(names)
}

func sourcesCell(all []link) string {
	var parts []string
	for _, l := range all {
		text := mark(l.Title.Text)
		if l.URL != "" {
			text = "[" + text + "](<" + inLink.Replace(l.URL) + ">)"
		}
		parts = append(parts, joinWords(", ", text, mark(l.More)))
	}
	return strings.Join(parts, "<br>")
}

// inLink writes an address between angle brackets in a cell of a table.
var inLink = strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", `\`, "%5C", "\n", "%0A", "&", "&amp;")

func noted(p phrase) string {
	if p.Text == "" {
		return ""
	}
	return mark(p.Noted())
}

func confidence(l labels, degree string) string {
	if degree == "" {
		return ""
	}
	return mark(l.Confidence(degree))
}

// mark writes a text so that no Markdown and no HTML in it is read as such.
func mark(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>#|~&!$^", r),
			i == 0 && strings.ContainsRune("-+=:", r):
			b.WriteByte('\\')
		case (r == '.' || r == ')') && number(s[:i]):
			b.WriteByte('\\')
		case r == ':' && strings.HasPrefix(s[i:], "://"), r == '@', r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			b.WriteByte('\\') // no link but those that are meant
		}
		b.WriteRune(r)
	}
	return b.String()
}

// number reports whether a text is a number, which would begin a list.
func number(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
