package timeline

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
)

var sizes = [][2]float64{{1440, 250}, {1440, 220}, {1024, 190}, {1024, 260}, {1920, 400}}

// datasets are those that the layout is tried with, by name.
func datasets() map[string]*event.Dataset {
	random := func(seed int64, n int) *event.Dataset { return event.New(eventtest.Random(seed, n)) }
	many := eventtest.Random(5, 300)
	for i := range 30 {
		id := fmt.Sprintf("category-%d", i)
		many.Categories = append(many.Categories, event.Category{ID: id, Name: "A category with quite a long name " + id, Colour: "#336699", Shape: "star"})
		many.Events[i].Category = id
	}
	many.Events[40].Category = "nowhere"
	return map[string]*event.Dataset{
		"built-in": dataset.Builtin(), "empty": event.New(event.Dataset{}), "twelve": random(1, 12),
		"thousand": random(2, 1000), "categories": event.New(many),
	}
}

// TestNothingDisappears asks for every event of the dataset: as a mark, as a
// waiting one, as one of those that are counted, or within a density.
func TestNothingDisappears(t *testing.T) {
	for name, d := range datasets() {
		for _, size := range sizes {
			s := state.New(d)
			p := Arrange(s, NewLayout(NewMarks(d), size[0], size[1], Shelf{}), nil)
			seen := map[int]bool{}
			for _, q := range p.Placed {
				if seen[q.Event] {
					t.Fatalf("%s %v: event %d twice", name, size, q.Event)
				}
				seen[q.Event] = true
			}
			for _, i := range d.Index().Dated() {
				if !seen[i] {
					t.Errorf("%s %v: no mark for %s %q (%s)", name, size, d.Events[i].ID, d.Events[i].Title, d.Events[i].Date)
				}
			}
			waiting := len(p.Waiting)
			for _, m := range p.More {
				waiting += m.Hidden
			}
			if want := len(d.Index().Undated()); waiting != want {
				t.Errorf("%s %v: %d undated events, want %d", name, size, waiting, want)
			}
			crowd := 0
			for _, n := range p.Crowd {
				crowd += n
			}
			if want := len(d.Index().Dated()); crowd != want {
				t.Errorf("%s %v: %d events in the overview, want %d", name, size, crowd, want)
			}
		}
	}
}

// TestNothingOverlaps holds at many zooms: marks of a row, titles, and titles
// with marks lie apart, and everything is within its lane and the axis.
func TestNothingOverlaps(t *testing.T) {
	for name, d := range datasets() {
		m := NewMarks(d)
		for _, size := range sizes {
			l := NewLayout(m, size[0], size[1], Shelf{})
			checkLayout(t, name, l)
			s := state.New(d)
			for range 9 {
				p := Arrange(s, l, nil)
				checkPicture(t, fmt.Sprintf("%s %v %v", name, size, s.Axis), p, d)
				checkComplete(t, fmt.Sprintf("%s %v %v", name, size, s.Axis), p, d)
				sc := l.ScaleOf(s)
				s.Axis = sc.Zoom(sc.Left+0.8*sc.Width, 2.3, 0)
			}
		}
	}
}

func checkLayout(t *testing.T, name string, l *Layout) {
	t.Helper()
	bottom := l.Axis.Y
	for _, lane := range l.Lanes {
		if lane.Y < bottom-1e-6 || lane.H < minLane-1e-6 && len(l.Lanes) > 1 {
			t.Errorf("%s: lane %q from %v, %v high", name, lane.Name, lane.Y, lane.H)
		}
		bottom = lane.Bottom()
		if w := textWidth(lane.Name, nameStyle); nameX+w > l.Names.Right() {
			t.Errorf("%s: the name %q is cut", name, lane.Name)
		}
	}
	if bottom > l.Axis.Bottom()+1e-6 || l.Overview.Bottom() > l.Height || l.Overview.Y < l.Axis.Bottom() {
		t.Errorf("%s: lanes end at %v of %v, overview %v, height %v", name, bottom, l.Axis.Bottom(), l.Overview, l.Height)
	}
	if w := textWidth(l.UndatedHeading(), tickStyle); l.Undated.W > 0 && w+1 > l.Undated.W {
		t.Errorf("%s: %q needs %v, has %v", name, l.UndatedHeading(), w, l.Undated.W)
	}
}

