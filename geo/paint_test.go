package geo

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

var red = color.NRGBA{200, 0, 0, 255}

func testCanvas(w, h int) *Canvas { return NewCanvas(image.NewRGBA(image.Rect(0, 0, w, h)), 1) }

func TestFillCoversExactly(t *testing.T) {
	c := testCanvas(20, 20)
	var p Path
	p.Rect(5, 5, 10, 10)
	c.Fill(&p, red)
	for y := range 20 {
		for x := range 20 {
			inside := x >= 5 && x < 15 && y >= 5 && y < 15
			if got := c.Image.RGBAAt(x, y).A == 255; got != inside {
				t.Fatalf("pixel (%d, %d) painted: %v", x, y, got)
			}
		}
	}
}

// Neighbours in one path must meet without a seam, whatever their edge.
func TestNeighboursMeetWithoutSeam(t *testing.T) {
	c := testCanvas(40, 40)
	var p Path
	p.MoveTo(2, 2)
	p.LineTo(38, 2)
	p.LineTo(21.3, 17.7)
	p.LineTo(2, 38)
	p.Close()
	p.MoveTo(38, 2)
	p.LineTo(38, 38)
	p.LineTo(2, 38)
	p.LineTo(21.3, 17.7)
	p.Close()
	c.Fill(&p, red)
	for y := 2; y < 38; y++ {
		for x := 2; x < 38; x++ {
			if a := c.Image.RGBAAt(x, y).A; a < 250 {
				t.Fatalf("seam at (%d, %d): alpha %d", x, y, a)
			}
		}
	}
}

func TestStrokeWidthAndDash(t *testing.T) {
	c := testCanvas(100, 20)
	var p Path
	p.MoveTo(0, 10)
	p.LineTo(100, 10)
	c.Stroke(&p, 4, red, 10, 10)
	painted := 0
	for x := range 100 {
		on := x/10%2 == 0
		if got := c.Image.RGBAAt(x, 10).A > 128; got != on {
			t.Fatalf("at %d painted: %v", x, got)
		}
		for y := range 20 {
			if c.Image.RGBAAt(x, y).A > 128 {
				painted++
			}
		}
	}
	if painted != 50*4 {
		t.Errorf("%d pixels painted, want 200", painted)
	}
}

func TestCanvasOnPartOfImage(t *testing.T) {
	whole := image.NewRGBA(image.Rect(0, 0, 30, 30))
	c := NewCanvas(whole.SubImage(image.Rect(10, 10, 20, 20)).(*image.RGBA), 1)
	var p Path
	p.Rect(-50, -50, 200, 200)
	c.Fill(&p, red)
	for y := range 30 {
		for x := range 30 {
			inside := x >= 10 && x < 20 && y >= 10 && y < 20
			if got := whole.RGBAAt(x, y).A == 255; got != inside {
				t.Fatalf("pixel (%d, %d) painted: %v", x, y, got)
			}
		}
	}
}

func TestFontsHaveTheScripts(t *testing.T) {
	for _, text := range []string{"Golan Heights", "فلسطين", "ישראל", "북한", "A → B", "Łódź ‘’–…"} {
		for _, bold := range []bool{false, true} {
			w, _, _ := MeasureText(text, TextStyle{Size: 20, Bold: bold})
			if w < 25 {
				t.Errorf("%q is %v wide", text, w)
			}
		}
		for _, r := range text {
			if r == ' ' {
				continue
			}
			if _, ok := fonts().regular.ResolveFace(r).NominalGlyph(r); !ok {
				t.Errorf("no glyph for %q in %q", r, text)
			}
		}
	}
}

