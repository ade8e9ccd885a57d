package geo

import (
	"image/color"
	"math"
)

// A Theme names the colours that everything is drawn in. "" is the light one.
type Theme string

// The themes.
const (
	LightTheme    Theme = "light"
	DarkTheme     Theme = "dark"
	PrintTheme    Theme = "print"    // white paper, no large dark areas
	ContrastTheme Theme = "contrast" // high contrast, for weak eyes and poor projectors
)

// Themes lists the themes in the order in which a person chooses them.
var Themes = []Theme{LightTheme, DarkTheme, PrintTheme, ContrastTheme}

// A Palette is the colours of one theme.
type Palette struct {
	Theme Theme
	Dark  bool // light on dark

	Paper     color.NRGBA // behind everything that is not map
	Sea       color.NRGBA
	Land      color.NRGBA
	Border    color.NRGBA // quiet borders and coasts
	Lake      color.NRGBA
	Grid      color.NRGBA // graticule, timeline ticks
	Text      color.NRGBA
	Muted     color.NRGBA // secondary text
	Faint     color.NRGBA // names of the background
	Halo      color.NRGBA // around labels on the map
	Panel     color.NRGBA // legend, insets, flags
	PanelEdge color.NRGBA
	Accent    color.NRGBA // the one primary colour
	OnAccent  color.NRGBA
	Neutral   color.NRGBA // grey fill where no owner is named
	Line      color.NRGBA // dashed line work
}

// The palettes of the themes.
var (
	Light = Palette{
		Theme: LightTheme,
		Paper: rgb(0xFBFBF9), Sea: rgb(0xE4ECF2), Land: rgb(0xFAF9F4), Border: rgb(0xD2CFC6),
		Lake: rgb(0xDCE7EF), Grid: rgb(0xE3E5E6), Text: rgb(0x1F2328), Muted: rgb(0x5B6470),
		Faint: rgb(0x69727D), Halo: rgba(0xFFFFFF, 0xE0), Panel: rgba(0xFFFFFF, 0xF4), PanelEdge: rgb(0xDADDE1),
		Accent: rgb(0x1F6DB2), OnAccent: rgb(0xFFFFFF), Neutral: rgb(0xD5D7DA), Line: rgb(0x3A3F47),
	}
	Dark = Palette{
		Theme: DarkTheme, Dark: true,
		Paper: rgb(0x1C2026), Sea: rgb(0x13202C), Land: rgb(0x242930), Border: rgb(0x3F464F),
		Lake: rgb(0x172633), Grid: rgb(0x2F353D), Text: rgb(0xE8EAED), Muted: rgb(0xA4ADB8),
		Faint: rgb(0x8A939E), Halo: rgba(0x15191E, 0xE0), Panel: rgba(0x20252B, 0xF4), PanelEdge: rgb(0x3C434C),
		Accent: rgb(0x6FB0E8), OnAccent: rgb(0x10161C), Neutral: rgb(0x474D55), Line: rgb(0xD5DAE0),
	}
	Print = Palette{
		Theme: PrintTheme,
		Paper: rgb(0xFFFFFF), Sea: rgb(0xF3F6F8), Land: rgb(0xFFFFFF), Border: rgb(0xAFB3B8),
		Lake: rgb(0xEAF0F4), Grid: rgb(0xE2E4E6), Text: rgb(0x000000), Muted: rgb(0x43484E),
		Faint: rgb(0x5A6067), Halo: rgba(0xFFFFFF, 0xF0), Panel: rgba(0xFFFFFF, 0xF8), PanelEdge: rgb(0xB9BDC2),
		Accent: rgb(0x134E86), OnAccent: rgb(0xFFFFFF), Neutral: rgb(0xEAECEE), Line: rgb(0x15181C),
	}
	HighContrast = Palette{
		Theme: ContrastTheme, Dark: true,
		Paper: rgb(0x000000), Sea: rgb(0x06121C), Land: rgb(0x1B1D20), Border: rgb(0x8C939B),
		Lake: rgb(0x0A1E2E), Grid: rgb(0x3A4047), Text: rgb(0xFFFFFF), Muted: rgb(0xDDE2E7),
		Faint: rgb(0xC3C9D0), Halo: rgba(0x000000, 0xF0), Panel: rgba(0x000000, 0xFA), PanelEdge: rgb(0xFFFFFF),
		Accent: rgb(0xFFD23F), OnAccent: rgb(0x000000), Neutral: rgb(0x5A6068), Line: rgb(0xFFFFFF),
	}
)

// PaletteOf returns the palette of a theme.
func PaletteOf(t Theme) Palette {
	switch t {
	case DarkTheme:
		return Dark
	case PrintTheme:
		return Print
	case ContrastTheme:
		return HighContrast
	}
	return Light
}

func rgb(v uint32) color.NRGBA { return rgba(v, 0xFF) }

func rgba(v uint32, a uint8) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), a}
}

// Contrast is the contrast ratio of two opaque colours after WCAG 2, from 1 to
// 21. AA asks for 4.5 of text.
func Contrast(a, b color.NRGBA) float64 {
	x, y := Luminance(a), Luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Luminance is the relative luminance of WCAG 2, from 0 to 1.
func Luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Against moves a colour towards that of the text until it has a contrast on a
// background: 4.5 for text, 3 for what only has to be seen.
func (p Palette) Against(c, on color.NRGBA, contrast float64) color.NRGBA {
	for t := 0.0; t <= 1; t += 0.05 {
		if mixed := Mix(c, p.Text, t); Contrast(mixed, on) >= contrast {
			return mixed
		}
	}
	return p.Text
}
