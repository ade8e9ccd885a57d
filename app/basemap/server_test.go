package basemap

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"legation/geo"

	"github.com/paulmach/orb"
)

// A tileServer is a server on loopback that counts what it is asked for.
type tileServer struct {
	*httptest.Server
	mutex     sync.Mutex
	asked     map[tile]int
	heads     []http.Header
	open, top int // connections now, and the most at a time
	busy, max int // requests now, and the most at a time
}

// serve starts a server of tiles, fine where handler is nil.
func serve(t *testing.T, handler func(w http.ResponseWriter, r *http.Request, at tile)) *tileServer {
	t.Helper()
	s := &tileServer{asked: map[tile]int{}}
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at, ok := tileOf(r.URL.Path)
		s.mutex.Lock()
		if ok {
			s.asked[at]++
		}
		s.heads = append(s.heads, r.Header.Clone())
		s.busy++
		s.max = max(s.max, s.busy)
		s.mutex.Unlock()
		defer func() {
			s.mutex.Lock()
			s.busy--
			s.mutex.Unlock()
		}()
		if handler != nil {
			handler(w, r, at)
			return
		}
		w.Write(paint(at, tileSize))
	}))
	s.Start()
	old := dial
	dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := old(ctx, network, address)
		if err != nil || address != s.Listener.Addr().String() {
			return conn, err
		}
		s.count(1)
		return &counted{conn, sync.OnceFunc(func() { s.count(-1) })}, nil
	}
	t.Cleanup(func() { dial = old; s.Close() })
	return s
}

// A counted connection says when it is closed. The server would know later.
type counted struct {
	net.Conn
	closed func()
}

func (c *counted) Close() error {
	c.closed()
	return c.Conn.Close()
}

func (s *tileServer) count(by int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.open += by
	s.top = max(s.top, s.open)
}

func (s *tileServer) requests() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return len(s.heads)
}

func tileOf(path string) (tile, bool) {
	parts := strings.Split(strings.TrimSuffix(path, ".png"), "/")
	if len(parts) != 4 {
		return tile{}, false
	}
	var n [3]int
	for i := range n {
		v, err := strconv.Atoi(parts[i+1])
		if err != nil {
			return tile{}, false
		}
		n[i] = v
	}
	return tile{n[0], n[1], n[2]}, true
}

// colourAt is the colour of a place of the world: red grows to the east, green
// to the south.
func colourAt(x, y float64) color.NRGBA {
	return color.NRGBA{uint8(x * 255), uint8(y * 255), 40, 255}
}

func picture(at tile, size int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	n := float64(int(1) << at.z)
	for y := range size {
		for x := range size {
			img.SetNRGBA(x, y, colourAt((float64(at.x)+(float64(x)+.5)/float64(size))/n, (float64(at.y)+(float64(y)+.5)/float64(size))/n))
		}
	}
	return img
}

// painted has the files that were made before.
var painted sync.Map

// paint makes the file of a tile.
func paint(at tile, size int) []byte {
	type made struct {
		at   tile
		size int
	}
	if data, ok := painted.Load(made{at, size}); ok {
		return bytes.Clone(data.([]byte))
	}
	var b bytes.Buffer
	(&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, picture(at, size))
	painted.Store(made{at, size}, bytes.Clone(b.Bytes()))
	return b.Bytes()
}

func paintJPEG(at tile) []byte {
	var b bytes.Buffer
	jpeg.Encode(&b, picture(at, tileSize), &jpeg.Options{Quality: 100})
	return b.Bytes()
}

// provider gives the server's tiles as an address of a person's own.
func (s *tileServer) provider(t *testing.T) Provider {
	t.Helper()
	p, err := Custom(s.URL+"/{z}/{x}/{y}.png", "© Test")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// options keep a test within its own folders and times.
func options(t *testing.T) Options {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	return Options{Version: "1.2.3", Cache: t.TempDir(), PerTile: 20 * time.Second, Overall: time.Minute}
}

var (
	levant   = geo.Viewport{Centre: orb.Point{35.6, 32.4}, Zoom: 6.3, Width: 600, Height: 400}
	world    = geo.Viewport{Centre: orb.Point{20, 0}, Zoom: 0.5, Width: 1000, Height: 500}
	dateline = geo.Viewport{Centre: orb.Point{179.2, -17}, Zoom: 5.4, Width: 500, Height: 300}
)

func fetch(t *testing.T, p Provider, v geo.Viewport, scale float64, o Options) Result {
	t.Helper()
	r, err := Fetch(context.Background(), p, v, scale, o)
	if err != nil {
		t.Fatal(err)
	}
	if want := image.Rect(0, 0, int(v.Width*scale+.5), int(v.Height*scale+.5)); r.Image.Rect != want {
		t.Fatalf("a picture of %v, want %v", r.Image.Rect, want)
	}
	return r
}
