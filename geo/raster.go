package geo

import (
	"image"
	"math"
	"math/bits"
)

// A raster finds how much of each pixel a path covers. Each edge leaves in the
// cells of the rows it crosses by how much the coverage changes there; the sum
// from the left is the coverage (the method of font-rs and of
// golang.org/x/image/vector). Only cells that an edge touches are looked at
// again: between them the coverage stays the same, so that the cost is that of
// the edges and of the pixels painted.
//
// What a row becomes depends on the edges that cross it alone. A picture
// painted in strips is thus the same to the byte as one painted at once.
type raster struct {
	area        image.Rectangle // of the image
	width       float64
	stride      int       // cells to a row: one more than the pixels
	words       int       // of touched to a row
	cells       []float32 // all 0 between two paths
	touched     []uint64  // a bit for each cell, all 0 between two paths
	first, last int       // the rows touched

	mask   []uint8 // of area, row by row: how much of a pixel may be painted
	masked bool
	solid  []byte // a row of one colour, to copy from
	colour pixel  // the colour of solid
}

// tooFar is a length in pixels beyond any picture.
const tooFar = 1e10

// begin makes ready for a path that is painted within an area.
func (r *raster) begin(area image.Rectangle) {
	r.area = area
	w, h := area.Dx(), area.Dy()
	r.width, r.stride, r.words = float64(w), w+2, (w+2+63)/64
	if n := r.stride * h; len(r.cells) < n {
		r.cells = make([]float32, n)
	}
	if n := r.words * h; len(r.touched) < n {
		r.touched = make([]uint64, n)
	}
	r.first, r.last = h, -1
}

// add adds the edges of a path, scaled and then moved.
func (r *raster) add(p *Path, scale, dx, dy float64) {
	top, bottom := float64(r.area.Min.Y), float64(r.area.Max.Y)
	right := float64(r.area.Max.X)
	dx -= float64(r.area.Min.X)
	right -= float64(r.area.Min.X)
	for i := range p.pieces {
		q := &p.pieces[i]
		if q.y1*scale+dy <= top || q.y0*scale+dy >= bottom || q.x0*scale+dx >= right {
			continue
		}
		if q.end == q.outline {
			from, to := p.outline(q.outline)
			a := p.points[q.from]
			ax, ay := a.x*scale+dx, a.y*scale+dy
			for j := q.from + 1; j <= q.to; j++ {
				b := p.points[from]
				if j < to {
					b = p.points[j]
				}
				bx, by := b.x*scale+dx, b.y*scale+dy
				r.edge(ax, ay, bx, by)
				ax, ay = bx, by
			}
			continue
		}
		for o := q.outline; o < q.end; o++ {
			from, to := p.outline(o)
			points := p.points[from:to]
			a := points[len(points)-1]
			ax, ay := a.x*scale+dx, a.y*scale+dy
			for _, b := range points {
				bx, by := b.x*scale+dx, b.y*scale+dy
				r.edge(ax, ay, bx, by)
				ax, ay = bx, by
			}
		}
	}
}

// edge adds an edge; x counts from the left of the area, y from the top of the
// image. Products are rounded before they are added, so that no machine fuses
// the two and every one paints the same.
func (r *raster) edge(x0, y0, x1, y1 float64) {
	if y0 == y1 {
		return
	}
	dir := 1.0
	if y0 > y1 {
		x0, y0, x1, y1, dir = x1, y1, x0, y0, -1
	}
	top, bottom := float64(r.area.Min.Y), float64(r.area.Max.Y)
	if y1 <= top || y0 >= bottom || x0 >= r.width && x1 >= r.width {
		return
	}
	if !(math.Abs(x0) < tooFar && math.Abs(x1) < tooFar && y0 > -tooFar && y1 < tooFar) {
		return // no map reaches there: not a number, or infinite
	}
	slope := (x1 - x0) / (y1 - y0)
	x, y := x0, y0
	if y0 < top {
		x, y = x0+float64((top-y0)*slope), top
	}
	below := math.Floor(y)
	row := int(below) - r.area.Min.Y
	r.first = min(r.first, row)
	for y < bottom {
		below++
		if y1 <= below {
			r.crossing(row, x, x1, dir*(y1-y))
			break
		}
		xb := x0 + float64((below-y0)*slope)
		r.crossing(row, x, xb, dir*(below-y))
		x, y = xb, below
		row++
	}
	r.last = max(r.last, min(row, r.area.Dy()-1))
}

