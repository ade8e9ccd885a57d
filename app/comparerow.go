package app

import (
	"strings"

	"legation/app/control"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A compareRow says what is shown right of the divider: whose view, and on
// which date.
type compareRow struct {
	store     *state.Store
	object    *fyne.Container
	viewpoint *chooser
	date      *control.Entry
	answer    *widget.Label
	words     []fyne.CanvasObject // which go where there is little room
}

func newCompareRow(a *App, all func() []event.Viewpoint) *compareRow {
	store, leave := a.store, func() { a.window.Canvas().Unfocus() }
	r := &compareRow{store: store}
	r.viewpoint = newChooser(a, all, func(id string) {
		store.Update(func(s state.State) state.State { s.Compare.Viewpoint = id; return s })
	})
	r.date = control.NewEntry("", control.Escape(leave))
	r.date.SetPlaceHolder(language.T("the same date"))
	r.date.OnSubmitted = func(text string) {
		r.take(text)
		leave()
	}
	r.answer = muted("")
	closed := control.NewSign(theme.CancelIcon(), language.T("Close"), a.keys(), func() {
		store.Update(func(s state.State) state.State { return s.CompareWith(false) })
	})
	closed.Importance = widget.LowImportance
	right, on := muted(language.T("Right of the divider")), muted(language.C("before a date", "on"))
	r.words = []fyne.CanvasObject{right, on}
	r.object = container.NewPadded(container.New(&flow{gap: theme.Padding(), changed: a.layAgain},
		right, wide(r.viewpoint.object, 172), on, wide(r.date, 150), r.answer, closed))
	r.object.Hide()
	return r
}

// fold leaves the words away that there is little room for, or shows them again.
func (r *compareRow) fold(away bool) {
	for _, o := range r.words {
		if away {
			o.Hide()
		} else {
			o.Show()
		}
	}
}

// take reads a date: any that EDTF can write, of which the earliest day counts.
func (r *compareRow) take(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		r.answer.SetText("")
		r.store.Update(func(s state.State) state.State { s.Compare.Dated = false; return s })
		return
	}
	date, err := event.ParseDate(text)
	day, known := date.Anchor()
	switch {
	case err != nil:
		r.answer.SetText(err.Error())
	case !known:
		r.answer.SetText(language.T("this date has no known day"))
	default:
		r.answer.SetText("")
		r.store.Update(func(s state.State) state.State {
			s.Compare.Dated, s.Compare.Playhead = true, day
			return s
		})
	}
}

func (r *compareRow) follow(s state.State) {
	if !s.Compare.On {
		r.object.Hide()
		return
	}
	r.viewpoint.show(s, s.Right().Viewpoint)
	if s.Compare.Dated && r.date.Text == "" {
		r.date.SetText(s.Compare.Playhead.String())
	}
	r.object.Show()
}
