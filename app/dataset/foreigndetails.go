package dataset

import (
	"slices"
	"strings"

	"legation/app/event"
)

// details reads what a feature says beside its name, its place and its time.
func (r *featureFile) details(o, p *value, e *event.Event) {
	who := whoIs("feature", e.Title)
	if flag := r.property(p, []string{"period"}); flag.kind == boolean {
		e.Period = flag.text == "true"
	}
	e.Summary = rawWord(r.property(p, summaryNames))
	e.Attribution = r.word(rawWord(r.property(p, []string{"attribution"})))
	e.Note = rawWord(r.property(p, []string{"note", "notes"}))
	for _, name := range wordsOf(r.property(p, []string{"actors", "actor"})) {
		e.Actors = append(e.Actors, r.made("actor", name))
	}
	e.Actors = r.list(e.Actors)
	if v := r.property(p, []string{"confidence"}); slices.Contains(confidences, v.text) {
		e.Confidence = event.Confidence(v.text)
	} else if !v.missing() {
		r.lose("confidence of feature")
	}
	r.sources(p, e, who)
	r.quotes(p, e)
	r.linked(o, p, e, who)
	if c := wordOf(r.property(p, groupNames)); c != "" && e.Category == "" {
		e.Category = r.made("category", c)
	}
	if t := r.property(p, []string{"type"}); e.Category == "" && t.kind == text {
		e.Category = r.made("category", t.text)
	}
	e.Sources = r.list(e.Sources)
	r.strayProperties(p)
}

// rawWord gives a text as it stands.
func rawWord(v *value) string {
	if v.kind == number || v.kind == text {
		return v.text
	}
	return ""
}

// sources reads the sources that the properties name.
func (r *featureFile) sources(p *value, e *event.Event, who string) {
	v := r.property(p, []string{"sources", "source"})
	switch v.kind {
	case text:
		r.source(e, v.text, "", who, v.at)
	case array:
		for i := range v.items {
			s := &v.items[i]
			if s.kind != object {
				r.source(e, wordOf(s), "", who, s.at)
				continue
			}
			link, known := firstOf(s, "url", "link", "@id"), len(r.out.Sources)
			r.source(e, wordOf(firstOf(s, "title", "label", "name")), wordOf(link), who, link.at)
			if len(r.out.Sources) > known {
				detailSource(&r.out.Sources[known], s)
			}
		}
	}
	if link := r.property(p, linkNames); link.kind == text {
		r.source(e, "", link.text, who, link.at)
	}
}

// detailSource fills in what a file says of a source beside its title.
func detailSource(s *event.Source, v *value) {
	s.Publisher, s.Note = v.member("publisher").text, v.member("note").text
	if d := v.member("date"); d.kind == text {
		if _, err := event.ParseDate(d.text); err == nil {
			s.Date = d.text
		}
	}
}

// source adds a source to an event, once. An address of another kind than the
// web's is reported and left away.
func (r *featureFile) source(e *event.Event, title, link, who string, at int) {
	title, link = strings.TrimSpace(title), strings.TrimSpace(link)
	if link != "" && !isWeb(link) {
		if strings.Contains(link, ":") || title != "" {
			r.found.add(at, "%s: %q is no address that starts with http:// or https://; it is no link", who, shortened(link)).of(link, "an address that starts with http:// or https://")
		}
		if title == "" {
			title = link
		}
		link = ""
	}
	r.sourceOf(e, title, link)
}

// quotes reads quotations: an array of objects, or one text with its speaker.
func (r *featureFile) quotes(p *value, e *event.Event) {
	v := r.property(p, []string{"quotes", "quote"})
	speaker := r.property(p, []string{"speaker"})
	if v.kind == text {
		e.Quotes = []event.Quote{{Text: v.text, Speaker: r.word(speaker.text)}}
	}
	for i := range v.items {
		q := &v.items[i]
		if q.kind != object || blank(q.member("text").text) {
			r.lose("quotation without a text")
			continue
		}
		one := event.Quote{Text: q.member("text").text, Speaker: r.word(q.member("speaker").text), Note: q.member("note").text}
		if s := q.member("source"); s.kind == text && !blank(s.text) {
			one.Source = r.made("source", s.text)
		}
		e.Quotes = append(e.Quotes, one)
	}
}
