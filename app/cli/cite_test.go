package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"legation/app/version"
)

// TestCite cites the dataset, an event and a picture, and says what does not
// go together.
func TestCite(t *testing.T) {
	for _, x := range []struct {
		args []string
		want string
	}{
		{nil, "North Korea–Palestine relations. Dataset, SHA-256 "},
		{[]string{"--style", "apa", "--accessed", "2026-11-24"}, "[Data set]. (n.d.). Retrieved November 24, 2026, with Legation (Version " + version.Number + ")."},
		{[]string{"--event", "1966-kp-plo", "--style", "bibtex"}, "@misc{north-korea-palestine-1966-kp-plo,\n"},
		{[]string{"--picture", "--at", "1990", "--view", "korea", "--viewpoint", "north-korea"}, "as regarded by North Korea, 1 January 1990.” Map. Made "},
	} {
		code, stdout, stderr := run(t, append([]string{"cite"}, x.args...)...)
		if code != 0 || stderr != "" || !strings.Contains(stdout, x.want) {
			t.Errorf("%v: exit %d, %q, %q", x.args, code, stdout, stderr)
		}
	}
	_, stdout, _ := run(t, "cite", "--event", "1966-kp-plo", "--style", "csl-json")
	var items []struct{ ID, Type string }
	if err := json.Unmarshal([]byte(stdout), &items); err != nil || len(items) < 2 || items[0].Type != "entry" {
		t.Errorf("%v, %v", items, err)
	}
	for _, x := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--event", "a", "--picture"}, misused, "give one of them"},
		{[]string{"--view", "korea"}, misused, "are for --picture"},
		{[]string{"--style", "mla"}, misused, "chicago"},
		{[]string{"--event", "nothing"}, couldNot, `unknown event "nothing"`},
		{[]string{"--picture", "--view", "mars"}, couldNot, `unknown view "mars"`},
	} {
		code, _, stderr := run(t, append([]string{"cite"}, x.args...)...)
		if code != x.code || !strings.Contains(stderr, x.want) {
			t.Errorf("%v: exit %d, %q", x.args, code, stderr)
		}
	}
}
