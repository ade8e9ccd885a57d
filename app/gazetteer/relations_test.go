package gazetteer

import (
	"testing"

	"legation/app/dataset"
)

// The points of the built-in dataset are held against the gazetteer wherever
// a place of theirs is in it.
func TestPlacesOfTheBuiltInDataset(t *testing.T) {
	const most = 25 // km
	found := 0
	for _, p := range dataset.Builtin().Places {
		m, _, ok := Lookup(p.Name, "")
		if !ok {
			t.Logf("%s (%q) is not in the gazetteer, or not alone", p.ID, p.Name)
			continue
		}
		found++
		d := distance(m.Lon, m.Lat, p.Lon, p.Lat)
		t.Logf("%s (%q) is %.1f km from %s", p.ID, p.Name, d, m.Name)
		if d > most {
			t.Errorf("%s (%q) at %v, %v is %.0f km from %s at %v, %v", p.ID, p.Name, p.Lon, p.Lat, d, m.Name, m.Lon, m.Lat)
		}
	}
	if found < 15 {
		t.Errorf("only %d places are in the gazetteer", found)
	}
}
