package twin

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	bcp47 "golang.org/x/text/language"
)

// words makes phrases of a dataset's texts.
type words struct{ base string } // BCP 47 tag of the dataset, or ""

// scripts have the language that most of their texts are in. Of a script that
// many languages share only the script is said.
var scripts = []struct {
	table *unicode.RangeTable
	name  string
	lang  string
}{
	{unicode.Hangul, "Hang", "ko"}, {unicode.Hiragana, "Kana", "ja"}, {unicode.Katakana, "Kana", "ja"},
	{unicode.Hebrew, "Hebr", "he"}, {unicode.Arabic, "Arab", "ar"}, {unicode.Han, "Hani", "zh"},
	{unicode.Greek, "Grek", "el"}, {unicode.Thai, "Thai", "th"}, {unicode.Armenian, "Armn", "hy"}, {unicode.Georgian, "Geor", "ka"},
	{unicode.Cyrillic, "Cyrl", "und-Cyrl"}, {unicode.Devanagari, "Deva", "und-Deva"}, {unicode.Latin, "Latn", "und-Latn"},
}

// phrase gives a text with its language: the dataset's, unless most of its
// letters are of a script that the dataset's language is not written in.
func (w words) phrase(text string) phrase {
	p := phrase{Text: oneLine(text)}
	tag, err := bcp47.Parse(w.base)
	if err != nil {
		tag = bcp47.English
	}
	if base := tag.String(); base != language.Current().Code {
		p.Lang = base
	}
	counts := make([]int, len(scripts))
	for _, r := range p.Text {
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				counts[i]++
				break
			}
		}
	}
	most := -1
	for i, n := range counts {
		if n > 0 && (most < 0 || n > counts[most]) {
			most = i
		}
	}
	if most < 0 {
		return p
	}
	own, _ := tag.Script()
	found := scripts[most]
	switch name := own.String(); {
	case found.name == name,
		name == "Kore" && (found.name == "Hang" || found.name == "Hani"),
		name == "Jpan" && (found.name == "Kana" || found.name == "Hani"),
		(name == "Hans" || name == "Hant") && found.name == "Hani":
		return p
	}
	p.Lang = found.lang
	if found.lang == "und-Latn" {
		p.Lang = "en"
	}
	if p.Lang == language.Current().Code {
		p.Lang = ""
	}
	return p
}

// oneLine makes one line of a text, without what is no character.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
	return strings.Join(strings.Fields(s), " ")
}

func joinWords(between string, parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, between)
}

// address gives a link that may be followed, or "".
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// shows says whose view a picture shows and on which date.
func shows(s state.State) string {
	v, ok := s.Dataset.Viewpoint(s.Viewpoint)
	switch {
	case !ok:
		return s.Playhead.Text()
	case v.Holder == "":
		return language.F("%s, %s", oneLine(v.Name), s.Playhead.Text())
	}
	return language.F("As regarded by %s, %s", oneLine(v.Name), s.Playhead.Text())
}

// AltText says in words what a picture of a state shows: whose view, which
// date, which part of the map, and what the legend lists.
func AltText(s state.State) string {
	s.Hidden.Legend = false
	scene := state.Scene(s, 1280, 720)
	text := language.T("Map.")
	if v, ok := s.Dataset.View(s.View); ok {
		text = language.F("Map of %s.", oneLine(v.Name))
	}
	text += " " + legendText(scene.Legend)
	if scene.Second != nil {
		text += " " + language.F("Right of a divider: %s", legendText(scene.Second.Legend)) + " " + oneLine(scene.Second.Sentence)
	}
	return text
}

func legendText(l geo.Legend) string {
	text := oneLine(l.Title) + "."
	var entries []string
	for _, e := range l.Entries {
		entries = append(entries, joinWords(": ", oneLine(e.Sub), oneLine(e.Text)))
	}
	if len(entries) > 0 {
		text += " " + language.F("The legend lists %s.", strings.Join(entries, "; "))
	}
	return joinWords(" ", text, oneLine(l.Note))
}

