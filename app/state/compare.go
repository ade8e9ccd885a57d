package state

import (
	"slices"

	"legation/app/event"
	"legation/app/language"
	"legation/geo"
)

// Right returns the state of the half right of the divider: another viewpoint,
// another date, or both.
func (s State) Right() State {
	if v, ok := s.Dataset.Viewpoint(s.Compare.Viewpoint); ok {
		s.Viewpoint = v.ID
	}
	if s.Compare.Dated {
		s.Playhead = s.Compare.Playhead
	}
	s.Compare.On = false
	return s
}

// CompareWith returns the state with comparing switched on, with the next
// viewpoint right of the divider where none was chosen before, or off.
func (s State) CompareWith(on bool) State {
	s.Compare.On = on
	if _, ok := s.Dataset.Viewpoint(s.Compare.Viewpoint); on && !ok {
		s.Compare.Viewpoint = s.TurnViewpoint(1).Viewpoint
	}
	return s
}

// MoveDivider returns the state with the divider at a part of the picture's
// width, kept clear of the edges.
func (s State) MoveDivider(to float64) State {
	s.Compare.Divider = min(max(to, 0.05), 0.95)
	return s
}

// second makes the half right of the divider.
func (b *sceneBuilder) second(width float64) *geo.Second {
	r := sceneBuilder{state: b.state.Right(), palette: b.palette, viewport: b.viewport}
	r.positions()
	second := &geo.Second{
		Divider: b.state.Compare.Divider * width,
		Areas:   r.areas, Markers: r.markers(), Arcs: r.arcs(), Labels: r.labels(), Legend: r.legend(),
	}
	for _, i := range Differing(b.all, r.all) {
		second.Differ = append(second.Differ, b.all[i].Territory)
	}
	second.Sentence = b.sentence(&r)
	return second
}

// Differing returns the indices of the positions that are not the same on both
// sides. Both lists are of the same territories in the same order.
func Differing(left, right []Position) []int {
	var out []int
	for i := range left {
		l, r := left[i], right[i]
		if l.Kind != r.Kind || !slices.Equal(l.Owners, r.Owners) || !slices.Equal(l.Controllers, r.Controllers) && l.Contested() != r.Contested() {
			out = append(out, i)
		}
	}
	return out
}

// sentence says where the halves differ and who says so: in full for the
// territory that the dataset is most about, by name for the others.
func (b *sceneBuilder) sentence(r *sceneBuilder) string {
	d := b.state.Dataset
	differ := slices.DeleteFunc(Differing(b.all, r.all), func(i int) bool { return !b.viewport.Shows(b.all[i].Territory) })
	if len(differ) == 0 {
		return language.T("Both halves show the same positions here.")
	}
	first := differ[0]
	for _, i := range differ {
		if _, own := d.View(d.Territories[i].ID); own {
			first = i
			break
		}
	}
	text := language.F("%s – %s: %s; %s: %s.", d.Territories[first].Name,
		b.side(), b.said(b.all[first]), r.side(), b.said(r.all[first]))
	var others []string
	for _, i := range differ {
		if i != first {
			others = append(others, d.Territories[i].Name)
		}
	}
	switch {
	case len(others) > 2:
		text += " " + language.N(len(others), "They also differ on %d other territory.", "They also differ on %d other territories.")
	case len(others) > 0:
		text += " " + language.F("They also differ on %s.", language.And(others))
	}
	return text
}

// side names a half: its viewpoint, and its date where the halves have two.
func (b *sceneBuilder) side() string {
	if b.state.Compare.Dated {
		return language.F("%s, %s", b.viewpointName(), b.state.Playhead.Text())
	}
	return b.viewpointName()
}

// said says a position with the first source that it rests on.
func (b *sceneBuilder) said(p Position) string {
	text := PositionText(b.state.Dataset, p)
	stances := p.Stances
	if p.Kind == Ground {
		stances = p.Control
	}
	if title := firstSource(b.state.Dataset, stances); title != "" {
		text = language.F("%s (%s)", text, title)
	}
	return text
}

func firstSource(d *event.Dataset, stances []*event.Stance) string {
	for _, s := range stances {
		for _, id := range s.Sources {
			if source, ok := d.Source(id); ok {
				return source.Title
			}
		}
	}
	return ""
}
