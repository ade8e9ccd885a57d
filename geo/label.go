package geo

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// A placed label is a label with its place in the picture.
type placed struct {
	label      Label
	text       string
	style      TextStyle
	subStyle   TextStyle
	x, y       float64 // left edge of the text, baseline
	subX, subY float64
	box, line  rect  // of all, and of the first line
	at         point // what it names
}

// A site is where a label could stand: with its second line or without.
type site struct {
	placed
	with, without size
	anchor        point // on the map at this zoom, in pixels from its north-western corner
}

type size struct{ width, height float64 }

// placeLabels chooses which labels are drawn and where. They are taken in
// order; one that would overlap a marker or a label already placed tries its
// other sides and is then left out, so that no two ever overlap.
//
// All this happens on the whole map at the viewport's zoom, so that the choice
// does not depend on what part of it is in sight: a map that is dragged takes
// its labels along as they are. Only then are those left out that the edge of
// the picture cuts, and those that would lie on furniture try again beside it.
// A second line that is cut goes alone, but for the labels of what the map is
// about, which try again as they are.
func placeLabels(v Viewport, p Palette, labels []Label, markers, furniture []rect) []placed {
	sheet := newSheet(v)
	for _, m := range markers {
		sheet.take(m)
	}
	sheet.fixed = int32(len(sheet.boxes))
	frame := rect{2, 2, v.Width - 2, v.Height - 2}
	var out []placed
	var again []site
	inFrame := func(q *placed) bool {
		return frame.holds(q.box) && !q.hits(furniture) && !hitsAny(out, q.box) && sheet.offMarkers(q.box)
	}
	for i := range labels {
		if len(labels) > manyLabels && !sheet.near(labels[i].At) {
			continue
		}
		s, ok := newSite(v, p, &labels[i])
		if !ok || !sheet.settle(&s) {
			continue
		}
		for dx, dy := range sheet.shifts(s.box) {
			q := s.placed.shift(dx, dy)
			cut := !frame.holds(q.box) || q.hits(furniture)
			if cut && !s.label.Key {
				q = q.bare()
			}
			moved := s
			moved.anchor = point{s.anchor.x + dx, s.anchor.y + dy}
			switch {
			case cut && s.label.Key && frame.contains(q.at):
				// At once, so that it has its choice before the others.
				if moved.try(inFrame) {
					out = append(out, moved.placed)
					sheet.take(moved.box.shift(-dx, -dy))
				}
			case !frame.holds(q.box):
			case q.hits(furniture):
				again = append(again, moved)
			default:
				out = append(out, q)
			}
		}
	}
	for _, s := range again {
		if s.try(inFrame) {
			out = append(out, s.placed)
		}
	}
	sheet.done()
	return out
}

// manyLabels is the number of labels from which on those far away are not
// looked at, for the sake of speed.
const manyLabels = 2000

// newSite prepares a label. It reports false for one that is not drawn at the
// viewport's zoom.
func newSite(v Viewport, p Palette, l *Label) (s site, ok bool) {
	if v.Zoom < l.MinZoom {
		return s, false
	}
	s.label, s.text, s.style = *l, l.Text, labelStyle(l.Kind, p)
	if l.Kind == CountryLabel {
		s.text = strings.ToUpper(l.Text)
	}
	w, _, _ := MeasureText(s.text, s.style)
	if l.Extent > 0 && w > l.Extent/360*v.WorldSize()*1.15 {
		return s, false
	}
	x, y := Mercator(l.At)
	s.anchor = point{(x - math.Floor(x)) * v.WorldSize(), y * v.WorldSize()}
	s.without = size{w, s.style.Size * 1.15}
	if l.Sub == "" || v.Zoom < l.SubZoom {
		s.label.Sub = ""
		return s, true
	}
	s.subStyle = TextStyle{Size: 10.5, Colour: Mix(p.Muted, p.Text, 0.5), Halo: p.Halo, HaloWidth: 2.6}
	s.subStyle.Halo.A = 0xF2
	sub, _, _ := MeasureText(l.Sub, s.subStyle)
	s.with = size{max(w, sub), s.without.height + s.subStyle.Size*1.25}
	return s, true
}

// try puts the label to the first side that is good, with its second line if
// that can be.
func (s *site) try(good func(*placed) bool) bool {
	sub := s.label.Sub
	for range 2 {
		for _, side := range sides(&s.label) {
			s.put(side)
			if good(&s.placed) {
				return true
			}
		}
		if s.label.Sub == "" {
			break
		}
		s.label.Sub = ""
	}
	s.label.Sub = sub
	return false
}

// A side is a place around a point that a label may stand in: the part of its
// width that lies to the left of the point, and the shift of its middle.
type side struct{ left, dx, dy float64 }

