package timeline

import (
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/event/eventtest"
	"legation/app/state"
	"legation/geo"
)

// unfolded lays a pane out that is high enough for all positions.
func unfolded(d *event.Dataset) *Layout {
	m := NewMarks(d)
	shelf := Shelf{opened: true}
	for _, g := range m.groups {
		shelf.Open(g.id)
	}
	return NewLayout(m, 1440, 6000, shelf)
}

// TestEveryStanceHasItsPlace finds every stance once: as a band where it is
// dated, in the column of the undated where it is not.
func TestEveryStanceHasItsPlace(t *testing.T) {
	for name, d := range map[string]*event.Dataset{
		"built-in": dataset.Builtin(), "random": event.New(eventtest.Random(6, 400)),
	} {
		seen := map[int32]int{}
		for _, g := range NewMarks(d).groups {
			for _, p := range g.pairs {
				for _, b := range p.bands {
					seen[b.stance]++
					if s := &d.Stances[b.stance]; s.Undated() || s.Territory != p.territory {
						t.Errorf("%s: %s is a band of %s", name, s.ID, p.name)
					}
				}
				for _, i := range p.undated {
					seen[i]++
					if s := &d.Stances[i]; !s.Undated() {
						t.Errorf("%s: %s waits among the undated", name, s.ID)
					}
				}
			}
		}
		for i := range d.Stances {
			if seen[int32(i)] != 1 {
				t.Errorf("%s: %s is there %d times", name, d.Stances[i].ID, seen[int32(i)])
			}
		}
	}
}

func TestPositionsAreGroupedByViewpoint(t *testing.T) {
	d := dataset.Builtin()
	groups := NewMarks(d).groups
	if len(groups) != len(d.Viewpoints) {
		t.Fatalf("%d groups for %d viewpoints", len(groups), len(d.Viewpoints))
	}
	for i, g := range groups {
		v := d.Viewpoints[i]
		if g.id != v.ID || g.name != v.Name {
			t.Errorf("group %d is %s, want %s", i, g.id, v.ID)
		}
		territories := map[string]bool{}
		for _, p := range g.pairs {
			if territories[p.territory] {
				t.Errorf("%s has two lanes on %s", g.id, p.territory)
			}
			territories[p.territory] = true
			for _, b := range p.bands {
				s := &d.Stances[b.stance]
				if (s.Relation == event.Controls) != (v.Holder == "") || v.Holder != "" && s.Holder != v.Holder {
					t.Errorf("%s is in %s", s.ID, g.id)
				}
			}
		}
	}
	// Holders without a viewpoint are not left out.
	others := NewMarks(event.New(eventtest.Random(6, 400))).groups
	if last := others[len(others)-1]; last.id != othersGroup || !strings.Contains(last.pairs[0].name, "Actor") {
		t.Errorf("the last group is %q with %q", last.name, last.pairs[0].name)
	}
}

// TestBandsOfARowFollowOneAnother allows two bands of one row to meet only
// where one or both are uncertain.
func TestBandsOfARowFollowOneAnother(t *testing.T) {
	for _, g := range NewMarks(dataset.Builtin()).groups {
		for _, p := range g.pairs {
			for i := range p.bands {
				for j := range p.bands[:i] {
					a, b := &p.bands[j], &p.bands[i]
					_, end := a.mark.core()
					begin, _ := b.mark.core()
					if a.row == b.row && begin < end {
						t.Errorf("%s: bands %d and %d lie over one another", p.name, j, i)
					}
				}
			}
		}
	}
}

func TestBandsLieWithinTheirLanes(t *testing.T) {
	d := dataset.Builtin()
	l := unfolded(d)
	s := state.New(d)
	for range 6 {
		p := Arrange(s, l, nil)
		if len(p.Bands) == 0 {
			t.Fatal("no bands")
		}
		for _, b := range p.Bands {
			r := p.Rows[b.Row]
			if b.Y < r.Y || b.Bottom() > r.Bottom() {
				t.Errorf("%s is out of its lane", d.Stances[b.Stance].ID)
			}
			if b.Undated && (b.X < p.Undated.X || b.Right() > p.Undated.Right()) {
				t.Errorf("%s is out of the column of the undated", d.Stances[b.Stance].ID)
			}
			if w := b.Label; w.Text != "" && (w.X < b.X || w.X+w.W > b.Right() || w.X < p.Axis.X || w.X+w.W > p.Axis.Right()) {
				t.Errorf("the words %q are off their band", w.Text)
			}
		}
		sc := l.ScaleOf(s)
		s.Axis = sc.Zoom(sc.Left+0.7*sc.Width, 2.5, 0)
	}
}

