package timeline

import (
	"fmt"

	"legation/app/language"
)

// A RowKind tells the rows of positions apart.
type RowKind uint8

// The kinds of rows.
const (
	Heading  RowKind = iota // above all positions; a click unfolds them
	GroupRow                // of one viewpoint; a click unfolds its lanes
	PairRow                 // a lane: the positions of one holder on one territory
)

// A RowBox is a row below the lanes of events, over the whole width of the
// pane.
type RowBox struct {
	Box
	Kind RowKind
	Name string // shortened to fit
	Note string // how many there are, of a heading and a group
	Open bool   // of a heading and a group
	id   string // of the group
	pair *pair
}

const (
	headingRow = 15.0
	bandRow    = 14.0
	pairRoom   = 2.0 // of a lane of positions, beside its bands
)

// indent is where the name of a row begins.
func (r RowBox) indent() float64 {
	switch r.Kind {
	case Heading:
		return nameX - 8
	case GroupRow:
		return nameX
	default:
		return nameX + 12
	}
}

// rows lists the rows of positions with their heights.
func (m *Marks) rows(shelf Shelf) []RowBox {
	if len(m.groups) == 0 {
		return nil
	}
	pairs := 0
	for _, g := range m.groups {
		pairs += len(g.pairs)
	}
	heading := RowBox{Box: Box{H: headingRow}, Kind: Heading, Name: language.T("Positions"), Note: fmt.Sprint(pairs), Open: shelf.opened}
	list := []RowBox{heading}
	if !shelf.opened {
		return list
	}
	for _, g := range m.groups {
		row := RowBox{Box: Box{H: headingRow}, Kind: GroupRow, Name: g.name, Note: fmt.Sprint(len(g.pairs)), Open: shelf.open[g.id], id: g.id}
		list = append(list, row)
		if !row.Open {
			continue
		}
		for i := range g.pairs {
			p := &g.pairs[i]
			h := float64(p.rows)*bandRow + pairRoom
			list = append(list, RowBox{Box: Box{H: h}, Kind: PairRow, Name: p.name, pair: p, id: g.id})
		}
	}
	return list
}

// RowAt returns the row of positions at a position, on its name or beside it.
func (l *Layout) RowAt(x, y float64) (row RowBox, ok bool) {
	if !l.inLanes(x, y) {
		return RowBox{}, false
	}
	for _, r := range l.Rows {
		if r.Contains(x, y) {
			return r, true
		}
	}
	return RowBox{}, false
}

// laneAt returns the place in Lanes of the lane of events at a height.
func (l *Layout) laneAt(y float64) (n int, ok bool) {
	for i, b := range l.Lanes {
		if y >= b.Y && y < b.Bottom() {
			return i, true
		}
	}
	return 0, false
}

// inLanes reports whether a position is on what is in sight of the lanes and
// rows, or of their names.
func (l *Layout) inLanes(x, y float64) bool {
	return x >= 0 && x < l.Width && y >= l.Axis.Y && y < l.Axis.Bottom()
}

// inSight reports whether any of a box is in sight, as far as scrolling goes.
func (l *Layout) inSight(b Box) bool { return b.Bottom() > l.Axis.Y && b.Y < l.Axis.Bottom() }

// revealing returns how far to scroll so that a group, or the positions as a
// whole where id is "", is in sight with as much of what it unfolds as fits.
func (l *Layout) revealing(id string) float64 {
	top, bottom := -1.0, 0.0
	for _, r := range l.Rows {
		if id == "" || r.id == id {
			if top < 0 {
				top = r.Y - l.Axis.Y + l.Scroll
			}
			bottom = r.Bottom() - l.Axis.Y + l.Scroll
		}
	}
	if top < 0 {
		return l.Scroll
	}
	scroll := max(l.Scroll, bottom-l.Axis.H)
	return min(scroll, top)
}

// The scrollbar's handle, empty where everything is in sight.
func (l *Layout) scrollbar() Box {
	if l.Content <= l.Axis.H+0.5 || l.Axis.H < 1 {
		return Box{}
	}
	const width, least = 5.0, 18.0
	h := max(l.Axis.H*l.Axis.H/l.Content, least)
	y := l.Axis.Y + (l.Axis.H-h)*l.Scroll/(l.Content-l.Axis.H)
	return Box{l.Width - width - 3, y, width, h}
}

// scrollPerPixel is how far the content moves for a pixel of the scrollbar.
func (l *Layout) scrollPerPixel() float64 {
	bar := l.scrollbar()
	if l.Axis.H-bar.H < 1 {
		return 0
	}
	return (l.Content - l.Axis.H) / (l.Axis.H - bar.H)
}
