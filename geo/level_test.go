package geo

import "testing"

// TestDropLevels keeps a level while it is asked for, and makes it again alike.
func TestDropLevels(t *testing.T) {
	w := world()
	first := w.level(4)
	w.dropLevels()
	if w.level(4) != first {
		t.Error("a level that was asked for is dropped")
	}
	w.dropLevels()
	w.dropLevels()
	again := w.level(4)
	if again == first {
		t.Error("a level that nobody asked for is kept")
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
