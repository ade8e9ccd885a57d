package mapview

import (
	"image"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"legation/app/footprint"
	"legation/app/state"
	"legation/geo"
)

// A job is a state to be painted at a size in device-independent pixels, with
// the pixels that each of them has and the margin on every side that lets the
// map pan without a repaint. The painter makes the scene.
type job struct {
	state  state.State
	width  float64
	height float64
	scene  geo.Scene
	scale  float64
	margin float64
	number uint64 // jobs are numbered in the order in which they are asked for
}

// sameBase reports whether two jobs have the same bottom layer.
func (j job) sameBase(o job) bool {
	return j.scene.Viewport == o.scene.Viewport && j.scale == o.scale && j.margin == o.margin &&
		j.scene.Palette == o.scene.Palette && j.scene.Grid == o.scene.Grid
}

// A picture is a painted job. Base is nil where the last one still serves.
type picture struct {
	job                   job
	base, time, furniture *image.RGBA
}

// A painter paints the newest job on a goroutine of its own and drops those
// that were overtaken. It hands out each picture through show.
type painter struct {
	jobs chan job
	show func(picture)
	pool pool
	last atomic.Pointer[geo.Scene] // painted
	done bool                      // nothing is painted any more
}

func newPainter(show func(picture)) *painter {
	p := &painter{jobs: make(chan job, 1), show: show}
	go p.run()
	return p
}

// request asks for a scene to be painted in place of any that still waits. It
// is called from one goroutine only.
func (p *painter) request(j job) {
	if p.done {
		return
	}
	select {
	case <-p.jobs:
	default:
	}
	p.jobs <- j
}

// stop ends the painter. It is called where requests are.
func (p *painter) stop() {
	if !p.done {
		p.done = true
		close(p.jobs)
	}
}

func (p *painter) run() {
	var last job
	painted := false
	resting := time.AfterFunc(restTime, p.rest)
	defer resting.Stop()
	for j := range p.jobs {
		j.scene = state.Scene(j.state, j.width, j.height)
		j.scene.Buttons = true
		pic := picture{job: j}
		var wg sync.WaitGroup
		if !painted || !j.sameBase(last) {
			wg.Go(func() { pic.base = p.paint(j, geo.Base) })
		}
		wg.Go(func() { pic.time = p.paint(j, geo.Time) })
		pic.furniture = p.paint(j, geo.Furniture)
		wg.Wait()
		last, painted = j, true
		p.last.Store(&j.scene)
		p.show(pic)
		resting.Reset(restTime)
	}
}

func (p *painter) paint(j job, layer geo.Layer) *image.RGBA {
	margin := j.margin
	if layer == geo.Furniture {
		margin = 0
	}
	w := int(math.Round((j.scene.Viewport.Width + 2*margin) * j.scale))
	h := int(math.Round((j.scene.Viewport.Height + 2*margin) * j.scale))
	img := p.pool.get(w, h)
	geo.Paint(geo.NewCanvas(img, j.scale), j.scene, layer, margin)
	return img
}

// restTime is how long after the last picture the memory for the next one is
// given back. Nothing that moves by itself pauses as long.
const restTime = 3 * time.Second

// rest gives back what is kept for the next picture, to the system too: a window
// in which nothing moves should not hold on to it.
func (p *painter) rest() {
	p.pool.empty()
	if shown := p.last.Load(); shown != nil {
		geo.Release(*shown)
	}
	footprint.GiveBack()
}

// A pool keeps the pixels of pictures that are no longer shown.
type pool struct {
	mu   sync.Mutex
	free []*image.RGBA
}

// get returns a clear image of a size.
func (p *pool) get(w, h int) *image.RGBA {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, img := range p.free {
		if img.Rect.Dx() == w && img.Rect.Dy() == h {
			p.free = append(p.free[:i], p.free[i+1:]...)
			clear(img.Pix)
			return img
		}
	}
	p.free = nil // of a size that is no longer asked for
	return image.NewRGBA(image.Rect(0, 0, w, h))
}

func (p *pool) put(img *image.RGBA) {
	if img == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	// One picture's layers: the other set is the one that is shown.
	if len(p.free) < 3 {
		p.free = append(p.free, img)
	}
}

func (p *pool) empty() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = nil
}
