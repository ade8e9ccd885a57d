package timeline

import (
	"cmp"
	"slices"

	"legation/app/event"
	"legation/app/language"
)

// A group holds the positions of one viewpoint's holder, a lane for each
// territory. That of a viewpoint without a holder says who controls each.
type group struct {
	id, name string
	pairs    []pair
}

// A pair is a lane of positions: those of one holder on one territory.
type pair struct {
	territory, name string
	bands           []band  // dated, in order of time
	undated         []int32 // in Dataset.Stances
	rows            int
}

// A band is one dated stance. Bands of one row follow one another; where one
// gives way to the next within a year, both fade in that year.
type band struct {
	mark   mark
	stance int32 // in Dataset.Stances
	row    int
}

// maxBandRows is how many rows a lane of positions has at most. Stances that
// fit into none lie over others.
const maxBandRows = 6

// othersGroup is the id of the group of holders that have no viewpoint.
const othersGroup = "\x00others"

// positions gathers a dataset's stances by viewpoint and territory, and counts
// those without a day.
func positions(d *event.Dataset) (groups []group, undated int) {
	type key struct{ group, territory string }
	stances := map[key][]int32{}
	groupOf := map[string]string{} // by holder
	ground := othersGroup
	for _, v := range d.Viewpoints {
		switch {
		case v.Holder == "" && ground == othersGroup:
			ground = v.ID
		case v.Holder != "" && groupOf[v.Holder] == "":
			groupOf[v.Holder] = v.ID
		}
	}
	for i := range d.Stances {
		s := &d.Stances[i]
		g := cmp.Or(groupOf[s.Holder], othersGroup)
		if s.Relation == event.Controls {
			g = ground
		}
		if s.Undated() {
			undated++
		}
		k := key{g, s.Territory}
		if g == othersGroup {
			k.territory = s.Holder + "\x00" + s.Territory
		}
		stances[k] = append(stances[k], int32(i))
	}
	add := func(id, name string) {
		g := group{id: id, name: name}
		for k, list := range stances {
			if k.group == id {
				g.pairs = append(g.pairs, newPair(d, id == othersGroup, list))
			}
		}
		if len(g.pairs) == 0 {
			return
		}
		order := make(map[string]int, len(d.Territories))
		for i := range d.Territories {
			order[d.Territories[i].ID] = i - len(d.Territories)
		}
		slices.SortFunc(g.pairs, func(a, b pair) int {
			return cmp.Or(cmp.Compare(order[a.territory], order[b.territory]), cmp.Compare(a.name, b.name))
		})
		groups = append(groups, g)
	}
	for _, v := range d.Viewpoints {
		if v.ID == ground || groupOf[v.Holder] == v.ID {
			add(v.ID, cmp.Or(v.Name, v.ID))
		}
	}
	add(othersGroup, language.T("Others"))
	return groups, undated
}

// newPair makes a lane of the stances at some places of the dataset.
func newPair(d *event.Dataset, withHolder bool, places []int32) pair {
	first := &d.Stances[places[0]]
	p := pair{territory: first.Territory, name: territoryName(d, first.Territory)}
	if withHolder {
		p.name = language.F("%s: %s", actorName(d, first.Holder), p.name)
	}
	for _, i := range places {
		s := &d.Stances[i]
		if s.Undated() {
			p.undated = append(p.undated, i)
			continue
		}
		m := newMark(&event.Event{Date: s.Date}, 0, 0)
		if m.form == instant {
			m.form = within // a position is a band, however short
		}
		p.bands = append(p.bands, band{mark: m, stance: i})
	}
	slices.SortStableFunc(p.bands, func(a, b band) int { return cmp.Compare(a.mark.from, b.mark.from) })
	var tails []event.Day // the certain end of the last band of each row
	for i := range p.bands {
		b := &p.bands[i]
		from, to := b.mark.core()
		row := slices.IndexFunc(tails, func(end event.Day) bool { return from >= end })
		switch {
		case row >= 0:
			tails[row] = to
		case len(tails) < maxBandRows:
			row, tails = len(tails), append(tails, to)
		default:
			row = i % maxBandRows
			tails[row] = max(tails[row], to)
		}
		b.row = row
	}
	p.rows = max(len(tails), 1)
	return p
}

// core returns the days that a mark certainly takes up, or all that it may
// where none is certain.
func (m *mark) core() (from, to event.Day) {
	from, to = m.solidFrom, m.solidTo
	if m.start == endless || m.start == frayed {
		from = m.from
	}
	if m.end == endless || m.end == frayed {
		to = m.to
	}
	if from > to {
		return m.from, m.to
	}
	return from, to
}

func territoryName(d *event.Dataset, id string) string {
	if t, ok := d.Territory(id); ok && t.Name != "" {
		return t.Name
	}
	return id
}

func actorName(d *event.Dataset, id string) string {
	if a, ok := d.Actor(id); ok && a.Name != "" {
		return a.Name
	}
	return id
}

// stanceWords says what a stance says, to be read after its holder and its
// territory.
func stanceWords(d *event.Dataset, s *event.Stance) string {
	regards := actorName(d, s.Regards)
	// named takes the words with a name in them where there is one.
	named := func(words, with string) string {
		if regards != "" {
			return language.F(with, regards)
		}
		return language.T(words)
	}
	whom := cmp.Or(regards, language.T("nobody"))
	switch s.Relation {
	case event.Controls:
		if regards != "" && s.Regards != s.Holder {
			return language.F("controlled by %s", regards)
		}
		return language.T("controls it")
	case event.ClaimsOwn:
		if regards != "" && s.Regards != s.Holder {
			return language.F("claimed for %s", regards)
		}
		return language.T("claimed as its own")
	case event.RecognisesSovereignty:
		return language.F("sovereignty of %s recognised", whom)
	case event.RecognisesGovernment:
		return language.F("%s recognised as its government", whom)
	case event.RecognisesRight:
		return language.F("a right of %s recognised", whom)
	case event.PositionOccupied:
		return named(language.Key("spoken of as occupied"), language.Key("spoken of as occupied, belonging to %s"))
	case event.FinalStatus:
		return named(language.Key("left to negotiation"), language.Key("left to negotiation, as to %s"))
	case event.Plan:
		return named(language.Key("a plan"), language.Key("a plan, naming %s"))
	case event.NoRecognition:
		return named(language.Key("no holder recognised"), language.Key("%s not recognised"))
	case event.NoClaim:
		return named(language.Key("no claim"), language.Key("no claim, naming %s"))
	case event.NoPositionFound:
		return language.T("no position found")
	case event.SourcesDiffer:
		return named(language.Key("sources differ"), language.Key("sources differ; one names %s"))
	}
	if regards == "" {
		return string(s.Relation)
	}
	return string(s.Relation) + " " + regards
}
