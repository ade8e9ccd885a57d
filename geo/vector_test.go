package geo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"legation/assets"

	"github.com/paulmach/orb"
)

// manyScripts is a scene with names in four scripts, mixed with each other and
// with numbers, in two halves.
func manyScripts() Scene {
	plum, teal := color.NRGBA{0x7A, 0x51, 0x95, 255}, color.NRGBA{0x3E, 0x8E, 0x7E, 255}
	v := Viewport{Width: 900, Height: 600}.Fit(orb.Bound{Min: orb.Point{33.6, 30}, Max: orb.Point{37.2, 34}}, 0)
	korea := Viewport{Width: 220, Height: 180}.Fit(orb.Bound{Min: orb.Point{124, 34}, Max: orb.Point{131, 42}}, 0)
	s := Scene{
		Viewport: v, Palette: Light, Grid: true, ScaleBar: true, Credit: "Natural Earth; © 누군가",
		Areas: []Area{
			{"golan-heights", Fill{Base: plum, Stripe: teal, Dotted: true}},
			{"west-bank", Fill{Base: Light.Neutral, Vertical: Light.Muted}},
			{"syria", Fill{Base: Light.Neutral, Stripe: plum, Cross: teal}},
			{"jordan", Fill{Base: teal}},
		},
		Markers: randomMarkers(8, orb.Bound{Min: orb.Point{34.4, 31}, Max: orb.Point{36, 33}}),
		Labels: []Label{
			{Text: "القدس 1967", Sub: "ירושלים (مدينة) 12.5", At: orb.Point{35.2, 31.78}, Kind: CityLabel, Key: true},
			{Text: "서울 특별시 2024년", At: orb.Point{34.6, 33.2}, Kind: CityLabel, Key: true},
			{Text: "שלום עולם: 1948", At: orb.Point{36.4, 32.2}, Kind: CityLabel, Key: true},
			{Text: "مرتفعات الجولان (Golan)", Sub: "held by X; “claimed” by Y & <Z>", At: orb.Point{35.8, 33}, Kind: TerritoryLabel},
			{Text: "office afflict ﬁnd", At: orb.Point{36.8, 31.2}, Kind: CityLabel, Key: true},
			{Text: "Mediterranean Sea", At: orb.Point{34, 32.4}, Kind: WaterLabel},
		},
		Legend: Legend{Title: "소유와 통제", Note: "كما يراه الطرف الأول في 1967", Entries: []LegendEntry{
			{Fill: Fill{Base: plum, Stripe: teal}, Text: "plum – שליטה", Sub: "since 1967"},
			{Fill: Fill{Base: Light.Neutral, Query: true}, Text: "no position found"},
		}},
		Insets: []Inset{{ID: "korea", Title: "한반도", X: 660, Y: 390, Viewport: korea, Areas: []Area{{"north-korea", Fill{Base: plum}}},
			Labels: []Label{{Text: "평양", At: orb.Point{125.75, 39.03}, Kind: CityLabel}}}},
	}
	s.Second = &Second{Divider: 480, Areas: []Area{{"golan-heights", Fill{Base: teal}}, {"syria", Fill{Base: Light.Neutral}}}, Markers: s.Markers, Labels: s.Labels,
		Legend: s.Legend, Differ: []string{"golan-heights"}, Sentence: "The halves differ on one territory: مرتفعات الجولان."}
	return s
}

