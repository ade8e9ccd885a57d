package geo

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"sync"

	"github.com/go-text/typesetting/shaping"
)

// A mask is how much of each pixel a line of text, or its halo, covers. It is
// the same wherever the text stands.
type mask struct {
	rect image.Rectangle // from the beginning of the line
	pix  []uint8
}

// paint lays a colour over a part of an image through the mask.
func (m *mask) paint(img *image.RGBA, part image.Rectangle, at image.Point, c color.NRGBA) {
	plain := pixelOf(c)
	w := m.rect.Dx()
	for y := part.Min.Y; y < part.Max.Y; y++ {
		from := (y-at.Y-m.rect.Min.Y)*w + part.Min.X - at.X - m.rect.Min.X
		row := m.pix[from:][:part.Dx()]
		pix := img.Pix[img.PixOffset(part.Min.X, y):][:4*part.Dx()]
		for i := 0; i < len(row); i++ {
			cover := row[i]
			if cover == 0 {
				for i+8 < len(row) && binary.LittleEndian.Uint64(row[i+1:]) == 0 {
					i += 8
				}
				continue
			}
			d := pix[4*i : 4*i+4 : 4*i+4]
			switch a := (uint32(cover)*uint32(c.A) + 127) / 255; a {
			case 255:
				binary.LittleEndian.PutUint32(d, plain)
			default:
				binary.LittleEndian.PutUint32(d, blend(binary.LittleEndian.Uint32(d), plain, a))
			}
		}
	}
}

// maskOf makes the mask of a path, scaled and then moved to the right.
func maskOf(p *Path, scale, dx float64) *mask {
	if p.Empty() {
		return nil
	}
	p.index()
	m := &mask{rect: pixelsOf(p.box, scale, dx, 0)}
	w := m.rect.Dx()
	m.pix = make([]uint8, w*m.rect.Dy())
	r := rasters.take()
	defer rasters.give(r)
	r.begin(m.rect)
	r.add(p, scale, dx, 0)
	r.sweep(func(row, x0, x1 int, cover uint8) {
		out := m.pix[row*w+x0 : row*w+x1]
		for i := range out {
			out[i] = cover
		}
	})
	return m
}

// grown returns the mask with a rim of a width in pixels around it.
func (m *mask) grown(width float64) *mask {
	reach := int(math.Ceil(width + 0.5))
	g := &mask{rect: m.rect.Inset(-reach)}
	w, gw := m.rect.Dx(), g.rect.Dx()
	g.pix = make([]uint8, gw*g.rect.Dy())
	// The brush is a disc with a soft edge.
	side := 2*reach + 1
	brush := make([]uint32, side*side)
	for i := range brush {
		d := math.Hypot(float64(i%side-reach), float64(i/side-reach))
		brush[i] = uint32(255 * min(max(width+0.5-d, 0), 1))
	}
	inside := func(i int) bool {
		return i >= 0 && i < len(m.pix) && m.pix[i] == 255
	}
	for i, cover := range m.pix {
		if cover == 0 {
			continue
		}
		x, y := i%w, i/w
		if inside(i) && x > 0 && x < w-1 && inside(i-1) && inside(i+1) && inside(i-w) && inside(i+w) {
			// All around it is full, and reaches further.
			g.pix[(y+reach)*gw+x+reach] = 255
			continue
		}
		for by := range side {
			out := g.pix[(y+by)*gw+x:][:side]
			for bx, b := range brush[by*side:][:side] {
				if v := uint8((b*uint32(cover) + 127) / 255); v > out[bx] {
					out[bx] = v
				}
			}
		}
	}
	return g
}

type settingKey struct {
	text           string
	size, tracking float64
	bold           bool
}

type maskKey struct {
	settingKey
	halo, scale float64
	quarter     int // of a pixel that the line begins to the right of a whole one
}

type masks struct{ fill, halo *mask }

// What is set is remembered: a map shows the same names again and again.
var (
	settingMu sync.Mutex
	settings  = recent[settingKey, *setting]{limit: 4000}
	pictures  = recent[maskKey, masks]{limit: 4 << 20} // bytes
	letters   Path                                     // scratch
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
)

// setText shapes a line of text.
func setText(s string, st TextStyle) *setting {
	settingMu.Lock()
	defer settingMu.Unlock()
	return setTextLocked(settingKey{s, st.Size, st.Tracking, st.Bold})
}

func setTextLocked(key settingKey) *setting {
	if t, ok := settings.get(key); ok {
		return t
	}
	t := &setting{}
	t.set(key.text, key.size, key.tracking, key.bold)
	settings.put(key, t, 1)
	return t
}

// masksOf returns the masks of a line of text that begins some quarters of a
// pixel to the right of a whole one. A blank one has none.
func masksOf(s string, st TextStyle, scale float64, quarter int) (fill, halo *mask) {
	key := maskKey{settingKey{s, st.Size, st.Tracking, st.Bold}, st.HaloWidth, scale, quarter}
	settingMu.Lock()
	defer settingMu.Unlock()
	if m, ok := pictures.get(key); ok {
		return m.fill, m.halo
	}
	letters.Reset()
	setTextLocked(key.settingKey).outlineTo(&letters, st.Size)
	m := masks{fill: maskOf(&letters, scale, float64(quarter)/4)}
	bytes := 200
	if m.fill != nil {
		bytes += len(m.fill.pix)
		if st.HaloWidth > 0 {
			m.halo = m.fill.grown(st.HaloWidth * scale)
			bytes += len(m.halo.pix)
		}
	}
	pictures.put(key, m, bytes)
	return m.fill, m.halo
}
