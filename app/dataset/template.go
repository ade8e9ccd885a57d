package dataset

import (
	"slices"

	"legation/assets"
)

// Template gives the file that a new dataset of a format begins with: three
// events, and notes on how to write one's own. There is one for each of
// Templates.
func Template(f *Format) (data []byte, ok bool) {
	if !slices.Contains(Templates(), f) {
		return nil, false
	}
	data, err := assets.Templates.ReadFile("templates/events" + f.Endings[0])
	return data, err == nil
}

// Templates gives the formats in which a new dataset can be begun, the one for
// spreadsheets first.
func Templates() []*Format { return []*Format{ownCSV, geoJSON} }
