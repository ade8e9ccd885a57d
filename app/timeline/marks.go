package timeline

import (
	"cmp"
	"image/color"
	"slices"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"
)

// Marks is a dataset reduced to what the timeline draws. It is read only once
// made, and may be used by several goroutines.
type Marks struct {
	Dataset *event.Dataset
	Undated int // how many events have no day

	undatedStances int

	lanes  []*lane        // of the categories that have events, in their order
	groups []group        // of positions, by viewpoint
	styles []style        // of every category, then of events without one
	of     map[string]int // the style of each category

	// The days on which marks begin and on which they end, each in order:
	// what is before and after the playhead is counted by looking these up.
	starts, ends []event.Day
	anchors      []event.Day // for the overview
	whole        state.Axis
}

// A style is how the marks of a category look.
type style struct {
	name, shape string
	colour      color.NRGBA
}

// A lane holds the marks of a category. Where there are more categories than
// fit, the last lane holds those of several.
type lane struct {
	id      string // of the category; "" where the lane holds several
	name    string
	style   int // in Marks.styles, -1 where the lane holds several
	marks   []mark
	undated []int32 // in Dataset.Events

	starts, ends []event.Day // of the marks, each in order
	peaks        []event.Day // the latest end of each block of marks
}

const peakBlock = 64

// otherLane is the id of the lane of events without a category.
const otherLane = "\x00other"

// A mark is one dated event. Its days are those of the date's span: it
// certainly lasts from solidFrom to solidTo, and may from from to to. For an
// event that happened once, somewhere within its date, the two overlap.
type mark struct {
	from, to           event.Day
	solidFrom, solidTo event.Day
	event              int32 // in Dataset.Events
	style              int32
	form               form
	start, end         edge
	weight             uint8 // how important its label is
}

// form is what a mark is drawn as.
type form uint8

const (
	instant form = iota // a day: the category's shape
	within              // some time within a month, a year, a decade: a soft bar
	lasting             // from a day to a day: a bar
)

// edge is how an end of a mark is drawn.
type edge uint8

const (
	plain   edge = iota
	fading       // approximate, uncertain or known less finely than to the day
	endless      // open: an arrow
	frayed       // unknown
)

// NewMarks reads a dataset.
func NewMarks(d *event.Dataset) *Marks {
	m := &Marks{Dataset: d, of: make(map[string]int, len(d.Categories))}
	for i, c := range d.Categories {
		if _, twice := m.of[c.ID]; !twice {
			m.of[c.ID] = i
		}
		m.styles = append(m.styles, newStyle(c))
	}
	m.styles = append(m.styles, style{language.T("Other"), "circle", color.NRGBA{0x80, 0x86, 0x8D, 0xFF}})
	lanes := make([]*lane, len(m.styles))
	laneOf := func(e *event.Event) (*lane, int) {
		i := m.styleOf(e)
		if lanes[i] == nil {
			lanes[i] = &lane{id: otherLane, name: m.styles[i].name, style: i}
			if i < len(d.Categories) {
				lanes[i].id = d.Categories[i].ID
			}
		}
		return lanes[i], i
	}
	ix := d.Index()
	m.reserve(ix.Dated(), laneOf)
	for _, i := range ix.Dated() {
		l, s := laneOf(&d.Events[i])
		mk := newMark(&d.Events[i], i, s)
		l.marks = append(l.marks, mk)
		m.anchors = append(m.anchors, d.Events[i].Anchor())
		m.starts, m.ends = append(m.starts, mk.from), append(m.ends, mk.to)
	}
	for _, i := range ix.Undated() {
		l, _ := laneOf(&d.Events[i])
		l.undated = append(l.undated, int32(i))
		m.Undated++
	}
	for _, l := range lanes {
		if l != nil {
			l.build()
			m.lanes = append(m.lanes, l)
		}
	}
	slices.Sort(m.starts)
	slices.Sort(m.ends)
	slices.Sort(m.anchors)
	m.whole = state.FitAxis(d)
	m.groups, m.undatedStances = positions(d)
	return m
}

// reserve makes room for the marks, since growing for a million of them would
// take longer than reading them.
func (m *Marks) reserve(dated []int, laneOf func(*event.Event) (*lane, int)) {
	sizes := make(map[*lane]int)
	for _, i := range dated {
		l, _ := laneOf(&m.Dataset.Events[i])
		sizes[l]++
	}
	for l, n := range sizes {
		l.marks = make([]mark, 0, n)
	}
	for _, days := range []*[]event.Day{&m.anchors, &m.starts, &m.ends} {
		*days = make([]event.Day, 0, len(dated))
	}
}

// styleOf returns the place in styles of an event's category.
func (m *Marks) styleOf(e *event.Event) int {
	if i, ok := m.of[e.Category]; ok {
		return i
	}
	return len(m.styles) - 1
}

func newStyle(c event.Category) style {
	colour, ok := geo.ParseColour(c.Colour)
	if !ok {
		colour = color.NRGBA{0x80, 0x86, 0x8D, 0xFF}
	}
	return style{cmp.Or(c.Name, c.ID), c.Shape, colour}
}

func newMark(e *event.Event, i, style int) mark {
	span := e.Date.Span()
	m := mark{
		from: span.Start.Earliest, to: span.End.Latest,
		solidFrom: span.Start.Latest, solidTo: span.End.Earliest,
		event: int32(i), style: int32(style),
		start: edgeOf(span.Start, e.Date.Interval()), end: edgeOf(span.End, e.Date.Interval()),
		weight: weigh(e),
	}
	switch {
	case e.Date.Interval():
		m.form = lasting
	case m.from == m.to:
		m.form = instant
	default:
		m.form = within
	}
	return m
}

func edgeOf(e event.Edge, interval bool) edge {
	switch {
	case e.Open:
		return endless
	case e.Unknown:
		return frayed
	case e.Approximate, e.Uncertain, interval && e.Earliest != e.Latest:
		return fading
	default:
		return plain
	}
}

// weigh says whose label goes first where there is no room for all: events
// that the article tells of, then those that are best attested.
func weigh(e *event.Event) uint8 {
	var w uint8
	switch e.Confidence {
	case event.High:
		w = 3
	case event.Medium:
		w = 2
	case event.Low:
		w = 1
	}
	if len(e.Statement) > 0 {
		w += 4
	}
	return w
}

// Lit says which marks belong to the playhead, as two numbers that change when
// and only when that set does.
type Lit struct {
	mode          state.Mode
	begun, ending int
}

// Lit returns which marks belong to the playhead's date, or to the span, in the
// mode chosen.
func (m *Marks) Lit(s state.State) Lit {
	lit := Lit{mode: s.Mode}
	first, last := s.Playhead, s.Playhead
	if s.Mode == state.Within {
		first, last = s.Window.From, s.Window.To
	}
	if s.Mode != state.OnFrom {
		lit.begun = upTo(m.starts, last)
	}
	if s.Mode != state.SoFar {
		lit.ending = before(m.ends, first)
	}
	return lit
}
