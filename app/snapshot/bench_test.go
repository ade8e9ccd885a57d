package snapshot

import (
	"context"
	"io"
	"testing"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"
)

// benchPage gives a state with options of a size: as in the window, or a page
// with everything on it.
func benchPage(size string, format Format, everything bool) (state.State, Options) {
	s := state.New(dataset.Builtin()).Select("1981-law")
	s.Viewpoint = "syria"
	o := Default(s)
	o.Format = format
	for _, z := range Sizes(1040, 520) {
		if z.ID == size {
			o.Width, o.Height, o.Scale = z.Width, z.Height, z.Scale
		}
	}
	if everything {
		o.Include = Include{true, true, true, true, true, true, true, true, true}
		o.Theme = geo.PrintTheme
	}
	return s, o
}

// BenchmarkPreview composes and paints the preview of the dialog anew: that of
// the window as it is, and of the fullest page.
func BenchmarkPreview(b *testing.B) {
	for name, everything := range map[string]bool{"window": false, "a4": true} {
		b.Run(name, func(b *testing.B) {
			s, o := benchPage(name, PNG, everything)
			for b.Loop() {
				p, err := Compose(s, o)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := p.Preview(context.Background(), 636, 612); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWrite writes a page in each format.
func BenchmarkWrite(b *testing.B) {
	for _, x := range []struct {
		name, size string
		format     Format
		everything bool
	}{
		{"slide-png", "slide", PNG, false}, {"a4-png", "a4", PNG, true}, {"a4-pdf", "a4", PDF, true}, {"a4-svg", "a4", SVG, true}, {"slide-html", "slide", HTML, false},
	} {
		b.Run(x.name, func(b *testing.B) {
			s, o := benchPage(x.size, x.format, x.everything)
			for b.Loop() {
				p, err := Compose(s, o)
				if err != nil {
					b.Fatal(err)
				}
				if err := Write(context.Background(), io.Discard, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
