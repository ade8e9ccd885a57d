package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// MaxLatitude is the latitude at which the square Web Mercator map ends
// (EPSG:3857), in degrees.
const MaxLatitude = 85.05112877980659

// The zooms that a viewport can have. At the smallest a window of common
// width shows the whole world, at the largest a pixel is about ten metres.
const (
	MinZoom = 0.5
	MaxZoom = 14
)

// A Viewport is the part of the Web Mercator map that a picture shows. The
// whole world is 256·2^Zoom device-independent pixels wide. Zoom is a real
// number: any factor can be shown.
type Viewport struct {
	Centre        orb.Point // longitude, latitude in degrees
	Zoom          float64
	Width, Height float64 // of the picture, in device-independent pixels
}

// WorldSize returns the width of the whole world in device-independent pixels.
func (v Viewport) WorldSize() float64 { return 256 * math.Exp2(v.Zoom) }

// Mercator projects longitude and latitude in degrees to the unit square: x
// grows from 0 at 180° W to 1 at 180° E, y from 0 at the northern edge to 1
// at the southern one. Latitudes beyond MaxLatitude are put on the edge.
func Mercator(p orb.Point) (x, y float64) {
	lat := min(max(p[1], -MaxLatitude), MaxLatitude)
	s := math.Sin(lat * math.Pi / 180)
	return p[0]/360 + 0.5, 0.5 - math.Log((1+s)/(1-s))/(4*math.Pi)
}

// FromMercator is the inverse of Mercator.
func FromMercator(x, y float64) orb.Point {
	lat := math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi
	return orb.Point{(x - 0.5) * 360, lat}
}

// Project returns where a place lies in the picture, in device-independent
// pixels from its top left corner. Places outside the picture lie outside of it.
func (v Viewport) Project(p orb.Point) (x, y float64) {
	mx, my := Mercator(p)
	cx, cy := Mercator(v.Centre)
	s := v.WorldSize()
	return (mx-cx)*s + v.Width/2, (my-cy)*s + v.Height/2
}

// Unproject returns the place that lies at a position in the picture.
// Longitudes beyond ±180° lie on the next copy of the world.
func (v Viewport) Unproject(x, y float64) orb.Point {
	cx, cy := Mercator(v.Centre)
	s := v.WorldSize()
	return FromMercator((x-v.Width/2)/s+cx, (y-v.Height/2)/s+cy)
}

// Bound returns the smallest box of longitudes and latitudes that holds
// everything shown. Longitudes can lie beyond ±180°.
func (v Viewport) Bound() orb.Bound {
	nw, se := v.Unproject(0, 0), v.Unproject(v.Width, v.Height)
	return orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
}

// Pan returns the viewport moved so that what lay at (0, 0) lies at (dx, dy).
func (v Viewport) Pan(dx, dy float64) Viewport {
	v.Centre = v.Unproject(v.Width/2-dx, v.Height/2-dy)
	return v.Clamp()
}

// ZoomAt returns the viewport with its zoom changed by dz while the place at
// (x, y) stays where it is.
func (v Viewport) ZoomAt(x, y, dz float64) Viewport {
	fixed := v.Unproject(x, y)
	v.Zoom = min(max(v.Zoom+dz, MinZoom), MaxZoom)
	nx, ny := v.Project(fixed)
	return v.Pan(x-nx, y-ny)
}

// Fit returns the viewport that shows all of a box as large as it can, with
// the given free margin on every side.
func (v Viewport) Fit(b orb.Bound, margin float64) Viewport {
	x0, y0 := Mercator(orb.Point{b.Min[0], b.Max[1]})
	x1, y1 := Mercator(orb.Point{b.Max[0], b.Min[1]})
	w, h := max(v.Width-2*margin, 16), max(v.Height-2*margin, 16)
	v.Centre = FromMercator((x0+x1)/2, (y0+y1)/2)
	v.Zoom = min(math.Log2(w/(256*max(x1-x0, 1e-9))), math.Log2(h/(256*max(y1-y0, 1e-9))))
	return v.Clamp()
}

// Clamp returns the viewport with its zoom and centre in their limits: the
// longitude between ±180°, and no picture beyond the northern and southern
// edges of the map where the map is tall enough to fill it.
func (v Viewport) Clamp() Viewport {
	v.Zoom = min(max(v.Zoom, MinZoom), MaxZoom)
	x, y := Mercator(v.Centre)
	x -= math.Floor(x)
	half := v.Height / 2 / v.WorldSize()
	if half < 0.5 {
		y = min(max(y, half), 1-half)
	} else {
		y = 0.5
	}
	v.Centre = FromMercator(x, y)
	return v
}

// MetresPerPixel returns the ground length of one device-independent pixel at
// a latitude in degrees, on the sphere that Web Mercator is drawn from.
func (v Viewport) MetresPerPixel(lat float64) float64 {
	return 2 * math.Pi * orb.EarthRadius * math.Cos(lat*math.Pi/180) / v.WorldSize()
}
