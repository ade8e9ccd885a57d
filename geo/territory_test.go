package geo

import (
	"encoding/json"
	"math"
	"slices"
	"sort"
	"testing"

	"github.com/paulmach/orb"

	"legation/assets"
)

func TestTerritoriesAreTheTwelve(t *testing.T) {
	var ids []string
	for _, x := range atlas(t).Territories {
		ids = append(ids, x.ID)
	}
	sort.Strings(ids)
	want := []string{"east-jerusalem", "egypt", "gaza", "golan-heights", "israel", "jordan", "lebanon",
		"north-korea", "south-korea", "syria", "undof-zone", "west-bank"}
	if !slices.Equal(ids, want) {
		t.Errorf("territories %v", ids)
	}
	if x, ok := atlas(t).Territory("golan-heights"); !ok || x.ID != "golan-heights" {
		t.Errorf("golan-heights: %v, %v", x, ok)
	}
	if _, ok := atlas(t).Territory("atlantis"); ok {
		t.Error("there is an atlantis")
	}
}

func TestTerritoriesAreValid(t *testing.T) {
	for _, x := range atlas(t).Territories {
		checkGeometry(t, x.ID, x.Geometry, true)
		if id, ok := atlas(t).TerritoryAt(x.Label); id != x.ID {
			t.Errorf("%s: its label at %v is in %q, %v", x.ID, x.Label, id, ok)
		}
	}
}

func TestTerritoryAt(t *testing.T) {
	for _, c := range []struct {
		place    string
		lon, lat float64
		want     string
	}{
		{"Katzrin", 35.6877, 32.9920, "golan-heights"},
		{"Katzrin, rounded", 35.69, 32.99, "golan-heights"},
		{"Majdal Shams", 35.77, 33.27, "golan-heights"},
		{"Kiryat Shmona", 35.57, 33.21, "israel"},
		{"Tiberias", 35.53, 32.79, "israel"},
		{"Quneitra", 35.824, 33.125, "undof-zone"},
		{"Al-Salam", 35.8685, 33.1694, "undof-zone"},
		{"Damascus", 36.29, 33.51, "syria"},
		{"Daraa", 36.10, 32.62, "syria"},
		{"Ramallah", 35.195, 31.903, "west-bank"},
		{"Hebron", 35.095, 31.53, "west-bank"},
		{"Jericho", 35.46, 31.86, "west-bank"},
		{"Old City of Jerusalem", 35.234, 31.777, "east-jerusalem"},
		{"Sheikh Jarrah", 35.231, 31.792, "east-jerusalem"},
		{"Gaza", 34.458, 31.513, "gaza"},
		{"Rafah", 34.25, 31.29, "gaza"},
		{"Tel Aviv", 34.782, 32.086, "israel"},
		{"Haifa", 34.99, 32.80, "israel"},
		{"Knesset", 35.205, 31.777, "israel"},
		{"Beirut", 35.52, 33.88, "lebanon"},
		{"Amman", 35.93, 31.95, "jordan"},
		{"Cairo", 31.24, 30.04, "egypt"},
		{"Pyongyang", 125.75, 39.02, "north-korea"},
		{"Kaesong", 126.55, 37.97, "north-korea"},
		{"Rason", 130.39, 42.34, "north-korea"},
		{"Seoul", 126.98, 37.56, "south-korea"},
		{"Jeju", 126.55, 33.38, "south-korea"},
		{"the sea off Gaza", 34.2, 31.6, ""},
		{"Dandong", 124.36, 40.14, ""},
		{"Baghdad", 44.36, 33.31, ""},
	} {
		id, ok := atlas(t).TerritoryAt(orb.Point{c.lon, c.lat})
		if id != c.want || ok != (c.want != "") {
			t.Errorf("%s is in %q, not %q", c.place, id, c.want)
		}
	}
}

// Natural Earth is generalised, so small areas are allowed 12 % and large
// ones 3 %.
func TestTerritoryAreas(t *testing.T) {
	const (
		factbook = "CIA World Factbook"
		study    = "Library of Congress, Israel: A Country Study (1988)"
	)
	for _, c := range []struct {
		ids    []string
		km2    float64
		source string
	}{
		{[]string{"north-korea"}, 120_538, factbook},
		{[]string{"south-korea"}, 99_720, factbook},
		{[]string{"israel"}, 20_700, study + ", before June 1967"},
		{[]string{"west-bank", "east-jerusalem"}, 5_860, factbook + ", with East Jerusalem and the Dead Sea"},
		{[]string{"east-jerusalem"}, 70, study},
		{[]string{"gaza"}, 360, factbook},
		{[]string{"golan-heights"}, 1_150, study},
		{[]string{"undof-zone"}, 235, "usual in accounts of the disengagement agreement of 1974"},
		{[]string{"syria", "golan-heights", "undof-zone"}, 185_180, factbook + ", with the Golan Heights"},
		{[]string{"lebanon"}, 10_230, factbook + ", land without water"},
		{[]string{"jordan"}, 89_342, factbook},
		{[]string{"egypt"}, 1_001_450, factbook},
	} {
		var sum float64
		for _, id := range c.ids {
			sum += areaOf(t, id)
		}
		allowed := 0.03
		if c.km2 < 10_000 {
			allowed = 0.12
		}
		t.Logf("%v: %.0f km², published %.0f", c.ids, sum, c.km2)
		if off := sum/c.km2 - 1; math.Abs(off) > allowed {
			t.Errorf("%v: %.0f km², %+.1f %% from %.0f (%s)", c.ids, sum, 100*off, c.km2, c.source)
		}
	}
	if golan := areaOf(t, "golan-heights"); golan < 1200 || golan > 1330 {
		t.Errorf("the Golan Heights have %.0f km²", golan)
	}
}

