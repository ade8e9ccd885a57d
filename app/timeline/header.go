package timeline

import (
	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// A header is the row above the lanes' names: play or pause, the previous and
// the next event, and the playhead's date.
type header struct {
	play, previous, next *roundButton
	buttons              fyne.CanvasObject
	date                 *canvas.Text
}

const (
	playSize = 30
	stepSize = 26
	dateX    = 10 + playSize + 6 + 2*stepSize + 6 // where the date begins
)

func newHeader(play, previous, next func()) *header {
	h := &header{
		play:     newRoundButton(theme.MediaPlayIcon(), true, play),
		previous: newRoundButton(theme.MediaSkipPreviousIcon(), false, previous),
		next:     newRoundButton(theme.MediaSkipNextIcon(), false, next),
		date:     canvas.NewText("", nil),
	}
	h.date.TextSize = 12
	h.date.TextStyle = fyne.TextStyle{Bold: true}
	h.buttons = container.NewWithoutLayout(h.play, h.previous, h.next)
	return h
}

func (h *header) objects() []fyne.CanvasObject { return []fyne.CanvasObject{h.buttons, h.date} }

func (h *header) paint(pal geo.Palette) {
	h.date.Color = pal.Text
	h.date.Refresh()
}

// place lays the row out.
func (h *header) place(l *Layout) {
	middle := float32(l.Header.H) / 2
	h.buttons.Resize(fyne.NewSize(float32(l.Header.W), float32(l.Header.H)))
	x := float32(10)
	for _, b := range []struct {
		button *roundButton
		size   float32
		gap    float32
	}{{h.play, playSize, 6}, {h.previous, stepSize, 0}, {h.next, stepSize, 6}} {
		b.button.Resize(fyne.NewSquareSize(b.size))
		b.button.Move(fyne.NewPos(x, middle-b.size/2))
		x += b.size + b.gap
	}
	h.date.Move(fyne.NewPos(x, middle-h.date.MinSize().Height/2))
}

func (h *header) setDate(text string) {
	text = language.Visual(text)
	if h.date.Text != text {
		h.date.Text = text
		h.date.Resize(h.date.MinSize())
		h.date.Refresh()
	}
}

func (h *header) setPlaying(playing bool) {
	icon := theme.MediaPlayIcon()
	if playing {
		icon = theme.MediaPauseIcon()
	}
	h.play.SetIcon(icon)
}
