// Package mapview is the map pane: it shows the scene of the current state and
// turns drag, wheel and click into changes of it.
package mapview

import (
	"image"
	"math"
	"time"

	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"
)

// margin is how far the painted map reaches beyond the pane on every side, in
// device-independent pixels.
const margin = 96

// settleTime is how long a zoom or pan rests before the map is painted anew.
// Until then the last picture is moved and stretched.
const settleTime = 70 * time.Millisecond

// A MapView is the map pane. The three layers of the scene are three images:
// moving the map moves the lower two and leaves the furniture where it is.
type MapView struct {
	widget.BaseWidget

	// OnMenu is called where a menu is asked for, with the place in the window.
	OnMenu func(at fyne.Position)
	// OnKey and OnRune get the keys that are typed while the pane has the focus.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)
	// OnChoose is asked to choose among several events at one place.
	OnChoose func(ids []string, at fyne.Position)
	// OnPoint is told which place is under the pointer, or that none is.
	OnPoint func(p orb.Point, over bool)
	// OnSize is called when the pane has got another size.
	OnSize func()
	// OnPick is called when an event is chosen on the map.
	OnPick func()
	// OnFirst is called when the first map is in the pane.
	OnFirst func()

	store    *state.Store
	painter  *painter
	camera   camera
	byHand   bool   // the change under way comes from a drag, wheel or key of this pane
	shown    job    // what the images show
	wanted   uint64 // number of the newest job asked for
	hasShown bool

	backdrop   *canvas.Image
	backdropOf geo.Palette

	base      *canvas.Image
	time      *canvas.Image
	furniture *canvas.Image
	focus     *canvas.Rectangle
	box       *canvas.Rectangle // of a zoom to what a drag encloses
	boxFrom   fyne.Position
	boxing    bool
	hint      hint
	timer     *time.Timer
	lastTap   time.Time
	dragging  bool
	dividing  bool
	clicked   bool // the focus comes from a click
	cursor    desktop.Cursor
}

// New returns a map pane that shows a store's state.
func New(store *state.Store) *MapView {
	m := &MapView{store: store, cursor: desktop.DefaultCursor}
	m.ExtendBaseWidget(m)
	layer := func() *canvas.Image {
		img := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
		img.ScaleMode = canvas.ImageScaleFastest
		img.FillMode = canvas.ImageFillStretch
		return img
	}
	m.backdrop, m.base, m.time, m.furniture = layer(), layer(), layer(), layer()
	m.box = canvas.NewRectangle(nil)
	m.box.StrokeWidth = 1.5
	m.box.Hide()
	m.focus = canvas.NewRectangle(nil)
	m.focus.StrokeWidth = 2
	m.focus.Hide()
	m.hint = newHint()
	// The next picture is not begun before this one is shown: a window that is
	// slower than the painter would else have more and more of them waiting.
	m.painter = newPainter(func(p picture) {
		shown := make(chan struct{})
		fyne.Do(func() {
			defer close(shown)
			m.show(p)
		})
		<-shown
	})
	store.Subscribe(m.changed)
	return m
}

// Close ends the painting, once another pane has taken the place of this one.
func (m *MapView) Close() { m.painter.stop() }

// changed follows the state. A map that only moves is painted when it rests;
// every other change is painted at once. Where a hand did not move it, it flies.
func (m *MapView) changed(old, now state.State) {
	size := m.Size()
	w, h := float64(size.Width), float64(size.Height)
	if old.Dataset != now.Dataset {
		m.hint.hide() // what it says lay there
	}
	moved := old.View != now.View || old.Centre != now.Centre || old.Zoom != now.Zoom
	if moved && !m.byHand && m.hasShown && m.animated() && w > 1 {
		from := old.Viewport(w, h)
		if m.camera.flight != nil {
			from = m.viewport()
		}
		m.fly(from)
		return
	}
	old.View, old.Centre, old.Zoom = now.View, now.Centre, now.Zoom
	old.Axis, old.Snap, old.Asked = now.Axis, now.Snap, now.Asked
	far := moved && m.far()
	if moved && !far {
		m.place()
	}
	switch {
	case old != now || far:
		m.paint()
	case moved && m.uncovered():
		m.paint()
	case moved:
		m.paintSoon()
	}
}

// far reports whether what is to be shown has so little to do with what is
// painted that the old picture, stretched, would only confuse.
func (m *MapView) far() bool {
	if !m.hasShown {
		return true
	}
	now, then := m.viewport(), m.shown.scene.Viewport
	if math.Abs(now.Zoom-then.Zoom) > 1.6 {
		return true
	}
	x, y := then.Project(now.Centre)
	return x < -then.Width/2 || y < -then.Height/2 || x > 1.5*then.Width || y > 1.5*then.Height
}

