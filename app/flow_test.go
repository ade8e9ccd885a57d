package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
)

func TestFlow(t *testing.T) {
	box := func(w, h float32) fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(w, h))
		return r
	}
	objects := []fyne.CanvasObject{box(100, 30), box(80, 20), layout.NewSpacer(), box(60, 30)}
	told := 0
	f := &flow{gap: 10, changed: func() { told++ }}
	f.Layout(objects, fyne.NewSize(400, 30))
	if at := objects[3].Position(); at.X+60 != 400 || objects[1].Position().Y != 5 {
		t.Errorf("wide: the last is at %v, the second at %v", at, objects[1].Position())
	}
	if min := f.MinSize(objects); min != fyne.NewSize(100, 30) {
		t.Errorf("wide: it needs %v", min)
	}
	told = 0
	f.Layout(objects, fyne.NewSize(200, 30))
	if at := objects[3].Position(); at != fyne.NewPos(0, 40) || told != 1 {
		t.Errorf("narrow: the last is at %v, told %d times", at, told)
	}
	if min := f.MinSize(objects); min.Height != 70 {
		t.Errorf("narrow: it needs %v", min)
	}
	for _, width := range []float32{100, 130, 190, 250, 320} {
		f.Layout(objects, fyne.NewSize(width, 30))
		for i, a := range objects {
			if a.Position().X+a.Size().Width > width {
				t.Errorf("at %g, object %d reaches to %g", width, i, a.Position().X+a.Size().Width)
			}
			for _, b := range objects[:i] {
				p, q, s, u := a.Position(), b.Position(), a.Size(), b.Size()
				if p.X < q.X+u.Width && q.X < p.X+s.Width && p.Y < q.Y+u.Height && q.Y < p.Y+s.Height {
					t.Errorf("at %g, object %d lies over another", width, i)
				}
			}
		}
	}
}

// What does not stand in one row is squeezed before a second one is begun, and is as
// it was where there is room again.
func TestFlowSqueezes(t *testing.T) {
	test.NewTempApp(t)
	wide := canvas.NewRectangle(nil)
	wide.SetMinSize(fyne.NewSize(200, 30))
	objects := []fyne.CanvasObject{wide, canvas.NewRectangle(nil)}
	objects[1].(*canvas.Rectangle).SetMinSize(fyne.NewSize(90, 30))
	f := &flow{gap: 10, squeeze: func(on bool) {
		width := float32(200)
		if on {
			width = 50
		}
		wide.SetMinSize(fyne.NewSize(width, 30))
	}}
	for _, c := range []struct {
		width float32
		on    bool
	}{{400, false}, {299, true}, {160, true}, {299, true}, {300, false}, {250, true}} {
		f.Layout(objects, fyne.NewSize(c.width, 30))
		f.Layout(objects, fyne.NewSize(c.width, 30))
		if f.squeezed != c.on {
			t.Errorf("at %v: squeezed %v", c.width, f.squeezed)
		}
		if y := objects[1].Position().Y; y != 0 {
			t.Errorf("at %v: the second stands at %v", c.width, y)
		}
	}
}
