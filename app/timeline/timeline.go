package timeline

import (
	"image"
	"math"
	"slices"

	"legation/app/event"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// manyEvents is how many events a dataset may have before it is read on a
// goroutine of its own.
const manyEvents = 20_000

// A Timeline is the timeline pane. One image shows the axis, the lanes and the
// overview; the playhead, its flag and the pointer's label lie over it and only
// move. All methods belong to the goroutine that draws the window.
type Timeline struct {
	widget.BaseWidget

	// OnMenu is called where a menu is asked for, with the place in the window.
	OnMenu func(at fyne.Position)
	// OnKey and OnRune get what is typed while the pane has the focus.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	// OnStance gets the id of a position whose band is clicked.
	OnStance func(id string)

	clicked bool // the focus comes from a click and need not be drawn

	store   *state.Store
	request func(job)         // has a state painted
	retire  func(*image.RGBA) // takes an image that is no longer shown
	marks   *Marks            // nil while a large dataset is read
	shelf   Shelf             // what a person has made of the lanes
	layout  *Layout           // nil until marks and size are known
	asked   job               // the last that was requested
	lit     Lit               // of that job
	picture *Picture          // what the image shows, nil at first

	image     *canvas.Image
	shade     shade
	playhead  playhead
	hover     hover
	header    *header
	mover     mover
	scrollbar *canvas.Rectangle
	focus     *canvas.Rectangle
	dates     *dateBox
	objects   []fyne.CanvasObject

	gesture gesture
	lastTap tap
	pointer fyne.Position // where the pointer was last
}

// New returns a timeline that shows a store's state and changes it.
func New(store *state.Store) *Timeline {
	t := &Timeline{store: store}
	t.ExtendBaseWidget(t)
	// The next picture is not begun before this one is shown: a window that is
	// slower than the brush would else have more and more of them waiting.
	b := newBrush(func(r result) {
		shown := make(chan struct{})
		fyne.Do(func() {
			defer close(shown)
			t.show(r)
		})
		<-shown
	})
	t.request, t.retire = b.request, b.put

	t.image = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	t.image.ScaleMode = canvas.ImageScaleFastest
	t.image.FillMode = canvas.ImageFillStretch
	t.shade, t.playhead, t.hover = newShade(), newPlayhead(), newHover()
	t.mover, t.scrollbar = newMover(), newScrollbar()
	t.dates = newDateBox(t.goTo, t.closeDates)
	t.header = newHeader(t.togglePlaying, func() { t.step(-1) }, func() { t.step(1) })
	t.focus = canvas.NewRectangle(nil)
	t.focus.StrokeWidth = 2
	t.focus.Hide()
	t.objects = slices.Concat([]fyne.CanvasObject{t.image}, t.shade.objects(), t.header.objects(),
		t.playhead.objects(), []fyne.CanvasObject{t.scrollbar, t.mover.line}, t.hover.objects(),
		[]fyne.CanvasObject{t.focus}, t.dates.objects())

	t.paintObjects()
	t.header.setPlaying(store.State().Playing)
	t.read(store.State().Dataset)
	store.Subscribe(t.changed)
	return t
}

// read reduces a dataset to its marks, a large one beside the window.
func (t *Timeline) read(d *event.Dataset) {
	if len(d.Events) <= manyEvents {
		t.setMarks(NewMarks(d))
		return
	}
	t.marks, t.layout = nil, nil
	go func() {
		m := NewMarks(d)
		fyne.Do(func() {
			if t.store.State().Dataset == d {
				t.setMarks(m)
			}
		})
	}()
}

func (t *Timeline) setMarks(m *Marks) {
	t.marks = m
	t.arrange()
}

// arrange lays the pane out for its size and has it painted.
func (t *Timeline) arrange() {
	size := t.Size()
	if t.marks == nil || size.Width < 1 || size.Height < 1 {
		return
	}
	t.layout = NewLayout(t.marks, float64(size.Width), float64(size.Height), t.shelf)
	t.image.Resize(size)
	t.focus.Resize(size)
	t.header.place(t.layout)
	t.placeScrollbar()
	t.placePlayhead()
	t.paint()
}

// paint has the current state painted.
func (t *Timeline) paint() {
	if t.layout == nil {
		return
	}
	w, h := t.pixels()
	s := t.store.State()
	t.asked, t.lit = job{s, t.layout, w, h}, t.marks.Lit(s)
	t.request(t.asked)
}

// pixels returns the size of the pane in pixels of the window.
func (t *Timeline) pixels() (w, h int) {
	size := t.Size()
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		w, h = c.PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	}
	if w < 1 || h < 1 {
		w, h = int(math.Ceil(float64(size.Width))), int(math.Ceil(float64(size.Height)))
	}
	return max(w, 1), max(h, 1)
}

