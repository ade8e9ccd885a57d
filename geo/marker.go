package geo

import (
	"iter"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// countZoom is the zoom from which on a marker says how many events it stands for.
const countZoom = 3

// MarkerIDs is how many events a marker names at most. It counts them all.
const MarkerIDs = 200

// total returns the number of events that the marker stands for.
func (m Marker) total() int { return max(m.Count, len(m.IDs)) }

func (m Marker) radius() float64 {
	if m.Selected {
		return 11
	}
	return 7
}

// boxes appends the boxes that the marker takes on the sheet of the map.
func (m Marker) boxes(out []rect, v Viewport) []rect {
	q, r := v.onSheet(m.At), m.radius()
	out = append(out, rect{q.x - r, q.y - r, q.x + r, q.y + r})
	if m.total() > 1 && v.Zoom >= countZoom {
		out = append(out, rect{q.x, q.y - 14, q.x + 15, q.y})
	}
	return out
}

// places returns where a place lies in the picture, on each copy of the world
// that a marker there can be seen on.
func (v Viewport) places(p orb.Point) iter.Seq2[float64, float64] {
	const rim = 24
	return func(yield func(x, y float64) bool) {
		x, y := v.Project(p)
		if y < -rim || y > v.Height+rim {
			return
		}
		s := v.WorldSize()
		for x -= math.Floor((x+rim)/s) * s; x < v.Width+rim; x += s {
			if !yield(x, y) {
				return
			}
		}
	}
}

func paintMarker(c *Canvas, x, y, zoom float64, m Marker, p Palette) {
	col, edge, r := m.Colour, p.Panel, 4.6
	edge.A = 255
	if m.Faded {
		col = Mix(col, p.Land, 0.45)
	}
	var path Path
	if m.Selected {
		var halo Path
		halo.Circle(x, y, 11)
		c.Fill(&halo, Fade(m.Colour, 0.28))
		r = 6
	}
	Shape(&path, m.Shape, x, y, r)
	c.Stroke(&path, 3, edge)
	c.Fill(&path, col)
	if n := m.total(); n > 1 && zoom >= countZoom {
		paintCount(c, x+r+1, y-r-1, n, p)
	}
}

func paintCount(c *Canvas, x, y float64, n int, p Palette) {
	text := strconv.Itoa(n)
	if n >= 10000 {
		text = strconv.Itoa(n/1000) + "k"
	}
	st := TextStyle{Size: 9, Bold: true, Colour: p.Paper}
	w, _, _ := MeasureText(text, st)
	var pill Path
	pill.RoundRect(x-w/2-3, y-6, w+6, 11, 5.5)
	c.Stroke(&pill, 1.6, p.Panel)
	c.Fill(&pill, p.Muted)
	c.TextAligned(text, x, y+2.9, 0.5, st)
}
