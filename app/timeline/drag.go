package timeline

import (
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A gesture is a drag from where a button went down. On the ruler it moves the
// playhead, wherever it was taken hold of.
type gesture struct {
	part   Part
	x      float64 // where it began
	offset float64 // from the pointer to the playhead
	axis   state.Axis
	grip   grip         // of the span, where one was taken hold of
	span   state.Window // when it was
	y      float64
	armed  bool // a button is down
}

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
	g := gesture{part: t.picture.PartAt(x, y), x: x, y: y, axis: s.Axis, span: s.Window, armed: true}
	switch grip := t.layout.gripAt(s, x, y); {
	case grip != noGrip && !t.playhead.onFlag(at.X, at.Y):
		g.grip = grip
	case g.part == OnName:
		t.mover.hold(t.layout, y)
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
	x, y := float64(ev.Position.X), float64(ev.Position.Y)
	g := t.gesture
	if g.grip != noGrip {
		t.resizeSpan(x)
		return
	}
	switch g.part {
	case OnName:
		t.mover.drag(t.layout, y)
		t.redraw()
	case OnScrollbar:
		t.scrollBy((y - g.y) * t.layout.scrollPerPixel())
		t.gesture.y = y
	case OnRuler:
		t.scrub(x+g.offset, t.store.State().Snap)
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
	t.drop()
	t.requestFocus()
}

// resizeSpan moves what was taken hold of of the span to a position.
func (t *Timeline) resizeSpan(x float64) {
	g, sc := t.gesture, t.layout.scale(t.gesture.axis)
	window := g.grip.dragged(g.span, sc.Day(x)-sc.Day(g.x))
	t.store.Update(func(s state.State) state.State { s.Window = window; return s })
}

// scrub moves the playhead to a position, within the axis, or to the event
// that is near enough to rest on.
func (t *Timeline) scrub(x float64, snap bool) {
	t.store.Update(func(s state.State) state.State {
		sc := t.layout.ScaleOf(s)
		s.Playing = false
		if snap {
			if id, ok := snapped(s, sc, x); ok {
				return s.Select(id)
			}
		}
		return s.MoveTo(sc.Day(min(max(x, sc.Left), sc.Right()-1e-6)))
	})
}
