// Package playback has the settings of playing: how fast, how, and what is to
// happen at the end.
package playback

import (
	"math"
	"strconv"

	"legation/app/language"
	"legation/app/play"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Settings are the controls, which follow the state.
type Settings struct {
	store     *state.Store
	speed     *choice
	move      *choice
	end       *choice
	skip      *check
	cards     *check
	snap      *check
	object    fyne.CanvasObject
	popup     *widget.PopUp
	following bool // the state is being shown, nothing chosen
}

// The two ways to move, in the order of the control.
var moves = []string{language.Key("From event to event"), language.Key("Evenly through time")}

// New makes the settings of a store. Make them once: they follow it for good.
func New(store *state.Store) *Settings {
	p := &Settings{store: store}
	p.speed, p.move, p.end = p.newChoice(), p.newChoice(), p.newChoice()
	for _, speed := range play.Speeds {
		p.speed.Options = append(p.speed.Options, SpeedText(speed))
	}
	for _, move := range moves {
		p.move.Options = append(p.move.Options, language.T(move))
	}
	for _, end := range play.Ends {
		p.end.Options = append(p.end.Options, language.T(end.Name))
	}
	p.skip = p.newCheck(language.T("Skip decades without events"))
	p.cards = p.newCheck(language.T("Show titles on the map"))
	p.snap = p.newCheck(language.T("Drag from event to event"))
	rows := container.New(layout.NewFormLayout(),
		widget.NewLabel(language.T("Speed")), p.speed,
		widget.NewLabel(language.C("how the playhead moves", "Move")), p.move,
		widget.NewLabel(language.T("At the end")), p.end)
	p.object = container.NewVBox(rows, widget.NewSeparator(), p.skip, p.cards, p.snap)
	p.follow(store.State())
	store.Subscribe(func(old, now state.State) {
		if old.Playback != now.Playback || old.Snap != now.Snap {
			p.follow(now)
		}
	})
	return p
}

// Object is the controls, for a window or a dialog.
func (p *Settings) Object() fyne.CanvasObject { return p.object }

// ShowAbove shows the settings over the window, with their lower edge at the
// upper edge of an object in it, such as the button that was pressed; below
// the object where there is no room. A click elsewhere or Escape closes them.
func (p *Settings) ShowAbove(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	at := driver.AbsolutePositionForObject(o)
	p.ShowAt(c, func(size fyne.Size) fyne.Position {
		if at.Y < size.Height+gap {
			return fyne.NewPos(at.X, at.Y+o.Size().Height+gap)
		}
		return fyne.NewPos(at.X, at.Y-size.Height-gap)
	})
}

// ShowAt shows the settings at a place in the window, which may depend on how
// large they are.
func (p *Settings) ShowAt(c fyne.Canvas, place func(fyne.Size) fyne.Position) {
	p.Hide()
	p.popup = widget.NewPopUp(container.New(layout.NewCustomPaddedLayout(4, 6, 8, 8), p.object), c)
	size := p.popup.MinSize()
	size.Width = max(size.Width, width)
	at, area := place(size), c.Size()
	at.X = max(min(at.X, area.Width-size.Width-gap), 0)
	at.Y = max(min(at.Y, area.Height-size.Height-gap), 0)
	p.popup.Resize(size)
	p.popup.ShowAtPosition(at)
}

// Hide closes them.
func (p *Settings) Hide() {
	if p.popup != nil {
		p.popup.Hide()
		p.popup = nil
	}
}

const (
	gap   = 6
	width = 300
)

// follow shows the state in the controls.
func (p *Settings) follow(s state.State) {
	p.following = true
	defer func() { p.following = false }()
	p.speed.SetSelectedIndex(nearest(s.Playback.Speed))
	p.move.SetSelectedIndex(0)
	if s.Playback.Evenly {
		p.move.SetSelectedIndex(1)
		p.skip.Enable()
	} else {
		p.skip.Disable() // from event to event nothing else is stopped at
	}
	p.end.SetSelectedIndex(0)
	for i, end := range play.Ends {
		if end.ID == s.Playback.End {
			p.end.SetSelectedIndex(i)
		}
	}
	p.skip.SetChecked(s.Playback.SkipEmpty)
	p.cards.SetChecked(s.Playback.Cards)
	p.snap.SetChecked(s.Snap)
}

// take takes what a person chose into the state.
func (p *Settings) take() {
	if p.following {
		return
	}
	speed, end := p.speed.SelectedIndex(), p.end.SelectedIndex()
	p.store.Update(func(s state.State) state.State {
		if speed != nearest(s.Playback.Speed) {
			s.Playback.Speed = play.Speeds[max(speed, 0)]
		}
		s.Playback.Evenly = p.move.SelectedIndex() == 1
		s.Playback.End = play.Ends[max(end, 0)].ID
		s.Playback.SkipEmpty, s.Playback.Cards, s.Snap = p.skip.Checked, p.cards.Checked, p.snap.Checked
		return s
	})
}

// A choice is a Select that Escape leaves.
type choice struct {
	widget.Select
	settings *Settings
}

func (p *Settings) newChoice() *choice {
	c := &choice{settings: p}
	c.OnChanged = func(string) { p.take() }
	c.ExtendBaseWidget(c)
	return c
}

func (c *choice) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		c.settings.Hide()
		return
	}
	c.Select.TypedKey(ev)
}

// A check is a Check that Escape leaves.
type check struct {
	widget.Check
	settings *Settings
}

func (p *Settings) newCheck(text string) *check {
	c := &check{settings: p}
	c.Text = text
	c.OnChanged = func(bool) { p.take() }
	c.ExtendBaseWidget(c)
	return c
}

func (c *check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		c.settings.Hide()
		return
	}
	c.Check.TypedKey(ev)
}

// nearest gives the place among the speeds of the one nearest to a speed.
func nearest(speed float64) int {
	if !(speed > 0) {
		speed = 1
	}
	at := 0
	for i := range play.Speeds {
		if math.Abs(math.Log(play.Speeds[i]/speed)) < math.Abs(math.Log(play.Speeds[at]/speed)) {
			at = i
		}
	}
	return at
}

// SpeedText writes a speed: "0.25×", "2×".
func SpeedText(speed float64) string { return strconv.FormatFloat(speed, 'g', -1, 64) + "×" }
