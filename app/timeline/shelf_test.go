package timeline

import (
	"fmt"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
)

func names(l *Layout) string {
	s := ""
	for _, b := range l.Lanes {
		s += b.lane.id + " "
	}
	return s
}

func TestLanesAreMoved(t *testing.T) {
	d := event.New(event.Dataset{
		Categories: []event.Category{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Events: []event.Event{
			{ID: "1", Category: "a", Date: event.MustDate("1990")},
			{ID: "2", Category: "b", Date: event.MustDate("1991")},
			{ID: "3", Category: "c", Date: event.MustDate("1992")},
		},
	})
	m := NewMarks(d)
	for _, c := range []struct {
		id   string
		to   int
		want string
	}{
		{"a", 0, "a b c "}, {"a", 1, "a b c "}, {"a", 2, "b a c "}, {"a", 3, "b c a "},
		{"c", 0, "c a b "}, {"c", 1, "a c b "}, {"b", 3, "a c b "},
		{"nothing", 0, "a b c "}, {"a", 7, "a b c "}, {"a", -1, "a b c "},
	} {
		var s Shelf
		s.Move(m, c.id, c.to)
		if got := names(NewLayout(m, 1000, 250, s)); got != c.want {
			t.Errorf("%s to %d: %q, want %q", c.id, c.to, got, c.want)
		}
	}
	var s Shelf
	for range 3 {
		s.Move(m, "c", 0)
		s.Move(m, "a", 3)
	}
	if got := names(NewLayout(m, 1000, 250, s)); got != "c b a " {
		t.Errorf("after several moves: %q", got)
	}
}

func TestAFoldedLaneIsThinAndLosesNothing(t *testing.T) {
	s, _ := builtin(1440, 250)
	m := NewMarks(s.Dataset)
	plain := NewLayout(m, 1440, 250, Shelf{})
	var shelf Shelf
	shelf.Fold("conflict")
	l := NewLayout(m, 1440, 250, shelf)
	higher := 0
	for i, b := range l.Lanes {
		switch {
		case b.lane.id == "conflict":
			if !b.Folded || b.H != foldedLane {
				t.Errorf("the folded lane is %v high", b.H)
			}
		case b.H > plain.Lanes[i].H:
			higher++
		}
	}
	if higher < 5 {
		t.Errorf("only %d lanes have gained", higher)
	}
	count := func(l *Layout) map[int]bool {
		seen := map[int]bool{}
		for _, q := range Arrange(s, l, nil).Placed {
			seen[q.Event] = true
			if l.Lanes[q.Lane].Folded && !q.Selected && (q.Row >= 0 || q.Label.Text != "") {
				t.Errorf("event %d has row %d and label %q in a folded lane", q.Event, q.Row, q.Label.Text)
			}
		}
		return seen
	}
	if before, after := count(plain), count(l); fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("%d marks before folding, %d after", len(before), len(after))
	}
	shelf.Fold("conflict")
	if back := NewLayout(m, 1440, 250, shelf); back.Lanes[4].H != plain.Lanes[4].H {
		t.Error("unfolding does not give the height back")
	}
}

func TestLanesAreSizedToTheirContent(t *testing.T) {
	m := NewMarks(dataset.Builtin())
	l := NewLayout(m, 1440, 900, Shelf{})
	for _, b := range l.Lanes {
		if most := maxRows*fullRow + 10; b.H > most {
			t.Errorf("%s is %v high, more than its marks can use", b.Name, b.H)
		}
	}
	if l.Content > l.Axis.H || l.Scroll != 0 {
		t.Errorf("%v of %v, scrolled %v", l.Content, l.Axis.H, l.Scroll)
	}
}

// TestUnfoldedPositionsAreScrolledTo goes through all folding states at several
// sizes: lanes and rows follow one another without a gap, and every one can be
// scrolled into sight.
func TestUnfoldedPositionsAreScrolledTo(t *testing.T) {
	m := NewMarks(dataset.Builtin())
	for _, size := range sizes {
		for open := range len(m.groups) + 1 {
			shelf := Shelf{opened: true}
			for _, g := range m.groups[:open] {
				shelf.Open(g.id)
			}
			l := NewLayout(m, size[0], size[1], shelf)
			y := l.Axis.Y
			for _, b := range l.Lanes {
				if b.Y != y || b.H < minLane-1e-6 {
					t.Fatalf("%v: lane %s from %v, %v high, want %v", size, b.Name, b.Y, b.H, y)
				}
				y = b.Bottom()
			}
			for _, r := range l.Rows {
				if r.Y != y || r.H < minLane {
					t.Fatalf("%v: row %s from %v, %v high, want %v", size, r.Name, r.Y, r.H, y)
				}
				if w := textWidth(r.Name, nameStyle); r.Kind != PairRow && r.indent()+w > l.Names.Right() {
					t.Errorf("the name %q is cut", r.Name)
				}
				y = r.Bottom()
			}
			if y-l.Axis.Y != l.Content {
				t.Errorf("%v: content %v, want %v", size, l.Content, y-l.Axis.Y)
			}
			bar := l.scrollbar()
			if (bar.H > 0) != (l.Content > l.Axis.H+0.5) {
				t.Errorf("%v: scrollbar %v for %v in %v", size, bar, l.Content, l.Axis.H)
			}
			shelf.scroll = 1e9
			end := NewLayout(m, size[0], size[1], shelf)
			if last := end.Rows[len(end.Rows)-1]; last.Bottom() > end.Axis.Bottom()+1e-6 {
				t.Errorf("%v: the last row ends at %v of %v", size, last.Bottom(), end.Axis.Bottom())
			}
			if bar := end.scrollbar(); bar.H > 0 && (bar.Bottom() > end.Axis.Bottom()+1e-6 || bar.Y < end.Axis.Y) {
				t.Errorf("%v: scrollbar %v", size, bar)
			}
			// What is unfolded is brought into sight.
			if open > 0 && l.Content > l.Axis.H {
				id := m.groups[open-1].id
				shelf.scroll = l.revealing(id)
				now := NewLayout(m, size[0], size[1], shelf)
				i := indexRow(now, id)
				if r := now.Rows[i]; r.Y < now.Axis.Y-1e-6 || r.Bottom() > now.Axis.Bottom()+1e-6 {
					t.Errorf("%v: %s is at %v", size, r.Name, r.Box)
				}
			}
		}
	}
}

func indexRow(l *Layout, id string) int {
	for i, r := range l.Rows {
		if r.Kind == GroupRow && r.id == id {
			return i
		}
	}
	return -1
}
