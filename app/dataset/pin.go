package dataset

import (
	"strings"

	"legation/app/event"
)

// A pin is a named point. Events that lie at one pin share the place made of it.
type pin struct {
	name string
	at   [2]float64
}

// pinAt gives the place with a name at a point, made where there is none yet.
func (b *builder) pinAt(name string, at [2]float64) string {
	return b.pinned(event.Place{Name: name, Lon: at[0], Lat: at[1]})
}

func (b *builder) pinned(p event.Place) string {
	key := pin{p.Name, [2]float64{p.Lon, p.Lat}}
	if id, ok := b.pins[key]; ok {
		return id
	}
	id := b.free("place", p.Name)
	b.know("place", id, id)
	b.placeAt[id] = len(b.out.Places)
	b.pins[key] = id
	b.memory += int64(250 + 2*len(p.Name))
	p.ID = id
	b.out.Places = append(b.out.Places, p)
	return id
}

// A look is what came of looking up a name.
type look struct {
	id string // of the place, "" where it could not be told
}

// LookedUpNote marks, in its note, a place whose point is not the file's own.
const LookedUpNote = "Looked up by name."

// placeNamed gives the id of the place that a bare name stands for. One that
// is unknown or ambiguous is reported for who uses it and not guessed.
func (b *builder) placeNamed(at spot, who, name string) (id string, ok bool) {
	if l, done := b.lookedUp[name]; done && l.id != "" {
		return l.id, true
	}
	if b.opts.LookUp == nil {
		b.say(at, "%s: the place %q has no coordinates; it is left out", who, shortened(name)).of(name, "a longitude and a latitude")
		return "", false
	}
	found, candidates, ok := b.opts.LookUp(name)
	switch {
	case ok:
		id = b.pinned(event.Place{Name: name, Lon: found.Lon, Lat: found.Lat, Note: LookedUpNote})
		b.lookedUp[name] = look{id}
		return id, true
	case len(candidates) > 0:
		b.say(at, "%s: the place %q may be %s; give its coordinates, or one of these names; it is left out", who, shortened(name), oneOfThese(candidates)).
			of(name, "one place, or a longitude and a latitude")
	default:
		b.say(at, "%s: the place %q is not known; give its coordinates; it is left out", who, shortened(name)).
			of(name, "a known place, or a longitude and a latitude")
	}
	return "", false
}

// oneOfThese lists a few choices.
func oneOfThese(all []string) string {
	const most = 5
	if len(all) > most {
		return strings.Join(all[:most], ", ") + " or another"
	}
	return strings.Join(all, ", ")
}
