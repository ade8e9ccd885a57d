package geo

import (
	"iter"
	"math"

	"github.com/paulmach/orb"
)

// A sheet is the whole map at one zoom, closed to a ring from east to west,
// with the boxes on it that are taken. Positions are pixels from its
// north-western corner.
type sheet struct {
	world  float64 // width
	dx, dy float64 // from the sheet to the picture
	view   Viewport

	heads map[cellAt]int32 // the newest box in each cell, one more than its number
	boxes []taken
	fixed int32 // how many of them are not labels'
}

type cellAt struct{ x, y int32 }

type taken struct {
	box  rect
	next int32 // box in the same cell, one more than its number
}

// sheetCell is the size of a cell in pixels; a box is in every one it touches.
const sheetCell = 64

var sheets = make(shelf[sheet], 4)

func newSheet(v Viewport) *sheet {
	s := sheets.take()
	if s.heads == nil {
		s.heads = map[cellAt]int32{}
	}
	cx, cy := Mercator(v.Centre)
	s.view, s.world = v, v.WorldSize()
	s.dx, s.dy = v.Width/2-cx*s.world, v.Height/2-cy*s.world
	return s
}

// done gives the memory back.
func (s *sheet) done() {
	clear(s.heads)
	s.boxes, s.fixed = s.boxes[:0], 0
	sheets.give(s)
}

// take marks a box as taken.
func (s *sheet) take(b rect) {
	s.mark(b)
	if b.x0 < 0 {
		s.mark(b.shift(s.world, 0))
	}
	if b.x1 > s.world {
		s.mark(b.shift(-s.world, 0))
	}
}

func (s *sheet) mark(b rect) {
	for c := range cellsOf(b) {
		s.boxes = append(s.boxes, taken{b, s.heads[c]})
		s.heads[c] = int32(len(s.boxes))
	}
}

// free reports whether a box overlaps none that is taken.
func (s *sheet) free(b rect) bool {
	return s.unmarked(b, math.MaxInt32)
}

// unmarked reports whether a box overlaps none of the first so many boxes.
func (s *sheet) unmarked(b rect, first int32) bool {
	return s.misses(b, first) &&
		(b.x0 >= 0 || s.misses(b.shift(s.world, 0), first)) &&
		(b.x1 <= s.world || s.misses(b.shift(-s.world, 0), first))
}

func (s *sheet) misses(b rect, first int32) bool {
	for c := range cellsOf(b) {
		for i := s.heads[c]; i != 0; i = s.boxes[i-1].next {
			if i <= first && s.boxes[i-1].box.overlaps(b) {
				return false
			}
		}
	}
	return true
}

// offMarkers reports whether a box of the picture overlaps no marker.
func (s *sheet) offMarkers(b rect) bool {
	x := b.x0 - s.dx
	x -= math.Floor(x/s.world) * s.world
	return s.unmarked(b.shift(x-b.x0, -s.dy), s.fixed)
}

// settle puts a label to the first of its sides that is free, and takes it.
func (s *sheet) settle(l *site) bool {
	if !l.try(func(q *placed) bool { return s.free(q.box) }) {
		return false
	}
	s.take(l.box)
	return true
}

// near reports whether a place is so near to the picture that a label there can
// matter. The border of what is near moves in large steps.
func (s *sheet) near(p orb.Point) bool {
	const step, reach = 1024, 512
	q := s.view.onSheet(p)
	down := func(v float64) float64 { return math.Floor(v/step) * step }
	if y := q.y; y < down(-s.dy-reach) || y > down(s.view.Height-s.dy+reach)+step {
		return false
	}
	from, to := down(-s.dx-reach), down(s.view.Width-s.dx+reach)+step
	x := q.x + math.Ceil((from-q.x)/s.world)*s.world
	return x <= to
}

// shifts returns the ways from the sheet to each copy of the world in the
// picture that shows some of a box.
func (s *sheet) shifts(b rect) iter.Seq2[float64, float64] {
	return func(yield func(dx, dy float64) bool) {
		for k := math.Ceil((-s.dx - b.x1) / s.world); ; k++ {
			dx := s.dx + k*s.world
			if b.x0+dx > s.view.Width || !yield(dx, s.dy) {
				return
			}
		}
	}
}

func cellsOf(b rect) iter.Seq[cellAt] {
	return func(yield func(cellAt) bool) {
		for y := math.Floor(b.y0 / sheetCell); y <= b.y1/sheetCell; y++ {
			for x := math.Floor(b.x0 / sheetCell); x <= b.x1/sheetCell; x++ {
				if !yield(cellAt{int32(x), int32(y)}) {
					return
				}
			}
		}
	}
}
