package dataset

import (
	bcp47 "golang.org/x/text/language"

	"legation/app/event"
)

// A translatedPart is a part of a translation: the names of the records of one kind.
type translatedPart struct {
	member, kind string
	names        func(*event.Translation) *map[string]string
}

var translated = []translatedPart{
	{"events", "event", func(t *event.Translation) *map[string]string { return &t.Events }},
	{"actors", "actor", func(t *event.Translation) *map[string]string { return &t.Actors }},
	{"categories", "category", func(t *event.Translation) *map[string]string { return &t.Categories }},
	{"places", "place", func(t *event.Translation) *map[string]string { return &t.Places }},
	{"territories", "territory", func(t *event.Translation) *map[string]string { return &t.Territories }},
	{"viewpoints", "viewpoint", func(t *event.Translation) *map[string]string { return &t.Viewpoints }},
	{"descriptions", "viewpoint", func(t *event.Translation) *map[string]string { return &t.Descriptions }},
	{"views", "view", func(t *event.Translation) *map[string]string { return &t.Views }},
}

// translations reads what the dataset says in other languages. It comes after
// the records, whose ids it goes by.
func (r *reader) translations() {
	all := r.single("translations")
	for i, tag := range all.names {
		v := &all.items[i]
		o := r.record("translation", v)
		o.name = tag
		if _, err := bcp47.Parse(tag); err != nil {
			o.leave(v.at, "%q is no language tag, such as \"ko\" or \"pt-BR\"", shortened(tag))
			continue
		}
		if v.kind != object {
			o.leave(v.at, "it must be an object, not %s", v.kind)
			continue
		}
		t := event.Translation{Language: tag, Title: o.str("title"), Description: o.str("description"), Note: o.str("note")}
		for _, p := range translated {
			names := o.of(p.member, object)
			if names == nil {
				continue
			}
			to := make(map[string]string, len(names.names))
			for j, id := range names.names {
				item := &names.items[j]
				if item.kind != text {
					o.say(item.at, "%s must hold texts, not %s", p.member, item.kind)
					continue
				}
				if id, ok := r.useIn(o, p.kind, id, item.at); ok {
					to[id] = item.text
				}
			}
			*p.names(&t) = to
		}
		r.out.Translations = append(r.out.Translations, t)
	}
}

// useIn gives the id of a record of the dataset, and reports one that leads
// nowhere.
func (r *reader) useIn(o *record, kind, id string, at int) (string, bool) {
	if kind == "event" && r.builder.ids.Find(id, r.out.Events) >= 0 {
		return id, true
	}
	known, ok := r.known[kind][id]
	if !ok {
		o.say(at, "unknown %s %q", kind, shortened(id))
	}
	return known, known != ""
}

// translationsOf puts the translations into the form of the file, the names in
// the order of the records.
func translationsOf(d *event.Dataset) (all ordered) {
	ids := map[string][]string{}
	add := func(kind, id string) { ids[kind] = append(ids[kind], id) }
	for i := range d.Events {
		add("event", d.Events[i].ID)
	}
	for i := range d.Actors {
		add("actor", d.Actors[i].ID)
	}
	for i := range d.Categories {
		add("category", d.Categories[i].ID)
	}
	for i := range d.Places {
		add("place", d.Places[i].ID)
	}
	for i := range d.Territories {
		add("territory", d.Territories[i].ID)
	}
	for i := range d.Viewpoints {
		add("viewpoint", d.Viewpoints[i].ID)
	}
	for i := range d.Views {
		add("view", d.Views[i].ID)
	}
	for i := range d.Translations {
		t := &d.Translations[i]
		var o ordered
		o.text("title", t.Title)
		o.text("description", t.Description)
		o.text("note", t.Note)
		for _, p := range translated {
			var names ordered
			for _, id := range ids[p.kind] {
				names.text(id, (*p.names(t))[id])
			}
			if len(names) > 0 {
				o.add(p.member, names)
			}
		}
		all.add(t.Language, o)
	}
	return all
}
