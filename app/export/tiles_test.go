package export

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"legation/app/basemap"
	"legation/app/snapshot"

	"fyne.io/fyne/v2"
)

// A tileServer gives tiles of one colour and counts what it is asked. While
// broken it has none.
type tileServer struct {
	*httptest.Server
	asked  atomic.Int64
	broken atomic.Bool
}

func newTileServer(t *testing.T) *tileServer {
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for i := range img.Pix {
		img.Pix[i] = []uint8{200, 40, 200, 255}[i%4]
	}
	var tile bytes.Buffer
	png.Encode(&tile, img)
	s := &tileServer{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		if s.broken.Load() {
			http.Error(w, "gone", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "image/png")
		w.Header().Set("Cache-Control", "max-age=3600")
		w.Write(tile.Bytes())
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *tileServer) address() string { return s.URL + "/{z}/{x}/{y}.png" }

// A memory is what is kept of base maps from one dialog to the next.
type memory struct {
	tiles   Tiles
	allowed []string
}

func (m *memory) options(o Options) Options {
	o.Tiles = m.tiles
	o.TilesAllowed = func(server string) bool { return strings.Contains(strings.Join(m.allowed, " "), server) }
	o.AllowTiles = func(server string) { m.allowed = append(m.allowed, server) }
	o.SetTiles = func(t Tiles) { m.tiles = t }
	return o
}

// pages tells of each page of the preview, with what is said of it.
func pages(f *form) chan string {
	done := make(chan string, 20)
	f.preview.shown = func(p *snapshot.Page, missed string, err error) {
		f.previewed(p, missed, err)
		done <- f.facts.Text
	}
	return done
}

// waiting is what goroutines have to say to a dialog. The driver of tests would say it
// on theirs, while the test uses the dialog on its own.
var waiting = make(chan func(), 100)

// later has the pages of a dialog wait for settle.
func later(f *form) {
	f.preview.shown = func(p *snapshot.Page, missed string, err error) {
		waiting <- func() { f.previewed(p, missed, err) }
	}
}

func settle() {
	for {
		select {
		case do := <-waiting:
			do()
		default:
			return
		}
	}
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		settle()
		ok := false
		fyne.DoAndWait(func() { ok = so() })
		if ok {
			return
		}
		if time.Now().After(end) {
			t.Fatal("waited in vain: " + what)
		}
	}
}

// tinted reports whether the preview shows the tiles.
func tinted(f *form) bool {
	img := f.preview.image.Image
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			if c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA); c.R > 190 && c.G < 60 && c.B > 190 {
				return true
			}
		}
	}
	return false
}

