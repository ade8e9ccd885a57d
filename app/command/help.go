package command

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"legation/app/language"
)

// gestures are what the pointer does, which no table can run.
var gestures = []struct{ gesture, does string }{
	{language.Key("Wheel"), language.Key("Zoom about the pointer")},
	{language.Key("Shift+wheel"), language.Key("Pan sideways")},
	{language.Key("Drag"), language.Key("Pan the map or the timeline")},
	{language.Key("Drag the playhead"), language.Key("Go through time")},
	{language.Key("Click"), language.Key("Choose an event")},
}

// focusKeys are what the keys do that belong to whatever has the focus.
var focusKeys = []struct{ key, does string }{
	{"Tab", language.Key("To the next control; with Shift to the one before")},
	{"Enter", language.Key("Press what has the focus")},
	{"← → ↑ ↓", language.Key("Choose, in a list that has the focus")},
	{"Alt", language.Key("Menu bar; arrows and Enter choose")},
}

// Help makes the page of keys for a dialog: every command that has a key,
// by menu, in two columns.
func (t Table) Help() fyne.CanvasObject {
	groups := t.groups()
	rows := 0
	for _, g := range groups {
		rows += len(g.rows) + 1
	}
	apart := layout.NewCustomPaddedVBoxLayout(14)
	left, right := container.New(apart), container.New(apart)
	column, taken := left, 0
	for _, g := range groups {
		if column == left && taken > 0 && 2*(taken+len(g.rows)/2) > rows {
			column = right
		}
		taken += len(g.rows) + 1
		column.Add(g.object())
	}
	page := container.New(&halves{gap: 32}, left, right)
	// The bar of a scroller gets room of its own at the right.
	return container.New(layout.NewCustomPaddedLayout(0, 4, 8, 20), page)
}

type group struct {
	name string
	rows []helpRow
}

type helpRow struct {
	keys []string
	does string
}

func (t Table) groups() []group {
	var groups []group
	for i := range t {
		c := &t[i]
		if len(c.Keys) == 0 {
			continue
		}
		if len(groups) == 0 || groups[len(groups)-1].name != c.Menu {
			groups = append(groups, group{name: c.Menu})
		}
		row := helpRow{does: c.Name}
		for _, k := range c.Keys {
			row.keys = append(row.keys, KeyText(k))
		}
		g := &groups[len(groups)-1]
		g.rows = append(g.rows, row)
	}
	focus := group{name: language.T("Control with the focus")}
	for _, k := range focusKeys {
		focus.rows = append(focus.rows, helpRow{[]string{k.key}, language.T(k.does)})
	}
	groups = append(groups, focus)
	pointer := group{name: language.T("Pointer")}
	for _, g := range gestures {
		pointer.rows = append(pointer.rows, helpRow{[]string{language.T(g.gesture)}, language.T(g.does)})
	}
	return append(groups, pointer)
}

func (g group) object() fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(3), newWords(g.name, true))
	for _, r := range g.rows {
		keys := container.New(layout.NewCustomPaddedHBoxLayout(4))
		for _, k := range r.keys {
			keys.Add(newKeycap(k))
		}
		rows.Add(container.NewBorder(nil, nil, newWords(r.does, false), container.NewCenter(keys)))
	}
	return rows
}

// halves lays two columns out side by side at equal widths, or one below the
// other where they do not fit.
type halves struct {
	gap   float32
	width float32 // of the last layout
}

func (h *halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, all := fyne.Size{}, float32(0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
		all += o.MinSize().Height
	}
	if h.below(size.Width) {
		return fyne.NewSize(size.Width, all+h.gap/2)
	}
	return size
}

// below reports whether two columns of a width do not fit side by side.
func (h *halves) below(column float32) bool { return h.width > 0 && h.width < 2*column+h.gap }

func (h *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	column := float32(0)
	for _, o := range objects {
		column = max(column, o.MinSize().Width)
	}
	if h.below(column) {
		y := float32(0)
		for _, o := range objects {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
			y += o.MinSize().Height + h.gap/2
		}
		return
	}
	width := (size.Width - h.gap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+h.gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// A word is a key, drawn as one, or text beside it.
type word struct {
	widget.BaseWidget
	text        string
	key, strong bool
}

func newKeycap(text string) *word { return newWord(&word{text: text, key: true}) }

func newWords(text string, strong bool) *word { return newWord(&word{text: text, strong: strong}) }

func newWord(w *word) *word {
	w.ExtendBaseWidget(w)
	return w
}

func (w *word) CreateRenderer() fyne.WidgetRenderer {
	r := &wordRenderer{word: w, box: canvas.NewRectangle(color.Transparent), text: canvas.NewText(language.Visual(w.text), color.Black)}
	r.box.CornerRadius = 4
	r.text.TextStyle.Bold = w.strong
	if w.key {
		r.box.StrokeWidth = 1
		r.text.Alignment = fyne.TextAlignCenter
	}
	r.Refresh()
	return r
}

type wordRenderer struct {
	word *word
	box  *canvas.Rectangle
	text *canvas.Text
}

func (r *wordRenderer) MinSize() fyne.Size {
	size := r.text.MinSize().AddWidthHeight(0, 6)
	if r.word.key {
		size.Width = max(size.Width+12, size.Height)
	}
	return size
}

func (r *wordRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.text.Resize(size)
}

func (r *wordRenderer) Refresh() {
	r.text.TextSize = theme.TextSize()
	r.text.Color = theme.Color(theme.ColorNameForeground)
	if r.word.key {
		r.text.TextSize = theme.CaptionTextSize()
		r.box.FillColor = theme.Color(theme.ColorNameInputBackground)
		r.box.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	}
	r.box.Refresh()
	r.text.Refresh()
}

func (r *wordRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.text} }
func (r *wordRenderer) Destroy()                     {}