// crossing adds the part of an edge that lies in one row: from xa to xb over a
// height d, negative where the edge runs up.
func (r *raster) crossing(row int, xa, xb, d float64) {
	if xa > xb {
		xa, xb = xb, xa
	}
	if xa >= r.width {
		return
	}
	cells := r.cells[row*r.stride:][:r.stride]
	touched := r.touched[row*r.words:][:r.words]
	if xa < 0 {
		// What lies left of the area covers the rows from its first pixel on.
		if xb <= 0 {
			cells[0] += float32(d)
			touched[0] |= 1
			return
		}
		left := d * (-xa / (xb - xa))
		cells[0] += float32(left)
		touched[0] |= 1
		d -= left
		xa = 0
	}
	if xb > r.width {
		d *= (r.width - xa) / (xb - xa)
		xb = r.width
	}
	i := int(xa)
	at := float64(i)
	if xb <= at+1 {
		m := d * ((xa+xb)/2 - at)
		cells[i] += float32(d - m)
		cells[i+1] += float32(m)
		touched[i>>6] |= 1 << (i & 63)
		touched[(i+1)>>6] |= 1 << ((i + 1) & 63)
		return
	}
	// Depth is how much of the height the edge has run through at the left
	// edge of a pixel, before what the cells to its left already say.
	perPixel := d / (xb - xa)
	part := at + 1 - xa
	depth := perPixel * part
	before := depth * part / 2
	cells[i] += float32(before)
	touched[i>>6] |= 1 << (i & 63)
	for i, at = i+1, at+1; xb > at+1; i, at = i+1, at+1 {
		cover := depth + perPixel/2
		cells[i] += float32(cover - before)
		touched[i>>6] |= 1 << (i & 63)
		before = cover
		depth += perPixel
	}
	part = xb - at
	cover := depth*part + perPixel*part*part/2 + (1-part)*d
	cells[i] += float32(cover - before)
	cells[i+1] += float32(d - cover)
	touched[i>>6] |= 1 << (i & 63)
	touched[(i+1)>>6] |= 1 << ((i + 1) & 63)
}

// sweep calls run for each stretch of a row, [x0, x1) in pixels of the area,
// that is covered alike and at all, and leaves the cells empty. Parts covered
// more than once count once.
func (r *raster) sweep(run func(row, x0, x1 int, cover uint8)) {
	w := r.area.Dx()
	for row := r.first; row <= r.last; row++ {
		cells := r.cells[row*r.stride:][:r.stride]
		touched := r.touched[row*r.words:][:r.words]
		var sum float32
		var cover uint8
		from := 0
		for i, word := range touched {
			if word == 0 {
				continue
			}
			touched[i] = 0
			for ; word != 0; word &= word - 1 {
				x := i<<6 + bits.TrailingZeros64(word)
				sum += cells[x]
				cells[x] = 0
				now := coverage(sum)
				if now == cover {
					continue
				}
				if cover != 0 && from < x {
					run(row, from, min(x, w), cover)
				}
				from, cover = x, now
			}
		}
		if cover != 0 && from < w {
			run(row, from, w, cover)
		}
	}
	r.first, r.last = r.area.Dy(), -1
}

func coverage(sum float32) uint8 {
	if sum < 0 {
		sum = -sum
	}
	if sum >= 1 {
		return 255
	}
	return uint8(sum*255 + 0.5)
}

// sweepMask makes the mask from the path that was added.
func (r *raster) sweepMask() {
	w, h := r.area.Dx(), r.area.Dy()
	if n := w * h; cap(r.mask) < n {
		r.mask = make([]uint8, n)
	}
	r.mask = r.mask[:w*h]
	clear(r.mask)
	r.sweep(func(row, x0, x1 int, cover uint8) {
		out := r.mask[row*w+x0 : row*w+x1]
		for i := range out {
			out[i] = cover
		}
	})
}
