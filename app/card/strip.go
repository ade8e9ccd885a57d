package card

import (
	"image"
	"math"

	"legation/app/control"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A strip is a small axis with a tick for each day on which a position on the
// territory changes. A click moves the playhead to the nearest one.
type strip struct {
	widget.BaseWidget
	keys    control.Keys
	turns   []state.Turn
	now     event.Day
	palette geo.Palette
	chosen  func(event.Day)
	image   *canvas.Image
	focused bool
}

const (
	stripHeight = 40
	stripMargin = 12
)

func newStrip(chosen func(event.Day)) *strip {
	s := &strip{chosen: chosen, image: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))}
	s.image.ScaleMode = canvas.ImageScaleFastest
	s.ExtendBaseWidget(s)
	return s
}

func (s *strip) show(turns []state.Turn, now event.Day, p geo.Palette) {
	s.turns, s.now, s.palette = turns, now, p
	s.Refresh()
}

// span returns the days at the two ends.
func (s *strip) span() (from, to float64) {
	from, to = float64(s.now), float64(s.now)
	for _, t := range s.turns {
		from, to = min(from, float64(t.Day)), max(to, float64(t.Day))
	}
	room := max((to-from)*0.04, 200)
	return from - room, to + room
}

func (s *strip) x(day event.Day, width float64) float64 {
	from, to := s.span()
	return stripMargin + (float64(day)-from)/(to-from)*(width-2*stripMargin)
}

// nearest returns the turn whose tick lies nearest to a position.
func (s *strip) nearest(x float64) (state.Turn, bool) {
	best, least := state.Turn{}, math.Inf(1)
	for _, t := range s.turns {
		if d := math.Abs(s.x(t.Day, float64(s.Size().Width)) - x); d < least {
			best, least = t, d
		}
	}
	return best, len(s.turns) > 0
}

// beside returns the first turn after (1) or before (-1) the playhead.
func (s *strip) beside(by int) (state.Turn, bool) {
	best, ok := state.Turn{}, false
	for _, t := range s.turns {
		ahead := int64(t.Day-s.now) * int64(by)
		if ahead > 0 && (!ok || ahead < int64(best.Day-s.now)*int64(by)) {
			best, ok = t, true
		}
	}
	return best, ok
}

// TypedKey moves the playhead to the next or the previous change with Right or
// Left, or passes the key on.
func (s *strip) TypedKey(ev *fyne.KeyEvent) {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[ev.Name]
	if by == 0 {
		s.keys.TypedKey(ev)
	} else if t, ok := s.beside(by); ok {
		s.chosen(t.Day)
	}
}

// TypedRune passes a character on.
func (s *strip) TypedRune(r rune) { s.keys.TypedRune(r) }

// FocusGained shows the ring of the focus.
func (s *strip) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost hides it.
func (s *strip) FocusLost() {
	s.focused = false
	s.Refresh()
}

// Tapped moves the playhead.
func (s *strip) Tapped(ev *fyne.PointEvent) {
	if t, ok := s.nearest(float64(ev.Position.X)); ok {
		s.chosen(t.Day)
	}
}

// Cursor shows that the strip can be clicked.
func (s *strip) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (s *strip) paint(width, height, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Round(width*scale)), int(math.Round(height*scale))))
	c := geo.NewCanvas(img, scale)
	p := s.palette
	var line geo.Path
	line.Rect(stripMargin/2, 12, width-stripMargin, 1.4)
	c.Fill(&line, p.PanelEdge)
	style := geo.TextStyle{Size: 10.5, Colour: p.Muted}
	right := math.Inf(-1)
	for _, t := range s.turns {
		x := s.x(t.Day, width)
		var tick geo.Path
		tick.Circle(x, 12.5, 4.2)
		c.Fill(&tick, p.Accent)
		year, _, _ := t.Day.Civil()
		text := language.Year(year)
		w, _, _ := geo.MeasureText(text, style)
		left := min(max(x-w/2, 0), width-w)
		if left > right+6 {
			c.Text(text, left, 34, style)
			right = left + w
		}
	}
	x := s.x(s.now, width)
	var mark geo.Path
	mark.Rect(x-1, 2, 2, 21)
	c.Fill(&mark, p.Text)
	if s.focused {
		const half = control.RingWidth / 2
		var ring geo.Path
		ring.Rect(half, half, width-2*half, height-2*half)
		c.Stroke(&ring, control.RingWidth, p.Text)
	}
	return img
}

// CreateRenderer is called by Fyne.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	return &stripRenderer{s}
}

type stripRenderer struct{ strip *strip }

func (r *stripRenderer) MinSize() fyne.Size { return fyne.NewSize(120, stripHeight) }

func (r *stripRenderer) Layout(size fyne.Size) {
	r.strip.image.Resize(size)
	r.Refresh()
}

func (r *stripRenderer) Refresh() {
	size := r.strip.Size()
	if size.Width < 2*stripMargin {
		return
	}
	scale := 1.0
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.strip); c != nil {
		scale = float64(c.Scale())
	}
	r.strip.image.Image = r.strip.paint(float64(size.Width), float64(size.Height), scale)
	r.strip.image.Refresh()
}

func (r *stripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.strip.image} }

func (r *stripRenderer) Destroy() {}
