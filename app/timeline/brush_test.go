package timeline

import (
	"testing"
	"time"

	"legation/app/dataset"
	"legation/app/state"
)

// TestTheNewestJobWins asks for many pictures at once: the last one is shown
// at the end, and none is shown after a later one.
func TestTheNewestJobWins(t *testing.T) {
	d := dataset.Builtin()
	l := NewLayout(NewMarks(d), 600, 200, Shelf{})
	results := make(chan result, 100)
	b := newBrush(func(r result) { results <- r })
	s := state.New(d)
	const last = 40
	for i := range last + 1 {
		s.Axis.To = s.Axis.From + 1000 + float64(i)
		b.request(job{s, l, 900, 300})
	}
	shown := 0
	before := 0.0
	for {
		select {
		case r := <-results:
			shown++
			span := r.picture.Scale.Span() - 1000
			if span < before {
				t.Errorf("picture %v came after %v", span, before)
			}
			before = span
			if r.image.Rect.Dx() != 900 || r.image.Rect.Dy() != 300 {
				t.Errorf("painted %v", r.image.Rect)
			}
			b.put(r.image)
			if span > last-0.5 {
				if shown > last {
					t.Error("nothing was dropped")
				}
				return
			}
		case <-time.After(20 * time.Second):
			t.Fatal("the last picture never came")
		}
	}
}
