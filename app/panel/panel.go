// Package panel is the side of the window that says in words what the map
// and the timeline show: the chosen event and the list of all events.
package panel

import (
	"legation/app/dataset"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// MinWidth is the width in device-independent pixels from which on nothing of
// the panel is clipped.
const MinWidth = 260

// A Panel shows the chosen event on one tab and all events on another. A third
// tab is there while something is wrong with the open file.
type Panel struct {
	Details  *Details
	List     *List
	Problems *Problems

	keys   *forward
	tabs   [3]*tab
	pages  [3]fyne.CanvasObject
	bar    *fyne.Container
	listed *container.Scroll // the list, which scrolls as a whole where the panel is low
	object fyne.CanvasObject
}

// New makes the panel. A link to a source goes to open, which gets http and
// https addresses only.
func New(store *state.Store, open func(url string)) *Panel {
	p := &Panel{keys: &forward{}, Details: NewDetails(store, open), List: NewList(store), Problems: newProblems(store)}
	p.Details.keys, p.Details.previous.keys, p.Details.next.keys = p.keys, p.keys, p.keys
	p.List.forward(p.keys)
	p.Problems.keys, p.Problems.copy.keys = p.keys, p.keys
	p.tabs = [3]*tab{
		newTab(language.T("Details"), p.keys, p.ShowDetails),
		newTab(language.T("Events"), p.keys, p.ShowList),
		newTab(language.T("Problems"), p.keys, func() { p.show(2) }),
	}
	p.tabs[2].Hide()
	p.listed = container.NewVScroll(p.List.Object())
	p.List.filter.shown = func(o fyne.CanvasObject) { p.bringIntoView(o) }
	p.pages = [3]fyne.CanvasObject{p.Details.Object(), p.listed, p.Problems.object}
	p.bar = container.New(&tabBar{}, p.tabs[0], p.tabs[1], p.tabs[2])
	p.object = container.New(&panelLayout{}, p.bar, container.NewStack(p.pages[0], p.pages[1], p.pages[2]))
	p.paint(store.State())
	store.Subscribe(func(old, now state.State) {
		if old.Theme != now.Theme {
			p.paint(now)
		}
	})
	p.ShowDetails()
	return p
}

// Object is what to put into the window.
func (p *Panel) Object() fyne.CanvasObject { return p.object }

// Forward has the keys that a part of the panel gets while it holds the focus,
// and does not need itself, go to the window's keys.
func (p *Panel) Forward(to Keys) { p.keys.to = to }

// ShowDetails turns to the chosen event.
func (p *Panel) ShowDetails() { p.show(0) }

// ShowList turns to the list, where the chosen event is in view.
func (p *Panel) ShowList() {
	p.show(1)
	p.List.reveal()
}

// ShowProblems lists what is wrong with a file, on a tab of its own that is
// turned to where something is. Broken says why the file's newest version cannot
// be shown at all, or is nil. Without problems the tab goes.
func (p *Panel) ShowProblems(file string, r dataset.Report, broken error) {
	p.Problems.set(file, r, broken)
	count := len(r.Problems)
	if broken != nil {
		count = max(count, 1)
	}
	was := p.tabs[2].Visible()
	p.tabs[2].text = language.N(count, "Problem", "%d problems")
	switch {
	case count == 0 && was:
		p.tabs[2].Hide()
		if p.tabs[2].chosen {
			p.ShowDetails()
		}
	case count > 0:
		p.tabs[2].Show()
		if !was {
			p.show(2)
		}
	}
	p.tabs[2].Refresh()
	p.bar.Refresh()
}

// FocusSearch turns to the list and puts the cursor into its search field.
func (p *Panel) FocusSearch(c fyne.Canvas) {
	p.ShowList()
	p.listed.ScrollToTop()
	c.Focus(p.List.entry)
	p.List.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// ShowFilter turns to the list and unfolds its filter.
func (p *Panel) ShowFilter(c fyne.Canvas) {
	p.ShowList()
	p.List.filter.unfold(true)
	p.List.object.Refresh()
	c.Focus(p.List.filter.selects[0])
}

// bringIntoView scrolls the page of the list to one of its parts.
func (p *Panel) bringIntoView(o fyne.CanvasObject) {
	top, height := o.Position().Y, p.listed.Size().Height
	switch {
	case top < p.listed.Offset.Y:
		p.listed.ScrollToOffset(fyne.NewPos(0, max(top-4, 0)))
	case top+o.Size().Height > p.listed.Offset.Y+height:
		p.listed.ScrollToOffset(fyne.NewPos(0, top+o.Size().Height+4-height))
	}
}

// Scroll moves on (1) or back (-1) in the page that is shown.
func (p *Panel) Scroll(by int) {
	switch {
	case p.tabs[0].chosen:
		p.Details.scroll.ScrollToOffset(fyne.NewPos(0, p.Details.scroll.Offset.Y+float32(by)*p.Details.scroll.Size().Height*0.4))
	case p.tabs[1].chosen:
		p.List.list.ScrollToOffset(p.List.list.GetScrollOffset() + float32(by)*p.List.list.Size().Height*0.4)
	default:
		p.Problems.list.ScrollToOffset(p.Problems.list.GetScrollOffset() + float32(by)*p.Problems.list.Size().Height*0.4)
	}
}

func (p *Panel) show(page int) {
	for i, t := range p.tabs {
		if i == page {
			p.pages[i].Show()
		} else {
			p.pages[i].Hide()
		}
		t.choose(i == page)
	}
}

func (p *Panel) paint(s state.State) {
	for _, t := range p.tabs {
		t.palette = geo.PaletteOf(s.Theme)
		t.Refresh()
	}
}

// panelLayout puts the tabs above the pages.
type panelLayout struct{}

func (panelLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(MinWidth, 110) }

func (panelLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const bar = 44
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, bar))
	objects[1].Move(fyne.NewPos(0, bar))
	objects[1].Resize(fyne.NewSize(size.Width, max(size.Height-bar, 0)))
}

