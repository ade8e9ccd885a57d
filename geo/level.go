package geo

import (
	"iter"
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"
)

// maxLevel is the level that keeps every vertex of the atlas.
const maxLevel = 11

// cell is the size in pixels within which vertices are taken for one.
const cell = 0.6

// worldMap is the atlas prepared for painting, a level of detail at a time.
type worldMap struct {
	atlas         *Atlas
	countryLabels []Label // the larger countries first
	levels        [maxLevel + 1]struct {
		once  sync.Once
		level *level
	}
}

// world returns the prepared atlas. One that cannot be read is a broken build,
// which the tests report; the map is then all sea.
var world = sync.OnceValue(func() *worldMap {
	a, err := LoadAtlas()
	if err != nil {
		a = &Atlas{}
	}
	w := &worldMap{atlas: a}
	w.nameCountries()
	return w
})

// level returns the level of detail for a zoom. It is made when it is first
// asked for.
func (w *worldMap) level(zoom float64) *level {
	i := int(min(max(math.Floor(zoom), 0), maxLevel))
	l := &w.levels[i]
	l.once.Do(func() { l.level = w.prepare(i) })
	return l.level
}

// Prepare makes the level of detail for a zoom ready, so that the first picture
// there does not wait for it.
func Prepare(zoom float64) { world().level(zoom) }

// A level is the map in Mercator's unit square with the vertices that can be
// told apart at its zoom.
type level struct {
	land        []shape
	lakes       []shape
	coasts      []line
	borders     []line
	territories map[string]shape
	lines       map[string][]line // by kind
}

// A shape is an area, a line a path, both in Mercator's unit square.
type shape struct {
	rings []ring
	label orb.Point
}

type ring struct {
	points orb.Ring
	bound  orb.Bound
}

type line struct {
	points orb.LineString
	bound  orb.Bound
}

// prepare makes a level. Vertices that fall into one cell of a grid become one
// vertex, the same wherever it occurs, so that neighbours keep sharing their
// edges and no gap opens between them.
func (w *worldMap) prepare(zoom int) *level {
	r := reducer{exact: zoom == maxLevel, cells: map[[2]int32]orb.Point{}}
	r.perUnit = 256 * math.Exp2(float64(zoom)+1) / cell
	l := &level{territories: map[string]shape{}, lines: map[string][]line{}}
	a := w.atlas
	for _, c := range a.World {
		if !c.Detail {
			l.land = append(l.land, r.shape(c.Geometry, c.Label))
		}
	}
	for _, c := range a.Detail {
		l.land = append(l.land, r.shape(c.Geometry, c.Label))
	}
	for _, t := range a.Territories {
		s := r.shape(t.Geometry, t.Label)
		l.territories[t.ID] = s
		l.land = append(l.land, s)
	}
	for _, k := range a.Lakes {
		l.lakes = append(l.lakes, r.shape(k.Geometry, k.Label))
	}
	l.coasts = append(r.lines(a.WorldCoasts), r.lines(a.DetailCoasts)...)
	l.borders = append(r.lines(a.WorldBorders), r.lines(a.DetailBorders)...)
	for _, b := range a.Lines {
		l.lines[b.Kind] = append(l.lines[b.Kind], r.lines(b.Geometry)...)
	}
	return l
}

// A reducer projects geometries and drops vertices too near to others.
type reducer struct {
	exact   bool
	perUnit float64
	cells   map[[2]int32]orb.Point
}

func (r *reducer) points(in []orb.Point) []orb.Point {
	out := make([]orb.Point, 0, len(in)/2)
	for i, p := range in {
		x, y := Mercator(p)
		q := orb.Point{x, y}
		if !r.exact {
			key := [2]int32{int32(math.Floor(x * r.perUnit)), int32(math.Floor(y * r.perUnit))}
			if first, ok := r.cells[key]; ok {
				q = first
			} else {
				r.cells[key] = q
			}
		}
		if i > 0 && out[len(out)-1] == q {
			continue
		}
		out = append(out, q)
	}
	return slices.Clip(out)
}

func (r *reducer) shape(g orb.MultiPolygon, label orb.Point) shape {
	x, y := Mercator(label)
	s := shape{label: orb.Point{x, y}}
	for _, polygon := range g {
		for _, in := range polygon {
			points := orb.Ring(r.points(in))
			if len(points) >= 4 {
				s.rings = append(s.rings, ring{points, points.Bound()})
			}
		}
	}
	return s
}

func (r *reducer) lines(g orb.MultiLineString) []line {
	out := make([]line, 0, len(g))
	for _, in := range g {
		if points := orb.LineString(r.points(in)); len(points) >= 2 {
			out = append(out, line{points, points.Bound()})
		}
	}
	return out
}

// A transform takes Mercator's unit square into the picture.
type transform struct {
	scale, dx, dy float64
	width, height float64
}

