package basemap

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"legation/app/language"
	"legation/geo"
)

// Options say how tiles are fetched. The zero Options are those of the program
// but for its version.
type Options struct {
	Version  string                // of the program, for its name to the server
	Cache    string                // folder; "" is DefaultCache
	NoCache  bool                  // nothing is kept
	Limit    int64                 // bytes that the cache may take; 0 is 200 MB
	PerTile  time.Duration         // 0 is 15 seconds
	Overall  time.Duration         // 0 is 2 minutes
	MaxTiles int                   // of one picture; 0 is 400
	Progress func(done, total int) // called from one goroutine at a time, or nil
}

// A Result is a base map for one picture.
type Result struct {
	Image       *image.RGBA // of the picture's size in pixels, clear where a tile is missing; nil with no provider
	Total       int         // tiles that the picture needs
	Missing     int         // those of them that did not come
	Reasons     []Reason    // why, the most frequent first
	Attribution string      // whose map it is, for the picture
}

// A Reason is why tiles are missing.
type Reason struct {
	Text  string
	Tiles int
}

// Missed says how many tiles are missing and why, or "" where none is.
func (r Result) Missed() string {
	if r.Missing == 0 {
		return ""
	}
	var why []string
	for _, x := range r.Reasons {
		if len(r.Reasons) == 1 {
			why = append(why, x.Text)
			continue
		}
		why = append(why, fmt.Sprintf("%d: %s", x.Tiles, x.Text))
	}
	return language.N(r.Missing, "%d of the %d tiles of the base map is missing, and the plain map is drawn there (%s)",
		"%d of the %d tiles of the base map are missing, and the plain map is drawn there (%s)", r.Total, strings.Join(why, "; "))
}

// Under lays the base map under a scene of the viewport that it was fetched
// for, on a page that says elsewhere whose it is. Only what is missing is said
// on the map.
func (r Result) Under(s *geo.Scene) {
	if r.Image == nil {
		return
	}
	s.Backdrop = &geo.Backdrop{Image: r.Image, Viewport: s.Viewport}
	s.Credit = ""
	if r.Missing > 0 {
		s.Credit = language.F("Tiles of the base map that are missing: %d of %d", r.Missing, r.Total)
	}
}

// Lay lays the base map under a scene, and whose it is, with what is missing,
// into its credit line.
func (r Result) Lay(s *geo.Scene) {
	if r.Image == nil {
		return
	}
	before := s.Credit
	r.Under(s)
	credit := language.F("Base map: %s", r.Attribution)
	if r.Missing > 0 {
		credit = language.F("Base map: %s (%d of %d tiles missing)", r.Attribution, r.Missing, r.Total)
	}
	if before != "" {
		credit += " · " + before
	}
	s.Credit = credit
}

// Fetch gets the tiles of a picture and draws them. Scale is in pixels to the
// device-independent pixel. A tile that does not come is no error: it is
// missing in the result. Errors are that the picture needs too many tiles, that
// the folder or the disk cannot be used, and that ctx has ended.
func Fetch(ctx context.Context, p Provider, v geo.Viewport, scale float64, o Options) (Result, error) {
	if p.IsNone() {
		return Result{}, nil
	}
	if px := v.Width * v.Height * scale * scale; !(px > 0) || 8*px > geo.MaxPixelBytes {
		return Result{}, fmt.Errorf("base map: a picture of %g×%g pixels at scale %g cannot be made", v.Width, v.Height, scale)
	}
	zooms, err := p.zooms()
	if err != nil {
		return Result{}, err
	}
	plan := planFor(v, scale, zooms)
	r := Result{Attribution: p.Attribution}
	if n, most := min(plan.columns, 1<<plan.zoom)*plan.rows, cmp.Or(o.MaxTiles, 400); n > most {
		return Result{}, fmt.Errorf("a picture of this size needs %d tiles from %s, more than the %d that are fetched for one picture: make it smaller, or take a smaller scale", n, p.Name, most)
	}
	tiles := plan.tiles()
	r.Total = len(tiles)
	s, err := newStage()
	if err != nil {
		return Result{}, err
	}
	defer s.remove()
	missing, err := gather(ctx, p, tiles, s, o)
	if err != nil {
		return Result{}, err
	}
	for _, why := range missing {
		at := slices.IndexFunc(r.Reasons, func(x Reason) bool { return x.Text == why })
		if at < 0 {
			at = len(r.Reasons)
			r.Reasons = append(r.Reasons, Reason{Text: why})
		}
		r.Reasons[at].Tiles++
		r.Missing++
	}
	slices.SortFunc(r.Reasons, func(a, b Reason) int {
		return cmp.Or(b.Tiles-a.Tiles, strings.Compare(a.Text, b.Text))
	})
	if err := s.fill(tiles); err != nil {
		return Result{}, err
	}
	if r.Image, err = s.draw(plan, v, scale); err != nil {
		return Result{}, err
	}
	return r, nil
}

