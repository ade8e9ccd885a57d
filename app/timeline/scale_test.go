package timeline

import (
	"math"
	"math/rand/v2"
	"testing"

	"legation/app/event"
	"legation/app/state"
)

// axes returns random axes of every length from three days to 5,000 years.
func axes(n int) []Scale {
	r := rand.New(rand.NewPCG(7, 11))
	list := make([]Scale, n)
	for i := range list {
		span := MinSpan * math.Pow(MaxSpan/MinSpan, float64(i)/float64(n-1))
		from := (r.Float64() - 0.5) * 6000 * daysPerYear
		list[i] = NewScale(state.Axis{From: from, To: from + span}, 200+r.Float64()*90, 500+r.Float64()*1500)
	}
	return list
}

func TestDayToPixelAndBack(t *testing.T) {
	for _, sc := range axes(500) {
		for _, part := range []float64{0, 0.1, 0.33, 0.5, 0.9, 1} {
			d := event.Day(math.Floor(sc.From + part*sc.Span()))
			if got := sc.Day(sc.Mid(d)); got != d {
				t.Fatalf("%+v: day %d came back as %d", sc, d, got)
			}
			if got := sc.At(sc.X(float64(d))); math.Abs(got-float64(d)) > 1e-6 {
				t.Fatalf("%+v: moment %d came back as %v", sc, d, got)
			}
		}
	}
}

func TestZoomKeepsTheDayUnderThePointer(t *testing.T) {
	for _, sc := range axes(200) {
		for _, part := range []float64{0, 0.2, 0.77, 1} {
			for _, factor := range []float64{0.01, 0.5, 0.97, 1.3, 8, 1000} {
				x := sc.Left + part*sc.Width
				axis := sc.Zoom(x, factor, 0)
				now := NewScale(axis, sc.Left, sc.Width)
				if off := math.Abs(now.X(sc.At(x)) - x); off > 1e-3 {
					t.Fatalf("zoom by %v about %v: moved by %v pixels", factor, part, off)
				}
				if span := axis.To - axis.From; span < MinSpan-1e-6 || span > MaxSpan+1e-3 {
					t.Fatalf("zoom by %v: %v days in sight", factor, span)
				}
			}
		}
	}
}

func TestZoomOutShowsTheWholeOfALongDataset(t *testing.T) {
	sc := NewScale(state.Axis{From: 0, To: 1000}, 0, 1000)
	whole := 12000 * daysPerYear
	axis := sc.Zoom(500, 1e-9, whole)
	if got := axis.To - axis.From; math.Abs(got-whole) > 1 {
		t.Errorf("%v days in sight, want %v", got, whole)
	}
}

func TestZoomIgnoresNonsense(t *testing.T) {
	sc := NewScale(state.Axis{From: 0, To: 1000}, 0, 1000)
	for _, factor := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if got := sc.Zoom(10, factor, 0); got != sc.Axis {
			t.Errorf("zoom by %v gives %v", factor, got)
		}
	}
}

func TestScaleOfABadAxis(t *testing.T) {
	for _, a := range []state.Axis{{}, {From: 5, To: 1}, {From: math.NaN(), To: 1}, {From: math.Inf(-1), To: math.Inf(1)}} {
		sc := NewScale(a, 0, 100)
		if !(sc.Span() >= MinSpan) || math.IsInf(sc.From, 0) {
			t.Errorf("%v gives %v", a, sc.Axis)
		}
	}
}

func TestPanKeepsTheDatasetInSight(t *testing.T) {
	whole := state.Axis{From: 0, To: 10000}
	sc := NewScale(state.Axis{From: 2000, To: 3000}, 100, 1000)
	if got := sc.Pan(250, whole); math.Abs(got.From-2250) > 1e-9 || math.Abs(got.To-3250) > 1e-9 {
		t.Errorf("panned to %v", got)
	}
	for _, dx := range []float64{1e9, -1e9} {
		got := sc.Pan(dx, whole)
		if got.From > whole.To || got.To < whole.From {
			t.Errorf("pan by %v lost the dataset: %v", dx, got)
		}
	}
	// Who is already far away is not thrown back.
	far := NewScale(state.Axis{From: 50000, To: 51000}, 100, 1000)
	if got := far.Pan(-10, whole); math.Abs(got.From-49990) > 1e-9 {
		t.Errorf("panned from afar to %v", got)
	}
}

func TestRevealMovesNoMoreThanNeeded(t *testing.T) {
	sc := NewScale(state.Axis{From: 0, To: 1000}, 100, 1000)
	for _, c := range []struct {
		day  event.Day
		from float64
	}{{500, 0}, {1200, 1200.5 - 960}, {-100, -99.5 - 40}} {
		if got := sc.Reveal(c.day, 40); math.Abs(got.From-c.from) > 1e-9 || math.Abs(got.To-got.From-1000) > 1e-9 {
			t.Errorf("day %d: %v, want from %v", c.day, got, c.from)
		}
	}
}
