package panel

import (
	"image/color"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// dim names the rows in view that are drawn as kept out.
func dim(l *List) string {
	p := geo.PaletteOf(l.store.State().Theme)
	var names []string
	visit(l.list, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
		if r, ok := o.(*row); ok && !r.heading && r.title.Color == color.Color(p.Muted) {
			names = append(names, r.what)
		}
	})
	return strings.Join(names, ", ")
}

// pick chooses an option of a filter by its words.
func pick(t *testing.T, s *filterSelect, option string) {
	t.Helper()
	for i, o := range s.Options {
		if o == option {
			s.SetSelectedIndex(i)
			return
		}
	}
	t.Fatalf("%s has no %q but %q", s.PlaceHolder, option, s.Options)
}

func TestFilterDimsOrHides(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(360, 560))
	p.ShowList()
	l := p.List
	test.Tap(l.filter.fold)
	if !l.filter.selects[0].Visible() || l.filter.fold.text != "Filter" || l.count.Text != "4 of 4" {
		t.Fatalf("unfolded %v, %q, %q", l.filter.selects[0].Visible(), l.filter.fold.text, l.count.Text)
	}
	pick(t, l.filter.selects[0], "Talks (2)")
	if got := store.State().Filter; got != (state.Filter{Category: "talk"}) {
		t.Errorf("the state filters by %+v", got)
	}
	if got := rowsOf(l); got != "first whole last [undated] never" || l.count.Text != "2 of 4" || l.filter.fold.text != "Filter · 1" {
		t.Errorf("rows %q, count %q, button %q", got, l.count.Text, l.filter.fold.text)
	}
	if got := dim(l); got != "North Korea recognises it, The last one" {
		t.Errorf("dim are %q", got)
	}
	if got := strings.TrimSpace(words(l.filter.fold)); got != "Filter · 1" {
		t.Errorf("the button reads %q", got)
	}
	test.Tap(l.filter.hide)
	if got := rowsOf(l); got != "first [undated] never" || l.count.Text != "2 of 4" || dim(l) != "" {
		t.Errorf("hidden: rows %q, count %q, dim %q", got, l.count.Text, dim(l))
	}
	pick(t, l.filter.selects[1], "Syria (1)")
	if got := rowsOf(l); got != "first" || l.filter.fold.text != "Filter · 2" {
		t.Errorf("rows %q, button %q", got, l.filter.fold.text)
	}
	// The first choice takes one thing back, Clear takes all; what is hidden
	// remains so.
	pick(t, l.filter.selects[0], "All categories")
	if got := store.State().Filter; got != (state.Filter{Actor: "sy", Hide: true}) || l.filter.selects[0].Selected != "" {
		t.Errorf("filters by %+v, shows %q", got, l.filter.selects[0].Selected)
	}
	test.Tap(l.filter.clear)
	if got := store.State().Filter; got != (state.Filter{Hide: true}) || len(l.rows) != 5 || !l.filter.clear.disabled {
		t.Errorf("after Clear filters by %+v, rows %q", got, rowsOf(l))
	}
	test.Tap(l.filter.fold)
	if l.filter.selects[0].Visible() || l.filter.hide.Visible() {
		t.Error("it does not fold away")
	}
}

func TestSearchAndFilterTogether(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(360, 560))
	p.ShowList()
	store.Update(func(s state.State) state.State { s.Search = "north korea"; s.Filter.Category = "rec"; return s })
	if got := rowsOf(p.List); got != "first whole" || p.List.count.Text != "1 of 4" || dim(p.List) != "The first meeting" {
		t.Errorf("rows %q, count %q, dim %q", got, p.List.count.Text, dim(p.List))
	}
	// Enter chooses the first that is kept.
	p.List.first()
	if got := store.State().Selection; got != "whole" {
		t.Errorf("Enter chose %q", got)
	}
	// Where nothing is kept Enter chooses nothing.
	store.Update(func(s state.State) state.State { s.Filter.Confidence = event.Low; return s })
	p.List.first()
	if s := store.State(); s.Selection != "whole" || p.List.count.Text != "0 of 4" {
		t.Errorf("Enter chose %q, count %q", s.Selection, p.List.count.Text)
	}
	store.Update(func(s state.State) state.State { s.Filter.Hide = true; return s })
	if len(p.List.rows) != 0 || !p.List.none.Visible() {
		t.Errorf("rows %q, note shown %v", rowsOf(p.List), p.List.none.Visible())
	}
}

