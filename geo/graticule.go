package geo

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// gridStep returns how many degrees lie between two meridians or parallels of
// the grid: a round number, so that they are some 90 pixels apart or more.
func gridStep(v Viewport) float64 {
	step := 30.0
	for _, s := range []float64{20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01} {
		if s/360*v.WorldSize() > 90 {
			step = s
		}
	}
	return step
}

// meridians and parallels return the grid's numbers, in steps from 0°, and
// where they lie in the picture.
func meridians(v Viewport, step float64) (numbers []int, xs []float64) {
	b := v.Bound()
	for i := int(math.Ceil(b.Min[0] / step)); float64(i)*step <= b.Max[0]; i++ {
		x, _ := v.Project(orb.Point{float64(i) * step, 0})
		numbers, xs = append(numbers, i), append(xs, x)
	}
	return numbers, xs
}

func parallels(v Viewport, step float64) (numbers []int, ys []float64) {
	b := v.Bound()
	for i := int(math.Ceil(b.Min[1] / step)); float64(i)*step <= b.Max[1]; i++ {
		if lat := float64(i) * step; math.Abs(lat) < MaxLatitude {
			_, y := v.Project(orb.Point{0, lat})
			numbers, ys = append(numbers, i), append(ys, y)
		}
	}
	return numbers, ys
}

// paintGrid paints meridians and parallels at round degrees.
func paintGrid(c *Canvas, v Viewport, p Palette) {
	step := gridStep(v)
	path := c.scratch()
	_, xs := meridians(v, step)
	for _, x := range xs {
		path.MoveTo(x, 0)
		path.LineTo(x, v.Height)
	}
	_, ys := parallels(v, step)
	for _, y := range ys {
		path.MoveTo(0, y)
		path.LineTo(v.Width, y)
	}
	c.Stroke(path, 0.8, Mix(p.Sea, p.Muted, 0.14))
}

var degreeStyle = TextStyle{Size: 9.5}

// A degree is the number of a meridian or a parallel at the edge of the picture.
type degree struct {
	text string
	x, y float64 // left edge and baseline
	box  rect
}

// degrees sets the numbers of the grid: parallels along the left edge, meridians
// along the bottom. One that would lie on other furniture, or on another one,
// is left out.
func degrees(s Scene, furniture []rect) []degree {
	v, step := s.Viewport, gridStep(s.Viewport)
	var out []degree
	set := func(text string, x, y float64) {
		d := degree{text: text, x: x, y: y}
		w, _, _ := MeasureText(text, degreeStyle)
		d.box = rect{x - 3, y - 10, x + w + 3, y + 4}
		inside := d.box.x0 >= 0 && d.box.y0 >= 0 && d.box.x1 <= v.Width && d.box.y1 <= v.Height
		if inside && !slices.ContainsFunc(furniture, d.box.overlaps) &&
			!slices.ContainsFunc(out, func(o degree) bool { return o.box.overlaps(d.box) }) {
			out = append(out, d)
		}
	}
	numbers, ys := parallels(v, step)
	for i, n := range numbers {
		set(degreeText(n, step, cmp.Or(s.Words.North, "%s° N"), cmp.Or(s.Words.South, "%s° S")), 4, ys[i]-3)
	}
	numbers, xs := meridians(v, step)
	turn := int(math.Round(360 / step))
	for i, n := range numbers {
		n = ((n+turn/2)%turn+turn)%turn - turn/2 // on the next copy of the world it counts anew
		set(degreeText(n, step, cmp.Or(s.Words.East, "%s° E"), cmp.Or(s.Words.West, "%s° W")), xs[i]+3, v.Height-5)
	}
	return out
}

// degreeText writes a number of steps as degrees: 40° N.
func degreeText(n int, step float64, positive, negative string) string {
	value := math.Abs(float64(n)) * step
	number := fmt.Sprintf("%g", math.Round(value*100)/100)
	switch {
	case n == 0 || value == 180:
		return number + "°"
	case n > 0:
		return fmt.Sprintf(positive, number)
	}
	return fmt.Sprintf(negative, number)
}

func paintDegrees(c *Canvas, s Scene, furniture []rect) {
	if !s.Grid {
		return
	}
	st := degreeStyle
	st.Colour, st.Halo, st.HaloWidth = s.Palette.Muted, s.Palette.Halo, 2
	for _, d := range degrees(s, furniture) {
		c.Text(d.text, d.x, d.y, st)
	}
}
