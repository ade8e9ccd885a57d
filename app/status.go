package app

import (
	"math"

	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"
)

// A status line stands below the map: where the pointer is, the scale, and how
// many events the map cannot show.
type statusLine struct {
	object fyne.CanvasObject
	place  *canvas.Text
	zoom   *canvas.Text
	chip   *widget.Hyperlink
	shown  func() float64 // the map's zoom
}

func newStatusLine(store *state.Store, zoom func() float64, list func()) *statusLine {
	l := &statusLine{place: canvas.NewText("", nil), zoom: canvas.NewText("", nil), shown: zoom}
	for _, t := range []*canvas.Text{l.place, l.zoom} {
		t.TextSize = 11
	}
	l.chip = widget.NewHyperlink("", nil)
	l.chip.SizeName = sizeStatus
	l.chip.OnTapped = list
	l.object = container.New(stripLayout{}, l.place, l.zoom, layout.NewSpacer(), l.chip)
	l.colour(store.State())
	l.count(store.State())
	store.Subscribe(func(old, now state.State) {
		if old.Theme != now.Theme {
			l.colour(now)
		}
		if old.Dataset != now.Dataset {
			l.count(now)
		}
		if old.Zoom != now.Zoom || old.View != now.View || old.Theme != now.Theme || old.Dataset != now.Dataset {
			l.scale()
		}
	})
	return l
}

func (l *statusLine) colour(s state.State) {
	p := geo.PaletteOf(s.Theme)
	l.place.Color, l.zoom.Color = p.Muted, p.Muted
	l.place.Refresh()
	l.zoom.Refresh()
}

// count shows how many events are not on the map.
func (l *statusLine) count(s state.State) {
	undated, placeless := 0, 0
	for i := range s.Dataset.Events {
		e := &s.Dataset.Events[i]
		if e.Undated() {
			undated++
		}
		if len(e.Places) == 0 {
			placeless++
		}
	}
	text := language.F("Not on the map: %d undated, %d without a place", undated, placeless)
	switch {
	case placeless == 0:
		text = language.F("Not on the map: %d undated", undated)
	case undated == 0:
		text = language.F("Not on the map: %d without a place", placeless)
	}
	l.chip.SetText(language.Visual(text))
	l.chip.Hidden = undated+placeless == 0
}

// scale shows the map's zoom.
func (l *statusLine) scale() {
	if text := language.Visual(language.F("Zoom %.1f", l.shown())); l.zoom.Text != text {
		l.zoom.Text = text
		l.zoom.Refresh()
	}
}

// point shows the place under the pointer.
func (l *statusLine) point(p orb.Point, over bool) {
	l.scale()
	text := ""
	if over {
		text = degrees(p[1], language.C("latitude", "%.2f° N"), language.C("latitude", "%.2f° S")) + "  " +
			degrees(math.Remainder(p[0], 360), language.C("longitude", "%.2f° E"), language.C("longitude", "%.2f° W"))
	}
	if l.place.Text != text {
		l.place.Text = text
		l.place.Refresh()
	}
}

func degrees(v float64, positive, negative string) string {
	if v < 0 {
		return language.Beside(language.F(negative, -v))
	}
	return language.Beside(language.F(positive, v))
}

// stripLayout lays the line out in one low row.
type stripLayout struct{}

const (
	stripHeight = 20
	placeWidth  = 118 // of the longest pair of degrees
)

func (stripLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, stripHeight) }

func (stripLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place, zoom, chip := objects[0], objects[1], objects[3]
	centre := func(o fyne.CanvasObject, x float32) {
		min := o.MinSize()
		o.Resize(min)
		o.Move(fyne.NewPos(x, (size.Height-min.Height)/2))
	}
	centre(zoom, 10)
	centre(place, 84)
	// What leads somewhere stays where there is no room for all.
	left := max(size.Width-chip.MinSize().Width-4, 0)
	fit := func(o fyne.CanvasObject, room bool) {
		if room != o.Visible() {
			if room {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	fit(place, !chip.Visible() || left > 84+placeWidth)
	fit(zoom, !chip.Visible() || left > 84)
	centre(chip, left)
}
