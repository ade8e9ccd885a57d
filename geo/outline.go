package geo

import (
	"math"
)

// An outline is a part of a path as the vector formats write it: in hundredths
// of a device-independent pixel, without points that fall on the one before.
type outline struct {
	points [][2]int
	closed bool
}

// outlines returns a path's parts. Those that are but a point are left out.
func (p *Path) outlines() (out []outline) {
	if p == nil {
		return nil
	}
	for i := range p.starts {
		if o := p.rounded(i); len(o.points) > 1 {
			out = append(out, o)
		}
	}
	return out
}

func (p *Path) rounded(i int) outline {
	from, to := p.outline(i)
	o := outline{points: make([][2]int, 0, to-from), closed: p.closed[i]}
	for _, q := range p.points[from:to] {
		at := [2]int{steps(q.x), steps(q.y)}
		if n := len(o.points); n == 0 || o.points[n-1] != at {
			o.points = append(o.points, at)
		}
	}
	if n := len(o.points); o.closed && n > 2 && o.points[0] == o.points[n-1] {
		o.points = o.points[:n-1]
	}
	return o
}

// A dashing is the part of a dashed path whose dashes begin alike.
type dashing struct {
	phase    float64
	outlines []outline
}

// dashings splits a path by where in their pattern its outlines' dashes begin.
func (p *Path) dashings(dash []float64) (out []dashing) {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if len(dash) == 0 || !(total > 0) {
		return []dashing{{outlines: p.outlines()}}
	}
	at := map[int]int{}
	for i := range p.starts {
		o := p.rounded(i)
		if len(o.points) < 2 {
			continue
		}
		phase := steps(math.Mod(p.phases[i], total))
		j, ok := at[phase]
		if !ok {
			j = len(out)
			at[phase] = j
			out = append(out, dashing{phase: float64(phase) / hundredths})
		}
		out[j].outlines = append(out[j].outlines, o)
	}
	return out
}

// stripes returns the stripes of a set of bands that may be seen within a box,
// each longer than the box is wide across them.
func (b Bands) stripes(within rect) (out []outline) {
	length := math.Hypot(b.DX, b.DY)
	if !(length > 0 && b.Period > 0 && b.Width > 0 && b.Colour.A > 0) || within.x0 >= within.x1 || within.y0 >= within.y1 {
		return nil
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, x := range []float64{within.x0, within.x1} {
		for _, y := range []float64{within.y0, within.y1} {
			u := (x-b.AX)*b.DX + (y-b.AY)*b.DY
			low, high = min(low, u), max(high, u)
		}
	}
	first, last := math.Floor((low-b.Width)/b.Period), math.Ceil((high+b.Width)/b.Period)
	const tooMany = 100_000
	if !(last-first < tooMany) {
		return nil
	}
	cx, cy := (within.x0+within.x1)/2, (within.y0+within.y1)/2
	dx, dy := b.DX/length, b.DY/length
	reach := math.Hypot(within.x1-within.x0, within.y1-within.y0)/2 + 1
	half := b.Width / length / 2
	for i := first; i <= last; i++ {
		// How far its middle is from the box's middle, across the stripes.
		d := ((i+0.5)*b.Period - (cx-b.AX)*b.DX - (cy-b.AY)*b.DY) / length
		corner := func(across, along float64) [2]int {
			return [2]int{steps(cx + (d+across)*dx - along*dy), steps(cy + (d+across)*dy + along*dx)}
		}
		out = append(out, outline{[][2]int{corner(-half, -reach), corner(half, -reach), corner(half, reach), corner(-half, reach)}, true})
	}
	return out
}

// box returns what of an item may be seen.
func (i *Item) box() rect {
	clip := rect{i.Clip.X0, i.Clip.Y0, i.Clip.X1, i.Clip.Y1}
	if i.Path == nil {
		return clip
	}
	return clip.intersect(i.Path.bounds().grow(i.Width))
}

// cut reports whether the item's clip takes anything of it away.
func (i *Item) cut() bool {
	var b rect
	switch {
	case i.Image != nil:
		b = rect{i.Box.X0, i.Box.Y0, i.Box.X1, i.Box.Y1}
	case i.Path != nil:
		b = i.Path.bounds().grow(i.Width)
	default:
		b = i.textBox().grow(i.Style.HaloWidth + i.Style.Size/4)
	}
	const rim = 0.02 // of what a rounded number may be off
	return b.x0 < i.Clip.X0-rim || b.y0 < i.Clip.Y0-rim || b.x1 > i.Clip.X1+rim || b.y1 > i.Clip.Y1+rim
}

// textBox returns the box of a line of text.
func (i *Item) textBox() rect {
	w, ascent, descent := MeasureText(i.Text, i.Style)
	return rect{i.X, i.Y - ascent, i.X + w, i.Y + descent}
}

func (r rect) intersect(o rect) rect {
	return rect{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}
