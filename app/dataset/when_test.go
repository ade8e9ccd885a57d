package dataset

import (
	"bufio"
	"strings"
	"testing"

	"legation/app/event"
)

// TestWhenOf has what is written for programs that do not know EDTF.
func TestWhenOf(t *testing.T) {
	for in, want := range map[string]string{
		"1988":              `{"start":{"in":"1988"}}`,
		"1988-11":           `{"start":{"in":"1988-11"}}`,
		"197X":              `{"start":{"earliest":"1970-01-01","latest":"1979-12-31"}}`,
		"1988~":             `{"start":{"earliest":"1988-01-01","latest":"1988-12-31"}}`,
		"1964~/1988":        `{"start":{"earliest":"1964-01-01","latest":"1964-12-31"},"end":{"in":"1988"}}`,
		"1967-06-10/..":     `{"start":{"in":"1967-06-10"},"end":{"earliest":"1967-06-10"}}`,
		"../1988":           `{"start":{"latest":"1988-12-31"},"end":{"in":"1988"}}`,
		"-0043-03-15":       `{"start":{"in":"-0043-03-15"}}`,
		"Y-12000":           `{"start":{"in":"-12000"}}`,
		"[1960,1962..1963]": `{"start":{"earliest":"1960-01-01","latest":"1963-12-31"}}`,
		"[..1984]":          `{"start":{"latest":"1984-12-31"}}`,
		"[1984..]":          `{"start":{"earliest":"1984-01-01"}}`,
	} {
		d, err := event.ParseDate(in)
		if err != nil && in[0] == '[' {
			continue // sets are of level 2
		}
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		w := &writer{Writer: bufio.NewWriter(&b)}
		for _, f := range whenOf(d) {
			if f.name == "timespans" {
				w.value(f.value.([]ordered)[0], 0)
			}
		}
		w.Flush()
		if got := strings.NewReplacer("\n", "", " ", "").Replace(b.String()); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