// Settled reports whether the pane shows the current state, painted.
func (m *MapView) Settled() bool {
	return m.hasShown && m.shown.number == m.wanted && m.camera.flight == nil
}

// paint asks for a picture of the current state.
func (m *MapView) paint() {
	size := m.Size()
	if size.Width < 1 || size.Height < 1 {
		return
	}
	if m.timer != nil {
		m.timer.Stop()
	}
	scale := m.scale()
	// Whole pixels keep the images crisp.
	w := math.Round(float64(size.Width)*scale) / scale
	h := math.Round(float64(size.Height)*scale) / scale
	st := m.store.State()
	if m.camera.flight != nil {
		v := m.viewport()
		st.View, st.Centre, st.Zoom = "", v.Centre, v.Zoom
	}
	m.followTheme(geo.PaletteOf(st.Theme))
	m.wanted++
	m.painter.request(job{state: st, width: w, height: h, scale: scale, margin: margin, number: m.wanted})
}

func (m *MapView) paintSoon() {
	if m.timer == nil {
		m.timer = time.AfterFunc(settleTime, func() { fyne.Do(m.paint) })
		return
	}
	m.timer.Reset(settleTime)
}

// scale returns the pixels that a device-independent pixel has on the window.
func (m *MapView) scale() float64 {
	c := fyne.CurrentApp().Driver().CanvasForObject(m)
	if c == nil {
		return 1
	}
	if x, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 1000)); x > 0 {
		return float64(x) / 1000
	}
	return float64(c.Scale())
}

// show puts a painted picture into the pane.
func (m *MapView) show(p picture) {
	swap := func(img *canvas.Image, now *image.RGBA) {
		if now == nil {
			return
		}
		if old, ok := img.Image.(*image.RGBA); ok && m.hasShown {
			m.painter.pool.put(old)
		}
		img.Image = now
		img.Refresh()
	}
	swap(m.base, p.base)
	swap(m.time, p.time)
	swap(m.furniture, p.furniture)
	first := !m.hasShown
	m.shown, m.hasShown = p.job, true
	m.place()
	if first && m.OnFirst != nil {
		m.OnFirst()
	}
}

// place lays the images where their part of the map lies now.
func (m *MapView) place() {
	if !m.hasShown {
		return
	}
	now, then := m.viewport(), m.shown.scene.Viewport
	placeBackdrop(m.backdrop, now)
	factor := math.Exp2(now.Zoom - then.Zoom)
	x, y := now.Project(then.Centre)
	// The nearer copy of the world, so that a step across 180° does not jump.
	s := now.WorldSize()
	x -= math.Round((x-now.Width/2)/s) * s
	w := (then.Width + 2*margin) * factor
	h := (then.Height + 2*margin) * factor
	pos := fyne.NewPos(float32(x-w/2), float32(y-h/2))
	size := fyne.NewSize(float32(w), float32(h))
	for _, img := range []*canvas.Image{m.base, m.time} {
		if img.Size() != size {
			img.Resize(size)
		}
		img.Move(pos)
	}
	full := fyne.NewSize(float32(then.Width), float32(then.Height))
	if m.furniture.Size() != full {
		m.furniture.Resize(full)
	}
}

// uncovered reports whether a part of the pane shows nothing that is painted.
func (m *MapView) uncovered() bool {
	pos, size := m.base.Position(), m.base.Size()
	return pos.X > 0 || pos.Y > 0 || pos.X+size.Width < m.Size().Width || pos.Y+size.Height < m.Size().Height
}

// Zoom returns the zoom that is shown, or to be shown when a flight is over.
func (m *MapView) Zoom() float64 {
	size := m.Size()
	return m.store.State().Viewport(float64(size.Width), float64(size.Height)).Zoom
}

// Reveal moves the map so that a place can be seen, if it cannot be by now. The
// scale stays as it is.
func (m *MapView) Reveal(p orb.Point) {
	size := m.Size()
	v := m.store.State().Viewport(float64(size.Width), float64(size.Height))
	const rim = 24
	x, y := v.Project(p)
	x -= math.Round((x-v.Width/2)/v.WorldSize()) * v.WorldSize()
	if x >= rim && y >= rim && x <= v.Width-rim && y <= v.Height-rim {
		return
	}
	v.Centre = p
	v = v.Clamp()
	m.store.Update(func(s state.State) state.State {
		s.View, s.Centre, s.Zoom = "", v.Centre, v.Zoom
		return s
	})
}
