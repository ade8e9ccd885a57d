package state_test

import (
	"image/color"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// grey is a colour as a printer without colour prints it.
func grey(c color.NRGBA) color.NRGBA {
	y := uint8((299*int(c.R) + 587*int(c.G) + 114*int(c.B) + 500) / 1000)
	return color.NRGBA{y, y, y, 255}
}

// In the print theme stripes can be told from what lies under them, and fills
// from one another, in grey; and no area is dark.
func TestPrintSurvivesGrey(t *testing.T) {
	d := dataset.Builtin()
	areas, striped := map[geo.Fill]bool{}, 0
	for _, v := range d.Viewpoints {
		for _, year := range []int64{1950, 1966, 1968, 1982, 1990, 2020} {
			s := state.New(d).MoveTo(event.DayOf(year, 11, 30))
			s.Viewpoint, s.Theme = v.ID, geo.PrintTheme
			for _, a := range state.Scene(s, 1280, 800).Areas {
				areas[a.Fill] = true
			}
		}
	}
	full := map[color.NRGBA]bool{geo.Print.Neutral: true}
	for _, id := range held(d) {
		fill, _ := state.PrintColours(d, id)
		full[fill] = true
	}
	for f := range areas {
		if f.Base.A > 0 && geo.Luminance(grey(f.Base)) < 0.25 {
			t.Errorf("the fill %v is dark", f.Base)
		}
		for _, over := range []color.NRGBA{f.Stripe, f.Cross, f.Vertical} {
			if over.A == 0 || f.Base.A == 0 {
				continue
			}
			striped++
			if got := geo.Contrast(grey(f.Base), grey(over)); got < 2.2 {
				t.Errorf("%v over %v has a contrast of %.2f in grey", over, f.Base, got)
			}
		}
	}
	if striped < 5 {
		t.Fatalf("only %d kinds of stripes were seen", striped)
	}
	for a := range areas {
		for b := range areas {
			if a == b || a.Base == b.Base || a.Base.A == 0 || b.Base.A == 0 || a.Query != b.Query {
				continue
			}
			if a.Stripe != b.Stripe || a.Cross != b.Cross || a.Vertical != b.Vertical {
				continue
			}
			// Tints of low confidence are close to one another by their nature.
			least := 1.02
			if full[a.Base] && full[b.Base] {
				least = 1.07
			}
			if got := geo.Contrast(grey(a.Base), grey(b.Base)); got < least {
				t.Errorf("fills %v and %v have a contrast of %.3f in grey", a, b, got)
			}
		}
	}
}

// held lists the actors that a map can show as holders, one of each colour.
func held(d *event.Dataset) []string {
	var ids []string
	seen := map[string]bool{"": true}
	for _, s := range d.Stances {
		id := s.Regards
		if s.Relation == event.Controls {
			id = s.Holder
		} else if s.Relation == event.NoRecognition || s.Relation == event.NoClaim || s.Relation == event.NoPositionFound || s.Relation == event.FinalStatus || s.Relation == event.Plan {
			continue
		}
		if c := d.ColourOf(id); !seen[c] {
			seen[c] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// Every pair of actors' colours, stripe over fill, as no date may show it yet.
func TestPrintTellsActorsApart(t *testing.T) {
	d := dataset.Builtin()
	colours := held(d)
	if len(colours) < 4 {
		t.Fatalf("only %d actors have a colour", len(colours))
	}
	for i, a := range colours {
		for j, b := range colours {
			fill, _ := state.PrintColours(d, a)
			other, stripe := state.PrintColours(d, b)
			if got := geo.Contrast(grey(fill), grey(stripe)); got < 2.2 {
				t.Errorf("%s striped by %s has a contrast of %.2f in grey", a, b, got)
			}
			if i < j && d.ColourOf(a) != d.ColourOf(b) {
				if got := geo.Contrast(grey(fill), grey(other)); got < 1.07 {
					t.Errorf("%s beside %s has a contrast of %.2f in grey", a, b, got)
				}
			}
		}
	}
}
