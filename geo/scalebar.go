package geo

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A scale bar with its length on the ground, true at the latitude of the
// picture's centre.
type scaleBar struct {
	box    rect
	length float64 // device-independent pixels
	text   string
	style  TextStyle
}

func scaleBarOf(s Scene) scaleBar {
	v := s.Viewport
	lat := v.Centre[1]
	metres := v.MetresPerPixel(lat)
	limit := min(v.Width*0.14, 130)
	b, ground := setBar(metres, limit, 11, s.Imperial, s.Words)
	latitude := fmt.Sprintf("%.0f", math.Abs(lat))
	if lat < 0 {
		latitude = say(s.Words.South, "%s° S", latitude)
	} else {
		latitude = say(s.Words.North, "%s° N", latitude)
	}
	b.text = say(s.Words.ScaleAt, "%s at %s", ground, latitude)
	text, _, _ := MeasureText(b.text, b.style)
	half := max(b.length, text)/2 + 6
	y := v.Height - furnitureMargin - 22
	// In the middle, or as near to it as the insets leave room.
	for _, shift := range []float64{0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4} {
		x := v.Width * (0.5 + shift)
		b.box = rect{x - half, y - 14, x + half, y + 8}
		free := !slices.ContainsFunc(s.Insets, func(in Inset) bool { return in.box().overlaps(b.box) }) &&
			!layoutLegend(s).box.overlaps(b.box)
		if free && b.box.x0 > 4 && b.box.x1 < v.Width-4 {
			return b
		}
	}
	b.box = rect{}
	return b
}

// insetBar sets the smaller scale bar of an inset in its lower left corner,
// true at its own centre.
func insetBar(v Viewport, imperial bool, words Words) scaleBar {
	b, ground := setBar(v.MetresPerPixel(v.Centre[1]), min(v.Width*0.3, 80), 10, imperial, words)
	b.text = ground
	text, _, _ := MeasureText(b.text, b.style)
	half := max(b.length, text)/2 + 4
	b.box = rect{6, v.Height - 28, 6 + 2*half, v.Height - 5}
	return b
}

// The international foot and mile in metres.
const (
	foot = 0.3048
	mile = 5280 * foot
)

// setBar chooses the round length of a bar that is no longer than a limit in
// device-independent pixels, and words it.
func setBar(metresPerPixel, limit, size float64, imperial bool, words Words) (b scaleBar, ground string) {
	unit, name := 1.0, cmp.Or(words.Metres, "%s m")
	switch longest := metresPerPixel * limit; {
	case imperial && longest >= mile:
		unit, name = mile, cmp.Or(words.Miles, "%s mi")
	case imperial:
		unit, name = foot, cmp.Or(words.Feet, "%s ft")
	case longest >= 1000:
		unit, name = 1000, cmp.Or(words.Kilometres, "%s km")
	}
	n := niceBelow(metresPerPixel * limit / unit)
	return scaleBar{length: n * unit / metresPerPixel, style: TextStyle{Size: size}}, fmt.Sprintf(name, fmt.Sprintf("%g", n))
}

// niceBelow returns the largest of 1, 2, 5 times a power of ten that is not
// more than x.
func niceBelow(x float64) float64 {
	base := math.Pow(10, math.Floor(math.Log10(x)))
	switch {
	case x >= 5*base:
		return 5 * base
	case x >= 2*base:
		return 2 * base
	}
	return base
}

func (b scaleBar) paint(c *Canvas, p Palette) {
	if b.box == (rect{}) {
		return
	}
	x0, x1 := (b.box.x0+b.box.x1)/2-b.length/2, (b.box.x0+b.box.x1)/2+b.length/2
	y := b.box.y1 - 4
	var line Path
	line.MoveTo(x0, y-6)
	line.LineTo(x0, y)
	line.LineTo(x1, y)
	line.LineTo(x1, y-6)
	c.Stroke(&line, 3.6, p.Halo)
	c.Stroke(&line, 1.4, p.Text)
	st := b.style
	st.Colour, st.Halo, st.HaloWidth = p.Text, p.Halo, 2
	c.TextAligned(b.text, (x0+x1)/2, y-0.7*st.Size, 0.5, st)
}
