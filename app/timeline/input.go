package timeline

import (
	"math"
	"slices"
	"time"

	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// doubleTap is the longest time between the two taps of a double one. Fyne's
// own double tap would hold back every single one.
const doubleTap = 300 * time.Millisecond

// A notch of the wheel is 25 units; it zooms by a quarter of a doubling.
const unitsPerDoubling = 100

// A gesture is a drag from where a button went down. On the ruler it moves the
// playhead, wherever it was taken hold of.
type gesture struct {
	part   Part
	x      float64 // where it began
	offset float64 // from the pointer to the playhead
	axis   state.Axis
	armed  bool // a button is down
}

type tap struct {
	at time.Time
	x  float64
}

var (
	_ fyne.Draggable     = (*Timeline)(nil)
	_ fyne.Scrollable    = (*Timeline)(nil)
	_ fyne.Tappable      = (*Timeline)(nil)
	_ fyne.Focusable     = (*Timeline)(nil)
	_ desktop.Mouseable  = (*Timeline)(nil)
	_ desktop.Hoverable  = (*Timeline)(nil)
	_ desktop.Cursorable = (*Timeline)(nil)
)

// MouseDown remembers what a drag would take hold of.
func (t *Timeline) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonSecondary {
		t.begin(ev.Position)
	}
}

// MouseUp ends a press that was no drag; DragEnd ends a drag.
func (t *Timeline) MouseUp(*desktop.MouseEvent) { t.gesture.armed = false }

func (t *Timeline) begin(at fyne.Position) {
	t.gesture = gesture{}
	if t.picture == nil || t.layout == nil {
		return
	}
	x, y := float64(at.X), float64(at.Y)
	s := t.store.State()
	g := gesture{part: t.picture.PartAt(x, y), x: x, axis: s.Axis, armed: true}
	switch {
	case t.playhead.holds(at.X, at.Y, t.layout):
		g.part = OnRuler
		g.offset = t.layout.ScaleOf(s).Mid(s.Playhead) - x
	case g.part == OnOverview:
		g.axis = t.centred(x)
	}
	t.gesture = g
}

// Dragged moves what was taken hold of: the playhead, the axis, or the window
// of the overview or one of its ends.
func (t *Timeline) Dragged(ev *fyne.DragEvent) {
	if !t.gesture.armed {
		t.begin(ev.Position.Subtract(ev.Dragged))
	}
	t.hover.hide()
	if t.layout == nil {
		return
	}
	x := float64(ev.Position.X)
	switch g := t.gesture; g.part {
	case OnRuler:
		t.scrub(x + g.offset)
	case OnAxis:
		sc := t.layout.scale(g.axis)
		t.setAxis(sc.Pan(g.x-x, t.marks.whole))
	case OnWindow, OnOverview, OnWindowStart, OnWindowEnd:
		days := (x - g.x) / t.layout.OverviewScale().PerDay()
		t.setAxis(g.window(days, t.layout.scale(g.axis), t.marks.whole))
	}
}

// window returns the axis when the overview's window, or one of its ends, is
// moved by a number of days.
func (g gesture) window(days float64, sc Scale, whole state.Axis) state.Axis {
	a := g.axis
	switch g.part {
	case OnWindowStart:
		a.From = min(a.From+days, a.To-MinSpan)
	case OnWindowEnd:
		a.To = max(a.To+days, a.From+MinSpan)
	default:
		a = sc.Pan(days*sc.PerDay(), whole)
	}
	return a
}

// DragEnd ends a drag. The focus is lost when the button is let go outside.
func (t *Timeline) DragEnd() {
	t.gesture = gesture{}
	t.requestFocus()
}

// Tapped chooses the mark under the pointer, or moves the playhead there. A
// tap on the chosen mark goes on to the next one at the same spot; a tap on the
// overview centres the axis; the second tap of two zooms in.
func (t *Timeline) Tapped(ev *fyne.PointEvent) {
	t.requestFocus()
	t.gesture = gesture{}
	if t.picture == nil || t.layout == nil {
		return
	}
	x, y := float64(ev.Position.X), float64(ev.Position.Y)
	part := t.picture.PartAt(x, y)
	if part == OnAxis || part == OnRuler {
		now := time.Now()
		if now.Sub(t.lastTap.at) < doubleTap && math.Abs(x-t.lastTap.x) < 6 {
			t.lastTap = tap{}
			t.zoom(x, 2)
			return
		}
		t.lastTap = tap{now, x}
	}
	if hits := t.picture.EventsAt(x, y); len(hits) > 0 {
		t.choose(t.following(hits))
		return
	}
	switch part {
	case OnAxis, OnRuler:
		t.scrub(x)
	case OnUndated:
		if next, ok := t.picture.MoreAt(x, y); ok {
			t.choose(next)
		}
	case OnOverview, OnWindow, OnWindowStart, OnWindowEnd:
		t.setAxis(t.centred(x))
	}
}

