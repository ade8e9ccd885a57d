package timeline

import (
	"legation/app/event"
	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A hover is the small label that says what is under the pointer: two lines,
// or one where the second is empty.
type hover struct {
	box         *canvas.Rectangle
	title, date *canvas.Text
	shown       bool
}

const (
	hoverWidth = 420.0
	hoverPad   = 8.0
	hoverLine  = 16.0
)

func newHover() hover {
	h := hover{box: canvas.NewRectangle(nil), title: canvas.NewText("", nil), date: canvas.NewText("", nil)}
	h.box.CornerRadius = 5
	h.box.StrokeWidth = 1
	h.title.TextSize, h.date.TextSize = 12, 11
	h.title.TextStyle = fyne.TextStyle{Bold: true}
	for _, o := range h.objects() {
		o.Hide()
	}
	return h
}

func (h *hover) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.box, h.title, h.date}
}

func (h *hover) paint(pal geo.Palette) {
	box := pal.Panel
	box.A = 0xFF // what lies under it must not shine through
	h.box.FillColor, h.box.StrokeColor = box, pal.PanelEdge
	h.title.Color, h.date.Color = pal.Text, pal.Muted
	for _, o := range h.objects() {
		o.Refresh()
	}
}

// hide takes the label away.
func (h *hover) hide() {
	if !h.shown {
		return
	}
	h.shown = false
	for _, o := range h.objects() {
		o.Hide()
	}
}

// say lays the label beside a pointer, within the pane.
func (h *hover) say(title, line string, at fyne.Position, l *Layout) {
	title = language.Visual(geo.Elide(title, min(hoverWidth, l.Width-40), geo.TextStyle{Size: 12, Bold: true}))
	line = language.Visual(geo.Elide(line, min(hoverWidth, l.Width-40), geo.TextStyle{Size: 11}))
	if !h.shown || h.title.Text != title || h.date.Text != line {
		h.shown = true
		h.title.Text, h.date.Text = title, line
		for _, o := range h.objects() {
			o.Show()
			o.Refresh()
		}
	}
	w := max(h.title.MinSize().Width, h.date.MinSize().Width) + 2*hoverPad
	height := float32(2*hoverLine + 2*4)
	if line == "" {
		height -= hoverLine
	}
	x := min(max(at.X+14, 2), float32(l.Width)-w-2)
	y := at.Y - height - 10
	if y < 2 {
		y = min(at.Y+18, float32(l.Height)-height-2)
	}
	resize(h.box, fyne.NewSize(w, height))
	h.box.Move(fyne.NewPos(x, y))
	h.title.Move(fyne.NewPos(x+hoverPad, y+3))
	h.date.Move(fyne.NewPos(x+hoverPad, y+3+hoverLine))
}

// tell says what is under the pointer, or takes the label away where that is
// nothing.
func (t *Timeline) tell(at fyne.Position) {
	defer t.redraw()
	x, y := float64(at.X), float64(at.Y)
	p := t.picture
	d := p.Marks.Dataset
	switch hits := p.EventsAt(x, y); {
	case t.dates.isOpen():
		t.hover.hide()
	case len(hits) > 0:
		title, line := p.eventWords(hits[0], len(hits)-1)
		t.hover.say(title, line, at, t.layout)
	case p.PartAt(x, y) == OnName:
		if title, line := p.nameWords(x, y); title != "" {
			t.hover.say(title, line, at, t.layout)
		} else {
			t.hover.hide()
		}
	default:
		if i, ok := p.StanceAt(x, y); ok {
			title, line := positionWords(d, &d.Stances[i])
			t.hover.say(title, line, at, t.layout)
		} else {
			t.hover.hide()
		}
	}
}

// eventWords are the title and the date of an event at a spot with some others.
func (p *Picture) eventWords(n, others int) (title, line string) {
	e := &p.Marks.Dataset.Events[n]
	line = language.C("in a line", "undated")
	if !e.Date.IsZero() {
		line = e.Date.LongText()
	}
	if !p.memory.kept.Has(n) {
		line += "  ·  " + language.T("filtered out")
	}
	if others > 0 {
		line += "  ·  " + language.N(others, "%d more here", "%d more here")
	}
	return e.Title, line
}

// positionWords say a stance in two lines: who holds what of which territory,
// then since when and where it can be read.
func positionWords(d *event.Dataset, s *event.Stance) (title, line string) {
	title = language.F("%s on %s: %s", actorName(d, s.Holder), territoryName(d, s.Territory), stanceWords(d, s))
	line = s.Date.LongText()
	if len(s.Sources) > 0 {
		name := s.Sources[0]
		if source, ok := d.Source(name); ok && source.Title != "" {
			name = source.Title
		}
		line += "  ·  " + name
		if more := len(s.Sources) - 1; more > 0 {
			line = language.N(more, "%[2]s and %[1]d more", "%[2]s and %[1]d more", line)
		}
	}
	return title, line
}

// nameWords say what a click on a name does.
func (p *Picture) nameWords(x, y float64) (title, line string) {
	if r, ok := p.RowAt(x, y); ok {
		folds := language.T("Click to unfold")
		if r.Open {
			folds = language.T("Click to fold")
		}
		switch r.Kind {
		case Heading:
			return language.T("Who holds what to be whose, through time"), folds
		case GroupRow:
			return language.F("Positions of %s", r.Name), folds
		}
		return r.pair.name, ""
	}
	n, ok := p.laneAt(y)
	if !ok || p.Lanes[n].lane.id == "" {
		return "", ""
	}
	folds := language.T("Click to fold, drag to move")
	if p.Lanes[n].Folded {
		folds = language.T("Click to unfold, drag to move")
	}
	return p.Lanes[n].lane.name, folds
}
