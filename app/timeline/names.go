package timeline

import (
	"image/color"

	"legation/geo"
)

// lanes paints every other lane a little darker, and the headings of the
// positions.
func (w *painter) lanes() {
	stripe := geo.Mix(w.pal.Paper, w.pal.Text, 0.028)
	for i := 0; i < len(w.Lanes); i += 2 {
		w.ground(w.Lanes[i].Box, stripe)
	}
	pairs := 0
	for _, r := range w.Rows {
		switch r.Kind {
		case Heading:
			w.hline(0, r.Y, w.Width, w.pal.Grid)
		case GroupRow:
			w.ground(r.Box, geo.Mix(w.pal.Paper, w.pal.Text, 0.045))
			pairs = 0
		case PairRow:
			if pairs++; pairs%2 == 0 {
				w.ground(r.Box, geo.Mix(w.pal.Paper, w.pal.Text, 0.018))
			}
		}
	}
}

// ground fills the background of a lane.
func (w *painter) ground(b Box, col color.NRGBA) {
	w.rect(Box{0, b.Y, w.Width, b.H}, col)
}

// names paints the name of each lane with its shape.
func (w *painter) names() {
	for _, l := range w.Lanes {
		if !w.inSight(l.Box) {
			continue
		}
		y := l.Y + l.H/2
		st := nameStyle
		st.Size = min(st.Size, l.H*0.8)
		st.Colour = w.pal.Text
		if l.Folded {
			st.Colour = w.pal.Muted
			w.chevron(9, y, false)
		}
		if l.lane.style >= 0 {
			style := w.Marks.styles[l.lane.style]
			w.shape(style.shape, 22, y, min(dotRadius, l.H/2-2.5), w.seen(style.colour))
		}
		w.Text(l.Name, nameX, y+st.Size*0.35, st)
	}
	if w.Undated.W > 0 {
		w.vline(w.Undated.X-5, w.Axis.Y, w.Axis.H, w.pal.Grid)
	}
}

// rowNames paints the names of the positions, those that unfold with a chevron.
func (w *painter) rowNames() {
	for _, r := range w.Rows {
		if !w.inSight(r.Box) {
			continue
		}
		st := nameStyle
		st.Colour = w.pal.Text
		if r.Kind == PairRow {
			st.Size, st.Colour = 11, w.pal.Muted
		}
		y := r.Y + r.H/2 + st.Size*0.35
		w.Text(r.Name, r.indent(), y, st)
		if r.Kind != PairRow {
			w.chevron(r.indent()-10, r.Y+r.H/2, r.Open)
			x := r.indent() + textWidth(r.Name, st) + 6
			st.Size, st.Colour = 11, w.pal.Faint
			w.Text(r.Note, x, y, st)
		}
	}
}

// chevron paints a small arrow: downwards where something is unfolded.
func (w *painter) chevron(x, y float64, open bool) {
	var path geo.Path
	if open {
		path.MoveTo(x-3.5, y-2)
		path.LineTo(x+3.5, y-2)
		path.LineTo(x, y+2.5)
	} else {
		path.MoveTo(x-2, y-3.5)
		path.LineTo(x+2.5, y)
		path.LineTo(x-2, y+3.5)
	}
	path.Close()
	w.Fill(&path, w.pal.Muted)
}
