package app

import (
	"runtime"
	"testing"

	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Changing the theme again and again does not leave the fonts of every time behind.
func TestThemesLeaveNoFontsBehind(t *testing.T) {
	a := &App{fyne: test.NewTempApp(t)}
	if toolkitShaper == nil {
		t.Fatal("Fyne's shaper is not where it was")
	}
	themes := []geo.Theme{geo.LightTheme, geo.DarkTheme}
	used := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	change := func(n int) {
		for i := range n {
			a.dress(themes[i%2])
			fyne.MeasureText("한반도 and فلسطين", 13, fyne.TextStyle{Bold: i%3 == 0})
		}
	}
	change(4)
	before := used()
	change(40)
	if after := used(); after > before+20<<20 {
		t.Errorf("forty changes of the theme leave %d MB behind", (after-before)>>20)
	}
}
