package cli

import (
	"bufio"
	"fmt"
	"strings"

	"legation/app/event"
)

type stancesCommand struct {
	File string  `arg:"" name:"FILE" optional:"" help:"${data}"`
	JSON bool    `name:"json" help:"Write a JSON array of objects and nothing else."`
	At   dayFlag `placeholder:"DATE" help:"Only what holds on the earliest day of an EDTF date, such as 1967-06-10 or 1988. A stance without a date holds at every date."`
}

func (stancesCommand) Help() string {
	return `The stances are grouped by territory, with who holds them, since when, and who says so.

With --json each object has the members id, holder, territory, regards (ids; regards may be null), relation, date (EDTF, or null), confidence (high, medium, low or null), sources [{title, url}], quotes [{text, speaker}] and statement (ids).

` + problemsHelp
}

type stanceJSON struct {
	ID         string       `json:"id"`
	Holder     string       `json:"holder"`
	Territory  string       `json:"territory"`
	Regards    *string      `json:"regards"`
	Relation   string       `json:"relation"`
	Date       *string      `json:"date"`
	Confidence *string      `json:"confidence"`
	Sources    []sourceJSON `json:"sources"`
	Quotes     []quoteJSON  `json:"quotes"`
	Statement  []string     `json:"statement"`
}

// Run lists the stances.
func (c *stancesCommand) Run(env *environment) error {
	d, err := env.read(c.File)
	if err != nil {
		return err
	}
	var chosen []*event.Stance
	for i := range d.Stances {
		if s := &d.Stances[i]; !c.At.given || s.Holds(c.At.day) {
			chosen = append(chosen, s)
		}
	}
	if !c.JSON {
		return listStances(env, d, chosen)
	}
	return writeJSON(env.stdout, len(chosen), func(i int) stanceJSON {
		s := chosen[i]
		return stanceJSON{
			ID: s.ID, Holder: s.Holder, Territory: s.Territory, Regards: orNull(s.Regards),
			Relation: string(s.Relation), Date: orNull(s.Date.String()), Confidence: orNull(string(s.Confidence)),
			Sources: sourcesJSON(d, s.Sources), Quotes: quotesJSON(s.Quotes), Statement: list(s.Statement),
		}
	})
}

// listStances writes stances for a person, territory by territory.
func listStances(env *environment, d *event.Dataset, stances []*event.Stance) error {
	out := bufio.NewWriter(env.stdout)
	byTerritory := map[string][]*event.Stance{}
	for _, s := range stances {
		byTerritory[s.Territory] = append(byTerritory[s.Territory], s)
	}
	gap := ""
	for _, t := range d.Territories {
		if len(byTerritory[t.ID]) == 0 {
			continue
		}
		fmt.Fprintf(out, "%s%s\n", gap, clean(t.Name))
		gap = "\n"
		for _, s := range byTerritory[t.ID] {
			fmt.Fprintf(out, "  %s\n", clean(words(d, s)))
			for _, line := range evidence(d, s) {
				fmt.Fprintf(out, "    %s\n", clean(line))
			}
		}
	}
	return flushed(out)
}

// words says a stance in one line.
func words(d *event.Dataset, s *event.Stance) string {
	holder, regards := actor(d, s.Holder), actor(d, s.Regards)
	other := s.Regards != "" && s.Regards != s.Holder
	with := func(text, more string) string {
		if s.Regards != "" {
			return holder + " " + text + more + regards
		}
		return holder + " " + text
	}
	switch s.Relation {
	case event.Controls:
		if other {
			return holder + ": " + regards + " controls it"
		}
		return holder + " controls it"
	case event.ClaimsOwn:
		if other {
			return holder + " claims it for " + regards
		}
		return holder + " claims it as its own"
	case event.RecognisesSovereignty:
		return holder + " recognises the sovereignty of " + orNobody(regards) + " over it"
	case event.RecognisesGovernment:
		return holder + " recognises " + orNobody(regards) + " as its government"
	case event.RecognisesRight:
		return holder + " recognises a right of " + orNobody(regards) + " to it"
	case event.PositionOccupied:
		return with("speaks of it as occupied", ", belonging to ")
	case event.FinalStatus:
		return with("leaves it to negotiation", ", as to ")
	case event.Plan:
		return with("has put forward a plan for it", ", naming ")
	case event.NoRecognition:
		if s.Regards != "" {
			return holder + " does not recognise " + regards + " as its holder"
		}
		return holder + " recognises no holder of it"
	case event.NoClaim:
		return with("makes no claim to it", ", naming ")
	case event.NoPositionFound:
		return holder + ": no position found"
	case event.SourcesDiffer:
		return holder + ": sources differ" + strings.TrimPrefix(with("", "; one names "), holder+" ")
	}
	return with(string(s.Relation), " ")
}

// actor gives an actor's name.
func actor(d *event.Dataset, id string) string {
	if a, ok := d.Actor(id); ok {
		return a.Name
	}
	return id
}

// orNobody stands in for a name that the dataset leaves open.
func orNobody(name string) string {
	if name == "" {
		return "somebody not named"
	}
	return name
}

// evidence says since when a stance holds, who says so and where it is read.
func evidence(d *event.Dataset, s *event.Stance) []string {
	first := s.Date.LongText()
	if s.Confidence != "" {
		first += "; confidence " + string(s.Confidence)
	}
	lines := []string{first}
	if s.Attribution != "" {
		lines = append(lines, "according to: "+s.Attribution)
	}
	for _, id := range s.Sources {
		if source, ok := d.Source(id); ok {
			lines = append(lines, strings.TrimSpace("source: "+source.Title+" "+source.URL))
		}
	}
	return lines
}
