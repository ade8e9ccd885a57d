package cli

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"legation/app/version"
)

// TestTiles lays tiles of a server or a folder under a picture, says whom it
// asks and what is missing, and asks nobody where no tiles are asked for.
func TestTiles(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	var plain bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{200, 120, 40, 255}), image.Point{}, draw.Src)
	png.Encode(&plain, img)
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1); strings.Contains(r.UserAgent(), "Legation/"+version.Number) && !strings.HasPrefix(r.URL.Path, "/none") {
			w.Write(plain.Bytes())
			return
		}
		http.NotFound(w, r)
	}))
	defer server.Close()
	tint := func(data []byte) (n int) {
		img := picture(t, data).(*image.RGBA)
		for i := 0; i < len(img.Pix); i += 4 {
			if [3]byte(img.Pix[i:]) == [3]byte{200, 120, 40} {
				n++
			}
		}
		return n
	}
	save := func(args ...string) ([]byte, string) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "out.png")
		code, stdout, stderr := run(t, append([]string{"snapshot", "-o", path, "--size", "640x520", "--view", "levant"}, args...)...)
		if code != 0 || stdout != "" {
			t.Fatalf("exit %d, %q, %q", code, stdout, stderr)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data, stderr
	}
	data, stderr := save()
	none, _ := save("--tiles", "none")
	if left, _ := os.ReadDir(home); stderr != "" || asked.Load() > 0 || tint(data) > 0 || len(left) > 0 || !bytes.Equal(data, none) {
		t.Errorf("without tiles: %q, %d asked, %v", stderr, asked.Load(), left)
	}
	address := server.URL + "/{z}/{x}/{y}.png"
	data, stderr = save("--tiles", address, "--tiles-attribution", "© Somebody")
	if n := tint(data); n < 640*520/10 || asked.Load() == 0 || !strings.Contains(stderr, strings.TrimPrefix(server.URL, "http://")) ||
		!strings.Contains(stderr, "IP address") || !strings.Contains(stderr, "© Somebody") {
		t.Errorf("%d pixels of the base map, %d asked, %q", n, asked.Load(), stderr)
	}
	before := asked.Load()
	again, _ := save("--tiles", address, "--tiles-attribution", "© Somebody")
	if !bytes.Equal(data, again) || asked.Load() != before {
		t.Errorf("the second picture asked %d times", asked.Load()-before)
	}
	data, stderr = save("--tiles", server.URL+"/none/{z}/{x}/{y}.png", "--tiles-attribution", "© Somebody")
	if tint(data) > 0 || !strings.Contains(stderr, "are missing, and the plain map is drawn there (the server does not have them)") {
		t.Errorf("a server without tiles: %q", stderr)
	}
	folder := t.TempDir()
	os.MkdirAll(filepath.Join(folder, "0", "0"), 0o755)
	os.WriteFile(filepath.Join(folder, "0", "0", "0.png"), plain.Bytes(), 0o644)
	if data, stderr = save("--tiles", folder, "--tiles-attribution", "© Folder"); tint(data) == 0 || stderr != "" {
		t.Errorf("a folder: %d pixels, %q", tint(data), stderr)
	}
	for _, x := range []struct {
		args []string
		want string
	}{
		{[]string{"--tiles", address}, "say whose map they are"},
		{[]string{"--tiles", "osmm"}, "neither a provider"},
		{[]string{"--tiles", "thunderforest-outdoors"}, "--tiles-key"},
		{[]string{"--tiles-key", "k"}, "are for --tiles"},
		{[]string{"--tiles", "osm", "--each", "event"}, "leave out --each"},
		{[]string{"--tiles", "osm", "-o", filepath.Join(home, "no.svg")}, "tiles are pictures"},
	} {
		code, _, stderr := run(t, append([]string{"snapshot", "-o", filepath.Join(home, "no.png")}, x.args...)...)
		if code != misused || !strings.Contains(stderr, x.want) {
			t.Errorf("%v: exit %d, %q", x.args, code, stderr)
		}
	}
}
