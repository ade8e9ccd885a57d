package twin

import "legation/app/language"

// labels are the words of the twin itself, in the language of the interface.
type labels struct {
	SkipTo         string
	SkipEvents     string
	SkipNotes      string
	Events         string
	EventsCaption  string
	EventsTable    string
	Date           string
	Event          string
	WhoSays        string
	Quotations     string
	Places         string
	Sources        string
	NoEvent        string
	NotSaid        string
	None           string
	NoneNamed      string
	Differ         string
	PositionsTable string
	Territory      string
	Position       string
	Rests          string
	NoRecord       string
	NoTerritory    string
	Notes          string
	Boundaries     string
	Attribution    string
	Licence        string
	Digest         string
	Cite           string
	Made           string
}

func labelsNow() labels {
	return labels{
		SkipTo:         language.T("Skip to"),
		SkipEvents:     language.T("Skip to the events"),
		SkipNotes:      language.T("Skip to the notes"),
		Events:         language.T("Events"),
		EventsCaption:  language.T("Events with who says so and where that is written"),
		EventsTable:    language.T("Table of events, which can be scrolled"),
		Date:           language.T("Date"),
		Event:          language.T("Event"),
		WhoSays:        language.T("Who says so"),
		Quotations:     language.T("Quotations"),
		Places:         language.T("Places"),
		Sources:        language.T("Sources"),
		NoEvent:        language.T("No event belongs to this date."),
		NotSaid:        language.T("not said"),
		None:           language.T("none"),
		NoneNamed:      language.T("none named"),
		Differ:         language.T("Accounts differ:"),
		PositionsTable: language.T("Table of positions, which can be scrolled"),
		Territory:      language.T("Territory"),
		Position:       language.T("Position"),
		Rests:          language.T("Since when, who says so, and where"),
		NoRecord:       language.T("no record"),
		NoTerritory:    language.T("The dataset speaks of no territory."),
		Notes:          language.T("Notes"),
		Boundaries:     language.T("Boundaries"),
		Attribution:    language.T("Attribution"),
		Licence:        language.T("Licence of the data"),
		Digest:         language.T("SHA-256 of the data"),
		Cite:           language.T("How to cite"),
		Made:           language.T("Made with"),
	}
}

// Words with a value in them, for the template and for Markdown.
func (labels) SkipToThis(title string) string { return language.F("Skip to: %s", title) }
func (labels) Confidence(degree string) string {
	return language.F("Confidence that the source says so: %s", language.Confidence(degree))
}
func (labels) PositionsCaption(t string) string {
	return language.F("%s: what is said of each territory, since when, and where that is written", t)
}