// zooms gives the zooms that a provider has tiles of.
func (p Provider) zooms() ([]int, error) {
	if p.Folder != "" {
		zooms := folderZooms(p.Folder)
		if len(zooms) == 0 {
			return nil, fmt.Errorf("%s has no tiles, or cannot be read: they are looked for as z/x/y.png", p.Folder)
		}
		return zooms, nil
	}
	var zooms []int
	for z := p.MinZoom; z <= p.MaxZoom; z++ {
		zooms = append(zooms, z)
	}
	if len(zooms) == 0 {
		return nil, fmt.Errorf("%s has no zooms", p.Name)
	}
	return zooms, nil
}

// gather brings tiles into the stage, and gives the reasons of those that do
// not come. Its error is that the disk or the context has failed.
func gather(ctx context.Context, p Provider, tiles []tile, s *stage, o Options) (missing []string, err error) {
	overall, cancel := context.WithTimeout(ctx, cmp.Or(o.Overall, 2*time.Minute))
	defer cancel()
	get, done, err := source(p, o)
	if err != nil {
		return nil, err
	}
	defer done()

	var (
		wg      sync.WaitGroup
		mutex   sync.Mutex
		refused error // once the server has refused one, no more are asked for
		broken  error // of the disk
		count   int
		queue   = make(chan tile, len(tiles))
	)
	for _, t := range tiles {
		queue <- t
	}
	close(queue)
	one := func(t tile) {
		mutex.Lock()
		stop, failed := refused, broken
		mutex.Unlock()
		if failed != nil || ctx.Err() != nil {
			return
		}
		limited, cancel := context.WithTimeout(overall, cmp.Or(o.PerTile, 15*time.Second))
		defer cancel()
		data, why := get(limited, t, stop)
		if overall.Err() != nil && data == nil {
			why = flaw("the time for the whole picture was up")
		}
		var disk error
		if data != nil {
			disk = s.put(t, data)
		}
		mutex.Lock()
		defer mutex.Unlock()
		if broken == nil {
			broken = disk
		}
		if r := (refusal{}); errors.As(why, &r) && refused == nil {
			refused = r
		}
		if data == nil {
			missing = append(missing, why.Error())
		}
		if count++; o.Progress != nil {
			o.Progress(count, len(tiles))
		}
	}
	for range maxConnections {
		wg.Go(func() {
			for t := range queue {
				one(t)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("fetching the base map: %w", err)
	}
	return missing, broken
}

// source gives what gets a tile of a provider, looked at: from its folder, from
// the cache while the server lets it be used, or from the server. Where stop is
// not nil the server is not asked any more. A tile can come with a refusal:
// then it is an old one.
func source(p Provider, o Options) (get func(ctx context.Context, t tile, stop error) ([]byte, error), done func(), err error) {
	if p.Folder != "" {
		root, err := os.OpenRoot(p.Folder)
		if err != nil {
			return nil, nil, fmt.Errorf("folder of tiles: %w", err)
		}
		get := func(_ context.Context, t tile, _ error) ([]byte, error) {
			data, err := readTile(root, t)
			if err != nil {
				return nil, err
			}
			return look(data)
		}
		return get, func() { root.Close() }, nil
	}
	c := &cache{folder: cmp.Or(o.Cache, DefaultCache()), limit: cmp.Or(o.Limit, 200<<20)}
	if o.NoCache {
		c.folder = ""
	}
	from := newServer(p, UserAgent(o.Version))
	return func(ctx context.Context, t tile, stop error) ([]byte, error) { return from.tile(ctx, c, t, stop) },
		func() { from.close(); c.trim() }, nil
}

// tile gives a tile from the cache or from the server.
func (s *server) tile(ctx context.Context, c *cache, t tile, stop error) ([]byte, error) {
	data, kept, ok := c.get(s.provider, t)
	if ok {
		// What is kept was looked at before; this is for what the disk did to it.
		if whole, err := look(data); err != nil {
			ok = false
		} else {
			data = whole
		}
	}
	if ok && s.now().Before(kept.Fresh) {
		c.touch(s.provider, t)
		return data, nil
	}
	var asked *note
	if ok {
		asked = &kept
	}
	err := stop
	var said answer
	if err == nil {
		said, err = s.ask(ctx, t, asked)
	}
	switch {
	case err != nil && ok && !kept.Must:
		return data, err // an old tile is better than none, and the server has not forbidden it
	case err != nil:
		return nil, err
	case said.data == nil && said.noKeep:
		c.forget(s.provider, t)
		return data, nil
	case said.data == nil:
		c.renew(s.provider, t, said.note)
		c.touch(s.provider, t)
		return data, nil
	}
	whole, err := look(said.data)
	if err != nil {
		return nil, err // a tile that is none is not kept
	}
	if said.noKeep {
		c.forget(s.provider, t)
	} else {
		c.put(s.provider, t, said.data, said.note)
	}
	return whole, nil
}
