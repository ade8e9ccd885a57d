package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestMenusNameCommands holds the menus of the panes to the table.
func TestMenusNameCommands(t *testing.T) {
	a := window(t)
	for _, ids := range [][]string{mapMenu, timelineMenu} {
		for _, id := range ids {
			if _, ok := a.commands.Find(id); !ok && id != "" {
				t.Errorf("there is no command %q", id)
			}
		}
	}
}

// TestPaneMenu opens the menu of the pane that was used last, and zooms that.
func TestPaneMenu(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	zoom, axis := a.mapView.Zoom(), a.store.State().Axis
	a.timeline.OnMenu(fyne.NewPos(300, 800))
	a.clear()
	a.paneMenu()
	if a.zoomed != "timeline" || a.window.Canvas().Overlays().Top() == nil {
		t.Fatalf("the menu of the %s, open: %v", a.zoomed, a.window.Canvas().Overlays().Top() != nil)
	}
	a.clear()
	a.zoom(1)
	if a.store.State().Axis == axis || a.mapView.Zoom() != zoom {
		t.Error("the menu of the timeline zoomed something else")
	}
	axis = a.store.State().Axis
	a.mapView.OnMenu(fyne.NewPos(300, 300))
	a.clear()
	a.zoom(1)
	if a.store.State().Axis != axis {
		t.Error("the menu of the map zoomed the timeline")
	}
}
