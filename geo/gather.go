package geo

import (
	"image"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// stripHeight is how many rows of the picture are painted at a time: few
// enough that their pixels stay near the processor.
const stripHeight = 64

// An op is one thing to paint, within an area of the image.
type op struct {
	area         image.Rectangle
	path, within *Path
	mask         *mask       // of a text, in place of a path
	at           image.Point // of the mask's origin
	scale        float64
	dx, dy       float64
	shade        shade
}

// paint paints what of the operation lies within a part of the image.
func (o *op) paint(r *raster, img *image.RGBA, part image.Rectangle) {
	area := o.area.Intersect(part)
	for y := area.Min.Y; y < area.Max.Y; y += stripHeight {
		strip := area
		strip.Min.Y, strip.Max.Y = y, min(y+stripHeight, area.Max.Y)
		if o.mask != nil {
			o.mask.paint(img, strip, o.at, o.shade.colour)
			continue
		}
		r.begin(strip)
		if o.within != nil {
			r.add(o.within, o.scale, o.dx, o.dy)
			r.sweepMask()
		}
		r.masked = o.within != nil
		r.add(o.path, o.scale, o.dx, o.dy)
		r.fill(img, &o.shade)
	}
}

// A list gathers operations, so that they are painted together: strip after
// strip, on every core.
type list struct {
	ops   []op
	paths []*Path // scratch, kept for the next list
	used  int
	most  int // bytes of scratch to keep
}

// scratch returns an empty path that lasts until the list is painted.
func (l *list) scratch() *Path {
	if l.used == len(l.paths) {
		l.paths = append(l.paths, &Path{owner: l})
	}
	p := l.paths[l.used]
	l.used++
	p.Reset()
	return p
}

// keep returns a path that stays as it is until the list is painted: the same
// one if it is the list's own, else a copy.
func (l *list) keep(p *Path) *Path {
	if p == nil || p.owner == l {
		return p
	}
	q := l.scratch()
	q.add(p)
	return q
}

// paint paints everything and empties the list. Each strip is the work of one
// goroutine, so that what lies above is painted after what lies below.
func (l *list) paint(img *image.RGBA) {
	var all image.Rectangle
	for i := range l.ops {
		all = all.Union(l.ops[i].area)
	}
	strips := (all.Dy() + stripHeight - 1) / stripHeight
	var next atomic.Int64
	work := func() {
		r := rasters.take()
		defer rasters.give(r)
		for {
			i := int(next.Add(1)) - 1
			if i >= strips {
				return
			}
			strip := all
			strip.Min.Y += i * stripHeight
			strip.Max.Y = min(strip.Min.Y+stripHeight, all.Max.Y)
			for j := range l.ops {
				if l.ops[j].area.Overlaps(strip) {
					l.ops[j].paint(r, img, strip)
				}
			}
		}
	}
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), strips) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
	clear(l.ops)
	l.ops, l.used = l.ops[:0], 0
	l.shrink(l.most)
}

// shrink drops what paths there are beyond a number of bytes. A path is used for
// another thing each time, and grows to the largest of them; were all kept, each
// would become as large as the largest thing there is.
func (l *list) shrink(bytes int) {
	kept := l.paths[:0]
	for _, p := range l.paths {
		if bytes -= p.memory(); bytes >= 0 {
			kept = append(kept, p)
		}
	}
	clear(l.paths[len(kept):])
	l.paths = kept
}

// pixelsOf returns the pixels that a box touches when it is scaled and moved.
func pixelsOf(b rect, scale, dx, dy float64) image.Rectangle {
	// Limits first: a far-off coordinate must not overflow an int.
	lim := func(v float64) int { return int(min(max(v, -1e6), 1e6)) }
	return image.Rect(lim(math.Floor(b.x0*scale+dx)), lim(math.Floor(b.y0*scale+dy)),
		lim(math.Ceil(b.x1*scale+dx))+1, lim(math.Ceil(b.y1*scale+dy))+1)
}

// gather keeps what is painted from now on until the returned function is
// called, which paints it on every core. The lists come from a shelf and go back
// to it.
func (c *Canvas) gather(from shelf[list]) (paint func()) {
	if c.list != nil || c.record != nil {
		return func() {}
	}
	c.list = from.take()
	c.list.most = otherScratch
	if from == baseLists {
		c.list.most = baseScratch
	}
	return func() {
		l := c.list
		c.list = nil
		l.paint(c.Image)
		from.give(l)
	}
}

// scratch returns an empty path to paint with.
func (c *Canvas) scratch() *Path {
	if c.list != nil {
		return c.list.scratch()
	}
	return &Path{}
}

// A shelf keeps a few large things between uses. Unlike a sync.Pool it holds
// on to them, so that a running map neither grows nor makes garbage.
type shelf[T any] chan *T

var (
	rasters = make(shelf[raster], 8)

	// The paths of a base map take megabytes, those of the other layers much less.
	baseLists  = make(shelf[list], 1)
	otherLists = make(shelf[list], 3)
)

// The scratch that is kept between two pictures, in bytes: as much as most of them
// need.
const (
	baseScratch  = 12 << 20
	otherScratch = 3 << 20
)

func (s shelf[T]) take() *T {
	select {
	case x := <-s:
		return x
	default:
		return new(T)
	}
}

func (s shelf[T]) give(x *T) {
	select {
	case s <- x:
	default:
	}
}

// empty drops what is on the shelf.
func (s shelf[T]) empty() {
	for {
		select {
		case <-s:
		default:
			return
		}
	}
}

// Release drops the memory that painting keeps between two pictures, and the levels
// of detail that a scene does not need: the one that is shown. The next picture has
// to get them anew.
func Release(shown Scene) {
	world().dropLevels(shown)
	rasters.empty()
	baseLists.empty()
	otherLists.empty()
	sheets.empty()
}
