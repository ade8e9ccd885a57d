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
