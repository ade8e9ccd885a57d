package geo

import (
	"iter"
	"math"

	"github.com/paulmach/orb"
)

// A transform takes Mercator's unit square into the picture.
type transform struct {
	scale, dx, dy float64
	width, height float64
}

// copies returns a transform for each copy of the world that can be seen.
func copies(v Viewport) iter.Seq[transform] {
	return func(yield func(transform) bool) {
		cx, cy := Mercator(v.Centre)
		s := v.WorldSize()
		half := v.Width / 2 / s
		for k := math.Floor(cx - half); k <= math.Floor(cx+half); k++ {
			t := transform{s, v.Width/2 - (cx-k)*s, v.Height/2 - cy*s, v.Width, v.Height}
			if !yield(t) {
				return
			}
		}
	}
}

func (t transform) apply(p orb.Point) (x, y float64) { return p[0]*t.scale + t.dx, p[1]*t.scale + t.dy }

// window returns the part of the unit square that the picture shows, with a
// rim wide enough that no stroke along it is seen.
func (t transform) window() orb.Bound {
	const rim = 48
	return orb.Bound{
		Min: orb.Point{(-rim - t.dx) / t.scale, (-rim - t.dy) / t.scale},
		Max: orb.Point{(t.width + rim - t.dx) / t.scale, (t.height + rim - t.dy) / t.scale},
	}
}

func contains(w, b orb.Bound) bool { return w.Contains(b.Min) && w.Contains(b.Max) }

// addTo adds the area to a path, for filling. What lies outside of the picture
// is cut short, in such a way that within it nothing changes.
func (s shape) addTo(p *Path, t transform) {
	w := t.window()
	if !s.bound.Intersects(w) {
		return
	}
	for i := range s.rings {
		s.rings[i].addRing(p, t, w)
	}
}

// addEdge adds the outline of the area to a path, for a line along it.
func (s shape) addEdge(p *Path, t transform) {
	for i := range s.rings {
		s.rings[i].addTo(p, t)
	}
}

func (l *line) addRing(p *Path, t transform, w orb.Bound) {
	if !l.bound.Intersects(w) {
		return
	}
	p.MoveTo(t.apply(l.world.vertices[l.run[0]]))
	whole := contains(w, l.bound)
	for i := range l.chunks {
		from, to := i*chunkEdges+1, min((i+1)*chunkEdges+1, len(l.run))
		if !whole && !l.chunks[i].bound.Intersects(w) {
			// A straight edge on the same side of the picture covers as much of
			// it as a crooked one: nothing, or all that lies to its right.
			from = to - 1
		}
		t.add(p, l.world.vertices, l.run[from:to])
	}
	p.Close()
}

// addTo adds the line to a path, for a stroke. What lies outside of the picture
// is left out; dashes lie as if it were there.
func (l *line) addTo(p *Path, t transform) {
	w := t.window()
	if !l.bound.Intersects(w) {
		return
	}
	whole, pen := contains(w, l.bound), false
	for i := range l.chunks {
		c := &l.chunks[i]
		if !whole && !c.bound.Intersects(w) {
			pen = false
			continue
		}
		from, to := i*chunkEdges, min((i+1)*chunkEdges+1, len(l.run))
		if !pen {
			x, y := t.apply(l.world.vertices[l.run[from]])
			p.moveTo(x, y, c.from*t.scale)
			pen = true
		}
		t.add(p, l.world.vertices, l.run[from+1:to])
	}
}

func (t transform) add(p *Path, vertices []orb.Point, run []uint32) {
	for _, v := range run {
		q := vertices[v]
		p.points = append(p.points, point{q[0]*t.scale + t.dx, q[1]*t.scale + t.dy})
	}
}

// box returns where the shape lies in the picture.
func (s shape) box(t transform) rect {
	x0, y0 := t.apply(s.bound.Min)
	x1, y1 := t.apply(s.bound.Max)
	return rect{x0, y0, x1, y1}
}

// contains reports whether a position in the picture lies inside the shape.
func (s shape) contains(x, y float64, t transform) bool {
	p := orb.Point{(x - t.dx) / t.scale, (y - t.dy) / t.scale}
	inside := false
	for i := range s.rings {
		r := &s.rings[i]
		if !r.bound.Contains(p) {
			continue
		}
		a := r.world.vertices[r.run[0]]
		for _, v := range r.run[1:] {
			b := r.world.vertices[v]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
				inside = !inside
			}
			a = b
		}
	}
	return inside
}

// inner returns a position well inside the shape.
func (s shape) inner(t transform) (x, y float64) { return t.apply(s.label) }
