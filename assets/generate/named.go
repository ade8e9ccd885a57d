package main

import (
	"fmt"
	"math"
	"slices"
)

// parents maps each country of Natural Earth that holds named territories to
// the territory that keeps its outline.
var parents = map[string]string{
	"Egypt":       "egypt",
	"Israel":      "israel",
	"Jordan":      "jordan",
	"Lebanon":     "lebanon",
	"North Korea": "north-korea",
	"Palestine":   "west-bank",
	"South Korea": "south-korea",
	"Syria":       "syria",
}

// neighbours are the other countries that the detailed map draws. China,
// Russia, Iran and the rest around them stay coarse, fitted along the border
// by joinSeams: they are large, and only that border is looked at closely.
var neighbours = []string{
	"Akrotiri", "Cyprus", "Dhekelia", "Iraq", "Japan", "Kuwait", "Northern Cyprus",
	"Saudi Arabia", "Turkey", "UN Buffer Zone in Cyprus",
}

// Places that tell on which side of a cut a territory lies.
var (
	katzrin  = gridPoint(35.69, 32.99)
	alSalam  = gridPoint(35.8685, 33.1694)
	ramallah = gridPoint(35.195, 31.903)
	oldCity  = gridPoint(35.233, 31.777)
)

// split holds the figures that show that nothing was lost: the areas in km²
// of the polygons of Natural Earth before they were split.
type split struct {
	Israel, Syria, WestBank float64
}

// nameTerritories turns the parent countries among all into the named
// territories, in place, and adds those that are cut off them. East
// Jerusalem is not among them: see jerusalem.go.
func nameTerritories(all []*Shape, extractedDir string) ([]*Shape, split, error) {
	var before split
	territories := map[string]*Shape{}
	for _, s := range all {
		if id, ok := parents[s.Name]; ok {
			s.ID = id
			territories[id] = s
		}
	}
	if len(territories) != len(parents) {
		return nil, before, fmt.Errorf("world-atlas has %d of the %d countries with named territories", len(territories), len(parents))
	}

	// Palestine is Gaza and the West Bank.
	westBank := territories["west-bank"]
	k := slices.IndexFunc(westBank.Polygons, func(g Polygon) bool { return g.contains(ramallah) })
	if k < 0 || len(westBank.Polygons) != 2 {
		return nil, before, fmt.Errorf("palestine has %d polygons, not the West Bank and Gaza", len(westBank.Polygons))
	}
	gaza := &Shape{ID: "gaza", Name: "Gaza Strip", Polygons: []Polygon{westBank.Polygons[1-k]}}
	westBank.Polygons, westBank.Name = []Polygon{westBank.Polygons[k]}, "West Bank"
	all = append(all, gaza)

	zone, err := readExtracted(extractedDir, "undof-zone.geojson")
	if err != nil {
		return nil, before, err
	}
	undofRing := zone[0].tidy()
	sharpen(all, undofRing)

	before = split{territories["israel"].km2(), territories["syria"].km2(), westBank.km2()}

	claim, err := readExtracted(extractedDir, "golan-claim-line.geojson")
	if err != nil {
		return nil, before, err
	}
	line, err := joinLines(claim)
	if err != nil {
		return nil, before, fmt.Errorf("claim line: %w", err)
	}
	golan, err := cut(all, territories["israel"], line, katzrin, "golan-heights", "Golan Heights")
	if err != nil {
		return nil, before, err
	}
	all = append(all, golan)

	east, err := awayFrom(undofRing, golan)
	if err != nil {
		return nil, before, fmt.Errorf("UNDOF zone: %w", err)
	}
	east = bendAlong(east, undofRing, golan.Polygons[0][0])
	undof, err := cut(all, territories["syria"], east, alSalam, "undof-zone", "UNDOF zone")
	if err != nil {
		return nil, before, err
	}
	return append(all, undof), before, nil
}

