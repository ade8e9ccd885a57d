package main

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"github.com/peterstace/simplefeatures/geom"
)

// lakes are the Sea of Galilee and the basins of the Dead Sea: what the land
// leaves open around them.
func (land osmLand) lakes() ([]*Shape, error) {
	all := []geom.Geometry{land["ISR"], land["PSE"], land["JOR"], land["SYR"]}
	dry, err := geom.UnionMany(all)
	if err != nil {
		return nil, fmt.Errorf("joining the land around the lakes: %w", err)
	}
	var out []*Shape
	for _, lake := range []struct {
		id, name string
		box      geom.Envelope
		smallest float64 // km², to leave out ponds
	}{
		{"sea-of-galilee", "Sea of Galilee",
			geom.NewEnvelope(geom.XY{X: 35.4, Y: 32.65}, geom.XY{X: 35.75, Y: 32.95}), 20},
		{"dead-sea", "Dead Sea",
			geom.NewEnvelope(geom.XY{X: 35.3, Y: 30.93}, geom.XY{X: 35.65, Y: 31.8}), 5},
	} {
		wet, err := geom.Difference(lake.box.AsGeometry(), dry)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", lake.name, err)
		}
		s := &Shape{ID: lake.id, Name: lake.name}
		for _, part := range wet.Dump() {
			if !part.IsPolygon() {
				continue
			}
			p := part.MustAsPolygon()
			polygon := Polygon{gridRing(p.ExteriorRing())}
			for i := range p.NumInteriorRings() {
				if hole := gridRing(p.InteriorRingN(i)); hole != nil {
					polygon = append(polygon, hole)
				}
			}
			one := Shape{Polygons: []Polygon{polygon}}
			if polygon[0] != nil && one.km2() > lake.smallest {
				s.Polygons = append(s.Polygons, polygon)
			}
		}
		if s.Polygons == nil {
			return nil, fmt.Errorf("%s: no water found", lake.name)
		}
		out = append(out, s)
	}
	return out, nil
}

// alongGolan lets the eastern shore of the Sea of Galilee follow the line
// between Israel and the Golan Heights where the two are within 1.3 km of
// each other. They come from different sources; drawn as they are, the line
// would run now ashore and now afloat, with slivers of Israel between.
func alongGolan(lake *Shape, line Ring) error {
	const near = 120
	shore := lake.Polygons[0]
	var best, n run
	for i, p := range line {
		if shore.depth(p, 1) > near {
			n.sides = 0
			continue
		}
		if n.sides == 0 {
			n.from = i
		}
		if n.sides++; n.sides > best.sides {
			best = n
		}
	}
	if best.sides < 5 {
		return fmt.Errorf("%s: the line of the Golan Heights is nowhere near", lake.Name)
	}
	course := slices.Clone(line[best.from : best.from+best.sides])
	// South of the lake the line comes back along its shore, on land.
	for len(course) > 0 && !shore[0].contains(course[len(course)-1]) {
		course = course[:len(course)-1]
	}
	// Vertices a few metres apart would make corners that cannot be rounded.
	course = slices.CompactFunc(course, func(a, b Point) bool { return distance(a, b) < 5 })
	nearest := func(p Point) Point {
		return slices.MinFunc(shore[0], func(a, b Point) int { return cmp.Compare(distance(a, p), distance(b, p)) })
	}
	// Of the two lakes that this line makes with the shore, the larger.
	one, two := divide(shore[0], nearest(course[0]), nearest(course[len(course)-1]), course)
	if math.Abs(two.signedArea()) > math.Abs(one.signedArea()) {
		one = two
	}
	shore[0] = one
	return nil
}

// rounded cuts the corners of a ring twice, each at a quarter and three
// quarters of its sides (Chaikin's method), but for those that are fixed.
// Shores simplified to 100 m look hewn when seen large.
func (r Ring) rounded(fixed map[Point]bool) Ring {
	for range 2 {
		var out Ring
		for i, p := range r {
			before, after := r[(i+len(r)-1)%len(r)], r[(i+1)%len(r)]
			if fixed[p] {
				out = append(out, p)
				continue
			}
			out = append(out,
				Point{(3*p.X + before.X) / 4, (3*p.Y + before.Y) / 4},
				Point{(3*p.X + after.X) / 4, (3*p.Y + after.Y) / 4})
		}
		r = out
	}
	return r.tidy()
}

// finishLakes fits the Sea of Galilee to the Golan Heights and rounds all
// shores.
func finishLakes(lakes, all []*Shape) error {
	ring := func(id string) Ring {
		k := slices.IndexFunc(all, func(s *Shape) bool { return s.ID == id })
		return all[k].Polygons[0][0]
	}
	shared := sidesOf(all, map[string]bool{"israel": true})
	golan := ring("golan-heights")
	fixed := map[Point]bool{}
	for _, n := range runs(golan, shared) {
		line := n.vertices(golan)
		if err := alongGolan(lakes[0], line); err != nil {
			return err
		}
		for _, p := range line {
			fixed[p] = true
		}
	}
	for _, s := range lakes {
		for _, g := range s.Polygons {
			for i, r := range g {
				g[i] = r.rounded(fixed)
			}
		}
		s.orient()
	}
	return nil
}

func writeLakes(lakes []*Shape) error {
	if err := validate(lakes); err != nil {
		return fmt.Errorf("lakes: %w", err)
	}
	f := newFile(newTopology(lakes))
	f.addShapes("lakes", lakes, nil)
	return f.write(filepath.Join(outDir, "odbl", "lakes.topojson"), odblNote)
}
