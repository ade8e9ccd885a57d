package geo

import (
	"encoding/json"
	"testing"

	"legation/assets"
)

// Every name that the map can show has one in each language.
func TestEveryNameIsTranslated(t *testing.T) {
	data, err := assets.Translation.ReadFile("translation/map.json")
	if err != nil {
		t.Fatal(err)
	}
	var names map[string]map[string]string
	if err := json.Unmarshal(data, &names); err != nil {
		t.Fatal(err)
	}
	if len(names) < 4 {
		t.Errorf("names in %d languages", len(names))
	}
	var labels []Label
	for zoom := 1.0; zoom <= MaxZoom; zoom++ {
		labels = waterLabels(labels, zoom)
	}
	for code, known := range names {
		for _, l := range append(labels, world().countryLabels...) {
			if known[l.Text] == "" {
				t.Errorf("%s has no name of %s", code, l.Text)
			}
		}
	}
}