func TestElideAndWrap(t *testing.T) {
	st := TextStyle{Size: 12}
	text := "North Korea says that it recognises the State of Palestine"
	for _, width := range []float64{20, 60, 150, 1000} {
		if w, _, _ := MeasureText(Elide(text, width, st), st); w > width {
			t.Errorf("elided to %v it is %v wide", width, w)
		}
	}
	joined := ""
	for _, line := range Wrap(text, 120, st) {
		if w, _, _ := MeasureText(line, st); w > 120 {
			t.Errorf("line %q is %v wide", line, w)
		}
		joined += line + " "
	}
	if joined != text+" " {
		t.Errorf("wrapping lost words: %q", joined)
	}
}

// Whatever is shown at whatever size, no two labels touch, and none touches
// markers, insets or other furniture.
func TestLabelsNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	a, err := LoadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for range 300 {
		v := randomViewport(r)
		if r.IntN(2) == 0 {
			v.Centre = orb.Point{35 + r.Float64()*2, 31 + r.Float64()*3}
		}
		s := Scene{Viewport: v, Palette: Light, ScaleBar: true, Credit: "Somebody"}
		s.Legend = Legend{Title: "A title", Entries: []LegendEntry{{Text: "one"}, {Text: "two", Sub: "three"}}}
		labels := []Label{}
		for _, tr := range a.Territories {
			labels = append(labels, TerritoryLabelAt(Label{Text: tr.ID, Sub: "held to be somebody’s", Kind: TerritoryLabel}, tr.ID))
		}
		for i := range 30 {
			labels = append(labels, Label{Text: fmt.Sprintf("Town %d", i), Kind: CityLabel, At: v.Unproject(r.Float64()*v.Width, r.Float64()*v.Height)})
		}
		labels = append(waterLabels(labels, v.Zoom), world().countryLabels...)
		s.Grid = true
		obstacles := furnitureBoxes(s)
		var markers []rect
		for range 12 {
			x, y := r.Float64()*v.Width, r.Float64()*v.Height
			q := v.onSheet(v.Unproject(x, y))
			markers = append(markers, rect{q.x - 7, q.y - 7, q.x + 7, q.y + 7})
			obstacles = append(obstacles, rect{x - 6.9, y - 6.9, x + 6.9, y + 6.9})
		}
		set := placeLabels(v, Light, labels, markers, obstacles[:len(obstacles)-len(markers)])
		drawn += len(set)
		for i, p := range set {
			if p.box.x0 < 0 || p.box.y0 < 0 || p.box.x1 > v.Width || p.box.y1 > v.Height {
				t.Fatalf("%+v: %q is cut at %+v", v, p.text, p.box)
			}
			for _, o := range obstacles {
				if p.box.overlaps(o) {
					t.Fatalf("%+v: %q lies on furniture or a marker", v, p.text)
				}
			}
			for _, q := range set[:i] {
				if p.box.overlaps(q.box) {
					t.Fatalf("%+v: %q lies on %q", v, p.text, q.text)
				}
			}
		}
	}
	if drawn < 3000 {
		t.Errorf("only %d labels were drawn in all", drawn)
	}
}

