package assets_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"legation/assets"
)

// The built-in dataset says its names in every language of the interface, and
// its titles in Korean and Arabic, all of its records alike.
func TestTranslationsOfTheDatasetAreWhole(t *testing.T) {
	c := load(t)
	var file struct {
		Translations map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(assets.Relations, &file); err != nil {
		t.Fatal(err)
	}
	numbers := regexp.MustCompile(`\d+`)
	check := func(code, part string, english map[string]string) {
		t.Helper()
		var names map[string]string
		if err := json.Unmarshal(file.Translations[code][part], &names); err != nil {
			t.Errorf("%s has no %s: %v", code, part, err)
			return
		}
		for id, text := range english {
			if names[id] == "" {
				t.Errorf("%s does not say %q of %s", code, text, id)
			}
			if part != "events" {
				continue
			}
			// Years, numbers of resolutions: what is written in digits.
			for _, n := range numbers.FindAllString(text, -1) {
				if len(n) > 2 && !strings.Contains(names[id], n) {
					t.Errorf("%s says %q for %q, without the number %s", code, names[id], text, n)
				}
			}
		}
	}
	named := func(list []entry) map[string]string {
		all := map[string]string{}
		for _, e := range list {
			all[e.ID] = e.Name
		}
		return all
	}
	titles := map[string]string{}
	for _, f := range c.Features {
		titles[f.ID] = f.Properties.Title
	}
	for _, code := range []string{"ko", "ar", "he", "fr"} {
		if code == "ko" || code == "ar" {
			check(code, "events", titles)
		}
		check(code, "actors", named(c.Actors))
		check(code, "categories", named(c.Categories))
		check(code, "territories", named(c.Territories))
		check(code, "viewpoints", named(c.Viewpoints))
		check(code, "descriptions", named(c.Viewpoints))
	}
}
