package twin

import (
	"bytes"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"
)

// TestExported takes the SVG that the program writes into the page.
func TestExported(t *testing.T) {
	scene := state.Scene(state.New(dataset.Builtin()), 800, 500)
	var svg bytes.Buffer
	err := geo.WriteSVG(&svg, geo.Record(800, 500, func(c *geo.Canvas) { geo.PaintAll(c, scene) }), geo.DocumentInfo{Title: "A map", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := inline(svg.Bytes(), "A map of it")
	if err != nil || !strings.HasPrefix(got, `<svg role="`) || !strings.Contains(got, `aria-label="A map of it"`) || !strings.Contains(got, "Pyongyang") {
		t.Errorf("%v: %.300s", err, got)
	}
	t.Log(svg.Len())
}
