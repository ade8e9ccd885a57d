package geo

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"legation/assets"
)

func atlas(t testing.TB) *Atlas {
	t.Helper()
	a, err := LoadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAtlasParts(t *testing.T) {
	a := atlas(t)
	if len(a.World) < 200 {
		t.Errorf("%d countries in the world", len(a.World))
	}
	detail := map[string]bool{"Israel": true, "Palestine": true, "Syria": true, "Lebanon": true, "Jordan": true,
		"Egypt": true, "North Korea": true, "South Korea": true}
	for _, c := range a.Detail {
		detail[c.Name] = true
	}
	for _, want := range []string{"Turkey", "Cyprus", "Iraq", "Saudi Arabia", "Japan"} {
		if !detail[want] {
			t.Errorf("%s is not in the detailed map", want)
		}
	}
	seen := map[string]bool{}
	for _, c := range a.World {
		if c.Detail != detail[c.Name] {
			t.Errorf("%s: Detail is %v", c.Name, c.Detail)
		}
		if c.ID == "" || seen[c.ID] {
			t.Errorf("%s: id %q is missing or there twice", c.Name, c.ID)
		}
		seen[c.ID] = true
	}
	var lakes []string
	for _, l := range a.Lakes {
		lakes = append(lakes, l.Name)
		checkGeometry(t, l.Name, l.Geometry, true)
	}
	if got := strings.Join(lakes, ", "); got != "Sea of Galilee, Dead Sea" {
		t.Errorf("lakes: %s", got)
	}
	for _, p := range []orb.Point{{35.59, 32.82}, {35.48, 31.5}} {
		if !inLake(a, p) {
			t.Errorf("no lake at %v", p)
		}
	}
	if p := (orb.Point{35.53, 32.79}); inLake(a, p) { // Tiberias, on the shore
		t.Errorf("a lake at %v", p)
	}
}

func inLake(a *Atlas, p orb.Point) bool {
	for _, l := range a.Lakes {
		if (&Territory{Geometry: l.Geometry, Bound: l.Bound}).Contains(p) {
			return true
		}
	}
	return false
}

func TestAtlasRingsAreClosedAndTurnTheRightWay(t *testing.T) {
	a := atlas(t)
	for _, list := range [][]Country{a.World, a.Detail} {
		for _, c := range list {
			// The countries are not asked to be free of self-contact: rounded
			// as in their source, a few distant ones touch themselves.
			checkGeometry(t, c.Name, c.Geometry, false)
			if !c.Bound.Contains(c.Label) {
				t.Errorf("%s: its label is at %v", c.Name, c.Label)
			}
		}
	}
}

// Every land border has an area on either hand with the very same vertices,
// also where a country of the world map meets the detailed map: otherwise a
// gap would show.
func TestAtlasHasNoSeamAroundTheDetail(t *testing.T) {
	a := atlas(t)
	type side struct{ a, b orb.Point }
	sides := map[side]bool{}
	add := func(g orb.MultiPolygon) {
		for _, polygon := range g {
			for _, r := range polygon {
				for i := 1; i < len(r); i++ {
					sides[side{onGrid(r[i-1]), onGrid(r[i])}] = true
				}
			}
		}
	}
	for _, c := range a.World {
		if !c.Detail {
			add(c.Geometry)
		}
	}
	for _, c := range a.Detail {
		add(c.Geometry)
	}
	for _, x := range a.Territories {
		add(x.Geometry)
	}
	check := func(name string, l orb.MultiLineString) {
		for _, line := range l {
			for i := 1; i < len(line); i++ {
				p, q := onGrid(line[i-1]), onGrid(line[i])
				if !sides[side{p, q}] || !sides[side{q, p}] {
					t.Errorf("%s: there is nothing on one hand of %v to %v", name, line[i-1], line[i])
					return
				}
			}
		}
	}
	check("world borders", a.WorldBorders)
	check("detail borders", a.DetailBorders)
	found := map[string]bool{}
	for _, l := range a.Lines {
		name := strings.Join(l.Between[:], "/")
		check(name, l.Geometry)
		found[name] = true
	}
	// China and Russia with North Korea, Libya and Sudan with Egypt.
	for _, want := range []string{"156/north-korea", "643/north-korea", "434/egypt", "729/egypt", "792/syria", "368/jordan", "682/jordan"} {
		if !found[want] {
			t.Errorf("there is no border %s", want)
		}
	}
}

// onGrid is a position in whole units of the map files.
func onGrid(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0] * 1e4), math.Round(p[1] * 1e4)}
}

func TestAtlasLinesKeepOffTheAntimeridian(t *testing.T) {
	a := atlas(t)
	for name, lines := range map[string]orb.MultiLineString{
		"world borders": a.WorldBorders, "detail borders": a.DetailBorders,
		"world coasts": a.WorldCoasts, "detail coasts": a.DetailCoasts,
	} {
		if len(lines) == 0 {
			t.Errorf("there are no %s", name)
		}
		for _, l := range lines {
			for i := 1; i < len(l); i++ {
				p, q := l[i-1], l[i]
				if math.Abs(p[0]) >= 180 && math.Abs(q[0]) >= 180 {
					t.Errorf("%s run along the antimeridian from %v to %v", name, p, q)
				}
				if math.Abs(p[0]-q[0]) > 20 {
					t.Errorf("%s leap from %v to %v", name, p, q)
				}
			}
		}
	}
}

func TestAtlasRefusesBrokenFiles(t *testing.T) {
	files := func() fstest.MapFS {
		out := fstest.MapFS{}
		for _, name := range []string{worldFile, detailFile, eastJerusalemFile, lakesFile} {
			data, err := assets.Territories.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = &fstest.MapFile{Data: data}
		}
		return out
	}
	if _, err := loadAtlas(files()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{worldFile, detailFile, eastJerusalemFile, lakesFile} {
		f := files()
		delete(f, name)
		if _, err := loadAtlas(f); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
		f = files()
		f[name].Data = f[name].Data[:len(f[name].Data)/2]
		if _, err := loadAtlas(f); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("with half of %s: %v", name, err)
		}
	}
	f := files()
	f[lakesFile].Data = []byte(`{"type":"Topology","objects":{},"arcs":[]}`)
	if _, err := loadAtlas(f); err == nil || !strings.Contains(err.Error(), `no object "lakes"`) {
		t.Errorf("without lakes: %v", err)
	}
}

func BenchmarkLoadAtlas(b *testing.B) {
	for b.Loop() {
		if _, err := loadAtlas(assets.Territories); err != nil {
			b.Fatal(err)
		}
	}
}