var (
	// Beside a marker, then beside that of the selected event or its count.
	citySides = []side{
		{0, 10, 0}, {1, -10, 0}, {0.5, 0, 15}, {0.5, 0, -15},
		{0, 17.5, 0}, {1, -14.5, 0}, {0.5, 0, 19.5}, {0.5, 0, -22},
	}
	areaSides = []side{
		{0.5, 0, 0}, {0.5, 0, 14}, {0.5, 0, -14}, {0, 8, 0}, {1, -8, 0},
		{0, 22, -6}, {0, 22, 8}, {1, -22, 0}, {0.5, 0, -26}, {0.5, 0, 26},
	}
	keySides = append(slices.Clone(areaSides), []side{
		{0, 36, 0}, {0, 36, -22}, {0, 36, 22}, {1, -36, 0}, {1, -36, -22}, {1, -36, 22},
		{0.5, 0, -40}, {0.65, 0, -40}, {0.35, 0, -40}, {0.8, 0, -34},
	}...)
	waterSides = []side{{0.5, 0, 0}, {0.5, 0, 16}, {0.5, 0, -16}}
)

func sides(l *Label) []side {
	if l.Key {
		return keySides
	}
	switch l.Kind {
	case CityLabel:
		return citySides
	case WaterLabel:
		return waterSides
	}
	return areaSides
}

// put sets the label beside its anchor and works out its box. The first line is
// at the same place whether there is a second one or not.
func (s *site) put(side side) {
	all := s.without
	if s.label.Sub != "" {
		all = s.with
	}
	left := s.anchor.x + side.dx - side.left*all.width
	top := s.anchor.y + side.dy - s.without.height/2
	s.x, s.y = left+side.left*(all.width-s.without.width), top+s.style.Size*0.92
	if s.label.Sub != "" {
		w, _, _ := MeasureText(s.label.Sub, s.subStyle)
		s.subX, s.subY = left+side.left*(all.width-w), top+s.style.Size*1.15+s.subStyle.Size*0.95
	}
	s.at = s.anchor
	s.box = rect{left, top, left + all.width, top + all.height}.grow(2)
	s.line = rect{s.x, top, s.x + s.without.width, top + s.without.height}.grow(2)
}

func labelStyle(k LabelKind, p Palette) TextStyle {
	st := TextStyle{Size: 11, Colour: p.Text, Halo: p.Halo, HaloWidth: 2.2}
	switch k {
	case CountryLabel:
		st.Colour, st.Tracking, st.Size = p.Faint, 1.6, 10.5
		st.Halo = Fade(p.Land, 0.8)
	case TerritoryLabel:
		st.Bold, st.Size = true, 12
	case WaterLabel:
		st.Colour, st.Tracking = Mix(p.Muted, p.Accent, 0.5), 0.5
		st.Halo = Fade(p.Sea, 0.8)
	}
	return st
}

func (q placed) paint(c *Canvas) {
	if near := q.box.nearest(q.at); q.label.Key && math.Hypot(near.x-q.at.x, near.y-q.at.y) > 12 {
		var line, end Path
		line.MoveTo(q.at.x, q.at.y)
		line.LineTo(near.x, near.y)
		c.Stroke(&line, 2.8, q.style.Halo)
		c.Stroke(&line, 1, q.style.Colour)
		end.Circle(q.at.x, q.at.y, 2)
		c.Fill(&end, q.style.Colour)
	}
	c.Text(q.text, q.x, q.y, q.style)
	if q.label.Sub != "" {
		c.Text(q.label.Sub, q.subX, q.subY, q.subStyle)
	}
}

// shift returns the label moved.
func (q placed) shift(dx, dy float64) placed {
	q.x, q.y, q.subX, q.subY = q.x+dx, q.y+dy, q.subX+dx, q.subY+dy
	q.box, q.line = q.box.shift(dx, dy), q.line.shift(dx, dy)
	q.at = point{q.at.x + dx, q.at.y + dy}
	return q
}

// bare returns the label without its second line.
func (q placed) bare() placed {
	q.label.Sub, q.box = "", q.line
	return q
}

func (q *placed) hits(boxes []rect) bool {
	for _, b := range boxes {
		if b.overlaps(q.box) {
			return true
		}
	}
	return false
}

func hitsAny(set []placed, box rect) bool {
	for i := range set {
		if set[i].box.overlaps(box) {
			return true
		}
	}
	return false
}

func (r rect) holds(o rect) bool { return r.x0 <= o.x0 && r.y0 <= o.y0 && o.x1 <= r.x1 && o.y1 <= r.y1 }

// nearestCopy moves a horizontal position by whole worlds to where it lies
// nearest to the middle of the picture.
func nearestCopy(x float64, v Viewport) float64 {
	s := v.WorldSize()
	return x - math.Round((x-v.Width/2)/s)*s
}

// onSheet returns where a place lies on the map at a viewport's zoom, in pixels
// from its north-western corner.
func (v Viewport) onSheet(p orb.Point) point {
	x, y := Mercator(p)
	return point{(x - math.Floor(x)) * v.WorldSize(), y * v.WorldSize()}
}
