package animation

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"legation/app/dataset"
	"legation/app/file"
	"legation/app/play"
	"legation/app/snapshot"
	"legation/app/state"
)

func small(s state.State) Options {
	o := Default(s)
	o.Page.Width, o.Page.Height = 320, 200
	o.Page.Include = snapshot.Include{Caption: true}
	return o
}

func few() state.State {
	s := state.New(dataset.Builtin())
	s.Filter.Category = s.Dataset.Categories[0].ID
	return s
}

// dated gives the states of the events that have a date.
func dated(s state.State) (all []state.State) {
	for _, next := range snapshot.EachEvent(s) {
		if e, _ := s.Dataset.Event(next.Selection); !e.Undated() {
			all = append(all, next)
		}
	}
	return all
}

// TestFramesByEvent has a frame for each event, as long as the window rests.
func TestFramesByEvent(t *testing.T) {
	for _, speed := range []float64{1, 4} {
		s := few()
		s.Playback.Speed = speed
		o := small(s)
		frames, err := Frames(s, o)
		if err != nil {
			t.Fatal(err)
		}
		events := dated(s)
		if len(frames) != len(events) {
			t.Fatalf("%d frames for %d events", len(frames), len(events))
		}
		for i, f := range frames {
			if f.State.Selection != events[i].Selection || f.State.Playhead != events[i].Playhead || f.State.Playing {
				t.Errorf("frame %d is of %s, want %s", i, f.State.Selection, events[i].Selection)
			}
			want := time.Duration(float64(play.Dwell) / speed)
			if i == len(frames)-1 {
				want += o.Rest
			}
			if d := f.Stays - want; d < -2*tick || d > 2*tick {
				t.Errorf("at speed %g frame %d stays %v, want %v", speed, i, f.Stays, want)
			}
		}
	}
}

// TestFramesEvenly moves the playhead on in each frame, from the first event to
// the last, and skips empty decades if asked to.
func TestFramesEvenly(t *testing.T) {
	s := few()
	s.Playback.Evenly, s.Playback.Speed = true, 8
	o := small(s)
	frames, err := Frames(s, o)
	if err != nil {
		t.Fatal(err)
	}
	events := dated(s)
	first, last := events[0].Playhead, events[len(events)-1].Playhead
	for i := 1; i < len(frames); i++ {
		if frames[i].State.Playhead < frames[i-1].State.Playhead {
			t.Fatalf("frame %d goes back", i)
		}
	}
	if got := frames[0].State.Playhead; got != first {
		t.Errorf("it begins on day %d, want %d", got, first)
	}
	if got := frames[len(frames)-1].State.Playhead; got != last {
		t.Errorf("it ends on day %d, want %d", got, last)
	}
	s.Playback.SkipEmpty = true
	skipping, err := Frames(s, o)
	if err != nil || len(skipping) >= len(frames) {
		t.Errorf("%d frames without empty decades, %d with them, %v", len(skipping), len(frames), err)
	}
	s.Search = "no event says this"
	s.Filter.Category, s.Filter.Actor = "", "nobody"
	if _, err := Frames(s, o); err == nil {
		t.Error("nothing to play gives no error")
	}
}

