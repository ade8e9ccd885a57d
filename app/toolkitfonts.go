package app

import (
	_ "unsafe" // for go:linkname

	"legation/geo"

	"github.com/go-text/typesetting/shaping"
)

// toolkitShaper is what Fyne sets every text of its own with. Whatever font it has
// ever set it holds on to, and at each change of the theme or the scale Fyne reads
// its fonts again: without a hand in it each change would leave ten megabytes
// behind. Fyne 2.8 has no other way to it. It is nil where Fyne has none of the name.
//
//go:linkname toolkitShaper fyne.io/fyne/v2/internal/painter.shaper
var toolkitShaper *shaping.HarfbuzzShaper

// dress gives the window a theme, or has it take up the scale of now.
func (a *App) dress(t geo.Theme) {
	a.fyne.Settings().SetTheme(newLook(t))
	forgetFonts()
}

// forgetFonts has Fyne let go of the fonts that it read before the last change.
// Those of now it knows again when it next sets a text in them. It is called on
// Fyne's goroutine, or before that begins.
func forgetFonts() {
	if toolkitShaper != nil {
		*toolkitShaper = shaping.HarfbuzzShaper{}
	}
}
