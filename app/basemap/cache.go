package basemap

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DefaultCache gives the folder in which tiles are kept unless another one is
// asked for, or "" where the system names none.
func DefaultCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "legation", "tiles")
}

// A cache keeps tiles on the disk in the layout of go-staticmaps,
// provider/z/x/y, with what the server said of each beside it. A tile whose
// bytes are not those that were noted counts as not there, so that two files
// that do not belong together do no harm. Nothing that goes wrong with it is
// an error: the tile is then fetched.
type cache struct {
	folder string // "" keeps nothing
	limit  int64  // bytes
}

// A note is what the server said of a tile.
type note struct {
	Sum      string    `json:"sha256"`
	Fresh    time.Time `json:"fresh"` // until then it need not be asked again
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Must     bool      `json:"must,omitempty"` // it must not be used later than that
}

const noteEnding = ".json"

func (c *cache) path(p Provider, t tile) string {
	return filepath.Join(c.folder, filepath.FromSlash(p.ID), strconv.Itoa(t.z), strconv.Itoa(t.x), strconv.Itoa(t.y))
}

// get finds a tile.
func (c *cache) get(p Provider, t tile) (data []byte, n note, ok bool) {
	if c.folder == "" {
		return nil, note{}, false
	}
	path := c.path(p, t)
	said, err := readLimited(path+noteEnding, 64<<10)
	if err != nil || json.Unmarshal(said, &n) != nil {
		return nil, note{}, false
	}
	if data, err = readLimited(path, maxTileBytes); err != nil || sumOf(data) != n.Sum {
		return nil, note{}, false
	}
	return data, n, true
}

// put keeps a tile.
func (c *cache) put(p Provider, t tile, data []byte, n note) {
	if c.folder == "" {
		return
	}
	path := c.path(p, t)
	if os.MkdirAll(filepath.Dir(path), 0o755) != nil || write(path, data) != nil {
		return
	}
	n.Sum = sumOf(data)
	c.renew(p, t, n)
}

// renew notes what the server says of a tile that is kept.
func (c *cache) renew(p Provider, t tile, n note) {
	if said, err := json.Marshal(n); err == nil && c.folder != "" {
		write(c.path(p, t)+noteEnding, said)
	}
}

// forget drops a tile that the server does not want to be kept.
func (c *cache) forget(p Provider, t tile) {
	if c.folder != "" {
		os.Remove(c.path(p, t) + noteEnding)
		os.Remove(c.path(p, t))
	}
}

// touch notes that a tile was of use, for trim.
func (c *cache) touch(p Provider, t tile) {
	now := time.Now()
	os.Chtimes(c.path(p, t), now, now)
}

// trim removes the tiles that have not been of use for longest until the rest
// takes no more than the limit.
func (c *cache) trim() {
	if c.folder == "" {
		return
	}
	type file struct {
		path string
		size int64
		used time.Time
	}
	var tiles []file
	total := int64(0)
	filepath.WalkDir(c.folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil
		}
		total += info.Size()
		name := e.Name()
		switch {
		case strings.HasPrefix(name, ".legation-"):
			// Left by a program that was killed while it wrote.
			if time.Since(info.ModTime()) > time.Hour && os.Remove(path) == nil {
				total -= info.Size()
			}
		case !strings.HasSuffix(name, noteEnding):
			tiles = append(tiles, file{path, info.Size(), info.ModTime()})
		}
		return nil
	})
	if total <= c.limit {
		return
	}
	slices.SortFunc(tiles, func(a, b file) int { return a.used.Compare(b.used) })
	for _, f := range tiles {
		if total <= c.limit*9/10 {
			return
		}
		if info, err := os.Stat(f.path + noteEnding); err == nil && os.Remove(f.path+noteEnding) == nil {
			total -= info.Size()
		}
		if os.Remove(f.path) == nil {
			total -= f.size
		}
		os.Remove(filepath.Dir(f.path)) // where it has become empty
	}
}

// write writes a file whole or not at all. It does not wait for the disk, as
// file.Write does: what a crash spoils has another checksum and is fetched
// again.
func write(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".legation-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// readLimited reads a file that must not be longer than a limit.
func readLimited(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, limit)
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
