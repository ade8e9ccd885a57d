package timeline

import (
	"math"

	"legation/app/event"
	"legation/app/state"
)

// A Picture is everything in sight with its place: what is painted, and what
// a pointer can hit. It is a function of a state and a layout.
type Picture struct {
	*Layout
	Scale   Scale
	Ruler   Ruler
	Placed  []Placed
	Waiting []Waiting // undated events
	More    []More
	Dense   []Density
	Crowd   []int      // of the overview: events in each two pixels
	Window  [2]float64 // of the overview: the span in sight, in pixels
	Lit     Lit
	Dark    bool
}

// A Placed is a mark with its place.
type Placed struct {
	Event    int // in Dataset.Events
	Lane     int // in Layout.Lanes
	Row      int // -1 where no row is free: a plain tick, unless it is chosen
	Box          // what can be hit; of a tick, its line
	Shown    bool
	Selected bool
	Label    Label

	mark  *mark
	pitch float64 // the height of its row
}

// A Waiting is an undated event in its lane.
type Waiting struct {
	Event, Lane, Style int
	X, Y, R            float64
	Selected           bool
}

// More stands for the undated events of a lane for which there is no room.
type More struct {
	Box
	Lane, Hidden int
	Next         int // the event that is chosen by a click on it
}

// A Density is a lane with too many marks in sight to draw each: how many
// there are in each two pixels.
type Density struct {
	Lane   int
	Counts []int
}

// densityStep is the width of a column of a density, in pixels.
const densityStep = 2

// Arrange places everything in sight.
func Arrange(s state.State, l *Layout) *Picture {
	p := &Picture{Layout: l, Scale: l.ScaleOf(s), Lit: l.Marks.Lit(s), Dark: s.Dark}
	p.Ruler = Rule(p.Scale, func(t string) float64 { return textWidth(t, tickStyle) })
	for i := range l.Lanes {
		p.lane(&s, i)
		p.waiting(&s, i)
	}
	p.label()
	p.overview()
	return p
}

// lane places the marks of a lane. Where all marks of the lane are few enough
// they are stacked together, so that none changes its row while panning.
func (p *Picture) lane(s *state.State, n int) {
	box := p.Lanes[n]
	lane, events := box.lane, p.Marks.Dataset.Events
	from, to := days(p.Scale)
	// A little more than is in sight: marks are wider than their day.
	slack := event.Day(math.Ceil((dotRadius + frayWidth) / p.Scale.PerDay()))
	var places []int
	if lane.count(from-slack, to+slack) > crowd {
		p.density(n)
		p.chosen(s, n)
		return
	}
	if len(lane.marks) > steady {
		if places = lane.touching(from-slack, to+slack); len(places) == 0 {
			return
		}
	}
	perDay := p.Scale.PerDay()
	list := lane.intervals(places, perDay, p.Marks)
	roomy := max(int(box.H/12), 1)
	rows := stack(list, max(roomy, int(box.H/10.5)), roomy)
	used := 1
	for _, r := range rows {
		used = max(used, r+1)
	}
	for i, v := range list {
		at := i
		if places != nil {
			at = places[i]
		}
		p.place(s, n, &lane.marks[at], v, rows[i], used, &events[lane.marks[at].event])
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
	}
	if row < 0 && !q.Selected {
		// Of a bar that began before what is in sight, the tick is at the edge.
		x := min(max(p.Scale.Mid(e.Anchor()), p.Scale.Left+1.5), p.Scale.Right()-1.5)
		y := box.Y + box.H - pitch
		q.Box = Box{x - 1, y + 0.5, 2, pitch - 1}
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

func barHeight(pitch float64) float64 { return min(max(pitch-1, 4), 14) }

// density counts the marks of a lane along the axis.
func (p *Picture) density(n int) {
	lane := p.Lanes[n].lane
	counts := make([]int, int(p.Scale.Width/densityStep)+1)
	begun, over := 0, 0
	for i := range counts {
		x := p.Scale.Left + float64(i)*densityStep
		begun = onwards(lane.starts, begun, p.Scale.Day(x+densityStep)+1)
		over = onwards(lane.ends, over, p.Scale.Day(x))
		counts[i] = begun - over
	}
	p.Dense = append(p.Dense, Density{n, counts})
}

// chosen places the selected mark of a lane that is drawn as a density.
func (p *Picture) chosen(s *state.State, n int) {
	e, ok := s.Dataset.Event(s.Selection)
	if !ok || e.Undated() {
		return
	}
	lane := p.Lanes[n].lane
	at := s.Dataset.Index().Position(e.ID)
	first := e.Date.Span().Start.Earliest
	for i := before(lane.starts, first); i < len(lane.marks) && lane.marks[i].from == first; i++ {
		if m := &lane.marks[i]; int(m.event) == at {
			x0, x1 := m.extent(p.Scale.PerDay())
			p.place(s, n, m, interval{x0: x0, x1: x1}, 0, 1, e)
		}
	}
}

// waiting places the undated events of a lane. Where there are more than fit,
// a page of them is shown: the one with the chosen event.
func (p *Picture) waiting(s *state.State, n int) {
	box, column := p.Lanes[n], p.Undated
	list := box.lane.undated
	if len(list) == 0 || column.W <= 0 {
		return
	}
	const moreWidth = 26
	fit := max(int((column.W-4)/undatedStep), 1)
	if len(list) > fit {
		fit = max(int((column.W-4-moreWidth)/undatedStep), 1)
	}
	events := s.Dataset.Events
	first := 0
	for i, e := range list {
		if events[e].ID == s.Selection {
			first = i / fit * fit
		}
	}
	shown := list[first:min(first+fit, len(list))]
	r := min(dotRadius-0.5, box.H/2-2)
	for i, e := range shown {
		style := box.lane.style
		if style < 0 {
			style = p.Marks.styleOf(&events[e])
		}
		p.Waiting = append(p.Waiting, Waiting{
			Event: int(e), Lane: n, Style: style, R: r,
			X: column.X + 6 + float64(i)*undatedStep, Y: box.Y + box.H/2,
			Selected: events[e].ID == s.Selection && s.Selection != "",
		})
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		next := first + fit
		if next >= len(list) {
			next = 0
		}
		p.More = append(p.More, More{
			Box:  Box{column.X + 1 + float64(fit)*undatedStep, box.Y, moreWidth, box.H},
			Lane: n, Hidden: hidden, Next: int(list[next]),
		})
	}
}

// overview counts the events along the overview and finds the span in sight.
func (p *Picture) overview() {
	sc := p.OverviewScale()
	anchors := p.Marks.anchors
	p.Crowd = make([]int, int(sc.Width/densityStep))
	at := 0
	for i := range p.Crowd {
		next := onwards(anchors, at, sc.Day(sc.Left+float64(i+1)*densityStep))
		p.Crowd[i], at = next-at, next
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
