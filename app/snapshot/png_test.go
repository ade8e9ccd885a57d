package snapshot

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"

	"legation/app/dataset"
	"legation/app/state"
)

// Painted in strips of a few rows, and with a strip for each, the file has the
// same bytes as painted at once.
func TestStripsAreTheSame(t *testing.T) {
	s := state.New(dataset.Builtin())
	s.Viewpoint = "north-korea"
	for _, view := range []string{"overview", "golan-heights"} {
		s.View = view
		o := Default(s)
		o.Width, o.Height, o.Scale = 700, 560, 1.3
		o.Include = Include{true, true, true, true, true, true, true, true, true}
		page, err := Compose(s, o)
		if err != nil {
			t.Fatal(err)
		}
		var whole bytes.Buffer
		if err := page.writePNG(context.Background(), &whole, stripBytes); err != nil {
			t.Fatal(err)
		}
		for _, rows := range []int{7, 64, 101} {
			var strips bytes.Buffer
			if err := page.writePNG(context.Background(), &strips, rows*4*page.Size().X); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(whole.Bytes(), strips.Bytes()) {
				t.Errorf("%s: strips of %d rows differ from the whole", view, rows)
			}
		}
		img, err := page.Image(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		read, err := png.Decode(&whole)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, img, read)
	}
}

func equal(t *testing.T, want, got image.Image) {
	t.Helper()
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			r0, g0, b0, _ := want.At(x, y).RGBA()
			if r1, g1, b1, _ := got.At(x, y).RGBA(); r0 != r1 || g0 != g1 || b0 != b1 {
				t.Fatalf("at %d, %d", x, y)
			}
		}
	}
}

// Rows of every kind are read back as they were, through each of the filters.
func TestPNGFilters(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	img := image.NewRGBA(image.Rect(0, 0, 37, 60))
	for y := range 60 {
		for x := range 37 {
			c := [3]byte{byte(x), byte(y), 9}
			switch y / 10 {
			case 1:
				c = [3]byte{byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32())}
			case 2:
				c = [3]byte{200, 100, 50}
			case 3:
				c = [3]byte{byte(x * 7), byte(x), byte(x * x)}
			}
			copy(img.Pix[img.PixOffset(x, y):], []byte{c[0], c[1], c[2], 255})
		}
	}
	var b bytes.Buffer
	w, err := newPNGWriter(&b, img.Rect.Size(), 96, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.write(img); err != nil {
		t.Fatal(err)
	}
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, img, got)
}

// A picture that is called off stops and says why.
func TestWriteIsCalledOff(t *testing.T) {
	s := state.New(dataset.Builtin())
	page, err := Compose(s, Default(s))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	out := &callingOff{cancel: cancel}
	if err := page.writePNG(ctx, out, 4*1920*50); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

// callingOff calls off after the first data.
type callingOff struct {
	n      int
	cancel func()
}

func (c *callingOff) Write(p []byte) (int, error) {
	if c.n += len(p); c.n > 20_000 {
		c.cancel()
	}
	return len(p), nil
}

func TestFileName(t *testing.T) {
	s := state.New(dataset.Builtin()).Select("1966-kp-plo")
	s.View, s.Viewpoint = "golan-heights", "syria"
	o := Default(s)
	for pattern, want := range map[string]string{
		NamePattern:                 "north-korea-palestine_golan-heights_syria_1966-04-13.png",
		SetPattern:                  "007_1966-04-13_1966-kp-plo.png",
		"{year} {mode} {theme}":     "1966 so-far light.png",
		"{size}":                    "1920x1080.png",
		`a/b\c:d*e?f"g<h>i|j{what}`: "a-b-c-d-e-f-g-h-i-j-what-.png",
		"..hidden. ":                "hidden.png",
		"con":                       "map con.png",
		"COM1.tar":                  "map COM1.tar.png",
		"":                          "map.png",
		"-rf":                       "rf.png",
		"a\x00b\u202Ec":             "a-bc.png",
		"{title}":                   "North Korea–Palestine relations.png",
	} {
		if got := FileName(pattern, s, o, 7, 142); got != want {
			t.Errorf("%q gives %q, want %q", pattern, got, want)
		}
	}
	s.Selection, s.View = "", ""
	if got, want := FileName("{view}-{event}", s, o, 1, 1), "map-none.png"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	long := bytes.Repeat([]byte("국"), 200)
	if got := FileName(string(long), s, o, 1, 1); len(got) > 190 || len(got) < 150 {
		t.Errorf("a long name has %d bytes", len(got))
	}
	names := Names("{viewpoint}", []state.State{s, s, s}, o)
	if names[0] == names[1] || names[1] == names[2] {
		t.Errorf("%v", names)
	}
}
