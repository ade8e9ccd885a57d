package panel

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// A filterBox has the controls that narrow the events. It is folded away until
// it is asked for.
type filterBox struct {
	shown   func(fyne.CanvasObject) // has a part of it come into view, or nil
	store   *state.Store
	fold    *textButton // unfolds the rest
	selects [5]*filterSelect
	hide    *textButton
	clear   *textButton
	open    bool
	filled  *event.Dataset // whose records the choices are
}

// newFilterBox makes the controls. changed is called when they fold or unfold.
func newFilterBox(store *state.Store, changed func()) *filterBox {
	f := &filterBox{store: store}
	f.fold = newTextButton(language.T("Filter"), func() { f.unfold(!f.open); changed() })
	f.hide = newTextButton(language.T("Hide what does not match"), func() {
		f.change(func(to *state.Filter) { to.Hide = !to.Hide })
	})
	f.clear = newTextButton(language.T("Clear"), func() {
		f.change(func(to *state.Filter) { *to = state.Filter{Hide: to.Hide} })
	})
	f.selects = [5]*filterSelect{
		newFilterSelect(f, language.T("Category"), language.T("All categories"), func(to *state.Filter) *string { return &to.Category }),
		newFilterSelect(f, language.T("Actor"), language.T("All actors"), func(to *state.Filter) *string { return &to.Actor }),
		newFilterSelect(f, language.T("Source"), language.T("All sources"), func(to *state.Filter) *string { return &to.Source }),
		newFilterSelect(f, language.T("Viewpoint"), language.T("All viewpoints"), func(to *state.Filter) *string { return &to.Viewpoint }),
		newFilterSelect(f, language.T("Confidence"), language.T("All confidences"), func(to *state.Filter) *string { return (*string)(&to.Confidence) }),
	}
	f.unfold(false)
	return f
}

// forward has the keys that nothing here needs go on.
func (f *filterBox) forward(keys *forward) {
	f.fold.keys, f.hide.keys, f.clear.keys = keys, keys, keys
	for _, s := range f.selects {
		s.keys = keys
	}
}

func (f *filterBox) change(change func(*state.Filter)) {
	f.store.Update(func(s state.State) state.State {
		change(&s.Filter)
		return s
	})
}

func (f *filterBox) unfold(open bool) {
	f.open = open
	for _, o := range f.below() {
		if open {
			o.Show()
		} else {
			o.Hide()
		}
	}
	f.follow(f.store.State())
}

// below gives the controls that are folded away.
func (f *filterBox) below() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range f.selects {
		all = append(all, s)
	}
	return append(all, f.clear, f.hide)
}

// follow shows the state in the controls.
func (f *filterBox) follow(s state.State) {
	palette := geo.PaletteOf(s.Theme)
	f.fold.palette, f.hide.palette, f.clear.palette = palette, palette, palette
	n := s.Filter.Count()
	f.fold.text, f.fold.strong, f.fold.behind = language.T("Filter"), n > 0, theme.IconNameArrowDropDown
	if n > 0 {
		f.fold.text += " · " + language.Number(int64(n))
	}
	if f.open {
		f.fold.behind = theme.IconNameArrowDropUp
	}
	f.hide.before, f.hide.strong = theme.IconNameCheckButton, s.Filter.Hide
	if s.Filter.Hide {
		f.hide.before = theme.IconNameCheckButtonChecked
	}
	f.clear.disabled = n == 0
	for _, b := range []*textButton{f.fold, f.hide, f.clear} {
		b.Refresh()
	}
	if !f.open {
		return
	}
	if f.filled != s.Dataset {
		f.filled = s.Dataset
		f.fill(s.Dataset)
	}
	for _, one := range f.selects {
		one.show(*one.of(&s.Filter))
	}
}

// height is what the unfolded controls need.
func (f *filterBox) height() float32 {
	if !f.open {
		return 0
	}
	return 3*(f.selects[0].MinSize().Height+filterGap) + textButtonHeight + 8
}

const filterGap = 6

// layout puts the unfolded controls into a place: two to a row.
func (f *filterBox) layout(x, y, width float32) {
	column, row := (width-filterGap)/2, f.selects[0].MinSize().Height
	put := func(i int, o fyne.CanvasObject) {
		o.Move(fyne.NewPos(x+float32(i%2)*(column+filterGap), y+float32(i/2)*(row+filterGap)))
		o.Resize(fyne.NewSize(column, row))
	}
	for i, s := range f.selects {
		put(i, s)
	}
	clear := f.clear.MinSize()
	f.clear.Move(fyne.NewPos(x+width-clear.Width+textButtonInset, y+2*(row+filterGap)+(row-clear.Height)/2))
	f.clear.Resize(clear)
	f.hide.Move(fyne.NewPos(x-textButtonInset, y+3*(row+filterGap)))
	f.hide.Resize(fyne.NewSize(min(f.hide.MinSize().Width, width+2*textButtonInset), textButtonHeight))
}

// fill finds the choices: what is in no event is not among them.
func (f *filterBox) fill(d *event.Dataset) {
	categories, actors, sources, degrees := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for i := range d.Events {
		e := &d.Events[i]
		categories[e.Category]++
		degrees[string(e.Confidence)]++
		for _, id := range e.Actors {
			actors[id]++
		}
		for _, id := range e.Sources {
			sources[id]++
		}
	}
	f.selects[0].fill(choicesOf(d.Categories, categories, false, func(c *event.Category) (string, string) { return c.ID, c.Name }))
	f.selects[1].fill(choicesOf(d.Actors, actors, true, func(a *event.Actor) (string, string) { return a.ID, a.Name }))
	f.selects[2].fill(choicesOf(d.Sources, sources, true, func(s *event.Source) (string, string) { return s.ID, s.Title }))
	var views, all []choice
	for _, v := range d.Viewpoints {
		if v.Holder != "" {
			views = append(views, choice{v.ID, cmp.Or(v.Name, v.ID)})
		}
	}
	f.selects[3].fill(views)
	for _, c := range []event.Confidence{event.High, event.Medium, event.Low} {
		if n := degrees[string(c)]; n > 0 {
			all = append(all, choice{string(c), capital(language.Confidence(string(c))) + counted(n)})
		}
	}
	f.selects[4].fill(all)
}

func counted(n int) string { return " (" + language.Number(int64(n)) + ")" }

// A choice is one thing to filter by.
type choice struct{ id, text string }

// choices is the most that one list offers. Of more, those in most events.
const choices = 300

// choicesOf gives the records that are in events, with the number of these, in
// the order of their names or of the dataset.
func choicesOf[T any](all []T, in map[string]int, byName bool, of func(*T) (id, name string)) []choice {
	var found []choice
	for i := range all {
		if id, name := of(&all[i]); in[id] > 0 && id != "" {
			found = append(found, choice{id, cmp.Or(name, id)})
		}
	}
	if len(found) > choices {
		slices.SortStableFunc(found, func(a, b choice) int { return in[b.id] - in[a.id] })
		found = found[:choices]
	}
	if byName {
		slices.SortStableFunc(found, func(a, b choice) int { return strings.Compare(strings.ToLower(a.text), strings.ToLower(b.text)) })
	}
	for i := range found {
		found[i].text = elide(found[i].text, style{size: bodySize}, 300) + counted(in[found[i].id])
	}
	return found
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}