// A filter that dims leaves the list where it is, as long as something that is
// kept is in view.
func TestDimmingScrollsNoMoreThanNeeded(t *testing.T) {
	p, store, _ := shown(t, dataset.Builtin(), fyne.NewSize(360, 400))
	p.ShowList()
	d := store.State().Dataset
	p.List.list.ScrollToOffset(900)
	filter := func(f state.Filter) { store.Update(func(s state.State) state.State { s.Filter = f; return s }) }
	inView := func(row int) bool {
		top := float32(row)*32 - p.List.list.GetScrollOffset()
		return top >= -28 && top < p.List.list.Size().Height
	}
	middle := &d.Events[p.List.rows[32]]
	filter(state.Filter{Category: middle.Category})
	if got := p.List.list.GetScrollOffset(); got != 900 {
		t.Errorf("the list went from 900 to %g", got)
	}
	filter(state.Filter{Actor: "deng-xiaoping"})
	found := 0
	for row, at := range p.List.rows {
		if at != heading && p.List.kept.Has(at) && inView(row) {
			found++
		}
	}
	if found == 0 {
		t.Error("nothing that is kept is in view")
	}
	filter(state.Filter{Actor: "nobody"})
}

// Every way to filter offers what keeps as many events as it says.
func TestChoicesKeepWhatTheySay(t *testing.T) {
	p, store, _ := shown(t, dataset.Builtin(), fyne.NewSize(360, 560))
	p.ShowList()
	p.List.filter.unfold(true)
	for _, s := range p.List.filter.selects {
		if len(s.choices) < 3 || !strings.HasPrefix(s.choices[0].text, "All ") || s.choices[0].id != "" {
			t.Fatalf("%s offers %v", s.PlaceHolder, s.choices)
		}
		for i, c := range s.choices[1:] {
			s.SetSelectedIndex(i + 1)
			if got := store.State().Kept(); strings.Contains(c.text, "(") && !strings.HasSuffix(c.text, counted(got)) && s.PlaceHolder != "Source" || got == 0 {
				t.Errorf("%q keeps %d", c.text, got)
			}
			if *s.of(&state.Filter{}) != "" || s.Selected != s.Options[i+1] {
				t.Errorf("%q is shown as %q", c.text, s.Selected)
			}
		}
		s.SetSelectedIndex(0)
	}
	if got := store.State().Filter; got != (state.Filter{}) {
		t.Errorf("at the end it filters by %+v", got)
	}
}

func TestFilterSetByOthers(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(360, 560))
	p.ShowList()
	store.Update(func(s state.State) state.State { s.Filter = state.Filter{Actor: "sy", Source: "book"}; return s })
	if p.List.filter.fold.text != "Filter · 2" {
		t.Errorf("folded it reads %q", p.List.filter.fold.text)
	}
	p.List.filter.unfold(true)
	if a, s := p.List.filter.selects[1].Selected, p.List.filter.selects[2].Selected; a != "Syria (1)" || s != "A book (1)" {
		t.Errorf("shows %q and %q", a, s)
	}
	store.Update(func(s state.State) state.State { s.Filter = state.Filter{Actor: "of another dataset"}; return s })
	if a := p.List.filter.selects[1].Selected; a != "of another dataset" || p.List.count.Text != "0 of 4" {
		t.Errorf("shows %q, count %q", a, p.List.count.Text)
	}
	store.Update(func(state.State) state.State { return state.New(event.New(event.Dataset{})) })
	for _, s := range p.List.filter.selects {
		if !s.Disabled() || s.Selected != "" {
			t.Errorf("of an empty dataset %s offers %q", s.PlaceHolder, s.Options)
		}
	}
}

