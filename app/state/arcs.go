package state

import (
	"math"

	"legation/app/event"
	"legation/geo"

	"github.com/paulmach/orb"
)

// arcs joins the places of the chosen event: the first one to the others. One
// with a single place is joined to the home of the party that is not at home
// there, one with none from party to party.
func (b *sceneBuilder) arcs() []geo.Arc {
	d := b.state.Dataset
	e, ok := d.Event(b.state.Selection)
	if !ok {
		return nil
	}
	ends := arcEnds(d, e)
	if len(ends) < 2 {
		return nil
	}
	col := b.palette.Accent
	if c, ok := d.Category(e.Category); ok {
		if parsed, ok := geo.ParseColour(c.Colour); ok {
			col = parsed
		}
	}
	var arcs []geo.Arc
	for _, to := range ends[1:] {
		arcs = append(arcs, geo.Arc{From: ends[0], To: to, Colour: col})
	}
	return arcs
}

// apart is the distance in degrees below which two ends are the same place.
const apart = 3

func arcEnds(d *event.Dataset, e *event.Event) []orb.Point {
	var ends []orb.Point
	for _, id := range e.Places {
		if p, ok := d.Place(id); ok {
			ends = append(ends, orb.Point{p.Lon, p.Lat})
		}
	}
	for _, id := range e.Actors {
		if len(ends) >= 2 {
			break
		}
		home, ok := homeOf(d, id)
		if ok && (len(ends) == 0 || math.Hypot(home[0]-ends[0][0], home[1]-ends[0][1]) > apart) {
			ends = append(ends, home)
		}
	}
	return ends
}

// homeOf returns where an actor is at home: in the territory of its name or of
// the state it belongs to, else in the first that it claims as its own.
func homeOf(d *event.Dataset, actor string) (orb.Point, bool) {
	for range 4 {
		if p, ok := geo.TerritoryPoint(actor); ok {
			return p, true
		}
		for i := range d.Stances {
			if s := &d.Stances[i]; s.Holder == actor && s.Relation == event.ClaimsOwn && (s.Regards == actor || s.Regards == "") {
				return geo.TerritoryPoint(s.Territory)
			}
		}
		a, ok := d.Actor(actor)
		if !ok || a.PartOf == "" {
			break
		}
		actor = a.PartOf
	}
	return orb.Point{}, false
}
