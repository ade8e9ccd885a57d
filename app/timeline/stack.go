package timeline

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

const (
	dotRadius = 5.0
	minMark   = 9.0 // width of the smallest bar, so that it can be hit
	markGap   = 3.0
	labelGap  = 5.0
	frayWidth = 16.0 // how far a bar is drawn towards an unknown end
	// A lane with more marks than this in sight is drawn as a density: there
	// is no room for them.
	crowd = 400
	// A lane with at most this many marks is stacked as a whole, so that they
	// keep their rows while a person pans.
	steady = 1500
)

// An interval is what a mark takes up of its row, in pixels. Infinite ends
// are those of open dates. Label is the width that its title would like on
// the right.
type interval struct {
	x0, x1, label float64
	weight        uint8
}

// extent returns what a mark takes up, in pixels from 1 January 1970.
func (m *mark) extent(perDay float64) (x0, x1 float64) {
	if m.form == instant {
		x := (float64(m.from) + 0.5) * perDay
		reach := dotRadius + 0.5
		if m.start == fading {
			reach = dotRadius + 4
		}
		return x - reach, x + reach
	}
	x0, x1 = float64(m.from)*perDay, (float64(m.to)+1)*perDay
	if m.start == endless {
		x0 = math.Inf(-1)
	}
	if m.end == endless {
		x1 = math.Inf(1)
	}
	if m.start == frayed {
		x0 -= frayWidth
	}
	if m.end == frayed {
		x1 += frayWidth
	}
	if w := x1 - x0; w < minMark {
		x0, x1 = x0-(minMark-w)/2, x1+(minMark-w)/2
	}
	return x0, x1
}

// intervals returns the extents of the marks at some places of the lane, or of
// all of them where places is nil.
func (l *lane) intervals(places []int, perDay float64, m *Marks) []interval {
	n := len(places)
	if places == nil {
		n = len(l.marks)
	}
	list := make([]interval, n)
	for i := range list {
		at := i
		if places != nil {
			at = places[i]
		}
		mk := &l.marks[at]
		x0, x1 := mk.extent(perDay)
		// Close enough to choose a row by; the label itself is measured.
		label := float64(utf8.RuneCountInString(m.Dataset.Events[mk.event].Title))*5.8 + 2*labelGap
		list[i] = interval{x0, x1, min(label, 260), mk.weight}
	}
	return list
}

// stack gives each interval the row that it lies in, so that no two of one row
// come closer than markGap. Of the rows, the first few are roomy: there are as
// many as give each label its height. An interval goes to the first roomy row
// where it leaves the label before it in sight, else where it covers the least
// important one, else to any row where it fits. It gets -1 where it fits into
// none.
func stack(list []interval, rows, roomy int) []int {
	type tail struct {
		mark, label float64
		weight      uint8
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[a].x0, list[b].x0) })
	tails := make([]tail, rows)
	for r := range tails {
		tails[r] = tail{math.Inf(-1), math.Inf(-1), 0}
	}
	at := make([]int, len(list))
	for _, i := range order {
		v := list[i]
		best := -1
		for r, t := range tails {
			free := v.x0-t.mark >= markGap || math.IsInf(t.mark, -1)
			if r < roomy && free && v.x0 >= t.label {
				best = r
				break
			}
			if free && (best < 0 || r < roomy && t.weight < tails[best].weight) {
				best = r
			}
		}
		at[i] = best
		if best >= 0 {
			tails[best] = tail{v.x1, v.x1 + v.label, v.weight}
		}
	}
	return at
}
