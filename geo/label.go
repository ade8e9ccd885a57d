package geo

import (
	"image/color"
	"math"
	"strings"
)

// A placed label is a label with its place in the picture.
type placed struct {
	label      Label
	text       string
	style      TextStyle
	subStyle   TextStyle
	x, y       float64 // left edge of the text, baseline
	subX, subY float64
	box        rect
}

// placeLabels chooses which labels are drawn and where. They are taken in
// order; one that would overlap an obstacle or a label already placed tries its
// other sides and is then left out, so that no two ever overlap.
func placeLabels(v Viewport, p Palette, labels []Label, obstacles []rect) []placed {
	frame := rect{0, 0, v.Width, v.Height}
	taken := newGrid(v.Width, v.Height)
	for _, o := range obstacles {
		taken.add(o)
	}
	var out []placed
	for _, l := range labels {
		if v.Zoom < l.MinZoom {
			continue
		}
		cx, cy := v.Project(l.At)
		cx = nearestCopy(cx, v)
		if cx < -200 || cx > v.Width+200 || cy < -60 || cy > v.Height+60 {
			continue
		}
		q := placed{label: l, text: l.Text, style: labelStyle(l, p)}
		q.subStyle = TextStyle{Size: 10.5, Colour: p.Muted, Halo: p.Halo, HaloWidth: 2}
		if l.Kind == CountryLabel {
			q.text = strings.ToUpper(l.Text)
		}
		if l.Extent > 0 {
			room := l.Extent / 360 * v.WorldSize()
			if w, _, _ := MeasureText(q.text, q.style); w > room*1.15 {
				continue
			}
		}
		bare := l
		bare.Sub = ""
		tries := []Label{bare}
		if l.Sub != "" && v.Zoom >= l.SubZoom {
			tries = []Label{l, bare}
		}
	search:
		for _, t := range tries {
			q.label = t
			for _, side := range sides(t.Kind) {
				q.put(cx, cy, side)
				if q.box.x0 >= frame.x0+2 && q.box.x1 <= frame.x1-2 && q.box.y0 >= frame.y0+2 && q.box.y1 <= frame.y1-2 && taken.free(q.box) {
					taken.add(q.box)
					out = append(out, q)
					break search
				}
			}
		}
	}
	return out
}

// sides lists the places around a point that a label may stand in: the part of
// its width to the left of the point, and the shift of its middle.
func sides(k LabelKind) [][3]float64 {
	if k == CityLabel {
		return [][3]float64{{0, 10, 0}, {1, -10, 0}, {0.5, 0, 15}, {0.5, 0, -15}}
	}
	return [][3]float64{{0.5, 0, 0}, {0.5, 0, 14}, {0.5, 0, -14}, {0, 8, 0}, {1, -8, 0}, {0, 22, -6}, {0, 22, 8}, {1, -22, 0}, {0.5, 0, -26}, {0.5, 0, 26}}
}

// put sets the label beside its point and works out its box.
func (q *placed) put(cx, cy float64, side [3]float64) {
	w, _, _ := MeasureText(q.text, q.style)
	size := q.style.Size
	height, subWidth := size*1.15, 0.0
	if q.label.Sub != "" {
		subWidth, _, _ = MeasureText(q.label.Sub, q.subStyle)
		height += q.subStyle.Size * 1.25
	}
	width := max(w, subWidth)
	left := cx + side[1] - side[0]*width
	top := cy + side[2] - height/2
	align := side[0]
	q.x, q.y = left+align*(width-w), top+size*0.92
	q.subX, q.subY = left+align*(width-subWidth), top+size*1.15+q.subStyle.Size*0.95
	q.box = rect{left, top, left + width, top + height}.grow(2)
}

func labelStyle(l Label, p Palette) TextStyle {
	st := TextStyle{Size: 11, Colour: p.Text, Halo: p.Halo, HaloWidth: 2.2}
	switch l.Kind {
	case CountryLabel:
		st.Colour, st.Tracking, st.Size = p.Faint, 1.6, 10.5
		st.Halo = Fade(p.Land, 0.8)
	case TerritoryLabel:
		st.Bold, st.Size = true, 12
	case WaterLabel:
		st.Colour = Mix(p.Faint, p.Accent, 0.3)
		st.Halo = color.NRGBA{}
	}
	return st
}

func (q placed) paint(c *Canvas) {
	c.Text(q.text, q.x, q.y, q.style)
	if q.label.Sub != "" {
		c.Text(q.label.Sub, q.subX, q.subY, q.subStyle)
	}
}

// nearestCopy moves a horizontal position by whole worlds to where it lies
// nearest to the middle of the picture.
func nearestCopy(x float64, v Viewport) float64 {
	s := v.WorldSize()
	return x - math.Round((x-v.Width/2)/s)*s
}

// A grid finds overlapping boxes quickly.
type grid struct {
	columns int
	cells   map[int][]rect
}

const cellSize = 64

func newGrid(width, height float64) *grid {
	return &grid{columns: int(width/cellSize) + 8, cells: map[int][]rect{}}
}

func (g *grid) each(r rect, f func(cell int) bool) {
	for y := math.Floor(r.y0 / cellSize); y <= r.y1/cellSize; y++ {
		for x := math.Floor(r.x0 / cellSize); x <= r.x1/cellSize; x++ {
			if !f(int(y)*g.columns*4 + int(x)) {
				return
			}
		}
	}
}

func (g *grid) add(r rect) {
	g.each(r, func(c int) bool { g.cells[c] = append(g.cells[c], r); return true })
}

func (g *grid) free(r rect) bool {
	free := true
	g.each(r, func(c int) bool {
		for _, o := range g.cells[c] {
			if o.overlaps(r) {
				free = false
			}
		}
		return free
	})
	return free
}
