package state

import (
	"slices"
	"strings"

	"legation/app/event"
)

func (b *sceneBuilder) viewpointName() string {
	if v, ok := b.state.Dataset.Viewpoint(b.state.Viewpoint); ok {
		return v.Name
	}
	return "nobody"
}

// PositionText says a position in one line, naming nobody as owner in the
// program's own voice.
func PositionText(d *event.Dataset, p Position) string {
	owners := actorNames(d, p.Owners)
	var text string
	switch p.Kind {
	case Ground:
		text = strings.Join(owners, " and ")
		if len(owners) > 1 {
			text = "Control differs: " + text
		}
	case Owner:
		text = strings.Join(owners, " and ")
	case Right:
		text = "A right of " + strings.Join(owners, " and ") + " recognised"
	case Occupied:
		text = "Spoken of as occupied"
		if len(owners) > 0 {
			text = owners[0] + ", spoken of as occupied"
		}
	case Negotiation:
		text = "Left to negotiation"
	case Differ:
		text = "Sources differ"
		if len(owners) > 0 {
			text += ": " + strings.Join(owners, " or ")
			if slices.ContainsFunc(p.Stances, func(s *event.Stance) bool { return !names(s) }) {
				text += ", or nobody named"
			}
		}
	case Refused:
		text = "No holder recognised"
	case NotFound:
		return "No position found"
	case Unrecorded:
		return "No record of who controls it"
	default:
		return "Not spoken of"
	}
	if p.Kind != Ground && p.Contested() {
		text += "; controlled by " + strings.Join(actorNames(d, p.Controllers), " and ")
	}
	if p.Undated {
		text += "; undated"
	}
	return text
}

// short says a position for the second line of a label on the map.
func (b *sceneBuilder) short(p Position) string {
	d := b.state.Dataset
	var held string
	switch p.Kind {
	case Owner, Occupied:
		held = "spoken of as occupied"
		if len(p.Owners) > 0 {
			held = "held to be " + possessive(actorNames(d, p.Owners)[0])
		}
	case Right:
		held = "a right of " + actorNames(d, p.Owners)[0] + " recognised"
	case Negotiation:
		held = "left to negotiation"
	case Differ:
		held = "sources differ"
	case Refused:
		held = "no holder recognised"
	default:
		held = "no position found"
	}
	if !p.Contested() {
		return held
	}
	return held + "; controlled by " + strings.Join(actorNames(d, p.Controllers), " and ")
}

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
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
