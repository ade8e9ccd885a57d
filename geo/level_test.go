package geo

import "testing"

// TestDropLevels keeps the levels that a scene needs, and makes others again alike.
func TestDropLevels(t *testing.T) {
	w := world()
	first := w.level(4)
	w.dropLevels(Scene{Viewport: Viewport{Zoom: 4.7}})
	if w.level(4) != first {
		t.Error("the level of the map is dropped")
	}
	w.dropLevels(Scene{Viewport: Viewport{Zoom: 2}, Insets: []Inset{{Viewport: Viewport{Zoom: 4}}}})
	if w.level(4) != first {
		t.Error("the level of an inset is dropped")
	}
	w.dropLevels(Scene{Viewport: Viewport{Zoom: 6}})
	again := w.level(4)
	if again == first {
		t.Error("a level that nothing needs is kept")
	}
	if len(again.land) != len(first.land) || len(again.coasts) != len(first.coasts) || len(again.territories) != len(first.territories) {
		t.Error("it is made otherwise the second time")
	}
	for i := range again.coasts {
		if len(again.coasts[i].run) != len(first.coasts[i].run) {
			t.Fatalf("coast %d is made otherwise the second time", i)
		}
	}
}
