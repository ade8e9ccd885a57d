package timeline

import (
	"image"
	"sync"

	"legation/app/state"
	"legation/geo"
)

// A job is a state to be painted for a layout onto w by h pixels.
type job struct {
	state  state.State
	layout *Layout
	w, h   int
}

// A result is a painted job.
type result struct {
	job     job
	image   *image.RGBA
	picture *Picture
}

// A brush paints the newest job on a goroutine of its own and drops those that
// were overtaken.
type brush struct {
	jobs   chan job
	memory Memory // of the goroutine that paints

	mu   sync.Mutex
	free []*image.RGBA // of pictures that are no longer shown
}

// newBrush starts a goroutine that hands each result to show.
func newBrush(show func(result)) *brush {
	b := &brush{jobs: make(chan job, 1)}
	go func() {
		for j := range b.jobs {
			show(b.paint(j))
		}
	}()
	return b
}

// request asks for a job in place of any that still waits. It is called from
// one goroutine only.
func (b *brush) request(j job) {
	select {
	case <-b.jobs:
	default:
	}
	b.jobs <- j
}

func (b *brush) paint(j job) result {
	img := b.get(j.w, j.h)
	picture := Paint(geo.NewCanvas(img, float64(j.w)/j.layout.Width), j.state, j.layout, &b.memory)
	return result{j, img, picture}
}

// get returns an image of a size, whose pixels are those of anything.
func (b *brush) get(w, h int) *image.RGBA {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, img := range b.free {
		if img.Rect.Dx() == w && img.Rect.Dy() == h {
			b.free = append(b.free[:i], b.free[i+1:]...)
			return img
		}
	}
	b.free = nil // of a size that is no longer asked for
	return image.NewRGBA(image.Rect(0, 0, w, h))
}

// put takes back an image that is no longer shown.
func (b *brush) put(img *image.RGBA) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.free) < 2 {
		b.free = append(b.free, img)
	}
}
