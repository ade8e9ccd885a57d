package geo

import "math"

// strokeInto adds the outline of a stroked path to out, for filling with the
// non-zero rule. Each edge becomes a rectangle, each joint a round fan on its
// outer side. All pieces run the same way round, so that overlaps add up.
// Lengths are in the path's own units; dash alternates drawn and free lengths.
// What lies outside of the visible part is left out. Scale is the number of
// pixels to a unit: joints of lines too thin for them to be seen are left out.
func strokeInto(out, p *Path, width, scale float64, dash []float64, visible rect) {
	half := nib{width / 2, width*scale/2 > 0.6}
	visible = visible.grow(width + 1)
	for i := range p.starts {
		from, to := p.outline(i)
		pts := p.points[from:to]
		if len(dash) > 0 {
			dashInto(out, pts, p.closed[i], half, dash, p.phases[i], visible)
		} else {
			lineInto(out, pts, p.closed[i], half, visible)
		}
	}
}

// A nib is what a line is drawn with.
type nib struct {
	half  float64 // of its width
	joins bool    // it is wide enough for round joints to be seen
}

func lineInto(out *Path, pts []point, closed bool, half nib, visible rect) {
	n := len(pts)
	if n < 2 {
		return
	}
	edges := n - 1
	if closed && pts[0] != pts[n-1] {
		edges = n
	}
	for i := range edges {
		a, b := pts[i], pts[(i+1)%n]
		if visible.misses(a, b) {
			continue
		}
		segmentInto(out, a, b, half.half)
		if half.joins && (i+1 < edges || closed) {
			next := pts[(i+2)%n]
			if i+1 == edges && pts[0] == pts[n-1] {
				next = pts[1]
			}
			joinInto(out, a, b, next, half.half)
		}
	}
}

// misses reports whether the straight line between two points is sure not to
// touch the box.
func (r rect) misses(a, b point) bool {
	return a.x < r.x0 && b.x < r.x0 || a.x > r.x1 && b.x > r.x1 || a.y < r.y0 && b.y < r.y0 || a.y > r.y1 && b.y > r.y1
}

func segmentInto(out *Path, a, b point, half float64) {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length*half, dx/length*half
	out.MoveTo(a.x+nx, a.y+ny)
	out.LineTo(a.x-nx, a.y-ny)
	out.LineTo(b.x-nx, b.y-ny)
	out.LineTo(b.x+nx, b.y+ny)
	out.Close()
}

// joinInto rounds the outer side of the corner at b.
func joinInto(out *Path, a, b, c point, half float64) {
	a0 := math.Atan2(b.y-a.y, b.x-a.x)
	a1 := math.Atan2(c.y-b.y, c.x-b.x)
	turn := math.Remainder(a1-a0, 2*math.Pi)
	if math.Abs(turn) < 0.05 || b == c || a == b {
		return
	}
	// The outer side lies to the left of a right turn and the other way round.
	side := -math.Pi / 2
	if turn < 0 {
		side = math.Pi / 2
	}
	steps := int(max(math.Ceil(math.Abs(turn)*math.Sqrt(half)*1.5), 1))
	at := func(i int) point {
		sin, cos := math.Sincos(a0 + side + turn*float64(i)/float64(steps))
		return point{b.x + half*cos, b.y + half*sin}
	}
	for i := range steps {
		p, q := at(i), at(i+1)
		if turn < 0 {
			p, q = q, p
		}
		out.MoveTo(b.x, b.y)
		out.LineTo(p.x, p.y)
		out.LineTo(q.x, q.y)
		out.Close()
	}
}

// dashInto strokes the drawn parts of a dashed line that begins a length into
// its pattern.
func dashInto(out *Path, pts []point, closed bool, half nib, dash []float64, at float64, visible rect) {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if !(total > 0) || len(pts) < 2 {
		return
	}
	edges := len(pts) - 1
	if closed && pts[0] != pts[len(pts)-1] {
		edges = len(pts)
	}
	d := dasher{dash: dash, total: total}
	d.seek(at)
	d.piece = append(d.piece, pts[0])
	for i := range edges {
		a, b := pts[i], pts[(i+1)%len(pts)]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if visible.misses(a, b) {
			// No dash of it is seen: only its length counts.
			d.end(out, half, visible)
			d.seek(d.at + length)
			d.piece = append(d.piece[:0], b)
			continue
		}
		d.edge(out, a, b, length, half, visible)
	}
	d.end(out, half, visible)
}

// A dasher cuts a line into dashes.
type dasher struct {
	dash  []float64
	total float64
	at    float64 // length run through since the pattern began
	phase int     // of dash
	left  float64 // of this phase
	piece []point // of the dash begun
}

// seek goes to a length from the beginning of the pattern.
func (d *dasher) seek(at float64) {
	d.at = at
	rest := math.Mod(at, d.total)
	for i, length := range d.dash {
		if rest < length || i == len(d.dash)-1 {
			d.phase, d.left = i, max(length-rest, 0)
			return
		}
		rest -= length
	}
}

func (d *dasher) edge(out *Path, a, b point, length float64, half nib, visible rect) {
	done := 0.0
	for length-done > d.left {
		done += d.left
		t := done / length
		cut := point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}
		d.piece = append(d.piece, cut)
		d.end(out, half, visible)
		d.piece = append(d.piece[:0], cut)
		d.phase = (d.phase + 1) % len(d.dash)
		d.left = d.dash[d.phase]
	}
	d.left -= length - done
	d.at += length
	d.piece = append(d.piece, b)
}

// end strokes the dash begun.
func (d *dasher) end(out *Path, half nib, visible rect) {
	if d.phase%2 == 0 {
		lineInto(out, d.piece, false, half, visible)
	}
	d.piece = d.piece[:0]
}
