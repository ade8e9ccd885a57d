package mapview

import (
	"legation/geo"

	"fyne.io/fyne/v2"
)

// CreateRenderer is called by Fyne.
func (m *MapView) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{m: m, objects: []fyne.CanvasObject{m.backdrop, m.base, m.time, m.furniture, m.box, m.hint.box, m.hint.text, m.focus}}
}

type renderer struct {
	m       *MapView
	objects []fyne.CanvasObject
}

func (r *renderer) Layout(size fyne.Size) {
	r.m.focus.Resize(size)
	r.m.place()
	r.m.paint()
	if r.m.OnSize != nil {
		r.m.OnSize()
	}
}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(300, 110) }

// Refresh follows a changed theme or scale.
func (r *renderer) Refresh() {
	r.m.focus.StrokeColor = geo.PaletteOf(r.m.store.State().Theme).Accent
	r.m.paint()
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Destroy() {}