// tabBar puts the tabs in a row at the left.
type tabBar struct{}

func (tabBar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 44) }

func (tabBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := margin(size.Width)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		width := o.MinSize().Width
		o.Move(fyne.NewPos(x, 10))
		o.Resize(fyne.NewSize(width, 30))
		x += width + 20
	}
}

// A tab is the heading of a page, with a line under that of the page shown.
type tab struct {
	pressable
	text    string
	chosen  bool
	palette geo.Palette
}

func newTab(text string, keys *forward, tapped func()) *tab {
	t := &tab{text: text}
	t.keys, t.tapped = keys, tapped
	t.ExtendBaseWidget(t)
	return t
}

func (t *tab) choose(chosen bool) {
	t.chosen = chosen
	t.Refresh()
}

func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{tab: t, text: canvas.NewText("", nil), line: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type tabRenderer struct {
	tab  *tab
	text *canvas.Text
	line *canvas.Rectangle
}

// MinSize is that of the bold text, so that nothing moves when the tab is
// chosen.
func (r *tabRenderer) MinSize() fyne.Size {
	return measure(r.tab.text, style{size: bodySize, bold: true})
}

func (r *tabRenderer) Layout(size fyne.Size) {
	r.text.Resize(fyne.NewSize(size.Width, size.Height-6))
	r.line.Move(fyne.NewPos(0, size.Height-3))
	r.line.Resize(fyne.NewSize(size.Width, 2))
}

func (r *tabRenderer) Refresh() {
	p := r.tab.palette
	r.text.Text = language.Visual(r.tab.text)
	r.text.TextSize = bodySize
	r.text.TextStyle = fyne.TextStyle{Bold: r.tab.chosen}
	r.text.Color = p.Muted
	if r.tab.chosen {
		r.text.Color = p.Accent
	} else if r.tab.marked() {
		r.text.Color = p.Text
	}
	r.line.FillColor = geo.Fade(p.Accent, 0)
	if r.tab.chosen {
		r.line.FillColor = p.Accent
	} else if r.tab.focused {
		r.line.FillColor = p.Muted
	}
	r.text.Refresh()
	r.line.Refresh()
}

func (r *tabRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text, r.line} }
func (r *tabRenderer) Destroy()                     {}
