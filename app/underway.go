package app

import (
	"legation/app/control"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// An underwayCard lies over the map while a file is read that takes a while: how
// far it is, and a button to call it off. The window stays of use.
type underwayCard struct {
	store  *state.Store
	object *fyne.Container
	box    *canvas.Rectangle
	words  *widget.Label
	bar    *widget.ProgressBar
	button *control.Button
	cancel func()
}

func newUnderwayCard(store *state.Store, keys control.Keys) *underwayCard {
	c := &underwayCard{store: store, box: canvas.NewRectangle(nil), words: widget.NewLabel(""), bar: widget.NewProgressBar()}
	c.box.CornerRadius, c.box.StrokeWidth = 8, 1
	c.words.Truncation = fyne.TextTruncateEllipsis
	c.button = control.NewButtonWithIcon(language.T("Cancel"), theme.CancelIcon(), keys, func() { c.cancel() })
	c.object = container.New(underwayLayout{}, c.box, container.NewStack(control.NewGround(), container.NewPadded(container.NewVBox(c.words,
		container.NewBorder(nil, nil, nil, c.button, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 4), c.bar))))))
	c.object.Hide()
	store.Subscribe(func(old, now state.State) {
		if old.Theme != now.Theme {
			c.colour()
		}
	})
	return c
}

func (c *underwayCard) colour() {
	p := geo.PaletteOf(c.store.State().Theme)
	c.box.FillColor, c.box.StrokeColor = p.Panel, p.PanelEdge
	c.box.Refresh()
}

// show shows what is under way.
func (c *underwayCard) show(window fyne.Window, what string, cancel func()) {
	c.words.SetText(what)
	c.cancel = cancel
	c.colour()
	c.object.Show()
	// Fyne draws by itself what has been in sight before, and this has not.
	if w, ok := window.Canvas().(interface{ SetDirty() }); ok {
		w.SetDirty()
	}
}

// part shows how much of it is done, from 0 to 1.
func (c *underwayCard) part(f float64) { c.bar.SetValue(f) }

func (c *underwayCard) hide() { c.object.Hide() }

// underwayLayout puts the card at the top of the map, in the middle.
type underwayLayout struct{}

func (underwayLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (underwayLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	card := fyne.NewSize(min(420, size.Width-24), objects[1].MinSize().Height)
	at := fyne.NewPos((size.Width-card.Width)/2, 12)
	for _, o := range objects {
		o.Move(at)
		o.Resize(card)
	}
}