func checkPicture(t *testing.T, name string, p *Picture, d *event.Dataset) {
	t.Helper()
	overlap := func(a, b Box) bool {
		const eps = 1e-6
		return a.X < b.Right()-eps && b.X < a.Right()-eps && a.Y < b.Bottom()-eps && b.Y < a.Bottom()-eps
	}
	for i, q := range p.Placed {
		title := d.Events[q.Event].Title
		lane := p.Lanes[q.Lane]
		if q.Y < lane.Y-1e-6 || q.Bottom() > lane.Bottom()+1e-6 {
			t.Errorf("%s: %q is out of its lane", name, title)
		}
		if l := q.Label; l.Text != "" {
			if l.X < p.Axis.X || l.X+l.W > p.Axis.Right() {
				t.Errorf("%s: label %q is cut: %v to %v of %v to %v", name, l.Text, l.X, l.X+l.W, p.Axis.X, p.Axis.Right())
			}
			if got := textWidth(l.Text, labelStyle); got > l.W+0.01 && !q.Selected {
				t.Errorf("%s: label %q is %v wide, not %v", name, l.Text, got, l.W)
			}
		}
		if q.Selected && q.Label.Text == "" && title != "" {
			t.Errorf("%s: the chosen mark %q has no label", name, title)
		}
		for j, o := range p.Placed {
			if q.Lane != o.Lane || i == j {
				continue
			}
			if i < j && q.Row >= 0 && o.Row >= 0 && overlap(q.Box, o.Box) {
				t.Errorf("%s: %q lies over %q", name, title, d.Events[o.Event].Title)
			}
			if q.Label.Text == "" || q.Label.Over {
				continue
			}
			if overlap(q.Label.box(), o.Box) {
				t.Errorf("%s: label %q lies over the mark of %q", name, q.Label.Text, d.Events[o.Event].Title)
			}
			if o.Label.Text != "" && !o.Label.Over && overlap(q.Label.box(), o.Label.box()) {
				t.Errorf("%s: labels %q and %q overlap", name, q.Label.Text, o.Label.Text)
			}
		}
	}
}

// checkComplete compares the marks in sight with the events of that time.
func checkComplete(t *testing.T, name string, p *Picture, d *event.Dataset) {
	t.Helper()
	if len(p.Dense) > 0 {
		return
	}
	inSight := map[int]bool{}
	for _, q := range p.Placed {
		if q.X < p.Axis.Right() && q.Right() > p.Axis.X {
			inSight[q.Event] = true
		}
	}
	first, last := event.Day(math.Ceil(p.Scale.From)), event.Day(math.Floor(p.Scale.To))-1
	for _, i := range d.Index().Within(first, last) {
		if !inSight[i] {
			t.Errorf("%s: %q (%s) is not in sight", name, d.Events[i].Title, d.Events[i].Date)
		}
	}
}

func TestRowsStayWhilePanning(t *testing.T) {
	d := dataset.Builtin()
	l := NewLayout(NewMarks(d), 1200, 240, Shelf{})
	s := state.New(d)
	s.Axis = state.Axis{From: float64(event.DayOf(2005, 1, 1)), To: float64(event.DayOf(2015, 1, 1))}
	row := map[int]int{}
	for range 60 {
		for _, q := range Arrange(s, l, nil).Placed {
			if r, ok := row[q.Event]; ok && r != q.Row {
				t.Fatalf("%q went from row %d to %d", d.Events[q.Event].Title, r, q.Row)
			}
			row[q.Event] = q.Row
		}
		s.Axis = l.ScaleOf(s).Pan(7.3, l.Marks.whole)
	}
	if len(row) < 40 {
		t.Errorf("only %d marks came by", len(row))
	}
}

