package timeline

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"

	"legation/app/state"
	"legation/geo"
)

// Paint paints a state of the timeline, all but what moves with the playhead
// and the pointer, and returns what it painted. The memory, which may be nil,
// is that of Arrange.
func Paint(c *geo.Canvas, s state.State, l *Layout, memory *Memory) *Picture {
	p := Arrange(s, l, memory)
	p.Paint(c)
	return p
}

// Paint paints the picture onto a canvas of the layout's size.
func (p *Picture) Paint(c *geo.Canvas) {
	w := painter{c, p, geo.PaletteOf(p.Theme), Box{0, 0, p.Width, p.Height}}
	c.Clear(w.pal.Paper)
	lanes := Box{0, p.Axis.Y, p.Width, p.Axis.H}
	restore := w.within(lanes)
	w.lanes()
	restore()
	w.grid()
	restore = w.within(lanes)
	w.names()
	w.rowNames()
	w.waiting()
	restore()
	restore = w.within(p.Axis)
	w.densities()
	w.marks()
	restore()
	restore = w.within(Box{p.Undated.X, p.Axis.Y, p.Axis.Right() - p.Undated.X, p.Axis.H})
	w.positions()
	restore()
	w.ruler()
	w.overview()
	w.hline(0, 0, p.Width, w.pal.PanelEdge)
}

type painter struct {
	*geo.Canvas
	*Picture
	pal  geo.Palette
	area Box // what is painted to
}

// within keeps the painting to a box until restore is called.
func (w *painter) within(b Box) (restore func()) {
	area, unclip := w.area, w.Clip(b.X, b.Y, b.W, b.H)
	w.area = b
	return func() {
		unclip()
		w.area = area
	}
}

// rect paints an upright rectangle in whole pixels: most of what there is, and
// far quicker than a path.
func (w *painter) rect(b Box, col color.NRGBA) {
	w.pixels(b, image.NewUniform(col), draw.Over)
}

// pixels paints the pixels of a box that are within the area.
func (w *painter) pixels(b Box, src *image.Uniform, op draw.Op) {
	o, s := w.Image.Rect.Min, w.Canvas.Scale
	at := func(v float64) int { return int(math.Round(v * s)) }
	x0, x1 := max(b.X, w.area.X), min(b.Right(), w.area.Right())
	y0, y1 := max(b.Y, w.area.Y), min(b.Bottom(), w.area.Bottom())
	if x1 > x0 && y1 > y0 {
		draw.Draw(w.Image, image.Rect(o.X+at(x0), o.Y+at(y0), o.X+at(x1), o.Y+at(y1)), src, image.Point{}, op)
	}
}

// hline and vline paint a line one device pixel thick.
func (w *painter) hline(x, y, length float64, col color.NRGBA) {
	w.rect(Box{x, w.snap(y), length, 1 / w.Canvas.Scale}, col)
}

func (w *painter) vline(x, y, length float64, col color.NRGBA) {
	w.rect(Box{w.snap(x), y, 1 / w.Canvas.Scale, length}, col)
}

func (w *painter) snap(v float64) float64 {
	return math.Round(v*w.Canvas.Scale) / w.Canvas.Scale
}

func (w *painter) grid() {
	for _, t := range w.Ruler.Minor {
		w.vline(t.X, w.Axis.Y, w.Axis.H, geo.Fade(w.pal.Grid, 0.55))
	}
	for _, t := range w.Ruler.Major {
		w.vline(t.X, w.Axis.Y-4, w.Axis.H+4, w.pal.Grid)
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
		if q.Out && !q.Selected {
			w.out(q)
			continue
		}
		if q.Selected {
			w.ring(Box{q.X - q.R, q.Y - q.R, 2 * q.R, 2 * q.R})
		}
		w.shape(st.shape, q.X, q.Y, q.R, w.seen(st.colour))
	}
	for _, m := range w.More {
		st := tickStyle
		st.Colour = w.pal.Muted
		w.Text("+"+strconv.Itoa(m.Hidden), m.X+2, m.Y+m.H/2+labelDrop, st)
	}
}

// out paints an undated event that is filtered out.
func (w *painter) out(q Waiting) {
	if w.hide {
		w.rect(Box{q.X - 1, q.Y - hiddenTick/2, 2, hiddenTick}, w.outColour())
		return
	}
	w.shape(w.Marks.styles[q.Style].shape, q.X, q.Y, q.R, w.outColour())
}

// outColour is the grey of what is filtered out, tickColour that of a mark
// for which there is no room.
func (w *painter) outColour() color.NRGBA  { return geo.Mix(w.pal.Muted, w.pal.Paper, 0.68) }
func (w *painter) tickColour() color.NRGBA { return geo.Mix(w.pal.Muted, w.pal.Paper, 0.15) }

// seen is a category's colour as it stands out from the paper: WCAG asks for 3
// to 1 of what is no text. A dataset chooses its colours for no theme.
func (w *painter) seen(c color.NRGBA) color.NRGBA { return w.pal.Against(c, w.pal.Paper, 3) }

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

// marks paints the marks, the dimmed ones first and the chosen one last.
func (w *painter) marks() {
	for pass := range 4 {
		for i := range w.Placed {
			if q := &w.Placed[i]; q.pass() == pass {
				w.mark(q)
			}
		}
	}
	for i := range w.Placed {
		w.title(&w.Placed[i])
	}
}

// pass tells when a mark is painted among the others.
func (q *Placed) pass() int {
	switch {
	case q.Selected:
		return 3
	case q.Out:
		return 0
	case !q.Shown:
		return 1
	default:
		return 2
	}
}

// colour is the mark's colour as it is seen on the lane.
func (w *painter) colour(q *Placed) color.NRGBA {
	col := w.seen(w.Marks.styles[q.mark.style].colour)
	switch {
	case q.Selected:
	case q.Out:
		return w.outColour()
	case q.Row < 0:
		col = w.tickColour()
	}
	if q.mark.form == within && q.Row >= 0 {
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
		if !q.Out {
			w.rect(Box{q.X - 1, q.Y, q.W + 2, q.H}, w.pal.Paper)
		}
		w.rect(q.Box, col)
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
