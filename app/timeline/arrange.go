package timeline

import (
	"math"

	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// A Picture is everything in sight with its place: what is painted, and what
// a pointer can hit. It is a function of a state and a layout, and of the
// picture before it only as far as that keeps labels where they are.
type Picture struct {
	*Layout
	Scale   Scale
	Ruler   Ruler
	Placed  []Placed
	Waiting []Waiting // undated events
	More    []More
	Dense   []Density
	Bands   []Band     // positions
	Crowd   []int      // of the overview: events in each two pixels
	Kept    []int      // of those, the events that the filter keeps
	Window  [2]float64 // of the overview: the span in sight, in pixels
	Counts  [2]float64 // the part of the axis that belongs to the playhead, in pixels
	Lit     Lit
	Theme   geo.Theme

	memory *Memory
	hide   bool // what is filtered out is a tick and not a dimmed mark
}

// A Placed is a mark with its place.
type Placed struct {
	Event    int // in Dataset.Events
	Lane     int // in Layout.Lanes
	Row      int // -1 where no row is free: a plain tick, unless it is chosen
	Box          // what can be hit; of a tick, its line
	Shown    bool
	Out      bool // filtered out
	Selected bool
	Label    Label

	mark  *mark
	pitch float64 // the height of its row
}

// A Density is a lane with too many marks in sight to draw each: how many
// there are in each two pixels.
type Density struct {
	Lane   int
	Out    bool // of marks that are filtered out
	Counts []int
}

// densityStep is the width of a column of a density, in pixels.
const densityStep = 2

// Arrange places everything in sight. The memory may be nil; one that comes
// from the picture before keeps its labels where they are.
func Arrange(s state.State, l *Layout, memory *Memory) *Picture {
	if memory == nil {
		memory = &Memory{}
	}
	memory.sift(l.Marks, s.KeptEvents())
	p := &Picture{
		Layout: l, Scale: l.ScaleOf(s), Lit: l.Marks.Lit(s), Theme: s.Theme,
		memory: memory, hide: s.Filter.Hide,
	}
	p.Counts[0], p.Counts[1] = counting(s, p.Scale)
	p.Ruler = Rule(p.Scale, func(t string) float64 { return textWidth(t, tickStyle) })
	for i := range l.Lanes {
		if l.inSight(l.Lanes[i].Box) {
			p.lane(&s, i)
			p.waiting(&s, i)
		}
	}
	p.label(memory.before)
	p.bands()
	p.overview()
	memory.before = p
	return p
}

// lane places the marks of a lane: those that the filter keeps together with
// the others where these are dimmed, by themselves where they are hidden or
// too many.
func (p *Picture) lane(s *state.State, n int) {
	lane := p.Lanes[n].lane
	from, to := days(p.Scale)
	// A little more than is in sight: marks are wider than their day.
	slack := event.Day(math.Ceil((dotRadius + frayWidth) / p.Scale.PerDay()))
	from, to = from-slack, to+slack
	if lane.count(from, to) <= crowd && !p.hide {
		p.stacked(s, n, lane, from, to)
		return
	}
	h := p.memory.divide(lane)
	if h.out.count(from, to) > crowd {
		p.density(n, h.out, true)
	} else {
		p.ticks(s, n, h.out, from, to)
	}
	if h.kept.count(from, to) > crowd {
		p.density(n, h.kept, false)
		p.chosen(s, n, h.kept)
	} else {
		p.stacked(s, n, h.kept, from, to)
	}
}

// stacked places the marks of a lane, or of half of it, in rows. Where they
// are few enough they are stacked together, so that none changes its row while
// panning.
func (p *Picture) stacked(s *state.State, n int, lane *lane, from, to event.Day) {
	box, events := p.Lanes[n], p.Marks.Dataset.Events
	var places []int
	if len(lane.marks) > steady {
		if places = lane.touching(from, to); len(places) == 0 {
			return
		}
	}
	list := lane.intervals(places, p.Scale.PerDay(), p.Marks)
	rows, used := make([]int, len(list)), 1
	if box.Folded {
		for i := range rows {
			rows[i] = -1
		}
	} else {
		roomy := max(int(box.H/12), 1)
		rows = stack(list, max(roomy, int(box.H/10.5)), roomy)
		for _, r := range rows {
			used = max(used, r+1)
		}
	}
	for i, v := range list {
		at := i
		if places != nil {
			at = places[i]
		}
		p.place(s, n, &lane.marks[at], v, rows[i], used, &events[lane.marks[at].event])
	}
}

// ticks places the marks of a lane that are filtered out and hidden.
func (p *Picture) ticks(s *state.State, n int, lane *lane, from, to event.Day) {
	places := lane.touching(from, to)
	list := lane.intervals(places, p.Scale.PerDay(), p.Marks)
	for i, v := range list {
		m := &lane.marks[places[i]]
		p.place(s, n, m, v, -1, 1, &p.Marks.Dataset.Events[m.event])
	}
}

// place adds a mark of a lane that is divided into a number of rows.
func (p *Picture) place(s *state.State, n int, m *mark, v interval, row, rows int, e *event.Event) {
	box := p.Lanes[n]
	shift := p.Scale.Left - p.Scale.From*p.Scale.PerDay()
	x0, x1 := max(v.x0+shift, p.Scale.Left-40), min(v.x1+shift, p.Scale.Right()+40)
	if m.start == endless {
		x0 = p.Scale.Left
	}
	if m.end == endless {
		x1 = p.Scale.Right()
	}
	if x1 < p.Scale.Left || x0 > p.Scale.Right() || x1 < x0 {
		return
	}
	pitch := box.H / float64(rows)
	q := Placed{
		Event: int(m.event), Lane: n, Row: row, mark: m, pitch: pitch,
		Shown: s.Shows(e), Selected: e.ID == s.Selection && s.Selection != "",
		Out: !p.memory.kept.Has(int(m.event)),
	}
	if row < 0 && !q.Selected {
		// Of a bar that began before what is in sight, the tick is at the edge.
		x := min(max(p.Scale.Mid(e.Anchor()), p.Scale.Left+1.5), p.Scale.Right()-1.5)
		h := min(pitch-1, plainTick)
		if q.Out && p.hide {
			h = min(h, hiddenTick)
		}
		q.Box = Box{x - 1, box.Bottom() - 0.5 - h, 2, h}
	} else {
		if row < 0 { // the chosen one is drawn in full, over the others
			row = rows - 1
		}
		h := barHeight(pitch)
		if m.form == instant {
			h = min(2*dotRadius, pitch-1)
		}
		q.Box = Box{x0, box.Y + (float64(row)+0.5)*pitch - h/2, x1 - x0, h}
	}
	p.Placed = append(p.Placed, q)
}

// The heights of the ticks of marks for which there is no row, and of those
// that are filtered out.
const (
	plainTick  = 6.5
	hiddenTick = 4.0
)

func barHeight(pitch float64) float64 { return min(max(pitch-1, 4), 14) }

// density counts the marks of a lane along the axis.
func (p *Picture) density(n int, lane *lane, out bool) {
	counts := make([]int, int(p.Scale.Width/densityStep)+1)
	// The first column begins far on, the others a little after the one before.
	begun := before(lane.starts, p.Scale.Day(p.Scale.Left))
	over := before(lane.ends, p.Scale.Day(p.Scale.Left))
	near, past := 1, 1
	for i := range counts {
		x := p.Scale.Left + float64(i)*densityStep
		b := onwards(lane.starts, begun, p.Scale.Day(x+densityStep)+1, near)
		o := onwards(lane.ends, over, p.Scale.Day(x), past)
		begun, near, over, past = b, b-begun, o, o-over
		counts[i] = begun - over
	}
	p.Dense = append(p.Dense, Density{n, out, counts})
}

// chosen places the selected mark of a lane that is drawn as a density.
func (p *Picture) chosen(s *state.State, n int, lane *lane) {
	e, ok := s.Dataset.Event(s.Selection)
	if !ok || e.Undated() {
		return
	}
	at := s.Dataset.Index().Position(e.ID)
	first := e.Date.Span().Start.Earliest
	for i := before(lane.starts, first); i < len(lane.marks) && lane.marks[i].from == first; i++ {
		if m := &lane.marks[i]; int(m.event) == at {
			x0, x1 := m.extent(p.Scale.PerDay())
			p.place(s, n, m, interval{x0: x0, x1: x1}, 0, 1, e)
		}
	}
}

// overview counts the events along the overview and finds the span in sight.
func (p *Picture) overview() {
	sc := p.OverviewScale()
	p.Crowd = columns(sc, p.Marks.anchors)
	p.Kept = p.Crowd
	if p.memory.kept != nil {
		p.Kept = columns(sc, p.memory.anchors)
	}
	// The window keeps a width that can be held by its ends.
	const least = 10.0
	x0, x1 := sc.X(p.Scale.From), sc.X(p.Scale.To)
	if x1-x0 < least {
		x0, x1 = (x0+x1-least)/2, (x0+x1+least)/2
	}
	x0 = min(max(x0, sc.Left), sc.Right()-least)
	x1 = max(min(x1, sc.Right()), sc.Left+least)
	p.Window = [2]float64{x0, x1}
}

// columns counts the days, which are in order, in each two pixels of a scale.
func columns(sc Scale, days []event.Day) []int {
	counts := make([]int, int(sc.Width/densityStep))
	at, near := 0, 1
	for i := range counts {
		next := onwards(days, at, sc.Day(sc.Left+float64(i+1)*densityStep), near)
		counts[i], at, near = next-at, next, next-at
	}
	return counts
}
