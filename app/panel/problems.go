package panel

import (
	"strconv"

	"legation/app/control"
	"legation/app/dataset"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Problems lists what is wrong with the open file, so that a person can mend it
// in the program that made it while the list stays in sight.
type Problems struct {
	// OnCopy gets the whole list as text.
	OnCopy func(text string)

	store  *state.Store
	report dataset.Report
	file   string
	broken error // why the file as it is now cannot be shown at all, or nil

	head   *fyne.Container
	list   *control.List
	keys   *forward
	copy   *textButton
	object fyne.CanvasObject
	width  float32
}

func newProblems(store *state.Store) *Problems {
	p := &Problems{store: store, keys: &forward{}}
	p.head = &fyne.Container{Layout: problemHead{p}}
	p.list = control.NewList(
		func() int { return len(p.report.Problems) },
		func() fyne.CanvasObject { return newProblemRow(p) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*problemRow).set(p.report.Problems[i]) },
		control.KeysFunc(func() control.Keys { return p.keys }),
	)
	p.list.HideSeparators = true
	p.copy = newTextButton(language.T("Copy the list"), func() {
		if p.OnCopy != nil {
			p.OnCopy(p.Text())
		}
	})
	p.object = container.New(&problemsLayout{p}, p.head, p.list, p.copy)
	store.Subscribe(func(old, now state.State) {
		if old.Theme != now.Theme {
			p.compose()
			p.list.Refresh()
		}
	})
	return p
}

// Text gives the whole list, a line for each problem.
func (p *Problems) Text() string {
	text := ""
	for _, one := range p.report.Problems {
		text += one.String() + "\n"
	}
	return text
}

// set lists what is wrong with a file. Broken says why its newest version
// cannot be shown at all; what is shown is then an older one.
func (p *Problems) set(file string, r dataset.Report, broken error) {
	p.file, p.report, p.broken = file, r, broken
	p.compose()
	p.fit()
	p.list.Refresh()
	p.list.ScrollToTop()
}

// compose writes the lines above the list.
func (p *Problems) compose() {
	pal := geo.PaletteOf(p.store.State().Theme)
	s := &sheet{palette: pal, keys: &forward{}, x: margin(p.width), y: 4, width: p.width - 2*margin(p.width)}
	s.write(p.file, style{bodySize, true, pal.Text})
	if p.broken != nil {
		s.write(language.T("The file cannot be shown as it is now. What you see is what was shown before."), style{smallSize, true, pal.Text})
		if len(p.report.Problems) == 0 {
			s.write(p.broken.Error(), s.small())
		}
	} else {
		open := language.N(p.report.Events, "%d event is open", "%d events are open")
		left := language.N(p.report.LeftOut, "%d record is left out", "%d records are left out")
		s.write(open+", "+left, s.small())
	}
	s.write(language.T("Mend the file where it was made and save it: the list follows."), s.muted())
	if len(p.report.Losses) > 0 {
		s.space(4)
		lost := language.T("Not carried over:")
		for i, l := range p.report.Losses {
			if i > 0 {
				lost += ","
			}
			lost += " " + l.String()
		}
		s.write(lost, s.muted())
	}
	s.space(6)
	p.head.Objects = s.objects
	p.head.Refresh()
}

// fit gives each row the height that its text needs at the width there is.
func (p *Problems) fit() {
	for i := range p.report.Problems {
		_, height := p.row(p.report.Problems[i])
		p.list.SetItemHeight(i, height)
	}
}

// row sets the text of a problem.
func (p *Problems) row(one dataset.Problem) (objects []fyne.CanvasObject, height float32) {
	pal := geo.PaletteOf(p.store.State().Theme)
	s := &sheet{palette: pal, keys: &forward{}, x: margin(p.width), y: 2, width: max(p.width-2*margin(p.width), 40)}
	if at := where(one); at != "" {
		s.write(at, style{smallSize, true, pal.Accent})
	}
	s.write(one.Message, s.small())
	return s.objects, s.y + 6
}

// where says in words where a problem is.
func where(p dataset.Problem) string {
	switch {
	case p.Line == 0:
		return ""
	case p.Sheet != "" && p.Column == 0:
		return language.F("Sheet %s, row %s", p.Sheet, strconv.Itoa(p.Line))
	case p.Sheet != "":
		return language.F("Sheet %s, row %s, column %s", p.Sheet, strconv.Itoa(p.Line), dataset.ColumnLetters(p.Column))
	}
	return language.F("Line %s, column %s", strconv.Itoa(p.Line), strconv.Itoa(p.Column))
}

// problemsLayout puts the list between its heading and the button below.
type problemsLayout struct{ p *Problems }

func (problemsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(MinWidth, 66) }

func (l *problemsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if l.p.width != size.Width {
		l.p.width = size.Width
		l.p.compose()
		l.p.fit()
	}
	top := l.p.head.MinSize().Height
	const foot = 36
	l.p.head.Resize(fyne.NewSize(size.Width, top))
	l.p.list.Move(fyne.NewPos(0, top))
	l.p.list.Resize(fyne.NewSize(size.Width, max(size.Height-top-foot, 0)))
	button := l.p.copy.MinSize()
	l.p.copy.palette = geo.PaletteOf(l.p.store.State().Theme)
	l.p.copy.Move(fyne.NewPos(margin(size.Width)-textButtonInset, size.Height-foot+6))
	l.p.copy.Resize(button)
}

// problemHead is as high as the lines in it, which have their places already.
type problemHead struct{ p *Problems }

func (problemHead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	bottom := float32(0)
	for _, o := range objects {
		bottom = max(bottom, o.Position().Y+o.Size().Height)
	}
	return fyne.NewSize(MinWidth, bottom+8)
}

func (problemHead) Layout([]fyne.CanvasObject, fyne.Size) {}

// A problemRow is one problem: where it is, and what.
type problemRow struct {
	widget.BaseWidget
	page *Problems
	text []fyne.CanvasObject
}

func newProblemRow(page *Problems) *problemRow {
	r := &problemRow{page: page}
	r.ExtendBaseWidget(r)
	return r
}

func (r *problemRow) set(p dataset.Problem) {
	r.text, _ = r.page.row(p)
	r.Refresh()
}

func (r *problemRow) CreateRenderer() fyne.WidgetRenderer { return &problemRenderer{r} }

type problemRenderer struct{ row *problemRow }

func (r *problemRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, 24) }
func (r *problemRenderer) Layout(fyne.Size)             {}
func (r *problemRenderer) Objects() []fyne.CanvasObject { return r.row.text }
func (r *problemRenderer) Destroy()                     {}
func (r *problemRenderer) Refresh() {
	for _, o := range r.row.text {
		canvas.Refresh(o)
	}
}
