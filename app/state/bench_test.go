package state_test

import (
	"image"
	"strconv"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
	"legation/geo"
)

// BenchmarkTimeLayer makes the scene of the built-in dataset and paints the
// layer that changes with the date, at 1920×1080.
func BenchmarkTimeLayer(b *testing.B) {
	b.Run("builtin", func(b *testing.B) {
		s := state.New(dataset.Builtin())
		c := geo.NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 1080)), 1)
		b.ReportAllocs()
		for b.Loop() {
			geo.Paint(c, state.Scene(s, 1920, 1080), geo.Time, 0)
		}
	})
}

// BenchmarkTimeLayerLarge is the same with many random events: what a moved
// playhead costs the map.
func BenchmarkTimeLayerLarge(b *testing.B) {
	for _, n := range []int{12, 10000, 1000000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s := state.New(event.New(eventtest.Random(1, n)))
			c := geo.NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 1080)), 1)
			geo.Paint(c, state.Scene(s, 1920, 1080), geo.Time, 0)
			day := s.Playhead
			b.ReportAllocs()
			for b.Loop() {
				day -= 3
				geo.Paint(c, state.Scene(s.MoveTo(day), 1920, 1080), geo.Time, 0)
			}
		})
	}
}

// BenchmarkScene makes the scene alone.
func BenchmarkScene(b *testing.B) {
	s := state.New(dataset.Builtin())
	b.ReportAllocs()
	for b.Loop() {
		state.Scene(s, 1920, 1080)
	}
}
