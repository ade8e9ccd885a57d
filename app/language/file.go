package language

import (
	"encoding/json"
	"fmt"
	"sync"

	"legation/assets"
)

// A catalogue is what a language has: one JSON file under assets/translation.
type catalogue struct {
	Texts    map[string]string            `json:"texts"`
	Plurals  map[string]map[string]string `json:"plurals"`  // by the English of many: {"one": …, "other": …}
	Contexts map[string]map[string]string `json:"contexts"` // by context, then English
}

var catalogues sync.Map // of *catalogue, by code

// texts gives the catalogue of the language. It is read once, and one that
// cannot be read holds nothing, so that all is English.
func (l *Language) texts() *catalogue {
	if c, ok := catalogues.Load(l.Code); ok {
		return c.(*catalogue)
	}
	c, err := read(l.Code)
	if err != nil {
		c = &catalogue{}
	}
	kept, _ := catalogues.LoadOrStore(l.Code, c)
	return kept.(*catalogue)
}

var mapNames = sync.OnceValue(func() map[string]map[string]string {
	names := map[string]map[string]string{}
	if data, err := assets.Translation.ReadFile("translation/map.json"); err == nil {
		// A test sees to it that it can be read.
		_ = json.Unmarshal(data, &names)
	}
	return names
})

// MapNames gives the names of countries and waters in the language of now, by
// their English ones. It is nil for English, and must not be changed.
func MapNames() map[string]string { return mapNames()[Current().Code] }

func read(code string) (*catalogue, error) {
	c := &catalogue{}
	if code == English {
		return c, nil
	}
	name := "translation/" + code + ".json"
	data, err := assets.Translation.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, c); err != nil {
		return nil, fmt.Errorf("reading assets/%s: %w", name, err)
	}
	return c, nil
}
