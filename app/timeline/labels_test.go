package timeline

import (
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
)

// TestLabelsStayWhilePanning pans to and fro: a title that is shown stays until
// its mark comes near an end of the axis, on the same side of it.
func TestLabelsStayWhilePanning(t *testing.T) {
	d := dataset.Builtin()
	l := NewLayout(NewMarks(d), 1200, 240, Shelf{})
	s := state.New(d)
	s.Selection = ""
	s.Axis = state.Axis{From: float64(event.DayOf(1985, 1, 1)), To: float64(event.DayOf(2015, 1, 1))}
	var memory Memory
	const near = 330.0 // as far as a title reaches
	type shown struct {
		left   bool
		offset float64
	}
	before := map[int]shown{}
	kept := 0
	for i := range 160 {
		p := Arrange(s, l, &memory)
		now := map[int]shown{}
		for _, q := range p.Placed {
			if q.Label.Text != "" {
				now[q.Event] = shown{q.Label.Left, q.Label.X - q.X}
			}
		}
		for _, q := range p.Placed {
			was, had := before[q.Event]
			if !had || q.X < p.Axis.X+near || q.Right() > p.Axis.Right()-near {
				continue
			}
			is, has := now[q.Event]
			if !has || is.left != was.left {
				t.Errorf("step %d: the title of %q was there %+v and is %v %+v", i, d.Events[q.Event].Title, was, has, is)
			}
			kept++
		}
		before = now
		dx := 9.0
		if i%80 >= 40 {
			dx = -9
		}
		s.Axis = l.ScaleOf(s).Pan(dx, l.Marks.whole)
	}
	if kept < 500 {
		t.Errorf("only %d titles were followed", kept)
	}
}

// TestAFirstPictureChoosesByImportance has no memory to go by.
func TestAFirstPictureChoosesByImportance(t *testing.T) {
	d := event.New(event.Dataset{
		Categories: []event.Category{{ID: "a", Name: "A"}},
		Events: []event.Event{
			{ID: "small", Title: "A title that is rather long, of little weight", Category: "a", Date: event.MustDate("1990-05-01"), Confidence: event.Low},
			{ID: "great", Title: "A title that is rather long, of great weight", Category: "a", Date: event.MustDate("1990-05-09"), Confidence: event.High, Statement: []string{"S01"}},
		},
	})
	l := NewLayout(NewMarks(d), 700, 95, Shelf{}) // one row
	s := state.New(d)
	s.Selection = ""
	s.Axis = state.Axis{From: float64(event.DayOf(1989, 1, 1)), To: float64(event.DayOf(1991, 9, 1))}
	labelled := func(p *Picture) (ids []string) {
		for _, q := range p.Placed {
			if q.Label.Text != "" && q.Label.Text == d.Events[q.Event].Title {
				ids = append(ids, d.Events[q.Event].ID)
			}
		}
		return ids
	}
	if ids := labelled(Arrange(s, l, nil)); len(ids) == 0 || ids[len(ids)-1] != "great" {
		t.Errorf("labelled: %v", ids)
	}
}

// TestChosenTitleIsCutBeforeItCovers goes through every event of the dataset: where
// there is room at a side for enough of the chosen one's title, it lies on no other
// mark.
func TestChosenTitleIsCutBeforeItCovers(t *testing.T) {
	d := dataset.Builtin()
	cut := 0
	for _, width := range []float64{700, 1000, 1400} {
		l := NewLayout(NewMarks(d), width, 240, Shelf{})
		for i := range d.Events {
			s := state.New(d).Select(d.Events[i].ID)
			p := Arrange(s, l, nil)
			at := -1
			for j := range p.Placed {
				if p.Placed[j].Event == i {
					at = j
				}
			}
			if at < 0 || p.Placed[at].Label.Text == "" {
				continue
			}
			chosen := &p.Placed[at]
			if !chosen.Label.Left || chosen.Label.Over {
				continue
			}
			if chosen.Label.Text != d.Events[i].Title {
				cut++
			}
			for j := range p.Placed {
				if q := &p.Placed[j]; j != at && q.Lane == chosen.Lane && q.Row >= 0 && (Box{q.X, q.Y, q.W, q.H}).overlaps(chosen.Label.box()) {
					t.Errorf("%v: the title %q covers the mark of %q", width, chosen.Label.Text, d.Events[q.Event].Title)
				}
			}
		}
	}
	if cut == 0 {
		t.Error("no title was cut short at the left of its mark")
	}
}

// TestFlagEndsAboveTheYears has the flag leave the years of the axis readable.
func TestFlagEndsAboveTheYears(t *testing.T) {
	const digit = 0.73 // height of one, in parts of the size of type
	for _, height := range []float64{95, 240} {
		l := NewLayout(NewMarks(dataset.Builtin()), 1200, height, Shelf{})
		if top := l.Axis.Y - underTicks - digit*tickStyle.Size; flagTop+flagHeight > top {
			t.Errorf("the flag reaches down to %d, the years begin at %v", flagTop+flagHeight, top)
		}
	}
}
