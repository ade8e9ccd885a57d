package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// fullNames replaces the few names that world-atlas shortens or that have
// changed since Natural Earth 4.1.
var fullNames = map[string]string{
	"Bosnia and Herz.":         "Bosnia and Herzegovina",
	"Central African Rep.":     "Central African Republic",
	"Cyprus U.N. Buffer Zone":  "UN Buffer Zone in Cyprus",
	"Dem. Rep. Congo":          "Democratic Republic of the Congo",
	"Dominican Rep.":           "Dominican Republic",
	"Eq. Guinea":               "Equatorial Guinea",
	"Falkland Is.":             "Falkland Islands",
	"Fr. S. Antarctic Lands":   "French Southern and Antarctic Lands",
	"Macedonia":                "North Macedonia",
	"N. Cyprus":                "Northern Cyprus",
	"S. Sudan":                 "South Sudan",
	"Solomon Is.":              "Solomon Islands",
	"United States of America": "United States",
	"W. Sahara":                "Western Sahara",
	"eSwatini":                 "Eswatini",
}

// readWorldAtlas decodes the countries of one of world-atlas's files onto
// the grid. A country without an ISO number gets an id made from its name;
// so does a second one with the same number.
func readWorldAtlas(file string) ([]*Shape, error) {
	data, err := worldAtlas.open(file)
	if err != nil {
		return nil, err
	}
	var topo struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]int
		Objects   map[string]struct {
			Geometries []struct {
				Type       string
				ID         string
				Properties struct{ Name string }
				Arcs       json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &topo); err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	arcs := make([]Ring, len(topo.Arcs))
	for i, a := range topo.Arcs {
		x, y := 0, 0
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			arcs[i] = append(arcs[i], gridPoint(
				float64(x)*topo.Transform.Scale[0]+topo.Transform.Translate[0],
				float64(y)*topo.Transform.Scale[1]+topo.Transform.Translate[1]))
		}
	}
	var shapes []*Shape
	seen := map[string]bool{}
	for _, g := range topo.Objects["countries"].Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %s: %w", file, g.Properties.Name, err)
		}
		s := &Shape{ID: g.ID, Name: g.Properties.Name}
		if full, ok := fullNames[s.Name]; ok {
			s.Name = full
		}
		if s.ID == "" || seen[s.ID] {
			s.ID = slug(s.Name)
		}
		seen[s.ID] = true
		for _, rings := range polygons {
			var polygon Polygon
			for _, indices := range rings {
				var r Ring
				for _, k := range indices {
					if k >= 0 {
						r = append(r, arcs[k]...)
						continue
					}
					for j := len(arcs[^k]) - 1; j >= 0; j-- {
						r = append(r, arcs[^k][j])
					}
				}
				polygon = append(polygon, r)
			}
			s.Polygons = append(s.Polygons, cutMap(polygon)...)
		}
		s.orient()
		shapes = append(shapes, s)
	}
	return shapes, nil
}

func slug(name string) string {
	keep := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r == ' ' || r == '-':
			return '-'
		}
		return -1
	}
	return strings.Map(keep, strings.ToLower(name))
}

func find(shapes []*Shape, name string) (*Shape, error) {
	for _, s := range shapes {
		if s.Name == name {
			return s, nil
		}
	}
	return nil, fmt.Errorf("world-atlas has no country named %q", name)
}
