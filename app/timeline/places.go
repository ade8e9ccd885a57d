package timeline

import (
	"fyne.io/fyne/v2"
)

// MarkPosition returns where in the window the mark of an event can be
// clicked, if it is in sight.
func (t *Timeline) MarkPosition(id string) (fyne.Position, bool) {
	if t.picture == nil {
		return fyne.Position{}, false
	}
	for i := range t.marks.Dataset.Events {
		if t.marks.Dataset.Events[i].ID == id {
			x, y, ok := t.picture.Place(i)
			return t.absolute(x, y), ok
		}
	}
	return fyne.Position{}, false
}

// Drawn reports whether the timeline shows anything yet.
func (t *Timeline) Drawn() bool { return t.picture != nil }

// PlayheadPosition returns where in the window the playhead can be dragged:
// the middle of its flag.
func (t *Timeline) PlayheadPosition() fyne.Position {
	flag := t.playhead.flag
	pos, size := flag.Position(), flag.Size()
	return t.absolute(float64(pos.X+size.Width/2), float64(pos.Y+size.Height/2))
}

func (t *Timeline) absolute(x, y float64) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(t).AddXY(float32(x), float32(y))
}

// NamePosition returns where in the window the name of a category's lane, or
// of a viewpoint's positions, can be clicked; that of "positions" unfolds all.
func (t *Timeline) NamePosition(id string) (fyne.Position, bool) {
	if t.layout == nil {
		return fyne.Position{}, false
	}
	at := func(b Box) (fyne.Position, bool) {
		y := b.Y + b.H/2
		return t.absolute(nameX+10, y), t.layout.inLanes(nameX, y)
	}
	for _, b := range t.layout.Lanes {
		if b.lane.id == id {
			return at(b.Box)
		}
	}
	for _, r := range t.layout.Rows {
		if r.Kind == Heading && id == "positions" || r.Kind == GroupRow && r.id == id {
			return at(r.Box)
		}
	}
	return fyne.Position{}, false
}
