package timeline

import (
	"slices"

	"legation/geo"

	"fyne.io/fyne/v2/canvas"
)

// FoldLane folds the lane of a category to a thin row, or unfolds it.
func (t *Timeline) FoldLane(category string) {
	t.shelf.Fold(category)
	t.arrange()
}

// MoveLane moves the lane of a category up (-1) or down (1) by one.
func (t *Timeline) MoveLane(category string, by int) {
	if t.marks == nil {
		return
	}
	lanes := t.shelf.arranged(t.marks)
	at := slices.IndexFunc(lanes, func(l *lane) bool { return l.id == category })
	if at < 0 {
		return
	}
	if by > 0 {
		at++ // before the one after the next
	}
	t.shelf.Move(t.marks, category, at+by)
	t.arrange()
}

// TogglePositions unfolds the positions below the lanes of events, or folds
// them. What is unfolded for the first time has those of the viewpoint chosen.
func (t *Timeline) TogglePositions() {
	t.shelf.opened = !t.shelf.opened
	if !t.shelf.opened {
		t.shelf.scroll = 0
	} else if t.shelf.open == nil {
		t.shelf.Open(t.store.State().Viewpoint)
	}
	t.arrange()
	if t.shelf.opened {
		t.scrollTo("")
	}
}

// ToggleGroup unfolds the positions of a viewpoint, or folds them.
func (t *Timeline) ToggleGroup(viewpoint string) {
	t.shelf.Open(viewpoint)
	t.arrange()
	if t.shelf.open[viewpoint] {
		t.scrollTo(viewpoint)
	}
}

// scrollTo scrolls a group into sight.
func (t *Timeline) scrollTo(group string) {
	if t.layout != nil {
		t.scrollBy(t.layout.revealing(group) - t.layout.Scroll)
	}
}

// scrollBy moves the lanes up by a number of pixels.
func (t *Timeline) scrollBy(dy float64) {
	if t.layout == nil {
		return
	}
	scroll := min(max(t.layout.Scroll+dy, 0), max(t.layout.Content-t.layout.Axis.H, 0))
	if scroll == t.layout.Scroll {
		return
	}
	t.shelf.scroll = scroll
	t.arrange()
}

// tapName folds or unfolds what is named at a height.
func (t *Timeline) tapName(x, y float64) {
	if r, ok := t.layout.RowAt(x, y); ok {
		switch r.Kind {
		case Heading:
			t.TogglePositions()
		case GroupRow:
			t.ToggleGroup(r.id)
		}
		return
	}
	if n, ok := t.layout.laneAt(y); ok && t.layout.Lanes[n].lane.id != "" {
		t.FoldLane(t.layout.Lanes[n].lane.id)
	}
}

// A mover shows where a lane goes that is dragged by its name.
type mover struct {
	line *canvas.Rectangle
	id   string // of the lane, "" while none is dragged
	to   int    // before which of the lanes
}

func newMover() mover {
	m := mover{line: canvas.NewRectangle(nil)}
	m.line.CornerRadius = 1.5
	m.line.Hide()
	return m
}

func (m *mover) paint(pal geo.Palette) {
	m.line.FillColor = pal.Accent
	m.line.Refresh()
}

// hold takes hold of the lane at a height.
func (m *mover) hold(l *Layout, y float64) {
	if n, ok := l.laneAt(y); ok {
		m.id = l.Lanes[n].lane.id
	}
}

// drag moves the line to the gap nearest to a height.
func (m *mover) drag(l *Layout, y float64) {
	if m.id == "" || len(l.Lanes) == 0 {
		return
	}
	m.to = 0
	for _, b := range l.Lanes {
		// Nothing goes behind the lane that holds several.
		if y > b.Y+b.H/2 && b.lane.id != "" {
			m.to++
		}
	}
	at := l.Lanes[0].Y
	if m.to > 0 {
		at = l.Lanes[m.to-1].Bottom()
	}
	put(m.line, Box{6, min(max(at, l.Axis.Y), l.Axis.Bottom()) - 1.5, l.Names.W - 12, 3})
	m.line.Show()
}

// drop puts the lane where the line is.
func (t *Timeline) drop() {
	id, to, moved := t.mover.id, t.mover.to, t.mover.line.Visible()
	t.mover.id = ""
	t.mover.line.Hide()
	t.redraw()
	if id != "" && moved {
		t.shelf.Move(t.marks, id, to)
		t.arrange()
	}
}

// A scrollbar shows how much of the lanes is in sight.
func newScrollbar() *canvas.Rectangle {
	r := canvas.NewRectangle(nil)
	r.CornerRadius = 2.5
	r.Hide()
	return r
}

func (t *Timeline) placeScrollbar() {
	b := t.layout.scrollbar()
	show(t.scrollbar, b.H > 0)
	put(t.scrollbar, b)
}
