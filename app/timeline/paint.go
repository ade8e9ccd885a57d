package timeline

import (
	"image/color"
	"math"
	"strconv"

	"legation/app/state"
	"legation/geo"
)

// Paint paints a state of the timeline, all but what moves with the playhead
// and the pointer, and returns what it painted.
func Paint(c *geo.Canvas, s state.State, l *Layout) *Picture {
	p := Arrange(s, l)
	p.Paint(c)
	return p
}

// Paint paints the picture onto a canvas of the layout's size.
func (p *Picture) Paint(c *geo.Canvas) {
	w := painter{c, p, geo.PaletteOf(p.Dark)}
	c.Clear(w.pal.Paper)
	w.lanes()
	w.grid()
	w.names()
	w.waiting()
	restore := c.Clip(p.Axis.X, p.Axis.Y, p.Axis.W, p.Axis.H)
	w.densities()
	w.marks()
	restore()
	w.ruler()
	w.overview()
	w.hline(0, 0, p.Width, w.pal.PanelEdge)
}

type painter struct {
	*geo.Canvas
	*Picture
	pal geo.Palette
}

// hline and vline paint a line one device pixel thick.
func (w *painter) hline(x, y, length float64, col color.NRGBA) {
	var path geo.Path
	path.Rect(x, w.snap(y), length, 1/w.Canvas.Scale)
	w.Fill(&path, col)
}

func (w *painter) vline(x, y, length float64, col color.NRGBA) {
	var path geo.Path
	path.Rect(w.snap(x), y, 1/w.Canvas.Scale, length)
	w.Fill(&path, col)
}

func (w *painter) snap(v float64) float64 {
	return math.Round(v*w.Canvas.Scale) / w.Canvas.Scale
}

// lanes paints every other lane a little darker.
func (w *painter) lanes() {
	stripe := geo.Mix(w.pal.Paper, w.pal.Text, 0.028)
	for i := 0; i < len(w.Lanes); i += 2 {
		var path geo.Path
		y := w.snap(w.Lanes[i].Y)
		path.Rect(0, y, w.Width, w.snap(w.Lanes[i].Bottom())-y)
		w.Fill(&path, stripe)
	}
}

func (w *painter) grid() {
	for _, t := range w.Ruler.Minor {
		w.vline(t.X, w.Axis.Y, w.Axis.H, geo.Fade(w.pal.Grid, 0.55))
	}
	for _, t := range w.Ruler.Major {
		w.vline(t.X, w.Axis.Y-4, w.Axis.H+4, w.pal.Grid)
	}
}

// names paints the name of each lane with its shape.
func (w *painter) names() {
	for _, l := range w.Lanes {
		y := l.Y + l.H/2
		if l.lane.style >= 0 {
			st := w.Marks.styles[l.lane.style]
			w.shape(st.shape, 22, y, min(dotRadius, l.H/2-2.5), st.colour)
		}
		st := nameStyle
		st.Size = min(st.Size, l.H*0.8)
		st.Colour = w.pal.Text
		w.Text(l.Name, nameX, y+st.Size*0.35, st)
	}
	if w.Undated.W > 0 {
		st := tickStyle
		st.Colour = w.pal.Muted
		w.Text(w.UndatedHeading(), w.Undated.X+1, w.Axis.Y-9, st)
		w.vline(w.Undated.X-5, w.Axis.Y, w.Axis.H, w.pal.Grid)
	}
}

func (w *painter) shape(name string, x, y, r float64, col color.NRGBA) {
	var path geo.Path
	geo.Shape(&path, name, x, y, r)
	w.Fill(&path, col)
}

// waiting paints the undated events.
func (w *painter) waiting() {
	for _, q := range w.Waiting {
		st := w.Marks.styles[q.Style]
		if q.Selected {
			w.ring(Box{q.X - q.R, q.Y - q.R, 2 * q.R, 2 * q.R})
		}
		w.shape(st.shape, q.X, q.Y, q.R, st.colour)
	}
	for _, m := range w.More {
		st := tickStyle
		st.Colour = w.pal.Muted
		w.Text("+"+strconv.Itoa(m.Hidden), m.X+2, m.Y+m.H/2+labelDrop, st)
	}
}

