package twin

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Markdown writes a twin as a Markdown file with tables, as GitHub and most
// programs read them.
func Markdown(w io.Writer, doc Doc) error {
	p, err := pageOf(doc)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n\n", args...) }
	line("# %s", mark(p.Title.Text))
	line("%s", mark(p.Shows))
	if p.About.Text != "" {
		line("%s", mark(p.About.Text))
	}
	if len(doc.Picture) > 0 {
		line("![%s](%s)", mark(p.Alt), doc.dataURI())
	}
	line("## Events")
	line("%s", mark(p.Scope))
	if len(p.Events) > 0 {
		out.WriteString("| Date | Event | Who says so | Quotations | Places | Sources |\n| --- | --- | --- | --- | --- | --- |\n")
		for _, e := range p.Events {
			cells(out, mark(e.When.text()), e.cell(), e.who(), orNone(quotesCell(e.Quotes)), orNone(placesCell(e.Places)), orNone(sourcesCell(e.Sources)))
		}
		out.WriteByte('\n')
	} else {
		line("No event belongs to this date.")
	}
	for _, t := range p.Positions {
		line("## %s", mark(t.Title))
		line("%s", mark(t.Note))
		if len(t.Rows) == 0 {
			line("The dataset speaks of no territory.")
			continue
		}
		out.WriteString("| Territory | Position | Since when, who says so, and where |\n| --- | --- | --- |\n")
		for _, r := range t.Rows {
			cells(out, mark(r.Territory.Text), mark(r.Says), orNone(r.rests()))
		}
		out.WriteByte('\n')
	}
	line("## Notes")
	for _, n := range [][2]string{
		{"Boundaries", p.Note.Text}, {"Attribution", p.Credit.Text}, {"Licence of the data", p.Licence.Text},
		{"SHA-256 of the data", p.Digest}, {"How to cite", p.Citation}, {"Made with", p.Program},
	} {
		if n[1] != "" {
			fmt.Fprintf(out, "- **%s:** %s\n", n[0], mark(n[1]))
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

func (e eventRow) cell() string {
	text := "**" + mark(e.Title.Text) + "**"
	return joinWords("<br>", text, mark(e.Category.Text), mark(e.Summary.Text), before("Note: ", mark(e.Note.Text)))
}

func (e eventRow) who() string {
	by := mark(e.By.Text)
	if by == "" {
		by = "not said"
	}
	parts := []string{by, before("Confidence that the source says so: ", mark(e.Confidence))}
	if len(e.Accounts) > 0 {
		parts = append(parts, "Accounts differ:")
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

func (r positionRow) rests() string {
	var parts []string
	for _, s := range r.Stances {
		parts = append(parts, joinWords("; ", mark(s.When.text()), mark(s.By.Text), before("confidence that the source says so: ", mark(s.Confidence))),
			before("Note: ", mark(s.Note.Text)), quotesCell(s.Quotes), sourcesCell(s.Sources))
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
	return strings.Join(names, ", ")
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

func before(lead, text string) string {
	if text == "" {
		return ""
	}
	return lead + text
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
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
