package app

import (
	"fmt"
	"slices"

	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// showPreferences opens the dialog of what a person likes better. Everything
// takes effect at once; closing it keeps it.
func (a *App) showPreferences() {
	s := a.memory.settings
	var looks []choice
	for _, t := range themeChoices() {
		looks = append(looks, choice{t.ID, t.Name})
	}
	themes := selectOf(looks, a.themeChoice(), a.setTheme)
	languages := []choice{{"", language.T("Language of the system")}}
	for _, l := range language.Supported() {
		languages = append(languages, choice{l.Code, l.Name})
	}
	tongue := selectOf(languages, s.Language, a.setLanguage)

	percent := widget.NewLabel(fmt.Sprintf("%d %%", a.scalePercent()))
	sizes := container.NewHBox(
		widget.NewButton("−", func() {
			a.setScale(nextScale(a.scalePercent(), -1))
			percent.SetText(fmt.Sprintf("%d %%", a.scalePercent()))
		}),
		percent,
		widget.NewButton("+", func() {
			a.setScale(nextScale(a.scalePercent(), 1))
			percent.SetText(fmt.Sprintf("%d %%", a.scalePercent()))
		}),
	)
	units := selectOf([]choice{{"", language.T("Kilometres")}, {"imperial", language.T("Miles")}}, s.Units, func(id string) {
		a.remember(func(s *settings.Settings) { s.Units = id })
		a.update(func(s state.State) state.State { s.Imperial = id == "imperial"; return s })
	})
	still := widget.NewCheck(language.T("Reduce motion"), nil)
	still.SetChecked(s.ReduceMotion)
	still.OnChanged = func(on bool) {
		a.remember(func(s *settings.Settings) { s.ReduceMotion = on })
		a.update(func(s state.State) state.State { s.Still = on; return s })
	}
	folder := widget.NewLabel(a.pictures())
	folder.Truncation = fyne.TextTruncateEllipsis
	browse := widget.NewButton(language.T("Choose…"), func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				a.remember(func(s *settings.Settings) { s.PictureFolder = u.Path() })
				folder.SetText(u.Path())
			}
		}, a.window)
	})
	form := widget.NewForm(
		widget.NewFormItem(language.T("Theme"), themes),
		widget.NewFormItem(language.T("Language"), tongue),
		widget.NewFormItem(language.T("Text and controls"), sizes),
		widget.NewFormItem(language.T("Distances"), units),
		widget.NewFormItem(language.T("Movement"), still),
		widget.NewFormItem(language.T("Pictures go to"), container.NewBorder(nil, nil, nil, browse, folder)),
	)
	var d *dialog.CustomDialog
	reset := widget.NewButton(language.T("Reset everything…"), func() {
		dialog.ShowConfirm(language.T("Reset everything?"), language.T("Preferences, the layout of the window and what is shown go back to how they are for a new user. Files stay as they are."), func(yes bool) {
			if yes {
				d.Hide()
				a.reset()
			}
		}, a.window)
	})
	d = dialog.NewCustom(language.T("Preferences"), language.T("Close"), container.NewVBox(form, container.NewHBox(reset)), a.window)
	size := a.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(560, size.Width-40), 0))
	d.SetOnClosed(func() { a.overlay = nil })
	d.Show()
	a.overlay = d
}

// A choice is an id with the words that a person chooses it by.
type choice struct{ id, name string }

// selectOf makes a list to choose one of several from.
func selectOf(choices []choice, id string, chosen func(id string)) *widget.Select {
	var names []string
	for _, c := range choices {
		names = append(names, c.name)
	}
	sel := widget.NewSelect(names, nil)
	sel.SetSelectedIndex(max(slices.IndexFunc(choices, func(c choice) bool { return c.id == id }), 0))
	sel.OnChanged = func(string) {
		if i := sel.SelectedIndex(); i >= 0 {
			chosen(choices[i].id)
		}
	}
	return sel
}
