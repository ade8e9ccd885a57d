package geo

import (
	"math"
	"sync"

	"github.com/paulmach/orb"
)

// A keptLevel is a level of detail that may be there.
type keptLevel struct {
	mu    sync.Mutex
	level *level // nil until it is asked for, and once it has been dropped
}

// level returns the level of detail for a zoom. It is made when it is first
// asked for.
func (w *worldMap) level(zoom float64) *level {
	i := levelOf(zoom)
	l := &w.levels[i]
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.level == nil {
		l.level = w.prepare(i)
	}
	return l.level
}

// levelOf returns the number of the level of detail that serves a zoom.
func levelOf(zoom float64) int { return int(min(max(math.Floor(zoom), 0), maxLevel)) }

// dropLevels drops the levels that a scene does not need. Where they are wanted
// again they are made again, in a few thousandths of a second.
func (w *worldMap) dropLevels(s Scene) {
	var needed [maxLevel + 1]bool
	needed[levelOf(s.Viewport.Zoom)] = true
	for _, in := range s.Insets {
		needed[levelOf(in.Viewport.Zoom)] = true
	}
	for i := range w.levels {
		if !needed[i] {
			l := &w.levels[i]
			l.mu.Lock()
			l.level = nil
			l.mu.Unlock()
		}
	}
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
	lines       []kindLines // in order of the kinds
}

// kindLines is the lines of one kind.
type kindLines struct {
	kind  string
	lines []line
}

// A shape is an area, a line a path, both in Mercator's unit square.
type shape struct {
	rings []line // closed: the last vertex is the first
	label orb.Point
	bound orb.Bound
}

// A line is a run of vertices. Its chunks tell in large steps what lies outside
// of a window.
type line struct {
	world  *worldMap
	run    []uint32 // numbers of vertices
	bound  orb.Bound
	chunks []chunk
}

// A chunk is a part of a line: chunkEdges edges, or fewer at the end.
type chunk struct {
	bound orb.Bound
	from  float64 // length of the line up to it
}

const chunkEdges = 32

// prepare makes a level.
func (w *worldMap) prepare(zoom int) *level {
	l := &level{territories: map[string]shape{}}
	r := reducer{world: w}
	if zoom < maxLevel {
		r.stands = w.stands(zoom)
	}
	for _, a := range w.areas {
		s := r.shape(a)
		switch a.part {
		case partLake:
			l.lakes = append(l.lakes, s)
		case partTerritory:
			l.territories[a.id] = s
			l.land = append(l.land, s)
		default:
			l.land = append(l.land, s)
		}
	}
	for _, a := range w.lines {
		lines := r.lines(a.runs)
		switch a.part {
		case partCoast:
			l.coasts = append(l.coasts, lines...)
		case partBorder:
			l.borders = append(l.borders, lines...)
		default:
			l.addLines(a.kind, lines)
		}
	}
	return l
}

func (l *level) addLines(kind string, lines []line) {
	at := 0
	for at < len(l.lines) && l.lines[at].kind < kind {
		at++
	}
	if at == len(l.lines) || l.lines[at].kind != kind {
		l.lines = append(l.lines, kindLines{})
		copy(l.lines[at+1:], l.lines[at:])
		l.lines[at] = kindLines{kind: kind}
	}
	l.lines[at].lines = append(l.lines[at].lines, lines...)
}

// A reducer puts for each vertex the one that stands for it.
type reducer struct {
	world  *worldMap
	stands []uint32 // nil where each stands for itself
	runs   []uint32 // memory for the runs, and for the chunks
	chunks []chunk
}

// line returns a line without the vertices that another one stands for; ok is
// false if fewer than least are left of it.
func (r *reducer) line(in []uint32, least int) (l line, ok bool) {
	l.world = r.world
	if r.stands == nil {
		l.run = in
	} else {
		if cap(r.runs)-len(r.runs) < len(in) {
			r.runs = make([]uint32, 0, max(1<<14, len(in)))
		}
		from := len(r.runs)
		for _, v := range in {
			v = r.stands[v]
			if n := len(r.runs); n == from || r.runs[n-1] != v {
				r.runs = append(r.runs, v)
			}
		}
		l.run = r.runs[from:len(r.runs):len(r.runs)]
		if len(l.run) < least {
			r.runs = r.runs[:from]
			return l, false
		}
	}
	if len(l.run) < least {
		return l, false
	}
	r.measure(&l)
	return l, true
}

// measure works out the line's bounds and chunks.
func (r *reducer) measure(l *line) {
	n := (len(l.run) - 2 + chunkEdges) / chunkEdges
	if cap(r.chunks)-len(r.chunks) < n {
		r.chunks = make([]chunk, 0, max(1<<10, n))
	}
	from := len(r.chunks)
	length := 0.0
	for i := range n {
		a := r.world.vertices[l.run[i*chunkEdges]]
		c := chunk{bound: orb.Bound{Min: a, Max: a}, from: length}
		for _, v := range l.run[i*chunkEdges+1 : min((i+1)*chunkEdges+1, len(l.run))] {
			b := r.world.vertices[v]
			length += math.Hypot(b[0]-a[0], b[1]-a[1])
			c.bound.Min = orb.Point{min(c.bound.Min[0], b[0]), min(c.bound.Min[1], b[1])}
			c.bound.Max = orb.Point{max(c.bound.Max[0], b[0]), max(c.bound.Max[1], b[1])}
			a = b
		}
		if i == 0 {
			l.bound = c.bound
		}
		l.bound = l.bound.Union(c.bound)
		r.chunks = append(r.chunks, c)
	}
	l.chunks = r.chunks[from:len(r.chunks):len(r.chunks)]
}

func (r *reducer) shape(a areaRuns) shape {
	s := shape{label: a.label}
	for _, in := range a.rings {
		if l, ok := r.line(in, 4); ok {
			if len(s.rings) == 0 {
				s.bound = l.bound
			}
			s.bound = s.bound.Union(l.bound)
			s.rings = append(s.rings, l)
		}
	}
	return s
}

func (r *reducer) lines(runs [][]uint32) []line {
	out := make([]line, 0, len(runs))
	for _, in := range runs {
		if l, ok := r.line(in, 2); ok {
			out = append(out, l)
		}
	}
	return out
}
