package dataset

import (
	"slices"
	"strings"

	"legation/app/event"
)

// stance reads a stance. One whose holder, territory, relation or regards
// cannot be read is left out, since it would say something else.
func (r *reader) stance(o *record) {
	s := event.Stance{
		ID:        o.declare("stance"),
		Holder:    o.needRef("holder", "actor"),
		Territory: o.needRef("territory", "territory"),
		Relation:  event.Relation(o.needRelation()),
		Date:      o.date("date"),
	}
	if !o.member("regards").missing() {
		s.Regards = o.needRef("regards", "actor")
	}
	if !o.keep("stance") {
		return
	}
	s.Attribution, s.Note = o.str("attribution"), o.str("note")
	s.Quotes, s.Sources = o.quotes(), o.refs("sources", "source")
	s.Confidence, s.Statement = o.confidence(), o.refs("statement", "statement")
	r.out.Stances = append(r.out.Stances, s)
	if err := r.spend(stanceBytes); r.ended == nil {
		r.ended = err
	}
}

// needRelation gives the relation, without which there is no stance.
func (r *record) needRelation() string {
	t := r.need("relation")
	if t != "" && !slices.Contains(event.Relations, event.Relation(t)) {
		names := make([]string, len(event.Relations))
		for i, known := range event.Relations {
			names[i] = string(known)
		}
		r.leave(r.member("relation").at, "unknown relation %q; there are %s", shortened(t), strings.Join(names, ", "))
	}
	return t
}

// assertion reads a point that must lie in a territory.
func (r *reader) assertion(o *record) {
	a := event.Assertion{Name: o.need("name")}
	o.name = a.Name
	a.Lon, a.Lat = o.point()
	a.Territory = o.needRef("territory", "territory")
	if !o.bad {
		r.out.Assertions = append(r.out.Assertions, a)
		r.assertions = append(r.assertions, o.at)
	}
}

// assert reports the assertions that a map does not bear out.
func (r *reader) assert(inTerritory func(lon, lat float64) (string, bool)) {
	for i, a := range r.out.Assertions {
		id, ok := inTerritory(a.Lon, a.Lat)
		if ok && id == a.Territory {
			continue
		}
		where := "in no territory"
		if ok {
			where = `in "` + id + `"`
		}
		r.found.add(r.assertions[i], "assertion %q: longitude %g, latitude %g lies %s of the map, not in %q",
			shortened(a.Name), a.Lon, a.Lat, where, a.Territory)
	}
}