func TestDensityKeepsTheChosenMark(t *testing.T) {
	d := event.New(eventtest.Random(9, 60_000))
	l := NewLayout(NewMarks(d), 1440, 250, Shelf{})
	s := state.New(d)
	s.Axis = state.Axis{From: float64(event.DayOf(1900, 1, 1)), To: float64(event.DayOf(2026, 1, 1))}
	s = s.Select(d.Events[d.Index().NextAfter(event.DayOf(1950, 1, 1))].ID)
	p := Arrange(s, l, nil)
	if len(p.Dense) != len(l.Lanes) {
		t.Fatalf("%d of %d lanes are dense", len(p.Dense), len(l.Lanes))
	}
	if len(p.Placed) != 1 || !p.Placed[0].Selected {
		t.Errorf("%d marks beside the density", len(p.Placed))
	}
	// Zoomed in far enough the marks are drawn one by one.
	sc := l.ScaleOf(s)
	s.Axis = sc.Zoom(sc.Mid(s.Playhead), 4000, 0)
	if p = Arrange(s, l, nil); len(p.Dense) != 0 || len(p.Placed) < 2 {
		t.Errorf("%d dense lanes and %d marks", len(p.Dense), len(p.Placed))
	}
}

func TestLaneCountsAndFinds(t *testing.T) {
	m := NewMarks(event.New(eventtest.Random(3, 4000)))
	for _, l := range m.lanes {
		for from := event.DayOf(1890, 1, 1); from < event.DayOf(2030, 1, 1); from += 977 {
			to := from + 400
			var want []int
			for i, mk := range l.marks {
				if mk.from <= to && mk.to >= from {
					want = append(want, i)
				}
			}
			if got := l.touching(from, to); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%s from %s: %v, want %v", l.name, from, got, want)
			}
			if got := l.count(from, to); got != len(want) {
				t.Fatalf("%s from %s: counted %d, want %d", l.name, from, got, len(want))
			}
		}
	}
}

// TestLitTellsWhenMarksChange compares the cheap check with the set itself.
func TestLitTellsWhenMarksChange(t *testing.T) {
	d := event.New(eventtest.Random(4, 200))
	m := NewMarks(d)
	for _, mode := range state.Modes {
		s := state.New(d)
		s.Mode = mode.Mode
		shown := func() string {
			set := make([]byte, len(d.Events))
			for _, i := range d.Index().Dated() {
				if s.Shows(&d.Events[i]) {
					set[i] = 1
				}
			}
			return string(set)
		}
		s.Playhead = event.DayOf(1960, 1, 1)
		s.Window = state.Window{From: s.Playhead, To: s.Playhead + 400}
		before, lit := shown(), m.Lit(s)
		changes := 0
		for range 1500 {
			s.Playhead++
			s.Window.From, s.Window.To = s.Window.From+1, s.Window.To+1
			now, nowLit := shown(), m.Lit(s)
			if (before != now) != (lit != nowLit) {
				t.Fatalf("%s on %s: the set changed %v, the check says %v", mode.Mode, s.Playhead, before != now, lit != nowLit)
			}
			if before != now {
				changes++
			}
			before, lit = now, nowLit
		}
		if changes == 0 {
			t.Errorf("%s: nothing changed in 1500 days", mode.Mode)
		}
	}
}

func TestOnwardsCountsAsBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		days := make([]event.Day, r.IntN(60))
		for i := range days {
			days[i] = event.Day(r.IntN(40))
		}
		slices.Sort(days)
		at := 0
		for d := event.Day(-2); d < 45; d += event.Day(1 + r.IntN(6)) {
			if at = onwards(days, at, d, r.IntN(9)); at != before(days, d) {
				t.Fatalf("%v before %d: %d, want %d", days, d, at, before(days, d))
			}
		}
	}
}
