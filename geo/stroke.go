package geo

import "math"

// strokeInto adds the outline of a stroked path to out, for filling with the
// non-zero rule. Each edge becomes a rectangle, each joint a round fan on its
// outer side. All pieces run the same way round, so that overlaps add up.
// Lengths are in the path's own units; dash alternates drawn and free lengths.
func strokeInto(out, p *Path, width float64, dash []float64) {
	half := width / 2
	for i, start := range p.starts {
		end := len(p.points)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		pts := p.points[start:end]
		if len(dash) > 0 {
			dashInto(out, pts, p.closed[i], half, dash)
		} else {
			lineInto(out, pts, p.closed[i], half)
		}
	}
}

func lineInto(out *Path, pts []point, closed bool, half float64) {
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
		segmentInto(out, a, b, half)
		if half > 0.6 && (i+1 < edges || closed) {
			next := pts[(i+2)%n]
			if i+1 == edges && pts[0] == pts[n-1] {
				next = pts[1]
			}
			joinInto(out, a, b, next, half)
		}
	}
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

// dashInto strokes the drawn parts of a dashed line.
func dashInto(out *Path, pts []point, closed bool, half float64, dash []float64) {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if total <= 0 || len(pts) < 2 {
		return
	}
	if closed {
		pts = append(append(make([]point, 0, len(pts)+1), pts...), pts[0])
	}
	phase, left := 0, dash[0]
	var piece []point
	piece = append(piece, pts[0])
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		done := 0.0
		for length-done > left {
			done += left
			t := done / length
			cut := point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}
			if phase%2 == 0 {
				lineInto(out, append(piece, cut), false, half)
			}
			piece = append(piece[:0], cut)
			phase++
			left = dash[phase%len(dash)]
		}
		left -= length - done
		piece = append(piece, b)
	}
	if phase%2 == 0 {
		lineInto(out, piece, false, half)
	}
}
