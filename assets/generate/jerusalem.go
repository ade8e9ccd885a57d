package main

import (
	"fmt"
	"path/filepath"
	"slices"
)

const odblNote = "Made with data from OpenStreetMap, © OpenStreetMap contributors, by way of @geo-maps/countries-land-100m 0.6.0. " +
	"Open Database License 1.0, https://opendatacommons.org/licenses/odbl/1-0/"

// cutJerusalem makes East Jerusalem from the outline in OpenStreetMap, and
// Israel and the West Bank as they are beside it. Those among all stay as
// Natural Earth has them.
//
// Natural Earth's line of 1949 passes up to 2 km west of its true course in
// the city. Kept beside the finer outline it would leave slivers of the West
// Bank between East Jerusalem and Israel, or put 14 km² too much into East
// Jerusalem. So the line takes OpenStreetMap's course where it bounds East
// Jerusalem, and steps over to it by the shortest way at either end. Israel,
// the West Bank and East Jerusalem cover together what Israel and the West
// Bank covered before.
func cutJerusalem(all []*Shape, land osmLand) ([]*Shape, error) {
	municipal, green, err := land.eastJerusalem()
	if err != nil {
		return nil, err
	}
	var pair []*Shape
	for _, id := range []string{"israel", "west-bank"} {
		k := slices.IndexFunc(all, func(s *Shape) bool { return s.ID == id })
		if k < 0 || len(all[k].Polygons) != 1 || len(all[k].Polygons[0]) != 1 {
			return nil, fmt.Errorf("%s is not one ring to cut East Jerusalem from", id)
		}
		ring := slices.Clone(all[k].Polygons[0][0])
		pair = append(pair, &Shape{ID: id, Name: all[k].Name, Polygons: []Polygon{{ring}}})
	}
	israel, rest := pair[0], pair[1]
	from := attach(pair, rest.Polygons[0][0], green[0])
	to := attach(pair, rest.Polygons[0][0], green[len(green)-1])
	course := append(Ring{from}, green...)
	course = append(course, to)
	for _, s := range pair {
		s.Polygons[0][0] = reroute(s.Polygons[0][0], course)
	}
	one, two := divide(rest.Polygons[0][0], municipal[0], municipal[len(municipal)-1], municipal[1:len(municipal)-1])
	if two.contains(oldCity) {
		one, two = two, one
	}
	if !one.contains(oldCity) || !two.contains(ramallah) {
		return nil, fmt.Errorf("the municipal boundary does not part the Old City from Ramallah")
	}
	rest.Polygons = []Polygon{{two}}
	east := &Shape{ID: "east-jerusalem", Name: "East Jerusalem", Polygons: []Polygon{{one}}}
	out := []*Shape{israel, rest, east}
	for _, s := range out {
		s.orient()
	}
	return out, nil
}

// reroute replaces the shorter way between the two ends of the course, which
// are vertices of the ring, by the course.
func reroute(r, course Ring) Ring {
	from, to := course[0], course[len(course)-1]
	k := slices.Index(r, from)
	r = append(slices.Clone(r[k:]), r[:k]...)
	n := slices.Index(r, to)
	back := slices.Clone(course)
	if n > len(r)/2 {
		// The shorter way runs from the last vertex of the course to the first.
		slices.Reverse(back)
		return append(slices.Clone(r[:n]), back[:len(back)-1]...).tidy()
	}
	return append(back, r[n+1:]...).tidy()
}

func writeJerusalem(shapes []*Shape) error {
	if err := validate(shapes); err != nil {
		return fmt.Errorf("east jerusalem: %w", err)
	}
	f := newFile(newTopology(shapes))
	f.addShapes("territories", shapes, nil)
	f.addLines("lines", func(_ int, sides []string) string {
		switch {
		case len(sides) < 2:
			return ""
		case slices.Contains(sides, "israel"):
			return "armistice-1949"
		}
		return "east-jerusalem"
	})
	return f.write(filepath.Join(outDir, "odbl", "east-jerusalem.topojson"), odblNote)
}
