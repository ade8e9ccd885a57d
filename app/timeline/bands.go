package timeline

import (
	"cmp"
	"image/color"
	"math"

	"legation/app/event"
	"legation/geo"
)

// A Band is a position with its place: a band along the axis, or a small one
// in the column of the undated.
type Band struct {
	Stance int // in Dataset.Stances
	Row    int // in Layout.Rows
	Box
	Undated bool
	Label   Label

	mark *mark // nil where undated
}

const (
	swatchWidth = 10.0
	bandLabel   = 56.0 // a band that has less room than this carries no words
)

// bands places the positions that are in sight.
func (p *Picture) bands() {
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Kind == PairRow && p.inSight(r.Box) {
			p.pair(i, r)
		}
	}
}

// pair places the positions of a lane and puts words on those that are long
// enough, as far left as is in sight.
func (p *Picture) pair(n int, r *RowBox) {
	top := r.Y + pairRoom/2
	for i := range r.pair.bands {
		v := &r.pair.bands[i]
		b := p.barOf(&v.mark)
		x0, x1 := max(b.x0, p.Scale.Left-40), min(b.x1, p.Scale.Right()+40)
		if x1 < p.Scale.Left || x0 > p.Scale.Right() || x1 <= x0 {
			continue
		}
		y := top + float64(v.row)*bandRow
		band := Band{
			Stance: int(v.stance), Row: n, mark: &v.mark,
			Box: Box{x0, y + 0.5, x1 - x0, bandRow - 1},
		}
		const pad = 6.0
		from, to := max(b.solid0, p.Axis.X)+pad, min(b.solid1, p.Axis.Right())-pad
		if v.mark.start == endless {
			from += pad
		}
		if v.mark.end == endless {
			to -= pad
		}
		if to-from >= bandLabel {
			s := &p.Marks.Dataset.Stances[v.stance]
			text := geo.Elide(bandWords(p.Marks.Dataset, s), to-from, labelStyle)
			band.Label = Label{Text: text, X: from, Y: band.Y + band.H/2 + labelDrop, W: textWidth(text, labelStyle), Inside: true}
		}
		p.Bands = append(p.Bands, band)
	}
	for i, s := range r.pair.undated {
		x := p.Undated.X + 2 + float64(i)*(swatchWidth+3)
		if x+swatchWidth > p.Undated.Right() {
			return
		}
		p.Bands = append(p.Bands, Band{
			Stance: int(s), Row: n, Undated: true,
			Box: Box{x, top + 2, swatchWidth, bandRow - 4},
		})
	}
}

// bandWords are the few words that fit on a band: whom it names, else what it
// says.
func bandWords(d *event.Dataset, s *event.Stance) string {
	if s.Relation == event.Controls {
		return actorName(d, cmp.Or(s.Regards, s.Holder))
	}
	if owner := ownerOf(s); owner != "" {
		return actorName(d, owner)
	}
	return stanceWords(d, s)
}

// ownerOf returns the actor that a stance names as the owner or, of control, as
// the one that controls; "" where it names none.
func ownerOf(s *event.Stance) string {
	switch s.Relation {
	case event.Controls:
		return cmp.Or(s.Regards, s.Holder)
	case event.NoRecognition, event.NoClaim, event.NoPositionFound, event.FinalStatus, event.Plan, event.SourcesDiffer:
		return ""
	}
	return s.Regards
}

// StanceAt returns the position at a position of the pointer, as a place in
// Dataset.Stances. Of bands that lie over one another it is the one that begins
// later.
func (p *Picture) StanceAt(x, y float64) (stance int, ok bool) {
	if !p.inLanes(x, y) {
		return 0, false
	}
	for _, b := range p.Bands {
		if b.Undated != (x < p.Axis.X) {
			continue
		}
		if x >= b.X-1 && x < b.Right()+1 && y >= b.Y-0.5 && y < b.Bottom()+0.5 {
			stance, ok = b.Stance, true
		}
	}
	return stance, ok
}

// A pattern is drawn over the colour of a band.
type pattern uint8

const (
	flat     pattern = iota
	upright          // left to negotiation
	crossing         // sources differ
)

// A bandLook is how a position is drawn, in keeping with the map.
type bandLook struct {
	colour, hatch color.NRGBA
	pattern       pattern
	dotted        bool // spoken of as occupied
}

func (w *painter) lookOf(s *event.Stance) bandLook {
	grey := geo.Mix(w.pal.Neutral, w.pal.Muted, 0.15)
	look := bandLook{colour: grey}
	switch owner := ownerOf(s); {
	case owner != "":
		look.colour = w.actorColour(owner)
		if s.Relation == event.RecognisesRight {
			look.colour = geo.Mix(look.colour, w.pal.Neutral, 0.4)
		}
	case s.Relation == event.FinalStatus || s.Relation == event.Plan:
		look.pattern, look.hatch = upright, geo.Mix(w.pal.Muted, grey, 0.35)
	case s.Relation == event.SourcesDiffer:
		look.pattern, look.hatch = crossing, w.pal.Muted
		if s.Regards != "" {
			look.hatch = w.actorColour(s.Regards)
		}
	}
	look.dotted = s.Relation == event.PositionOccupied
	if s.Confidence == event.Low {
		look.colour = geo.Mix(look.colour, w.pal.Paper, 0.45)
		look.hatch = geo.Mix(look.hatch, w.pal.Paper, 0.3)
	}
	return look
}

// actorColour is an actor's colour, or that of the state it belongs to.
func (w *painter) actorColour(id string) color.NRGBA {
	c, ok := geo.ParseColour(w.Marks.Dataset.ColourOf(id))
	switch {
	case !ok:
		return geo.Mix(w.pal.Neutral, w.pal.Muted, 0.3)
	case w.pal.Dark:
		return geo.Mix(c, w.pal.Paper, 0.15)
	}
	return c
}

// positions paints the bands.
func (w *painter) positions() {
	for _, b := range w.Bands {
		s := &w.Marks.Dataset.Stances[b.Stance]
		look := w.lookOf(s)
		shape := bar{x0: b.X, solid0: b.X, solid1: b.Right(), x1: b.Right()}
		left, right := b.X, b.Right()
		if !b.Undated {
			shape, left, right = w.barOf(b.mark), w.Axis.X, w.Axis.Right()
		}
		// Hatches move with the axis.
		phase := math.Mod(w.Picture.Scale.X(0), 48)
		shape.fill(w.Canvas, b.Box, left, right, func(x, y float64) color.NRGBA {
			return look.at(x-phase, y-b.Y)
		})
		if look.dotted {
			var path geo.Path
			shape.outline(&path, left, right, b.Y+0.5, b.H-1)
			w.Stroke(&path, 1, geo.Fade(w.pal.Text, 0.6), 1.5, 2.5)
		}
		if b.Label.Text != "" {
			st := labelStyle
			st.Colour = ink(look.colour)
			if look.pattern != flat {
				// On a hatch letters need a ground of their own.
				st.Halo, st.HaloWidth = look.colour, 2.5
			}
			w.Text(b.Label.Text, b.Label.X, b.Label.Y, st)
		}
	}
}

// at returns the colour at a position within a band.
func (l bandLook) at(x, y float64) color.NRGBA {
	mod := func(v, n float64) float64 { return v - n*math.Floor(v/n) }
	switch {
	case l.pattern == upright && mod(x, 6) < 1.2,
		l.pattern == crossing && (mod(x+y, 8) < 1.6 || mod(x-y, 8) < 1.6):
		return l.hatch
	}
	return l.colour
}