func TestChoicesOfOneName(t *testing.T) {
	p, store, _ := shown(t, event.New(event.Dataset{
		Actors: []event.Actor{{ID: "a", Name: "Kim"}, {ID: "b", Name: "Kim"}, {ID: "c"}, {ID: "nowhere", Name: "In no event"}},
		Events: []event.Event{{ID: "1", Actors: []string{"a"}}, {ID: "2", Actors: []string{"b"}}, {ID: "3", Actors: []string{"c", "unknown"}}},
	}), fyne.NewSize(MinWidth, 400))
	p.List.filter.unfold(true)
	actors := p.List.filter.selects[1]
	if got := strings.Join(actors.Options, ", "); got != "All actors, c (1), Kim (1), Kim (1) · 2" {
		t.Errorf("offers %q", got)
	}
	pick(t, actors, "Kim (1) · 2")
	if got := store.State().Filter.Actor; got != "b" {
		t.Errorf("chose %q", got)
	}
}

// TestFilterFits looks for what sticks out of the panel, and for what lies on
// something else.
func TestFilterFits(t *testing.T) {
	for _, width := range []float32{MinWidth, 300, 360, 620} {
		p, store, _ := shown(t, dataset.Builtin(), fyne.NewSize(width, 420))
		p.ShowList()
		p.List.filter.unfold(true)
		store.Update(func(s state.State) state.State { s.Filter = state.Filter{Category: "conflict", Hide: true}; return s })
		p.List.object.Refresh()
		parts := append(p.List.filter.below(), p.List.entry, p.List.filter.fold, p.List.list)
		for i, o := range parts {
			at, size := o.Position(), o.Size()
			if at.X < 0 || at.X+size.Width > width {
				t.Errorf("at width %g %T reaches from %g to %g", width, o, at.X, at.X+size.Width)
			}
			for _, other := range parts[:i] {
				a, s := other.Position(), other.Size()
				if at.X < a.X+s.Width && a.X < at.X+size.Width && at.Y < a.Y+s.Height && a.Y < at.Y+size.Height {
					t.Errorf("at width %g %T at %v lies on %T at %v", width, o, at, other, a)
				}
			}
		}
		if p.List.list.Size().Height < 120 {
			t.Errorf("at width %g the list has %g pixels left", width, p.List.list.Size().Height)
		}
	}
}

func TestDimRowsCanBeRead(t *testing.T) {
	for _, theme := range []geo.Theme{geo.LightTheme, geo.DarkTheme, geo.ContrastTheme} {
		p, store, w := shown(t, small(), fyne.NewSize(360, 560))
		p.ShowList()
		store.Update(func(s state.State) state.State { s.Theme = theme; s.Filter.Category = "rec"; return s })
		w.Canvas().Capture()
		if dim(p.List) == "" {
			t.Fatal("nothing is dim")
		}
		visit(p.List.list, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
			if text, ok := o.(*canvas.Text); ok && text.Text != "" {
				if got := geo.Contrast(text.Color.(color.NRGBA), geo.PaletteOf(theme).Paper); got < 4.5 {
					t.Errorf("theme %v: %q has contrast %.1f", theme, text.Text, got)
				}
			}
		})
	}
}

// By keyboard alone: the filter is unfolded and set, keys that mean nothing to
// a Select go on, and after a choice by key the focus stays.
func TestFilterByKeyboard(t *testing.T) {
	p, store, w := shown(t, small(), fyne.NewSize(360, 560))
	keys := &typist{}
	p.Forward(keys)
	p.ShowFilter(w.Canvas())
	category := p.List.filter.selects[0]
	if w.Canvas().Focused() != category || !p.pages[1].Visible() {
		t.Fatalf("the focus is at %T", w.Canvas().Focused())
	}
	category.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	category.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if store.State().Filter.Category != "talk" || w.Canvas().Focused() != category {
		t.Errorf("filters by %+v, focus at %T", store.State().Filter, w.Canvas().Focused())
	}
	category.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := store.State().Filter.Category; got != "" {
		t.Errorf("beyond the last category comes %q", got)
	}
	category.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	category.TypedRune('v')
	category.TypedRune(' ')
	if got := strings.Join(keys.got, " "); got != "Escape v" {
		t.Errorf("passed on %q", got)
	}
	// With the pointer the focus is given up again.
	test.Tap(category)
	w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
	pick(t, category, "Talks (2)")
	if w.Canvas().Focused() != nil {
		t.Errorf("after a click the focus is at %T", w.Canvas().Focused())
	}
}