// sharpen moves vertices to where Natural Earth has them. world-atlas rounds
// to a grid of 0.0036° by 0.0017°; a vertex of the UNDOF zone, which comes
// unrounded from the same data, is that of a country's outline if it lies in
// the same cell of that grid.
func sharpen(all []*Shape, exact Ring) {
	const halfWidth, halfHeight = 18, 8.5
	move := map[Point]Point{}
	for _, s := range all {
		if s.ID != "israel" && s.ID != "syria" && s.ID != "lebanon" && s.ID != "jordan" {
			continue
		}
		for _, p := range s.Polygons[0][0] {
			for _, q := range exact {
				dx, dy := math.Abs(float64(p.X-q.X)), math.Abs(float64(p.Y-q.Y))
				if dx <= halfWidth+1 && dy <= halfHeight+1 {
					move[p] = q
				}
			}
		}
	}
	for _, s := range all {
		for _, g := range s.Polygons {
			for _, r := range g {
				for i, p := range r {
					if q, ok := move[p]; ok {
						r[i] = q
					}
				}
			}
		}
	}
}

// bendAlong gives the eastern edge of the UNDOF zone the bends that its
// western edge has where the zone is narrow. The zone was simplified in its
// source: where the Golan's edge bends by 500 m, the zone's two edges are
// straight and 700 m apart. With the bend on one side only it would come out
// nearly twice as wide as it is there.
func bendAlong(east, zone, golan Ring) Ring {
	const narrow, bend = 110, 25 // 1.2 km and 280 m
	var out Ring
	for i, a := range east {
		out = append(out, a)
		if i+1 == len(east) {
			break
		}
		for _, v := range golan {
			if slices.Contains(zone, v) {
				continue
			}
			// Where the zone's own western edge passes the vertex.
			var foot Point
			best := math.Inf(1)
			for j, p := range zone {
				q := zone[(j+1)%len(zone)]
				if slices.Contains(golan, p) && slices.Contains(golan, q) {
					if at, d := nearestOnSegment(v, p, q, 1); d < best {
						foot, best = at, d
					}
				}
			}
			across, width := nearestOnSegment(foot, a, east[i+1], 1)
			if best > bend && best < narrow && width < narrow && across != a && across != east[i+1] {
				out = append(out, Point{across.X + v.X - foot.X, across.Y + v.Y - foot.Y})
			}
		}
	}
	return out
}

// joinLines makes one line of several that share their ends.
func joinLines(lines []Ring) (Ring, error) {
	out := slices.Clone(lines[0])
	rest := slices.Clone(lines[1:])
	for len(rest) > 0 {
		joined := false
		for i, l := range rest {
			l = slices.Clone(l)
			if l[len(l)-1] == out[len(out)-1] || l[0] == out[0] {
				slices.Reverse(l)
			}
			switch {
			case l[0] == out[len(out)-1]:
				out = append(out, l[1:]...)
			case l[len(l)-1] == out[0]:
				out = append(l, out[1:]...)
			default:
				continue
			}
			rest, joined = slices.Delete(rest, i, i+1), true
			break
		}
		if !joined {
			return nil, fmt.Errorf("%d parts do not join the rest", len(rest))
		}
	}
	return out, nil
}

// awayFrom gives the longest stretch of a ring that keeps more than 500 m
// from the outline of s. The UNDOF zone's western edge is the Golan's
// eastern, drawn with other vertices; only its own eastern edge is wanted.
func awayFrom(r Ring, s *Shape) (Ring, error) {
	const near = 50
	_, y := r[0].degrees()
	squeeze := math.Cos(y * math.Pi / 180)
	off := make([]bool, len(r))
	for i, p := range r {
		off[i] = s.Polygons[0].depth(p, squeeze) > near
	}
	var best run
	for i := range r {
		if !off[i] || off[(i+len(r)-1)%len(r)] {
			continue
		}
		n := run{from: i}
		for off[(i+n.sides+1)%len(r)] {
			n.sides++
		}
		if n.sides > best.sides {
			best = n
		}
	}
	if best.sides == 0 {
		return nil, fmt.Errorf("no edge of its own away from %s", s.Name)
	}
	return best.vertices(r), nil
}
