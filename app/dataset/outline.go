package dataset

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"legation/app/event"
)

// geometryTypes are the names of the geometries of GeoJSON.
var geometryTypes = map[string]bool{
	"Point": true, "MultiPoint": true, "LineString": true, "MultiLineString": true,
	"Polygon": true, "MultiPolygon": true, "GeometryCollection": true,
}

// A standing is a point that stands for a geometry, and whether for more than
// a point.
type standing struct {
	point orb.Point
	area  bool
	when  *value // of the member of a collection, or nil
	title string // of the member, or ""
	size  float64
	more  bool // it stands for other geometries of the record too
}

// chosen gives those of several geometries of one record that stand for all of
// them: the points where there are any, since they are where a label belongs,
// or else the largest area, or the longest line. Geometries with times of their
// own stand for themselves.
func chosen(all []standing) (some []standing) {
	largest := -1
	for i, s := range all {
		switch {
		case s.when != nil:
			return all
		case !s.area:
			some = append(some, s)
		case largest < 0 || s.size > all[largest].size:
			largest = i
		}
	}
	if len(some) == 0 && largest >= 0 {
		some = append(some, all[largest])
	}
	if len(some) > 0 && len(some) < len(all) {
		some[0].more = true
	}
	return some
}

// standings gives the points that stand for a geometry of any type. Each point
// of a MultiPoint and each member of a collection is one of its own.
func standings(g *value) (all []standing, f *fault) {
	kind := g.member("type")
	if kind.kind != text {
		return nil, &fault{g.at, `the geometry has no "type"`}
	}
	if kind.text == "GeometryCollection" {
		members := g.member("geometries")
		if members.kind != array {
			return nil, &fault{members.at, `a GeometryCollection needs an array "geometries"`}
		}
		for i := range members.items {
			if members.items[i].kind != object {
				return nil, &fault{members.items[i].at, "a geometry must be an object"}
			}
			if members.items[i].member("type").text == "GeometryCollection" {
				return nil, &fault{members.items[i].at, "a GeometryCollection in another one is not read"}
			}
			inner, f := standings(&members.items[i])
			if f != nil {
				return nil, f
			}
			all = append(all, inner...)
		}
		return chosen(all), nil
	}
	if !geometryTypes[kind.text] {
		return nil, &fault{kind.at, fmt.Sprintf("%q is no type of geometry", shortened(kind.text))}
	}
	if coordinates := g.member("coordinates"); coordinates.kind != array {
		if wkt := g.member("geowkt"); wkt.kind == text {
			return fromWKT(g, wkt)
		}
		return nil, &fault{coordinates.at, fmt.Sprintf(`the "coordinates" of a %s must be an array`, kind.text)}
	}
	geometry, f := shapeOfJSON(kind.text, g.member("coordinates"))
	if f != nil {
		return nil, f
	}
	return standingsOf(geometry, g), nil
}

// standingsOf gives the points for a geometry that has been read.
func standingsOf(geometry orb.Geometry, g *value) (all []standing) {
	var when *value
	title := ""
	if g != nil {
		if w := g.member("when"); !w.missing() {
			when = w
		}
		title = g.member("title").text
	}
	switch shape := geometry.(type) {
	case orb.Point:
		return []standing{{point: shape, when: when, title: title}}
	case orb.MultiPoint:
		for _, p := range shape {
			all = append(all, standing{point: p, when: when, title: title})
		}
		return all
	case orb.Collection:
		for _, one := range shape {
			all = append(all, standingsOf(one, g)...)
		}
		return all
	}
	if at, ok := centre(geometry); ok {
		return []standing{{point: at, area: true, when: when, title: title, size: sizeOf(geometry)}}
	}
	return nil
}

// sizeOf orders geometries: areas by what they cover, lines, which are smaller
// than any area, by their length.
func sizeOf(g orb.Geometry) float64 {
	if a := math.Abs(planar.Area(g)); a > 0 {
		return a
	}
	return -1 / (1 + planar.Length(g))
}

// shapeOfJSON reads the coordinates of a geometry. A height is passed over.
func shapeOfJSON(kind string, v *value) (orb.Geometry, *fault) {
	switch kind {
	case "Point":
		if len(v.items) == 0 {
			return orb.MultiPoint{}, nil // RFC 7946 lets it be empty
		}
		return pointOf(v)
	case "MultiPoint":
		line, f := lineOf(v)
		return orb.MultiPoint(line), f
	case "LineString":
		line, f := lineOf(v)
		return line, f
	case "MultiLineString":
		lines, f := linesOf(v)
		return orb.MultiLineString(lines), f
	case "Polygon":
		return polygonOf(v)
	}
	var all orb.MultiPolygon
	for i := range v.items {
		if v.items[i].kind != array {
			return nil, &fault{v.items[i].at, "an area must be an array of rings"}
		}
		p, f := polygonOf(&v.items[i])
		if f != nil {
			return nil, f
		}
		all = append(all, p)
	}
	return all, nil
}

func pointOf(v *value) (orb.Point, *fault) {
	p, message := position(v)
	if message != "" {
		return orb.Point{}, &fault{v.at, message}
	}
	return p, nil
}

func lineOf(v *value) (orb.LineString, *fault) {
	if v.kind != array {
		return nil, &fault{v.at, "a line must be an array of positions"}
	}
	line := make(orb.LineString, 0, len(v.items))
	for i := range v.items {
		p, f := pointOf(&v.items[i])
		if f != nil {
			return nil, f
		}
		line = append(line, p)
	}
	return line, nil
}

func linesOf(v *value) (lines []orb.LineString, f *fault) {
	for i := range v.items {
		line, f := lineOf(&v.items[i])
		if f != nil {
			return nil, f
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func polygonOf(v *value) (orb.Polygon, *fault) {
	lines, f := linesOf(v)
	if f != nil {
		return nil, f
	}
	p := make(orb.Polygon, len(lines))
	for i, line := range lines {
		p[i] = orb.Ring(line)
	}
	return p, nil
}

// A placeName is what a file calls a place.
type placeName struct {
	name, note string
	area       bool
}

// placesOf reads a property that names one place or several. A text is one
// name, whatever stands in it.
func placesOf(v *value) (all []placeName) {
	one := func(v *value) {
		if v.kind == object {
			name := wordOf(firstOf(v, "name", "title", "label"))
			all = append(all, placeName{name, v.member("note").text, v.member("area").text == "true"})
		} else {
			all = append(all, placeName{name: wordOf(v)})
		}
	}
	if v.kind != array && !v.missing() {
		one(v)
	}
	for i := range v.items {
		if v.kind == array {
			one(&v.items[i])
		}
	}
	return all
}

// standAt gives the ids of the places that stand for geometries, one name for
// all or one for each.
func (b *builder) standAt(all []standing, names []placeName, title string) (ids []string) {
	for i, s := range all {
		p := event.Place{Name: title, Lon: s.point[0], Lat: s.point[1], Area: s.area}
		var named placeName
		switch {
		case s.title != "":
			named.name = s.title
		case len(names) == 1:
			named = names[0]
		case i < len(names):
			named = names[i]
		}
		if !blank(named.name) {
			p.Name = named.name
		}
		p.Note, p.Area = named.note, s.area || named.area
		if s.area || s.more {
			b.lose("outline of feature")
		}
		ids = append(ids, b.pinned(p))
	}
	return ids
}
