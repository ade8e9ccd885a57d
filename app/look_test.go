package app

import (
	"testing"

	"legation/app/control"

	"fyne.io/fyne/v2"
)

// A name that is too long for the button of viewpoints is shortened, and the arrow
// stays in sight.
func TestChooserShortensNames(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	c := a.toolbar.viewpoint
	for name, cut := range map[string]bool{"Syria": false, "Conseil de sécurité de l’ONU": true, "مجلس الأمن التابع للأمم المتحدة والجمعية": true} {
		c.name = name
		c.object.Refresh()
		if got := c.button.Text; (got != name) != cut {
			t.Errorf("%q is shown as %q", name, got)
		}
		arrow := c.object.(*fyne.Container).Objects[1]
		if end := c.button.MinSize().Width + arrow.Size().Width; end > c.button.Size().Width {
			t.Errorf("%q and the arrow take %v of %v", name, end, c.button.Size().Width)
		}
		if arrow.Position().X+arrow.Size().Width > c.button.Size().Width {
			t.Errorf("the arrow beside %q lies outside", name)
		}
	}
}

// The buttons on the map lie above its attribution, however low it is.
func TestMapButtonsLeaveTheAttribution(t *testing.T) {
	a := window(t)
	column := a.mapButtons().(*fyne.Container)
	for height, want := range map[float32]int{400: 3, 127: 2, 60: 0} {
		column.Resize(fyne.NewSize(300, height))
		seen := 0
		for _, o := range column.Objects {
			if !o.Visible() {
				continue
			}
			seen++
			if end := o.Position().Y + o.Size().Height; end > height-creditHeight {
				t.Errorf("a button reaches to %v of %v", end, height)
			}
		}
		if seen != want {
			t.Errorf("a map of %v has %d buttons, want %d", height, seen, want)
		}
	}
}

// What stands in the row above the map stands in one line.
func TestToolbarIsOneLine(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	var middle float32
	walk(a.window.Content().(*fyne.Container).Objects[0].(*fyne.Container).Objects[0], func(o fyne.CanvasObject) {
		if b, ok := o.(*control.Button); ok {
			y := absolute(b).Y + b.Size().Height/2
			if middle == 0 {
				middle = y
			}
			if y != middle {
				t.Errorf("a button %q lies at %v, the first one at %v", b.Text, y, middle)
			}
		}
	})
	if middle == 0 {
		t.Error("no button was found")
	}
}
