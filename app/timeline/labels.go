package timeline

import (
	"cmp"
	"math"
	"slices"

	"legation/geo"
)

// A Label is the title of a mark where there is room for it.
type Label struct {
	Text   string // "" where there is none
	X, Y   float64
	W      float64
	Inside bool // on its bar
	Left   bool // of its mark
	Over   bool // laid over other marks, as only the chosen one's may be
}

// box is what the label takes up. On a bar its letters may fill the bar.
func (l Label) box() Box {
	if l.Inside {
		return Box{l.X, l.Y - capHeight, l.W, insideHeight}
	}
	return Box{l.X, l.Y - labelDrop - labelHeight/2, l.W, labelHeight}
}

const (
	labelHeight  = 11.0
	capHeight    = 7.9
	labelDrop    = 3.8   // from the middle of a label down to its baseline
	insideHeight = 9.6   // of the lowest bar that carries its title
	elideRoom    = 150.0 // a title that is cut shorter than this says nothing
	apart        = 7.0   // from a title to the next mark, so that it is clear whose it is
	maxTries     = 24    // at finding a free part of a bar
	maxLabels    = 400   // tried in one picture
)

// label chooses which marks are labelled, and where: the chosen one always,
// those that had a label before the axis was moved, then the others by
// importance, as long as there is room. A title stands on its bar
// if that is wide enough, else to the right of its mark, else to the left,
// else to the right and cut short, the chosen one to the left too. It covers no mark
// and no other title.
func (p *Picture) label(before *Picture) {
	had := p.labelled(before)
	order := make([]int, 0, len(p.Placed))
	taken := make([][]Box, len(p.Lanes))
	for i, q := range p.Placed {
		if (q.Row >= 0 && !q.Out) || q.Selected {
			order = append(order, i)
		}
		taken[q.Lane] = append(taken[q.Lane], q.claim())
	}
	slices.SortStableFunc(order, func(a, b int) int {
		qa, qb := &p.Placed[a], &p.Placed[b]
		if qa.Selected != qb.Selected {
			return map[bool]int{true: -1, false: 1}[qa.Selected]
		}
		if a, b := had[qa.Event] != 0, had[qb.Event] != 0; a != b {
			return map[bool]int{true: -1, false: 1}[a]
		}
		return cmp.Compare(qb.mark.weight, qa.mark.weight)
	})
	for n, i := range order {
		if n == maxLabels {
			break
		}
		q := &p.Placed[i]
		title := p.Marks.Dataset.Events[q.Event].Title
		if title == "" {
			continue
		}
		q.Label = p.labelOf(q, title, taken[q.Lane], had[q.Event] == onLeft)
		if q.Label.Text != "" {
			b := q.Label.box()
			taken[q.Lane] = append(taken[q.Lane], Box{b.X - labelGap, b.Y, b.W + 2*labelGap, b.H})
		}
	}
}

// side is where the label of a mark was before.
type side uint8

const (
	onLeft side = iota + 1
	elsewhere
)

// labelled returns the events that had a label in the picture before, if that
// differs by panning alone.
func (p *Picture) labelled(before *Picture) map[int]side {
	if before == nil || before.Marks != p.Marks || before.Scale.Width != p.Scale.Width ||
		math.Abs(before.Scale.Span()-p.Scale.Span()) > 1e-9*p.Scale.Span() {
		return nil
	}
	had := make(map[int]side)
	for i := range before.Placed {
		switch q := &before.Placed[i]; {
		case q.Label.Text == "" || q.Label.Over:
		case q.Label.Left:
			had[q.Event] = onLeft
		default:
			had[q.Event] = elsewhere
		}
	}
	return had
}