func areaOf(t testing.TB, id string) float64 {
	t.Helper()
	x, ok := atlas(t).Territory(id)
	if !ok {
		t.Fatalf("no territory %s", id)
	}
	return SquareKilometres(x.Geometry)
}

// What was split adds up to what it was split from.
func TestTerritoriesAddUpToWhatWasSplit(t *testing.T) {
	before := beforeSplit(t)
	for _, c := range []struct {
		whole float64
		parts []string
	}{
		{before.Israel + before.WestBank, []string{"israel", "golan-heights", "west-bank", "east-jerusalem"}},
		{before.Syria, []string{"syria", "undof-zone"}},
	} {
		var sum float64
		for _, id := range c.parts {
			sum += areaOf(t, id)
		}
		// The cut's ends are rounded to the grid of 11 m.
		if math.Abs(sum-c.whole) > 0.2 {
			t.Errorf("%v have %.2f km² together; they were split from %.2f", c.parts, sum, c.whole)
		}
	}
}

// Israel and the Golan Heights are what Natural Earth has as Israel, but for
// the line of 1949 through Jerusalem, which has a better course here. The
// file without that correction adds up to the last bit that matters.
func TestTerritoryGolanAndIsraelAreNaturalEarthsIsrael(t *testing.T) {
	data, err := assets.Territories.ReadFile(detailFile)
	if err != nil {
		t.Fatal(err)
	}
	topo, err := parseTopology(data)
	if err != nil {
		t.Fatal(err)
	}
	list, err := topo.territories()
	if err != nil {
		t.Fatal(err)
	}
	var sum float64
	for _, x := range list {
		if x.ID == "israel" || x.ID == "golan-heights" {
			sum += SquareKilometres(x.Geometry)
		}
	}
	before := beforeSplit(t).Israel
	if math.Abs(sum-before) > 0.2 {
		t.Errorf("Israel and the Golan Heights have %.2f km² in %s; they were split from %.2f", sum, detailFile, before)
	}
	sum = areaOf(t, "israel") + areaOf(t, "golan-heights")
	if math.Abs(sum-before) > 20 {
		t.Errorf("Israel and the Golan Heights have %.2f km²; they were split from %.2f", sum, before)
	}
}

type splitFigures struct{ Israel, Syria, WestBank float64 } // km²

func beforeSplit(t *testing.T) (before splitFigures) {
	t.Helper()
	data, err := assets.Territories.ReadFile("territories/before-split.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &before); err != nil {
		t.Fatal(err)
	}
	return before
}

// Where two territories touch they have the same sides, run in opposite
// directions, and no side has two territories on the same hand: so there is
// neither a gap nor an overlap.
func TestTerritoriesShareTheirSides(t *testing.T) {
	type directed struct{ a, b orb.Point }
	owner := map[directed]string{}
	for _, x := range atlas(t).Territories {
		for _, polygon := range x.Geometry {
			for _, r := range polygon {
				for i := 1; i < len(r); i++ {
					d := directed{r[i-1], r[i]}
					if o := owner[d]; o != "" {
						t.Fatalf("%s and %s lie on the same hand of %v", o, x.ID, d)
					}
					owner[d] = x.ID
				}
			}
		}
	}
	km := map[[2]string]float64{}
	for d, id := range owner {
		if o := owner[directed{d.b, d.a}]; o != "" && id < o {
			km[[2]string{id, o}] += length(d.a, d.b)
		}
	}
	// Roughly how much border there is, to see that none is missing.
	for _, c := range []struct {
		a, b   string
		lo, hi float64
	}{
		{"golan-heights", "israel", 60, 100},
		{"golan-heights", "undof-zone", 60, 100},
		{"syria", "undof-zone", 60, 100},
		{"golan-heights", "lebanon", 20, 45},
		{"israel", "lebanon", 60, 120},
		{"israel", "west-bank", 220, 330},
		{"east-jerusalem", "west-bank", 30, 90},
		{"east-jerusalem", "israel", 5, 40},
		{"gaza", "israel", 40, 70},
		{"egypt", "gaza", 8, 16},
		{"egypt", "israel", 180, 260},
		{"jordan", "west-bank", 80, 160},
		{"israel", "jordan", 200, 320},
		{"north-korea", "south-korea", 200, 300},
	} {
		if got := km[[2]string{c.a, c.b}]; got < c.lo || got > c.hi {
			t.Errorf("%s and %s share %.0f km, not %.0f to %.0f", c.a, c.b, got, c.lo, c.hi)
		}
	}
	// The lines that are drawn are those sides.
	for _, l := range atlas(t).Lines {
		_, first := atlas(t).Territory(l.Between[0])
		_, second := atlas(t).Territory(l.Between[1])
		if !first || !second {
			continue
		}
		for _, line := range l.Geometry {
			for i := 1; i < len(line); i++ {
				one, other := owner[directed{line[i-1], line[i]}], owner[directed{line[i], line[i-1]}]
				if got := [2]string{min(one, other), max(one, other)}; got != l.Between {
					t.Fatalf("%s between %v: at %v it is between %v", l.Kind, l.Between, line[i], got)
				}
			}
		}
	}
}

