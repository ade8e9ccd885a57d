package basemap

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"math"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"legation/geo"
)

// check compares a picture with the colours that its places have.
func check(t *testing.T, r Result, v geo.Viewport, scale float64, tolerance int) {
	t.Helper()
	world := v.WorldSize() * scale
	cx, cy := geo.Mercator(v.Centre)
	wrong := 0
	for py := 0; py < r.Image.Rect.Dy(); py += 3 {
		for px := 0; px < r.Image.Rect.Dx(); px += 3 {
			mx := cx + (float64(px)+.5-v.Width*scale/2)/world
			my := cy + (float64(py)+.5-v.Height*scale/2)/world
			mx -= math.Floor(mx)
			edge := 3 / world * math.Exp2(1) // the colours jump where the world begins anew
			if mx < edge || mx > 1-edge || math.Abs(my) < edge || math.Abs(my-1) < edge {
				continue
			}
			got := r.Image.RGBAAt(px, py)
			if my < 0 || my > 1 {
				if got != (color.RGBA{}) {
					t.Fatalf("beyond the map %d,%d is %v", px, py, got)
				}
				continue
			}
			want := colourAt(mx, my)
			if got.A != 255 || far(got.R, want.R) > tolerance || far(got.G, want.G) > tolerance {
				if wrong++; wrong < 4 {
					t.Errorf("%d,%d is %v, want %v", px, py, got, want)
				}
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d places are wrong", wrong)
	}
}

func far(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// TestPlaces fetches the tiles of pictures, each tile once and none that is not
// seen, and finds every place of the world where the map has it.
func TestPlaces(t *testing.T) {
	for _, x := range []struct {
		name  string
		v     geo.Viewport
		scale float64
		zoom  int
	}{
		{"levant", levant, 1, 6},
		{"levant, finely", levant, 2, 7},
		{"between two pixels", levant, 1.37, 7},
		{"across the date line", dateline, 1, 5},
		{"across the date line from the east", geo.Viewport{Centre: [2]float64{-179.9, 60}, Zoom: 4.8, Width: 401, Height: 333}, 1, 5},
		{"the world, again and again", world, 1, 0},
		{"the world, finely", world, 2, 1},
		{"at the northern edge", geo.Viewport{Centre: [2]float64{10, 84}, Zoom: 5, Width: 300, Height: 300}, 1, 5},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := serve(t, nil)
			o := options(t)
			r := fetch(t, s.provider(t), x.v, x.scale, o)
			if r.Missing != 0 || r.Missed() != "" || r.Attribution != "© Test" {
				t.Errorf("%d of %d missing: %v; %q", r.Missing, r.Total, r.Reasons, r.Attribution)
			}
			check(t, r, x.v, x.scale, 4)
			if len(s.asked) != r.Total || s.requests() != r.Total {
				t.Errorf("%d tiles asked for with %d requests, %d needed", len(s.asked), s.requests(), r.Total)
			}
			for at := range s.asked {
				if at.z != x.zoom || !seen(x.v, at) {
					t.Errorf("tile %v was asked for and is not in the picture", at)
				}
			}
			if s.top > maxConnections || s.max > maxConnections {
				t.Errorf("%d connections and %d requests at a time", s.top, s.max)
			}
			for _, h := range s.heads {
				if a := h.Get("User-Agent"); !strings.HasPrefix(a, "Legation/1.2.3 (") {
					t.Fatalf("asked as %q", a)
				}
				if h.Get("Referer")+h.Get("Cookie") != "" {
					t.Fatalf("more was sent than is needed: %v", h)
				}
			}
			if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// seen reports whether any of a tile lies in a viewport, in any copy of the
// world.
func seen(v geo.Viewport, at tile) bool {
	n := math.Exp2(float64(at.z))
	cx, cy := geo.Mercator(v.Centre)
	w, h := v.Width/v.WorldSize()/2, v.Height/v.WorldSize()/2
	if y := float64(at.y) / n; y >= cy+h || y+1/n <= cy-h {
		return false
	}
	for copy := -4.0; copy <= 4; copy++ {
		if x := float64(at.x)/n + copy; x < cx+w && x+1/n > cx-w {
			return true
		}
	}
	return false
}

// TestConnections keeps to two connections while the server takes its time.
func TestConnections(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request, at tile) {
		time.Sleep(2 * time.Millisecond)
		w.Write(paint(at, tileSize))
	})
	r := fetch(t, s.provider(t), levant, 4, options(t))
	if r.Missing > 0 || r.Total < 50 {
		t.Errorf("%d of %d missing", r.Missing, r.Total)
	}
	if s.top > maxConnections || s.max > maxConnections {
		t.Errorf("%d connections and %d requests at a time, at most %d allowed", s.top, s.max, maxConnections)
	}
}

// TestNothing makes sure that no connection is opened without a provider, nor
// for a folder, nor for a picture that is refused.
func TestNothing(t *testing.T) {
	old := dial
	defer func() { dial = old }()
	dial = func(_ context.Context, _, address string) (net.Conn, error) {
		t.Errorf("a connection to %s", address)
		return nil, errors.New("no connections here")
	}
	o := options(t)
	none, _ := ByID(None)
	for _, p := range []Provider{none, {}} {
		r, err := Fetch(context.Background(), p, levant, 1, o)
		if err != nil || r.Image != nil || r.Total != 0 {
			t.Errorf("%v, %v", r, err)
		}
	}
	osm, _ := ByID("osm")
	if _, err := Fetch(context.Background(), osm, geo.Viewport{Zoom: 14, Width: 4000, Height: 4000}, 2, o); err == nil || !strings.Contains(err.Error(), "more than the 400") {
		t.Errorf("many tiles: %v", err)
	}
	if _, err := Fetch(context.Background(), osm, geo.Viewport{Width: 1e6, Height: 1e6}, 2, o); err == nil {
		t.Error("a picture beyond memory")
	}
	if left, _ := os.ReadDir(o.Cache); len(left) > 0 {
		t.Errorf("in the cache: %v", left)
	}
}

// TestServers meets servers that are not fine. What they send is never drawn,
// the plain map stays, and it is said why.
func TestServers(t *testing.T) {
	other := serve(t, nil)
	long := strings.Repeat("x", maxTileBytes+1)
	send := func(head string, data func(at tile) []byte) func(http.ResponseWriter, *http.Request, tile) {
		return func(w http.ResponseWriter, _ *http.Request, at tile) {
			if head != "" {
				w.Header().Set("Content-Type", head)
			}
			w.Write(data(at))
		}
	}
	status := func(code int) func(http.ResponseWriter, *http.Request, tile) {
		return func(w http.ResponseWriter, _ *http.Request, at tile) {
			w.Header().Set("Content-Type", "image/png")
			w.WriteHeader(code)
			w.Write(paint(at, tileSize))
		}
	}
	to := func(where func(r *http.Request) string) func(http.ResponseWriter, *http.Request, tile) {
		return func(w http.ResponseWriter, r *http.Request, _ tile) { http.Redirect(w, r, where(r), http.StatusFound) }
	}
	for _, x := range []struct {
		name    string
		handler func(http.ResponseWriter, *http.Request, tile)
		why     string
		refuses bool // no more is asked for
	}{
		{"broken", status(500), "an error (500)", false},
		{"empty", status(404), "does not have them", false},
		{"forbidden", status(403), "refuses (403)", true},
		{"overrun", status(429), "not to be asked now (429)", true},
		{"busy", status(503), "not to be asked now (503)", true},
		{"cut off", func(w http.ResponseWriter, _ *http.Request, at tile) {
			w.Header().Set("Content-Length", "100000")
			w.Write(paint(at, tileSize))
		}, "broke off", false},
		{"cut off without its length", func(w http.ResponseWriter, _ *http.Request, at tile) {
			data := paint(at, tileSize)
			w.Write(data[:len(data)/2])
		}, "a broken picture", false},
		{"hanging up", func(http.ResponseWriter, *http.Request, tile) { panic(http.ErrAbortHandler) }, "broke off", false},
		{"a page of text", send("text/html", func(tile) []byte { return []byte("<html>sign in</html>") }), "no picture", false},
		{"a page that says it is a picture", send("image/png", func(tile) []byte { return []byte("<html>sign in</html>") }), "no picture", false},
		{"a picture that says it is a page", send("text/html", func(at tile) []byte { return paint(at, tileSize) }), "no picture", false},
		{"a drawing", send("image/svg+xml", func(tile) []byte { return []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`) }), "no picture", false},
		{"nothing", send("image/png", func(tile) []byte { return nil }), "no picture", false},
		{"too long", send("image/png", func(at tile) []byte { return append(paint(at, tileSize), long...) }), "more than a tile can have", false},
		{"endless", func(w http.ResponseWriter, _ *http.Request, at tile) {
			w.Header().Set("Content-Type", "image/png")
			for range 40 {
				if _, err := w.Write([]byte(long[:100_000])); err != nil {
					return
				}
			}
		}, "more than a tile can have", false},
		{"too many pixels", send("image/png", bomb), "60000×60000 pixels", false},
		{"another size", send("image/png", func(at tile) []byte { return paint(at, 300) }), "300×300 pixels", false},
		{"sending on to another server", to(func(r *http.Request) string { return other.URL + r.URL.Path }), "not the one that was agreed to", false},
		{"sending on for ever", to(func(r *http.Request) string { return r.URL.Path }), "without end", false},
		{"sending on to a file", to(func(*http.Request) string { return "file:///etc/passwd" }), "not of the web", false},
		{"slow", func(_ http.ResponseWriter, r *http.Request, _ tile) { <-r.Context().Done() }, "too slow", false},
		{"slow to send", func(w http.ResponseWriter, r *http.Request, at tile) {
			w.Write(paint(at, tileSize)[:100])
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, "too slow", false},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := serve(t, x.handler)
			o := options(t)
			if strings.HasPrefix(x.name, "slow") {
				o.PerTile = 30 * time.Millisecond
			}
			r := fetch(t, s.provider(t), levant, 1, o)
			if r.Total == 0 || r.Missing != r.Total || len(r.Reasons) != 1 || !strings.Contains(r.Reasons[0].Text, x.why) {
				t.Errorf("%d of %d missing: %v, want %q", r.Missing, r.Total, r.Reasons, x.why)
			}
			if text := r.Missed(); !strings.Contains(text, fmt.Sprintf("%d of the %d tiles", r.Missing, r.Total)) || !strings.Contains(text, x.why) {
				t.Errorf("said: %q", text)
			}
			for i, b := range r.Image.Pix {
				if b != 0 {
					t.Fatalf("something is drawn at byte %d", i)
				}
			}
			if n := s.requests(); x.refuses && n > maxConnections {
				t.Errorf("asked %d times by the one who refuses", n)
			}
			if s.top > maxConnections {
				t.Errorf("%d connections at a time", s.top)
			}
			if left := files(t, o.Cache); len(left) > 0 {
				t.Errorf("kept: %v", left)
			}
		})
	}
	if n := other.requests(); n > 0 {
		t.Errorf("the other server was asked %d times", n)
	}
}

// bomb is a PNG that is small and says that it has 60,000 by 60,000 pixels.
func bomb(at tile) []byte {
	data := paint(at, tileSize)
	for i, b := range []byte{0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60} {
		data[16+i] = b
	}
	return withCRC(data)
}

// TestGone asks a server that is not there once, and draws the plain map.
func TestGone(t *testing.T) {
	s := serve(t, nil)
	p := s.provider(t)
	s.Close()
	old, dials := dial, 0
	defer func() { dial = old }()
	block := make(chan struct{}, 1)
	dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		block <- struct{}{}
		dials++
		<-block
		return old(ctx, network, address)
	}
	r := fetch(t, p, levant, 2, options(t))
	if r.Missing != r.Total || len(r.Reasons) != 1 || !strings.Contains(r.Reasons[0].Text, "cannot be reached") {
		t.Errorf("%d of %d missing: %v", r.Missing, r.Total, r.Reasons)
	}
	if dials > 2*maxConnections {
		t.Errorf("%d tries for %d tiles", dials, r.Total)
	}
}

// TestSome draws the tiles that come and leaves clear those that do not.
func TestSome(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request, at tile) {
		switch (at.x + at.y) % 3 {
		case 0:
			http.NotFound(w, r)
		case 1:
			w.Header().Set("Content-Type", "image/jpeg")
			w.Write(paintJPEG(at))
		default:
			w.Write(paint(at, 2*tileSize))
		}
	})
	v := levant
	v.Zoom = 6 // a pixel of a tile is a pixel of the picture
	r := fetch(t, s.provider(t), v, 1, options(t))
	if r.Missing == 0 || r.Missing == r.Total {
		t.Fatalf("%d of %d missing: %v", r.Missing, r.Total, r.Reasons)
	}
	cx, cy := geo.Mercator(v.Centre)
	clear, drawn := 0, 0
	for py := 0; py < 400; py += 5 {
		for px := 0; px < 600; px += 5 {
			x, y := cx*64+(float64(px)+.5-300)/tileSize, cy*64+(float64(py)+.5-200)/tileSize
			if fx, fy := x-math.Floor(x), y-math.Floor(y); min(fx, fy, 1-fx, 1-fy) < 0.02 {
				continue
			}
			got := r.Image.RGBAAt(px, py)
			if (int(x)+int(y))%3 == 0 {
				clear++
				if got != (color.RGBA{}) {
					t.Fatalf("%d,%d of a missing tile is %v", px, py, got)
				}
				continue
			}
			drawn++
			if want := colourAt(x/64, y/64); got.A != 255 || far(got.R, want.R) > 6 || far(got.G, want.G) > 6 {
				t.Fatalf("%d,%d is %v, want %v", px, py, got, want)
			}
		}
	}
	if clear == 0 || drawn == 0 {
		t.Errorf("%d clear, %d drawn", clear, drawn)
	}
}

// TestSendingOn follows a server to another address of its own.
func TestSendingOn(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request, at tile) {
		if r.URL.RawQuery == "" {
			http.Redirect(w, r, r.URL.Path+"?again", http.StatusMovedPermanently)
			return
		}
		w.Write(paint(at, tileSize))
	})
	r := fetch(t, s.provider(t), levant, 1, options(t))
	if r.Missing > 0 {
		t.Errorf("missing: %v", r.Reasons)
	}
	check(t, r, levant, 1, 4)
}

// TestStopped ends with the context, and with the time for the whole picture.
func TestStopped(t *testing.T) {
	o := options(t)
	ctx, cancel := context.WithCancel(context.Background())
	s := serve(t, func(w http.ResponseWriter, r *http.Request, at tile) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := Fetch(ctx, s.provider(t), levant, 1, o); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	o.Overall = 50 * time.Millisecond
	slow := serve(t, func(_ http.ResponseWriter, r *http.Request, _ tile) { <-r.Context().Done() })
	r := fetch(t, slow.provider(t), levant, 1, o)
	if r.Missing != r.Total || !strings.Contains(r.Missed(), "the time for the whole picture was up") {
		t.Errorf("%s", r.Missed())
	}
	if n := slow.requests(); n > maxConnections {
		t.Errorf("asked %d times after the time was up", n)
	}
}

// TestProgress counts the tiles.
func TestProgress(t *testing.T) {
	o, last := options(t), 0
	total := 0
	o.Progress = func(done, of int) {
		if done != last+1 {
			t.Errorf("%d after %d", done, last)
		}
		last, total = done, of
	}
	r := fetch(t, serve(t, nil).provider(t), levant, 1, o)
	if last != r.Total || total != r.Total {
		t.Errorf("%d of %d, %d in all", last, total, r.Total)
	}
}

// TestFolder draws tiles from a folder, at a zoom that it has, and does not
// leave it.
func TestFolder(t *testing.T) {
	folder := t.TempDir()
	put := func(at tile, ending string, data []byte) {
		dir := filepath.Join(folder, strconv.Itoa(at.z), strconv.Itoa(at.x))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(at.y)+ending), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for x := range 8 {
		for y := range 8 {
			at := tile{3, x, y}
			if x%2 == 0 {
				put(at, ".png", paint(at, tileSize))
			} else {
				put(at, ".jpg", paintJPEG(at))
			}
		}
	}
	os.Mkdir(filepath.Join(folder, "readme"), 0o755)
	p, err := Custom(folder, "© Folder")
	if err != nil {
		t.Fatal(err)
	}
	v := geo.Viewport{Centre: [2]float64{30, 30}, Zoom: 3.9, Width: 500, Height: 400}
	r := fetch(t, p, v, 1, options(t))
	if r.Missing > 0 || r.Attribution != "© Folder" {
		t.Errorf("missing: %v; %q", r.Reasons, r.Attribution)
	}
	check(t, r, v, 1, 6)

	outside := filepath.Join(t.TempDir(), "4.png")
	os.WriteFile(outside, paint(tile{3, 4, 3}, tileSize), 0o644)
	inside := filepath.Join(folder, "3", "4", "3.png")
	os.Remove(inside)
	if err := os.Symlink(outside, inside); err != nil {
		t.Skip("this file system makes no symbolic links: ", err)
	}
	os.Remove(filepath.Join(folder, "3", "5", "3.jpg"))
	r = fetch(t, p, v, 1, options(t))
	if r.Missing != 2 || !strings.Contains(r.Missed(), "they are not in the folder") || !strings.Contains(r.Missed(), "they cannot be read") {
		t.Errorf("%s", r.Missed())
	}
}

// TestLay puts the base map under a scene, and its owners and what is missing
// into the credit line.
func TestLay(t *testing.T) {
	scene := geo.Scene{Viewport: levant, Credit: "Map: A"}
	Result{}.Lay(&scene)
	if scene.Backdrop != nil || scene.Credit != "Map: A" {
		t.Errorf("nothing was laid: %+v", scene)
	}
	s := serve(t, func(w http.ResponseWriter, r *http.Request, at tile) {
		if at.x%2 == 0 {
			http.NotFound(w, r)
			return
		}
		w.Write(paint(at, tileSize))
	})
	r := fetch(t, s.provider(t), levant, 1, options(t))
	r.Lay(&scene)
	if want := fmt.Sprintf("Base map: © Test (%d of %d tiles missing) · Map: A", r.Missing, r.Total); scene.Credit != want {
		t.Errorf("credit %q, want %q", scene.Credit, want)
	}
	if b := scene.Backdrop; b == nil || b.Image != r.Image || b.Viewport != levant {
		t.Errorf("backdrop %+v", b)
	}
	img, err := geo.Snapshot(scene, 1)
	if err != nil {
		t.Fatal(err)
	}
	same := 0
	for i := 0; i < len(img.Pix); i += 4 {
		if r.Image.Pix[i+3] == 255 && [3]byte(img.Pix[i:]) == [3]byte(r.Image.Pix[i:]) {
			same++
		}
	}
	if same < len(img.Pix)/4/4 {
		t.Errorf("%d pixels of the snapshot are the base map's", same)
	}
}
