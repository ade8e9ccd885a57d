package app

import (
	"strings"
	"testing"

	"legation/app/cite"
	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

func TestCitation(t *testing.T) {
	s := state.New(dataset.Builtin()).Select("1981-law")
	today := event.DayOf(2026, 11, 24)
	for _, c := range []struct {
		what  string
		style cite.Style
		wants []string
	}{
		{"event", cite.Chicago, []string{"Knesset passes the Golan Heights Law", "Record 1981-law", "November 24, 2026"}},
		{"event", cite.BibTeX, []string{"@", "1981-law"}},
		{"picture", cite.APA, []string{"[Map]", s.Dataset.Title, "14 December 1981"}},
		{"dataset", cite.CSLJSON, []string{`"type": "dataset"`, s.Dataset.Title}},
		{"dataset", "", []string{"SHA-256", s.Dataset.Title}}, // nobody has chosen a style yet
	} {
		if c.style == "" {
			c.style = cite.Styles[0].Style
		}
		text, err := citation(s, c.what, c.style, today)
		for _, want := range c.wants {
			if err != nil || !strings.Contains(text, want) {
				t.Errorf("the %s as %s does not say %q: %v\n%s", c.what, c.style, want, err, text)
			}
		}
	}
	if _, err := citation(s, "dataset", "mla", today); err == nil {
		t.Error("an unknown style is taken")
	}
}
