package geo

import (
	"math"

	"github.com/paulmach/orb"
)

func paintArc(c *Canvas, t transform, a Arc) {
	path := c.scratch()
	for _, line := range GreatCircle(a.From, a.To) {
		for i, q := range line {
			x, y := Mercator(q)
			x, y = t.apply(orb.Point{x, y})
			if i == 0 {
				path.MoveTo(x, y)
			} else {
				path.LineTo(x, y)
			}
		}
	}
	c.Stroke(path, 4, Fade(a.Colour, 0.18))
	c.Stroke(path, 1.8, a.Colour)
}

// GreatCircle returns the shortest way between two places as lines of
// longitude and latitude, cut in two where it crosses 180°.
func GreatCircle(from, to orb.Point) []orb.LineString {
	vec := func(p orb.Point) [3]float64 {
		lon, lat := p[0]*math.Pi/180, p[1]*math.Pi/180
		return [3]float64{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
	}
	a, b := vec(from), vec(to)
	angle := math.Acos(min(max(a[0]*b[0]+a[1]*b[1]+a[2]*b[2], -1), 1))
	if angle < 1e-9 || math.Pi-angle < 1e-9 {
		return []orb.LineString{{from, to}}
	}
	n := int(max(math.Ceil(angle*180/math.Pi), 8))
	lines := []orb.LineString{{from}}
	last := from
	for i := 1; i <= n; i++ {
		f := float64(i) / float64(n)
		s, u := math.Sin((1-f)*angle)/math.Sin(angle), math.Sin(f*angle)/math.Sin(angle)
		x, y, z := s*a[0]+u*b[0], s*a[1]+u*b[1], s*a[2]+u*b[2]
		p := orb.Point{math.Atan2(y, x) * 180 / math.Pi, math.Atan2(z, math.Hypot(x, y)) * 180 / math.Pi}
		if i == n {
			p = to
		}
		if d := p[0] - last[0]; math.Abs(d) > 180 {
			edge := math.Copysign(180, last[0])
			beyond := p[0] + 2*edge
			cut := (edge - last[0]) / (beyond - last[0])
			lat := last[1] + (p[1]-last[1])*cut
			lines[len(lines)-1] = append(lines[len(lines)-1], orb.Point{edge, lat})
			lines = append(lines, orb.LineString{{-edge, lat}})
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], p)
		last = p
	}
	return lines
}
