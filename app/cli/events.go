package cli

import (
	"strings"

	"legation/app/event"
)

type eventsCommand struct {
	File string `arg:"" name:"FILE" optional:"" help:"${data}"`
	JSON bool   `name:"json" help:"Write a JSON array of objects and nothing else."`
}

func (eventsCommand) Help() string {
	return `Each line has the date, the category, the id and the title; undated events come last.

With --json each object has the members id, date (EDTF, or null), earliest and latest (first and last day as YYYY-MM-DD, null where open or unknown), title, summary, category (id), actors and places (ids), quotes [{text, speaker}], sources [{title, url}], statement (ids) and accounts [{date, text, attribution, quotes, sources, confidence}].

` + problemsHelp
}

type eventJSON struct {
	ID        string        `json:"id"`
	Date      *string       `json:"date"`
	Earliest  *string       `json:"earliest"`
	Latest    *string       `json:"latest"`
	Title     string        `json:"title"`
	Summary   string        `json:"summary"`
	Category  string        `json:"category"`
	Actors    []string      `json:"actors"`
	Places    []string      `json:"places"`
	Quotes    []quoteJSON   `json:"quotes"`
	Sources   []sourceJSON  `json:"sources"`
	Statement []string      `json:"statement"`
	Accounts  []accountJSON `json:"accounts"`
}

type accountJSON struct {
	Date        *string      `json:"date"`
	Text        string       `json:"text"`
	Attribution string       `json:"attribution"`
	Quotes      []quoteJSON  `json:"quotes"`
	Sources     []sourceJSON `json:"sources"`
	Confidence  *string      `json:"confidence"`
}

// Run lists the events.
func (c *eventsCommand) Run(env *environment) error {
	d, err := env.read(c.File)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(env.stdout, len(d.Events), func(i int) eventJSON { return asJSON(d, &d.Events[i]) })
	}
	return table(env.stdout, len(d.Events), func(i int) []string {
		e := &d.Events[i]
		category := e.Category
		if k, ok := d.Category(e.Category); ok {
			category = k.Name
		}
		return []string{e.Date.LongText(), category, e.ID, strings.TrimSpace(e.Title)}
	})
}

func asJSON(d *event.Dataset, e *event.Event) eventJSON {
	earliest, latest := edges(e.Date)
	out := eventJSON{
		ID: e.ID, Date: orNull(e.Date.String()), Earliest: earliest, Latest: latest,
		Title: e.Title, Summary: e.Summary, Category: e.Category,
		Actors: list(e.Actors), Places: list(e.Places),
		Quotes: quotesJSON(e.Quotes), Sources: sourcesJSON(d, e.Sources), Statement: list(e.Statement),
		Accounts: make([]accountJSON, len(e.Accounts)),
	}
	for i, a := range e.Accounts {
		out.Accounts[i] = accountJSON{
			Date: orNull(a.Date.String()), Text: a.Text, Attribution: a.Attribution,
			Quotes: quotesJSON(a.Quotes), Sources: sourcesJSON(d, a.Sources), Confidence: orNull(string(a.Confidence)),
		}
	}
	return out
}
