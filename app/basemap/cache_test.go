package basemap

import (
	"context"
	"encoding/binary"
	"hash/crc32"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// withCRC mends the checksum of a PNG's head.
func withCRC(data []byte) []byte {
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// files lists the files of a folder.
func files(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			list = append(list, path)
		}
		return nil
	})
	return list
}

// TestKeeping has what is asked for a second time, by what the server says of
// its tiles.
func TestKeeping(t *testing.T) {
	stamp := func(by time.Duration) string { return time.Now().Add(by).UTC().Format(http.TimeFormat) }
	for _, x := range []struct {
		name string
		head map[string]string
		kept bool // on the disk
		ask  bool // again
		with string
	}{
		{"nothing said", nil, true, false, ""},
		{"for an hour", map[string]string{"Cache-Control": "public, max-age=3600"}, true, false, ""},
		{"for an hour that is over", map[string]string{"Cache-Control": "max-age=3600", "Age": "4000", "ETag": `"a"`}, true, true, "If-None-Match"},
		{"until tomorrow", map[string]string{"Expires": stamp(24 * time.Hour)}, true, false, ""},
		{"until yesterday", map[string]string{"Expires": stamp(-24 * time.Hour), "Last-Modified": stamp(-time.Hour)}, true, true, "If-Modified-Since"},
		{"until never", map[string]string{"Expires": "0", "ETag": `"a"`}, true, true, "If-None-Match"},
		{"max-age before expires", map[string]string{"Expires": stamp(-time.Hour), "Cache-Control": "max-age=60"}, true, false, ""},
		{"not without asking", map[string]string{"Cache-Control": "no-cache", "ETag": `W/"a"`}, true, true, "If-None-Match"},
		{"with other heads another", map[string]string{"Vary": "*"}, true, true, ""},
		{"not at all", map[string]string{"Cache-Control": "max-age=60, no-store", "ETag": `"a"`}, false, true, ""},
		{"for nonsense", map[string]string{"Cache-Control": "max-age=soon"}, true, true, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			asked := 0
			s := serve(t, func(w http.ResponseWriter, r *http.Request, at tile) {
				for k, v := range x.head {
					w.Header().Set(k, v)
				}
				if x.with != "" && r.Header.Get(x.with) != "" {
					asked++
					w.WriteHeader(http.StatusNotModified)
					return
				}
				w.Write(paint(at, tileSize))
			})
			o := options(t)
			first := fetch(t, s.provider(t), dateline, 1, o)
			if kept := len(files(t, o.Cache)); kept != map[bool]int{true: 2 * first.Total}[x.kept] {
				t.Errorf("%d files kept of %d tiles", kept, first.Total)
			}
			before := s.requests()
			second := fetch(t, s.provider(t), dateline, 1, o)
			again := s.requests() - before
			if want := map[bool]int{true: first.Total}[x.ask]; again != want {
				t.Errorf("asked %d times again, want %d", again, want)
			}
			if x.with != "" && asked != first.Total {
				t.Errorf("%d of %d asked with %s", asked, first.Total, x.with)
			}
			if second.Missing > 0 || string(first.Image.Pix) != string(second.Image.Pix) {
				t.Errorf("the second picture is another: %v", second.Reasons)
			}
			o.NoCache = true
			fetch(t, s.provider(t), dateline, 1, o)
			if got := s.requests() - before - again; got != first.Total {
				t.Errorf("without the cache %d asked, want %d", got, first.Total)
			}
		})
	}
}

// TestRenewed takes a 304 as fresh for as long as that says.
func TestRenewed(t *testing.T) {
	age := "0"
	s := serve(t, func(w http.ResponseWriter, r *http.Request, at tile) {
		w.Header().Set("Cache-Control", "max-age="+age)
		w.Header().Set("ETag", `"a"`)
		if r.Header.Get("If-None-Match") == `"a"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write(paint(at, tileSize))
	})
	o := options(t)
	n := fetch(t, s.provider(t), levant, 1, o).Total
	age = "3600"
	fetch(t, s.provider(t), levant, 1, o)
	fetch(t, s.provider(t), levant, 1, o)
	if got := s.requests(); got != 2*n {
		t.Errorf("asked %d times, want %d", got, 2*n)
	}
}

// TestOld uses old tiles while the server cannot be asked, unless it forbids
// that.
func TestOld(t *testing.T) {
	for control, missing := range map[string]bool{"max-age=0": false, "max-age=0, must-revalidate": true, "no-cache": true} {
		s := serve(t, func(w http.ResponseWriter, _ *http.Request, at tile) {
			w.Header().Set("Cache-Control", control)
			w.Write(paint(at, tileSize))
		})
		o, p := options(t), s.provider(t)
		fetch(t, p, levant, 1, o)
		s.Close()
		r := fetch(t, p, levant, 1, o)
		if want := map[bool]int{true: r.Total}[missing]; r.Missing != want {
			t.Errorf("%s: %d of %d missing, want %d", control, r.Missing, r.Total, want)
		}
	}
}

// TestSpoiled fetches anew what the disk has spoiled, and what somebody has put
// into the cache.
func TestSpoiled(t *testing.T) {
	s := serve(t, nil)
	o, p := options(t), s.provider(t)
	n := fetch(t, p, levant, 1, o).Total
	for i, path := range files(t, o.Cache) {
		switch i % 4 {
		case 0:
			os.WriteFile(path, []byte("spoiled"), 0o644)
		case 2:
			os.Remove(path)
		}
	}
	r := fetch(t, p, levant, 1, o)
	if r.Missing > 0 || s.requests() != 2*n {
		t.Errorf("%v; asked %d times, want %d", r.Reasons, s.requests(), 2*n)
	}
	check(t, r, levant, 1, 4)
	if fetch(t, p, levant, 1, o); s.requests() != 2*n {
		t.Errorf("asked again after that")
	}
}

// TestBounded keeps the cache within its limit, the newest tiles longest, and
// sweeps up what a killed program has left.
func TestBounded(t *testing.T) {
	o := options(t)
	s := serve(t, nil)
	p := s.provider(t)
	fetch(t, p, levant, 2, o)
	left := filepath.Join(o.Cache, p.ID, ".legation-123")
	os.WriteFile(left, make([]byte, 1000), 0o644)
	long := time.Now().Add(-48 * time.Hour)
	os.Chtimes(left, long, long)
	for _, path := range files(t, o.Cache) {
		os.Chtimes(path, long, long)
	}
	o.Limit = 30_000
	fetch(t, p, dateline, 1, o)
	total, newest := int64(0), 0
	for _, path := range files(t, o.Cache) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
		if strings.HasPrefix(path, filepath.Join(o.Cache, p.ID, "5")) {
			newest++
		}
	}
	if total > o.Limit || newest == 0 {
		t.Errorf("%d bytes kept, %d files of the newest picture", total, newest)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what was left is still there")
	}
}

// TestNoCacheFolder fetches where nothing can be kept.
func TestNoCacheFolder(t *testing.T) {
	o := options(t)
	o.Cache = filepath.Join(o.Cache, "file")
	os.WriteFile(o.Cache, []byte("not a folder"), 0o644)
	s := serve(t, nil)
	r := fetch(t, s.provider(t), levant, 1, o)
	if r.Missing > 0 {
		t.Errorf("missing: %v", r.Reasons)
	}
	o.NoCache = true
	t.Setenv("TMPDIR", filepath.Join(o.Cache, "nowhere"))
	if _, err := Fetch(context.Background(), s.provider(t), levant, 1, o); err == nil || !strings.Contains(err.Error(), "base map") {
		t.Errorf("without a place for the tiles: %v", err)
	}
}
