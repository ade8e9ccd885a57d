package cite

import (
	"strings"
)

// escape writes a text for BibTeX. Letters stay as they are, in UTF-8. A brace
// is spelt out, since BibTeX counts braces even where they are escaped.
var escape = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
)

// bibtex writes an entry. Everything is @misc, which every style knows; the
// field date is for biblatex, which reads EDTF, and year for all others.
func (i Item) bibtex() string {
	var b strings.Builder
	b.WriteString("@misc{" + i.key)
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	field("title", "{"+escape.Replace(i.title)+"}") // no style may change its capitals
	data := joined(", ", "dataset", between("SHA-256 ", i.digest, ""))
	var how, note string
	switch i.kind {
	case theDataset:
		how, note = "Dataset", joined(". ", between("SHA-256 ", i.digest, ""), "Read with "+i.madeWith(), i.licence)
	case theRecord:
		how = "Record " + i.number + " in " + i.within + " (" + data + ")"
		when := "Undated event"
		if dated(i.date) {
			when = "Event of " + dateWords(i.date, false)
		}
		note = joined(". ", when, between("According to ", i.by, ""), "Read with "+i.madeWith(), i.licence)
	case thePicture:
		how = "Map made with " + i.madeWith() + " from " + i.within + " (" + data + ")"
		note = i.licence
	case theSource:
		how, note = i.by, i.note
	}
	field("howpublished", escape.Replace(how))
	if i.kind == theSource || i.kind == thePicture {
		if dated(i.date) {
			field("date", i.date.String())
			field("year", yearOf(i))
		}
	}
	field("url", i.url)
	if i.kind != thePicture && (i.url != "" || i.kind != theSource) {
		field("urldate", i.context.Today.String())
	}
	field("language", escape.Replace(i.language))
	field("note", escape.Replace(note))
	b.WriteString("\n}")
	return b.String()
}

// yearOf gives the year of an item as BibTeX shows it.
func yearOf(i Item) string {
	start, end, _ := sides(i.date)
	one := func(s side) string {
		if s.words != "" || s.open || s.unknown {
			return s.words1(true)
		}
		return side{year: s.year, circa: s.circa}.words1(true)
	}
	a, b := one(start), one(end)
	if !i.date.Interval() || a == b {
		return escape.Replace(a)
	}
	return escape.Replace(a + "--" + b)
}
