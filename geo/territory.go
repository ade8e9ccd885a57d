package geo

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// A Territory is a named area that stances are about. Those that touch share
// their vertices, and none covers another.
type Territory struct {
	ID       string // as datasets name it: golan-heights
	Geometry orb.MultiPolygon
	Bound    orb.Bound
	Label    orb.Point // well inside its largest part
}

// Territory looks up a territory.
func (a *Atlas) Territory(id string) (*Territory, bool) {
	t, ok := a.byID[id]
	return t, ok
}

// Contains tells whether a position is inside the territory or on its edge.
func (t *Territory) Contains(p orb.Point) bool {
	return t.Bound.Contains(p) && planar.MultiPolygonContains(t.Geometry, p)
}
