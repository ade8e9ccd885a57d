package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// A topology is a decoded TopoJSON file: arcs that several geometries share,
// and the geometries by the name of the object that they are in.
// https://github.com/topojson/topojson-specification
type topology struct {
	arcs    []orb.LineString // degrees
	objects map[string][]topoGeometry
}

// A topoGeometry refers to arcs by number; a negative number n is arc ^n run
// backwards.
type topoGeometry struct {
	Type       string
	ID         string
	Properties json.RawMessage
	Arcs       json.RawMessage
}

// parseTopology decodes a TopoJSON file. Errors say which part is wrong.
func parseTopology(data []byte) (*topology, error) {
	// The arcs are nearly all of a file. They are decoded here, in a fraction
	// of the time that encoding/json would take, and it gets the rest.
	t := &topology{objects: map[string][]topoGeometry{}}
	if from := findArcs(data); from >= 0 {
		arcs, size, err := parseArcs(data[from:])
		if err != nil {
			return nil, fmt.Errorf("topojson: arcs: %w", err)
		}
		t.arcs = arcs
		data = slices.Concat(data[:from], []byte("null"), data[from+size:])
	}
	var file struct {
		Type      string
		Transform *struct{ Scale, Translate [2]float64 }
		Objects   map[string]struct{ Geometries []topoGeometry }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("topojson: %w", err)
	}
	if file.Type != "Topology" {
		return nil, fmt.Errorf("topojson: type is %q, not \"Topology\"", file.Type)
	}
	if tr := file.Transform; tr != nil {
		for _, arc := range t.arcs {
			var x, y float64
			for i, p := range arc {
				x, y = x+p[0], y+p[1]
				arc[i] = orb.Point{x*tr.Scale[0] + tr.Translate[0], y*tr.Scale[1] + tr.Translate[1]}
			}
		}
	}
	for name, o := range file.Objects {
		t.objects[name] = o.Geometries
	}
	return t, nil
}

// findArcs gives the place of the value of the outermost member "arcs", or -1.
func findArcs(data []byte) int {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			from := i + 1
			for i = from; i < len(data) && data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
			if depth != 1 || i >= len(data) || string(data[from:i]) != "arcs" {
				continue
			}
			rest := bytes.TrimLeft(data[i+1:], " \t\r\n")
			if len(rest) > 0 && rest[0] == ':' {
				return len(data) - len(bytes.TrimLeft(rest[1:], " \t\r\n"))
			}
		}
	}
	return -1
}

// parseArcs decodes [[[x,y],…],…] and gives the length of its text. It does
// not mind a comma too many or too few.
func parseArcs(b []byte) (arcs []orb.LineString, size int, err error) {
	// The points of all arcs, one after the other. A position of whole
	// numbers takes six bytes at the least.
	points := make([]orb.Point, 0, len(b)/6)
	var ends []int
	var p orb.Point
	depth, n := 0, 0
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '[':
			if depth++; depth > 3 {
				return nil, 0, errors.New("nested too deeply")
			}
			n = 0
			i++
		case c == ']':
			switch {
			case depth == 3 && n < 2:
				return nil, 0, fmt.Errorf("arc %d has a position with %d numbers", len(ends), n)
			case depth == 3:
				points = append(points, p)
			case depth == 2:
				ends = append(ends, len(points))
			}
			i++
			if depth--; depth > 0 {
				continue
			}
			arcs = make([]orb.LineString, len(ends))
			from := 0
			for i, to := range ends {
				arcs[i] = orb.LineString(points[from:to:to])
				from = to
			}
			return arcs, i, nil
		case c == '-' || c >= '0' && c <= '9':
			if depth != 3 {
				return nil, 0, errors.New("a number outside a position")
			}
			end := i + 1
			whole := true
			for ; end < len(b) && inNumber(b[end]); end++ {
				whole = whole && b[end] >= '0' && b[end] <= '9'
			}
			if n < 2 {
				if p[n], err = number(b[i:end], whole && (c != '-' || end > i+1)); err != nil {
					return nil, 0, err
				}
			}
			n++
			i = end
		case depth > 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t'):
			i++
		default:
			return nil, 0, fmt.Errorf("%q in place of a number or a list", c)
		}
	}
	return nil, 0, errors.New("the text ends within them")
}