// ringRoom is how far the ring around the chosen event reaches.
const ringRoom = 3.0

// ring marks the chosen event.
func (w *painter) ring(b Box) {
	const out = ringRoom - 0.5
	var path geo.Path
	path.RoundRect(b.X-out, b.Y-out, b.W+2*out, b.H+2*out, min(6, b.H/2+out))
	w.Fill(&path, w.pal.Paper) // so that it stands out from what it lies over
	w.Stroke(&path, 1.8, w.pal.Accent)
}

// marks paints the marks, those that are dimmed and the chosen one's last.
func (w *painter) marks() {
	for pass := range 3 {
		for i := range w.Placed {
			q := &w.Placed[i]
			if want := map[bool]int{true: 1, false: 0}[q.Shown]; q.Selected && pass == 2 || !q.Selected && pass == want {
				w.mark(q)
			}
		}
	}
	for i := range w.Placed {
		w.title(&w.Placed[i])
	}
}

// colour is the mark's colour as it is seen on the lane.
func (w *painter) colour(q *Placed) color.NRGBA {
	col := w.Marks.styles[q.mark.style].colour
	if q.mark.form == within {
		col = geo.Mix(col, w.pal.Paper, 0.35)
	}
	if !q.Shown && !q.Selected {
		col = geo.Mix(col, w.pal.Paper, 0.62)
	}
	return col
}

func (w *painter) mark(q *Placed) {
	col := w.colour(q)
	if q.Selected {
		b := q.Box
		b.X, b.W = max(b.X, w.Axis.X-20), min(b.Right(), w.Axis.Right()+20)-max(b.X, w.Axis.X-20)
		w.ring(b)
	}
	switch {
	case q.Row < 0 && !q.Selected:
		var path geo.Path
		path.Rect(q.X-0.6, q.Y, q.W+1.2, q.H)
		w.Fill(&path, w.pal.Paper)
		path.Reset()
		path.Rect(q.X, q.Y, q.W, q.H)
		w.Fill(&path, col)
	case q.mark.form == instant:
		x, y, r := q.X+q.W/2, q.Y+q.H/2, q.H/2
		if q.mark.start == fading {
			// The day is named, but not for sure: it fades to both sides.
			b := bar{x0: q.X, solid0: x, solid1: x, x1: q.Right()}
			b.paint(w.Canvas, Box{q.X, y - r*0.6, q.W, r * 1.2}, w.Axis.X, w.Axis.Right(), geo.Fade(col, 0.8))
			r *= 0.75
		}
		w.shape(w.Marks.styles[q.mark.style].shape, x, y, r, col)
	default:
		w.bar(q).paint(w.Canvas, q.Box, w.Axis.X, w.Axis.Right(), col)
	}
}

// title paints the label of a mark.
func (w *painter) title(q *Placed) {
	l := q.Label
	if l.Text == "" {
		return
	}
	st := labelStyle
	st.Colour = w.pal.Text
	if q.Selected {
		st = chosenStyle
		st.Colour = w.pal.Text
	}
	switch {
	case l.Inside:
		st.Colour = ink(w.colour(q))
	case !q.Shown && !q.Selected:
		st.Colour = w.pal.Muted
	}
	if l.Over {
		var path geo.Path
		path.RoundRect(l.X-4, l.Y-labelDrop-labelHeight/2-2, l.W+8, labelHeight+4, 3)
		w.Fill(&path, geo.Fade(w.pal.Paper, 0.92))
	}
	w.Text(l.Text, l.X, l.Y, st)
}

// ink returns the colour, black or white, in which text on a background is read
// best. One of them always reaches a contrast of 4.5.
func ink(on color.NRGBA) color.NRGBA {
	black, white := color.NRGBA{A: 0xFF}, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	if contrast(on, black) >= contrast(on, white) {
		return black
	}
	return white
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}
