package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// nameCountries makes the labels of the countries that no territory stands for.
func (w *worldMap) nameCountries() {
	type named struct {
		label Label
		size  float64
	}
	var all []named
	add := func(c Country) {
		widest := orb.Bound{}
		for _, p := range c.Geometry {
			if b := p.Bound(); b.Max[0]-b.Min[0] > widest.Max[0]-widest.Min[0] {
				widest = b
			}
		}
		extent := widest.Max[0] - widest.Min[0]
		all = append(all, named{Label{Text: c.Name, At: c.Label, Kind: CountryLabel, Extent: min(extent, 60)}, extent * (widest.Max[1] - widest.Min[1])})
	}
	for _, c := range w.atlas.World {
		if !c.Detail {
			add(c)
		}
	}
	for _, c := range w.atlas.Detail {
		add(c)
	}
	slices.SortStableFunc(all, func(a, b named) int {
		switch {
		case a.size > b.size:
			return -1
		case a.size < b.size:
			return 1
		}
		return 0
	})
	for _, n := range all {
		w.countryLabels = append(w.countryLabels, n.label)
	}
}

// TerritoryLabelAt returns a label put well inside a territory. It is drawn
// where the territory is wide enough for it, and its second line, which says
// what is in dispute, where the territory is large enough to be looked at.
func TerritoryLabelAt(l Label, id string) Label {
	t, ok := world().atlas.Territory(id)
	if !ok {
		l.MinZoom = MaxZoom + 1
		return l
	}
	l.At = t.Label
	l.Extent = (t.Bound.Max[0] - t.Bound.Min[0]) * 3
	height := (t.Bound.Max[1] - t.Bound.Min[1]) / math.Cos(t.Label[1]*math.Pi/180)
	l.SubZoom = math.Log2(70 / height * 360 / 256)
	return l
}

// TerritoryPoint returns a place well inside a territory.
func TerritoryPoint(id string) (orb.Point, bool) {
	t, ok := world().atlas.Territory(id)
	if !ok {
		return orb.Point{}, false
	}
	return t.Label, true
}
