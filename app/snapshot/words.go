package snapshot

import (
	"legation/app/event"
	"legation/app/language"
	"legation/geo"
)

// defaultNote is the boundary note of a dataset that has none of its own.
var defaultNote = language.Key("Boundaries and names on this map describe the positions of the parties named. They do not express a view of those who made the program.")

// Note returns the boundary note of a dataset, which every picture carries.
func Note(d *event.Dataset) string {
	if d.Note != "" {
		return d.Note
	}
	return language.T(defaultNote)
}

// Attribution says whose map and whose data a picture shows, and under which
// licence.
func Attribution(d *event.Dataset) string {
	text := language.F("Map: %s", geo.Attribution) + " · " + language.F("Data: %s", d.Title)
	if d.Licence != "" {
		text += ", " + d.Licence
	}
	return text
}