func inNumber(c byte) bool {
	return c >= '0' && c <= '9' || c == '-' || c == '.' || c == 'e' || c == 'E' || c == '+'
}

// number reads a JSON number; whole ones of up to nine digits, the usual
// case, without a detour through a string.
func number(b []byte, whole bool) (float64, error) {
	digits := b
	if b[0] == '-' {
		digits = b[1:]
	}
	if !whole || len(digits) > 9 {
		v, err := strconv.ParseFloat(string(b), 64)
		if err != nil {
			return 0, fmt.Errorf("the number %s: %w", b, err)
		}
		return v, nil
	}
	v := 0
	for _, c := range digits {
		v = v*10 + int(c-'0')
	}
	if len(digits) < len(b) {
		v = -v
	}
	return float64(v), nil
}

// line joins arcs, each beginning where the one before ends.
func (t *topology) line(numbers []int) (orb.LineString, error) {
	var out orb.LineString
	for _, k := range numbers {
		i := k
		if k < 0 {
			i = ^k
		}
		if i >= len(t.arcs) {
			return nil, fmt.Errorf("there is no arc %d", k)
		}
		arc := t.arcs[i]
		if k < 0 {
			arc = slices.Clone(arc)
			arc.Reverse()
		}
		if len(out) > 0 && len(arc) > 0 {
			if out[len(out)-1] != arc[0] {
				return nil, fmt.Errorf("arc %d does not begin where the one before it ends", k)
			}
			arc = arc[1:]
		}
		out = append(out, arc...)
	}
	return out, nil
}

// multiPolygon builds the areas of a Polygon or MultiPolygon, with closed
// rings, outer ones counter-clockwise and holes clockwise (RFC 7946).
func (t *topology) multiPolygon(g topoGeometry) (orb.MultiPolygon, error) {
	var numbers [][][]int
	var err error
	switch g.Type {
	case "Polygon":
		numbers = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &numbers[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &numbers)
	default:
		return nil, fmt.Errorf("%s: type is %q, not an area", g.ID, g.Type)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: arcs: %w", g.ID, err)
	}
	out := make(orb.MultiPolygon, 0, len(numbers))
	for _, rings := range numbers {
		polygon := make(orb.Polygon, 0, len(rings))
		for i, ring := range rings {
			l, err := t.line(ring)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", g.ID, err)
			}
			r := orb.Ring(l)
			if len(r) < 4 || !r.Closed() {
				return nil, fmt.Errorf("%s: a ring of %d points is not closed or encloses nothing", g.ID, len(r))
			}
			want := orb.CCW
			if i > 0 {
				want = orb.CW
			}
			if r.Orientation() != want {
				r.Reverse()
			}
			polygon = append(polygon, r)
		}
		out = append(out, polygon)
	}
	return out, nil
}

// multiLine builds the lines of a LineString or MultiLineString.
func (t *topology) multiLine(g topoGeometry) (orb.MultiLineString, error) {
	var numbers [][]int
	var err error
	switch g.Type {
	case "LineString":
		numbers = make([][]int, 1)
		err = json.Unmarshal(g.Arcs, &numbers[0])
	case "MultiLineString":
		err = json.Unmarshal(g.Arcs, &numbers)
	default:
		return nil, fmt.Errorf("type is %q, not a line", g.Type)
	}
	if err != nil {
		return nil, fmt.Errorf("arcs: %w", err)
	}
	out := make(orb.MultiLineString, 0, len(numbers))
	for _, arcs := range numbers {
		l, err := t.line(arcs)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}
