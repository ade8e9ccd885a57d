package app

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"time"

	"legation/app/event"
	"legation/app/file"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
)

// tourPause is how long the tour waits, once the map is painted, for the window
// to show it and the other panes to follow.
const tourPause = 300 * time.Millisecond

// eventPause is how long the tour rests on an event of which it takes no
// picture.
const eventPause = 100 * time.Millisecond

// tour plays through every event in the window and leaves pictures of it in a
// folder, then ends the program. It runs where nobody can press a key.
func (a *App) tour(folder string) {
	time.Sleep(time.Second)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		a.endTour(err)
		return
	}
	number := 0
	take := func(name string) error {
		a.settle()
		img, err := a.picture()
		if err != nil {
			return err
		}
		number++
		path := filepath.Join(folder, fmt.Sprintf("%02d-%s.png", number, name))
		if err := file.ReplacePNG(path, img); err != nil {
			return err
		}
		fyne.DoAndWait(func() { a.trace.exported(path) })
		fmt.Println(path)
		return nil
	}
	set := func(change func(state.State) state.State) {
		fyne.DoAndWait(func() { a.store.Update(change) })
	}
	if err := a.tourStops(take, set); err != nil {
		a.endTour(err)
		return
	}
	a.endTour(nil)
}

// settle waits until the window shows the current state, for ten seconds at
// most.
func (a *App) settle() {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		settled := false
		fyne.DoAndWait(func() { settled = a.mapView.Settled() })
		if settled {
			break
		}
	}
	time.Sleep(tourPause)
}

// picture takes a picture of the window: of the virtual display it is on, where
// that can be read, else of its canvas.
func (a *App) picture() (img image.Image, err error) {
	if path := os.Getenv(screenFile); path != "" {
		return readScreen(path)
	}
	fyne.DoAndWait(func() { img = software.RenderCanvas(a.window.Canvas(), a.fyne.Settings().Theme()) })
	return img, nil
}

// tourStops visits the views, then every event, then the positions on a
// territory in dispute through time and viewpoints.
func (a *App) tourStops(take func(string) error, set func(func(state.State) state.State)) error {
	d := a.store.State().Dataset
	for _, v := range d.Views {
		set(func(s state.State) state.State { s.View = v.ID; return s })
		if err := take("view-" + v.ID); err != nil {
			return err
		}
	}
	first := ""
	if len(d.Views) > 0 {
		first = d.Views[0].ID
	}
	dated := d.Index().Dated()
	for i, at := range dated {
		e := &d.Events[at]
		set(func(s state.State) state.State {
			s.View = first
			return s.Select(e.ID)
		})
		if len(e.Statement) > 0 || i%10 == 0 || i == len(dated)-1 {
			if err := take("event-" + e.ID); err != nil {
				return err
			}
			continue
		}
		time.Sleep(eventPause)
	}
	for _, at := range d.Index().Undated() {
		e := &d.Events[at]
		set(func(s state.State) state.State { return s.Select(e.ID) })
		time.Sleep(eventPause)
	}
	golan := first
	if len(d.Views) > 2 {
		golan = d.Views[2].ID
	}
	for _, year := range []int64{1966, 1968, 1982, 2020} {
		for _, v := range d.Viewpoints {
			set(func(s state.State) state.State {
				s.View, s.Viewpoint = golan, v.ID
				return s.MoveTo(event.DayOf(year, 7, 1))
			})
			if v.Holder == "" || year == 2020 {
				if err := take(fmt.Sprintf("%d-%s", year, v.ID)); err != nil {
					return err
				}
			}
		}
	}
	set(func(s state.State) state.State {
		next := state.New(s.Dataset)
		next.Theme = geo.DarkTheme
		return next
	})
	return take("dark")
}

func (a *App) endTour(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "legation:", err)
		a.trace.close()
		os.Exit(1)
	}
	fyne.Do(a.fyne.Quit)
}
