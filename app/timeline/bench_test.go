package timeline

import (
	"fmt"
	"image"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

var benchmarkSizes = []int{12, 10_000, 1_000_000}

// random are the datasets of the benchmarks, made once each.
var random = map[int]*event.Dataset{}

func randomDataset(n int) *event.Dataset {
	if random[n] == nil {
		random[n] = event.New(eventtest.Random(1, n))
	}
	return random[n]
}

// BenchmarkTimelinePaint repaints the pane, 1920 pixels wide, after a pan by a
// few pixels, and zoomed in and out.
func BenchmarkTimelinePaint(b *testing.B) {
	century := state.Axis{From: float64(event.DayOf(1900, 1, 1)), To: float64(event.DayOf(2026, 1, 1))}
	for _, n := range benchmarkSizes {
		d := randomDataset(n)
		l := NewLayout(NewMarks(d), 1920, 250, Shelf{})
		c := geo.NewCanvas(image.NewRGBA(image.Rect(0, 0, 1920, 250)), 1)
		paint := func(b *testing.B, narrow func(*state.State), next func(*state.State)) {
			s := state.New(d)
			s.Axis = century
			narrow(&s)
			var memory Memory
			Paint(c, s, l, &memory) // divides what a filter keeps
			for b.Loop() {
				next(&s)
				Paint(c, s, l, &memory)
			}
		}
		pan := func(s *state.State) { s.Axis.From, s.Axis.To = s.Axis.From+30, s.Axis.To+30 }
		b.Run(fmt.Sprint(n), func(b *testing.B) { paint(b, func(*state.State) {}, pan) })
		b.Run(fmt.Sprintf("zoom/%d", n), func(b *testing.B) {
			i := 0
			paint(b, func(*state.State) {}, func(s *state.State) {
				if s.Axis = l.ScaleOf(*s).Zoom(1200, 1.19, 0); i%40 == 39 {
					s.Axis = century
				}
				i++
			})
		})
		b.Run(fmt.Sprintf("filtered/%d", n), func(b *testing.B) {
			paint(b, func(s *state.State) { s.Filter.Actor = "actor-3" }, pan)
		})
	}
}

// BenchmarkTimelineFilter divides the events of all lanes by what a filter
// keeps, as the first picture after a change of it does.
func BenchmarkTimelineFilter(b *testing.B) {
	for _, n := range benchmarkSizes {
		d := randomDataset(n)
		m := NewMarks(d)
		s := state.New(d)
		s.Filter.Actor = "actor-3"
		kept := s.KeptEvents()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var memory Memory
				memory.sift(m, kept)
				for _, l := range m.lanes {
					memory.divide(l)
				}
			}
		})
	}
}

// BenchmarkPlayhead moves the playhead of the pane, 1920 pixels wide, asks the
// index what there is at its day, and makes the map's scene of it. The pictures
// are painted beside the window and are not counted.
func BenchmarkPlayhead(b *testing.B) {
	for _, n := range benchmarkSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) { movePlayhead(b, n, state.SoFar) })
		b.Run(fmt.Sprintf("%d-at", n), func(b *testing.B) { movePlayhead(b, n, state.At) })
	}
}

func movePlayhead(b *testing.B, n int, mode state.Mode) {
	app := test.NewApp()
	defer app.Quit()
	d := randomDataset(n)
	s := state.New(d)
	s.Mode = mode
	s.Axis = state.Axis{From: float64(event.DayOf(1900, 1, 1)), To: float64(event.DayOf(2026, 1, 1))}
	store := state.NewStore(s)
	pane := New(store)
	asked := 0
	pane.request = func(job) { asked++ }
	pane.setMarks(NewMarks(d))
	pane.Resize(fyne.NewSize(1920, 250))
	pane.arrange()
	day, found := eventtest.First, 0
	for b.Loop() {
		if day += 97; day > eventtest.Last {
			day = eventtest.First
		}
		store.Update(func(s state.State) state.State { return s.MoveTo(day) })
		found += len(d.Index().At(day)) + len(state.Scene(store.State(), 1920, 1080).Markers)
	}
	if asked == 0 || found == 0 {
		b.Fatal("nothing changes when the playhead moves")
	}
}

// BenchmarkTimelineMarks reads a dataset.
func BenchmarkTimelineMarks(b *testing.B) {
	d := randomDataset(1_000_000)
	for b.Loop() {
		NewMarks(d)
	}
}
