package timeline

import (
	"image/color"

	"legation/geo"
)

// ink returns the colour, black or white, in which text on a background is read
// best. One of them always reaches a contrast of 4.5.
func ink(on color.NRGBA) color.NRGBA {
	black, white := color.NRGBA{A: 0xFF}, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	if geo.Contrast(on, black) >= geo.Contrast(on, white) {
		return black
	}
	return white
}
