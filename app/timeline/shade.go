package timeline

import (
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A shade shows the mode: the part of the axis that belongs to the playhead is
// tinted. For the mode Within it has a band on the ruler with a handle at each
// end. It only moves.
type shade struct {
	tint  *canvas.Rectangle
	band  *canvas.Rectangle
	edges [2]*canvas.Rectangle
	grips [2]*canvas.Rectangle
}

const (
	gripWidth  = 7.0
	gripHeight = 15.0
)

func newShade() shade {
	s := shade{tint: canvas.NewRectangle(nil), band: canvas.NewRectangle(nil)}
	for i := range s.edges {
		s.edges[i], s.grips[i] = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
		s.grips[i].CornerRadius = 3
		s.grips[i].StrokeWidth = 1
	}
	return s
}

func (s *shade) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.tint, s.band, s.edges[0], s.edges[1], s.grips[0], s.grips[1]}
}

func (s *shade) paint(pal geo.Palette) {
	s.tint.FillColor = geo.Fade(pal.Accent, 0.04)
	s.band.FillColor = geo.Fade(pal.Accent, 0.30)
	for i := range s.edges {
		s.edges[i].FillColor = geo.Fade(pal.Accent, 0.55)
		s.grips[i].FillColor, s.grips[i].StrokeColor = pal.Accent, pal.Paper
	}
	for _, o := range s.objects() {
		o.Refresh()
	}
}

// place moves the shade to where a state has it.
func (s *shade) place(l *Layout, st state.State) {
	sc := l.ScaleOf(st)
	from, to := counting(st, sc)
	x0, x1 := max(from, l.Axis.X), min(to, l.Axis.Right())
	// At a date the playhead itself says all.
	show(s.tint, x1 > x0 && st.Mode != state.At && l.Axis.H > 0)
	put(s.tint, Box{x0, l.Axis.Y, max(x1-x0, 0), l.Axis.H})
	within := st.Mode == state.Within
	show(s.band, within && x1 > x0)
	put(s.band, Box{x0, l.Axis.Y - spanBand, max(x1-x0, 0), spanBand})
	for i, x := range [2]float64{from, to} {
		seen := within && x >= l.Axis.X-0.5 && x <= l.Axis.Right()+0.5
		show(s.edges[i], seen)
		show(s.grips[i], seen)
		put(s.edges[i], Box{x - 0.75, l.Axis.Y - spanBand, 1.5, l.Axis.H + spanBand})
		put(s.grips[i], Box{x - gripWidth/2, l.Axis.Y - gripHeight + 4, gripWidth, gripHeight})
	}
}

// put moves and resizes an object.
func put(o fyne.CanvasObject, b Box) {
	resize(o, fyne.NewSize(float32(b.W), float32(b.H)))
	o.Move(fyne.NewPos(float32(b.X), float32(b.Y)))
}
