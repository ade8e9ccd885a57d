package geo

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
)

// A shade is what an area is filled with: one colour, a hatch, or a colour for
// each pixel of the image.
type shade struct {
	colour color.NRGBA
	hatch  *hatch
	at     func(x, y int) color.NRGBA
}

// A pixel is the four bytes of a colour as they lie in an image.
type pixel = uint32

func pixelOf(c color.NRGBA) pixel {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xff000000
}

// blend lays a part a of 255 of a colour over a pixel. Two channels are worked
// out at a time; each is rounded to the nearest.
func blend(under, over pixel, a uint32) pixel {
	b := 255 - a
	rb := (over&0xff00ff)*a + (under&0xff00ff)*b + 0x800080
	ga := (over>>8&0xff00ff)*a + (under>>8&0xff00ff)*b + 0x800080
	rb = (rb + rb>>8&0xff00ff) >> 8 & 0xff00ff
	ga = (ga + ga>>8&0xff00ff) & 0xff00ff00
	return rb | ga
}

// fill paints what the path that was added covers.
func (r *raster) fill(img *image.RGBA, s *shade) {
	var plain pixel
	if s.hatch == nil && s.at == nil {
		plain = pixelOf(s.colour)
	}
	r.sweep(func(row, x0, x1 int, cover uint8) {
		y := r.area.Min.Y + row
		pix := img.Pix[img.PixOffset(r.area.Min.X+x0, y):][:4*(x1-x0)]
		var mask []uint8
		if r.masked {
			w := r.area.Dx()
			mask = r.mask[row*w+x0 : row*w+x1]
		}
		switch {
		case s.at != nil:
			for i := range x1 - x0 {
				lay(pix[4*i:][:4], s.at(r.area.Min.X+x0+i, y), masked(cover, mask, i))
			}
		case s.hatch != nil:
			s.hatch.fill(pix, r.area.Min.X+x0, y, cover, mask)
		case mask != nil:
			for i := range mask {
				lay(pix[4*i:][:4], s.colour, masked(cover, mask, i))
			}
		default:
			a := (uint32(cover)*uint32(s.colour.A) + 127) / 255
			if a == 255 {
				r.copy(pix, plain)
				return
			}
			for ; len(pix) >= 4; pix = pix[4:] {
				binary.LittleEndian.PutUint32(pix, blend(binary.LittleEndian.Uint32(pix), plain, a))
			}
		}
	})
}

func masked(cover uint8, mask []uint8, i int) uint32 {
	if mask == nil {
		return uint32(cover)
	}
	return (uint32(cover)*uint32(mask[i]) + 127) / 255
}

// lay paints one pixel to a part of 255.
func lay(pix []byte, c color.NRGBA, cover uint32) {
	a := (cover*uint32(c.A) + 127) / 255
	over := pixelOf(c)
	if a != 255 {
		over = blend(binary.LittleEndian.Uint32(pix), over, a)
	}
	binary.LittleEndian.PutUint32(pix, over)
}

// copy paints pixels in one opaque colour.
func (r *raster) copy(pix []byte, c pixel) {
	if len(pix) <= 32 {
		for ; len(pix) >= 4; pix = pix[4:] {
			binary.LittleEndian.PutUint32(pix, c)
		}
		return
	}
	if r.colour != c || len(r.solid) < len(pix) {
		if cap(r.solid) < len(pix) {
			r.solid = make([]byte, len(pix))
		}
		r.solid, r.colour = r.solid[:len(pix)], c
		binary.LittleEndian.PutUint32(r.solid, c)
		for n := 4; n < len(r.solid); n *= 2 {
			copy(r.solid[n:], r.solid[:n])
		}
	}
	copy(pix, r.solid)
}

// A hatch is up to three sets of stripes over a flat colour.
type hatch struct {
	base   color.NRGBA
	layers [3]stripes
	n      int
	opaque bool // all colours are
}