// labelOf finds the place of one label among what is taken in its lane. It
// stays on the left where it was there before and still fits.
func (p *Picture) labelOf(q *Placed, title string, taken []Box, stay bool) Label {
	st := labelStyle
	if q.Selected {
		st = chosenStyle
	}
	w := textWidth(title, st)
	lane := p.Lanes[q.Lane]
	middle := q.Y + q.H/2
	if l, ok := p.inside(q, title, w, st, taken); ok {
		return l
	}
	middle = min(max(middle, lane.Y+labelHeight/2), lane.Bottom()-labelHeight/2)
	at := func(x, w float64, text string) Label { return Label{Text: text, X: x, Y: middle + labelDrop, W: w} }

	gap := labelGap
	if q.Selected {
		gap += ringRoom
	}
	right := q.Right() + gap
	room := p.Axis.Right() - 2 - right
	left := q.X - gap
	leftRoom := left - p.Axis.X - 2
	for _, b := range taken {
		if b.Y >= middle+labelHeight/2 || b.Bottom() <= middle-labelHeight/2 {
			continue
		}
		if b == q.claim() {
			continue
		}
		if b.Right() > right {
			room = min(room, b.X-right-apart)
		}
		if b.X < left {
			leftRoom = min(leftRoom, left-b.Right()-apart)
		}
	}
	switch {
	case room >= w && !(stay && leftRoom >= w):
		return at(right, w, title)
	case leftRoom >= w:
		l := at(left-w, w, title)
		l.Left = true
		return l
	case room >= elideRoom:
		short := geo.Elide(title, room, st)
		return at(right, textWidth(short, st), short)
	case !q.Selected:
		return Label{}
	case leftRoom >= elideRoom:
		// Rather cut short than over a mark, of which a half would stick out.
		short := geo.Elide(title, leftRoom, st)
		l := at(left-textWidth(short, st), textWidth(short, st), short)
		l.Left = true
		return l
	}
	short := geo.Elide(title, p.Axis.W-8, st)
	w = textWidth(short, st)
	x := right
	if x+w > p.Axis.Right()-4 {
		x = left - w
	}
	l := at(min(max(x, p.Axis.X+4), p.Axis.Right()-4-w), w, short)
	l.Over = true
	return l
}

// claim is what labels keep off: the mark and a little beside it.
func (q *Placed) claim() Box { return Box{q.X - 2, q.Y, q.W + 4, q.H} }

// inside places a label on the solid part of a bar, if it is high and wide
// enough, as far left as is in sight and nothing lies over the bar.
func (p *Picture) inside(q *Placed, title string, w float64, st geo.TextStyle, taken []Box) (Label, bool) {
	const pad = 6.0
	if q.Row < 0 || q.mark.form == instant || q.H < insideHeight {
		return Label{}, false
	}
	b := p.bar(q)
	x0, x1 := max(b.solid0, p.Axis.X)+pad, min(b.solid1, p.Axis.Right())-pad
	if q.mark.end == endless {
		x1 -= pad
	}
	l := Label{Text: title, Y: min(q.Y+q.H/2+labelDrop, q.Bottom()-insideHeight+capHeight), Inside: true}
	need, found := w, false
	if l.X, found = free(l, x0, x1, need, q.claim(), taken); !found {
		need = min(elideRoom, w)
		if l.X, found = free(l, x0, x1, need, q.claim(), taken); !found {
			return Label{}, false
		}
	}
	l.W = w
	if need < w {
		room := x1 - l.X
		for _, o := range taken {
			if o != q.claim() && o.Y < l.box().Bottom() && o.Bottom() > l.box().Y && o.X > l.X {
				room = min(room, o.X-l.X-pad)
			}
		}
		l.Text = geo.Elide(title, room, st)
		l.W = textWidth(l.Text, st)
	}
	return l, true
}

// free returns the first position from x0 to x1 where a label of a width lies
// over nothing but its own mark.
func free(l Label, x0, x1, w float64, own Box, taken []Box) (x float64, found bool) {
	const pad = 6.0
	l.X, l.W = x0, w
	for range maxTries {
		if l.X+w > x1 {
			return 0, false
		}
		i := slices.IndexFunc(taken, func(o Box) bool { return o != own && o.overlaps(l.box()) })
		if i < 0 {
			return l.X, true
		}
		l.X = taken[i].Right() + pad
	}
	return 0, false
}

// overlaps reports whether two boxes have an inner point in common.
func (b Box) overlaps(o Box) bool {
	return b.X < o.Right() && o.X < b.Right() && b.Y < o.Bottom() && o.Y < b.Bottom()
}
