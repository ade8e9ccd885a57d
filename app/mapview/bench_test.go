package mapview

import (
	"testing"

	"legation/app/dataset"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkPanFrame pans and zooms the map by a little, as a drag does in every
// frame: what of it runs on the window's goroutine. Nothing is painted there.
func BenchmarkPanFrame(b *testing.B) {
	app := test.NewApp()
	defer app.Quit()
	store := state.NewStore(state.New(dataset.Builtin()))
	m := New(store)
	w := test.NewWindow(m)
	defer w.Close()
	w.Resize(fyne.NewSize(1440, 900))
	for !m.Settled() {
	}
	b.ReportAllocs()
	step := 1.5
	for b.Loop() {
		m.PanBy(step, step/2)
		step = -step
	}
}