// Stripes repeat along a direction of the picture. Their phase is a whole turn
// at 2³², so that it wraps round by itself.
type stripes struct {
	colour     color.NRGBA
	pixel      pixel
	start      uint32 // phase at the image's origin
	perX, perY uint32 // change of phase to a pixel
	part       [256]uint8
	premixed   [256]pixel // of the first stripes: their colours over the base
}

// add adds stripes across the direction (dx, dy), each 0, 1 or -1, that hang on
// the pixel (ox, oy). Period and width are in device-independent pixels along
// that direction.
func (h *hatch) add(c color.NRGBA, dx, dy, period, width, ox, oy, scale float64) {
	l := &h.layers[h.n]
	h.n++
	l.colour, l.pixel = c, pixelOf(c)
	perPixel := 1 / (scale * period)
	l.perX, l.perY = turn(dx*perPixel), turn(dy*perPixel)
	l.start = turn(((0.5-ox)*dx + (0.5-oy)*dy) * perPixel)
	for i := range l.part {
		l.part[i] = uint8(math.Round(255 * stripe((float64(i)+0.5)/256*period, period, width, scale)))
	}
	if h.n > 1 {
		h.opaque = h.opaque && c.A == 255
		return
	}
	h.opaque = h.base.A == 255 && c.A == 255
	for i, part := range l.part {
		l.premixed[i] = blend(pixelOf(h.base), l.pixel, uint32(part))
	}
}

func turn(x float64) uint32 {
	x -= math.Floor(x)
	return uint32(uint64(x * (1 << 32)))
}

// fill paints a stretch of a row that begins at the pixel (x, y) of the image.
func (h *hatch) fill(pix []byte, x, y int, cover uint8, mask []uint8) {
	var at [3]uint32
	for i := range h.n {
		l := &h.layers[i]
		at[i] = l.start + uint32(x)*l.perX + uint32(y)*l.perY
	}
	if h.opaque {
		for i := 0; len(pix) >= 4; i, pix = i+1, pix[4:] {
			l := &h.layers[0]
			c := l.premixed[at[0]>>24]
			at[0] += l.perX
			for j := 1; j < h.n; j++ {
				l := &h.layers[j]
				switch part := l.part[at[j]>>24]; part {
				case 0:
				case 255:
					c = l.pixel
				default:
					c = blend(c, l.pixel, uint32(part))
				}
				at[j] += l.perX
			}
			if a := masked(cover, mask, i); a != 255 {
				c = blend(binary.LittleEndian.Uint32(pix), c, a)
			}
			binary.LittleEndian.PutUint32(pix, c)
		}
		return
	}
	for i := range len(pix) / 4 {
		c := h.base
		for j := range h.n {
			l := &h.layers[j]
			c = over(c, l.colour, l.part[at[j]>>24])
			at[j] += l.perX
		}
		lay(pix[4*i:][:4], c, masked(cover, mask, i))
	}
}

// over lays a part of 255 of a colour over another one.
func over(under, c color.NRGBA, part uint8) color.NRGBA {
	switch {
	case part == 0:
		return under
	case part == 255:
		return c
	case under.A == 0:
		c.A = uint8((uint32(c.A)*uint32(part) + 127) / 255)
		return c
	}
	p := uint32(part)
	mix := func(a, b uint8) uint8 { return uint8((uint32(a)*(255-p) + uint32(b)*p + 127) / 255) }
	return color.NRGBA{mix(under.R, c.R), mix(under.G, c.G), mix(under.B, c.B), mix(under.A, c.A)}
}

// stripe returns how much of a pixel at position u across the stripes one of
// them covers, from 0 to 1.
func stripe(u, period, width, scale float64) float64 {
	edge := 0.5 * math.Sqrt2 / scale
	d := width/2 - math.Abs(u-period/2)
	return min(max(0.5+d/(2*edge), 0), 1)
}
