package event

import (
	"slices"

	"legation/app/language"
)

// A Translation says in another language what a dataset says in its own. What
// it leaves out is read as the dataset has it. Its names and titles go by the
// ids of their records.
type Translation struct {
	Language    string // BCP 47 tag: "ko"
	Title       string
	Description string
	Note        string

	Events       map[string]string // titles
	Actors       map[string]string // names, as of all below
	Categories   map[string]string
	Places       map[string]string
	Territories  map[string]string
	Viewpoints   map[string]string
	Views        map[string]string
	Descriptions map[string]string // of viewpoints
}

// In gives the dataset as it is read in a language, which is the dataset itself
// where that has no such translation. The records are those of the dataset and
// in its order, with other names and titles; a search finds the titles of both.
//
// What a reader of files has supplied is named as the interface is, in the language
// of that.
func (d *Dataset) In(code string) *Dataset {
	d = d.Original()
	for i := range d.Translations {
		if d.Translations[i].Language == code {
			return d.translated(&d.Translations[i])
		}
	}
	if len(d.Supplied) > 0 && code == language.Current().Code && code != language.English {
		return d.translated(d.supplied(code))
	}
	return d
}

// supplied translates the names of what a reader has made.
func (d *Dataset) supplied(code string) *Translation {
	t := Translation{Language: code, Viewpoints: map[string]string{}, Descriptions: map[string]string{},
		Views: map[string]string{}, Categories: map[string]string{}}
	made := func(kind, id string) bool { return slices.Contains(d.Supplied, kind+" "+id) }
	for _, v := range d.Viewpoints {
		if made("viewpoint", v.ID) {
			t.Viewpoints[v.ID], t.Descriptions[v.ID] = language.T(v.Name), language.T(v.Description)
		}
	}
	for _, v := range d.Views {
		if made("view", v.ID) {
			t.Views[v.ID] = language.T(v.Name)
		}
	}
	for _, c := range d.Categories {
		if made("category", c.ID) {
			t.Categories[c.ID] = language.T(c.Name)
		}
	}
	return &t
}

// Original gives the dataset in its own language, as its file has it.
func (d *Dataset) Original() *Dataset {
	if d.original != nil {
		return d.original
	}
	return d
}

func (d *Dataset) translated(t *Translation) *Dataset {
	to := *d
	to.original = d
	put(&to.Title, t.Title)
	put(&to.Description, t.Description)
	put(&to.Note, t.Note)
	to.Events = renamed(d.Events, t.Events, func(e *Event) (string, *string) { return e.ID, &e.Title })
	to.Actors = renamed(d.Actors, t.Actors, func(a *Actor) (string, *string) { return a.ID, &a.Name })
	to.Categories = renamed(d.Categories, t.Categories, func(c *Category) (string, *string) { return c.ID, &c.Name })
	to.Places = renamed(d.Places, t.Places, func(p *Place) (string, *string) { return p.ID, &p.Name })
	to.Territories = renamed(d.Territories, t.Territories, func(t *Territory) (string, *string) { return t.ID, &t.Name })
	to.Viewpoints = renamed(d.Viewpoints, t.Viewpoints, func(v *Viewpoint) (string, *string) { return v.ID, &v.Name })
	to.Viewpoints = renamed(to.Viewpoints, t.Descriptions, func(v *Viewpoint) (string, *string) { return v.ID, &v.Description })
	to.Views = renamed(d.Views, t.Views, func(v *View) (string, *string) { return v.ID, &v.Name })
	to.index = d.index.sharing()
	return &to
}

func put(to *string, text string) {
	if text != "" {
		*to = text
	}
}

// renamed gives records with other names; of gives the id of one and where its
// name is.
func renamed[T any](all []T, names map[string]string, of func(*T) (string, *string)) []T {
	if len(names) == 0 {
		return all
	}
	to := make([]T, len(all))
	copy(to, all)
	for i := range to {
		id, name := of(&to[i])
		put(name, names[id])
	}
	return to
}

// sharing gives an index of the same records, whose words and places are
// gathered anew.
func (x *Index) sharing() *Index {
	if x == nil {
		return nil
	}
	return &Index{
		happened: x.happened,
		order:    x.order, anchors: x.anchors, ends: x.ends, peaks: x.peaks, sinceEver: x.sinceEver,
		events: x.events, actors: x.actors, categories: x.categories, sources: x.sources, places: x.places,
		territories: x.territories, viewpoints: x.viewpoints, views: x.views, stances: x.stances,
		all: x.all, byHolding: x.byHolding, byControl: x.byControl, byTerritory: x.byTerritory,
	}
}