func TestBoundaryLinesHaveTheKindsThatAreDocumented(t *testing.T) {
	known := []string{LineBorder, LineDisputed, LineArmistice1949, LineDemarcation, LineGolanWest, LineGolan1974,
		LineGolanLebanon, LineGolanJordan, LineUndofEast, LineEastJerusalem}
	seen := map[string]bool{}
	for _, l := range atlas(t).Lines {
		if !slices.Contains(known, l.Kind) {
			t.Errorf("a line of kind %q", l.Kind)
		}
		seen[l.Kind] = true
	}
	for _, k := range known {
		if !seen[k] {
			t.Errorf("no line of kind %s", k)
		}
	}
}

// length is in kilometres, good for short sides.
func length(a, b orb.Point) float64 {
	const kmPerDegree = 111.2
	return kmPerDegree * math.Hypot((a[0]-b[0])*math.Cos((a[1]+b[1])/2*math.Pi/180), a[1]-b[1])
}

// checkGeometry checks that rings are closed and turn as RFC 7946 says, and,
// if simple is set, that no ring touches or crosses itself or another.
func checkGeometry(t *testing.T, name string, g orb.MultiPolygon, simple bool) {
	t.Helper()
	if len(g) == 0 {
		t.Errorf("%s is empty", name)
	}
	var rings []orb.Ring
	for _, polygon := range g {
		for i, r := range polygon {
			if len(r) < 4 || !r.Closed() {
				t.Errorf("%s: a ring of %d points is not closed", name, len(r))
			}
			if want := map[bool]orb.Orientation{true: orb.CCW, false: orb.CW}[i == 0]; r.Orientation() != want {
				t.Errorf("%s: ring %d turns the wrong way", name, i)
			}
			rings = append(rings, r)
		}
	}
	if simple {
		checkSimple(t, name, rings)
	}
}

func checkSimple(t *testing.T, name string, rings []orb.Ring) {
	t.Helper()
	type side struct {
		a, b        orb.Point
		ring, i, of int
	}
	var list []side
	for k, r := range rings {
		for i := 1; i < len(r); i++ {
			list = append(list, side{r[i-1], r[i], k, i, len(r) - 1})
		}
	}
	sort.Slice(list, func(i, j int) bool { return min(list[i].a[0], list[i].b[0]) < min(list[j].a[0], list[j].b[0]) })
	for i, p := range list {
		for _, q := range list[i+1:] {
			if min(q.a[0], q.b[0]) > max(p.a[0], p.b[0]) {
				break
			}
			if p.ring == q.ring && (p.b == q.a && (p.i+1 == q.i || p.i == p.of && q.i == 1) ||
				q.b == p.a && (q.i+1 == p.i || q.i == q.of && p.i == 1)) {
				continue // neighbours in the ring share a vertex
			}
			if touch(p.a, p.b, q.a, q.b) {
				t.Errorf("%s: the side %v–%v touches %v–%v", name, p.a, p.b, q.a, q.b)
				return
			}
		}
	}
}

// touch tells whether two segments have a point in common. The coordinates
// are taken on the grid of the files, where the test is exact.
func touch(a, b, c, d orb.Point) bool {
	turn := func(p, q, r orb.Point) int {
		on := func(v float64) int64 { return int64(math.Round(v * 1e4)) }
		v := (on(q[0])-on(p[0]))*(on(r[1])-on(p[1])) - (on(q[1])-on(p[1]))*(on(r[0])-on(p[0]))
		switch {
		case v > 0:
			return 1
		case v < 0:
			return -1
		}
		return 0
	}
	within := func(p, q, r orb.Point) bool {
		return min(p[0], q[0]) <= r[0] && r[0] <= max(p[0], q[0]) && min(p[1], q[1]) <= r[1] && r[1] <= max(p[1], q[1])
	}
	w, x, y, z := turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)
	return w != x && y != z ||
		w == 0 && within(a, b, c) || x == 0 && within(a, b, d) || y == 0 && within(c, d, a) || z == 0 && within(c, d, b)
}
