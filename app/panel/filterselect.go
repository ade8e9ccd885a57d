package panel

import (
	"slices"
	"strconv"

	"legation/app/language"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A filterSelect chooses one thing to filter by, or nothing.
type filterSelect struct {
	widget.Select
	keys      *forward
	box       *filterBox
	all       string // the words for no choice
	of        func(*state.Filter) *string
	choices   []choice
	following bool // the state is being shown, nothing chosen
	byKey     bool // opened by a key, so that the focus stays
}

func newFilterSelect(box *filterBox, name, all string, of func(*state.Filter) *string) *filterSelect {
	s := &filterSelect{box: box, all: all, of: of}
	s.PlaceHolder = language.Visual(name)
	s.OnChanged = s.chosen
	s.ExtendBaseWidget(s)
	return s
}

func (s *filterSelect) fill(found []choice) {
	s.choices = append([]choice{{"", s.all}}, found...)
	s.Options = make([]string, len(s.choices))
	for i, c := range s.choices {
		s.Options[i] = language.Visual(c.text)
		// A Select knows its options by their words alone.
		for n := 2; slices.Contains(s.Options[:i], s.Options[i]); n++ {
			s.Options[i] = language.Visual(c.text + " · " + strconv.Itoa(n))
		}
	}
	if len(found) == 0 {
		s.Disable()
	} else {
		s.Enable()
	}
}

// show shows what the state asks for.
func (s *filterSelect) show(id string) {
	s.following = true
	defer func() { s.following = false }()
	at := slices.IndexFunc(s.choices, func(c choice) bool { return c.id == id })
	switch {
	case id == "":
		s.ClearSelected()
	case at < 0: // asked for by somebody else
		s.choices = append(s.choices, choice{id, id})
		s.Options = append(s.Options, id)
		s.Enable()
		s.SetSelectedIndex(len(s.Options) - 1)
	default:
		s.SetSelectedIndex(at)
	}
}

// chosen takes what a person chose into the state, and gives up the focus that
// a click has taken, so that keys go to the commands again.
func (s *filterSelect) chosen(string) {
	at := s.SelectedIndex()
	if s.following || at < 0 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && !s.byKey {
		c.Unfocus()
	}
	id := s.choices[at].id
	s.box.change(func(to *state.Filter) { *s.of(to) = id })
	s.box.follow(s.box.store.State()) // the first choice shows the name alone
}

// FocusGained has the control come into view.
func (s *filterSelect) FocusGained() {
	s.Select.FocusGained()
	if s.box.shown != nil {
		s.box.shown(s)
	}
}

func (s *filterSelect) Tapped(ev *fyne.PointEvent) {
	s.byKey = false
	s.Select.Tapped(ev)
}

func (s *filterSelect) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		s.byKey = true
		s.Select.TypedKey(ev)
	case fyne.KeyLeft:
		s.turn(-1)
	case fyne.KeyRight:
		s.turn(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.byKey = true
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		s.keys.key(ev)
	}
}

// turn chooses the next (1) or the previous (-1) thing, round and round. No
// choice counts as the first.
func (s *filterSelect) turn(by int) {
	if n := len(s.choices); n > 0 {
		s.byKey = true
		s.SetSelectedIndex((max(s.SelectedIndex(), 0) + by + n) % n)
	}
}

func (s *filterSelect) TypedRune(r rune) {
	if r != ' ' {
		s.keys.rune(r)
	}
}
