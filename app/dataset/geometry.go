package dataset

import (
	"fmt"
	"math"
)

// near is how far a point of a geometry may lie from its place, in degrees:
// about a metre, so that rounding does no harm.
const near = 1e-5

// onGlobe reports whether a longitude and a latitude in degrees exist.
func onGlobe(lon, lat float64) bool {
	return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90
}

// point gives the members lon and lat, without which there is no record.
func (r *record) point() (lon, lat float64) {
	at := map[string]*float64{"lon": &lon, "lat": &lat}
	for _, name := range []string{"lon", "lat"} {
		v := r.member(name)
		switch {
		case v.missing():
			r.leave(v.at, "%q is missing", name)
			return 0, 0
		case v.kind != number:
			r.leave(v.at, "%q must be a number of degrees, not %s", name, v.kind)
			return 0, 0
		}
		*at[name] = v.float()
	}
	switch {
	case !(math.Abs(lon) <= 180):
		r.leave(r.member("lon").at, "longitude %g is off the globe: it runs from -180 to 180", lon)
	case !(math.Abs(lat) <= 90):
		r.leave(r.member("lat").at, "latitude %g is off the globe: it runs from -90 to 90", lat)
	}
	return lon, lat
}

// bounds gives the box of a view: west, south, east, north in degrees.
func (r *record) bounds() (b [4]float64) {
	v := r.member("bounds")
	fail := func(format string, args ...any) [4]float64 {
		r.leave(v.at, format, args...)
		return [4]float64{}
	}
	if v.kind != array || len(v.items) != 4 {
		return fail(`"bounds" must be four numbers: west, south, east, north`)
	}
	for i := range v.items {
		if v.items[i].kind != number {
			return fail(`"bounds" must hold numbers of degrees, not %s`, v.items[i].kind)
		}
		b[i] = v.items[i].float()
	}
	switch {
	case !onGlobe(b[0], b[1]) || !onGlobe(b[2], b[3]):
		return fail("bounds %v are off the globe: longitudes run from -180 to 180, latitudes from -90 to 90", b)
	case b[0] >= b[2]:
		return fail("bounds %v: the west must be less than the east", b)
	case b[1] >= b[3]:
		return fail("bounds %v: the south must be less than the north", b)
	}
	return b
}

// points gives the points of the geometry, and whether they are all as they
// should be. A feature without geometry has none.
func (r *record) points() (points [][2]float64, ok bool) {
	g := r.member("geometry")
	if g.missing() {
		return nil, true
	}
	if g.kind != object {
		r.say(g.at, `"geometry" must be an object or null, not %s`, g.kind)
		return nil, false
	}
	shape, at := g.member("type"), g.member("coordinates")
	switch {
	case shape.kind != text:
		r.say(shape.at, `the geometry has no "type"`)
		return nil, false
	case shape.text != "Point" && shape.text != "MultiPoint":
		r.say(shape.at, "a geometry of type %q is not read: an event lies at a Point or a MultiPoint", shortened(shape.text))
		return nil, false
	case at.kind != array:
		r.say(at.at, `the "coordinates" of a %s must be an array`, shape.text)
		return nil, false
	}
	positions := at.items
	if shape.text == "Point" {
		positions = []value{*at}
	}
	for i := range positions {
		p, message := position(&positions[i])
		if message != "" {
			r.say(positions[i].at, "%s", message)
			return nil, false
		}
		points = append(points, p)
	}
	return points, true
}

// position reads one position of GeoJSON. A height is passed over.
func position(v *value) (p [2]float64, message string) {
	if v.kind != array || len(v.items) < 2 {
		return p, "a position must be an array of a longitude and a latitude"
	}
	for i := range v.items {
		if v.items[i].kind != number {
			return p, fmt.Sprintf("a position must hold numbers, not %s", v.items[i].kind)
		}
		if i < 2 {
			p[i] = v.items[i].float()
		}
	}
	if !onGlobe(p[0], p[1]) {
		message = fmt.Sprintf("longitude %g, latitude %g is off the globe: longitude comes first and runs from -180 to 180, latitude from -90 to 90", p[0], p[1])
	}
	return p, message
}
