package snapshot

import (
	"bytes"
	"image"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// A text twin has the picture in it and needs nothing else.
func TestTwinHasPicture(t *testing.T) {
	s := state.New(dataset.Builtin()).Select("1966-kp-plo")
	for format, wants := range map[Format][]string{
		HTML:     {"<svg", "<table", "13 April 1966", "CC BY-SA 4.0"},
		Markdown: {"data:image/png;base64,", "13 April 1966", "CC BY-SA 4.0"},
	} {
		o := Default(s)
		o.Format, o.Width, o.Height, o.Accessed = format, 600, 400, event.DayOf(2026, 11, 24)
		page, err := Compose(s, o)
		if err != nil {
			t.Fatal(err)
		}
		data := written(t, page)
		for _, want := range wants {
			if !strings.Contains(string(data), want) {
				t.Errorf("the %s does not have %q", format, want)
			}
		}
		if !bytes.Equal(data, written(t, page)) {
			t.Errorf("the %s has other bytes the second time", format)
		}
		// A base map makes a PNG of a drawing.
		page.Lay(func(scene *geo.Scene, _ float64) error {
			scene.Backdrop = &geo.Backdrop{Image: image.NewRGBA(image.Rect(0, 0, int(scene.Viewport.Width), int(scene.Viewport.Height))), Viewport: scene.Viewport}
			return nil
		})
		if data := written(t, page); bytes.Contains(data, []byte("<svg role=")) || !bytes.Contains(data, []byte("data:image/png")) {
			t.Errorf("the %s with tiles holds no PNG", format)
		}
	}
}