func TestInsetsNeverCoverWhatTheyEnlarge(t *testing.T) {
	views := []View{
		{"levant", "Levant", orb.Bound{Min: orb.Point{33.2, 29.3}, Max: orb.Point{37.4, 34.8}}},
		{"golan", "Golan Heights", orb.Bound{Min: orb.Point{35.5, 32.6}, Max: orb.Point{36, 33.4}}},
		{"korea", "Korean Peninsula", orb.Bound{Min: orb.Point{123.5, 32.8}, Max: orb.Point{131.2, 43.2}}},
	}
	overview := orb.Bound{Min: orb.Point{20, 5}, Max: orb.Point{145, 58}}
	for w := 720.0; w <= 1900; w += 37 {
		for h := 350.0; h <= 1000; h += 41 {
			v := Viewport{Width: w, Height: h}.Fit(overview, 0)
			legend := Legend{Title: "As regarded by North Korea, 30 November 1988", Note: "A note."}
			for range 6 {
				legend.Entries = append(legend.Entries, LegendEntry{Text: "State of Palestine; Israel controls it"})
			}
			scene := Scene{Viewport: v, Legend: legend, Keep: TooSmall(v, views)}
			for _, view := range views {
				if layoutLegend(scene).box.overlaps(v.boxOf(view.Bound)) {
					t.Fatalf("%v×%v: the legend covers %s", w, h, view.ID)
				}
			}
			insets := PlaceInsets(scene, views)
			if len(insets) != 2 {
				t.Fatalf("%v×%v: %d insets", w, h, len(insets))
			}
			for i, in := range insets {
				b := in.box()
				if b.x0 < 0 || b.y0 < 0 || b.x1 > w || b.y1 > h {
					t.Fatalf("%v×%v: %s lies at %+v", w, h, in.ID, b)
				}
				for _, view := range views {
					if b.overlaps(v.boxOf(view.Bound)) {
						t.Fatalf("%v×%v: %s covers %s", w, h, in.ID, view.ID)
					}
				}
				if b.overlaps(layoutLegend(scene).box) {
					t.Fatalf("%v×%v: %s lies on the legend", w, h, in.ID)
				}
				for _, o := range insets[:i] {
					if b.overlaps(o.box()) {
						t.Fatalf("%v×%v: %s lies on %s", w, h, in.ID, o.ID)
					}
				}
			}
		}
	}
}

func TestGreatCircle(t *testing.T) {
	lines := GreatCircle(orb.Point{125.75, 39}, orb.Point{35.2, 31.9})
	if len(lines) != 1 {
		t.Fatalf("%d parts", len(lines))
	}
	top := 0.0
	for _, p := range lines[0] {
		top = max(top, p[1])
	}
	if top < 45 || top > 55 {
		t.Errorf("the way from Pyongyang to Ramallah reaches %v° N", top)
	}
	lines = GreatCircle(orb.Point{170, 50}, orb.Point{-150, 55})
	if len(lines) != 2 {
		t.Fatalf("across 180°: %d parts", len(lines))
	}
	end, begin := lines[0][len(lines[0])-1], lines[1][0]
	if end[0] != 180 || begin[0] != -180 || end[1] != begin[1] {
		t.Errorf("cut between %v and %v", end, begin)
	}
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			if math.Abs(l[i][0]-l[i-1][0]) > 5 {
				t.Errorf("jump from %v to %v", l[i-1], l[i])
			}
		}
	}
}

func TestLevelsKeepNeighboursTogether(t *testing.T) {
	for zoom := range maxLevel + 1 {
		l := world().level(float64(zoom))
		vertices := map[orb.Point]bool{}
		for _, r := range l.territories["israel"].rings {
			for _, v := range r.run {
				vertices[r.world.vertices[v]] = true
			}
		}
		for _, k := range l.lines {
			for _, r := range k.lines {
				for _, v := range r.run {
					p := r.world.vertices[v]
					if k.kind == LineGolanWest && len(l.territories["israel"].rings) > 0 && !vertices[p] {
						t.Fatalf("zoom %d: the line leaves Israel's edge at %v", zoom, p)
					}
				}
			}
		}
	}
}

func TestMarkerAt(t *testing.T) {
	v := Viewport{Centre: orb.Point{35, 32}, Zoom: 6, Width: 800, Height: 600}
	s := Scene{Viewport: v, Markers: []Marker{
		{IDs: []string{"below"}, At: orb.Point{35, 32}},
		{IDs: []string{"above"}, At: orb.Point{35.5, 32}, Selected: true},
	}}
	// Both are near enough to the place between them.
	if got := s.MarkerAt(410, 300); len(got) != 1 || got[0] != "above" {
		t.Errorf("got %v", got)
	}
	if got := s.MarkerAt(398, 300); len(got) != 1 || got[0] != "below" {
		t.Errorf("got %v at the place of the lower one", got)
	}
	if got := s.MarkerAt(400, 340); got != nil {
		t.Errorf("got %v beside the markers", got)
	}
}
