package assets_test

import (
	"regexp"
	"strings"
	"testing"
)

// Words that take a side, and words of the article that do. They are kept for
// quotations, where the speaker is named.
var (
	sided = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
		`occup(y|ied|ies|ying|ation|ier)s?`, `annex(ed|es|ing|ation)?s?`, `disput(e|ed|es|ing)`, `liberat(e|ed|es|ing|ion|or)s?`,
		`terroris[mt]s?`, `resist(ed|s|ing|ance)?`, `martyr(s|ed|dom)?`, `regimes?`, `puppets?`, `zionis[mt]s?`, `genocid(e|al)s?`,
		`palestinian arabs?`, `historic palestinian territor(y|ies)`, `judaic returnees?`, `every israeli action`, `harsh(ly)?`,
	}, "|") + `)\b`)
	// Verbs that judge what is said instead of saying who said it.
	judging = regexp.MustCompile(`(?i)\b(admit(s|ted)?|reveal(s|ed)?|expos(es|ed)|false(ly)? claim(s|ed)?|claim(s|ed)? falsely|point(s|ed)? out|concede[sd]?|confess(es|ed)?)\b`)
	quoted  = regexp.MustCompile(`“[^”]*”|"[^"]*"`)
	// Names that contain such a word and cannot be given without it.
	names = strings.NewReplacer(
		"Palestine Liberation Organization", "PLO",
		"Popular Front for the Liberation of Palestine", "PFLP",
		"Democratic Front for the Liberation of Palestine", "DFLP",
	)
)

// ownVoice gives what a text says in its own voice.
func ownVoice(text string) string { return quoted.ReplaceAllString(names.Replace(text), "“”") }

func TestOwnVoice(t *testing.T) {
	for text, taken := range map[string]string{
		`the “occupied Syrian Golan Heights”`:                              "",
		`the "occupied" area`:                                              "",
		`the Popular Front for the Liberation of Palestine`:                "",
		`the occupied area`:                                                "occupied",
		`since the Annexation of the area`:                                 "Annexation",
		`“quoted” and disputed “quoted”`:                                   "disputed",
		`an occupation, as the PFLP (Popular Front) calls it`:              "occupation",
		`the self-determination of the Palestinian Arabs is supported`:     "Palestinian Arabs",
		`North Korea harshly condemned it`:                                 "harshly",
		`the national liberation of the Palestine Liberation Organization`: "liberation",
	} {
		if got := sided.FindString(ownVoice(text)); got != taken {
			t.Errorf("in %q found %q, want %q", text, got, taken)
		}
	}
}

func TestWordsThatTakeASideAreKeptForQuotations(t *testing.T) {
	c := load(t)
	check := func(where, text string) {
		t.Helper()
		own := ownVoice(text)
		for _, words := range []*regexp.Regexp{sided, judging} {
			if word := words.FindString(own); word != "" {
				t.Errorf("%s uses %q in its own voice: %s", where, word, text)
			}
		}
	}
	check("the description", c.Legation.Description)
	check("the note", c.Legation.Note)
	for _, s := range c.Legation.Statements {
		check(s.ID, s.About)
	}
	for _, f := range c.Features {
		check("the title of "+f.ID, f.Properties.Title)
		check("the summary of "+f.ID, f.Properties.Summary)
		for _, a := range f.Properties.Accounts {
			check("an account of "+f.ID, a.Text)
		}
	}
	c.eachRecord(func(name string, r record) {
		check("the note of "+name, r.Note)
		check("the attribution of "+name, r.Attribution)
	})
	for _, list := range [][]entry{c.Actors, c.Categories, c.Territories, c.Viewpoints} {
		for _, e := range list {
			check("the name of "+e.ID, e.Name)
			check("the note of "+e.ID, e.Note)
			check("the description of "+e.ID, e.Description)
		}
	}
	for _, p := range c.Places {
		check("the name of "+p.ID, p.Name)
		check("the note of "+p.ID, p.Note)
	}
}

// Jerusalem is named without a country, and no title gives a war a name of
// one side.
func TestNames(t *testing.T) {
	c := load(t)
	for _, p := range c.Places {
		if strings.HasPrefix(p.ID, "jerusalem") && p.Name != "Jerusalem" {
			t.Errorf("the city is named %q, want its name alone", p.Name)
		}
	}
	sideNames := regexp.MustCompile(`(?i)cast lead|protective edge|al-aqsa flood|swords of iron|yom kippur|ramadan war|war of independence|nakba|judea|samaria`)
	for _, f := range c.Features {
		for _, text := range []string{f.Properties.Title, f.Properties.Summary} {
			if name := sideNames.FindString(ownVoice(text)); name != "" {
				t.Errorf("%s uses the name %q: %s", f.ID, name, text)
			}
		}
	}
}
