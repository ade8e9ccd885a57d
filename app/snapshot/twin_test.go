package snapshot

import (
	"bytes"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
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
	}
}
