package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/peterstace/simplefeatures/geom"
)

// osmLand is the land of four countries in the OpenStreetMap extract of
// @geo-maps, in degrees. Inland water is left out of it, and each country is
// drawn as far as it is mapped as such, so that Israel and Palestine overlap
// in East Jerusalem.
type osmLand map[string]geom.Geometry

func readOSM() (osmLand, error) {
	data, err := geoMaps.open("map.geo.json")
	if err != nil {
		return nil, err
	}
	var collection struct {
		Features []struct {
			Properties struct{ A3 string }
			Geometry   json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &collection); err != nil {
		return nil, fmt.Errorf("reading %s: %w", geoMaps.Name, err)
	}
	land := osmLand{}
	for _, f := range collection.Features {
		if !slices.Contains([]string{"ISR", "PSE", "JOR", "SYR"}, f.Properties.A3) {
			continue
		}
		// Some rings touch themselves; the operations below bear that.
		g, err := geom.UnmarshalGeoJSON(f.Geometry, geom.NoValidate{})
		if err != nil {
			return nil, fmt.Errorf("reading %s: %s: %w", geoMaps.Name, f.Properties.A3, err)
		}
		land[f.Properties.A3] = g
	}
	if len(land) != 4 {
		return nil, fmt.Errorf("reading %s: found %d of four countries", geoMaps.Name, len(land))
	}
	return land, nil
}

// eastJerusalem is the outline of the overlap of Israel and Palestine, in two
// lines: the municipal boundary on the east, and the line of 1949 on the
// west. The second begins where the first ends, and ends where it begins.
func (land osmLand) eastJerusalem() (municipal, green Ring, err error) {
	overlap, err := geom.Intersection(land["ISR"], land["PSE"])
	if err != nil {
		return nil, nil, fmt.Errorf("overlap of Israel and Palestine: %w", err)
	}
	outline := gridRing(largestPolygon(overlap).ExteriorRing())
	palestine := map[Point]bool{}
	for _, part := range land["PSE"].Dump() {
		for _, p := range gridRing(part.MustAsPolygon().ExteriorRing()) {
			palestine[p] = true
		}
	}
	// The line of 1949 is Palestine's outline; the municipal boundary is the
	// longest stretch off it, with a vertex of that outline at either end.
	var best run
	for i := range outline {
		if !palestine[outline[i]] {
			continue
		}
		n := run{from: i, sides: 1}
		for n.sides < len(outline) && !palestine[outline[(i+n.sides)%len(outline)]] {
			n.sides++
		}
		if n.sides > best.sides {
			best = n
		}
	}
	if best.sides < 10 || best.sides == len(outline) {
		return nil, nil, fmt.Errorf("overlap of Israel and Palestine: %d vertices without a municipal boundary among them", len(outline))
	}
	rest := run{from: (best.from + best.sides) % len(outline), sides: len(outline) - best.sides}
	return best.vertices(outline), rest.vertices(outline), nil
}

func largestPolygon(g geom.Geometry) geom.Polygon {
	var best geom.Polygon
	for _, part := range g.Dump() {
		if part.IsPolygon() && part.Area() > best.Area() {
			best = part.MustAsPolygon()
		}
	}
	return best
}

func gridRing(l geom.LineString) Ring {
	seq := l.Coordinates()
	r := make(Ring, 0, seq.Length())
	for i := range seq.Length() {
		xy := seq.GetXY(i)
		r = append(r, gridPoint(xy.X, xy.Y))
	}
	return r.tidy()
}