// shapes paints what no scene has: gradients, clips within clips, dashes that
// begin within their pattern, and strokes of one side of an edge.
func shapes(c *Canvas) {
	c.Clear(Light.Land)
	red, blue := color.NRGBA{200, 30, 40, 255}, color.NRGBA{30, 60, 200, 90}
	defer c.Group("one")()
	var box, star, line Path
	box.RoundRect(20, 20, 160, 60, 12)
	c.FillGradientX(&box, 40, 150, red, blue)
	Shape(&star, "star", 280, 70, 50)
	restore := c.Clip(240, 30, 70, 70)
	c.Fill(&star, blue)
	c.StrokeInside(&star, 5, red, 6, 3)
	restore()
	line.moveTo(20, 110, 5)
	line.LineTo(180, 130)
	line.LineTo(380, 105)
	line.moveTo(20, 130, 11)
	line.LineTo(380, 150)
	c.Stroke(&line, 4, red, 12, 8)
	ungroup := c.Group("inner")
	shift := c.Shift(200, 130)
	var area Path
	Shape(&area, "cross", 100, 90, 60)
	c.fillBands(&area, color.NRGBA{}, []Bands{{blue, 1, -1, 14, 6, 3, 5}, {red, 0, 1, 10, 3, 0, 0}})
	c.Text("shifted AVAWAR", 30, 40, TextStyle{Size: 17.5, Bold: true, Colour: red, Halo: color.NRGBA{255, 255, 255, 200}, HaloWidth: 3, Tracking: 2})
	shift()
	ungroup()
	c.Text("שלום (עולם) مرحبا 12", 30, 240, TextStyle{Size: 20, Colour: Light.Text, Tracking: 1})
	c.Text("لا إله 가나다 abc fi", 30, 280, TextStyle{Size: 20, Colour: Light.Text})
}

// A picture is something to paint in every format.
type picture struct {
	width, height float64
	paint         func(*Canvas)
}

func (p picture) drawing() *Drawing { return Record(p.width, p.height, p.paint) }

func ofScene(s Scene) picture {
	return picture{s.Viewport.Width, s.Viewport.Height, func(c *Canvas) { PaintAll(c, s) }}
}

func vectorPictures(t testing.TB) map[string]picture {
	return map[string]picture{
		"overview": ofScene(busyScene(t, Viewport{Centre: orb.Point{80, 30}, Zoom: 2, Width: 480, Height: 320})),
		"levant":   ofScene(busyScene(t, Viewport{Centre: orb.Point{35.4, 32}, Zoom: 7, Width: 480, Height: 320})),
		"scripts":  ofScene(manyScripts()),
		"shapes":   {400, 300, shapes},
	}
}

// coarse makes a picture coarser: the colours at two pixels to the
// device-independent pixel, a little blurred.
func coarse(img *image.RGBA, scale int) (w, h int, out []uint8) {
	k := scale / 2
	w, h = img.Rect.Dx()/k, img.Rect.Dy()/k
	out = make([]uint8, 3*w*h)
	sums := make([]int, 3*w)
	for y := range h {
		clear(sums)
		for j := range k {
			row := img.Pix[(k*y+j)*img.Stride:]
			for x := range w * k {
				at := 3 * (x / k)
				sums[at] += int(row[4*x])
				sums[at+1] += int(row[4*x+1])
				sums[at+2] += int(row[4*x+2])
			}
		}
		for i, v := range sums {
			out[3*w*y+i] = uint8(v / (k * k))
		}
	}
	// Each is the mean of four, so that a part of a pixel off matters less.
	for y := range h - 1 {
		for i := range 3 * (w - 1) {
			at := 3*w*y + i
			out[at] = uint8((int(out[at]) + int(out[at+3]) + int(out[at+3*w]) + int(out[at+3*w+3])) / 4)
		}
	}
	return w, h, out
}

