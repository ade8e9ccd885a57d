package assets_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"legation/assets"
)

// The types below read the file on their own, so that a fault in the
// program's reader cannot hide one in the data.

type collection struct {
	Legation struct {
		Title, Description, Licence, Note string
		Statements                        []struct{ ID, About string }
		Related                           []struct{ Title, URL string }
	}
	Actors, Categories, Sources, Territories, Viewpoints []entry
	Places                                               []place
	Views                                                []struct {
		ID, Name string
		Bounds   []float64
	}
	Features   []feature
	Stances    []stance
	Assertions []struct{ Territory string }
}

type entry struct {
	ID, Name, Title, URL, Note, Holder, Description, PartOf string
	Date                                                    *string
}

type place struct {
	ID, Name, Note string
	Lon, Lat       float64
}

type feature struct {
	Type, ID   string
	Geometry   *geometry
	Properties struct {
		record
		Title, Category, Summary string
		Actors, Places           []string
		Accounts                 []account
	}
}

type geometry struct {
	Type        string
	Coordinates any
}

// A record is what events and stances have in common.
type record struct {
	Date                          *string
	Attribution, Note, Confidence string
	Quotes                        []quote
	Sources, Statement            []string
}

type account struct {
	record
	Text string
}

type quote struct{ Text, Speaker, Source string }

type stance struct {
	record
	ID, Holder, Territory, Relation, Regards string
}

func load(t *testing.T) collection {
	t.Helper()
	var c collection
	if err := json.Unmarshal(assets.Relations, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// eachRecord visits events, their accounts and stances.
func (c collection) eachRecord(visit func(name string, r record)) {
	for _, f := range c.Features {
		visit(f.ID, f.Properties.record)
		for _, a := range f.Properties.Accounts {
			visit("account of "+f.ID, a.record)
		}
	}
	for _, s := range c.Stances {
		visit("stance "+s.ID, s.record)
	}
}

// ids gives the ids of a collection and complains of those that are not
// slugs or occur twice.
func ids[T any](t *testing.T, of []T, id func(T) string) map[string]bool {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range of {
		switch id := id(r); {
		case !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(id):
			t.Errorf("%q is not a slug", id)
		case seen[id]:
			t.Errorf("%q occurs twice", id)
		default:
			seen[id] = true
		}
	}
	return seen
}

func entryID(e entry) string { return e.ID }

func TestIdsLeadSomewhere(t *testing.T) {
	c := load(t)
	actors, sources := ids(t, c.Actors, entryID), ids(t, c.Sources, entryID)
	places := ids(t, c.Places, func(p place) string { return p.ID })
	categories, territories := ids(t, c.Categories, entryID), ids(t, c.Territories, entryID)
	ids(t, c.Viewpoints, entryID)
	ids(t, c.Features, func(f feature) string { return f.ID })
	ids(t, c.Stances, func(s stance) string { return s.ID })
	need := func(where string, known map[string]bool, id string) {
		t.Helper()
		if !known[id] {
			t.Errorf("%s: nothing has the id %q", where, id)
		}
	}
	statements := map[string]bool{}
	for _, s := range c.Legation.Statements {
		statements[s.ID] = true
	}
	used := map[string]bool{}
	c.eachRecord(func(name string, r record) {
		if len(r.Sources) == 0 {
			t.Errorf("%s has no source", name)
		}
		for _, id := range r.Sources {
			need(name, sources, id)
			used[id] = true
		}
		for _, q := range r.Quotes {
			need(name, sources, q.Source)
			if !slices.Contains(r.Sources, q.Source) {
				t.Errorf("%s quotes %q, which is not among its sources", name, q.Source)
			}
			if q.Text == "" || q.Speaker == "" {
				t.Errorf("%s has a quotation without text or speaker", name)
			}
		}
		for _, id := range r.Statement {
			need(name, statements, id)
		}
		if !slices.Contains([]string{"high", "medium", "low"}, r.Confidence) {
			t.Errorf("%s has the confidence %q", name, r.Confidence)
		}
		if r.Attribution == "" {
			t.Errorf("%s does not say who says so", name)
		}
	})
	for id := range sources {
		if !used[id] {
			t.Errorf("nothing rests on the source %q", id)
		}
	}
	for _, f := range c.Features {
		p := f.Properties
		if p.Title == "" || p.Summary == "" {
			t.Errorf("%s has no title or no summary", f.ID)
		}
		need(f.ID, categories, p.Category)
		for _, id := range p.Actors {
			need(f.ID, actors, id)
		}
		for _, id := range p.Places {
			need(f.ID, places, id)
		}
	}
	for _, s := range c.Stances {
		need("holder of "+s.ID, actors, s.Holder)
		need(s.ID, territories, s.Territory)
		if s.Regards != "" {
			need(s.ID, actors, s.Regards)
		}
	}
	for _, v := range c.Viewpoints {
		if v.Description == "" {
			t.Errorf("viewpoint %s has no description", v.ID)
		}
		if v.ID != "on-the-ground" && v.Holder != v.ID {
			t.Errorf("viewpoint %s shows the stances of %q", v.ID, v.Holder)
		}
		if v.Holder != "" {
			need(v.ID, actors, v.Holder)
		}
	}
	for _, a := range c.Actors {
		if a.PartOf != "" {
			need(a.ID, actors, a.PartOf)
		}
	}
	for _, a := range c.Assertions {
		need("assertion", territories, a.Territory)
	}
	for _, s := range c.Sources {
		if s.Title == "" || s.URL != "" && !regexp.MustCompile(`^https?://[^ ]+$`).MatchString(s.URL) {
			t.Errorf("source %s has the title %q and the link %q", s.ID, s.Title, s.URL)
		}
	}
}

func TestViewpointsAndViews(t *testing.T) {
	c := load(t)
	var viewpoints, views []string
	for _, v := range c.Viewpoints {
		viewpoints = append(viewpoints, v.ID)
	}
	for _, v := range c.Views {
		views = append(views, v.ID)
		if b := v.Bounds; len(b) != 4 || b[0] >= b[2] || b[1] >= b[3] {
			t.Errorf("view %s has the bounds %v", v.ID, b)
		}
	}
	if len(viewpoints) == 0 || viewpoints[0] != "on-the-ground" || !slices.IsSorted(viewpoints[1:]) {
		t.Errorf("viewpoints are %v, want on-the-ground and then the others by name", viewpoints)
	}
	if want := []string{"overview", "levant", "golan-heights", "korea"}; !slices.Equal(views, want) {
		t.Errorf("views are %v, want %v", views, want)
	}
	for _, v := range c.Viewpoints {
		if !slices.ContainsFunc(c.Stances, func(s stance) bool {
			return (v.Holder == "" && s.Relation == "controls") || (s.Holder == v.Holder && s.Relation != "controls")
		}) {
			t.Errorf("no stance colours the map for %s", v.ID)
		}
	}
}
