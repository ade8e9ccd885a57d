package app

import (
	"strings"
	"testing"

	"legation/app/control"
	"legation/app/reading"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
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

// A dialog grows with what it says, so that nothing is cut off, as far as the window
// has room, and then leaves the bar of the scrolling a place beside its controls.
func TestDialogFollowsWhatItHolds(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1024, 640))
	text := reading.New("")
	d := a.box("Title", text, 500, nil)
	before := a.boxes[0].scroll.Size().Height
	text.SetText(strings.Repeat("many words more ", 40))
	a.refit(d)
	if now := a.boxes[0].scroll.Size().Height; now < text.MinSize().Height || now <= before {
		t.Errorf("the text takes %v, the dialog gives %v, %v before", text.MinSize().Height, now, before)
	}
	text.SetText(strings.Repeat("many words more ", 4000))
	a.refit(d)
	b := a.boxes[0]
	if b.scroll.Size().Height > 640 {
		t.Errorf("the dialog is %v high", b.scroll.Size().Height)
	}
	if text.Size().Width > b.scroll.Size().Width-8 {
		t.Errorf("the bar lies on the text: that is %v wide in %v", text.Size().Width, b.scroll.Size().Width)
	}
}

// A list that opens over the window is as high as its rows are, where the window has
// room for all of them: no empty row stands below.
func TestListIsAsHighAsItsRows(t *testing.T) {
	a := window(t)
	a.window.Resize(fyne.NewSize(1440, 900))
	a.askTerritory()
	rows, bottom, end := 0, float32(0), float32(0)
	var within func(o fyne.CanvasObject, y float32)
	within = func(o fyne.CanvasObject, y float32) {
		y += o.Position().Y
		var parts []fyne.CanvasObject
		switch o := o.(type) {
		case *widget.Label:
			rows++
			bottom = max(bottom, y+o.Size().Height)
			return
		case *fyne.Container:
			parts = o.Objects
		case fyne.Widget:
			parts = test.WidgetRenderer(o).Objects()
		}
		if _, ok := o.(*control.List); ok {
			end = y + o.Size().Height
		}
		for _, part := range parts {
			within(part, y)
		}
	}
	within(a.window.Canvas().Overlays().Top(), 0)
	if spoken := len(state.SpokenOf(a.store.State().Dataset)); rows != spoken {
		t.Errorf("%d of %d rows are in sight", rows, spoken)
	}
	if gap := end - bottom; gap < 0 || gap > 4 {
		t.Errorf("the rows end at %v, the list at %v", bottom, end)
	}
}