// show puts a painted picture into the pane. One of another dataset, size or
// theme is out of date; one of an earlier moment of a pan, a zoom or a scroll is
// not, since the next is under way.
func (t *Timeline) show(r result) {
	if t.layout == nil || !r.job.layout.replaces(t.layout) || r.job.state.Theme != t.store.State().Theme {
		t.retire(r.image)
		return
	}
	if old, ok := t.image.Image.(*image.RGBA); ok && t.picture != nil {
		t.retire(old)
	}
	t.image.Image, t.picture = r.image, r.picture
	t.image.Refresh()
	// The pane may have come to a window, or the window to another screen.
	if w, h := t.pixels(); w != r.job.w || h != r.job.h {
		if t.asked.w != w || t.asked.h != h {
			t.paint()
		}
	}
}

// changed follows the state.
func (t *Timeline) changed(old, now state.State) {
	if old.Playing != now.Playing {
		t.header.setPlaying(now.Playing)
	}
	if old.Theme != now.Theme {
		t.paintObjects()
	}
	if old.Dataset != now.Dataset {
		t.gesture, t.picture, t.shelf = gesture{}, nil, Shelf{}
		t.read(now.Dataset)
		return
	}
	if t.layout == nil {
		return
	}
	moved := old.Playhead != now.Playhead || old.Window != now.Window
	if moved || old.Axis != now.Axis || old.Selection != now.Selection || old.Mode != now.Mode {
		t.placePlayhead()
	}
	switch {
	case old.Axis != now.Axis, old.Selection != now.Selection, old.Theme != now.Theme,
		old.Filter != now.Filter, old.Search != now.Search, t.marks.Lit(now) != t.lit,
		moved && t.picture != nil && len(t.picture.Dense) > 0: // paler beside the playhead
		t.paint()
	}
	if old.Axis == now.Axis && (old.Playhead != now.Playhead || old.Selection != now.Selection) {
		t.reveal(now)
	}
}

// reveal pans as little as is needed where the playhead has left the axis.
func (t *Timeline) reveal(s state.State) {
	sc := t.layout.ScaleOf(s)
	if x := sc.Mid(s.Playhead); t.gesture.part != OnRuler && (x < sc.Left || x > sc.Right()) {
		axis := sc.Reveal(s.Playhead, revealRoom)
		t.store.Update(func(s state.State) state.State { s.Axis = axis; return s })
	}
}

// revealRoom is how far from the end of the axis a playhead that has left it
// is shown, in pixels.
const revealRoom = 36

// ZoomBy zooms in by a factor about the playhead, or about the middle of the
// axis where the playhead is out of sight.
func (t *Timeline) ZoomBy(factor float64) {
	if t.layout == nil {
		return
	}
	s := t.store.State()
	sc := t.layout.ScaleOf(s)
	x := sc.Mid(s.Playhead)
	if x < sc.Left || x > sc.Right() {
		x = sc.Left + sc.Width/2
	}
	t.zoom(x, factor)
}

// Fit shows the whole dataset.
func (t *Timeline) Fit() {
	t.store.Update(func(s state.State) state.State {
		s.Axis = state.FitAxis(s.Dataset)
		return s
	})
}

func (t *Timeline) zoom(x, factor float64) {
	if t.layout == nil {
		return
	}
	whole := t.marks.whole.To - t.marks.whole.From
	t.store.Update(func(s state.State) state.State {
		s.Axis = t.layout.ScaleOf(s).Zoom(x, factor, whole)
		return s
	})
}

func (t *Timeline) togglePlaying() {
	t.store.Update(func(s state.State) state.State { s.Playing = !s.Playing; return s })
}

func (t *Timeline) step(by int) {
	t.store.Update(func(s state.State) state.State { s.Playing = false; return s.Step(by) })
}

// paintObjects gives the objects over the image the colours of the theme.
func (t *Timeline) paintObjects() {
	pal := geo.PaletteOf(t.store.State().Theme)
	t.playhead.paint(pal)
	t.hover.paint(pal)
	t.header.paint(pal)
	t.shade.paint(pal)
	t.mover.paint(pal)
	t.dates.paint(pal)
	t.scrollbar.FillColor = geo.Mix(pal.Muted, pal.Paper, 0.5)
	t.scrollbar.Refresh()
	t.focus.StrokeColor = pal.Accent
	t.focus.Refresh()
}

// CreateRenderer is called by Fyne.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return &renderer{t} }

type renderer struct{ t *Timeline }

func (r *renderer) Layout(fyne.Size) { r.t.arrange() }

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(360, 110) }

// Refresh follows a changed theme or scale.
func (r *renderer) Refresh() {
	r.t.paintObjects()
	r.t.paint()
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.t.objects }

func (r *renderer) Destroy() {}
