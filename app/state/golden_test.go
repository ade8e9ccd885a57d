package state_test

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"legation/app/event"
	"legation/app/file"
	"legation/app/state"
	"legation/geo"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// picture names a golden picture: what is shown, of 840 by 525
// device-independent pixels.
type picture struct {
	view, viewpoint string
	year            int64
	dark, compare   bool
	scale           float64 // pixels of each device-independent one
}

func (p picture) name() string {
	name := fmt.Sprintf("%s_%s_%d", p.view, p.viewpoint, p.year)
	if p.dark {
		name += "_dark"
	}
	if p.compare {
		name += "_compare"
	}
	return name
}

// The four views in both themes, a comparison of two viewpoints, and small
// pictures of every view as viewpoint and year change it.
func TestGoldenPictures(t *testing.T) {
	var all []picture
	views := []string{"overview", "levant", "golan-heights", "korea"}
	for _, view := range views {
		for _, dark := range []bool{false, true} {
			all = append(all, picture{view: view, viewpoint: "north-korea", year: 1988, dark: dark, scale: 1})
		}
		for _, viewpoint := range []string{"on-the-ground", "north-korea", "un-security-council"} {
			for _, year := range []int64{1966, 1968, 1982, 2020} {
				all = append(all, picture{view: view, viewpoint: viewpoint, year: year, scale: 0.5})
			}
		}
	}
	all = append(all, picture{view: "golan-heights", viewpoint: "israel", year: 2020, compare: true, scale: 1})
	for _, p := range all {
		t.Run(p.name(), func(t *testing.T) {
			s := builtin(t)
			s.View, s.Viewpoint = p.view, p.viewpoint
			if p.dark {
				s.Theme = geo.DarkTheme
			}
			s.Selection = ""
			s = s.MoveTo(event.DayOf(p.year, 11, 30))
			if p.compare {
				s.Compare.Viewpoint = "syria"
				s = s.CompareWith(true)
			}
			img, err := geo.Snapshot(state.Scene(s, 840, 525), p.scale)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", p.name()+".png"), img)
		})
	}
}

// compare holds a picture against the golden one. A few pixels may differ a
// little, since floating-point arithmetic differs between processors.
func compare(t *testing.T, path string, img *image.RGBA) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := file.ReplacePNG(path, img); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v (make it with go test -update and look at it)", err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != img.Bounds() {
		t.Fatalf("the picture is %v, the golden one %v", img.Bounds(), want.Bounds())
	}
	differing := 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r0, g0, b0, _ := img.At(x, y).RGBA()
			r1, g1, b1, _ := want.At(x, y).RGBA()
			if far(r0, r1) || far(g0, g1) || far(b0, b1) {
				differing++
			}
		}
	}
	if limit := b.Dx() * b.Dy() / 2000; differing > limit {
		failed := filepath.Join("testdata", "failed", filepath.Base(path))
		os.MkdirAll(filepath.Dir(failed), 0o755)
		file.ReplacePNG(failed, img)
		t.Errorf("%d pixels differ from the golden picture, at most %d may; see %s", differing, limit, failed)
	}
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 24<<8 }
