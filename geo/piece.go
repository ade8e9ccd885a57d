package geo

import "math"

// A piece is a run of a path's edges with its bounds, by which strips of the
// picture that it does not reach pass over it. It is made of some whole
// outlines, or of a part of one.
type piece struct {
	outline, end int // the outlines [outline, end), or a part of the first one:
	from, to     int // the edges between these points; to is the outline's end for its first point
	x0, y0, y1   float64
}

// pieceLength is how many points a piece has, about.
const pieceLength = 48

// index cuts the path into pieces and works out its bounds.
func (p *Path) index() {
	p.pieces = p.pieces[:0]
	p.box = rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := 0; i < len(p.starts); {
		from, to := p.outline(i)
		if to-from > 2*pieceLength {
			p.split(i, from, to)
			i++
			continue
		}
		q := newPiece(i, 0)
		for ; i < len(p.starts); i++ {
			a, b := p.outline(i)
			if b-a > 2*pieceLength || b-from > 2*pieceLength {
				break
			}
			q.cover(p, a, b)
		}
		q.end = i
		p.pieces = append(p.pieces, q)
	}
}

// split makes pieces of a long outline.
func (p *Path) split(outline, from, to int) {
	for at := from; at < to; at += pieceLength {
		q := newPiece(outline, outline)
		q.from, q.to = at, min(at+pieceLength, to)
		if q.to == to {
			q.cover(p, at, to)
			q.cover(p, from, from+1)
		} else {
			q.cover(p, at, q.to+1)
		}
		p.pieces = append(p.pieces, q)
	}
}

func newPiece(outline, end int) piece {
	return piece{outline: outline, end: end, x0: math.Inf(1), y0: math.Inf(1), y1: math.Inf(-1)}
}

// cover makes room for a range of points, in the path's bounds too.
func (q *piece) cover(p *Path, from, to int) {
	x0, y0, x1, y1 := q.x0, q.y0, math.Inf(-1), q.y1
	for _, a := range p.points[from:to] {
		if a.x < x0 {
			x0 = a.x
		}
		if a.x > x1 {
			x1 = a.x
		}
		if a.y < y0 {
			y0 = a.y
		}
		if a.y > y1 {
			y1 = a.y
		}
	}
	q.x0, q.y0, q.y1 = x0, y0, y1
	b := &p.box
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x0), min(b.y0, y0), max(b.x1, x1), max(b.y1, y1)
}
