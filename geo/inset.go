package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// A View is a named part of the map.
type View struct {
	ID, Title string
	Bound     orb.Bound
}

// The free space around map furniture, in device-independent pixels.
const furnitureMargin = 16

// smallest is the size below which a view is too small in the main map to be
// read, in device-independent pixels.
const smallest = 150

// smallestInset is the height that an inset needs to be read, in
// device-independent pixels.
const smallestInset = 84

// A rect is a box in the picture, in device-independent pixels.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) overlaps(o rect) bool {
	return r.x0 < o.x1 && o.x0 < r.x1 && r.y0 < o.y1 && o.y0 < r.y1
}

func (r rect) grow(d float64) rect { return rect{r.x0 - d, r.y0 - d, r.x1 + d, r.y1 + d} }

func (r rect) shift(dx, dy float64) rect { return rect{r.x0 + dx, r.y0 + dy, r.x1 + dx, r.y1 + dy} }

func (r rect) centre() (x, y float64) { return (r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2 }

func (r rect) contains(p point) bool { return p.x >= r.x0 && p.x <= r.x1 && p.y >= r.y0 && p.y <= r.y1 }

// nearest returns the position in the box that is nearest to another.
func (r rect) nearest(p point) point {
	return point{min(max(p.x, r.x0), r.x1), min(max(p.y, r.y0), r.y1)}
}

// boxOf returns where a part of the map lies in a viewport.
func (v Viewport) boxOf(b orb.Bound) rect {
	x0, y0 := v.Project(orb.Point{b.Min[0], b.Max[1]})
	x1, y1 := v.Project(orb.Point{b.Max[0], b.Min[1]})
	return rect{x0, y0, x1, y1}
}

// PlaceInsets lays an inset map for each view that the main map shows too
// small to be read and that no larger inset already holds. No inset covers the
// place that it or another one enlarges, the legend, or another inset; one that
// finds no room is left out.
func PlaceInsets(s Scene, views []View) []Inset {
	main := s.Viewport
	candidates := tooSmall(main, views)
	w := min(max(main.Width*0.235, 170), 300)
	h := min(w*0.92, main.Height*0.42)
	if h < smallestInset {
		return nil // a map of its own would be smaller than the words on it
	}
	var insets []Inset
	for _, size := range []float64{1, 0.85, 0.7} {
		if insets = placeInsets(s, candidates, w*size, h*size); len(insets) == len(candidates) {
			break
		}
	}
	return insets
}

// placeInsets lays insets of one size, as many as find room.
func placeInsets(s Scene, candidates []View, w, h float64) []Inset {
	main := s.Viewport
	blocked := []rect{layoutLegend(s).box.grow(8), buttonsBox(main)}
	if box, lines := captionBox(s); len(lines) > 0 {
		blocked = append(blocked, box.grow(8))
	}
	if s.Second != nil {
		for _, b := range secondBoxes(s) {
			blocked = append(blocked, b.grow(8))
		}
	}
	for _, v := range candidates {
		blocked = append(blocked, main.boxOf(v.Bound).grow(4))
	}
	var insets []Inset
	for _, v := range candidates {
		spot, ok := freeSpot(main, main.boxOf(v.Bound), w, h, blocked)
		if !ok {
			continue
		}
		blocked = append(blocked, spot.grow(8))
		inset := Inset{ID: v.ID, Title: v.Title, X: spot.x0, Y: spot.y0}
		inset.Viewport = Viewport{Width: w, Height: h}.Fit(v.Bound, 2)
		insets = append(insets, inset)
	}
	return insets
}

// TooSmall returns the parts of the map that a viewport shows too small to be
// read and that insets would enlarge.
func TooSmall(main Viewport, views []View) []orb.Bound {
	var out []orb.Bound
	for _, v := range tooSmall(main, views) {
		out = append(out, v.Bound)
	}
	return out
}

// tooSmall returns the views that are to be enlarged: those in sight, too small
// to be read, and not part of another such view.
func tooSmall(main Viewport, views []View) []View {
	small := func(v View) bool {
		r := main.boxOf(v.Bound)
		return r.overlaps(rect{0, 0, main.Width, main.Height}) && r.x1-r.x0 <= smallest && r.y1-r.y0 <= smallest*1.6
	}
	var out []View
	for _, v := range views {
		part := slices.ContainsFunc(views, func(o View) bool {
			return o.ID != v.ID && small(o) && o.Bound.Contains(v.Bound.Min) && o.Bound.Contains(v.Bound.Max)
		})
		if small(v) && !part {
			out = append(out, v)
		}
	}
	return out
}

// freeSpot returns the free box along the edges of the picture that lies
// nearest to a place, the bottom edge first.
func freeSpot(main Viewport, place rect, w, h float64, blocked []rect) (rect, bool) {
	m := float64(furnitureMargin)
	bottom, right := main.Height-h-m, main.Width-w-m
	px, py := place.centre()
	best, found, least := rect{}, false, math.Inf(1)
	const step = 8
	for row, y := range []float64{bottom, m, (bottom + m) / 2} {
		for x := m; x < right+step; x += step {
			x := min(x, right)
			s := rect{x, y, x + w, y + h}
			if slices.ContainsFunc(blocked, s.overlaps) {
				continue
			}
			cx, cy := s.centre()
			cost := math.Hypot(cx-px, cy-py) + float64(row)*main.Width/3
			// A box in a corner is calmer than one in the middle of an edge.
			if x > m && x < right {
				cost += main.Width / 4
			}
			if cost < least {
				best, found, least = s, true, cost
			}
		}
	}
	return best, found
}

// box returns where an inset lies in the main picture.
func (in Inset) box() rect {
	return rect{in.X, in.Y, in.X + in.Viewport.Width, in.Y + in.Viewport.Height}
}

// Contains reports whether a position in the main picture lies on the inset.
func (in Inset) Contains(x, y float64) bool {
	b := in.box()
	return x >= b.x0 && x < b.x1 && y >= b.y0 && y < b.y1
}
