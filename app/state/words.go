package state

import (
	"slices"
	"strings"

	"legation/app/event"
	"legation/app/language"
)

func (b *sceneBuilder) viewpointName() string {
	if v, ok := b.state.Dataset.Viewpoint(b.state.Viewpoint); ok {
		return v.Name
	}
	return language.T("nobody")
}

// PositionText says a position in one line, naming nobody as owner in the
// program's own voice.
func PositionText(d *event.Dataset, p Position) string {
	owners := actorNames(d, p.Owners)
	var text string
	switch p.Kind {
	case Ground:
		text = language.And(owners)
		if len(owners) > 1 {
			text = language.F("Control differs: %s", text)
		}
	case Owner:
		text = language.And(owners)
	case Right:
		text = language.F("A right of %s recognised", language.And(owners))
	case Occupied:
		text = language.T("Spoken of as occupied")
		if len(owners) > 0 {
			text = language.F("%s, spoken of as occupied", owners[0])
		}
	case Negotiation:
		text = language.T("Left to negotiation")
	case Differ:
		text = language.T("Sources differ")
		if len(owners) > 0 {
			text = language.F("Sources differ: %s", language.Or(owners))
			if slices.ContainsFunc(p.Stances, func(s *event.Stance) bool { return !names(s) }) {
				text = language.F("%s, or nobody named", text)
			}
		}
	case Refused:
		text = language.T("No holder recognised")
	case NotFound:
		return language.T("No position found")
	case Unrecorded:
		return language.T("No record of who controls it")
	default:
		return language.T("Not spoken of")
	}
	if p.Kind != Ground && p.Contested() {
		text = language.F("%s; controlled by %s", text, language.And(actorNames(d, p.Controllers)))
	}
	if p.Undated {
		text = language.F("%s; undated", text)
	}
	return text
}

// short says a position for the second line of a label on the map.
func (b *sceneBuilder) short(p Position) string {
	d := b.state.Dataset
	var held string
	switch p.Kind {
	case Owner, Occupied:
		held = language.C("second line of a name", "spoken of as occupied")
		if len(p.Owners) > 0 {
			held = heldToBe(actorNames(d, p.Owners)[0])
		}
	case Right:
		held = language.CF("second line of a name", "a right of %s recognised", actorNames(d, p.Owners)[0])
	case Negotiation:
		held = language.C("second line of a name", "left to negotiation")
	case Differ:
		held = language.C("second line of a name", "sources differ")
	case Refused:
		held = language.C("second line of a name", "no holder recognised")
	default:
		held = language.C("second line of a name", "no position found")
	}
	if !p.Contested() {
		return held
	}
	return language.F("%s; controlled by %s", held, language.And(actorNames(d, p.Controllers)))
}

func heldToBe(name string) string {
	if strings.HasSuffix(name, "s") {
		return language.F("held to be %s’", name)
	}
	return language.F("held to be %s’s", name)
}

func actorNames(d *event.Dataset, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if a, ok := d.Actor(id); ok {
			names[i] = a.Name
		}
	}
	return names
}
