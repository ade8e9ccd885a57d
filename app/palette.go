package app

import (
	"image/color"

	"legation/app/command"
	"legation/app/language"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A palette finds a command by its name: type, choose with the arrows, Enter.
type palette struct {
	app    *App
	popup  *widget.PopUp
	entry  *paletteEntry
	list   *paletteList
	none   *widget.Label // in place of the list where nothing answers
	found  []*command.Command
	chosen int
}

func (a *App) showPalette() {
	p := &palette{app: a}
	p.entry = &paletteEntry{palette: p}
	p.entry.ExtendBaseWidget(p.entry)
	p.entry.SetPlaceHolder(language.T("Type what you want to do"))
	p.entry.OnChanged = p.search
	p.entry.OnSubmitted = func(string) { p.run(p.chosen) }
	p.list = &paletteList{palette: p}
	p.list.Length = func() int { return len(p.found) }
	p.list.CreateItem = func() fyne.CanvasObject {
		menu, name, key := widget.NewLabel(""), widget.NewLabel(""), widget.NewLabel("")
		menu.Importance, key.Importance = widget.LowImportance, widget.LowImportance
		return container.NewStack(canvas.NewRectangle(color.Transparent), container.NewHBox(menu, name, layout.NewSpacer(), key))
	}
	p.list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		c, parts := p.found[i], o.(*fyne.Container).Objects
		mark, row := parts[0].(*canvas.Rectangle), parts[1].(*fyne.Container).Objects
		mark.FillColor = color.Transparent
		if i == p.chosen {
			mark.FillColor = theme.Color(theme.ColorNameSelection)
		}
		mark.Refresh()
		row[0].(*widget.Label).SetText(language.Visual(c.Menu))
		row[1].(*widget.Label).SetText(language.Visual(c.Name))
		row[3].(*widget.Label).SetText(c.KeyLabel())
	}
	p.list.OnSelected = p.run // by a click
	p.list.ExtendBaseWidget(p.list)
	p.none = widget.NewLabel(language.Visual(language.T("Nothing by this name can be done now")))
	p.none.Importance = widget.LowImportance
	over := a.window.Canvas()
	size := over.Size()
	width, height := min(560, size.Width-40), min(420, size.Height-80)
	p.popup = widget.NewModalPopUp(container.NewBorder(p.entry, nil, nil, nil, p.list, container.NewVBox(p.none)), over)
	p.popup.Resize(fyne.NewSize(width, height))
	p.popup.Show()
	p.search("")
	over.Focus(p.entry)
}

// search lists what answers a query, the best answer chosen.
func (p *palette) search(query string) {
	p.found = p.app.commands.Matching(query)
	p.none.Hidden = len(p.found) > 0
	p.none.Refresh()
	p.list.ScrollToTop()
	p.choose(0)
}

// choose marks an answer without running it.
func (p *palette) choose(i int) {
	p.chosen = min(max(i, 0), len(p.found)-1) // -1 where there is none
	p.list.Refresh()
	if p.chosen >= 0 {
		p.list.ScrollTo(p.chosen)
	}
}

func (p *palette) run(i int) {
	if i < 0 || i >= len(p.found) {
		return
	}
	c := p.found[i]
	p.popup.Hide()
	p.app.window.Canvas().Unfocus()
	c.Do()
}

// A paletteList shows the answers. The one that is chosen is marked by the palette: a
// row that the list itself has selected could not be clicked again. Keys go to the
// field, wherever a click has put the focus.
type paletteList struct {
	widget.List
	palette *palette
}

// TypedKey gives the field a key and the focus.
func (l *paletteList) TypedKey(ev *fyne.KeyEvent) {
	l.palette.app.window.Canvas().Focus(l.palette.entry)
	l.palette.entry.TypedKey(ev)
}

// TypedRune gives the field a character and the focus.
func (l *paletteList) TypedRune(r rune) {
	l.palette.app.window.Canvas().Focus(l.palette.entry)
	l.palette.entry.TypedRune(r)
}

// A paletteEntry is the palette's text field: it leaves the keys that choose to
// the list.
type paletteEntry struct {
	widget.Entry
	palette *palette
}

// TypedKey moves through the answers, or edits the text.
func (e *paletteEntry) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		e.palette.choose(e.palette.chosen + 1)
	case fyne.KeyUp:
		e.palette.choose(e.palette.chosen - 1)
	case fyne.KeyPageDown:
		e.palette.choose(e.palette.chosen + 8)
	case fyne.KeyPageUp:
		e.palette.choose(e.palette.chosen - 8)
	case fyne.KeyEscape:
		e.palette.popup.Hide()
		e.palette.app.window.Canvas().Unfocus()
	default:
		e.Entry.TypedKey(ev)
	}
}