// TestGIF makes a GIF, puts its parts together again and compares each frame
// with the picture that it was made from.
func TestGIF(t *testing.T) {
	s := few()
	o := small(s)
	frames, err := Frames(s, o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.gif")
	var last float64
	write := func(replace bool) error {
		return Write(context.Background(), path, replace, frames, o, func(part float64) {
			if part < last && last < 0.99 || part > 1.0001 {
				t.Errorf("progress went from %g to %g", last, part)
			}
			last = part
		})
	}
	if err := write(false); err != nil {
		t.Fatal(err)
	}
	if last < 0.999 {
		t.Errorf("it ended at %g", last)
	}
	if err := write(false); !errors.Is(err, file.ErrExists) {
		t.Errorf("writing it again gives %v", err)
	}
	first, _ := os.ReadFile(path)
	if err := write(true); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(path)
	if !bytes.Equal(first, data) {
		t.Error("the same animation gives other bytes")
	}
	if !bytes.Contains(bytes.ReplaceAll(data, []byte{255}, nil), []byte(`"program":"Legation"`)) {
		t.Error("the file does not say what it is")
	}
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != len(frames) || g.LoopCount != 0 {
		t.Errorf("%d frames of %d, loops %d", len(g.Image), len(frames), g.LoopCount)
	}
	total := 0
	canvas := image.NewRGBA(image.Rect(0, 0, 320, 200))
	for i, part := range g.Image {
		total += g.Delay[i]
		if i > 0 && part.Rect == canvas.Rect {
			t.Logf("frame %d is written whole", i)
		}
		draw.Draw(canvas, part.Rect, part, part.Rect.Min, draw.Over)
		img, _, err := picture(context.Background(), frames[i], o, 1)
		if err != nil {
			t.Fatal(err)
		}
		far, sum := 0, 0
		for j := 0; j < len(img.Pix); j++ {
			d := int(img.Pix[j]) - int(canvas.Pix[j])
			d = max(d, -d)
			sum += d
			if d > 48 {
				far++
			}
		}
		if mean := float64(sum) / float64(len(img.Pix)); mean > 1.5 || far > len(img.Pix)/500 {
			t.Errorf("frame %d is off by %.2f on average, by much in %d places", i, mean, far)
		}
	}
	if d := time.Duration(total)*10*time.Millisecond - Length(frames); d < -50*time.Millisecond || d > 50*time.Millisecond {
		t.Errorf("it takes %v too long", d)
	}
}

// TestImages numbers them, and leaves whole ones behind when it is called off.
func TestImages(t *testing.T) {
	s := few()
	o := small(s)
	o.Format = Images
	frames, err := Frames(s, o)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "frames")
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err = Write(ctx, folder, false, frames, o, func(float64) {
		if n++; n == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("called off, it gives %v", err)
	}
	entries, _ := os.ReadDir(folder)
	if len(entries) != 2 || entries[1].Name() != "0002.png" {
		t.Errorf("left are %v", entries)
	}
	if err := Write(context.Background(), folder, false, frames, o, func(float64) {}); !errors.Is(err, file.ErrExists) {
		t.Errorf("over others it gives %v", err)
	}
	proof, err := snapshot.ReadProofFile(filepath.Join(folder, "0002.png"))
	if err != nil || proof.Shown.Selection != frames[1].State.Selection {
		t.Errorf("the second says %v, %v", proof.Shown.Selection, err)
	}
}

// TestFilm makes one where ffmpeg is at hand, and says so where it is not.
func TestFilm(t *testing.T) {
	s := few()
	o := small(s)
	o.Format, o.Page.Width = MP4, 321
	o.Rest = 0
	s.Playback.Speed = 8
	frames, err := Frames(s, o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.mp4")
	err = Write(context.Background(), path, false, frames[:3], o, func(float64) {})
	if !HasFFmpeg() {
		if !errors.Is(err, ErrNoFFmpeg) {
			t.Errorf("without ffmpeg it gives %v", err)
		}
		t.Skip("films need ffmpeg, which is not installed here")
	}
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); len(data) < 2000 || string(data[4:8]) != "ftyp" {
		t.Errorf("the film has %d bytes", len(data))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(ctx, path+"2.mp4", false, frames[:3], o, func(float64) {}); err == nil {
		t.Error("called off, it gives no error")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("left are %v", left)
	}
}

// TestChange is held to a slow reference on random pictures.
func TestChange(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	p := make(color.Palette, 256)
	for i := range p {
		p[i] = color.RGBA{uint8(i), 0, 0, 255}
	}
	p[transparent] = color.RGBA{}
	for range 200 {
		w, h := 1+r.IntN(12), 1+r.IntN(12)
		a, b := image.NewPaletted(image.Rect(0, 0, w, h), p), image.NewPaletted(image.Rect(0, 0, w, h), p)
		for i := range a.Pix {
			a.Pix[i] = uint8(r.IntN(3))
			b.Pix[i] = a.Pix[i]
		}
		for range r.IntN(4) {
			b.Pix[r.IntN(len(b.Pix))] = uint8(r.IntN(3))
		}
		part := change(a, b)
		if bytes.Equal(a.Pix, b.Pix) {
			if part != nil {
				t.Fatal("nothing has changed, and something is written")
			}
			continue
		}
		edges := [4]bool{}
		for y := range h {
			for x := range w {
				if a.ColorIndexAt(x, y) != b.ColorIndexAt(x, y) {
					if !(image.Pt(x, y).In(part.Rect)) || part.ColorIndexAt(x, y) != b.ColorIndexAt(x, y) {
						t.Fatal("a change is left out")
					}
					q := part.Rect
					edges = [4]bool{edges[0] || x == q.Min.X, edges[1] || x == q.Max.X-1, edges[2] || y == q.Min.Y, edges[3] || y == q.Max.Y-1}
				} else if image.Pt(x, y).In(part.Rect) && part.ColorIndexAt(x, y) != transparent {
					t.Fatal("what is the same is written")
				}
			}
		}
		if edges != [4]bool{true, true, true, true} {
			t.Fatalf("the part %v is larger than it need be", part.Rect)
		}
	}
}

// TestPalette keeps frequent colours as they are, and every colour near.
func TestPalette(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	c := census{0x112233: 100000, 0xFFEEDD: 50000}
	for range 3000 {
		c[uint32(r.IntN(1<<24))] += 1 + r.IntN(3)
	}
	p := c.palette()
	if len(p) != 256 || p[transparent].(color.RGBA).A != 0 {
		t.Fatalf("%d colours, the last %v", len(p), p[transparent])
	}
	x := newIndexer(p)
	for _, rgb := range []uint32{0x112233, 0xFFEEDD} {
		if q := p[x.index(rgb)].(color.RGBA); uint32(q.R)<<16|uint32(q.G)<<8|uint32(q.B) != rgb {
			t.Errorf("%06x becomes %v", rgb, q)
		}
	}
	few := census{1: 1, 2: 2, 0xFF0000: 1}
	x = newIndexer(few.palette())
	for rgb := range few {
		if q := x.palette[x.index(rgb)].(color.RGBA); uint32(q.R)<<16|uint32(q.G)<<8|uint32(q.B) != rgb {
			t.Errorf("of few colours %06x becomes %v", rgb, q)
		}
	}
}

func TestRefusals(t *testing.T) {
	s := few()
	frames, err := Frames(s, small(s))
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Options){
		"format": func(o *Options) { o.Format = "avi" },
		"fps":    func(o *Options) { o.FPS = 0 },
		"rest":   func(o *Options) { o.Rest = time.Hour },
		"large":  func(o *Options) { o.Page.Width, o.Page.Height = 40000, 30000 },
		"view":   func(o *Options) { o.Page.Include = snapshot.Include{} },
	} {
		o := small(s)
		change(&o)
		path := filepath.Join(t.TempDir(), "a.gif")
		if err := Write(context.Background(), path, false, frames, o, func(float64) {}); err == nil {
			t.Errorf("%s: no error", name)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s: there is a file", name)
		}
	}
	for path, want := range map[string]Format{"a.gif": GIF, "b.MP4": MP4, "c.webm": WebM, "folder": Images} {
		if got, err := FormatOf(path); err != nil || got != want {
			t.Errorf("%s is %q, %v", path, got, err)
		}
	}
	if _, err := FormatOf("a.avi"); err == nil {
		t.Error("a.avi has a format")
	}
}

func BenchmarkGIF(b *testing.B) {
	s := state.New(dataset.Builtin())
	o := Default(s)
	frames, err := Frames(s, o)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var out bytes.Buffer
		if err := writeGIF(context.Background(), &out, frames[:60], o, func(float64) {}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len())/1e6, "MB")
	}
}
