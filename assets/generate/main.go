// Command generate makes the map files under assets/territories and the
// gazetteer under assets/gazetteer from pinned packages. SOURCES.md in the assets folder tells where everything comes
// from and what was decided on the way.
//
//	go run .            make the files
//	go run . extract    make the files under extracted/ anew (Debian only)
//
// It is run in its own folder.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/peterstace/simplefeatures/geom"
)

const (
	extractedDir = "extracted"
	outDir       = "../territories"
)

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 0:
		err = generate()
	case len(args) == 1 && args[0] == "extract":
		err = extract(extractedDir)
	default:
		fmt.Fprintln(os.Stderr, "usage: go run . [extract]")
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	coarse, err := readWorldAtlas("countries-50m.json")
	if err != nil {
		return err
	}
	fine, err := readWorldAtlas("countries-10m.json")
	if err != nil {
		return err
	}
	land, err := readOSM()
	if err != nil {
		return err
	}

	// The ids, as Natural Earth has them, of what the detailed map draws.
	detailed := map[string]bool{}
	for name := range parents {
		s, err := find(fine, name)
		if err != nil {
			return err
		}
		detailed[s.ID] = true
	}
	var around []*Shape
	for _, name := range neighbours {
		s, err := find(fine, name)
		if err != nil {
			return err
		}
		detailed[s.ID] = true
		around = append(around, s)
	}
	if err := joinSeams(coarse, fine, detailed); err != nil {
		return err
	}
	fineSides := sidesOf(fine, detailed)

	all, before, err := nameTerritories(fine, extractedDir)
	if err != nil {
		return err
	}
	jerusalem, err := cutJerusalem(all, land)
	if err != nil {
		return err
	}
	lakes, err := land.lakes()
	if err != nil {
		return err
	}
	if err := finishLakes(lakes, all); err != nil {
		return err
	}

	if err := os.MkdirAll(filepath.Join(outDir, "odbl"), 0o755); err != nil {
		return err
	}
	if err := writeWorld(coarse, detailed, fineSides); err != nil {
		return err
	}
	if err := writeDetail(all, around); err != nil {
		return err
	}
	if err := writeJerusalem(jerusalem); err != nil {
		return err
	}
	if err := writeLakes(lakes); err != nil {
		return err
	}
	if err := writeSplit(before); err != nil {
		return err
	}
	return makeGazetteer()
}

func writeWorld(shapes []*Shape, detailed map[string]bool, fineSides map[edge]bool) error {
	// Not validated: rounded as coarsely as world-atlas does it, a few rings
	// of distant countries touch themselves. It does not show.
	t := newTopology(shapes)
	f := newFile(t)
	f.addShapes("countries", shapes, func(s *Shape) map[string]any {
		if detailed[s.ID] {
			return map[string]any{"detail": true}
		}
		return nil
	})
	f.addLines("lines", func(arc int, sides []string) string {
		if slices.ContainsFunc(sides, func(id string) bool { return detailed[id] }) {
			return ""
		}
		// A coarse country's side of a border that the detailed map draws
		// has no shape on its other side here, and yet is no coast.
		a := t.arcs[arc]
		for i := 1; i < len(a); i++ {
			if fineSides[edgeOf(a[i-1], a[i])] {
				return ""
			}
		}
		return countryLine(sides)
	})
	return f.write(filepath.Join(outDir, "world.topojson"), "Natural Earth 4.1, 1:50m, by way of world-atlas 2.0.2. Public domain.")
}

// countryLine gives the kind of a line between countries: the coast, a
// border, or one with a side that is not in ISO 3166.
func countryLine(sides []string) string {
	switch {
	case len(sides) == 1:
		return "coast"
	case len(sides) > 2:
		return ""
	case slices.ContainsFunc(sides, func(id string) bool { return id[0] > '9' }):
		return "disputed"
	}
	return "border"
}

// validate checks every polygon by the rules of the OGC's simple features.
func validate(shapes []*Shape) error {
	for _, s := range shapes {
		for _, g := range s.Polygons {
			var rings []geom.LineString
			for _, r := range g {
				var flat []float64
				for i := 0; i <= len(r); i++ {
					p := r[i%len(r)]
					flat = append(flat, float64(p.X), float64(p.Y))
				}
				rings = append(rings, geom.NewLineString(geom.NewSequence(flat, geom.DimXY)))
			}
			if err := geom.NewPolygon(rings).Validate(); err != nil {
				x, y := g[0][0].degrees()
				return fmt.Errorf("%s, the polygon at %v, %v: %w", s.Name, x, y, err)
			}
		}
	}
	return nil
}

func writeSplit(before split) error {
	b, err := json.MarshalIndent(before, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(outDir, "before-split.json"), append(b, '\n'), 0o644)
}
