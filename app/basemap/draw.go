package basemap

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"

	"legation/geo"

	sm "github.com/flopp/go-staticmaps"
	"github.com/golang/geo/s2"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// A stage is a folder in the layout of go-staticmaps' cache that has the tiles
// of one picture and is removed afterwards. It holds only what has been looked
// at, and a clear tile for each that is missing: go-staticmaps would say on
// stderr that it is.
type stage struct {
	folder string
	mutex  sync.Mutex
	has    map[tile]bool
}

// stageName is the provider's name in the stage.
const stageName = "tiles"

func newStage() (*stage, error) {
	folder, err := os.MkdirTemp("", "legation-tiles-*")
	if err != nil {
		return nil, fmt.Errorf("base map: %w", err)
	}
	return &stage{folder: folder, has: map[tile]bool{}}, nil
}

func (s *stage) remove() { os.RemoveAll(s.folder) }

// put adds a tile, given as a PNG or JPEG of the size of a tile.
func (s *stage) put(t tile, data []byte) error {
	path := filepath.Join(s.folder, stageName, strconv.Itoa(t.z), strconv.Itoa(t.x), strconv.Itoa(t.y))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("base map: %w", err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("base map: %w", err)
	}
	s.mutex.Lock()
	s.has[t] = true
	s.mutex.Unlock()
	return nil
}

// fill puts a clear tile where there is none.
func (s *stage) fill(tiles []tile) error {
	var clear bytes.Buffer
	if err := png.Encode(&clear, image.NewNRGBA(image.Rect(0, 0, tileSize, tileSize))); err != nil {
		return err
	}
	for _, t := range tiles {
		if !s.has[t] {
			if err := s.put(t, clear.Bytes()); err != nil {
				return err
			}
		}
	}
	return nil
}

// draw lets go-staticmaps draw the block of a plan at its whole zoom, offline,
// and scales it to a picture of the viewport.
func (s *stage) draw(p plan, v geo.Viewport, scale float64) (*image.RGBA, error) {
	block := image.NewRGBA(image.Rect(0, 0, p.columns*tileSize, p.rows*tileSize))
	// Row by row, since go-staticmaps holds every tile that it draws, and within
	// one world, since it goes round it only once.
	n := 1 << p.zoom
	for row := range p.rows {
		for at := 0; at < p.columns; {
			x := p.around(p.x0 + at)
			count := min(p.columns-at, n-x)
			strip, err := s.strip(p.zoom, x, p.y0+row, count)
			if err != nil {
				return nil, err
			}
			draw.Draw(block, image.Rect(at*tileSize, row*tileSize, (at+count)*tileSize, (row+1)*tileSize), strip, image.Point{}, draw.Src)
			at += count
		}
	}
	out := image.NewRGBA(image.Rect(0, 0, pixels(v.Width*scale), pixels(v.Height*scale)))
	fit(out, block, p)
	return out, nil
}

// strip draws some tiles of one row.
func (s *stage) strip(zoom, x, y, count int) (image.Image, error) {
	n := float64(int(1) << zoom)
	middle := geo.FromMercator((float64(x)+float64(count)/2)/n, (float64(y)+0.5)/n)
	ctx := sm.NewContext()
	ctx.SetOnline(false)
	ctx.SetCache(sm.NewTileCache(s.folder, 0o700))
	ctx.SetTileProvider(&sm.TileProvider{Name: stageName, TileSize: tileSize, URLPattern: "offline"})
	// Two pixels less than the tiles, so that no further tile is touched.
	ctx.SetSize(count*tileSize-2, tileSize-2)
	ctx.SetZoom(zoom)
	ctx.SetCenter(s2.LatLngFromDegrees(middle[1], middle[0]))
	img, _, err := ctx.RenderWithTransformer()
	if err != nil {
		return nil, fmt.Errorf("base map: %w", err)
	}
	if size := img.Bounds().Size(); size != (image.Point{X: count * tileSize, Y: tileSize}) {
		return nil, fmt.Errorf("base map: tiles of row %d were drawn as %d×%d pixels", y, size.X, size.Y)
	}
	return img, nil
}

// fit scales the block of a plan to its place in the picture, on every core.
func fit(out, block *image.RGBA, p plan) {
	if p.rows == 0 {
		return
	}
	place := f64.Aff3{p.factor, 0, p.left, 0, p.factor, p.top}
	var wg sync.WaitGroup
	parts := runtime.GOMAXPROCS(0)
	height := out.Rect.Dy()
	for i := range parts {
		part := out.SubImage(image.Rect(0, height*i/parts, out.Rect.Dx(), height*(i+1)/parts)).(*image.RGBA)
		wg.Go(func() { draw.CatmullRom.Transform(part, place, block, block.Rect, draw.Src, nil) })
	}
	wg.Wait()
}

func pixels(length float64) int { return max(int(math.Floor(length+0.5)), 1) }
