package dataset

import "legation/app/event"

// collection puts a dataset into the form of the file.
func collection(d *event.Dataset) ordered {
	d = d.Original()
	var c ordered
	c.add("type", "FeatureCollection")
	c.add("legation", about(d))
	c.add("actors", each(d.Actors, func(a *event.Actor) (o ordered) {
		o.add("id", a.ID)
		o.add("name", a.Name)
		o.text("kind", a.Kind)
		o.text("partOf", a.PartOf)
		o.text("colour", a.Colour)
		return o
	}))
	c.add("categories", each(d.Categories, func(c *event.Category) (o ordered) {
		o.add("id", c.ID)
		o.add("name", c.Name)
		o.text("colour", c.Colour)
		o.text("shape", c.Shape)
		return o
	}))
	c.add("sources", each(d.Sources, func(s *event.Source) (o ordered) {
		o.add("id", s.ID)
		o.add("title", s.Title)
		o.text("url", s.URL)
		o.text("publisher", s.Publisher)
		o.text("date", s.Date)
		o.text("note", s.Note)
		return o
	}))
	c.add("places", each(d.Places, func(p *event.Place) (o ordered) {
		o.add("id", p.ID)
		o.add("name", p.Name)
		o.add("lon", degrees(p.Lon))
		o.add("lat", degrees(p.Lat))
		o.flag("area", p.Area)
		o.text("note", p.Note)
		return o
	}))
	c.add("territories", each(d.Territories, func(t *event.Territory) (o ordered) {
		o.add("id", t.ID)
		o.add("name", t.Name)
		o.text("note", t.Note)
		return o
	}))
	c.add("viewpoints", each(d.Viewpoints, func(v *event.Viewpoint) (o ordered) {
		o.add("id", v.ID)
		o.add("name", v.Name)
		o.text("holder", v.Holder)
		o.text("description", v.Description)
		return o
	}))
	c.add("views", each(d.Views, func(v *event.View) (o ordered) {
		o.add("id", v.ID)
		o.add("name", v.Name)
		o.add("bounds", v.Bounds[:])
		return o
	}))
	c.add("features", each(d.Events, func(e *event.Event) ordered { return feature(d, e) }))
	c.add("stances", each(d.Stances, stance))
	c.add("assertions", each(d.Assertions, func(a *event.Assertion) (o ordered) {
		o.add("name", a.Name)
		o.add("lon", degrees(a.Lon))
		o.add("lat", degrees(a.Lat))
		o.add("territory", a.Territory)
		return o
	}))
	if len(d.Translations) > 0 {
		c.add("translations", translationsOf(d))
	}
	return c
}

func about(d *event.Dataset) (o ordered) {
	o.add("version", version)
	o.add("id", d.ID)
	o.add("title", d.Title)
	o.text("description", d.Description)
	o.text("language", d.Language)
	o.text("licence", d.Licence)
	o.text("note", d.Note)
	o.many("statements", all(d.Statements, func(s *event.Statement) (o ordered) {
		o.add("id", s.ID)
		o.text("about", s.About)
		return o
	}))
	o.many("related", all(d.Related, func(l *event.Link) (o ordered) {
		o.add("title", l.Title)
		o.text("url", l.URL)
		return o
	}))
	return o
}

// feature puts an event into the form of a feature. Its geometry is made of
// the points of its places.
func feature(d *event.Dataset, e *event.Event) (o ordered) {
	o.add("type", "Feature")
	o.add("id", e.ID)
	o.add("geometry", geometry(d, e.Places))
	var p ordered
	p.add("title", e.Title)
	p.add("date", date(e.Date))
	p.flag("period", e.Period)
	p.text("category", e.Category)
	p.text("summary", e.Summary)
	p.text("attribution", e.Attribution)
	p.list("actors", e.Actors)
	p.list("places", e.Places)
	p.many("quotes", all(e.Quotes, quote))
	p.list("sources", e.Sources)
	p.text("confidence", string(e.Confidence))
	p.list("statement", e.Statement)
	p.many("accounts", all(e.Accounts, account))
	p.text("note", e.Note)
	o.add("properties", p)
	return o
}

func account(a *event.Account) (o ordered) {
	o.add("date", date(a.Date))
	o.text("text", a.Text)
	o.text("attribution", a.Attribution)
	o.many("quotes", all(a.Quotes, quote))
	o.list("sources", a.Sources)
	o.text("confidence", string(a.Confidence))
	return o
}

func quote(q *event.Quote) (o ordered) {
	o.add("text", q.Text)
	o.text("speaker", q.Speaker)
	o.text("source", q.Source)
	o.text("note", q.Note)
	return o
}

func stance(s *event.Stance) (o ordered) {
	o.add("id", s.ID)
	o.add("holder", s.Holder)
	o.add("territory", s.Territory)
	o.add("relation", string(s.Relation))
	o.text("regards", s.Regards)
	o.add("date", date(s.Date))
	o.text("attribution", s.Attribution)
	o.text("note", s.Note)
	o.many("quotes", all(s.Quotes, quote))
	o.list("sources", s.Sources)
	o.text("confidence", string(s.Confidence))
	o.list("statement", s.Statement)
	return o
}

// date gives null for no date.
func date(d event.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

// geometry gives the points of places, null where there is none. A place that
// the dataset does not have is passed over.
func geometry(d *event.Dataset, places []string) any {
	var points [][2]degrees
	for _, id := range places {
		if p, ok := d.Place(id); ok {
			points = append(points, [2]degrees{degrees(p.Lon), degrees(p.Lat)})
		}
	}
	var o ordered
	switch len(points) {
	case 0:
		return nil
	case 1:
		o.add("type", "Point")
		o.add("coordinates", points[0])
	default:
		o.add("type", "MultiPoint")
		o.add("coordinates", points)
	}
	return o
}
