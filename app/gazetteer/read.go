package gazetteer

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"legation/assets"
)

// A place is one line of the embedded file, which assets/generate describes.
type place struct {
	name              string
	lon, lat          float64
	inhabitants       int
	countries         []string // the codes that are understood behind its name
	division          string   // "US.IL"
	capital, disputed bool
}

type gazetteer struct {
	places    []place
	byName    map[string][]int32  // by folded name
	countries map[string]string   // the code of a country, by folded name
	divisions map[string][]string // the codes of divisions, by folded name
	named     map[string]string   // how a code of either is shown
}

// world reads the embedded file once. That it can be read is for the tests to
// say, so that a fault in it panics.
var world = sync.OnceValue(func() *gazetteer {
	g, err := read(assets.Gazetteer)
	if err != nil {
		panic(fmt.Sprintf("reading the embedded gazetteer: %v", err))
	}
	return g
})

func read(b []byte) (*gazetteer, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	g := &gazetteer{
		byName:    map[string][]int32{},
		countries: map[string]string{},
		divisions: map[string][]string{},
		named:     map[string]string{},
	}
	lines := bufio.NewScanner(unzipped)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		switch {
		case fields[0] == "C" && len(fields) >= 3:
			g.named[fields[1]] = fields[2]
			for _, name := range fields[2:] {
				g.countries[fold(name)] = fields[1]
			}
		case fields[0] == "A" && len(fields) >= 3:
			g.named[fields[1]] = fields[2]
			for _, name := range fields[2:] {
				g.divisions[fold(name)] = append(g.divisions[fold(name)], fields[1])
			}
		case fields[0] == "P" && len(fields) >= 8:
			if err := g.add(fields); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("a line of %d fields: %q", len(fields), lines.Text())
		}
	}
	return g, lines.Err()
}

func (g *gazetteer) add(fields []string) error {
	inhabitants, err := strconv.Atoi(fields[4])
	if err != nil {
		return err
	}
	lon, err := strconv.ParseFloat(fields[5], 64)
	if err != nil {
		return err
	}
	lat, err := strconv.ParseFloat(fields[6], 64)
	if err != nil {
		return err
	}
	i := int32(len(g.places))
	g.places = append(g.places, place{
		name: fields[7], lon: lon, lat: lat, inhabitants: inhabitants,
		countries: strings.Split(fields[1], ","), division: fields[2],
		capital: strings.Contains(fields[3], "c"), disputed: strings.Contains(fields[3], "d"),
	})
	for _, name := range fields[7:] {
		if key := fold(name); key != "" && !slices.Contains(g.byName[key], i) {
			g.byName[key] = append(g.byName[key], i)
		}
	}
	return nil
}

// near is how far apart, in kilometres, two entries of one name and country
// may be that are one place for us: a town and the district that it is in.
const near = 25

// bearers gives the places that have a folded name, the largest first, each
// once.
func (g *gazetteer) bearers(key string) []int32 {
	all := slices.Clone(g.byName[key])
	slices.SortStableFunc(all, func(a, b int32) int {
		return cmp.Compare(g.places[b].inhabitants, g.places[a].inhabitants)
	})
	var kept []int32
	for _, i := range all {
		p := &g.places[i]
		if !slices.ContainsFunc(kept, func(k int32) bool {
			q := &g.places[k]
			return q.countries[0] == p.countries[0] && distance(p.lon, p.lat, q.lon, q.lat) < near
		}) {
			kept = append(kept, i)
		}
	}
	return kept
}
