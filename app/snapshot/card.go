package snapshot

import (
	"strconv"
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/geo"
)

// cardText tells of the chosen event: when, what, who says so, where, and by
// which of the numbered sources. It is empty where none is chosen.
func (p *Page) cardText() []paragraph {
	d := p.State.Dataset
	e, ok := d.Event(p.State.Selection)
	if !ok {
		return nil
	}
	const size = 11.5
	pal := p.palette
	plain := geo.TextStyle{Size: size, Colour: pal.Text}
	quiet := geo.TextStyle{Size: size - 1, Colour: pal.Muted}
	list := []paragraph{
		{text: e.Date.LongText(), style: geo.TextStyle{Size: size, Bold: true, Colour: pal.Accent}, lead: 15},
		{text: e.Title, style: geo.TextStyle{Size: 14.5, Bold: true, Colour: pal.Text}, lead: 18.5, before: 1},
	}
	add := func(rank int, st geo.TextStyle, before float64, text string) {
		if text != "" {
			list = append(list, paragraph{text: text, style: st, lead: st.Size * 1.36, before: before, rank: rank})
		}
	}
	add(4, plain, 5, e.Summary)
	for _, q := range e.Quotes {
		text := "“" + strings.Trim(q.Text, "“”\"") + "”"
		if q.Speaker != "" {
			text += " – " + q.Speaker
		}
		add(6, plain, 5, text)
	}
	for i := range e.Accounts {
		add(5, plain, 5, accountText(&e.Accounts[i]))
	}
	if e.Attribution != "" {
		add(2, quiet, 6, language.T("Who says so:")+" "+e.Attribution)
	}
	var places []string
	for _, id := range e.Places {
		if place, ok := d.Place(id); ok {
			places = append(places, place.Name)
		}
	}
	if len(places) > 0 {
		add(3, quiet, 2, language.F("Place: %s", language.List(places)))
	}
	if p.shown.Sources {
		if numbers := p.footnotes().numbers(eventSources(e)); numbers != "" {
			add(3, quiet, 2, language.F("Sources: %s", numbers))
		}
	} else {
		var titles []string
		for _, id := range eventSources(e) {
			if s, ok := d.Source(id); ok {
				titles = append(titles, s.Title)
			}
		}
		if len(titles) > 0 {
			add(3, quiet, 2, language.F("Sources: %s", strings.Join(titles, "; ")))
		}
	}
	return list
}

// cardIn sets the card into a column, or nothing where not even its date and its
// title have room.
func (p *Page) cardIn(x, y, width, height float64) texts {
	list := p.cardText()
	if len(list) < 2 || set(list[:2], x, y, width).height > height {
		return texts{}
	}
	t, _ := fit(list, x, y, width, height)
	return t
}

// accountText is what one of several sources that differ says.
func accountText(a *event.Account) string {
	text := a.Text
	if !a.Date.IsZero() {
		text = strings.TrimSpace(a.Date.Text() + ": " + text)
	}
	if a.Attribution != "" {
		text += " (" + a.Attribution + ")"
	}
	return language.F("Another account: %s", text)
}

// eventSources lists the ids of the sources of an event, of its quotations and
// of its accounts, each once.
func eventSources(e *event.Event) []string {
	var ids []string
	seen := map[string]bool{"": true}
	add := func(list ...string) {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	add(e.Sources...)
	for _, q := range e.Quotes {
		add(q.Source)
	}
	for _, a := range e.Accounts {
		add(a.Sources...)
		for _, q := range a.Quotes {
			add(q.Source)
		}
	}
	return ids
}

// ranges writes ascending numbers briefly: "1–3, 7".
func ranges(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		switch {
		case j >= i+2:
			parts = append(parts, strconv.Itoa(list[i])+"–"+strconv.Itoa(list[j]))
		default:
			for k := i; k <= j; k++ {
				parts = append(parts, strconv.Itoa(list[k]))
			}
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
