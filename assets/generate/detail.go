package main

import (
	"fmt"
	"path/filepath"
	"slices"
)

// lineKinds names the lines between two territories that are not plain
// borders. The lines of 1949 against Lebanon, the West Bank and Gaza
// are armistice lines; those with Egypt and Jordan became borders by treaty.
var lineKinds = map[[2]string]string{
	{"gaza", "israel"}:              "armistice-1949",
	{"israel", "lebanon"}:           "armistice-1949",
	{"israel", "west-bank"}:         "armistice-1949",
	{"golan-heights", "israel"}:     "golan-west",
	{"golan-heights", "undof-zone"}: "golan-1974",
	{"golan-heights", "lebanon"}:    "golan-lebanon",
	{"golan-heights", "jordan"}:     "golan-jordan",
	{"syria", "undof-zone"}:         "undof-east",
	{"north-korea", "south-korea"}:  "military-demarcation-line",
}

// writeDetail writes the detailed map. all are the countries of the world at
// 1:10m with the territories among them; around are those beside the
// territories that are to be drawn.
func writeDetail(all, around []*Shape) error {
	var territories []*Shape
	named := map[string]bool{}
	for _, id := range territoryOrder {
		k := slices.IndexFunc(all, func(s *Shape) bool { return s.ID == id })
		if k < 0 {
			return fmt.Errorf("no territory %s was made", id)
		}
		territories = append(territories, all[k])
		named[id] = true
	}
	drawn := map[string]bool{}
	for _, s := range around {
		drawn[s.ID] = true
	}
	if err := validate(territories); err != nil {
		return fmt.Errorf("detail: %w", err)
	}
	f := newFile(newTopology(all))
	f.addShapes("territories", territories, nil)
	f.addShapes("countries", around, nil)
	f.addLines("lines", func(_ int, sides []string) string {
		isNamed := func(id string) bool { return named[id] }
		switch {
		case slices.ContainsFunc(sides, isNamed):
			if len(sides) == 2 {
				if kind := lineKinds[[2]string{sides[0], sides[1]}]; kind != "" {
					return kind
				}
			}
			if len(sides) == 1 {
				return "coast"
			}
			return "border"
		case slices.ContainsFunc(sides, func(id string) bool { return drawn[id] }):
			if kind := countryLine(sides); kind != "border" {
				return kind
			}
			return "country"
		}
		return ""
	})
	return f.write(filepath.Join(outDir, "detail.topojson"),
		"Natural Earth 4.1, 1:10m, by way of world-atlas 2.0.2 and Debian's qgis-common 3.22.16. Public domain.")
}

// territoryOrder lists the territories of the detailed map in the order in
// which they are written. The West Bank is whole in it.
var territoryOrder = []string{
	"north-korea", "south-korea", "israel", "west-bank", "gaza", "golan-heights",
	"undof-zone", "syria", "lebanon", "jordan", "egypt",
}
