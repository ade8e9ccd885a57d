package animation

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// A GIF has at most 256 colours. One set of them for all frames keeps what does
// not move from flickering; one of them stands for 'as it was'.
const (
	colours     = 255
	transparent = colours // index of the colour that changes nothing
)

// A census counts the colours of many pictures.
type census map[uint32]int

// count adds the colours of a picture.
func (c census) count(img *image.RGBA) {
	last, run := uint32(0), 0
	for i := 0; i+3 < len(img.Pix); i += 4 {
		rgb := uint32(img.Pix[i])<<16 | uint32(img.Pix[i+1])<<8 | uint32(img.Pix[i+2])
		if rgb == last {
			run++
			continue
		}
		if run > 0 {
			c[last] += run
		}
		last, run = rgb, 1
	}
	if run > 0 {
		c[last] += run
	}
}

// A weighted is a colour with how many pixels have it.
type weighted struct {
	rgb   [3]uint8
	count int
}

// exact is the part of all pixels from which on a colour is kept as it is: land,
// sea, the fills and the text keep their very colours.
const exact = 1.0 / 2000

// palette chooses the colours that stand for all that were counted: the frequent
// ones themselves, and for the others the means of boxes of similar ones (P.
// Heckbert, "Color image quantization for frame buffer display", 1982).
func (c census) palette() color.Palette {
	all := make([]weighted, 0, len(c))
	total := 0
	for rgb, n := range c {
		all = append(all, weighted{[3]uint8{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb)}, n})
		total += n
	}
	// A map has no order, and the same animation must be the same file.
	slices.SortFunc(all, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.count, a.count), slices.Compare(a.rgb[:], b.rgb[:]))
	})
	n := 0
	for n < len(all) && n < colours/2 && float64(all[n].count) >= exact*float64(total) {
		n++
	}
	if len(all) <= colours {
		n = len(all)
	}
	var p color.Palette
	for _, w := range all[:n] {
		p = append(p, opaque(w.rgb))
	}
	for _, box := range boxes(all[n:], colours-n) {
		p = append(p, opaque(mean(box)))
	}
	for len(p) < colours {
		p = append(p, color.RGBA{A: 255})
	}
	return append(p, color.RGBA{})
}

func opaque(rgb [3]uint8) color.Color { return color.RGBA{rgb[0], rgb[1], rgb[2], 255} }

// boxes cuts colours into groups of similar ones: again and again that with the
// widest spread of the most pixels, at its middle pixel.
func boxes(all []weighted, most int) [][]weighted {
	if len(all) == 0 {
		return nil
	}
	groups := [][]weighted{all}
	for len(groups) < most {
		best, channel, worth := -1, 0, 0.0
		for i, g := range groups {
			if len(g) < 2 {
				continue
			}
			ch, spread := widest(g)
			n := 0
			for _, w := range g {
				n += w.count
			}
			if v := float64(spread) * float64(spread) * float64(n); v > worth {
				best, channel, worth = i, ch, v
			}
		}
		if best < 0 {
			break
		}
		g := groups[best]
		slices.SortFunc(g, func(a, b weighted) int {
			return cmp.Or(cmp.Compare(a.rgb[channel], b.rgb[channel]), slices.Compare(a.rgb[:], b.rgb[:]))
		})
		half, at := 0, 1
		for _, w := range g {
			half += w.count
		}
		for sum := g[0].count; at < len(g)-1 && sum+g[at].count <= half/2; at++ {
			sum += g[at].count
		}
		groups[best] = g[:at:at]
		groups = append(groups, g[at:])
	}
	return groups
}

// widest returns the channel in which colours differ most, and by how much.
func widest(g []weighted) (channel, spread int) {
	for ch := range 3 {
		low, high := 255, 0
		for _, w := range g {
			low, high = min(low, int(w.rgb[ch])), max(high, int(w.rgb[ch]))
		}
		if high-low > spread {
			channel, spread = ch, high-low
		}
	}
	return channel, spread
}

func mean(g []weighted) (rgb [3]uint8) {
	var sum [3]int
	n := 0
	for _, w := range g {
		for ch := range 3 {
			sum[ch] += int(w.rgb[ch]) * w.count
		}
		n += w.count
	}
	for ch := range 3 {
		rgb[ch] = uint8((sum[ch] + n/2) / max(n, 1))
	}
	return rgb
}

// An indexer finds the nearest colour of a palette, and remembers it.
type indexer struct {
	palette color.Palette
	known   map[uint32]uint8
}

func newIndexer(p color.Palette) *indexer { return &indexer{p, make(map[uint32]uint8, 1<<12)} }

func (x *indexer) index(rgb uint32) uint8 {
	if i, ok := x.known[rgb]; ok {
		return i
	}
	r, g, b := int(rgb>>16), int(rgb>>8&255), int(rgb&255)
	best, least := 0, 1<<30
	for i, c := range x.palette[:colours] {
		q := c.(color.RGBA)
		dr, dg, db := r-int(q.R), g-int(q.G), b-int(q.B)
		if d := 2*dr*dr + 4*dg*dg + 3*db*db; d < least {
			best, least = i, d
		}
	}
	x.known[rgb] = uint8(best)
	return uint8(best)
}

// indices puts a picture into the colours of the palette.
func (x *indexer) indices(img *image.RGBA) *image.Paletted {
	out := image.NewPaletted(img.Rect, x.palette)
	last, at := uint32(1<<31), uint8(0)
	for i, j := 0, 0; i+3 < len(img.Pix); i, j = i+4, j+1 {
		rgb := uint32(img.Pix[i])<<16 | uint32(img.Pix[i+1])<<8 | uint32(img.Pix[i+2])
		if rgb != last {
			last, at = rgb, x.index(rgb)
		}
		out.Pix[j] = at
	}
	return out
}

// change returns the smallest part of a picture that holds all that differs from
// the one before, with what is the same left as it was; nil where nothing
// differs.
func change(before, now *image.Paletted) *image.Paletted {
	w, h := now.Rect.Dx(), now.Rect.Dy()
	left, top, right, bottom := w, h, 0, 0
	for y := range h {
		a, b := before.Pix[y*before.Stride:][:w], now.Pix[y*now.Stride:][:w]
		if string(a) == string(b) {
			continue
		}
		top, bottom = min(top, y), y+1
		for x := range w {
			if a[x] != b[x] {
				left, right = min(left, x), max(right, x+1)
			}
		}
	}
	if top >= bottom {
		return nil
	}
	out := image.NewPaletted(image.Rect(left, top, right, bottom), now.Palette)
	for y := top; y < bottom; y++ {
		for x := left; x < right; x++ {
			i := uint8(transparent)
			if v := now.Pix[y*now.Stride+x]; v != before.Pix[y*before.Stride+x] {
				i = v
			}
			out.Pix[(y-top)*out.Stride+x-left] = i
		}
	}
	return out
}
