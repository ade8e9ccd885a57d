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

// Tapped chooses the mark under the pointer, or moves the playhead there. A
// tap on the chosen mark goes on to the next one at the same spot; a tap on the
// overview centres the axis; the second tap of two zooms in. A tap on a name
// folds or unfolds, one on a position opens its source, two on the playhead's
// flag open the box for a date.
func (t *Timeline) Tapped(ev *fyne.PointEvent) {
	t.requestFocus()
	t.hover.hide()
	t.gesture = gesture{}
	if t.picture == nil || t.layout == nil {
		return
	}
	x, y := float64(ev.Position.X), float64(ev.Position.Y)
	part := t.picture.PartAt(x, y)
	onFlag := t.playhead.onFlag(ev.Position.X, ev.Position.Y)
	if onFlag || part == OnAxis || part == OnRuler {
		twice := t.twice(x)
		switch {
		case twice && onFlag:
			t.TypeDate()
			return
		case twice:
			t.zoom(x, 2)
			return
		case onFlag, t.layout.gripAt(t.store.State(), x, y) != noGrip:
			return
		}
	}
	if hits := t.picture.EventsAt(x, y); len(hits) > 0 {
		t.choose(t.following(hits))
		return
	}
	if i, ok := t.picture.StanceAt(x, y); ok {
		if t.OnStance != nil {
			t.OnStance(t.marks.Dataset.Stances[i].ID)
		}
		return
	}
	switch part {
	case OnAxis, OnRuler:
		t.scrub(x, false)
	case OnName:
		t.tapName(x, y)
	case OnUndated:
		if next, ok := t.picture.MoreAt(x, y); ok {
			t.choose(next)
		}
	case OnOverview, OnWindow, OnWindowStart, OnWindowEnd:
		t.setAxis(t.centred(x))
	}
}

// twice reports whether a tap is the second of two at one position.
func (t *Timeline) twice(x float64) bool {
	now := time.Now()
	if now.Sub(t.lastTap.at) < doubleTap && math.Abs(x-t.lastTap.x) < 6 {
		t.lastTap = tap{}
		return true
	}
	t.lastTap = tap{now, x}
	return false
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
// pans. Over the names it moves the lanes up and down where they do not fit.
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
	if part := t.layout.scrollbar(); part.H > 0 && t.layout.inLanes(x, float64(ev.Position.Y)) &&
		(x < t.layout.Names.Right() || x >= part.X-3) {
		t.scrollBy(-dy)
		return
	}
	if x < sc.Left || float64(ev.Position.Y) >= t.layout.Overview.Y {
		x = sc.Left + sc.Width/2
	}
	t.zoom(min(x, sc.Right()), math.Exp2(dy/unitsPerDoubling))
}

// TappedSecondary asks for the menu of the pane.
func (t *Timeline) TappedSecondary(ev *fyne.PointEvent) {
	if t.OnMenu != nil {
		t.OnMenu(ev.AbsolutePosition)
	}
}

// MouseIn and MouseMoved show what is under the pointer.
func (t *Timeline) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved is called by Fyne while no button is down.
func (t *Timeline) MouseMoved(ev *desktop.MouseEvent) {
	t.pointer = ev.Position
	if t.picture == nil || t.layout == nil {
		return
	}
	t.tell(ev.Position)
}

// MouseOut takes the label away.
func (t *Timeline) MouseOut() {
	t.hover.hide()
	t.redraw()
}

// Cursor shows what can be dragged sideways and what can be clicked.
func (t *Timeline) Cursor() desktop.Cursor {
	if t.picture == nil || t.layout == nil {
		return desktop.DefaultCursor
	}
	x, y := float64(t.pointer.X), float64(t.pointer.Y)
	part := t.picture.PartAt(x, y)
	_, more := t.picture.MoreAt(x, y)
	_, stance := t.picture.StanceAt(x, y)
	grip := t.layout.gripAt(t.store.State(), x, y)
	switch {
	case grip == spanStart || grip == spanEnd:
		return desktop.HResizeCursor
	case more || stance || part == OnName || len(t.picture.EventsAt(x, y)) > 0:
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
		t.redraw()
	}
}

// FocusLost is called by Fyne.
func (t *Timeline) FocusLost() {
	t.focus.Hide()
	t.redraw()
}

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
