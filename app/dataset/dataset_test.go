package dataset

import (
	"bytes"
	"testing"

	"legation/assets"
)

// TestBuiltin reads the dataset that ships with the program. A problem in it
// is a mistake of those who wrote it.
func TestBuiltin(t *testing.T) {
	d, found, err := Read("north-korea-palestine.geojson", assets.Relations)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		t.Error(p)
	}
	if len(d.Events) < 100 || len(d.Stances) < 50 || len(d.Assertions) < 5 {
		t.Errorf("%d events, %d stances, %d assertions", len(d.Events), len(d.Stances), len(d.Assertions))
	}
	first, second := Builtin(), Builtin()
	if first != second || len(first.Events) != len(d.Events) {
		t.Error("Builtin is not that dataset, read once")
	}
}

// TestBuiltinRoundTrip writes the shipped dataset and expects the file itself,
// so that a change of it made by hand or by a program has one form.
func TestBuiltinRoundTrip(t *testing.T) {
	d, _, err := Read("", assets.Relations)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	sameBytes(t, b.Bytes(), assets.Relations)
}

// same compares two files and shows the first line that differs.
func sameBytes(t *testing.T, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			t.Fatalf("line %d:\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	t.Fatalf("%d lines, want %d", len(g), len(w))
}

func BenchmarkBuiltin(b *testing.B) {
	b.SetBytes(int64(len(assets.Relations)))
	for b.Loop() {
		if _, _, err := Read("", assets.Relations); err != nil {
			b.Fatal(err)
		}
	}
}
