package geo

import (
	"image/color"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// Paint paints one layer of a scene. The canvas is as large as the scene's
// viewport with a margin around it on every side, which lets the window pan
// without painting anew; furniture has no margin. Base paints over everything;
// the other layers leave clear what they do not paint.
func Paint(c *Canvas, s Scene, layer Layer, margin float64) {
	switch layer {
	case Base:
		s.Viewport.Width += 2 * margin
		s.Viewport.Height += 2 * margin
		paintBase(c, s)
	case Time:
		obstacles := furnitureBoxes(s)
		for i := range obstacles {
			obstacles[i] = obstacles[i].shift(margin, margin)
		}
		s.Viewport.Width += 2 * margin
		s.Viewport.Height += 2 * margin
		paintTime(c, s, obstacles)
	case Furniture:
		paintFurniture(c, s)
	}
}

// paintBase paints what no date changes.
func paintBase(c *Canvas, s Scene) {
	v, p := s.Viewport, s.Palette
	var box Path
	box.Rect(0, 0, v.Width, v.Height)
	c.Fill(&box, p.Sea)
	if s.Grid {
		paintGrid(c, v, p)
	}
	l := world().level(v.Zoom)
	var land, coasts, borders Path
	for t := range copies(v) {
		for _, sh := range l.land {
			sh.addTo(&land, t)
		}
		for _, ln := range l.coasts {
			ln.addTo(&coasts, t)
		}
		for _, ln := range l.borders {
			ln.addTo(&borders, t)
		}
	}
	c.Fill(&land, p.Land)
	c.Stroke(&coasts, 0.8, Mix(p.Border, p.Sea, 0.2))
	c.Stroke(&borders, 0.8, p.Border)
}

// paintTime paints what depends on the date, the viewpoint or the selection.
func paintTime(c *Canvas, s Scene, obstacles []rect) {
	v, p := s.Viewport, s.Palette
	l := world().level(v.Zoom)
	for t := range copies(v) {
		paintAreas(c, l, s.Areas, t, p)
		paintLakes(c, l, t, p)
		paintLines(c, l, t, v, p)
	}
	for _, a := range s.Arcs {
		paintArc(c, v, a)
	}
	labels := s.Labels
	for _, m := range s.Markers {
		x, y := v.Project(m.At)
		x = nearestCopy(x, v)
		r := m.radius()
		obstacles = append(obstacles, rect{x - r, y - r, x + r, y + r})
		if len(m.IDs) > 1 && v.Zoom >= countZoom {
			obstacles = append(obstacles, rect{x, y - 14, x + 15, y})
		}
	}
	labels = append(labels[:len(labels):len(labels)], world().countryLabels...)
	set := placeLabels(v, p, labels, obstacles)
	for _, q := range set {
		q.paint(c)
	}
	for _, m := range s.Markers {
		paintMarker(c, v, m, p)
	}
}

// paintAreas fills the territories. Those with the same fill are filled as one,
// so that no seam shows between them.
func paintAreas(c *Canvas, l *level, areas []Area, t transform, p Palette) {
	done := map[Fill]bool{{}: true}
	for _, a := range areas {
		if done[a.Fill] {
			continue
		}
		done[a.Fill] = true
		var path Path
		for _, same := range areas {
			if same.Fill == a.Fill {
				l.territories[same.Territory].addTo(&path, t)
			}
		}
		if path.Empty() {
			continue
		}
		paintFill(c, &path, a.Fill, p, t.dx, t.dy)
		if a.Fill.Dotted {
			c.StrokeInside(&path, 3.2, p.Line, 2, 4.5)
		}
		for _, same := range areas {
			if a.Fill.Query && same.Fill == a.Fill {
				paintQueries(c, l.territories[same.Territory], t, p)
			}
		}
	}
}

// paintLakes paints lakes over whatever lies around them.
func paintLakes(c *Canvas, l *level, t transform, p Palette) {
	var path Path
	for _, sh := range l.lakes {
		sh.addTo(&path, t)
	}
	c.Fill(&path, p.Lake)
	c.Stroke(&path, 0.6, p.Border)
}

// The hatches, in device-independent pixels.
const (
	hatchPeriod = 8.0
	hatchWidth  = 3.4
)

// paintFill fills a path as a position says. The hatch is tied to the point
// (ax, ay) of the picture, so that it moves with the map.
func paintFill(c *Canvas, path *Path, f Fill, p Palette, ax, ay float64) {
	if f.Base.A > 0 && f.Stripe.A == 0 && f.Cross.A == 0 && f.Vertical.A == 0 {
		c.Fill(path, f.Base)
		return
	}
	ox := float64(c.Image.Rect.Min.X) + (ax+c.origin.x)*c.Scale
	oy := float64(c.Image.Rect.Min.Y) + (ay+c.origin.y)*c.Scale
	diagonal := hatchPeriod * math.Sqrt2
	c.FillFunc(path, func(x, y int) color.NRGBA {
		px, py := (float64(x)+0.5-ox)/c.Scale, (float64(y)+0.5-oy)/c.Scale
		col := f.Base
		if f.Cross.A > 0 {
			col = over(col, f.Cross, stripe(px-py, diagonal, hatchWidth*math.Sqrt2, c.Scale))
		}
		if f.Stripe.A > 0 {
			col = over(col, f.Stripe, stripe(px+py, diagonal, hatchWidth*math.Sqrt2, c.Scale))
		}
		if f.Vertical.A > 0 {
			col = over(col, f.Vertical, stripe(px, hatchPeriod*0.75, 1.3, c.Scale))
		}
		return col
	})
}

func over(under, col color.NRGBA, t float64) color.NRGBA {
	if t <= 0 {
		return under
	}
	if under.A == 0 {
		return Fade(col, t)
	}
	return Mix(under, col, t)
}

// stripe returns how much of a pixel at position u across the stripes one of
// them covers, from 0 to 1.
func stripe(u, period, width, scale float64) float64 {
	u = math.Mod(u, period)
	if u < 0 {
		u += period
	}
	edge := 0.5 * math.Sqrt2 / scale
	d := width/2 - math.Abs(u-period/2)
	return min(max(0.5+d/(2*edge), 0), 1)
}

// paintQueries sets question marks over an area, at least one where it is
// large enough to hold it.
func paintQueries(c *Canvas, sh shape, t transform, p Palette) {
	const step = 60
	st := TextStyle{Size: 13, Bold: true, Colour: p.Muted}
	box := sh.box(t)
	if box.x1-box.x0 < 8 || box.y1-box.y0 < 8 {
		return
	}
	any := false
	for y := math.Floor((max(box.y0, -step)-t.dy)/step)*step + t.dy; y < min(box.y1, t.height+step); y += step {
		for x := math.Floor((max(box.x0, -step)-t.dx)/step)*step + t.dx; x < min(box.x1, t.width+step); x += step {
			if sh.contains(x, y-5, t) && sh.contains(x-4, y, t) && sh.contains(x+4, y-10, t) {
				c.TextAligned("?", x, y, 0.5, st)
				any = true
			}
		}
	}
	if !any {
		x, y := sh.inner(t)
		st.Size = min(13, (box.x1-box.x0)*0.8)
		c.TextAligned("?", x, y+st.Size*0.35, 0.5, st)
	}
}

// paintLines paints the borders of the named territories: solid where nobody
// disputes them, dashed where they are armistice or claim lines, in every
// viewpoint.
func paintLines(c *Canvas, l *level, t transform, v Viewport, p Palette) {
	width := min(max((v.Zoom-3)*0.3, 0.5), 1.5)
	for _, kind := range slices.Sorted(maps.Keys(l.lines)) {
		lines := l.lines[kind]
		var path Path
		for _, ln := range lines {
			ln.addTo(&path, t)
		}
		if path.Empty() {
			continue
		}
		if kind == LineBorder {
			c.Stroke(&path, width*0.8, Mix(p.Border, p.Line, 0.35))
			continue
		}
		c.Stroke(&path, width+1.4, Fade(p.Halo, 0.5))
		c.Stroke(&path, width, p.Line, 4*max(width, 0.8), 2.6*max(width, 0.8))
	}
}

func paintArc(c *Canvas, v Viewport, a Arc) {
	var path Path
	for _, line := range GreatCircle(a.From, a.To) {
		for i, q := range line {
			x, y := v.Project(q)
			if i == 0 {
				path.MoveTo(x, y)
			} else {
				path.LineTo(x, y)
			}
		}
	}
	c.Stroke(&path, 4, Fade(a.Colour, 0.18))
	c.Stroke(&path, 1.8, a.Colour)
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

// countZoom is the zoom from which on a marker says how many events it stands for.
const countZoom = 3

func (m Marker) radius() float64 {
	if m.Selected {
		return 11
	}
	return 7
}

func paintMarker(c *Canvas, v Viewport, m Marker, p Palette) {
	x, y := v.Project(m.At)
	x = nearestCopy(x, v)
	col, edge, r := m.Colour, p.Panel, 4.6
	edge.A = 255
	if m.Faded {
		col = Mix(col, p.Land, 0.45)
	}
	var path Path
	if m.Selected {
		var halo Path
		halo.Circle(x, y, 11)
		c.Fill(&halo, Fade(m.Colour, 0.28))
		r = 6
	}
	Shape(&path, m.Shape, x, y, r)
	c.Stroke(&path, 3, edge)
	c.Fill(&path, col)
	if n := len(m.IDs); n > 1 && v.Zoom >= countZoom {
		paintCount(c, x+r+1, y-r-1, n, p)
	}
}

func paintCount(c *Canvas, x, y float64, n int, p Palette) {
	text := strconv.Itoa(n)
	st := TextStyle{Size: 9, Bold: true, Colour: p.Paper}
	w, _, _ := MeasureText(text, st)
	var pill Path
	pill.RoundRect(x-w/2-3, y-6, w+6, 11, 5.5)
	c.Fill(&pill, p.Muted)
	c.TextAligned(text, x, y+2.9, 0.5, st)
}

// paintGrid paints meridians and parallels at round degrees.
func paintGrid(c *Canvas, v Viewport, p Palette) {
	step := 30.0
	for _, s := range []float64{20, 10, 5, 2, 1, 0.5, 0.2, 0.1} {
		if s/360*v.WorldSize() > 90 {
			step = s
		}
	}
	b := v.Bound()
	var path Path
	for lon := math.Floor(b.Min[0]/step) * step; lon <= b.Max[0]; lon += step {
		x, _ := v.Project(orb.Point{lon, 0})
		path.MoveTo(x, 0)
		path.LineTo(x, v.Height)
	}
	for lat := math.Floor(b.Min[1]/step) * step; lat <= b.Max[1]; lat += step {
		_, y := v.Project(orb.Point{0, lat})
		path.MoveTo(0, y)
		path.LineTo(v.Width, y)
	}
	c.Stroke(&path, 0.7, Mix(p.Sea, p.Grid, 0.8))
}

// Shows reports whether any of a territory lies in a viewport.
func (v Viewport) Shows(territory string) bool {
	t, ok := world().atlas.Territory(territory)
	if !ok {
		return false
	}
	r := v.boxOf(t.Bound)
	shift := nearestCopy((r.x0+r.x1)/2, v) - (r.x0+r.x1)/2
	return r.shift(shift, 0).overlaps(rect{0, 0, v.Width, v.Height})
}