// copies returns a transform for each copy of the world that can be seen.
func copies(v Viewport) iter.Seq[transform] {
	return func(yield func(transform) bool) {
		cx, cy := Mercator(v.Centre)
		s := v.WorldSize()
		half := v.Width / 2 / s
		for k := math.Floor(cx - half); k <= math.Floor(cx+half); k++ {
			t := transform{s, v.Width/2 - (cx-k)*s, v.Height/2 - cy*s, v.Width, v.Height}
			if !yield(t) {
				return
			}
		}
	}
}

func (t transform) apply(p orb.Point) (x, y float64) { return p[0]*t.scale + t.dx, p[1]*t.scale + t.dy }

// window returns the part of the unit square that the picture shows, with a
// rim wide enough that no stroke along it is seen.
func (t transform) window() orb.Bound {
	const rim = 48
	return orb.Bound{
		Min: orb.Point{(-rim - t.dx) / t.scale, (-rim - t.dy) / t.scale},
		Max: orb.Point{(t.width + rim - t.dx) / t.scale, (t.height + rim - t.dy) / t.scale},
	}
}

func (s shape) addTo(p *Path, t transform) {
	w := t.window()
	for _, r := range s.rings {
		if !r.bound.Intersects(w) {
			continue
		}
		points := r.points
		if !w.Contains(r.bound.Min) || !w.Contains(r.bound.Max) {
			points = clip.Ring(w, points.Clone()) // it writes into what it is given
		}
		t.add(p, points)
		p.Close()
	}
}

func (l line) addTo(p *Path, t transform) {
	w := t.window()
	if !l.bound.Intersects(w) {
		return
	}
	if w.Contains(l.bound.Min) && w.Contains(l.bound.Max) {
		t.add(p, l.points)
		return
	}
	for _, part := range clip.LineString(w, l.points) {
		t.add(p, part)
	}
}

func (t transform) add(p *Path, points []orb.Point) {
	for i, q := range points {
		x, y := t.apply(q)
		if i == 0 {
			p.MoveTo(x, y)
		} else {
			p.LineTo(x, y)
		}
	}
}

// box returns where the shape lies in the picture.
func (s shape) box(t transform) rect {
	var b orb.Bound
	for i, r := range s.rings {
		if i == 0 {
			b = r.bound
		}
		b = b.Union(r.bound)
	}
	x0, y0 := t.apply(b.Min)
	x1, y1 := t.apply(b.Max)
	return rect{x0, y0, x1, y1}
}

// contains reports whether a position in the picture lies inside the shape.
func (s shape) contains(x, y float64, t transform) bool {
	p := orb.Point{(x - t.dx) / t.scale, (y - t.dy) / t.scale}
	inside := false
	for _, r := range s.rings {
		if r.bound.Contains(p) && planar.RingContains(r.points, p) {
			inside = !inside
		}
	}
	return inside
}

// inner returns a position well inside the shape.
func (s shape) inner(t transform) (x, y float64) { return t.apply(s.label) }

// nameCountries makes the labels of the countries that no territory stands for.
func (w *worldMap) nameCountries() {
	type named struct {
		label Label
		size  float64
	}
	var all []named
	add := func(c Country) {
		widest := orb.Bound{}
		for _, p := range c.Geometry {
			if b := p.Bound(); b.Max[0]-b.Min[0] > widest.Max[0]-widest.Min[0] {
				widest = b
			}
		}
		extent := widest.Max[0] - widest.Min[0]
		all = append(all, named{Label{Text: c.Name, At: c.Label, Kind: CountryLabel, Extent: min(extent, 60)}, extent * (widest.Max[1] - widest.Min[1])})
	}
	for _, c := range w.atlas.World {
		if !c.Detail {
			add(c)
		}
	}
	for _, c := range w.atlas.Detail {
		add(c)
	}
	slices.SortStableFunc(all, func(a, b named) int {
		switch {
		case a.size > b.size:
			return -1
		case a.size < b.size:
			return 1
		}
		return 0
	})
	for _, n := range all {
		w.countryLabels = append(w.countryLabels, n.label)
	}
}

// TerritoryLabelAt returns a label put well inside a territory. It is drawn
// where the territory is wide enough for it, and its second line, which says
// what is in dispute, where the territory is large enough to be looked at.
func TerritoryLabelAt(l Label, id string) Label {
	t, ok := world().atlas.Territory(id)
	if !ok {
		l.MinZoom = MaxZoom + 1
		return l
	}
	l.At = t.Label
	l.Extent = (t.Bound.Max[0] - t.Bound.Min[0]) * 3
	height := (t.Bound.Max[1] - t.Bound.Min[1]) / math.Cos(t.Label[1]*math.Pi/180)
	l.SubZoom = math.Log2(70 / height * 360 / 256)
	return l
}
