package geo

import (
	"math"
	"unsafe"
)

// A Path is a set of closed or open outlines in device-independent pixels.
// Its zero value is empty and ready to use.
type Path struct {
	points []point
	starts []int // index of the first point of each outline
	closed []bool
	phases []float64 // how far into its dashes each outline begins

	pieces []piece // filled by index
	box    rect
	owner  *list // that it is scratch of, else nil
}

type point struct{ x, y float64 }

// Reset empties the path and keeps its memory.
func (p *Path) Reset() {
	p.points, p.starts, p.closed, p.phases = p.points[:0], p.starts[:0], p.closed[:0], p.phases[:0]
}

// memory returns how many bytes the path takes, about.
func (p *Path) memory() int {
	return 16*cap(p.points) + 17*cap(p.starts) + int(unsafe.Sizeof(piece{}))*cap(p.pieces)
}

// Empty reports whether there is nothing to paint.
func (p *Path) Empty() bool { return len(p.points) == 0 }

// MoveTo begins a new outline.
func (p *Path) MoveTo(x, y float64) { p.moveTo(x, y, 0) }

// moveTo begins a new outline whose dashes begin a length into their pattern,
// so that they lie the same wherever a line is entered.
func (p *Path) moveTo(x, y, phase float64) {
	p.starts = append(p.starts, len(p.points))
	p.closed = append(p.closed, false)
	p.phases = append(p.phases, phase)
	p.points = append(p.points, point{x, y})
}

// add appends the outlines of another path.
func (p *Path) add(q *Path) {
	n := len(p.points)
	for _, s := range q.starts {
		p.starts = append(p.starts, n+s)
	}
	p.points = append(p.points, q.points...)
	p.closed = append(p.closed, q.closed...)
	p.phases = append(p.phases, q.phases...)
}

// outline returns the range of the points of an outline.
func (p *Path) outline(i int) (from, to int) {
	if i+1 < len(p.starts) {
		return p.starts[i], p.starts[i+1]
	}
	return p.starts[i], len(p.points)
}

// LineTo adds a straight edge to the outline; without one it begins one.
func (p *Path) LineTo(x, y float64) {
	if len(p.starts) == 0 {
		p.MoveTo(x, y)
		return
	}
	p.points = append(p.points, point{x, y})
}

// quadTo and cubeTo add curves as short edges; they serve glyph outlines,
// which are at most a few dozen pixels large.
func (p *Path) quadTo(bx, by, cx, cy float64) {
	a := p.points[len(p.points)-1]
	n := curveSteps(a, point{bx, by}, point{cx, cy})
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		p.LineTo(u*u*a.x+2*u*t*bx+t*t*cx, u*u*a.y+2*u*t*by+t*t*cy)
	}
}

func (p *Path) cubeTo(bx, by, cx, cy, dx, dy float64) {
	a := p.points[len(p.points)-1]
	n := curveSteps(a, point{bx, by}, point{cx, cy}, point{dx, dy})
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		p.LineTo(u*u*u*a.x+3*u*u*t*bx+3*u*t*t*cx+t*t*t*dx, u*u*u*a.y+3*u*u*t*by+3*u*t*t*cy+t*t*t*dy)
	}
}

// curveSteps returns how many edges keep a curve within a tenth of a pixel,
// judged by the length of its control polygon.
func curveSteps(ps ...point) int {
	length := 0.0
	for i := 1; i < len(ps); i++ {
		length += math.Hypot(ps[i].x-ps[i-1].x, ps[i].y-ps[i-1].y)
	}
	return int(min(max(math.Ceil(math.Sqrt(length)*1.5), 2), 24))
}

// Close joins the end of the outline to its beginning.
func (p *Path) Close() {
	if n := len(p.closed); n > 0 {
		p.closed[n-1] = true
	}
}

// Rect adds a rectangle.
func (p *Path) Rect(x, y, w, h float64) {
	p.MoveTo(x, y)
	p.LineTo(x+w, y)
	p.LineTo(x+w, y+h)
	p.LineTo(x, y+h)
	p.Close()
}

// RoundRect adds a rectangle whose corners have a radius.
func (p *Path) RoundRect(x, y, w, h, r float64) {
	r = min(r, w/2, h/2)
	if r <= 0 {
		p.Rect(x, y, w, h)
		return
	}
	corners := [4][3]float64{{x + w - r, y + r, -math.Pi / 2}, {x + w - r, y + h - r, 0}, {x + r, y + h - r, math.Pi / 2}, {x + r, y + r, math.Pi}}
	steps := arcSteps(r, math.Pi/2)
	for i, c := range corners {
		for j := 0; j <= steps; j++ {
			sin, cos := math.Sincos(c[2] + float64(j)/float64(steps)*math.Pi/2)
			if i == 0 && j == 0 {
				p.MoveTo(c[0]+r*cos, c[1]+r*sin)
			} else {
				p.LineTo(c[0]+r*cos, c[1]+r*sin)
			}
		}
	}
	p.Close()
}

// Circle adds a circle.
func (p *Path) Circle(cx, cy, r float64) { p.polygon(cx, cy, r, arcSteps(r, 2*math.Pi), 0) }

func arcSteps(r, angle float64) int { return int(max(math.Ceil(math.Sqrt(r)*angle*1.6), 3)) }

// polygon adds a regular polygon whose first corner points up, turned by an
// angle in radians.
func (p *Path) polygon(cx, cy, r float64, corners int, turn float64) {
	for i := range corners {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/float64(corners) - math.Pi/2 + turn)
		if i == 0 {
			p.MoveTo(cx+r*cos, cy+r*sin)
		} else {
			p.LineTo(cx+r*cos, cy+r*sin)
		}
	}
	p.Close()
}

// Shapes lists the marker shapes that Shape can draw.
var Shapes = []string{"circle", "square", "diamond", "triangle", "wedge", "pentagon", "cross", "star"}

// Shape adds a category's marker. The shapes are sized to look equally heavy
// at the same r; an unknown name gives a circle.
func Shape(p *Path, shape string, cx, cy, r float64) {
	switch shape {
	case "square":
		s := r * 0.88
		p.Rect(cx-s, cy-s, 2*s, 2*s)
	case "diamond":
		p.polygon(cx, cy, r*1.2, 4, 0)
	case "triangle":
		p.polygon(cx, cy+r*0.18, r*1.25, 3, 0)
	case "wedge":
		p.polygon(cx, cy-r*0.18, r*1.25, 3, math.Pi)
	case "pentagon":
		p.polygon(cx, cy, r*1.08, 5, 0)
	case "cross":
		a, b := r*1.05, r*0.4
		for i, q := range [12][2]float64{{-b, -a}, {b, -a}, {b, -b}, {a, -b}, {a, b}, {b, b}, {b, a}, {-b, a}, {-b, b}, {-a, b}, {-a, -b}, {-b, -b}} {
			if i == 0 {
				p.MoveTo(cx+q[0], cy+q[1])
			} else {
				p.LineTo(cx+q[0], cy+q[1])
			}
		}
		p.Close()
	case "star":
		for i := range 10 {
			radius := r * 1.25
			if i%2 == 1 {
				radius = r * 0.6
			}
			sin, cos := math.Sincos(math.Pi*float64(i)/5 - math.Pi/2)
			if i == 0 {
				p.MoveTo(cx+radius*cos, cy+radius*sin)
			} else {
				p.LineTo(cx+radius*cos, cy+radius*sin)
			}
		}
		p.Close()
	default:
		p.Circle(cx, cy, r)
	}
}
