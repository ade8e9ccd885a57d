package geo

import "math"

// A Flight is the way from one part of the map to another: it zooms out, moves
// and zooms in along the path that is perceived as the shortest.
//
// After J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and
// panning", IEEE InfoVis 2003, with ρ = √2.
type Flight struct {
	From, To Viewport

	x0, y0, dx, dy float64 // Mercator's unit square
	w0             float64 // width shown at the start
	distance       float64
	r0, length     float64
}

const rho = math.Sqrt2

// NewFlight plans a flight. Both viewports have the same size.
func NewFlight(from, to Viewport) Flight {
	f := Flight{From: from, To: to}
	f.x0, f.y0 = Mercator(from.Centre)
	x1, y1 := Mercator(to.Centre)
	// The shorter way round the globe.
	f.dx, f.dy = math.Remainder(x1-f.x0, 1), y1-f.y0
	f.w0 = from.Width / from.WorldSize()
	w1 := to.Width / to.WorldSize()
	f.distance = math.Hypot(f.dx, f.dy)
	if f.distance < 1e-9 {
		f.distance = 0
		f.length = math.Abs(math.Log(w1/f.w0)) / rho
		return f
	}
	d2 := f.distance * f.distance
	b := func(w float64, sign float64) float64 {
		v := (w1*w1 - f.w0*f.w0 + sign*rho*rho*rho*rho*d2) / (2 * w * rho * rho * f.distance)
		return math.Log(math.Sqrt(v*v+1) - v)
	}
	f.r0 = b(f.w0, 1)
	f.length = (b(w1, -1) - f.r0) / rho
	return f
}

// At returns the viewport after a part t of the way, from 0 to 1. At both ends
// it is exactly the planned one.
func (f Flight) At(t float64) Viewport {
	if t <= 0 {
		return f.From
	}
	if t >= 1 {
		return f.To
	}
	v := f.From
	s := t * f.length
	if f.distance == 0 {
		v.Zoom = f.From.Zoom + (f.To.Zoom-f.From.Zoom)*t
		return v
	}
	cosh0 := math.Cosh(f.r0)
	u := f.w0 / (rho * rho * f.distance) * (cosh0*math.Tanh(rho*s+f.r0) - math.Sinh(f.r0))
	w := f.w0 * cosh0 / math.Cosh(rho*s+f.r0)
	v.Centre = FromMercator(f.x0+u*f.dx, f.y0+u*f.dy)
	v.Zoom = math.Log2(f.From.Width / w / 256)
	return v.Clamp()
}
