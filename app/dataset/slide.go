package dataset

import (
	"html"
	"strconv"
	"strings"

	markup "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"legation/app/event"
)

// A slide is what TimelineJS shows of an event, from its JSON or its
// spreadsheet. Texts may have HTML in them.
type slide struct {
	spot           func(part string) spot
	id             string
	start, end     moment
	headline, text string
	media          string // an address, or HTML
	credit         string
	caption        string
	group          string
	era            bool
	places         []string
}

// timelineHolds is what TimelineJS can hold in each of its forms.
const timelineHolds = datasetTitle | description | periods | categories | summaries | quotations | quotationSpeakers | sources | furtherSources

// slides reads slides as events. It gathers the eras, since one that has the
// name and the date of an event only says that the event is a period.
type slides struct {
	*builder
	eras []event.Event
}

// name gives what a slide is called: its headline, or the beginning of its
// text or of the caption of its picture.
func (sl *slide) name() string {
	for _, s := range []string{sl.headline, sl.text, sl.caption} {
		text, _ := plain(s)
		if first, _, _ := strings.Cut(text, "\n"); first != "" && s != sl.headline {
			return shortened(first)
		}
		if text != "" {
			return text
		}
	}
	return ""
}

// read reads a slide. ok is false for one that has been reported and is left
// out; the error ends the reading.
func (s *slides) read(sl *slide) (ok bool, err error) {
	kind := "event"
	if sl.era {
		kind = "era"
	}
	e := event.Event{ID: sl.id, Title: sl.name(), Places: sl.places}
	who := kind
	if e.Title == "" {
		s.say(sl.spot("headline"), "%s: it has neither a headline nor a text; the %s is left out", who, kind).of("", "a headline")
		return false, nil
	}
	who += " " + strconv.Quote(shortened(e.Title))
	if e.ID != "" && s.claimed(e.ID) {
		s.say(sl.spot("unique_id"), "%s: the id %q is taken by an earlier event; the %s is left out", who, shortened(e.ID), kind).of(e.ID, "an id of its own")
		return false, nil
	}
	if e.Date, ok = s.slideDate(sl, who, kind); !ok {
		return false, nil
	}
	text, named := withoutSources(sl.text)
	var links []anchor
	e.Summary, links = plain(text)
	if sl.era {
		e.Period = true
		s.eras = append(s.eras, e)
		return true, s.spend(eventBytes)
	}
	if group, _ := plain(sl.group); group != "" {
		e.Category = s.made("category", s.word(group))
	}
	for _, a := range append(named, links...) {
		e.Sources = s.source(e.Sources, a)
	}
	s.media(&e, sl)
	e.Sources = s.list(e.Sources)
	return true, s.add(e)
}

// source adds a link to the sources of an event, unless it is none of the web.
func (s *slides) source(ids []string, a anchor) []string {
	switch {
	case a.url != "" && !isWeb(a.url):
		s.lose("link that is not of the web")
		return ids
	case blank(a.title) && a.url == "":
		return ids
	}
	return append(ids, s.sourceAt(s.word(strings.TrimSpace(a.title)), s.word(a.url)))
}

// media takes what a slide shows beside its text: a quotation as such, a web
// address as a source.
func (s *slides) media(e *event.Event, sl *slide) {
	media := strings.TrimSpace(sl.media)
	caption, _ := plain(sl.caption)
	credit, _ := plain(sl.credit)
	switch {
	case strings.HasPrefix(strings.ToLower(media), "<blockquote"):
		if q := quotationIn(media); q.Text != "" {
			e.Quotes = []event.Quote{q}
		}
	case isWeb(media):
		title := caption
		if title == "" {
			title, credit = credit, ""
		}
		title, _, _ = strings.Cut(title, "\n")
		e.Sources = s.source(e.Sources, anchor{title, media})
		caption = ""
	case media != "":
		s.lose("medium that is not a web address")
	}
	if caption != "" {
		s.lose("media caption")
	}
	if credit != "" {
		s.lose("media credit")
	}
}

// finish adds the eras as periods. One that has the name and the date of an
// event makes a period of that.
func (s *slides) finishEras() error {
	if len(s.eras) == 0 {
		return nil
	}
	type key struct {
		title string
		date  event.Date
	}
	at := map[key][]int{}
	for i := range s.out.Events {
		k := key{s.out.Events[i].Title, s.out.Events[i].Date}
		at[k] = append(at[k], i)
	}
	for _, e := range s.eras {
		k := key{e.Title, e.Date}
		if same := at[k]; len(same) > 0 {
			s.out.Events[same[0]].Period = true
			at[k] = same[1:]
			continue
		}
		if err := s.add(e); err != nil {
			return err
		}
	}
	return nil
}

// sourcesTag begins the sources of an event at the end of its text.
const sourcesTag = `<p class="sources">`

// slideText writes the text of an event with its sources as links.
func slideText(d *event.Dataset, e *event.Event) string {
	text := asHTML(e.Summary)
	if len(e.Sources) == 0 {
		return text
	}
	var b strings.Builder
	b.WriteString(text + sourcesTag)
	for i, id := range e.Sources {
		s, ok := d.Source(id)
		if !ok {
			continue
		}
		if i > 0 {
			b.WriteString(", ")
		}
		if s.URL != "" {
			b.WriteString(`<a href="` + html.EscapeString(s.URL) + `">` + html.EscapeString(s.Title) + `</a>`)
		} else {
			b.WriteString(`<cite>` + html.EscapeString(s.Title) + `</cite>`)
		}
	}
	b.WriteString("</p>")
	return b.String()
}

// withoutSources takes the sources that slideText wrote from the end of a text.
func withoutSources(text string) (string, []anchor) {
	at := strings.LastIndex(text, sourcesTag)
	if at < 0 || !strings.HasSuffix(text, "</p>") {
		return text, nil
	}
	var all []anchor
	collect(text[at:], func(tag atom.Atom, href, inner string) {
		if tag == atom.A || tag == atom.Cite {
			all = append(all, anchor{inner, href})
		}
	})
	return text[:at], all
}

// collect calls with each element that has text alone in it.
func collect(s string, found func(tag atom.Atom, href, inner string)) {
	z := markup.NewTokenizer(strings.NewReader(s))
	var tag atom.Atom
	var href string
	var inner strings.Builder
	for {
		switch z.Next() {
		case markup.ErrorToken:
			return
		case markup.TextToken:
			inner.WriteString(z.Token().Data)
		case markup.StartTagToken:
			t := z.Token()
			tag, href = t.DataAtom, ""
			for _, a := range t.Attr {
				if a.Key == "href" {
					href = a.Val
				}
			}
			inner.Reset()
		case markup.EndTagToken:
			if t := z.Token(); t.DataAtom == tag {
				found(tag, href, inner.String())
			}
			tag = 0
		}
	}
}

// quotationIn reads a <blockquote> with the one who spoke in its <cite>.
func quotationIn(s string) event.Quote {
	var q event.Quote
	lower := strings.ToLower(s)
	if from := strings.LastIndex(lower, "<cite"); from >= 0 && len(lower) == len(s) {
		q.Speaker, _ = plain(s[from:])
		s = s[:from]
	}
	q.Text, _ = plain(s)
	return q
}

// quotation writes what quotationIn reads.
func quotation(q event.Quote) string {
	s := "<blockquote>" + asHTML(q.Text)
	if q.Speaker != "" {
		s += "<cite>" + asHTML(q.Speaker) + "</cite>"
	}
	return s + "</blockquote>"
}
