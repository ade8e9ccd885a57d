package timeline

import (
	"image"
	"image/draw"
	"math"
	"slices"

	"legation/geo"
)

// underTicks is the room from the baseline of the ticks' labels down to the lanes.
const underTicks = 9

// ruler paints the ticks' labels and the longer units above them.
func (w *painter) ruler() {
	st := tickStyle
	st.Colour = w.pal.Muted
	base := w.Axis.Y - underTicks
	if w.Undated.W > 0 {
		w.Text(w.UndatedHeading(), w.Undated.X+1, base, st)
	}
	for _, t := range w.Ruler.Major {
		if t.Label != "" {
			w.TextAligned(t.Label, t.LabelX, base, 0.5, st)
		}
	}
	st.Colour = w.pal.Faint
	for _, e := range w.Ruler.Context {
		if e.X > w.Axis.X {
			w.vline(e.X, 6, base-18, w.pal.Grid)
		}
		if e.Label != "" {
			w.Text(e.Label, e.LabelX, base-14, st)
		}
	}
}

// densities paints the lanes that have too many marks to draw each: the more
// there are at a time, the higher the column. What is filtered out is grey
// behind the others, or low if it is hidden. The part of the axis that does not
// belong to the playhead is paler.
func (w *painter) densities() {
	// What is kept and what is filtered out of a lane have one scale.
	highest := make([]int, len(w.Lanes))
	for _, d := range w.Dense {
		highest[d.Lane] = max(highest[d.Lane], slices.Max(d.Counts))
	}
	for _, d := range w.Dense {
		box, most := w.Lanes[d.Lane], max(highest[d.Lane], 1)
		col := w.pal.Muted
		if box.lane.style >= 0 {
			col = w.seen(w.Marks.styles[box.lane.style].colour)
		}
		full := box.H - 3
		in, beside := geo.Mix(col, w.pal.Paper, 0.25), geo.Mix(col, w.pal.Paper, 0.68)
		if d.Out {
			in, beside = w.outColour(), w.outColour()
			if w.hide {
				full = min(full, hiddenTick)
			}
		}
		solid, pale := image.NewUniform(in), image.NewUniform(beside)
		for i, n := range d.Counts {
			if n > 0 {
				h := full * height(n, most)
				x := w.Axis.X + float64(i)*densityStep
				src := solid
				if x+densityStep < w.Counts[0] || x > w.Counts[1] {
					src = pale
				}
				w.pixels(Box{x, box.Bottom() - 1 - h, densityStep, h}, src, draw.Src)
			}
		}
	}
}

// height is the part of a column's full height that stands for n of at most
// most events. It grows with the logarithm, so that one event is still seen
// beside a thousand.
func height(n, most int) float64 {
	return 0.4 + 0.6*math.Log1p(float64(n))/math.Log1p(float64(max(most, 3)))
}

// overview paints the strip with all events and the span in sight.
func (w *painter) overview() {
	b := w.Overview
	if b.H <= 0 {
		return
	}
	var path geo.Path
	path.RoundRect(b.X, b.Y, b.W, b.H, 4)
	w.Fill(&path, geo.Mix(w.pal.Paper, w.pal.Text, 0.04))
	w.Stroke(&path, 1, w.pal.PanelEdge)
	path.Reset()
	x0, x1 := w.Window[0], w.Window[1]
	path.RoundRect(x0+0.5, b.Y+0.5, x1-x0-1, b.H-1, 3.5)
	w.Fill(&path, geo.Fade(w.pal.Accent, 0.10))

	most := 1
	for _, n := range w.Crowd {
		most = max(most, n)
	}
	all, kept := image.NewUniform(w.outColour()), image.NewUniform(w.pal.Muted)
	strip := func(counts []int, src *image.Uniform) {
		for i, n := range counts {
			if n > 0 {
				h := (b.H - 6) * height(n, most)
				w.pixels(Box{b.X + float64(i)*densityStep, b.Y + (b.H-h)/2, densityStep, h}, src, draw.Src)
			}
		}
	}
	if w.memory.kept != nil {
		strip(w.Crowd, all)
	}
	strip(w.Kept, kept)

	path.Reset()
	path.RoundRect(x0+0.5, b.Y+0.5, x1-x0-1, b.H-1, 3.5)
	w.Stroke(&path, 1.2, w.pal.Accent)
	// Grips at both ends.
	path.Reset()
	for _, x := range []float64{x0 + 0.5, x1 - 0.5} {
		path.RoundRect(x-1.5, b.Y+b.H/2-3.5, 3, 7, 1.5)
	}
	w.Fill(&path, w.pal.Accent)
}
