package app

import (
	"time"

	"legation/app/cite"
	"legation/app/control"
	"legation/app/event"
	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"
	"legation/app/version"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// citation writes how the chosen event, the picture or the dataset is cited.
func citation(s state.State, what string, style cite.Style, today event.Day) (string, error) {
	context := cite.Context{Version: version.Number, Today: today}
	items := cite.Dataset(s.Dataset, context)
	switch e, ok := s.Dataset.Event(s.Selection); {
	case what == "picture":
		items = cite.Picture(s, context)
	case what == "event" && ok:
		items = cite.Event(s.Dataset, e, context)
	}
	return cite.Format(style, items)
}

// canCite reports whether there is something of a kind to cite.
func (a *App) canCite(what string) bool {
	s := a.store.State()
	_, ok := s.Dataset.Event(s.Selection)
	return what != "event" || ok
}

// cite shows how something is cited, in a style that can be chosen, and copies
// it.
func (a *App) cite(what string) {
	if !a.canCite(what) {
		return
	}
	s := a.store.State()
	now := time.Now()
	today := event.DayOf(int64(now.Year()), int(now.Month()), now.Day())
	keys := boxKeys{a}
	text := control.NewEntry("", keys)
	text.MultiLine, text.Wrapping = true, fyne.TextWrapWord
	text.SetMinRowsVisible(7)
	var styles []choice
	for _, st := range cite.Styles {
		styles = append(styles, choice{string(st.Style), st.Name})
	}
	show := func(style string) {
		written, err := citation(s, what, cite.Style(style), today)
		if err != nil {
			written = err.Error()
		}
		text.SetText(written)
	}
	style := a.memory.settings.Citation
	list := selectOf(styles, style, keys, func(id string) {
		a.remember(func(s *settings.Settings) { s.Citation = id })
		show(id)
	})
	show(styles[max(list.SelectedIndex(), 0)].id)
	title := map[string]string{"event": language.T("Cite the event"), "picture": language.T("Cite the picture"), "dataset": language.T("Cite the dataset")}[what]
	var d *dialog.CustomDialog
	told := widget.NewLabel("")
	copying := control.NewButton(language.T("Copy"), keys, func() {
		a.fyne.Clipboard().SetContent(text.Text)
		told.SetText(language.T("It is on the clipboard."))
	})
	copying.Importance = widget.HighImportance
	closing := control.NewButton(language.T("Close"), keys, func() { d.Hide() })
	content := container.NewVBox(container.NewBorder(nil, nil, widget.NewLabel(language.T("Style")), nil, list), text, told)
	d = a.box(title, content, 680, nil, closing, copying)
	a.window.Canvas().Focus(copying)
}
