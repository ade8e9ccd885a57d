package panel

import (
	"fmt"

	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// List shows every event in order of time, undated ones last, and narrows them
// as a person types.
type List struct {
	store *state.Store
	keys  *forward

	rows      []int // places in Dataset.Events; heading for a row of its own
	matches   int
	chosen    int  // row, or -1
	following bool // the selection is being shown and not made

	entry  *searchEntry
	count  *canvas.Text
	none   *canvas.Text
	list   *eventList
	object fyne.CanvasObject
}

// heading stands among the rows for the heading above the undated events.
const heading = -1

// NewList makes the list.
func NewList(store *state.Store) *List {
	l := &List{store: store, keys: &forward{}, chosen: -1}
	l.entry = newSearchEntry(l)
	l.count, l.none = canvas.NewText("", nil), canvas.NewText("No event matches.", nil)
	l.count.TextSize, l.none.TextSize = smallSize, bodySize
	l.list = newEventList(l)
	l.object = container.New(&listLayout{l}, l.entry, l.count, l.list, l.none)
	l.refill()
	store.Subscribe(func(old, now state.State) {
		switch {
		case old.Dataset != now.Dataset || old.Search != now.Search:
			l.refill()
		case old.Selection != now.Selection:
			l.follow()
		}
		if old.Dark != now.Dark {
			l.paint()
			l.list.Refresh()
		}
	})
	return l
}

// Object is what to put into the window.
func (l *List) Object() fyne.CanvasObject { return l.object }

// refill finds the rows for the dataset and the search of the state.
func (l *List) refill() {
	s := l.store.State()
	l.entry.SetPlaceHolder("Search " + number(len(s.Dataset.Events), "event") + "…")
	if l.entry.Text != s.Search {
		l.entry.SetText(s.Search)
	}
	found := s.Dataset.Search(s.Search)
	l.matches = len(found)
	dated := len(s.Dataset.Index().Dated())
	l.rows = make([]int, 0, len(found)+1)
	for i, at := range found {
		if at >= dated && (i == 0 || found[i-1] < dated) {
			l.rows = append(l.rows, heading)
		}
		l.rows = append(l.rows, at)
	}
	l.count.Text = fmt.Sprintf("%d of %d", l.matches, len(s.Dataset.Events))
	l.none.Hidden = l.matches > 0
	l.paint()
	l.following = true
	l.list.UnselectAll()
	l.following = false
	l.chosen = -1
	l.list.Refresh()
	if l.list.Size().Height > 0 {
		l.list.ScrollToTop()
	}
	l.follow()
}

// follow marks the row of the chosen event and brings it into view.
func (l *List) follow() {
	s := l.store.State()
	row := -1
	for i, at := range l.rows {
		if at != heading && s.Dataset.Events[at].ID == s.Selection {
			row = i
			break
		}
	}
	if row == l.chosen {
		return
	}
	l.chosen = row
	l.following = true
	defer func() { l.following = false }()
	if row < 0 {
		l.list.UnselectAll()
		return
	}
	l.list.Select(row)
}

// reveal brings the row of the chosen event into view.
func (l *List) reveal() {
	if l.chosen >= 0 {
		l.list.ScrollTo(l.chosen)
	}
}

// choose takes the row that a person chose into the state.
func (l *List) choose(row int) {
	if l.following || row < 0 || row >= len(l.rows) {
		return
	}
	if l.rows[row] == heading {
		l.chosen = -2 // neither a row nor none, so that follow marks again
		l.following = true
		l.list.UnselectAll()
		l.following = false
		l.follow()
		return
	}
	l.chosen = row
	id := l.store.State().Dataset.Events[l.rows[row]].ID
	l.store.Update(func(s state.State) state.State {
		s.Playing = false
		return s.Select(id)
	})
}

// move chooses the row below (1) or above (-1) the chosen one, and the first
// where none is chosen.
func (l *List) move(by int) {
	row := l.chosen + by
	if l.chosen < 0 {
		row, by = 0, 1
	}
	for row >= 0 && row < len(l.rows) && l.rows[row] == heading {
		row += by
	}
	if row >= 0 && row < len(l.rows) {
		l.list.Highlight(row)
		l.list.Select(row)
	}
}

// first chooses the first event found.
func (l *List) first() {
	l.chosen = -1
	l.move(1)
}

func (l *List) search(text string) {
	l.store.Update(func(s state.State) state.State { s.Search = text; return s })
}

func (l *List) paint() {
	p := geo.PaletteOf(l.store.State().Dark)
	l.count.Color, l.none.Color = p.Muted, p.Muted
	l.count.Refresh()
	l.none.Refresh()
}

// listLayout puts the search field and the count above the list.
type listLayout struct{ l *List }

func (listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(MinWidth, 160) }

func (w listLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	m := margin(size.Width)
	entry := w.l.entry.MinSize().Height
	y := float32(6)
	w.l.entry.Move(fyne.NewPos(m, y))
	w.l.entry.Resize(fyne.NewSize(size.Width-2*m, entry))
	y += entry + 8
	w.l.count.Move(fyne.NewPos(m, y))
	w.l.count.Resize(fyne.NewSize(size.Width-2*m, 18))
	y += 24
	w.l.none.Move(fyne.NewPos(m, y+8))
	w.l.none.Resize(fyne.NewSize(size.Width-2*m, 20))
	// The rows reach the edges and bring their own margin.
	w.l.list.Move(fyne.NewPos(0, y))
	w.l.list.Resize(fyne.NewSize(size.Width, max(size.Height-y, 0)))
}

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
			o.(*row).set(l.store.State(), l.rows[i])
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

// A searchEntry is the field to search in.
type searchEntry struct {
	widget.Entry
	list *List
}

func newSearchEntry(l *List) *searchEntry {
	e := &searchEntry{list: l}
	e.Icon = theme.SearchIcon()
	e.OnChanged = l.search
	e.OnSubmitted = func(string) { l.first() }
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey takes what a text field alone would not: Escape clears the field
// and then leaves it, Down goes on to the list, and the function keys do what
// they do elsewhere.
func (e *searchEntry) TypedKey(ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	switch ev.Name {
	case fyne.KeyEscape:
		if e.Text != "" {
			e.SetText("")
		} else if c != nil {
			c.Unfocus()
		}
	case fyne.KeyDown:
		if c != nil {
			c.Focus(e.list.list)
		}
	case fyne.KeyF1, fyne.KeyF11:
		e.list.keys.key(ev)
	default:
		e.Entry.TypedKey(ev)
	}
}
