package basemap

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // tiles of photographs
	"image/png"
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // tiles of some servers
)

// maxTileBytes is the most that the file of one tile may have. A map's tile has
// 10 to 60 kB, a photograph's up to 200.
const maxTileBytes = 2 << 20

// errTooLong is for what is longer than it may be.
var errTooLong = errors.New("longer than allowed")

// readAll reads what must not be longer than a limit.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, errTooLong
	}
	return data, nil
}

// look decides whether bytes are a tile: a picture in a format that is known,
// whole, and of the size of a tile or twice that, which is told before a pixel
// is unpacked. It gives the tile as go-staticmaps can read it.
func look(data []byte) ([]byte, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, flaw("no picture")
	}
	w, h := config.Width, config.Height
	if w != h || w != tileSize && w != 2*tileSize {
		return nil, flaw(fmt.Sprintf("a picture of %d×%d pixels, which is not the size of a tile", w, h))
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, flaw("a broken picture")
	}
	if size := img.Bounds().Size(); size != (image.Point{X: w, Y: h}) {
		return nil, flaw("a broken picture")
	}
	if w == tileSize && (format == "png" || format == "jpeg") {
		return data, nil
	}
	small := image.NewNRGBA(image.Rect(0, 0, tileSize, tileSize))
	draw.CatmullRom.Scale(small, small.Rect, img, img.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&out, small); err != nil {
		return nil, flaw("a broken picture")
	}
	return out.Bytes(), nil
}

// A flaw is why a tile did not come, in words that many tiles can share.
type flaw string

func (f flaw) Error() string { return string(f) }
