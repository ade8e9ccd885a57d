// Package twin writes what a picture of the map shows as text: the chronology
// and the positions as tables that can be read aloud, searched and printed, with
// the picture inside, in one file that needs no network. It is there as HTML
// and as Markdown, in the language of the interface.
package twin

import (
	"slices"

	"legation/app/cite"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
)

// A Doc is a picture with the state that it shows.
type Doc struct {
	State   state.State
	Picture []byte // the file of it
	MIME    string // of the picture: image/png, image/jpeg or image/svg+xml
	Alt     string // what the picture shows; "" for the words of AltText
	Credit  string // whose map and whose data, as it stands on the picture
	Context cite.Context
}

// A phrase is a text with the language that it is in, as far as its letters
// and the dataset say.
type phrase struct {
	Text string
	Lang string // BCP 47; "" where it is that of the page
}

// Noted is the text as a note.
func (p phrase) Noted() string { return language.F("Note: %s", p.Text) }

// A when is a date taken apart into what a machine can read and words.
type when struct {
	Parts []timePart
	Note  string // how precisely it is known, or ""
}

// A timePart is a word, or a date in the form of HTML's time element.
type timePart struct {
	Text    string
	Machine string // "1948-12-12", "1948-12", "1948", or ""
}

type link struct {
	Title phrase
	URL   string // "" where there is none
	More  string // publisher and date
}

type quote struct {
	Text    phrase
	Speaker phrase
	Note    phrase
}

type account struct {
	When    when
	Text    phrase
	By      phrase
	Quotes  []quote
	Sources []link
}

// An eventRow is one event.
type eventRow struct {
	ID         string
	When       when
	Undated    bool
	Title      phrase
	Category   phrase
	Summary    phrase
	Note       phrase
	By         phrase
	Confidence string
	Quotes     []quote
	Places     []phrase
	Sources    []link
	Accounts   []account
}

// A positionRow is what a viewpoint says of one territory.
type positionRow struct {
	Territory phrase
	Says      string
	Stances   []stance
}

type stance struct {
	When       when
	By         phrase
	Note       phrase
	Confidence string
	Quotes     []quote
	Sources    []link
}

// A positions table is of one viewpoint on one date; a picture that compares
// has two.
type positions struct {
	ID    string
	Title string
	Note  string
	Rows  []positionRow
}

// A page is everything that a twin says.
type page struct {
	Title       phrase
	Shows       string // whose view and which date
	About       phrase
	Alt         string
	Scope       string // which events there are
	Events      []eventRow
	Positions   []positions
	Note        phrase // the boundary note
	Credit      phrase
	Licence     phrase
	Digest      string
	Citation    string
	Program     string
	Description string
}

// pageOf works out what a twin says.
func pageOf(doc Doc) (page, error) {
	s, d := doc.State, doc.State.Dataset
	w := words{base: d.Language}
	citation, err := cite.Format(cite.Chicago, cite.Picture(s, doc.Context))
	if err != nil {
		return page{}, err
	}
	p := page{
		Title: w.phrase(d.Title), Shows: shows(s), About: w.phrase(d.Description), Alt: oneLine(doc.Alt),
		Note: w.phrase(d.Note), Credit: w.phrase(doc.Credit), Licence: w.phrase(d.Licence), Digest: d.Digest,
		Citation: oneLine(citation), Program: oneLine("Legation " + doc.Context.Version),
	}
	if p.Title.Text == "" {
		p.Title.Text = language.T("Untitled dataset")
	}
	if p.Alt == "" {
		p.Alt = AltText(s)
	}
	p.Description = p.Title.Text + ": " + p.Shows
	kept := s.KeptEvents()
	for i := range d.Events {
		if e := &d.Events[i]; kept.Has(i) && (e.Undated() || s.Shows(e)) {
			p.Events = append(p.Events, w.event(d, e))
		}
	}
	p.Scope = scope(s, len(p.Events))
	p.Positions = append(p.Positions, w.positions(s, "positions"))
	if s.Compare.On {
		p.Positions = append(p.Positions, w.positions(s.Right(), "positions-compared"))
	}
	return p, nil
}

// event makes the row of an event.
func (w words) event(d *event.Dataset, e *event.Event) eventRow {
	row := eventRow{
		ID: e.ID, When: whenOf(e.Date), Undated: e.Undated(), Title: w.phrase(e.Title), Summary: w.phrase(e.Summary), Note: w.phrase(e.Note),
		By: w.phrase(e.Attribution), Confidence: string(e.Confidence), Quotes: w.quotes(d, e.Quotes), Sources: w.sources(d, withQuoted(e.Sources, e.Quotes)),
	}
	if row.Title.Text == "" {
		row.Title.Text = language.T("Untitled")
	}
	if c, ok := d.Category(e.Category); ok {
		row.Category = w.phrase(c.Name)
	}
	for _, id := range e.Places {
		if p, ok := d.Place(id); ok {
			row.Places = append(row.Places, w.phrase(p.Name))
		}
	}
	for _, a := range e.Accounts {
		one := account{When: whenOf(a.Date), Text: w.phrase(a.Text), By: w.phrase(a.Attribution), Quotes: w.quotes(d, a.Quotes), Sources: w.sources(d, withQuoted(a.Sources, a.Quotes))}
		row.Accounts = append(row.Accounts, one)
	}
	return row
}

// positions makes the table of what a state's viewpoint says of each territory
// that anybody speaks of.
func (w words) positions(s state.State, id string) positions {
	d := s.Dataset
	out := positions{ID: id, Title: language.F("Positions: %s", shows(s))}
	v, _ := d.Viewpoint(s.Viewpoint)
	ground := v == nil || v.Holder == ""
	out.Note = language.T("Positions are attributed; see the sources.")
	if ground {
		out.Note = state.GroundNote(d)
	}
	for _, t := range d.Territories {
		pos := state.PositionOf(d, s.Viewpoint, t.ID, s.Playhead)
		if pos.Kind == state.Silent {
			continue
		}
		row := positionRow{Territory: w.phrase(t.Name), Says: oneLine(state.PositionText(d, pos))}
		rests := pos.Stances
		if ground {
			rests = pos.Control
		}
		for _, st := range rests {
			row.Stances = append(row.Stances, stance{
				When: whenOf(st.Date), By: w.phrase(st.Attribution), Note: w.phrase(st.Note), Confidence: string(st.Confidence),
				Quotes: w.quotes(d, st.Quotes), Sources: w.sources(d, withQuoted(st.Sources, st.Quotes)),
			})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (w words) quotes(d *event.Dataset, all []event.Quote) []quote {
	var out []quote
	for _, q := range all {
		out = append(out, quote{w.phrase(q.Text), w.phrase(q.Speaker), w.phrase(q.Note)})
	}
	return out
}

// withQuoted adds to the ids of sources those of quotations.
func withQuoted(ids []string, quotes []event.Quote) []string {
	ids = slices.Clip(ids)
	for _, q := range quotes {
		if q.Source != "" && !slices.Contains(ids, q.Source) {
			ids = append(ids, q.Source)
		}
	}
	return ids
}

func (w words) sources(d *event.Dataset, ids []string) []link {
	var out []link
	for _, id := range ids {
		s, ok := d.Source(id)
		if !ok {
			continue
		}
		l := link{Title: w.phrase(s.Title), URL: address(s.URL), More: oneLine(s.Publisher)}
		if l.Title.Text == "" {
			l.Title.Text = language.T("Untitled source")
		}
		if date, err := event.ParseDate(s.Date); err == nil {
			l.More = joinWords(", ", l.More, date.Text())
		}
		out = append(out, l)
	}
	return out
}
