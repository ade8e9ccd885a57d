package geo

import (
	"math"
	"slices"
	"sync"
)

// Paint paints one layer of a scene. The canvas is as large as the scene's
// viewport with a margin around it on every side, which lets the window pan
// without painting anew; furniture has no margin. Base paints over everything;
// the other layers leave clear what they do not paint.
func Paint(c *Canvas, s Scene, layer Layer, margin float64) {
	lists := otherLists
	if layer == Base {
		lists = baseLists
	}
	defer c.gather(lists)()
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
		paintDated(c, s, obstacles, margin)
	case Furniture:
		paintFurniture(c, s)
	}
}

// paintBase paints what no date changes.
func paintBase(c *Canvas, s Scene) {
	v, p := s.Viewport, s.Palette
	defer c.Group("background")()
	box := c.scratch()
	box.Rect(0, 0, v.Width, v.Height)
	c.Fill(box, p.Sea)
	if s.Grid {
		paintGrid(c, v, p)
	}
	l := world().level(v.Zoom)
	land, coasts, borders := c.scratch(), c.scratch(), c.scratch()
	var wg sync.WaitGroup
	wg.Go(func() {
		for t := range copies(v) {
			for i := range l.land {
				l.land[i].addTo(land, t)
			}
		}
	})
	for t := range copies(v) {
		addLines(coasts, l.coasts, t)
		addLines(borders, l.borders, t)
	}
	wg.Wait()
	c.Fill(land, p.Land)
	c.Stroke(coasts, 0.8, Mix(p.Border, p.Sea, 0.2))
	c.Stroke(borders, 0.8, p.Border)
	paintBackdrop(c, s)
}

func addLines(p *Path, lines []line, t transform) {
	for i := range lines {
		lines[i].addTo(p, t)
	}
}

// paintTime paints what depends on the date, the viewpoint or the selection, and
// below the names outlines some territories.
func paintTime(c *Canvas, s Scene, obstacles []rect, outlined []string) {
	v, p := s.Viewport, s.Palette
	l := world().level(v.Zoom)
	for t := range copies(v) {
		ungroup := c.Group("positions")
		paintAreas(c, l, s.Areas, t, p)
		ungroup()
		ungroup = c.Group("lines")
		switch {
		case s.Backdrop == nil:
			paintLakes(c, l, t, p, nil)
		default:
			paintLakes(c, l, t, p, filled(c, l, s.Areas, t))
		}
		paintLines(c, l, t, v, p)
		ungroup()
	}
	paintDiffer(c, s, outlined)
	ungroup := c.Group("events")
	for t := range copies(v) {
		for _, a := range s.Arcs {
			paintArc(c, t, a)
		}
	}
	ungroup()
	markers := clusters(v, s.Markers)
	boxes := make([]rect, 0, 2*len(markers))
	for _, m := range markers {
		boxes = m.boxes(boxes, v)
	}
	labels := waterLabels(slices.Clip(s.Labels), v.Zoom)
	labels = append(labels, world().countryLabels...)
	for i := len(s.Labels); i < len(labels); i++ {
		if name, ok := s.Words.Names[labels[i].Text]; ok {
			labels[i].Text = name
		}
	}
	ungroup = c.Group("names")
	for _, q := range placeLabels(v, p, labels, boxes, obstacles) {
		q.paint(c)
	}
	ungroup()
	defer c.Group("events")()
	for _, m := range markers {
		for x, y := range v.places(m.At) {
			paintMarker(c, x, y, v.Zoom, m, p)
		}
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
		path, edge := c.scratch(), c.scratch()
		for _, same := range areas {
			if same.Fill == a.Fill {
				l.territories[same.Territory].addTo(path, t)
				l.territories[same.Territory].addEdge(edge, t)
			}
		}
		if path.Empty() {
			continue
		}
		paintFill(c, path, a.Fill, p, t.dx, t.dy)
		if a.Fill.Dotted {
			c.strokeWithin(edge, path, 3.2, p.Line, 2, 4.5)
		}
		for _, same := range areas {
			if a.Fill.Query && same.Fill == a.Fill {
				paintQueries(c, l.territories[same.Territory], t, p)
			}
		}
	}
}

// paintLakes paints lakes over whatever lies around them, or what of them lies
// within an area.
func paintLakes(c *Canvas, l *level, t transform, p Palette, within *Path) {
	path, edge := c.scratch(), c.scratch()
	for _, sh := range l.lakes {
		sh.addTo(path, t)
		sh.addEdge(edge, t)
	}
	switch {
	case within == nil:
		c.Fill(path, p.Lake)
		c.Stroke(edge, 0.6, p.Border)
	case !within.Empty():
		c.fill(path, within, shade{colour: p.Lake})
	}
}

// The hatches, in device-independent pixels.
const (
	hatchPeriod = 8.0
	hatchWidth  = 3.4
	printWidth  = 2.6 // on paper, where stripes are darker
)

// paintFill fills a path as a position says. The hatch is tied to the point
// (ax, ay) of the picture, so that it moves with the map.
func paintFill(c *Canvas, path *Path, f Fill, p Palette, ax, ay float64) {
	if f.Base.A > 0 && f.Stripe.A == 0 && f.Cross.A == 0 && f.Vertical.A == 0 {
		c.Fill(path, f.Base)
		return
	}
	const diagonal = hatchPeriod * math.Sqrt2
	width := hatchWidth * math.Sqrt2
	if p.Theme == PrintTheme {
		width = printWidth * math.Sqrt2
	}
	c.fillBands(path, f.Base, []Bands{
		{f.Cross, 1, -1, diagonal, width, ax, ay},
		{f.Stripe, 1, 1, diagonal, width, ax, ay},
		{f.Vertical, 1, 0, hatchPeriod * 0.75, 1.3, ax, ay},
	})
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
	for _, k := range l.lines {
		path := c.scratch()
		addLines(path, k.lines, t)
		if path.Empty() {
			continue
		}
		if k.kind == LineBorder {
			c.Stroke(path, width*0.8, Mix(p.Border, p.Line, 0.35))
			continue
		}
		c.Stroke(path, width+1.4, Fade(p.Halo, 0.5))
		c.Stroke(path, width, p.Line, 4*max(width, 0.8), 2.6*max(width, 0.8))
	}
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
