package panel

import (
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"github.com/paulmach/orb"
)

// Details shows the chosen event in full, or the dataset where none is chosen,
// above two buttons that lead to the events before and after.
type Details struct {
	// OnPlace is called when a place is pressed. NewDetails has it move the
	// map there.
	OnPlace func(id string)

	store *state.Store
	open  func(url string)
	keys  *forward

	width    float32
	content  *fyne.Container
	height   float32 // of the content
	scroll   *container.Scroll
	paper    *canvas.Rectangle
	edge     *canvas.Rectangle
	previous *stepButton
	next     *stepButton
	object   *fyne.Container
}

// NewDetails makes the page. A link to a source goes to open, which gets http
// and https addresses only.
func NewDetails(store *state.Store, open func(url string)) *Details {
	d := &Details{store: store, open: open, keys: &forward{}}
	d.OnPlace = d.goTo
	d.content = &fyne.Container{Layout: pageLayout{d}}
	d.scroll = container.NewVScroll(d.content)
	d.paper, d.edge = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d.previous = newStepButton(func() { d.step(-1) })
	d.next = newStepButton(func() { d.step(1) })
	d.object = container.New(&detailsLayout{d}, d.paper, d.scroll, d.edge, d.previous, d.next)
	d.paint()
	d.neighbours()
	store.Subscribe(func(old, now state.State) {
		if old.Theme != now.Theme {
			d.paint()
		}
		if old.Dataset != now.Dataset || old.Selection != now.Selection || old.Theme != now.Theme {
			d.compose()
		}
		if old.Dataset != now.Dataset || old.Selection != now.Selection {
			d.scroll.ScrollToTop()
		}
		if old.Dataset != now.Dataset || old.Selection != now.Selection || old.Playhead != now.Playhead ||
			old.Search != now.Search || old.Filter != now.Filter {
			d.neighbours()
		}
	})
	return d
}

// Object is what to put into the window.
func (d *Details) Object() fyne.CanvasObject { return d.object }

// step goes to the next or previous event, by hand, which ends the playing.
func (d *Details) step(by int) {
	d.store.Update(func(s state.State) state.State {
		s.Playing = false
		return s.Step(by)
	})
}

// goTo moves the map to a place, at the zoom of a city or closer.
func (d *Details) goTo(id string) {
	d.store.Update(func(s state.State) state.State {
		place, ok := s.Dataset.Place(id)
		if !ok {
			return s
		}
		const city = 7
		if s.View != "" || s.Zoom < city {
			s.Zoom = city
		}
		s.View, s.Centre = "", orb.Point{place.Lon, place.Lat}
		return s
	})
}

// compose sets the page anew, at the width that it has.
func (d *Details) compose() {
	if d.width <= 0 {
		return
	}
	s := d.store.State()
	m := margin(d.width)
	page := &sheet{palette: geo.PaletteOf(s.Theme), keys: d.keys, reveal: d.reveal, x: m, y: 8, width: d.width - 2*m}
	w := writer{sheet: page, dataset: s.Dataset, open: d.open, place: func(id string) {
		if d.OnPlace != nil {
			d.OnPlace(id)
		}
	}}
	if e, ok := s.Dataset.Event(s.Selection); ok {
		w.event(e)
	} else {
		w.about()
	}
	d.content.Objects, d.height = page.objects, page.y+16
	d.content.Refresh()
	d.scroll.Refresh()
}

// reveal scrolls so far that an object of the page is in view.
func (d *Details) reveal(o fyne.CanvasObject) {
	top, height := o.Position().Y, o.Size().Height
	offset := d.scroll.Offset.Y
	switch {
	case top < offset:
		offset = top - 8
	case top+height > offset+d.scroll.Size().Height:
		offset = top + height + 8 - d.scroll.Size().Height
	default:
		return
	}
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}

// neighbours names the events that the two buttons lead to.
func (d *Details) neighbours() {
	s := d.store.State()
	name := func(b *stepButton, by int) {
		to := s.Step(by)
		e, ok := s.Dataset.Event(to.Selection)
		if !ok || to.Selection == s.Selection && to.Playhead == s.Playhead {
			b.lead("", "")
			return
		}
		b.lead(yearText(e.Anchor()), e.Title)
	}
	name(d.previous, -1)
	name(d.next, 1)
}

// yearText writes the year of a day: "1988", "44 BCE".
func yearText(d event.Day) string {
	year, _, _ := d.Civil()
	return language.Year(year)
}

func (d *Details) paint() {
	p := geo.PaletteOf(d.store.State().Theme)
	d.paper.FillColor, d.edge.FillColor = p.Paper, p.PanelEdge
	d.previous.palette, d.next.palette = p, p
	for _, o := range []fyne.CanvasObject{d.paper, d.edge, d.previous, d.next} {
		o.Refresh()
	}
}

// pageLayout gives the page the height that its text needs. What is on it has
// its place already.
type pageLayout struct{ d *Details }

func (l pageLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (l pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.d.height) }

// detailsLayout keeps the two buttons at the bottom while the text scrolls.
type detailsLayout struct{ d *Details }

func (l *detailsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(MinWidth, 66) }

func (l *detailsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const foot, button, gap = 56, 32, 12
	d := l.d
	if d.width != size.Width {
		d.width = size.Width
		d.compose()
	}
	page := max(size.Height-foot, 0)
	d.paper.Resize(size)
	d.scroll.Resize(fyne.NewSize(size.Width, page))
	d.edge.Move(fyne.NewPos(0, page))
	d.edge.Resize(fyne.NewSize(size.Width, 1))
	m := margin(size.Width)
	half := (size.Width - 2*m - gap) / 2
	for i, b := range []*stepButton{d.previous, d.next} {
		b.back = i == 0
		b.Move(fyne.NewPos(m+float32(i)*(half+gap), page+(foot-button)/2))
		b.Resize(fyne.NewSize(half, button))
	}
}
