package timeline

import (
	"fmt"
	"image"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
	"legation/geo"
)

// BenchmarkTimelinePaint repaints the pane, 1920 pixels wide, after a pan.
func BenchmarkTimelinePaint(b *testing.B) {
	for _, n := range []int{12, 10_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := event.New(eventtest.Random(1, n))
			s := state.New(d)
			s.Axis = state.Axis{From: float64(event.DayOf(1900, 1, 1)), To: float64(event.DayOf(2026, 1, 1))}
			l := NewLayout(NewMarks(d), 1920, 250)
			c := geo.NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 250)), 1)
			for b.Loop() {
				s.Axis.From += 3
				s.Axis.To += 3
				Paint(c, s, l)
			}
		})
	}
}

// BenchmarkTimelineMarks reads a dataset.
func BenchmarkTimelineMarks(b *testing.B) {
	d := event.New(eventtest.Random(1, 1_000_000))
	for b.Loop() {
		NewMarks(d)
	}
}