// unlike tells how unlike two pictures of a scale are where they differ most,
// from 0 to 255: the mean over 6 by 6 device-independent pixels is taken,
// wherever they lie. Other programs set text with a precision of half of such a
// pixel, so each place may match what lies so far from it.
func unlike(a, b *image.RGBA, scale int) (worst float64, at image.Point) {
	const side, step = 12, 3
	w, h, p := coarse(a, scale)
	bw, bh, q := coarse(b, scale)
	if bw != w || bh != h {
		return 255, image.Point{}
	}
	least := slices.Repeat([]int{math.MaxInt}, (w+1)*(h+1))
	sums := make([]int, (w+1)*(h+1)) // of all differences above and to the left
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			for y := range h {
				row, other := 0, min(max(y+dy, 0), h-1)*w
				for x := range w {
					i, j := 3*(y*w+x), 3*(other+min(max(x+dx, 0), w-1))
					d := 0
					for c := range 3 {
						v := int(p[i+c]) - int(q[j+c])
						d = max(d, v, -v)
					}
					row += d
					sums[(y+1)*(w+1)+x+1] = sums[y*(w+1)+x+1] + row
				}
			}
			for y := side; y <= h; y += step {
				for x := side; x <= w; x += step {
					end := y*(w+1) + x
					least[end] = min(least[end], sums[end]-sums[end-side*(w+1)]-sums[end-side]+sums[end-side*(w+1)-side])
				}
			}
		}
	}
	most := 0
	for end, v := range least {
		if v != math.MaxInt && v > most {
			most, at = v, image.Pt((end%(w+1)-side/2)/2, (end/(w+1)-side/2)/2)
		}
	}
	return float64(most) / (side * side), at
}

// alike is how unlike pictures may be and still be taken for the same. What the
// formats give is up to 24; the least that a change gives is about 48.
const alike = 30

// sharp is the scale at which pictures are painted to be compared. The coarser
// they are, the farther some programs move each letter.
const sharp = 6

func (p picture) pixels(scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(p.width*scale), int(p.height*scale)))
	p.paint(NewCanvas(img, scale))
	return img
}

// TestVectorAgrees has the vector formats painted by other programs, and finds
// what the painter paints.
func TestVectorAgrees(t *testing.T) {
	for name, p := range vectorPictures(t) {
		want := p.pixels(sharp)
		d := p.drawing()
		for _, format := range []struct {
			name  string
			paint func(testing.TB, *Drawing) *image.RGBA
		}{{"svg", paintSVG}, {"pdf", paintPDF}} {
			t.Run(name+"/"+format.name, func(t *testing.T) {
				got := format.paint(t, d)
				if worst, at := unlike(want, got, sharp); worst > alike {
					keep := filepath.Join("testdata", "failed")
					savePNG(t, filepath.Join(keep, name+".png"), want)
					savePNG(t, filepath.Join(keep, name+"_"+format.name+".png"), got)
					t.Errorf("around %v it is unlike what the painter paints by %.1f; up to %d is allowed; see geo/%s", at, worst, alike, keep)
				}
			})
		}
	}
}

// TestUnlike holds the measure to what it must not let pass: a name that is
// missing or two pixels off, a layer that is missing.
func TestUnlike(t *testing.T) {
	for name, p := range vectorPictures(t) {
		const scale = 2
		want, d := p.pixels(scale), p.drawing()
		paint := func(items []Item) *image.RGBA {
			img := image.NewRGBA(want.Rect)
			replay(&Drawing{Width: d.Width, Height: d.Height, Items: items}, NewCanvas(img, scale))
			return img
		}
		layers := map[string]bool{}
		texts := 0
		for n, i := range d.Items {
			layer, _, _ := strings.Cut(i.Group, "/")
			layers[layer] = true
			// Markers lie over each other, and with them the numbers on them.
			if i.Path == nil && layer != "events" && inside(&i, d) {
				if texts++; texts%9 != 1 {
					continue // a few of them
				}
				if worst, _ := unlike(want, paint(slices.Delete(slices.Clone(d.Items), n, n+1)), scale); worst <= alike {
					t.Errorf("%s: without %q it is unlike by %.1f alone", name, i.Text, worst)
				}
				moved := slices.Clone(d.Items)
				moved[n].X, moved[n].Y = i.X+2, i.Y
				if worst, _ := unlike(want, paint(moved), scale); worst <= alike {
					t.Errorf("%s: with %q two pixels to the right it is unlike by %.1f alone", name, i.Text, worst)
				}
			}
		}
		if name == "overview" {
			continue // where the borders are as thin and faint as they get
		}
		for layer := range layers {
			rest := slices.DeleteFunc(slices.Clone(d.Items), func(i Item) bool { return i.Group == layer || strings.HasPrefix(i.Group, layer+"/") })
			if worst, _ := unlike(want, paint(rest), scale); worst <= alike {
				t.Errorf("%s: without the layer %q it is unlike by %.1f alone", name, layer, worst)
			}
		}
	}
}

