package panel

import (
	"testing"

	"legation/app/dataset"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkChoose chooses one event after another, as playing does.
func BenchmarkChoose(b *testing.B) {
	a := test.NewTempApp(b)
	store := state.NewStore(state.New(dataset.Builtin()))
	w := a.NewWindow("")
	w.SetContent(New(store, func(string) {}).Object())
	w.Resize(fyne.NewSize(360, 560))
	events := store.State().Dataset.Events
	for i := 0; b.Loop(); i++ {
		choose(store, events[i%len(events)].ID)
	}
}
