package dataset

import (
	"math"

	"legation/app/event"
)

// feature reads an event.
func (r *reader) feature(o *record) {
	if t := o.member("type"); t.kind != text || t.text != "Feature" {
		o.leave(t.at, `its "type" is not "Feature"`)
	}
	id := o.featureID()
	properties := o.member("properties")
	if properties.kind != object {
		o.leave(properties.at, `"properties" with a "title" are missing`)
		o.keep("event")
		return
	}
	if o.name == "" && properties.member("title").kind == text {
		o.name = properties.member("title").text
	}
	o.what = "event"
	p := o.part("event", properties)
	e := event.Event{ID: id, Title: p.need("title"), Date: p.date("date")}
	o.bad = o.bad || p.bad
	if !o.keep("event") {
		return
	}
	e.Period = p.flag("period")
	e.Category = p.ref("category", "category")
	e.Summary = p.str("summary")
	e.Attribution = p.str("attribution")
	e.Actors = p.refs("actors", "actor")
	e.Places = r.list(o.places(p, e.Title))
	e.Quotes = p.quotes()
	e.Sources = p.refs("sources", "source")
	e.Confidence = p.confidence()
	e.Statement = p.refs("statement", "statement")
	e.Accounts = p.accounts()
	e.Note = p.str("note")
	if err := r.add(e); r.ended == nil {
		r.ended = err
	}
}

// featureID gives the id of a feature, "" where it has none and one is made.
func (r *record) featureID() string {
	v := r.member("id")
	switch {
	case v.missing():
		return ""
	case v.kind != text && v.kind != number:
		r.say(v.at, `"id" must be a text, not %s`, v.kind)
		return ""
	case blank(v.text):
		return ""
	}
	return r.claim("event", v.text, v.at)
}

// accounts reads the versions of an event. One with a malformed date is left
// out, and the event stays.
func (r *record) accounts() []event.Account {
	var accounts []event.Account
	for _, o := range r.objects("accounts", "account of event") {
		a := event.Account{
			Date:        o.date("date"),
			Text:        o.str("text"),
			Attribution: o.str("attribution"),
			Quotes:      o.quotes(),
			Sources:     o.refs("sources", "source"),
			Confidence:  o.confidence(),
		}
		if !o.bad {
			accounts = append(accounts, a)
		}
	}
	return accounts
}

// places gives the places of a feature: those that its properties name, which
// its geometry must agree with, or else places made from its geometry.
func (r *record) places(p *record, title string) []string {
	points, ok := r.points()
	named, at := p.strs("places")
	if len(named) == 0 {
		return r.pinned(points, p, title)
	}
	made := !r.has("places") && len(named) == len(points)
	var ids []string
	for i, name := range named {
		if made && !blank(name) {
			ids = append(ids, r.pinAt(name, points[i]))
		} else if id, ok := p.use("place", name, at[i]); ok {
			ids = append(ids, id)
		}
	}
	// Only a whole list can be compared with the geometry.
	if ok && !made && len(points) > 0 && len(ids) == len(named) {
		r.compare(points, ids)
	}
	return ids
}

// pinned gives the places made from a geometry.
func (r *record) pinned(points [][2]float64, p *record, title string) []string {
	names, _ := p.strs("place")
	var ids []string
	for i, point := range points {
		name := title
		switch {
		case len(names) == 1:
			name = names[0]
		case i < len(names):
			name = names[i]
		}
		if blank(name) {
			name = title
		}
		ids = append(ids, r.pinAt(name, point))
	}
	return ids
}

// compare reports where a geometry lies elsewhere than the places it is of.
func (r *record) compare(points [][2]float64, ids []string) {
	g := r.member("geometry").member("coordinates")
	if len(points) != len(ids) {
		r.say(g.at, "the geometry has %s, but there are %s: it must have one for each place, in the same order",
			count(len(points), "point"), count(len(ids), "place"))
		return
	}
	for i, id := range ids {
		place := r.out.Places[r.placeAt[id]]
		if math.Abs(points[i][0]-place.Lon) > near || math.Abs(points[i][1]-place.Lat) > near {
			r.say(g.at, "the geometry does not match the places: %q lies at longitude %g, latitude %g, not at %g, %g",
				shortened(id), place.Lon, place.Lat, points[i][0], points[i][1])
		}
	}
}
