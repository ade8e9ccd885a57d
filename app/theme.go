package app

import (
	"image/color"

	"legation/assets"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// A look is the program's theme: Fyne's default in the map's colours. The
// variant is the program's own choice and not the system's at every moment.
type look struct{ palette geo.Palette }

func newLook(t geo.Theme) fyne.Theme { return look{geo.PaletteOf(t)} }

func (l look) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := l.palette
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground:
		return p.Paper
	case theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		if p.Theme == geo.ContrastTheme {
			return p.Land // what lies over black cannot be black
		}
		return opaque(p.Panel)
	case theme.ColorNameForeground:
		return p.Text
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent
	case theme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	case theme.ColorNameButton:
		return geo.Mix(p.Paper, p.Text, 0.055)
	case theme.ColorNameDisabledButton:
		return geo.Mix(p.Paper, p.Text, 0.03)
	case theme.ColorNameInputBackground:
		if p.Dark {
			return geo.Mix(p.Paper, p.Text, 0.13) // to be seen on a dialog, too
		}
		return geo.Mix(p.Paper, p.Text, 0.035)
	case theme.ColorNameInputBorder:
		return geo.Mix(p.PanelEdge, p.Muted, 0.7)
	case theme.ColorNameSeparator:
		return p.PanelEdge
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return p.Muted
	case theme.ColorNameFocus:
		// Not the accent itself, or nothing would be seen on a button in it.
		return geo.Fade(geo.Mix(p.Accent, towards(p), 0.55), 0.36)
	case theme.ColorNameSelection:
		return geo.Fade(p.Accent, 0.16)
	case theme.ColorNameError:
		return errorColour(p)
	case theme.ColorNameHover:
		return geo.Fade(p.Text, 0.10)
	case theme.ColorNamePressed:
		return geo.Fade(p.Text, 0.14)
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x38}
	}
	variant := theme.VariantLight
	if p.Dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

// towards is where a colour goes that is to stand out from the paper and to
// leave text on it readable.
func towards(p geo.Palette) color.NRGBA {
	if p.Dark {
		return p.OnAccent
	}
	return p.Text
}

// errorColour is a red that can be read on the palette's paper.
func errorColour(p geo.Palette) color.NRGBA {
	switch {
	case p.Theme == geo.ContrastTheme:
		return color.NRGBA{0xFF, 0x9E, 0x94, 0xFF}
	case p.Dark:
		return color.NRGBA{0xFF, 0x8A, 0x80, 0xFF}
	}
	return color.NRGBA{0xB3, 0x26, 0x1E, 0xFF}
}

// Font gives one font that has Latin, Greek, Cyrillic, Hebrew, Arabic and
// Hangul, since Fyne misorders what it has to set in two. It has no italics.
func (l look) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return boldFont
	}
	return regularFont
}

var regularFont, boldFont fyne.Resource = font("LegationSans-Regular.otf"), font("LegationSans-Bold.otf")

// A font is the name of one under assets/fonts. It is a resource of Fyne's that
// copies itself only for as long as Fyne reads it.
type font string

// Name returns the name of the file.
func (f font) Name() string { return string(f) }

// Content returns the file. One that cannot be read is a broken build, which shows
// Fyne's own letters.
func (f font) Content() []byte {
	data, err := assets.Fonts.ReadFile("fonts/" + string(f))
	if err != nil {
		return theme.DefaultTheme().Font(fyne.TextStyle{}).Content()
	}
	return data
}

func (l look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// sizeStatus is the size of the text in the status line.
const sizeStatus fyne.ThemeSizeName = "legation-status"

// Size gives the four sizes of type and a calm density.
func (l look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case sizeStatus:
		return 11
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNameSubHeadingText:
		return 15
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameInlineIcon:
		return 18
	}
	return theme.DefaultTheme().Size(name)
}

func opaque(c color.NRGBA) color.NRGBA {
	c.A = 0xFF
	return c
}