// following returns the event to choose of those at one spot: the one after
// the chosen one, else the first.
func (t *Timeline) following(hits []int) int {
	events := t.marks.Dataset.Events
	chosen := t.store.State().Selection
	at := slices.IndexFunc(hits, func(i int) bool { return events[i].ID == chosen })
	if at < 0 {
		return hits[0]
	}
	// In order of time, so that a few taps come to each of them.
	at = hits[at]
	slices.Sort(hits)
	i := slices.Index(hits, at)
	return hits[(i+1)%len(hits)]
}

func (t *Timeline) choose(n int) {
	id := t.marks.Dataset.Events[n].ID
	t.store.Update(func(s state.State) state.State {
		s.Playing = false
		return s.Select(id)
	})
}

// scrub moves the playhead to a position, within the axis.
func (t *Timeline) scrub(x float64) {
	t.store.Update(func(s state.State) state.State {
		sc := t.layout.ScaleOf(s)
		s.Playing = false
		return s.MoveTo(sc.Day(min(max(x, sc.Left), sc.Right()-1e-6)))
	})
}

// centred returns the axis with the day at a position of the overview in its
// middle.
func (t *Timeline) centred(x float64) state.Axis {
	a := t.store.State().Axis
	half := (a.To - a.From) / 2
	middle := t.layout.OverviewScale().At(x)
	return state.Axis{From: middle - half, To: middle + half}
}

func (t *Timeline) setAxis(a state.Axis) {
	t.store.Update(func(s state.State) state.State { s.Axis = a; return s })
}

// Scrolled zooms about the pointer; a sideways wheel, or Shift and the wheel,
// pans.
func (t *Timeline) Scrolled(ev *fyne.ScrollEvent) {
	if t.layout == nil {
		return
	}
	t.hover.hide()
	sc := t.layout.ScaleOf(t.store.State())
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	if math.Abs(dx) > math.Abs(dy) {
		t.setAxis(sc.Pan(-dx, t.marks.whole))
		return
	}
	x := float64(ev.Position.X)
	if x < sc.Left || float64(ev.Position.Y) >= t.layout.Overview.Y {
		x = sc.Left + sc.Width/2
	}
	t.zoom(min(x, sc.Right()), math.Exp2(dy/unitsPerDoubling))
}

// MouseIn and MouseMoved show what is under the pointer.
func (t *Timeline) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved is called by Fyne while no button is down.
func (t *Timeline) MouseMoved(ev *desktop.MouseEvent) {
	t.pointer = ev.Position
	if t.picture == nil || t.layout == nil {
		return
	}
	hits := t.picture.EventsAt(float64(ev.Position.X), float64(ev.Position.Y))
	if len(hits) == 0 {
		t.hover.hide()
		return
	}
	t.hover.show(&t.picture.Layout.Marks.Dataset.Events[hits[0]], hits[0], len(hits)-1, ev.Position, t.layout)
}

// MouseOut takes the label away.
func (t *Timeline) MouseOut() { t.hover.hide() }

// Cursor shows what can be dragged sideways and what can be clicked.
func (t *Timeline) Cursor() desktop.Cursor {
	if t.picture == nil || t.layout == nil {
		return desktop.DefaultCursor
	}
	x, y := float64(t.pointer.X), float64(t.pointer.Y)
	part := t.picture.PartAt(x, y)
	_, more := t.picture.MoreAt(x, y)
	switch {
	case more || len(t.picture.EventsAt(x, y)) > 0:
		return desktop.PointerCursor
	case part == OnWindowStart || part == OnWindowEnd || t.playhead.holds(t.pointer.X, t.pointer.Y, t.layout):
		return desktop.HResizeCursor
	default:
		return desktop.DefaultCursor
	}
}

// FocusGained and FocusLost show and hide the frame of the focus.
func (t *Timeline) FocusGained() {
	if !t.clicked {
		t.focus.Show()
	}
}

// FocusLost is called by Fyne.
func (t *Timeline) FocusLost() { t.focus.Hide() }

// TypedKey hands a key on to the program's table of keys.
func (t *Timeline) TypedKey(ev *fyne.KeyEvent) {
	if t.OnKey != nil {
		t.OnKey(ev)
	}
}

// TypedRune hands a character on.
func (t *Timeline) TypedRune(r rune) {
	if t.OnRune != nil {
		t.OnRune(r)
	}
}

func (t *Timeline) requestFocus() {
	t.clicked = true
	defer func() { t.clicked = false }()
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}
