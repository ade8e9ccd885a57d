package panel

import (
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// rowsOf writes the rows of a list: titles in order, the heading in brackets.
func rowsOf(l *List) string {
	var names []string
	for _, at := range l.rows {
		if at == heading {
			names = append(names, "[undated]")
			continue
		}
		names = append(names, l.store.State().Dataset.Events[at].ID)
	}
	return strings.Join(names, " ")
}

func TestListIsInOrderOfTime(t *testing.T) {
	p, _, _ := shown(t, small(), fyne.NewSize(360, 560))
	p.ShowList()
	if got, want := rowsOf(p.List), "first whole last [undated] never"; got != want {
		t.Errorf("rows are %q, want %q", got, want)
	}
	drawn := words(p.List.list)
	for _, want := range []string{"13 Apr 1966", "The first meeting", "1988", "Undated", "Some day"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("the list does not show %q: %s", want, drawn)
		}
	}
}

func TestSearchNarrowsTheList(t *testing.T) {
	p, store, w := shown(t, small(), fyne.NewSize(360, 560))
	if p.List.count.Text != "4 of 4" {
		t.Errorf("with nothing searched for the count is %q", p.List.count.Text)
	}
	p.FocusSearch(w.Canvas())
	test.Type(p.List.entry, "PYONG")
	if got := store.State().Search; got != "PYONG" {
		t.Errorf("the state searches for %q", got)
	}
	if got := rowsOf(p.List); got != "whole" || p.List.count.Text != "1 of 4" {
		t.Errorf("rows %q, count %q", got, p.List.count.Text)
	}
	// Enter chooses the first one found.
	p.List.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := store.State().Selection; got != "whole" {
		t.Errorf("Enter chose %q", got)
	}
	// The state may be told by others what to search for.
	store.Update(func(s state.State) state.State { s.Search = "nothing of the kind"; return s })
	if p.List.entry.Text != "nothing of the kind" || len(p.List.rows) != 0 || !p.List.none.Visible() || p.List.count.Text != "0 of 4" {
		t.Errorf("field %q, rows %q, count %q, note shown: %v", p.List.entry.Text, rowsOf(p.List), p.List.count.Text, p.List.none.Visible())
	}
	// Escape clears the field, and then leaves it.
	p.List.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if store.State().Search != "" || len(p.List.rows) != 5 || p.List.none.Visible() {
		t.Errorf("after Escape: search %q, rows %q", store.State().Search, rowsOf(p.List))
	}
	p.List.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Focused() != nil {
		t.Error("the second Escape does not leave the field")
	}
}

