package dataset

import (
	"slices"

	"legation/app/event"
	"legation/app/language"
)

// A part is something that a dataset may have and a format may hold.
type part uint64

const (
	datasetID part = 1 << iota
	datasetTitle
	description
	datasetLanguage
	licence
	boundaryNote
	statements
	related
	recordIDs // of actors, categories, sources and places, where they are not made of the names
	eventIDs
	unused // actors, categories, sources and places that no event names
	actorDetails
	categoryLooks
	sourceDetails
	placeDetails
	territories
	viewpoints
	views
	stances
	assertions
	undated
	periods
	categories
	summaries
	attributions
	actors
	places
	furtherPlaces
	quotations
	furtherQuotations
	quotationSpeakers
	quotationDetails
	sources
	furtherSources
	confidence
	statementsOfEvents
	accounts
	notes
	translations

	everything part = 1<<iota - 1
)

// A partOf says how a part of a dataset is counted, and how a dataset is made
// that does without it.
type partOf struct {
	part  part
	name  string // as in Loss
	count func(d *event.Dataset) int
	drop  func(d *event.Dataset)
}

// parts lists them in the order in which losses are told. The drops work in
// this order too.
var parts = []partOf{
	textPart(datasetID, language.Key("dataset id"), func(d *event.Dataset) *string { return &d.ID }),
	textPart(datasetTitle, language.Key("dataset title"), func(d *event.Dataset) *string { return &d.Title }),
	textPart(description, language.Key("dataset description"), func(d *event.Dataset) *string { return &d.Description }),
	textPart(datasetLanguage, language.Key("dataset language"), func(d *event.Dataset) *string { return &d.Language }),
	textPart(licence, language.Key("dataset licence"), func(d *event.Dataset) *string { return &d.Licence }),
	textPart(boundaryNote, language.Key("boundary note"), func(d *event.Dataset) *string { return &d.Note }),
	listPart(statements, language.Key("statement"), func(d *event.Dataset) *[]event.Statement { return &d.Statements }),
	listPart(related, language.Key("related link"), func(d *event.Dataset) *[]event.Link { return &d.Related }),
	{recordIDs, language.Key("id of record"), oddIDs, func(*event.Dataset) {}},
	eventPart(eventIDs, language.Key("id of event"), func(e *event.Event) bool { return e.ID != slug(e.Title) }, func(e *event.Event) {}),
	{unused, language.Key("unused record"), func(d *event.Dataset) int { return len(unusedIDs(d)) }, func(*event.Dataset) {}},
	recordPart(actorDetails, language.Key("kind, body or colour of actor"), func(d *event.Dataset) []event.Actor { return d.Actors },
		func(a *event.Actor) bool { return a.Kind != "" || a.PartOf != "" || a.Colour != "" },
		func(a *event.Actor) { a.Kind, a.PartOf, a.Colour = "", "", "" }),
	{categoryLooks, language.Key("colour and shape of category"), oddLooks, func(d *event.Dataset) {
		for i := range d.Categories {
			d.Categories[i].Colour, d.Categories[i].Shape = "", ""
		}
	}},
	recordPart(sourceDetails, language.Key("publisher, date or note of source"), func(d *event.Dataset) []event.Source { return d.Sources },
		func(s *event.Source) bool { return s.Publisher != "" || s.Date != "" || s.Note != "" },
		func(s *event.Source) { s.Publisher, s.Date, s.Note = "", "", "" }),
	recordPart(placeDetails, language.Key("extent or note of place"), func(d *event.Dataset) []event.Place { return d.Places },
		func(p *event.Place) bool { return p.Area || p.Note != "" },
		func(p *event.Place) { p.Area, p.Note = false, "" }),
	listPart(territories, language.Key("territory"), func(d *event.Dataset) *[]event.Territory { return &d.Territories }),
	{viewpoints, language.Key("viewpoint"), func(d *event.Dataset) int {
		if len(d.Viewpoints) == 1 && d.Viewpoints[0].Holder == "" {
			return 0 // it is made again
		}
		return len(d.Viewpoints)
	}, func(d *event.Dataset) { d.Viewpoints = nil }},
	{views, language.Key("view"), func(d *event.Dataset) int {
		if len(d.Views) == 1 && d.Views[0].Bounds == boundsOf(d.Places) {
			return 0
		}
		return len(d.Views)
	}, func(d *event.Dataset) { d.Views = nil }},
	listPart(stances, language.Key("stance"), func(d *event.Dataset) *[]event.Stance { return &d.Stances }),
	listPart(assertions, language.Key("assertion"), func(d *event.Dataset) *[]event.Assertion { return &d.Assertions }),
	{undated, language.Key("undated event"), func(d *event.Dataset) int { return len(d.Events) - len(d.Index().Dated()) }, func(d *event.Dataset) {
		d.Events = slices.DeleteFunc(d.Events, func(e event.Event) bool { return e.Undated() })
	}},
	eventPart(periods, language.Key("period"), func(e *event.Event) bool { return e.Period }, func(e *event.Event) { e.Period = false }),
	{categories, language.Key("category"), func(d *event.Dataset) int {
		if len(d.Categories) <= 1 {
			return 0
		}
		return len(d.Categories)
	}, func(d *event.Dataset) {
		d.Categories = nil
		for i := range d.Events {
			d.Events[i].Category = ""
		}
	}},
	eventPart(summaries, language.Key("summary of event"), func(e *event.Event) bool { return e.Summary != "" }, func(e *event.Event) { e.Summary = "" }),
	eventPart(attributions, language.Key("attribution of event"), func(e *event.Event) bool { return e.Attribution != "" }, func(e *event.Event) { e.Attribution = "" }),
	eventPart(actors, language.Key("actors of event"), func(e *event.Event) bool { return len(e.Actors) > 0 }, func(e *event.Event) { e.Actors = nil }),
	eventPart(places, language.Key("place of event"), func(e *event.Event) bool { return len(e.Places) > 0 }, func(e *event.Event) { e.Places = nil }),
	eventPart(furtherPlaces, language.Key("further places of event"), func(e *event.Event) bool { return len(e.Places) > 1 },
		func(e *event.Event) { e.Places = e.Places[:min(1, len(e.Places))] }),
	eventPart(quotations, language.Key("quotations of event"), func(e *event.Event) bool { return len(e.Quotes) > 0 }, func(e *event.Event) { e.Quotes = nil }),
	eventPart(furtherQuotations, language.Key("further quotations of event"), func(e *event.Event) bool { return len(e.Quotes) > 1 },
		func(e *event.Event) { e.Quotes = e.Quotes[:min(1, len(e.Quotes))] }),
	quotePart(quotationSpeakers, language.Key("speaker of quotation"), func(q *event.Quote) bool { return q.Speaker != "" }, func(q *event.Quote) { q.Speaker = "" }),
	quotePart(quotationDetails, language.Key("source or note of quotation"), func(q *event.Quote) bool { return q.Source != "" || q.Note != "" },
		func(q *event.Quote) { q.Source, q.Note = "", "" }),
	eventPart(sources, language.Key("sources of event"), func(e *event.Event) bool { return len(e.Sources) > 0 }, func(e *event.Event) { e.Sources = nil }),
	eventPart(furtherSources, language.Key("further sources of event"), func(e *event.Event) bool { return len(e.Sources) > 1 },
		func(e *event.Event) { e.Sources = e.Sources[:min(1, len(e.Sources))] }),
	eventPart(confidence, language.Key("confidence of event"), func(e *event.Event) bool { return e.Confidence != "" }, func(e *event.Event) { e.Confidence = "" }),
	eventPart(statementsOfEvents, language.Key("statement of event"), func(e *event.Event) bool { return len(e.Statement) > 0 }, func(e *event.Event) { e.Statement = nil }),
	eventPart(accounts, language.Key("differing accounts of event"), func(e *event.Event) bool { return len(e.Accounts) > 0 }, func(e *event.Event) { e.Accounts = nil }),
	eventPart(notes, language.Key("note of event"), func(e *event.Event) bool { return e.Note != "" }, func(e *event.Event) { e.Note = "" }),
	listPart(translations, language.Key("translation"), func(d *event.Dataset) *[]event.Translation { return &d.Translations }),
}

