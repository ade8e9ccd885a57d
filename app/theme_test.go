package app

import (
	"image/color"
	"testing"

	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// TestWidgetContrast holds what Fyne's widgets write to WCAG: AA's 4.5 of text in
// every theme, AAA's 7 in that of high contrast. A line that tells where a
// control is, or that it has the focus, has 3.
func TestWidgetContrast(t *testing.T) {
	for _, name := range geo.Themes {
		l := newLook(name).(look)
		of := func(n fyne.ThemeColorName) color.NRGBA {
			return color.NRGBAModel.Convert(l.Color(n, 0)).(color.NRGBA)
		}
		least := 4.5
		if name == geo.ContrastTheme {
			least = 7
		}
		paper, over := of(theme.ColorNameBackground), of(theme.ColorNameOverlayBackground)
		for _, c := range []struct {
			what  string
			text  fyne.ThemeColorName
			under []color.NRGBA // from the bottom up
			least float64
		}{
			{"text", theme.ColorNameForeground, []color.NRGBA{paper}, least},
			{"text in a dialog", theme.ColorNameForeground, []color.NRGBA{over}, least},
			{"text in a menu", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameMenuBackground)}, least},
			{"secondary text", theme.ColorNamePlaceHolder, []color.NRGBA{paper}, least},
			{"secondary text in a dialog", theme.ColorNamePlaceHolder, []color.NRGBA{over}, least},
			{"placeholder in a field", theme.ColorNamePlaceHolder, []color.NRGBA{over, of(theme.ColorNameInputBackground)}, least},
			{"text in a field", theme.ColorNameForeground, []color.NRGBA{over, of(theme.ColorNameInputBackground)}, least},
			{"selected text", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameInputBackground), of(theme.ColorNameSelection)}, least},
			{"a row that is chosen", theme.ColorNameForeground, []color.NRGBA{over, of(theme.ColorNameSelection)}, least},
			{"secondary text in a row that is chosen", theme.ColorNamePlaceHolder, []color.NRGBA{over, of(theme.ColorNameSelection)}, least},
			{"secondary text in a row under the pointer", theme.ColorNamePlaceHolder, []color.NRGBA{over, of(theme.ColorNameHover)}, least},
			{"a button", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameButton)}, least},
			{"a button under the pointer", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameButton), of(theme.ColorNameHover)}, least},
			{"a button with the focus", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameButton), of(theme.ColorNameFocus)}, least},
			{"a menu item with the focus", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameMenuBackground), of(theme.ColorNameFocus)}, least},
			{"the primary button", theme.ColorNameForegroundOnPrimary, []color.NRGBA{of(theme.ColorNamePrimary)}, least},
			{"the primary button with the focus", theme.ColorNameForegroundOnPrimary, []color.NRGBA{of(theme.ColorNamePrimary), of(theme.ColorNameFocus)}, least},
			{"the primary button under the pointer", theme.ColorNameForegroundOnPrimary, []color.NRGBA{of(theme.ColorNamePrimary), of(theme.ColorNameHover)}, least},
			{"a link", theme.ColorNameHyperlink, []color.NRGBA{paper}, least},
			{"a link in a dialog", theme.ColorNameHyperlink, []color.NRGBA{over}, least},
			{"an error", theme.ColorNameError, []color.NRGBA{over}, least},
			{"the edge of a field", theme.ColorNameInputBorder, []color.NRGBA{over}, 3},
			{"the ring of the focus", theme.ColorNameForeground, []color.NRGBA{of(theme.ColorNameButton)}, 3},
			{"the edge of a field with the focus", theme.ColorNamePrimary, []color.NRGBA{over}, 3},
		} {
			under := c.under[0]
			for _, o := range c.under[1:] {
				under = overlaid(under, o)
			}
			if got := geo.Contrast(of(c.text), under); got < c.least {
				t.Errorf("%s: %s has a contrast of %.2f, %.1f is the least", name, c.what, got, c.least)
			}
		}
		// Seen without the ring too, as in the dialogs of Fyne's own.
		for _, b := range []fyne.ThemeColorName{theme.ColorNameButton, theme.ColorNamePrimary, theme.ColorNameMenuBackground} {
			if got := geo.Contrast(of(b), overlaid(of(b), of(theme.ColorNameFocus))); got < 1.25 {
				t.Errorf("%s: the focus changes %s by %.2f only", name, b, got)
			}
		}
	}
}

// overlaid paints a translucent colour over an opaque one.
func overlaid(under, over color.NRGBA) color.NRGBA {
	mixed := geo.Mix(under, opaque(over), float64(over.A)/255)
	return opaque(mixed)
}