func TestChoosingARow(t *testing.T) {
	p, store, w := shown(t, small(), fyne.NewSize(360, 560))
	p.ShowList()
	changes := 0
	store.Subscribe(func(state.State, state.State) { changes++ })
	store.Update(func(s state.State) state.State { s.Playing = true; return s })
	changes = 0
	// The second row, where a person would click.
	at := p.List.list.Position().Add(fyne.NewPos(100, 44+28+4+14))
	test.TapCanvas(w.Canvas(), at)
	if s := store.State(); s.Selection != "whole" || s.Playing || changes != 1 {
		t.Errorf("a click chose %q in %d changes, playing %v", s.Selection, changes, s.Playing)
	}
	list := p.List.list
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // over the heading
	if got := store.State().Selection; got != "never" || changes != 3 {
		t.Errorf("Down chose %q in %d changes", got, changes)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if got := store.State().Selection; got != "never" {
		t.Errorf("Down at the end chose %q", got)
	}
	for range 3 {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	if got := store.State().Selection; got != "first" {
		t.Errorf("Up chose %q", got)
	}
	changes = 0
	list.Select(3) // the heading
	if got := store.State().Selection; got != "first" || changes != 0 || p.List.chosen != 0 {
		t.Errorf("the heading chose %q in %d changes; row %d is marked", got, changes, p.List.chosen)
	}
}

func TestListFollowsTheSelection(t *testing.T) {
	p, store, _ := shown(t, dataset.Builtin(), fyne.NewSize(360, 400))
	p.ShowList()
	d := store.State().Dataset
	changes := 0
	store.Subscribe(func(state.State, state.State) { changes++ })
	for _, at := range []int{0, len(d.Events) - 1, len(d.Events) / 2} {
		store.Update(func(s state.State) state.State { s.Playing = true; return s })
		changes = 0
		choose(store, d.Events[at].ID)
		if changes != 1 || !store.State().Playing {
			t.Errorf("one choice made %d changes, still playing: %v", changes, store.State().Playing)
		}
		if p.List.rows[p.List.chosen] != at {
			t.Errorf("row %d is marked for event %d", p.List.chosen, at)
		}
		row := float32(p.List.chosen) * 32
		if top := row - p.List.list.GetScrollOffset(); top < -4 || top > p.List.list.Size().Height-28+4 {
			t.Errorf("the row of event %d is at %g, out of view", at, top)
		}
	}
	// Narrowed, the same event has another row, or none.
	title := d.Events[len(d.Events)/2].Title
	store.Update(func(s state.State) state.State { s.Search = title; return s })
	if p.List.chosen < 0 || d.Events[p.List.rows[p.List.chosen]].Title != title {
		t.Errorf("after searching row %d of %q is marked", p.List.chosen, rowsOf(p.List))
	}
	store.Update(func(s state.State) state.State { s.Search = "zzz"; return s })
	if p.List.chosen >= 0 || store.State().Selection == "" {
		t.Errorf("row %d of none is marked, %q chosen", p.List.chosen, store.State().Selection)
	}
}

func TestAnotherDataset(t *testing.T) {
	p, store, _ := shown(t, dataset.Builtin(), fyne.NewSize(360, 400))
	p.ShowList()
	store.Update(func(s state.State) state.State { s.Search = "golan"; return s })
	store.Update(func(state.State) state.State { return state.New(small()) })
	if got := rowsOf(p.List); got != "first whole last [undated] never" || p.List.entry.Text != "" {
		t.Errorf("rows are %q, searched for %q", got, p.List.entry.Text)
	}
	if page := words(p.Details.content); !strings.Contains(page, "The last one") {
		t.Errorf("the page is that of the dataset before: %q", page)
	}
	store.Update(func(state.State) state.State { return state.New(event.New(event.Dataset{})) })
	if len(p.List.rows) != 0 || !strings.Contains(words(p.Details.content), "Untitled dataset") {
		t.Errorf("an empty dataset has rows %q and reads %q", rowsOf(p.List), words(p.Details.content))
	}
	p.List.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.List.first()
}

func TestShortDate(t *testing.T) {
	test.NewTempApp(t)
	for source, want := range map[string]string{
		"1988": "1988", "1988-11-15": "15 Nov 1988", "1967-06-09/1967-06-10": "9–10 Jun 1967",
		"1982/1994": "1982–1994", "1988/..": "since 1988", "197X": "1970s", "1964~": "c. 1964",
		"2008-12-27/2009-01-18": "2008–2009", "1973-06~/1973-12-06~": "c. Jun 1973 …", "2018-09": "Sep 2018",
	} {
		got := shortDate(event.MustDate(source))
		if got != want {
			t.Errorf("%s reads %q, want %q", source, got, want)
		}
		if width := measure(got, style{size: smallSize}).Width; width > dateColumn-8 {
			t.Errorf("%q is %g wide and is cut", got, width)
		}
	}
	if got := shortDate(event.Date{}); got != "" {
		t.Errorf("no date reads %q", got)
	}
	if got := yearText(event.DayOf(-43, 3, 15)); got != "44 BCE" {
		t.Errorf("the ides of March are in %q", got)
	}
}

// The hint in the search field is cut short where the field is narrow: one that is
// longer has a bar under it, as if there were something to scroll to.
func TestHintFitsTheField(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	for _, code := range []string{"en", "fr", "he"} {
		language.Set(code)
		test.NewTempApp(t)
		l := NewList(state.NewStore(state.New(dataset.Builtin())))
		w := test.NewTempWindow(t, l.Object())
		for _, width := range []float32{MinWidth, 280, 400} {
			w.Resize(fyne.NewSize(width+2*theme.Padding(), 400))
			room := l.entry.Size().Width - 2*theme.InnerPadding() - theme.IconInlineSize()
			if got := fyne.MeasureText(l.entry.PlaceHolder, theme.TextSize(), fyne.TextStyle{}).Width; got > room || got < 40 {
				t.Errorf("%s at %v: %q takes %v of %v", code, width, l.entry.PlaceHolder, got, room)
			}
		}
		if l.entry.PlaceHolder != language.Visual(l.entry.hint) {
			t.Errorf("%s: a wide field says %q", code, l.entry.PlaceHolder)
		}
	}
}
