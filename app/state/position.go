package state

import (
	"slices"

	"legation/app/event"
)

// Kind says how a viewpoint's position on a territory is to be drawn.
type Kind int

// The kinds of position.
const (
	Silent      Kind = iota // no stance of anybody speaks of the territory
	Ground                  // who controls it, and nothing else
	Owner                   // a holder is named: recognised, or the viewpoint's own claim
	Right                   // a right is recognised, short of sovereignty or government
	Occupied                // spoken of as occupied
	Negotiation             // left to negotiation, or a plan
	Differ                  // sources differ
	Refused                 // recognition refused or nothing claimed, no holder named
	NotFound                // no position of this viewpoint found
	Unrecorded              // who controls it is not recorded
)

// A Position is what a viewpoint says of a territory on a day, with the
// stances that say so.
type Position struct {
	Territory   string
	Kind        Kind
	Owners      []string // actors named as holders
	Controllers []string // actors that control it on that day
	Stances     []*event.Stance
	Control     []*event.Stance
	Undated     bool // rests on a stance without a date
	Low         bool // rests on weak sources
}

// PositionOf returns what a viewpoint says of a territory on a day.
func PositionOf(d *event.Dataset, viewpoint, territory string, day event.Day) Position {
	p := Position{Territory: territory}
	p.Control = d.Index().Controlling(territory, day)
	for _, s := range p.Control {
		if sameStart(s, p.Control[0]) && !slices.Contains(p.Controllers, s.Holder) {
			p.Controllers = append(p.Controllers, s.Holder)
		}
	}
	v, _ := d.Viewpoint(viewpoint)
	if v == nil || v.Holder == "" {
		p.Kind = Ground
		if len(p.Controllers) == 0 {
			p.Kind = Silent
			if d.SpeaksOf(territory) {
				p.Kind = Unrecorded
			}
			return p
		}
		p.Owners = p.Controllers
		p.Undated = p.Control[0].Date.IsZero()
		p.Low = p.Control[0].Confidence == event.Low
		return p
	}
	p.Stances = d.Index().Holding(v.Holder, territory, day)
	if len(p.Stances) == 0 {
		if d.SpeaksOf(territory) {
			p.Kind = NotFound
		}
		return p
	}
	best := p.Stances[0]
	p.Undated = best.Date.IsZero()
	p.Low = best.Confidence == event.Low
	if slices.ContainsFunc(p.Stances, func(s *event.Stance) bool { return s.Relation == event.SourcesDiffer }) {
		p.Kind = Differ
		for _, s := range p.Stances {
			if names(s) && !slices.Contains(p.Owners, s.Regards) {
				p.Owners = append(p.Owners, s.Regards)
			}
		}
		return p
	}
	p.Kind = kindOf(best)
	if names(best) {
		p.Owners = []string{best.Regards}
	}
	return p
}

// names reports whether a stance names somebody as the holder. One that
// refuses recognition may say whom it refuses; that is not a holder.
func names(s *event.Stance) bool {
	switch s.Relation {
	case event.NoRecognition, event.NoClaim, event.NoPositionFound, event.FinalStatus, event.Plan:
		return false
	}
	return s.Regards != ""
}

func kindOf(s *event.Stance) Kind {
	switch s.Relation {
	case event.PositionOccupied:
		return Occupied
	case event.FinalStatus, event.Plan:
		return Negotiation
	case event.NoRecognition, event.NoClaim:
		return Refused
	case event.NoPositionFound:
		return NotFound
	}
	if !names(s) {
		return Refused
	}
	if s.Relation == event.RecognisesRight {
		return Right
	}
	return Owner
}

// sameStart reports whether two stances of control begin alike, so that
// neither can be preferred and both are shown.
func sameStart(a, b *event.Stance) bool {
	if a.Date.IsZero() || b.Date.IsZero() {
		return a.Date.IsZero() == b.Date.IsZero()
	}
	return a.Date.Span().Start == b.Date.Span().Start
}

// Contested reports whether somebody controls the territory whom the position
// does not name as its holder.
func (p Position) Contested() bool {
	return slices.ContainsFunc(p.Controllers, func(c string) bool { return !slices.Contains(p.Owners, c) })
}
