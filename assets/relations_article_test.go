package assets_test

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"testing"
)

// How many records each sentence of the article is taken apart into.
var recordsOfStatement = map[string]int{
	"S02": 4, "S03": 2, "S04": 2, "S05": 1, "S06": 2, "S07": 2, "S08": 4, "S09": 3, "S10": 3, "S11": 2,
	"S12": 2, "S13": 1, "S14": 1, "S15": 3, "S16": 1, "S17": 2, "S18": 2, "S19": 1, "S20": 2,
}

func TestEveryStatementOfTheArticleIsThere(t *testing.T) {
	c := load(t)
	events, stances := map[string]int{}, map[string]int{}
	for _, f := range c.Features {
		for _, id := range f.Properties.Statement {
			events[id]++
			if !slices.Contains(f.Properties.Sources, "article") {
				t.Errorf("%s rests on %s without naming the article", f.ID, id)
			}
		}
	}
	for _, s := range c.Stances {
		for _, id := range s.Statement {
			stances[id]++
		}
	}
	if !reflect.DeepEqual(events, recordsOfStatement) {
		t.Errorf("records by statement are %v, want %v", events, recordsOfStatement)
	}
	for _, id := range []string{"S02", "S03", "S04"} {
		if stances[id] == 0 {
			t.Errorf("%s speaks of positions and has no stance", id)
		}
	}
	// What the subject is (S01) and what is related (S21) is said of the
	// dataset as a whole.
	if c.Legation.Title != "North Korea–Palestine relations" || c.Legation.Description == "" {
		t.Errorf("S01: the dataset has the title %q and the description %q", c.Legation.Title, c.Legation.Description)
	}
	var related []string
	for _, l := range c.Legation.Related {
		related = append(related, l.Title)
	}
	if want := []string{"North Korea–Israel relations", "Foreign relations of North Korea", "Foreign relations of Palestine"}; !slices.Equal(related, want) {
		t.Errorf("S21: related are %v, want %v", related, want)
	}
	if c.Legation.Note == "" || c.Legation.Licence != "CC BY-SA 4.0" {
		t.Errorf("the dataset has the note %q and the licence %q", c.Legation.Note, c.Legation.Licence)
	}
}

// articleQuotations are the passages of the article that are quoted, letter
// by letter.
var articleQuotations = []string{
	"the sole legitimate government of the historic Palestinian territory",
	"which it recognizes as Syrian territory",
	"under Israeli control",
	"the sole legitimate government of the Korean Peninsula",
	"has never recognized North Korea",
	"imperialist satellite state",
	"strongly condemned every Israeli action in the region",
	"fully supported Palestinian Arab struggle to expel Israeli Judaic returnees from their territory and restore their right to self-determination.",
	"crime against humanity",
	"under the guidance of the United States",
	"full support for the self-determination of the Palestinian Arabs",
	"We bitterly denounce Israel's brutal killings of many defenseless Palestinians through indiscriminate military attacks on peaceable residential areas in Palestine as they are unpardonable crimes against humanity.",
	"The international community believes that this clash was the result of Israel's constant criminal acts against the Palestinian people, and that the fundamental way out is to build an independent Palestinian state.",
	"wide range of support",
}

func TestQuotationsFromTheArticle(t *testing.T) {
	quoted := map[string]bool{}
	load(t).eachRecord(func(name string, r record) {
		for _, q := range r.Quotes {
			if q.Source != "article" {
				continue
			}
			quoted[q.Text] = true
			if !slices.Contains(articleQuotations, q.Text) {
				t.Errorf("%s: %q is not one of the passages quoted from the article", name, q.Text)
			}
		}
	})
	for _, text := range articleQuotations {
		if !quoted[text] {
			t.Errorf("nothing quotes %q", text)
		}
	}
}

// LEGATION_SEED names a file with the text of the article. It is not part of
// the repository, whose texts are its own.
func TestQuotationsStandInTheArticle(t *testing.T) {
	path := os.Getenv("LEGATION_SEED")
	if path == "" {
		t.Skip("set LEGATION_SEED to a file with the text of the article to look the quotations up in it")
	}
	article, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range articleQuotations {
		if !bytes.Contains(article, []byte(text)) {
			t.Errorf("the article does not say %q", text)
		}
	}
}
