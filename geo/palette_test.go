package geo

import (
	"image/color"
	"math"
	"testing"
)

func TestContrastOfBlackAndWhite(t *testing.T) {
	black, white := rgb(0x000000), rgb(0xFFFFFF)
	if got := Contrast(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has %v", got)
	}
	if got := Contrast(white, white); got != 1 {
		t.Errorf("white on white has %v", got)
	}
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
			if got := Contrast(pair[0], pair[1]); got < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f, AA asks for 4.5", name, what, got)
			}
		}
	}
}
