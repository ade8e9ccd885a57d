package basemap

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"legation/geo"
)

// tileSize is the width and height of a tile, in pixels.
const tileSize = 256

// A tile is one square of the map at a whole zoom: 2^z by 2^z of them make the
// world, from the north-west corner.
type tile struct{ z, x, y int }

func (t tile) String() string { return fmt.Sprintf("%d/%d/%d", t.z, t.x, t.y) }

// quadkey names a tile by the quarters that lead to it.
func (t tile) quadkey() string {
	key := make([]byte, 0, t.z)
	for bit := t.z - 1; bit >= 0; bit-- {
		key = append(key, byte('0'+(t.x>>bit&1)+2*(t.y>>bit&1)))
	}
	return string(key)
}

// A plan is the block of tiles that covers a picture: columns from x0 on, which
// go on round the world, and rows from y0 on, which do not leave it.
type plan struct {
	zoom          int
	x0, y0        int
	columns, rows int
	// Where pixel (0, 0) of the block lies in the picture, and how many pixels
	// of the picture one of the block is.
	left, top, factor float64
}

// planFor finds the tiles of a viewport at the zoom of those that there are
// whose pixels are nearest to those of the picture.
func planFor(v geo.Viewport, scale float64, zooms []int) plan {
	want := v.Zoom + math.Log2(scale)
	z := slices.MinFunc(zooms, func(a, b int) int {
		return cmp.Compare(math.Abs(float64(a)-want), math.Abs(float64(b)-want))
	})
	n := float64(int(1) << z)
	cx, cy := geo.Mercator(v.Centre)
	world := v.WorldSize() * scale
	p := plan{zoom: z, factor: world / (n * tileSize)}
	w, h := v.Width*scale, v.Height*scale
	side := tileSize * p.factor // of a tile in the picture
	west, north := cx*world-w/2, cy*world-h/2
	const sliver = 1e-6 // a tile of which less than this is seen is not
	p.x0 = int(math.Floor(west/side + sliver))
	p.columns = int(math.Ceil((west+w)/side-sliver)) - p.x0
	p.y0 = max(int(math.Floor(north/side+sliver)), 0)
	p.rows = max(min(int(math.Ceil((north+h)/side-sliver)), 1<<z)-p.y0, 0)
	p.left, p.top = float64(p.x0)*side-west, float64(p.y0)*side-north
	return p
}

// around puts a column into the world.
func (p plan) around(x int) int {
	n := 1 << p.zoom
	return (x%n + n) % n
}

// tiles lists the tiles of the plan, each once, those in the middle first.
func (p plan) tiles() []tile {
	var list []tile
	columns := min(p.columns, 1<<p.zoom)
	// Of a world that is there several times over, the copy in the middle.
	first := p.x0 + (p.columns-columns)/2
	for y := p.y0; y < p.y0+p.rows; y++ {
		for x := first; x < first+columns; x++ {
			list = append(list, tile{p.zoom, p.around(x), y})
		}
	}
	mx, my := float64(columns-1)/2, float64(p.rows-1)/2
	far := func(i int) float64 { return math.Hypot(float64(i%columns)-mx, float64(i/columns)-my) }
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far(a), far(b)) })
	sorted := make([]tile, len(list))
	for i, at := range order {
		sorted[i] = list[at]
	}
	return sorted
}
