package panel

import (
	"slices"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// List shows every event in order of time, undated ones last, and narrows them
// as a person types.
type List struct {
	// OnPick is called when an event is chosen in the list.
	OnPick func(id string)

	store *state.Store
	keys  *forward

	rows      []int          // places in Dataset.Events; heading for a row of its own
	filled    *event.Dataset // whose events the rows are
	kept      *event.Set     // what the search and the filter keep
	chosen    int            // row, or -1
	following bool           // the selection is being shown and not made

	entry  *searchEntry
	filter *filterBox
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
	l.count, l.none = canvas.NewText("", nil), canvas.NewText(language.T("No event matches."), nil)
	l.count.TextSize, l.none.TextSize = smallSize, bodySize
	l.list = newEventList(l)
	l.filter = newFilterBox(store, func() { l.object.Refresh() })
	parts := append([]fyne.CanvasObject{l.entry, l.count, l.filter.fold}, l.filter.below()...)
	l.object = container.New(&listLayout{l}, append(parts, l.list, l.none)...)
	l.forward(l.keys)
	l.refill()
	store.Subscribe(func(old, now state.State) {
		switch {
		case old.Dataset != now.Dataset || old.Search != now.Search || old.Filter != now.Filter:
			l.refill()
		case old.Selection != now.Selection:
			l.follow()
		}
		if old.Filter != now.Filter || old.Dataset != now.Dataset || old.Theme != now.Theme {
			l.filter.follow(now)
			listLayout{l}.Layout(nil, l.object.Size())
		}
		if old.Theme != now.Theme {
			l.paint()
			l.list.Refresh()
		}
	})
	return l
}

// forward has the keys that the list does not need go on.
func (l *List) forward(keys *forward) {
	l.keys = keys
	l.filter.forward(keys)
}

// Object is what to put into the window.
func (l *List) Object() fyne.CanvasObject { return l.object }

// refill finds the rows for the dataset, the search and the filter of the
// state. What the search does not find has no row; what the filter keeps out is
// dim, or has none either.
func (l *List) refill() {
	s := l.store.State()
	all := len(s.Dataset.Events)
	l.entry.hint = language.N(all, "Search %d event…", "Search %d events…")
	l.entry.showHint()
	if l.entry.Text != s.Search {
		l.entry.SetText(s.Search)
	}
	l.kept = s.KeptEvents()
	l.count.Text = language.Visual(language.F("%d of %d", l.kept.Count(all), all))
	shown := l.kept
	if !s.Filter.Hide {
		s.Filter = state.Filter{}
		shown = s.KeptEvents()
	}
	dated := len(s.Dataset.Index().Dated())
	rows := make([]int, 0, shown.Count(all)+1)
	for at := range shown.All(all) {
		if at >= dated && (len(rows) == 0 || rows[len(rows)-1] < dated) {
			rows = append(rows, heading)
		}
		rows = append(rows, at)
	}
	l.none.Hidden = len(rows) > 0
	l.paint()
	if slices.Equal(rows, l.rows) && l.filled == s.Dataset {
		l.list.Refresh()
		l.showKept()
		return
	}
	l.rows, l.filled = rows, s.Dataset
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

// showKept brings the nearest row that is kept into view where all that are in
// view are dim.
func (l *List) showKept() {
	height := float32(rowHeight) + theme.Padding()
	from := int(l.list.GetScrollOffset() / height)
	to := from + int(l.list.Size().Height/height)
	kept := func(row int) bool {
		return row >= 0 && row < len(l.rows) && l.rows[row] != heading && l.kept.Has(l.rows[row])
	}
	for row := from; row < to; row++ {
		if kept(row) {
			return
		}
	}
	for far := range len(l.rows) {
		for _, row := range [2]int{to + far, from - 1 - far} {
			if kept(row) {
				l.list.ScrollTo(row)
				return
			}
		}
	}
}

// rowOf gives the row of an event by its place in Dataset.Events, or -1.
func (l *List) rowOf(at int) int {
	dated := len(l.store.State().Dataset.Index().Dated())
	row, ok := slices.BinarySearchFunc(l.rows, at, func(row, at int) int {
		if row == heading && at >= dated {
			return -1
		}
		if row == heading {
			return 1
		}
		return row - at
	})
	if !ok {
		return -1
	}
	return row
}

// follow marks the row of the chosen event and brings it into view.
func (l *List) follow() {
	s := l.store.State()
	row := -1
	if e, ok := s.Dataset.Event(s.Selection); ok {
		row = l.rowOf(s.Dataset.IndexOf(e))
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
	if l.OnPick != nil {
		l.OnPick(id)
	}
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

// first chooses the first event that is found and kept.
func (l *List) first() {
	for row, at := range l.rows {
		if at != heading && l.kept.Has(at) {
			l.list.Highlight(row)
			l.list.Select(row)
			return
		}
	}
}

func (l *List) search(text string) {
	l.store.Update(func(s state.State) state.State { s.Search = text; return s })
}

func (l *List) paint() {
	p := geo.PaletteOf(l.store.State().Theme)
	l.count.Color, l.none.Color = p.Muted, p.Muted
	l.count.Refresh()
	l.none.Refresh()
}

// listLayout puts the search field, the count and the filter above the list.
type listLayout struct{ l *List }

// MinSize leaves room for some rows below the search and the filter. A page that
// is lower scrolls as a whole.
func (w listLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	height := 6 + w.l.entry.MinSize().Height + 5 + textButtonHeight + 5 + 3*rowHeight
	if w.l.filter.open {
		height += w.l.filter.height()
	}
	return fyne.NewSize(MinWidth, height)
}

func (w listLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	m := margin(size.Width)
	l, width := w.l, size.Width-2*m
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	y := float32(6)
	entry := l.entry.MinSize().Height
	put(l.entry, m, y, width, entry)
	l.entry.showHint()
	y += entry + 5
	fold := l.filter.fold.MinSize().Width
	put(l.count, m, y, max(width-fold, 0), textButtonHeight)
	put(l.filter.fold, size.Width-m-fold+textButtonInset, y, fold, textButtonHeight)
	y += textButtonHeight + 5
	if l.filter.open {
		l.filter.layout(m, y+1, width)
		y += l.filter.height()
	}
	put(l.none, m, y+8, width, 20)
	// The rows reach the edges and bring their own margin.
	put(l.list, 0, y, size.Width, max(size.Height-y, 0))
}
