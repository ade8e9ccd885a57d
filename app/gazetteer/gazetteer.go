// Package gazetteer finds places by name: the world's capitals and the towns of
// 15,000 inhabitants and more, with their names in English, Korean, Arabic,
// Hebrew and French.
//
// It gives names and coordinates and says of no place whose it is. Where a name
// has several bearers, the labels that tell them apart name a country, but not
// for places over which states differ; behind such a name each of their
// countries is understood.
//
// It works on what is embedded, reads that when it is first asked, and may be
// used by several goroutines.
package gazetteer

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Match is a place. Lon and Lat are degrees of WGS 84, to a thousandth; they
// are somewhere in the middle of the town.
type Match struct {
	Name     string // in English, or as it is written there
	Lon, Lat float64
}

// A Candidate is a place that may have been meant. Lookup of its label finds
// it, unless there is another one of that name in its very division.
type Candidate struct {
	Match
	Label string // "Springfield, Illinois, United States"
}

// Of two bearers of a name the larger is meant where it has so many times the
// inhabitants of the other.
const manyTimes = 8

// mostCandidates bounds a list that a person reads.
const mostCandidates = 12

// Lookup finds the place of a name. Case, accents and punctuation do not
// matter. What stands behind the name narrows it, as in "Paris, Texas", "Paris
// (France)" and "Springfield, Illinois, US". The country does so too; it may be
// "", a name or a code of two letters.
//
// ok is true where there is one such place, or one that has eight times the
// inhabitants of every other. Otherwise the match is zero, and the candidates
// are the places that bear the name, the largest first: several where it has
// several bearers, those that are elsewhere where none is in the country asked
// for, and none where the name is unknown. The name of a country finds a town
// only where that is its capital, as in Singapore: Palestine is no town of
// Texas.
func Lookup(name, country string) (m Match, candidates []Candidate, ok bool) {
	g := world()
	parts := split(name)
	for head := len(parts); head > 0; head-- {
		bearers := g.bearers(strings.Join(parts[:head], " "))
		if len(bearers) == 0 {
			continue
		}
		narrow := slices.Clone(parts[head:])
		if key := fold(country); key != "" {
			narrow = append(narrow, key)
		}
		within := slices.DeleteFunc(slices.Clone(bearers), func(i int32) bool {
			return slices.ContainsFunc(narrow, func(q string) bool { return !g.in(&g.places[i], q) })
		})
		if len(narrow) == 0 && g.countryAlone(parts[0], within) {
			return Match{}, g.candidates(within), false
		}
		if i, one := g.only(within); one {
			return g.places[i].match(), nil, true
		}
		if len(within) == 0 {
			within = bearers
		}
		return Match{}, g.candidates(within), false
	}
	return Match{}, nil, false
}

// Find is Lookup for readers of files, in terms of plain values: canonical is
// the name of the place that was found, or "" where it is unknown or
// ambiguous, and the candidates are the labels of those that may be meant.
func Find(name string) (lon, lat float64, canonical string, candidates []string) {
	m, all, _ := Lookup(name, "")
	for _, c := range all {
		candidates = append(candidates, c.Label)
	}
	return m.Lon, m.Lat, m.Name, candidates
}

// split takes a name apart at its commas and brackets, folded.
func split(name string) []string {
	const most = 200
	if len(name) > most {
		return nil
	}
	var parts []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(",،、，;()[]（）", r) }) {
		if part = fold(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// only gives the one place that is meant by a name of these bearers, which
// come the largest first.
func (g *gazetteer) only(bearers []int32) (int32, bool) {
	switch {
	case len(bearers) == 0:
		return 0, false
	case len(bearers) == 1:
		return bearers[0], true
	}
	first, second := &g.places[bearers[0]], &g.places[bearers[1]]
	return bearers[0], first.inhabitants >= manyTimes*max(second.inhabitants, 1)
}

// countryAlone reports whether a name is that of a country which does not share
// it with its capital.
func (g *gazetteer) countryAlone(key string, bearers []int32) bool {
	code, is := g.countries[key]
	return is && !slices.ContainsFunc(bearers, func(i int32) bool {
		p := &g.places[i]
		return p.capital && slices.Contains(p.countries, code)
	})
}

// in reports whether a place is in the country or division of a folded name.
func (g *gazetteer) in(p *place, key string) bool {
	for _, code := range p.countries {
		if strings.EqualFold(code, key) || g.countries[key] == code {
			return true
		}
	}
	country, division, _ := strings.Cut(p.division, ".")
	if country == "US" && strings.EqualFold(division, key) {
		return true // states by their two letters
	}
	return slices.Contains(g.divisions[key], p.division)
}

func (g *gazetteer) candidates(bearers []int32) []Candidate {
	var all []Candidate
	for _, i := range bearers[:min(len(bearers), mostCandidates)] {
		p := &g.places[i]
		all = append(all, Candidate{p.match(), g.label(p)})
	}
	return all
}

// label tells a place from others of its name.
func (g *gazetteer) label(p *place) string {
	text := p.name
	if division := g.named[p.division]; division != "" && division != p.name {
		text += ", " + division
	}
	if !p.disputed {
		text += ", " + cmp.Or(g.named[p.countries[0]], p.countries[0])
	}
	return text
}

func (p *place) match() Match { return Match{p.name, p.lon, p.lat} }

// distance gives the kilometres between two points, on a sphere.
func distance(lon1, lat1, lon2, lat2 float64) float64 {
	const radius, degree = 6371, math.Pi / 180
	a := math.Pow(math.Sin((lat2-lat1)*degree/2), 2) +
		math.Cos(lat1*degree)*math.Cos(lat2*degree)*math.Pow(math.Sin((lon2-lon1)*degree/2), 2)
	return 2 * radius * math.Asin(min(1, math.Sqrt(a)))
}
