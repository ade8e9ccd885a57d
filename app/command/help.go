package command

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gestures are what the pointer does, which no table can run.
var gestures = []struct{ gesture, does string }{
	{"Wheel", "Zoom about the pointer"},
	{"Shift+wheel", "Pan sideways"},
	{"Drag", "Pan the map or the timeline"},
	{"Drag the playhead", "Go through time"},
	{"Click", "Choose an event"},
}

// Help makes the page of keys for a dialog: every command that has a key,
// by menu, in two columns. It scrolls where it does not fit.
func (t Table) Help() fyne.CanvasObject {
	groups := t.groups()
	rows := 0
	for _, g := range groups {
		rows += len(g.rows) + 1
	}
	left, right := container.NewVBox(), container.NewVBox()
	column, taken := left, 0
	for _, g := range groups {
		if column == left && taken > 0 && 2*(taken+len(g.rows)/2) > rows {
			column = right
		}
		taken += len(g.rows) + 1
		column.Add(g.object())
	}
	page := container.New(&halves{gap: 32}, left, right)
	scroll := container.NewVScroll(container.NewPadded(page))
	scroll.SetMinSize(fyne.NewSize(page.MinSize().Width+24, 420))
	return scroll
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
	pointer := group{name: "Pointer"}
	for _, g := range gestures {
		pointer.rows = append(pointer.rows, helpRow{[]string{g.gesture}, g.does})
	}
	return append(groups, pointer)
}

func (g group) object() fyne.CanvasObject {
	heading := widget.NewLabelWithStyle(g.name, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	rows := container.New(layout.NewCustomPaddedVBoxLayout(4), heading)
	for _, r := range g.rows {
		keys := container.New(layout.NewCustomPaddedHBoxLayout(4))
		for _, k := range r.keys {
			keys.Add(newKeycap(k))
		}
		does := widget.NewLabel(r.does)
		rows.Add(container.NewBorder(nil, nil, does, container.NewCenter(keys)))
	}
	return rows
}

// halves lays two columns out side by side at equal widths.
type halves struct{ gap float32 }

func (h *halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(2*size.Width+h.gap, size.Height)
}

func (h *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - h.gap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+h.gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// A keycap is a key drawn as one.
type keycap struct {
	widget.BaseWidget
	text string
}

func newKeycap(text string) *keycap {
	k := &keycap{text: text}
	k.ExtendBaseWidget(k)
	return k
}

func (k *keycap) CreateRenderer() fyne.WidgetRenderer {
	r := &keycapRenderer{box: canvas.NewRectangle(color.Transparent), text: canvas.NewText(k.text, color.Black)}
	r.box.CornerRadius, r.box.StrokeWidth = 4, 1
	r.text.TextSize = 12
	r.text.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type keycapRenderer struct {
	box  *canvas.Rectangle
	text *canvas.Text
}

func (r *keycapRenderer) MinSize() fyne.Size {
	size := r.text.MinSize().AddWidthHeight(12, 4)
	return fyne.NewSize(max(size.Width, size.Height), size.Height)
}

func (r *keycapRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.text.Resize(size)
}

func (r *keycapRenderer) Refresh() {
	r.box.FillColor = theme.Color(theme.ColorNameInputBackground)
	r.box.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	r.text.Color = theme.Color(theme.ColorNameForeground)
	r.box.Refresh()
	r.text.Refresh()
}

func (r *keycapRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.text} }
func (r *keycapRenderer) Destroy()                     {}