func textPart(p part, name string, of func(*event.Dataset) *string) partOf {
	return partOf{p, name, func(d *event.Dataset) int {
		if *of(d) == "" {
			return 0
		}
		return 1
	}, func(d *event.Dataset) { *of(d) = "" }}
}

func listPart[T any](p part, name string, of func(*event.Dataset) *[]T) partOf {
	return partOf{p, name, func(d *event.Dataset) int { return len(*of(d)) }, func(d *event.Dataset) { *of(d) = nil }}
}

func recordPart[T any](p part, name string, of func(*event.Dataset) []T, has func(*T) bool, drop func(*T)) partOf {
	return partOf{p, name, func(d *event.Dataset) (n int) {
		all := of(d)
		for i := range all {
			if has(&all[i]) {
				n++
			}
		}
		return n
	}, func(d *event.Dataset) {
		all := of(d)
		for i := range all {
			drop(&all[i])
		}
	}}
}

func eventPart(p part, name string, has func(*event.Event) bool, drop func(*event.Event)) partOf {
	return recordPart(p, name, func(d *event.Dataset) []event.Event { return d.Events }, has, drop)
}

func quotePart(p part, name string, has func(*event.Quote) bool, drop func(*event.Quote)) partOf {
	return partOf{p, name, func(d *event.Dataset) (n int) {
		for i := range d.Events {
			for j := range d.Events[i].Quotes {
				if has(&d.Events[i].Quotes[j]) {
					n++
				}
			}
		}
		return n
	}, func(d *event.Dataset) {
		for i := range d.Events {
			for j := range d.Events[i].Quotes {
				drop(&d.Events[i].Quotes[j])
			}
		}
	}}
}

// oddIDs counts the records whose ids would not be made of their names.
func oddIDs(d *event.Dataset) (n int) {
	odd := func(id, name string) {
		if id != slug(name) {
			n++
		}
	}
	for _, a := range d.Actors {
		odd(a.ID, a.Name)
	}
	for _, c := range d.Categories {
		odd(c.ID, c.Name)
	}
	for _, s := range d.Sources {
		odd(s.ID, s.Title)
	}
	for _, p := range d.Places {
		odd(p.ID, p.Name)
	}
	return n
}

// oddLooks counts the categories that do not look as they would by default.
func oddLooks(d *event.Dataset) (n int) {
	for i, c := range d.Categories {
		if c.Colour != colourOf(i) || c.Shape != shapeOf(i) {
			n++
		}
	}
	return n
}

// unusedIDs gives the records that no event leads to, as "actor id".
func unusedIDs(d *event.Dataset) map[string]bool {
	left := map[string]bool{}
	for _, a := range d.Actors {
		left["actor "+a.ID] = true
	}
	for _, c := range d.Categories {
		left["category "+c.ID] = true
	}
	for _, s := range d.Sources {
		left["source "+s.ID] = true
	}
	for _, p := range d.Places {
		left["place "+p.ID] = true
	}
	use := func(kind string, ids ...string) {
		for _, id := range ids {
			delete(left, kind+id)
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		use("category ", e.Category)
		use("actor ", e.Actors...)
		use("source ", e.Sources...)
		use("place ", e.Places...)
	}
	return left
}
