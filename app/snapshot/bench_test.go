package snapshot

import (
	"context"
	"io"
	"testing"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"
)

// benchPage is a page as the speeds are given for: a picture for a screen, or a
// printed page with everything on it.
func benchPage(b *testing.B, size string, format Format) *Page {
	b.Helper()
	s := state.New(dataset.Builtin())
	o := Default(s)
	o.Format = format
	if size != "" {
		for _, z := range Sizes(0, 0) {
			if z.ID == size {
				o.Width, o.Height, o.Scale = z.Width, z.Height, z.Scale
			}
		}
		o.Theme = geo.PrintTheme
		o.Include = Include{true, true, true, true, true, true, true, true, true}
	}
	p, err := Compose(s, o)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

// BenchmarkWrite writes pages in each format within a running program.
func BenchmarkWrite(b *testing.B) {
	for _, x := range []struct {
		name, size string
		format     Format
	}{{"1920x1080.png", "", PNG}, {"1920x1080.jpg", "", JPEG}, {"1920x1080.svg", "", SVG}, {"a4.png", "a4", PNG}, {"a4.pdf", "a4", PDF}} {
		b.Run(x.name, func(b *testing.B) {
			p := benchPage(b, x.size, x.format)
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(context.Background(), io.Discard, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompose lays a page out.
func BenchmarkCompose(b *testing.B) {
	p := benchPage(b, "a4", PNG)
	for b.Loop() {
		if _, err := Compose(p.State, p.Options); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPreview composes a page and paints it as large as a dialog shows it.
func BenchmarkPreview(b *testing.B) {
	p := benchPage(b, "a4", PNG)
	for b.Loop() {
		q, err := Compose(p.State, p.Options)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := q.Preview(context.Background(), 640, 640); err != nil {
			b.Fatal(err)
		}
	}
}
