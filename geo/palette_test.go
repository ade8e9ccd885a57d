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

// TestTextHasContrast holds what is written in every theme to WCAG: AA's 4.5, and
// AAA's 7 in that of high contrast. A label on the map stands on its halo, which
// lets some of what lies under it through.
func TestTextHasContrast(t *testing.T) {
	for _, theme := range Themes {
		p := PaletteOf(theme)
		least := 4.5
		if theme == ContrastTheme {
			least = 7
		}
		over := func(halo, under color.NRGBA) color.NRGBA {
			c := Mix(under, color.NRGBA{halo.R, halo.G, halo.B, 0xFF}, float64(halo.A)/255)
			c.A = 0xFF
			return c
		}
		panel := func(under color.NRGBA) color.NRGBA { return over(p.Panel, under) }
		for what, pair := range map[string][2]color.NRGBA{
			"text on paper":                {p.Text, p.Paper},
			"text on land":                 {p.Text, p.Land},
			"text on sea":                  {p.Text, p.Sea},
			"text on a lake":               {p.Text, p.Lake},
			"text on a panel over land":    {p.Text, panel(p.Land)},
			"text on a panel over sea":     {p.Text, panel(p.Sea)},
			"text on a panel over a fill":  {p.Text, panel(rgb(0x7A5195))},
			"muted on a panel over land":   {p.Muted, panel(p.Land)},
			"muted on a panel over sea":    {p.Muted, panel(p.Sea)},
			"muted on a panel over a fill": {p.Muted, panel(rgb(0xD9822B))},
			"muted on paper":               {p.Muted, p.Paper},
			"muted on land":                {p.Muted, p.Land},
			"muted on sea":                 {p.Muted, p.Sea},
			"faint on paper":               {p.Faint, p.Paper},
			"faint on land":                {p.Faint, p.Land},
			"text on its halo on plum":     {p.Text, over(p.Halo, rgb(0x7A5195))},
			"text on its halo on teal":     {p.Text, over(p.Halo, rgb(0x3E8E7E))},
			"text on its halo on amber":    {p.Text, over(p.Halo, rgb(0xD9822B))},
			"text on its halo on slate":    {p.Text, over(p.Halo, rgb(0x56719C))},
			"text on its halo on olive":    {p.Text, over(p.Halo, rgb(0x8A8B3D))},
			"text on its halo on neutral":  {p.Text, over(p.Halo, p.Neutral)},
			"on accent":                    {p.OnAccent, p.Accent},
			"accent on paper":              {p.Accent, p.Paper},
			"accent on a panel":            {p.Accent, panel(p.Land)},
		} {
			if got := Contrast(pair[0], pair[1]); got < least {
				t.Errorf("%s: %s has a contrast of %.2f, %.1f is the least", theme, what, got, least)
			}
		}
		for what, pair := range map[string][2]color.NRGBA{
			"the frame of the focus on the map":      {p.Accent, p.Land},
			"the frame of the focus on the sea":      {p.Accent, p.Sea},
			"the frame of the focus on the timeline": {p.Accent, p.Paper},
			"line work on land":                      {p.Line, p.Land},
			"line work on the sea":                   {p.Line, p.Sea},
		} {
			if got := Contrast(pair[0], pair[1]); got < 3 {
				t.Errorf("%s: %s has a contrast of %.2f, AA asks for 3", theme, what, got)
			}
		}
	}
}
