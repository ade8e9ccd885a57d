package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"legation/app/control"
	"legation/app/language"
	"legation/app/state"
)

// reveal has the map show the first place of an event.
func (a *App) reveal(id string) {
	d := a.store.State().Dataset
	e, ok := d.Event(id)
	if !ok {
		return
	}
	for _, id := range e.Places {
		if place, ok := d.Place(id); ok {
			a.mapView.Reveal(orb.Point{place.Lon, place.Lat})
			return
		}
	}
}

func firstView(s state.State) string {
	if len(s.Dataset.Views) == 0 {
		return ""
	}
	return s.Dataset.Views[0].ID
}

// showStance opens the card of the territory that a position is about, on the
// first day of the position if it does not hold on the playhead's.
func (a *App) showStance(id string) {
	a.scrub(func(s state.State) state.State {
		st, ok := s.Dataset.Stance(id)
		if !ok {
			return s
		}
		if day, known := st.Date.Anchor(); known && !st.Holds(s.Playhead) {
			s = s.MoveTo(day)
		}
		return s.AskOf(st.Territory)
	})
}

// showPlace moves the map to a place and keeps its scale, unless that is too
// small to tell the place from its neighbours.
func (a *App) showPlace(id string) {
	a.update(func(s state.State) state.State {
		place, ok := s.Dataset.Place(id)
		if !ok {
			return s
		}
		zoom := s.Viewport(float64(a.mapView.Size().Width), float64(a.mapView.Size().Height)).Zoom
		s.View, s.Centre, s.Zoom = "", orb.Point{place.Lon, place.Lat}, max(zoom, 6)
		return s
	})
}

// chooseAmong lets a person choose among the events at one place, the newest
// first.
func (a *App) chooseAmong(ids []string, at fyne.Position) {
	d := a.store.State().Dataset
	popList{
		rows: len(ids), create: newLine,
		update: func(i int, row fyne.CanvasObject) {
			if e, ok := d.Event(ids[len(ids)-1-i]); ok {
				date := language.T("Undated")
				if !e.Date.IsZero() {
					date = e.Date.Text()
				}
				setLine(row, language.Beside(date)+"   "+language.Beside(e.Title))
			}
		},
		chosen: func(i int) { a.choose(ids[len(ids)-1-i]) },
	}.open(a, at, fyne.NewSize(460, min(linesHeight(len(ids)), 340)))
}

func (a *App) choose(id string) {
	a.store.Update(func(s state.State) state.State {
		s.Playing = false
		return s.Select(id)
	})
	a.panel.ShowDetails()
}

// mapButtons are the buttons that lie on the map: closer, farther, home.
func (a *App) mapButtons() fyne.CanvasObject {
	button := func(icon fyne.Resource, words string, tapped func()) fyne.CanvasObject {
		return control.NewSign(icon, words, a.keys(), tapped)
	}
	column := container.New(buttonColumn{},
		button(theme.ContentAddIcon(), language.T("Zoom in"), func() { a.mapView.ZoomBy(0.5) }),
		button(theme.ContentRemoveIcon(), language.T("Zoom out"), func() { a.mapView.ZoomBy(-0.5) }),
		button(theme.HomeIcon(), language.T("Starting view"), a.home))
	return column
}

// A buttonColumn lays the buttons out at the right edge, from the top, as many as a
// low map has room for above its attribution. What goes is in the menu.
type buttonColumn struct{}

const creditHeight = 30 // of an attribution in two lines

func (buttonColumn) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (buttonColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Padding()
	y := gap
	for _, o := range objects {
		least := o.MinSize()
		if fits := y+least.Height <= size.Height-creditHeight; fits != o.Visible() {
			if fits {
				o.Show()
			} else {
				o.Hide()
			}
		}
		o.Resize(least)
		o.Move(fyne.NewPos(size.Width-least.Width-gap, y))
		y += least.Height + gap
	}
}

// home shows the first view.
func (a *App) home() {
	a.update(func(s state.State) state.State { s.View = firstView(s); return s })
}
