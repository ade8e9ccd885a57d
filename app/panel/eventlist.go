package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// An eventList is a list in which Up and Down choose, and which passes on all
// other keys.
type eventList struct {
	widget.List
	events *List
}

func newEventList(l *List) *eventList {
	list := &eventList{events: l}
	list.Length = func() int { return len(l.rows) }
	list.CreateItem = func() fyne.CanvasObject { return newRow() }
	list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i < len(l.rows) {
			o.(*row).set(l.store.State(), l.rows[i], l.kept.Has(l.rows[i]))
		}
	}
	list.OnSelected = l.choose
	list.HideSeparators = true
	list.ExtendBaseWidget(list)
	return list
}

func (e *eventList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		e.events.move(-1)
	case fyne.KeyDown:
		e.events.move(1)
	default:
		e.events.keys.key(ev)
	}
}

func (e *eventList) TypedRune(r rune) { e.events.keys.rune(r) }
