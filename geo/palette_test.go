package geo

import (
	"image/color"
	"math"
	"testing"
)

// contrast is the WCAG 2 contrast ratio of two opaque colours.
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		f := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextHasContrast(t *testing.T) {
	for name, p := range map[string]Palette{"light": Light, "dark": Dark} {
		for what, pair := range map[string][2]color.NRGBA{
			"text on paper":    {p.Text, p.Paper},
			"text on panel":    {p.Text, p.Panel},
			"text on land":     {p.Text, p.Land},
			"text on sea":      {p.Text, p.Sea},
			"muted on paper":   {p.Muted, p.Paper},
			"muted on panel":   {p.Muted, p.Panel},
			"muted on land":    {p.Muted, p.Land},
			"muted on neutral": {p.Text, p.Neutral},
			"faint on land":    {p.Faint, p.Land},
			"on accent":        {p.OnAccent, p.Accent},
			"accent on paper":  {p.Accent, p.Paper},
		} {
			if got := contrast(pair[0], pair[1]); got < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f, AA asks for 4.5", name, what, got)
			}
		}
	}
}