// inside reports whether all of a text can be seen.
func inside(i *Item, d *Drawing) bool {
	return rect{i.Clip.X0, i.Clip.Y0, i.Clip.X1, i.Clip.Y1}.intersect(rect{0, 0, d.Width, d.Height}).holds(i.textBox())
}

// run runs a program that the tests use, or skips the test where it is missing.
func run(t testing.TB, env []string, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed: on Debian it is in poppler-utils or librsvg2-bin", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, errs.String())
	}
	if errs.Len() > 0 {
		t.Errorf("%s complains: %s", name, errs.String())
	}
	return string(out)
}

func writeFile(t testing.TB, name string, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func writePDF(t testing.TB, m DocumentInfo, pages ...*Drawing) string {
	return writeFile(t, "a.pdf", func(b *bytes.Buffer) error { return WritePDF(b, pages, m) })
}

func paintPDF(t testing.TB, d *Drawing) *image.RGBA {
	path := writePDF(t, DocumentInfo{}, d)
	run(t, nil, "pdftoppm", "-r", strconv.Itoa(96*sharp), "-singlefile", path, path)
	data, err := os.ReadFile(path + ".ppm")
	if err != nil {
		t.Fatal(err)
	}
	var w, h, most int
	if n, err := fmt.Sscanf(string(data[:min(len(data), 40)]), "P6\n%d %d\n%d\n", &w, &h, &most); n != 3 || len(data) < 3*w*h {
		t.Fatalf("reading a PPM: %v", err)
	}
	data = data[len(data)-3*w*h:]
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		copy(img.Pix[4*i:], data[3*i:3*i+3])
		img.Pix[4*i+3] = 255
	}
	return img
}

func paintSVG(t testing.TB, d *Drawing) *image.RGBA {
	path := writeFile(t, "a.svg", func(b *bytes.Buffer) error { return WriteSVG(b, d, DocumentInfo{}) })
	run(t, []string{"FONTCONFIG_FILE=" + fontConfig(t)}, "rsvg-convert", "-z", strconv.Itoa(sharp), "-o", path+".png", path)
	return readPNG(t, path+".png")
}

// fontConfig returns a file that gives a program the bundled fonts, and no
// others.
func fontConfig(t testing.TB) string {
	dir := t.TempDir()
	files, err := assets.Fonts.ReadDir("fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := assets.Fonts.ReadFile("fonts/" + f.Name())
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, f.Name()), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "fonts.conf")
	conf := fmt.Sprintf(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>`, dir, filepath.Join(dir, "cache"))
	if err := os.WriteFile(path, []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func readPNG(t testing.TB, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

func savePNG(t testing.TB, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Error(err)
	}
}

// TestVectorSame writes the same document several times at once: each must be
// the same bytes.
func TestVectorSame(t *testing.T) {
	d := ofScene(manyScripts()).drawing()
	m := DocumentInfo{Title: "A", Proof: []byte(`{"b":2}`)}
	var wg sync.WaitGroup
	out := make([]bytes.Buffer, 6)
	for i := range out {
		wg.Go(func() {
			if i%2 == 0 {
				if err := WriteSVG(&out[i], d, m); err != nil {
					t.Error(err)
				}
			} else if err := WritePDF(&out[i], []*Drawing{d, d}, m); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i := range out[2:] {
		if !bytes.Equal(out[i].Bytes(), out[i+2].Bytes()) {
			t.Errorf("writing it again gives other bytes (%d)", i)
		}
	}
}
