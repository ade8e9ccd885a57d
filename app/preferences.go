package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"legation/app/control"
	"legation/app/language"
	"legation/app/reading"
	"legation/app/settings"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// showPreferences opens the dialog of what a person likes better. Everything
// takes effect at once; closing it keeps it.
func (a *App) showPreferences() { a.preferencesAt(themeRow) }

// The rows of the preferences that the dialog opens at.
const (
	themeRow    = 0
	languageRow = 1
	sizeRow     = 2
)

// preferencesAt opens the dialog with the focus in one of its rows.
func (a *App) preferencesAt(focused int) {
	s := a.memory.settings
	keys := boxKeys{a}
	var looks []choice
	for _, t := range themeChoices() {
		looks = append(looks, choice{t.ID, t.Name})
	}
	themes := selectOf(looks, a.themeChoice(), keys, a.setTheme)
	languages := []choice{{"", language.T("Language of the system")}}
	for _, l := range language.Supported() {
		languages = append(languages, choice{l.Code, l.Name})
	}
	tongue := selectOf(languages, s.Language, keys, a.setLanguage)
	units := selectOf([]choice{{"", language.T("Kilometres")}, {"imperial", language.T("Miles")}}, s.Units, keys, func(id string) {
		a.remember(func(s *settings.Settings) { s.Units = id })
		a.update(func(s state.State) state.State { s.Imperial = id == "imperial"; return s })
	})
	still := control.NewCheck(language.Visual(language.T("Reduce motion")), s.ReduceMotion, keys, a.setStill)
	folder := widget.NewLabel(a.pictures())
	folder.Truncation = fyne.TextTruncateEllipsis
	browse := control.NewButton(language.T("Choose…"), keys, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				a.remember(func(s *settings.Settings) { s.PictureFolder = u.Path() })
				folder.SetText(u.Path())
			}
		}, a.window)
	})
	rows := container.New(layout.NewFormLayout())
	row := func(text string, o fyne.CanvasObject) {
		rows.Add(widget.NewLabel(language.Visual(text)))
		rows.Add(o)
	}
	row(language.T("Theme"), themes)
	row(language.T("Language"), tongue)
	var d *dialog.CustomDialog
	row(language.T("Text and controls"), a.sizeSelect(keys, func() {
		if open := slices.ContainsFunc(a.boxes, func(b openBox) bool { return b.dialog == d }); open {
			d.Hide()
			a.preferencesAt(sizeRow)
		}
	}))
	row(language.T("Distances"), units)
	row(language.T("Movement"), still)
	row(language.T("Pictures go to"), container.NewBorder(nil, nil, nil, browse, folder))
	row(language.T("Map tiles"), a.tilesRow(keys))

	reset := control.NewButton(language.T("Reset everything…"), keys, func() {
		a.ask(language.T("Reset everything?"), language.T("Preferences, the layout of the window and what is shown go back to how they are for a new user. Files stay as they are."),
			language.T("Reset"), language.T("Cancel"), func() {
				d.Hide()
				a.reset()
			})
	})
	done := control.NewButton(language.T("Close"), keys, func() { d.Hide() })
	content := container.NewVBox(rows)
	if a.memory.failed != nil {
		content.Add(reading.New(language.F("What you choose here lasts until you quit: %v", a.memory.failed)))
	}
	d = a.box(language.T("Preferences"), content, 560, nil, reset, done)
	a.window.Canvas().Focus(rows.Objects[2*focused+1].(fyne.Focusable))
}

// relayout is how long Fyne takes at most to take up another size of text.
const relayout = 250 * time.Millisecond

// sizeSelect makes the control of the size of text. The window is laid out anew at
// another size, and the dialog with it: again opens it again, where the person was.
func (a *App) sizeSelect(keys control.Keys, again func()) fyne.CanvasObject {
	var sizes []choice
	for _, percent := range scaleSteps {
		sizes = append(sizes, choice{fmt.Sprint(percent), fmt.Sprintf("%d %%", percent)})
	}
	now := fmt.Sprint(a.scalePercent())
	if !slices.ContainsFunc(sizes, func(c choice) bool { return c.id == now }) {
		sizes = append(sizes, choice{now, now + " %"}) // written into the file by hand
	}
	return selectOf(sizes, now, keys, func(id string) {
		var percent int
		fmt.Sscan(id, &percent)
		a.setScale(percent)
		time.AfterFunc(relayout, func() { fyne.Do(again) })
	})
}

// tilesRow says which servers of map tiles a person has allowed to be asked, and
// takes it back.
func (a *App) tilesRow(keys control.Keys) fyne.CanvasObject {
	text := widget.NewLabel("")
	text.Truncation = fyne.TextTruncateEllipsis
	var forget *control.Button
	show := func() {
		allowed := a.memory.settings.TilesAllowed
		if len(allowed) == 0 {
			text.SetText(language.Visual(language.T("No server is asked for tiles")))
			forget.Disable()
			return
		}
		text.SetText(language.Visual(language.F("May be asked: %s", strings.Join(allowed, ", "))))
	}
	forget = control.NewButton(language.T("Forget"), keys, func() {
		a.remember(func(s *settings.Settings) { s.Tiles, s.TilesAllowed = "", nil })
		show()
	})
	show()
	return container.NewBorder(nil, nil, nil, forget, text)
}

// setStill has things stand at once where they would move.
func (a *App) setStill(on bool) {
	a.remember(func(s *settings.Settings) { s.ReduceMotion = on })
	a.update(func(s state.State) state.State { s.Still = on; return s })
}

// A choice is an id with the words that a person chooses it by.
type choice struct{ id, name string }

// selectOf makes a list to choose one of several from.
func selectOf(choices []choice, id string, keys control.Keys, chosen func(id string)) *control.Select {
	var names []string
	for _, c := range choices {
		names = append(names, language.Visual(c.name))
	}
	sel := control.NewSelect(names, keys, nil)
	sel.SetSelectedIndex(max(slices.IndexFunc(choices, func(c choice) bool { return c.id == id }), 0))
	sel.OnChanged = func(string) {
		if i := sel.SelectedIndex(); i >= 0 {
			chosen(choices[i].id)
		}
	}
	return sel
}
