package snapshot

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"math"
)

// A pngWriter writes a PNG row by row (W3C, Portable Network Graphics, third
// edition), so that only a strip of a large picture is ever held. Pictures are
// opaque: three bytes to the pixel.
type pngWriter struct {
	out      io.Writer
	data     *zlib.Writer
	chunk    idat
	row, old []byte // a row as bytes, and the one before it
	tried    [3][]byte
}

const pngHeader = "\x89PNG\r\n\x1a\n"

// newPNGWriter writes everything before the first row: the size, the density
// and the texts.
func newPNGWriter(out io.Writer, size image.Point, perInch float64, texts []pngText) (*pngWriter, error) {
	if _, err := io.WriteString(out, pngHeader); err != nil {
		return nil, err
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	head = append(head, 8, 2, 0, 0, 0) // 8 bits, red green blue, not interlaced
	if err := writeChunk(out, "IHDR", head); err != nil {
		return nil, err
	}
	if err := writeChunk(out, "sRGB", []byte{0}); err != nil {
		return nil, err
	}
	perMetre := uint32(math.Round(perInch / 0.0254))
	density := binary.BigEndian.AppendUint32(nil, perMetre)
	density = append(binary.BigEndian.AppendUint32(density, perMetre), 1)
	if err := writeChunk(out, "pHYs", density); err != nil {
		return nil, err
	}
	for _, t := range texts {
		if err := writeChunk(out, "iTXt", t.bytes()); err != nil {
			return nil, err
		}
	}
	w := &pngWriter{out: out, chunk: idat{out: out}}
	var err error
	// The pictures are flat: a quick search finds nearly all that a slow one does.
	if w.data, err = zlib.NewWriterLevel(&w.chunk, zlib.BestSpeed); err != nil {
		return nil, err
	}
	w.row, w.old = make([]byte, 3*size.X), make([]byte, 3*size.X)
	for i := range w.tried {
		w.tried[i] = make([]byte, 1+3*size.X)
		w.tried[i][0] = byte(i)
	}
	return w, nil
}

// write writes the rows of an image, which follow those written before.
func (w *pngWriter) write(img *image.RGBA) error {
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		from := img.Pix[img.PixOffset(img.Rect.Min.X, y):][:len(w.row)/3*4]
		row := w.row
		for i, j := 0, 0; j+4 <= len(from); i, j = i+3, j+4 {
			row[i], row[i+1], row[i+2] = from[j], from[j+1], from[j+2]
		}
		if _, err := w.data.Write(w.filtered()); err != nil {
			return err
		}
		w.row, w.old = w.old, w.row
	}
	return nil
}

// filtered returns the row through the filter that leaves the least: a row that
// repeats the one above is all zeros, and of the others most are flat along the
// row.
func (w *pngWriter) filtered() []byte {
	row, old := w.row, w.old
	up := w.tried[2][1:]
	if bytes.Equal(row, old) {
		clear(up)
		return w.tried[2]
	}
	none, sub := w.tried[0][1:], w.tried[1][1:]
	copy(none, row)
	subs, ups := 0, 0
	for i, v := range row {
		left := byte(0)
		if i >= 3 {
			left = row[i-3]
		}
		s, u := v-left, v-old[i]
		sub[i], up[i] = s, u
		if s != 0 {
			subs++
		}
		if u != 0 {
			ups++
		}
	}
	if ups <= subs {
		return w.tried[2]
	}
	return w.tried[1]
}

// close writes what is left and the end.
func (w *pngWriter) close() error {
	if err := w.data.Close(); err != nil {
		return err
	}
	if err := w.chunk.flush(); err != nil {
		return err
	}
	return writeChunk(w.out, "IEND", nil)
}

// An idat puts compressed data into chunks.
type idat struct {
	out io.Writer
	buf []byte
}

const idatSize = 1 << 16

func (c *idat) Write(p []byte) (int, error) {
	for n := 0; n < len(p); {
		if c.buf == nil {
			c.buf = make([]byte, 0, idatSize)
		}
		room := min(idatSize-len(c.buf), len(p)-n)
		c.buf = append(c.buf, p[n:n+room]...)
		n += room
		if len(c.buf) == idatSize {
			if err := c.flush(); err != nil {
				return n, err
			}
		}
	}
	return len(p), nil
}

func (c *idat) flush() error {
	if len(c.buf) == 0 {
		return nil
	}
	err := writeChunk(c.out, "IDAT", c.buf)
	c.buf = c.buf[:0]
	return err
}

func writeChunk(out io.Writer, kind string, data []byte) error {
	head := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	head = append(head, kind...)
	sum := crc32.NewIEEE()
	sum.Write(head[4:])
	sum.Write(data)
	for _, part := range [][]byte{head, data, binary.BigEndian.AppendUint32(nil, sum.Sum32())} {
		if _, err := out.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// A pngText is a text with its keyword, which the standard or we give it.
type pngText struct {
	keyword, text string
	packed        bool // compressed
}

// bytes gives the data of an iTXt chunk: keyword, 0, whether it is compressed,
// the method, no language, no translated keyword, the text in UTF-8.
func (t pngText) bytes() []byte {
	b := append([]byte(t.keyword), 0)
	if !t.packed {
		return append(append(b, 0, 0, 0, 0), t.text...)
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	io.WriteString(z, t.text) // into memory: cannot fail
	z.Close()
	return append(append(b, 1, 0, 0, 0), packed.Bytes()...)
}
