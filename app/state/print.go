package state

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"legation/app/event"
	"legation/geo"
)

// Print tones are the actors' colours for white paper. Every actor keeps its
// hue; how light its fill and how dark its stripes are is chosen so that what
// differs on the map still differs on a printer that knows grey alone: fills are
// spread over the light tones, stripes over the dark ones, in the order of the
// colours' own lightness.
type printTones struct{ colours []color.NRGBA }

// The tones as grey levels, from 0 to 255: fills are never so dark that they
// drown a page, and darker than the neutral grey of what nobody is named for;
// stripes are never so light that they are lost on a fill.
const (
	palestFill, deepestFill     = 220.0, 158.0
	palestStripe, deepestStripe = 100, 66
)

// printTonesOf reads the colours of the actors that a map of a dataset can show.
func printTonesOf(d *event.Dataset) *printTones {
	t := &printTones{}
	add := func(actor string) {
		if c, ok := geo.ParseColour(d.ColourOf(actor)); ok && !slices.Contains(t.colours, c) {
			t.colours = append(t.colours, c)
		}
	}
	for i := range d.Stances {
		s := &d.Stances[i]
		if s.Relation == event.Controls {
			add(s.Holder)
		}
		if names(s) {
			add(s.Regards)
		}
	}
	slices.SortFunc(t.colours, func(a, b color.NRGBA) int {
		return cmp.Or(cmp.Compare(grey(b), grey(a)), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	return t
}

// place is where a colour stands among the others: 0 is the palest, 1 the
// deepest.
func (t *printTones) place(c color.NRGBA) float64 {
	i := slices.Index(t.colours, c)
	if i < 0 || len(t.colours) < 2 {
		return 0.5
	}
	return float64(i) / float64(len(t.colours)-1)
}

// fill is a colour as the flat fill of an area, stripe as stripes over one. Steps
// between fills are even as ratios, as eyes see them.
func (t *printTones) fill(c color.NRGBA) color.NRGBA {
	return toned(c, palestFill*math.Pow(deepestFill/palestFill, t.place(c)))
}

// tint is a colour as that of a right short of ownership: paler than the fills.
func (t *printTones) tint(c color.NRGBA) color.NRGBA { return toned(c, 233-9*t.place(c)) }

func (t *printTones) stripe(c color.NRGBA) color.NRGBA {
	return toned(c, palestStripe+(deepestStripe-palestStripe)*t.place(c))
}

// grey is the level that a colour is printed in without colour: the luma of
// ITU-R BT.601.
func grey(c color.NRGBA) float64 {
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}

// toned returns a colour of the same hue with another grey level: mixed with
// white or with black.
func toned(c color.NRGBA, level float64) color.NRGBA {
	now := grey(c)
	if level >= now {
		return geo.Mix(c, color.NRGBA{255, 255, 255, 255}, (level-now)/max(255-now, 1))
	}
	return geo.Mix(c, color.NRGBA{A: 255}, 1-level/now)
}
