package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// someLabels returns territories, towns and the names of the background.
func someLabels(t *testing.T, r *rand.Rand, v Viewport) []Label {
	labels := []Label{}
	for _, tr := range atlas(t).Territories {
		labels = append(labels, TerritoryLabelAt(Label{Text: tr.ID, Sub: "held to be somebody’s", Kind: TerritoryLabel}, tr.ID))
	}
	for i := range 60 {
		labels = append(labels, Label{Text: fmt.Sprintf("Town %d", i), Kind: CityLabel, At: v.Unproject((r.Float64()*2-0.5)*v.Width, (r.Float64()*2-0.5)*v.Height)})
	}
	return append(waterLabels(labels, v.Zoom), world().countryLabels...)
}

// A map that is dragged takes its labels along: whatever was in sight and still
// is keeps its place, nothing that was there goes and nothing new comes but at
// the edges.
func TestLabelsStayWhenTheMapIsDragged(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 8))
	compared := 0
	for range 150 {
		v := randomViewport(r)
		if r.IntN(2) == 0 {
			v.Centre = orb.Point{34 + r.Float64()*3, 30 + r.Float64()*4}
		}
		v = v.Clamp()
		labels := someLabels(t, r, v)
		var markers []rect
		for range 20 {
			q := v.onSheet(v.Unproject(r.Float64()*v.Width, r.Float64()*v.Height))
			markers = append(markers, rect{q.x - 7, q.y - 7, q.x + 7, q.y + 7})
		}
		moved := v.Pan(r.Float64()*120-60, r.Float64()*120-60)
		cx, cy := Mercator(v.Centre)
		mx, my := Mercator(moved.Centre)
		s := v.WorldSize()
		dx, dy := math.Remainder(cx-mx, 1)*s, (cy-my)*s

		before, after := placeLabels(v, Light, labels, markers, nil), placeLabels(moved, Light, labels, markers, nil)
		compared += sameLabels(t, v, before, after, dx, dy)
		sameLabels(t, v, after, before, -dx, -dy)

		// Furniture moves only what lies beside it.
		panel := []rect{{20, 20, 220, 140}}
		near := panel[0].grow(330)
		apart := func(set []placed) (out []placed) {
			for _, q := range set {
				if !q.box.overlaps(near) && len(q.label.Sub) == 0 {
					out = append(out, q)
				}
			}
			return out
		}
		with := placeLabels(moved, Light, labels, markers, panel)
		sameLabels(t, v, apart(before), with, dx, dy)
	}
	if compared < 1500 {
		t.Errorf("only %d labels were compared", compared)
	}
}

// sameLabels checks that each label that lies well in the picture before and
// after it moved by (dx, dy) is at its place, and returns how many do.
func sameLabels(t *testing.T, v Viewport, before, after []placed, dx, dy float64) (n int) {
	t.Helper()
	frame := rect{2, 2, v.Width - 2, v.Height - 2}
search:
	for _, q := range before {
		if !frame.holds(q.line.shift(dx, dy).grow(0.01)) {
			continue
		}
		for _, o := range after {
			if o.text == q.text && math.Hypot(o.x-q.x-dx, o.y-q.y-dy) < 0.01 {
				n++
				continue search
			}
		}
		t.Fatalf("%+v moved by (%.1f, %.1f): %q at %+v is not where it was", v, dx, dy, q.text, q.box)
	}
	return n
}

// With thousands of labels those far away are passed over, which changes
// nothing in sight.
func TestFarLabelsMakeNoDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 30))
	for range 20 {
		v := randomViewport(r)
		labels := someLabels(t, r, v)
		few := placeLabels(v, Light, labels, nil, nil)
		for len(labels) <= manyLabels {
			x := v.Width * (3 + r.Float64()*20)
			labels = append(labels, Label{Text: "Far", Kind: CityLabel, At: v.Unproject(v.Width/2+x, r.Float64()*v.Height)})
		}
		many := placeLabels(v, Light, labels, nil, nil)
		n := 0
		for _, q := range many {
			if q.text != "Far" {
				if n >= len(few) || q.text != few[n].text || q.box != few[n].box {
					t.Fatalf("%+v: %q differs", v, q.text)
				}
				n++
			}
		}
		if n != len(few) {
			t.Fatalf("%+v: %d labels, want %d", v, n, len(few))
		}
	}
}

