package geo

import (
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"
)

// maxLevel is the level that keeps every vertex of the atlas.
const maxLevel = 11

// worldMap is the atlas prepared for painting, a level of detail at a time.
type worldMap struct {
	atlas         *Atlas
	countryLabels []Label // the larger countries first

	// What the levels are made from: every vertex of the atlas once, in
	// Mercator's unit square, and the areas and lines as runs of their numbers.
	vertices []orb.Point
	cells    []uint64 // cell and number of each vertex, in order of the cells
	areas    []areaRuns
	lines    []lineRuns

	levels [maxLevel + 1]keptLevel
}

// The parts of the map that areas and lines belong to.
type part int

const (
	partLand part = iota
	partTerritory
	partLake
	partCoast
	partBorder
	partLine
)

// areaRuns is an area as the numbers of its rings' vertices.
type areaRuns struct {
	part  part
	id    string
	label orb.Point
	rings [][]uint32
}

// lineRuns is a kind of line as the numbers of its vertices.
type lineRuns struct {
	part part
	kind string
	runs [][]uint32
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
	w.number()
	return w
})

// number gives every vertex its number and its place in the order of cells.
func (w *worldMap) number() {
	a := w.atlas
	n := numbers{table: make([]uint32, 1<<12)}
	for _, c := range a.World {
		if !c.Detail {
			w.areas = append(w.areas, n.area(partLand, c.ID, c.Label, c.Geometry))
		}
	}
	for _, c := range a.Detail {
		w.areas = append(w.areas, n.area(partLand, c.ID, c.Label, c.Geometry))
	}
	for _, t := range a.Territories {
		w.areas = append(w.areas, n.area(partTerritory, t.ID, t.Label, t.Geometry))
	}
	for _, k := range a.Lakes {
		w.areas = append(w.areas, n.area(partLake, k.ID, k.Label, k.Geometry))
	}
	w.lines = append(w.lines,
		n.line(partCoast, "", a.WorldCoasts), n.line(partCoast, "", a.DetailCoasts),
		n.line(partBorder, "", a.WorldBorders), n.line(partBorder, "", a.DetailBorders))
	for _, b := range a.Lines {
		w.lines = append(w.lines, n.line(partLine, b.Kind, b.Geometry))
	}
	w.vertices = n.places
	w.cells = make([]uint64, len(w.vertices))
	half := len(w.vertices) / 2
	var wg sync.WaitGroup
	project := func(from, to int) {
		for i := from; i < to; i++ {
			x, y := Mercator(w.vertices[i])
			w.vertices[i] = orb.Point{x, y}
			w.cells[i] = cellOf(x, y)<<numberBits | uint64(i)
		}
		slices.Sort(w.cells[from:to])
	}
	wg.Go(func() { project(0, half) })
	project(half, len(w.vertices))
	wg.Wait()
	w.cells = merge(w.cells[:half], w.cells[half:])
}

// merge joins two sorted lists.
func merge(a, b []uint64) []uint64 {
	out := make([]uint64, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// The finest cells divide the unit square into 2²⁰ by 2²⁰: half a pixel at
// zoom 11, which is the most that the level below the exact one is stretched to.
const (
	cellBits   = 20
	numberBits = 64 - 2*cellBits
)

// cellOf returns the number of the finest cell that a position of the unit
// square lies in, in Morton's order: cells that make up a larger one follow one
// another.
func cellOf(x, y float64) uint64 {
	const n = 1 << cellBits
	clamp := func(v float64) uint64 { return uint64(min(max(math.Floor(v*n), 0), n-1)) }
	return spread(clamp(x)) | spread(clamp(y))<<1
}

// spread puts a 0 before each bit of a number below 2³².
func spread(v uint64) uint64 {
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// stands returns for each vertex the one that stands for it at a zoom: the
// first of those in the same cell of half a pixel at the zoom above. Since that
// is the same wherever a vertex occurs, neighbours keep sharing their edges and
// no gap opens between them.
func (w *worldMap) stands(zoom int) []uint32 {
	out := make([]uint32, len(w.vertices))
	shift := numberBits + 2*(cellBits-10-min(zoom, cellBits-10))
	for i := 0; i < len(w.cells); {
		j, first := i, uint32(math.MaxUint32)
		for ; j < len(w.cells) && w.cells[j]>>shift == w.cells[i]>>shift; j++ {
			first = min(first, uint32(w.cells[j]&(1<<numberBits-1)))
		}
		for ; i < j; i++ {
			out[w.cells[i]&(1<<numberBits-1)] = first
		}
	}
	return out
}

// Numbers hands out numbers to places, the same to the same place.
type numbers struct {
	places []orb.Point
	table  []uint32 // number plus one, by hash, with open addressing
}

func (n *numbers) of(p orb.Point) uint32 {
	mask := uint64(len(n.table) - 1)
	h := math.Float64bits(p[0])*0x9e3779b97f4a7c15 ^ math.Float64bits(p[1])*0xc2b2ae3d27d4eb4f
	h ^= h >> 29
	for i := h * 0x9e3779b97f4a7c15 >> 32 & mask; ; i = (i + 1) & mask {
		k := n.table[i]
		if k == 0 {
			n.places = append(n.places, p)
			n.table[i] = uint32(len(n.places))
			if len(n.places)*2 > len(n.table) {
				n.grow()
			}
			return uint32(len(n.places) - 1)
		}
		if n.places[k-1] == p {
			return k - 1
		}
	}
}

func (n *numbers) grow() {
	places := n.places
	n.places, n.table = n.places[:0:0], make([]uint32, 4*len(n.table))
	n.places = make([]orb.Point, 0, len(n.table)/2)
	for _, p := range places {
		n.of(p)
	}
}

func (n *numbers) run(points []orb.Point) []uint32 {
	out := make([]uint32, len(points))
	for i, p := range points {
		out[i] = n.of(p)
	}
	return out
}

func (n *numbers) area(part part, id string, label orb.Point, g orb.MultiPolygon) areaRuns {
	x, y := Mercator(label)
	a := areaRuns{part: part, id: id, label: orb.Point{x, y}}
	for _, polygon := range g {
		for _, r := range polygon {
			a.rings = append(a.rings, n.run(r))
		}
	}
	return a
}

func (n *numbers) line(part part, kind string, g orb.MultiLineString) lineRuns {
	l := lineRuns{part: part, kind: kind}
	for _, in := range g {
		l.runs = append(l.runs, n.run(in))
	}
	return l
}