// scope says which events are listed.
func scope(s state.State, n int) string {
	var text string
	switch s.Mode {
	case state.At:
		text = language.F("What is on at %s.", s.Playhead.Text())
	case state.Within:
		text = language.F("What is on from %s to %s.", s.Window.From.Text(), s.Window.To.Text())
	case state.OnFrom:
		text = language.F("Everything from %s on.", s.Playhead.Text())
	default:
		text = language.F("Everything up to %s.", s.Playhead.Text())
	}
	text += " " + language.F("Events listed: %d of %d, in order of time; undated ones, which belong to every date, come last.", n, len(s.Dataset.Events))
	if asked := asked(s); asked != "" {
		text += " " + language.F("Only what the filter keeps: %s.", asked)
	}
	return text
}

// asked says what the filter and the search ask for.
func asked(s state.State) string {
	d, f := s.Dataset, s.Filter
	var parts []string
	if f.Category != "" {
		c, ok := d.Category(f.Category)
		parts = append(parts, language.F("category “%s”", nameOr(ok, func() string { return c.Name }, f.Category)))
	}
	if f.Actor != "" {
		a, ok := d.Actor(f.Actor)
		parts = append(parts, language.F("actor “%s”", nameOr(ok, func() string { return a.Name }, f.Actor)))
	}
	if f.Source != "" {
		x, ok := d.Source(f.Source)
		parts = append(parts, language.F("source “%s”", nameOr(ok, func() string { return x.Title }, f.Source)))
	}
	if f.Viewpoint != "" {
		v, ok := d.Viewpoint(f.Viewpoint)
		parts = append(parts, language.F("viewpoint “%s”", nameOr(ok, func() string { return v.Name }, f.Viewpoint)))
	}
	if f.Confidence != "" {
		parts = append(parts, language.F("confidence “%s”", language.Confidence(string(f.Confidence))))
	}
	if text := oneLine(s.Search); text != "" {
		parts = append(parts, language.F("search “%s”", text))
	}
	return language.List(parts)
}

// nameOr gives the name of what was found, else its id.
func nameOr(ok bool, name func() string, id string) string {
	if ok {
		return oneLine(name())
	}
	return oneLine(id)
}

// whenOf takes a date apart. What HTML cannot say (a decade, a season, a year
// before the common era) is words alone.
func whenOf(d event.Date) when {
	if _, dated := d.Anchor(); !dated {
		if d.IsZero() {
			return when{Parts: []timePart{{Text: language.T("undated")}}}
		}
		return when{Parts: []timePart{{Text: language.F("undated: %s", d.Text())}}}
	}
	w := when{Note: d.PrecisionText()}
	span := d.Span()
	if !d.Interval() {
		w.Parts = []timePart{{d.Text(), machine(span.Start, d.Precision())}}
		return w
	}
	from, to, _ := strings.Cut(d.String(), "/")
	start := timePart{sideText(from), machine(span.Start, d.Precision())}
	end := timePart{sideText(to), machine(span.End, d.EndPrecision())}
	switch {
	case start.Text == "" || end.Text == "" || start.Text == end.Text:
		// Open and unknown ends have words of their own.
		w.Parts = []timePart{{Text: d.Text()}}
		for _, one := range []timePart{start, end} {
			if before, after, ok := strings.Cut(d.Text(), one.Text); ok && one.Text != "" {
				w.Parts = []timePart{{Text: before}, one, {Text: after}}
				break
			}
		}
	default:
		w.Parts = []timePart{start, {Text: " – "}, end}
	}
	return w
}

// sideText writes one side of an interval, "" for an open or unknown one.
func sideText(edtf string) string {
	d, err := event.ParseDate(edtf)
	if err != nil {
		return ""
	}
	return d.Text()
}

// machine writes an edge in the form of HTML's time element, or gives "".
func machine(e event.Edge, p event.Precision) string {
	if !e.Known() {
		return ""
	}
	y, m, d := e.Earliest.Civil()
	if y < 1 || y > 9999 {
		return ""
	}
	switch p {
	case event.PrecisionDay:
		return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	case event.PrecisionMonth:
		return fmt.Sprintf("%04d-%02d", y, m)
	case event.PrecisionYear:
		return fmt.Sprintf("%04d", y)
	}
	return ""
}

// text writes a when in words.
func (w when) text() string {
	out := ""
	for _, p := range w.Parts {
		out += p.Text
	}
	if w.Note != "" {
		out += " (" + w.Note + ")"
	}
	return out
}
