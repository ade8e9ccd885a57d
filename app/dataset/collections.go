package dataset

import (
	"legation/app/event"
)

// collections reads everything but the events, the stances and the
// assertions, which refer to it.
func (r *reader) collections() {
	// Where a file has no collection of a kind, the names that its records
	// use make it, so that a person's own file need not have any.
	for collection, kind := range map[string]string{"actors": "actor", "categories": "category", "sources": "source"} {
		r.open[kind] = !r.has(collection)
	}
	r.about()
	r.actors()
	r.each("categories", "category", func(o *record) {
		c := event.Category{ID: o.declare("category"), Name: o.need("name"), Colour: o.colour("colour"), Shape: o.oneOf("shape", shapes)}
		if o.keep("category") {
			r.out.Categories = append(r.out.Categories, c)
		}
	})
	r.each("sources", "source", func(o *record) {
		s := event.Source{ID: o.declare("source"), Title: o.need("title"), URL: o.url("url"), Publisher: o.str("publisher"), Date: o.published(), Note: o.str("note")}
		if o.keep("source") {
			r.out.Sources = append(r.out.Sources, s)
		}
	})
	r.each("places", "place", func(o *record) {
		p := event.Place{ID: o.declare("place"), Name: o.need("name"), Area: o.flag("area"), Note: o.str("note")}
		p.Lon, p.Lat = o.point()
		if o.keep("place") {
			r.out.Places = append(r.out.Places, p)
		}
	})
	r.each("territories", "territory", func(o *record) {
		t := event.Territory{ID: o.declare("territory"), Name: o.need("name"), Note: o.str("note")}
		if o.keep("territory") {
			r.out.Territories = append(r.out.Territories, t)
		}
	})
	for i := range r.out.Places {
		r.placeAt[r.out.Places[i].ID] = i
	}
	r.each("viewpoints", "viewpoint", func(o *record) {
		v := event.Viewpoint{ID: o.declare("viewpoint"), Name: o.need("name"), Description: o.str("description")}
		if holder := o.member("holder"); !holder.missing() {
			// Without its holder it would silently show something else.
			v.Holder = o.needRef("holder", "actor")
		}
		if o.keep("viewpoint") {
			r.out.Viewpoints = append(r.out.Viewpoints, v)
		}
	})
	r.each("views", "view", func(o *record) {
		v := event.View{ID: o.declare("view"), Name: o.need("name"), Bounds: o.bounds()}
		if o.keep("view") {
			r.out.Views = append(r.out.Views, v)
		}
	})
}

// about reads what the dataset says of itself.
func (r *reader) about() {
	o := r.single("legation")
	if n, ok := o.number("version"); ok && n != version {
		o.say(o.member("version").at, "version %v of the format; this program reads version %d", n, version)
	}
	d := &r.out
	d.ID, d.Title, d.Description = o.str("id"), o.str("title"), o.str("description")
	d.Language, d.Licence, d.Note = o.str("language"), o.str("licence"), o.str("note")
	r.open["statement"] = o.member("statements").missing()
	for _, s := range o.objects("statements", "statement") {
		statement := event.Statement{ID: s.declare("statement"), About: s.str("about")}
		if s.keep("statement") {
			d.Statements = append(d.Statements, statement)
		}
	}
	for _, l := range o.objects("related", "link") {
		link := event.Link{Title: l.need("title"), URL: l.url("url")}
		if !l.bad {
			d.Related = append(d.Related, link)
		}
	}
}

// actors reads the actors. One may be part of another that stands further on.
func (r *reader) actors() {
	var parts []*record
	r.each("actors", "actor", func(o *record) {
		a := event.Actor{ID: o.declare("actor"), Name: o.need("name"), Kind: o.str("kind"), Colour: o.colour("colour")}
		if o.keep("actor") {
			part := o.of("partOf", text)
			if part == nil {
				parts = append(parts, nil)
			} else {
				kept := *part // the parser uses its memory again
				parts = append(parts, &record{reader: r, value: &kept, what: "actor", name: a.ID})
			}
			r.out.Actors = append(r.out.Actors, a)
		}
	})
	for i, part := range parts {
		if part != nil && part.value.text != "" {
			r.out.Actors[i].PartOf, _ = part.use("actor", part.value.text, part.at)
		}
	}
}

// declare gives the id of a record, which must be its own.
func (r *record) declare(kind string) string {
	id := r.need("id")
	if id == "" {
		return ""
	}
	return r.claim(kind, id, r.member("id").at)
}

// claim makes an id known. One that is taken leaves the record out.
func (r *record) claim(kind, id string, at int) string {
	r.name = id
	if r.taken(kind, id) {
		r.leave(at, "the id is taken by an earlier %s", kind)
		return ""
	}
	r.id = id
	r.know(kind, id, id)
	return id
}

// keep reports whether the record is to be read. The id of one that is left
// out stays known as such, so that those who refer to it are not reported too.
func (r *record) keep(kind string) bool {
	if r.bad && r.id != "" {
		r.know(kind, r.id, "")
	}
	return !r.bad
}

// published gives the date of a source as it is written.
func (r *record) published() string {
	v := r.of("date", text)
	if v == nil || v.text == "" {
		return ""
	}
	if _, err := event.ParseDate(v.text); err != nil {
		r.say(v.at, "%s", err)
		return ""
	}
	return v.text
}