func TestAPointerFindsThePosition(t *testing.T) {
	d := dataset.Builtin()
	p := Arrange(state.New(d), unfolded(d), nil)
	found := map[int]bool{}
	for _, b := range p.Bands {
		x0, x1 := max(b.X, p.Undated.X), min(b.Right(), p.Axis.Right())
		if !b.Undated {
			x0 = max(x0, p.Axis.X)
		}
		for _, part := range []float64{0.05, 0.5, 0.95} {
			i, ok := p.StanceAt(x0+(x1-x0)*part, b.Y+b.H/2)
			if !ok {
				t.Errorf("nothing is found on %s", d.Stances[b.Stance].ID)
			}
			found[i] = true
		}
	}
	if len(found) != len(d.Stances) {
		t.Errorf("%d of %d positions are found", len(found), len(d.Stances))
	}
	if _, ok := p.StanceAt(p.Axis.X+50, p.Lanes[0].Y+3); ok {
		t.Error("there is a position among the events")
	}
}

// TestColoursFollowWhomAStanceNames compares with the map's rules.
func TestColoursFollowWhomAStanceNames(t *testing.T) {
	d := dataset.Builtin()
	w := painter{Picture: Arrange(state.New(d), unfolded(d), nil), pal: geo.Light}
	colour := func(actor string) [3]uint8 {
		a, _ := d.Actor(actor)
		c, _ := geo.ParseColour(a.Colour)
		return [3]uint8{c.R, c.G, c.B}
	}
	for id, want := range map[string]struct {
		owner   string
		pattern pattern
		dotted  bool
	}{
		"control-golan-heights-israel":      {owner: "israel"},
		"north-korea-on-golan-heights-2019": {owner: "syria"},
		"us-on-golan-heights-2019":          {owner: "israel"},
		"unsc-on-golan-heights":             {owner: "syria", dotted: true},
		"us-on-golan-heights-before-2019":   {dotted: true},
		"us-on-west-bank":                   {pattern: upright},
		"unga-on-gaza-partition":            {pattern: upright},
		"israel-on-north-korea-article":     {pattern: crossing},
		"south-korea-on-gaza":               {},
		"israel-on-gaza-no-claim":           {},
	} {
		s, ok := d.Stance(id)
		if !ok {
			t.Fatalf("no stance %s", id)
		}
		look := w.lookOf(s)
		got := [3]uint8{look.colour.R, look.colour.G, look.colour.B}
		if want.owner != "" && got != colour(want.owner) {
			t.Errorf("%s is %v, want that of %s", id, got, want.owner)
		}
		if want.owner == "" && (max(got[0], got[1], got[2])-min(got[0], got[1], got[2]) > 16) {
			t.Errorf("%s is %v, want a grey", id, got)
		}
		if look.pattern != want.pattern || look.dotted != want.dotted {
			t.Errorf("%s: pattern %d, dotted %v", id, look.pattern, look.dotted)
		}
		for _, pal := range []geo.Palette{geo.Light, geo.Dark} {
			w.pal = pal
			on := w.lookOf(s).colour
			if got := geo.Contrast(on, ink(on)); got < 4.5 {
				t.Errorf("%s: contrast of its words %.2f", id, got)
			}
		}
		w.pal = geo.Light
	}
}

func TestAPositionIsSaidInWords(t *testing.T) {
	d := dataset.Builtin()
	s, _ := d.Stance("us-on-golan-heights-2019")
	title, line := positionWords(d, s)
	if title != "United States on Golan Heights: sovereignty of Israel recognised" {
		t.Errorf("title %q", title)
	}
	source, _ := d.Source(s.Sources[0])
	if !strings.HasPrefix(line, "since 25 March 2019") || !strings.Contains(line, source.Title) {
		t.Errorf("line %q", line)
	}
	for i := range d.Stances {
		if words := stanceWords(d, &d.Stances[i]); words == "" || strings.HasSuffix(words, " ") {
			t.Errorf("%s: %q", d.Stances[i].ID, words)
		}
	}
}
