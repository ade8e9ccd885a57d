package panel

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestProblems(t *testing.T) {
	test.NewTempApp(t)
	p := New(state.NewStore(state.New(event.New(event.Dataset{}))), nil)
	w := test.NewTempWindow(t, p.Object())
	w.Resize(fyne.NewSize(MinWidth+8, 500))
	if p.tabs[2].Visible() {
		t.Fatal("there is a tab of problems without any")
	}
	report := dataset.Report{Events: 7, LeftOut: 2, Losses: []dataset.Loss{{What: "stance", Count: 12}}}
	for i := range 50 {
		report.Problems = append(report.Problems, dataset.Problem{File: "a.csv", Line: i + 2, Column: 3, Message: fmt.Sprintf("month %d is no month: %s", i, strings.Repeat("long words ", i%9))})
	}
	p.ShowProblems("a.csv", report, nil)
	if !p.tabs[2].Visible() || !p.tabs[2].chosen || p.tabs[2].text != "50 problems" {
		t.Errorf("the tab says %q, shown %v", p.tabs[2].text, p.tabs[2].chosen)
	}
	shown := texts(p.Problems.object)
	for _, want := range []string{"a.csv", "7 events are open, 2 records are left out", "Line 2, column 3", "Not carried over: 12 stances"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the page does not say %q:\n%s", want, shown)
		}
	}
	if lines := strings.Count(p.Problems.Text(), "\n"); lines != 50 {
		t.Errorf("the text to copy has %d lines", lines)
	}
	// No row is so low that its text runs into the next one, nor so wide.
	for i := range report.Problems {
		objects, height := p.Problems.row(report.Problems[i])
		for _, o := range objects {
			if bottom := o.Position().Y + o.Size().Height; bottom > height || o.Position().X+o.Size().Width > p.Problems.width {
				t.Errorf("row %d: a text reaches to %g, %g", i, o.Position().X+o.Size().Width, bottom)
			}
		}
	}
	p.ShowProblems("a.csv", dataset.Report{}, errors.New("this is no table"))
	if shown := texts(p.Problems.object); !strings.Contains(shown, "this is no table") || !strings.Contains(shown, "what was shown before") {
		t.Errorf("a broken file is told of as:\n%s", shown)
	}
	p.ShowProblems("a.csv", dataset.Report{Events: 9}, nil)
	if p.tabs[2].Visible() || !p.tabs[0].chosen {
		t.Error("the tab stays when all is well")
	}
}

// texts gives what an object says, line by line.
func texts(o fyne.CanvasObject) string {
	var b strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			b.WriteString(o.Text + " ")
		case *fyne.Container:
			for _, part := range o.Objects {
				walk(part)
			}
		case fyne.Widget:
			for _, part := range test.WidgetRenderer(o).Objects() {
				walk(part)
			}
		}
	}
	walk(o)
	return strings.Join(strings.Fields(b.String()), " ")
}