// TestNothingIsAskedBeforeAYes types an address, waits, says no, then yes: only
// then the server is asked, once for each tile, and never again a question.
func TestNothingIsAskedBeforeAYes(t *testing.T) {
	server := newTileServer(t)
	cache := t.TempDir()
	var m memory
	folder := t.TempDir()
	begin := func() *form {
		f := open(t, 1200, 800, m.options(Options{Folder: folder}))
		later(f)
		f.tiles.options.Cache = cache
		return f
	}
	rest := func() {
		time.Sleep(previewPause + layPause + 300*time.Millisecond)
		settle()
	}
	f := begin()
	f.tiles.list.SetSelected(custom())
	if !f.tiles.place.Visible() || f.tiles.keyed.Visible() {
		t.Error("there is no place for an address")
	}
	for _, part := range []string{"http", server.URL, server.address()} {
		f.tiles.where.SetText(part)
	}
	f.tiles.whose.SetText("© Somebody")
	rest()
	f.tiles.useTyped()
	if f.tiles.asking == nil {
		t.Fatal("nobody is asked")
	}
	rest()
	if n := server.asked.Load(); n != 0 {
		t.Fatalf("the server was asked for %d tiles before a yes", n)
	}
	f.tiles.asking.Dismiss()
	rest()
	if n := server.asked.Load(); n != 0 || !f.tiles.provider.IsNone() || len(m.allowed) != 0 || m.tiles != (Tiles{}) {
		t.Fatalf("after a no the server was asked for %d tiles; kept is %+v", n, m)
	}
	f.tiles.list.SetSelected(custom())
	f.tiles.useTyped()
	f.tiles.asking.Confirm()
	eventually(t, "the tiles in the preview", func() bool { return tinted(f) })
	first := server.asked.Load()
	if first == 0 || len(m.allowed) != 1 || m.allowed[0] != server.URL || m.tiles.Where != server.address() {
		t.Fatalf("%d tiles, kept is %+v", first, m)
	}
	// What is fetched is used again, for the file too.
	f.theme.SetSelected("Dark")
	eventually(t, "the tiles in the dark", func() bool { return tinted(f) })
	j := f.jobOf()
	j.lay = f.tiles.layer(func(float64) {})
	if _, err := j.run(context.Background(), false, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if n := server.asked.Load(); n != first {
		t.Errorf("%d tiles were fetched again", n-first)
	}
	proof, err := snapshot.ReadProofFile(j.paths[0])
	if err != nil || !strings.HasPrefix(proof.Options.BaseMap, "custom-") || !strings.Contains(proof.Attribution, "© Somebody") {
		t.Errorf("the file says %q, %q, %v", proof.Options.BaseMap, proof.Attribution, err)
	}
	// The next dialog has it without a question, and from the cache.
	again := begin()
	if again.tiles.list.Selected != custom() || again.tiles.where.Text != server.address() || again.tiles.asking != nil {
		t.Errorf("the next time it is %q, %q", again.tiles.list.Selected, again.tiles.where.Text)
	}
	again.changed()
	eventually(t, "the tiles the next time", func() bool { return tinted(again) })
	if n := server.asked.Load(); n != first {
		t.Errorf("%d tiles were fetched again the next time", n-first)
	}
	// A base map is for a single picture, and never for an SVG.
	again.format.SetSelected("SVG")
	eventually(t, "the refusal", func() bool { return again.save.Disabled() && strings.Contains(again.facts.Text, "SVG") })
	again.format.SetSelected("PDF")
	eventually(t, "the page of a PDF", func() bool { return !again.save.Disabled() })
	again.which.SetSelectedIndex(1)
	if again.tiles.object.Visible() || again.options().BaseMap != "" || again.tiles.layer(nil) != nil {
		t.Error("a set has a base map")
	}
}

// TestMissingTilesAreSaid asks a server that has none.
func TestMissingTilesAreSaid(t *testing.T) {
	server := newTileServer(t)
	server.broken.Store(true)
	m := memory{tiles: Tiles{Where: server.address(), Attribution: "© Somebody"}, allowed: []string{server.URL}}
	f := open(t, 1200, 800, m.options(Options{Folder: t.TempDir()}))
	later(f)
	f.tiles.options.NoCache = true
	done := pages(f)
	f.changed()
	for end := time.After(20 * time.Second); ; {
		select {
		case text := <-done:
			if strings.Contains(text, "missing") {
				if f.save.Disabled() {
					t.Error("the picture cannot be saved")
				}
				return
			}
		case <-end:
			t.Fatal("it is not said that tiles are missing")
		}
	}
}

// TestTilesThatMayNotBe recalls a server that nobody has said yes to, and takes
// what cannot be used.
func TestTilesThatMayNotBe(t *testing.T) {
	server := newTileServer(t)
	m := memory{tiles: Tiles{Where: server.address(), Attribution: "© Somebody"}}
	f := open(t, 1200, 800, m.options(Options{}))
	later(f)
	if !f.tiles.provider.IsNone() || f.tiles.list.SelectedIndex() != 0 {
		t.Error("a server is used that nobody has said yes to")
	}
	f.tiles.list.SetSelected(custom())
	for _, x := range []struct{ where, whose, want string }{
		{"", "", "no base map named"}, {"ftp://example.org/{z}/{x}/{y}.png", "me", "ftp"}, {server.address(), "", "whose map"},
		{filepath.Join(t.TempDir(), "none"), "me", "neither"},
	} {
		f.tiles.where.SetText(x.where)
		f.tiles.whose.SetText(x.whose)
		f.tiles.useTyped()
		if !strings.Contains(f.tiles.note.Text, x.want) || !f.tiles.note.Visible() || !f.tiles.provider.IsNone() {
			t.Errorf("%q: %q", x.where, f.tiles.note.Text)
		}
	}
	for i, p := range f.tiles.listed {
		if p.NeedsKey {
			f.tiles.list.SetSelectedIndex(i + 1)
			if !f.tiles.keyed.Visible() || f.tiles.asking != nil {
				t.Errorf("%s: no key is asked for", p.Name)
			}
			f.tiles.key.SetText("secret")
			f.tiles.useTyped()
			if f.tiles.asking == nil {
				t.Errorf("%s: nobody is asked", p.Name)
			}
			break
		}
	}
	if f.tiles.list.Options[1] != "OpenStreetMap" || len(f.tiles.list.Options) != len(basemap.Providers())+1 {
		t.Errorf("the list has %q", f.tiles.list.Options)
	}
	if n := server.asked.Load(); n != 0 {
		t.Errorf("the server was asked for %d tiles", n)
	}
}