func TestLabelsOnEveryCopyOfTheWorld(t *testing.T) {
	v := Viewport{Centre: orb.Point{179, 20}, Zoom: 2, Width: 1500, Height: 700}
	set := placeLabels(v, Light, []Label{{Text: "Here", At: orb.Point{170, 10}, Kind: CityLabel}, {Text: "Over", At: orb.Point{-179.5, 10}, Kind: CityLabel}}, nil, nil)
	count := map[string]int{}
	for _, q := range set {
		count[q.text]++
	}
	if count["Here"] != 1 || count["Over"] != 1 {
		t.Errorf("the world is 1024 pixels wide and the picture 1500: %v", count)
	}
	v.Width = 2200
	set = placeLabels(v, Light, []Label{{Text: "Here", At: orb.Point{170, 10}, Kind: CityLabel}}, nil, nil)
	if len(set) != 3 && len(set) != 2 {
		t.Errorf("in a picture of two worlds: %d", len(set))
	}
	// Across the seam, too, they do not overlap.
	two := placeLabels(v, Light, []Label{{Text: "A long name here", At: orb.Point{179.9, 0}, Kind: TerritoryLabel}, {Text: "Another long name", At: orb.Point{-179.9, 0}, Kind: TerritoryLabel}}, nil, nil)
	for i, q := range two {
		for _, o := range two[:i] {
			if q.box.overlaps(o.box) {
				t.Errorf("%q lies on %q", q.text, o.text)
			}
		}
	}
	if len(two) < 4 {
		t.Errorf("%d labels at the seam", len(two))
	}
}

func TestWatersWithoutADisputedName(t *testing.T) {
	named := 0
	for zoom := MinZoom; zoom <= MaxZoom; zoom += 0.5 {
		for _, l := range waterLabels(nil, zoom) {
			named++
			for _, part := range []string{"Japan", "East Sea", "Persian", "Arabian Gulf", "South China", "Aqaba", "Eilat", "Mexico", "America"} {
				if strings.Contains(l.Text, part) {
					t.Errorf("zoom %v: %s", zoom, l.Text)
				}
			}
			if id, ok := atlas(t).TerritoryAt(l.At); ok && !strings.Contains(l.Text, "Galilee") && !strings.Contains(l.Text, "Dead") {
				t.Errorf("%s lies in %s", l.Text, id)
			}
		}
	}
	if named < 100 {
		t.Errorf("%d names in all", named)
	}
}

func TestDegrees(t *testing.T) {
	for _, c := range []struct {
		n    int
		step float64
		want string
	}{{4, 10, "40° N"}, {-2, 20, "40° S"}, {0, 10, "0°"}, {1634, 0.02, "32.68° N"}, {165, 0.2, "33° N"}} {
		if got := degreeText(c.n, c.step, "%s° N", "%s° S"); got != c.want {
			t.Errorf("%d steps of %v: %q, want %q", c.n, c.step, got, c.want)
		}
	}
	r := rand.New(rand.NewPCG(2, 12))
	shown := 0
	for range 200 {
		s := Scene{Viewport: randomViewport(r), Palette: Light, Grid: true, ScaleBar: true, Credit: "Somebody",
			Legend: Legend{Title: "A title", Entries: []LegendEntry{{Text: "one"}}}}
		fixed := fixedBoxes(s)
		set := degrees(s, fixed)
		shown += len(set)
		for i, d := range set {
			for _, o := range fixed {
				if d.box.overlaps(o) {
					t.Fatalf("%+v: %q lies on furniture", s.Viewport, d.text)
				}
			}
			for _, o := range set[:i] {
				if d.box.overlaps(o.box) {
					t.Fatalf("%+v: %q lies on %q", s.Viewport, d.text, o.text)
				}
			}
			checkDegree(t, s.Viewport, d)
		}
	}
	if shown < 800 {
		t.Errorf("only %d numbers in all", shown)
	}
}

// checkDegree checks that a number says where its line lies.
func checkDegree(t *testing.T, v Viewport, d degree) {
	t.Helper()
	var value float64
	var letter string
	fmt.Sscanf(strings.ReplaceAll(d.text, "°", ""), "%g %s", &value, &letter)
	if letter == "S" || letter == "W" {
		value = -value
	}
	at := v.Unproject(d.x-3, d.y+3)
	got := at[1]
	if letter == "E" || letter == "W" || letter == "" && d.y > v.Height-6 {
		got = math.Remainder(at[0]-value, 360) + value
	}
	if pixels := math.Abs(got-value) / 360 * v.WorldSize(); pixels > 3 {
		t.Fatalf("%+v: %q stands at %v", v, d.text, at)
	}
}

func TestInsetBarIsTrue(t *testing.T) {
	for _, b := range benchViews {
		v := Viewport{Width: 250, Height: 230}.Fit(b, 2)
		bar := insetBar(v, false, Words{})
		want := bar.length * v.MetresPerPixel(v.Centre[1])
		var ground float64
		var unit string
		fmt.Sscanf(bar.text, "%g %s", &ground, &unit)
		if unit == "km" {
			ground *= 1000
		}
		if math.Abs(ground-want)/want > 1e-6 {
			t.Errorf("the bar says %s and spans %v m", bar.text, want)
		}
		if bar.box.x0 < 0 || bar.box.y1 > v.Height || bar.length < 20 {
			t.Errorf("it lies at %+v", bar.box)
		}
	}
}
