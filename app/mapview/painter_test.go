package mapview

import (
	"bytes"
	"image"
	"testing"

	"legation/geo"
)

// TestPool keeps one set of layers for the next picture, gives them out clear,
// and drops them at rest.
func TestPool(t *testing.T) {
	p := painter{}
	for range 7 {
		img := image.NewRGBA(image.Rect(0, 0, 8, 4))
		img.Pix[5] = 9
		p.pool.put(img)
	}
	if n := len(p.pool.free); n != 3 {
		t.Errorf("%d pictures are kept for the next, want 3", n)
	}
	kept := p.pool.free[0]
	if got := p.pool.get(8, 4); got != kept || got.Pix[5] != 0 {
		t.Error("a kept picture was not used again, or not cleared")
	}
	p.rest()
	if n := len(p.pool.free); n != 0 {
		t.Errorf("%d pictures are kept at rest", n)
	}
}

// TestBackdrop has three worlds side by side, all alike, painted to their edges.
func TestBackdrop(t *testing.T) {
	img := paintBackdrop(geo.Light)
	if got := img.Rect.Size(); got != image.Pt(3*backdropWorld, backdropWorld) {
		t.Fatalf("the backdrop has %v pixels", got)
	}
	const world = 4 * backdropWorld
	colours := map[[4]byte]bool{}
	for y := range backdropWorld {
		row := img.Pix[y*img.Stride:][:3*world]
		if !bytes.Equal(row[:world], row[world:2*world]) || !bytes.Equal(row[:world], row[2*world:]) {
			t.Fatalf("the worlds differ in row %d", y)
		}
		for x := 0; x < world; x += 4 {
			c := [4]byte(row[x:])
			if colours[c] = true; c[3] != 255 {
				t.Fatalf("(%d, %d) is not painted", x/4, y)
			}
		}
	}
	if len(colours) < 3 {
		t.Errorf("sea, land and borders have %d colours", len(colours))
	}
}
