package app

import (
	"slices"

	"legation/app/control"
	"legation/app/language"
	"legation/app/reading"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// The room that a dialog leaves around itself, and what its title, its buttons
// and its own margins take of its height.
const (
	aroundDialog = 24
	dialogFrame  = 124
)

// An openBox is a dialog, and what the canvas has over the window for it.
type openBox struct {
	dialog  *dialog.CustomDialog
	object  fyne.CanvasObject
	scroll  *container.Scroll
	content fyne.CanvasObject
	aside   *fyne.Container // around the content
	width   float32
}

// fit gives a dialog the height of what it holds, as far as the window has it.
func (b openBox) fit(area fyne.Size) {
	// What wraps is as high as its width has it.
	b.content.Resize(fyne.NewSize(b.width-40, b.content.MinSize().Height))
	least := b.content.MinSize().Height + 4
	high := min(least, max(area.Height-aroundDialog-dialogFrame, 80))
	right := float32(0)
	if least > high {
		right = 10
	}
	b.aside.Layout = layout.NewCustomPaddedLayout(0, 0, 0, right) // the bar lies beside the content, not on it
	b.scroll.SetMinSize(fyne.NewSize(min(b.width-40, 240), high))
	b.dialog.Resize(fyne.NewSize(b.width, 0))
}

// refit has an open dialog follow what it holds, once that has grown.
func (a *App) refit(d *dialog.CustomDialog) {
	for _, b := range a.boxes {
		if b.dialog == d {
			b.fit(a.window.Canvas().Size())
		}
	}
}

// box opens a dialog that fits the window at every size of text: what is too
// high for it scrolls, and follows the focus. Escape closes it. Closed is called then or is nil.
func (a *App) box(title string, content fyne.CanvasObject, width float32, closed func(), buttons ...*control.Button) *dialog.CustomDialog {
	area := a.window.Canvas().Size()
	width = min(width, area.Width-aroundDialog)
	aside := container.NewStack(content)
	scroll := container.NewVScroll(aside)
	followFocus(content, scroll)
	d := dialog.NewCustomWithoutButtons("", control.Titled(language.Visual(title), scroll), a.window)
	var row []fyne.CanvasObject
	for _, b := range buttons {
		row = append(row, b)
	}
	d.SetButtons(row)
	open := openBox{dialog: d, scroll: scroll, content: content, aside: aside, width: width}
	open.fit(area)
	d.SetOnClosed(func() {
		a.boxes = slices.DeleteFunc(a.boxes, func(b openBox) bool { return b.dialog == d })
		if closed != nil {
			closed()
		}
	})
	d.Show()
	open.object = a.window.Canvas().Overlays().Top()
	a.boxes = append(a.boxes, open)
	return d
}

// boxKeys are the keys of a dialog: Escape closes it, and what does not fit is
// scrolled by the arrows and by Page Up and Page Down.
type boxKeys struct{ app *App }

// TypedKey closes or scrolls the topmost dialog.
func (k boxKeys) TypedKey(ev *fyne.KeyEvent) {
	part := map[fyne.KeyName]float32{fyne.KeyUp: -0.2, fyne.KeyDown: 0.2, fyne.KeyPageUp: -0.9, fyne.KeyPageDown: 0.9}[ev.Name]
	switch n := len(k.app.boxes); {
	case ev.Name == fyne.KeyEscape:
		k.app.clear()
	case part != 0 && n > 0:
		s := k.app.boxes[n-1].scroll
		s.ScrollToOffset(fyne.NewPos(0, s.Offset.Y+part*s.Size().Height))
	}
}

// TypedRune does nothing.
func (boxKeys) TypedRune(rune) {}

// followFocus has the controls in a page come into view when they get the focus.
func followFocus(o fyne.CanvasObject, scroll *container.Scroll) {
	if c, ok := o.(*fyne.Container); ok {
		for _, part := range c.Objects {
			followFocus(part, scroll)
		}
		return
	}
	f, ok := o.(interface{ OnFocus(func()) })
	if !ok {
		return
	}
	f.OnFocus(func() {
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
		switch height := scroll.Size().Height; {
		case top < scroll.Offset.Y:
			scroll.ScrollToOffset(fyne.NewPos(0, max(top-4, 0)))
		case top+o.Size().Height > scroll.Offset.Y+height:
			scroll.ScrollToOffset(fyne.NewPos(0, top+o.Size().Height+4-height))
		}
	})
}

// page opens a dialog to read, which closes.
func (a *App) page(title string, content fyne.CanvasObject, width float32) {
	var d *dialog.CustomDialog
	done := control.NewButton(language.T("Close"), boxKeys{a}, func() { d.Hide() })
	d = a.box(title, content, width, nil, done)
	a.window.Canvas().Focus(done)
}

// tell says something in a dialog, which Enter closes too.
func (a *App) tell(title, text string) {
	var d *dialog.CustomDialog
	ok := control.NewButton(language.C("toolkit", "OK"), boxKeys{a}, func() { d.Hide() })
	ok.Importance = widget.HighImportance
	d = a.box(title, reading.New(text), 480, nil, ok)
	a.window.Canvas().Focus(ok)
}

// fail says what went wrong.
func (a *App) fail(err error) { a.tell(language.T("That did not work"), err.Error()) }

// ask asks a question, whose answers are in words what each of them does.
func (a *App) ask(title, text, yes, no string, then func()) {
	var d *dialog.CustomDialog
	refuse := control.NewButton(no, boxKeys{a}, func() { d.Hide() })
	agree := control.NewButton(yes, boxKeys{a}, func() { d.Hide(); then() })
	agree.Importance = widget.HighImportance
	d = a.box(title, reading.New(text), 480, nil, refuse, agree)
	a.window.Canvas().Focus(agree)
}
