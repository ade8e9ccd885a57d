package snapshot

import (
	"fmt"
	"math"

	"legation/app/language"
	"legation/app/state"
	"legation/geo"
)

// layout gives every part of the page its place, from the outside in: what must
// be said, then the title, then what explains the map; the map has the rest and
// never less than its share.
func (p *Page) layout() error {
	w, h := p.width, p.height
	margin := 0.0
	pad := min(max(w*0.012, 6), 12)
	if p.framed {
		margin = min(max(0.034*min(w, h), 8), 40)
		pad = margin
	}
	gap := min(max(0.016*min(w, h), 5), 16)
	inner := w - 2*pad

	// What the picture must say stands at its foot.
	foot := set(p.must(), 0, 0, inner)
	footTop := h - foot.height - max(pad*0.55, 4)
	p.footer = set(p.must(), pad, footTop, inner)
	bottom := footTop - gap*0.6
	if p.framed {
		p.rules = append(p.rules, box{pad, bottom, inner, 0})
		bottom -= gap
	} else {
		bottom = footTop - 4
	}

	// Which words are needed above the map depends on the room for the legend,
	// and that on the words: the words are set for the legend's being left out
	// where that may be.
	top := margin
	if !p.framed {
		top = 5
	}
	body := box{margin, top, w - 2*margin, bottom - top}
	p.shown.Legend = p.shown.Legend && p.roomForLegend(body)
	p.shown.Insets = p.shown.Insets && body.w >= 420 && body.h >= 240
	head := p.titles()
	p.heading = set(head, pad, top, inner)
	if p.shown.Title && p.heading.height > body.h*0.4 {
		p.shown.Title = false
		head = p.titles()
		p.heading = set(head, pad, top, inner)
	}
	if least := h * 0.2; body.h-p.heading.height-2.6*gap < least {
		return fmt.Errorf("a picture of %.0f×%.0f pixels: %w", p.Options.Width, p.Options.Height, ErrRoom)
	}
	if len(head) > 0 {
		top += p.heading.height + gap*0.6
		if p.framed {
			p.rules = append(p.rules, box{pad, top, inner, 0})
			top += gap
		}
	} else if !p.framed {
		top = 0
	}
	body = box{margin, top, w - 2*margin, bottom - top}
	if p.framed {
		body = p.placeBeside(body, gap)
		body = p.placeBelow(body, gap)
	} else {
		p.shown.Card, p.shown.Timeline, p.shown.Sources = false, false, false
	}
	p.mapBox = body
	p.scene = p.sceneOf(body)
	return nil
}

// roomForLegend reports whether the map will be large enough for a legend. On a
// smaller one the caption says whose view it is.
func (p *Page) roomForLegend(body box) bool {
	width := body.w
	if p.hasSide(body) {
		width -= sideWidth(body)
	}
	return width >= 460 && body.h >= 300
}

// hasSide reports whether the card and the sources stand beside the map, in a
// column of their own, and not below it.
func (p *Page) hasSide(body box) bool {
	_, chosen := p.State.Dataset.Event(p.State.Selection)
	return (p.shown.Card && chosen || p.shown.Sources) && body.w > body.h*1.12 && body.w >= 620 && body.h >= 260
}

func sideWidth(body box) float64 { return min(max(body.w*0.26, 190), 330) }

// placeBeside puts the card and the sources into a column beside the map and
// returns what is left.
func (p *Page) placeBeside(body box, gap float64) box {
	if !p.hasSide(body) {
		return body
	}
	width := sideWidth(body)
	x := body.right() - width
	y, room := body.y, body.h
	if p.shown.Card {
		most := room
		if p.shown.Sources {
			most = room * 0.62
		}
		if p.card = p.cardIn(x, y, width, most); len(p.card.lines) > 0 {
			y += p.card.height + 1.4*gap
			room = body.bottom() - y
		}
		p.shown.Card = len(p.card.lines) > 0
	}
	if p.shown.Sources {
		n := p.footnotes()
		if len(p.card.lines) > 0 {
			p.rules = append(p.rules, box{x, y - 0.7*gap, width, 0})
		}
		p.sources, p.notes = n.place(x, y, width, room, 1)
		if p.shown.Sources = len(p.sources.lines) > 0; !p.shown.Sources && p.shown.Card {
			// The card names its sources where no footnote does.
			p.card = p.cardIn(x, body.y, width, body.h)
			p.rules = p.rules[:len(p.rules)-1]
		}
	}
	if len(p.card.lines)+len(p.sources.lines) == 0 {
		return body
	}
	body.w -= width + 1.6*gap
	return p.placeTimeline(body, gap)
}

// placeBelow puts what has no place yet below the map and returns what is left.
func (p *Page) placeBelow(body box, gap float64) box {
	if p.hasSide(body) || len(p.card.lines)+len(p.sources.lines) > 0 {
		return body
	}
	// The map keeps its share of the height.
	room := body.h - max(body.h*0.46, min(110, body.h)) - gap
	band := room
	if p.shown.Timeline {
		band = room * 0.58
	}
	var taken float64
	if n := p.footnotes(); p.shown.Card || p.shown.Sources {
		taken = p.placeBand(n, body, band, gap)
	}
	if taken > 0 {
		body.h -= taken + gap
	}
	return p.placeTimeline(body, gap)
}

// placeBand sets the card and the sources side by side at the foot of a box, or
// one alone, and returns the height that they take.
func (p *Page) placeBand(n footnotes, body box, room, gap float64) float64 {
	card, sources := p.cardText(), p.shown.Sources && len(n.list) > 0
	p.shown.Card = p.shown.Card && len(card) > 0
	width, x := body.w, body.x
	both := p.shown.Card && sources && body.w >= 420
	if p.shown.Card && sources && !both {
		sources = false // too narrow for two: the event goes first
	}
	cardWidth := width
	if both {
		cardWidth = (width - 2*gap) * 0.5
	}
	columns := func(w float64) int { return int(min(max(math.Floor(w/230), 1), 4)) }
	place := func(y float64) float64 {
		height := 0.0
		if p.shown.Card {
			if cardWidth > 560 {
				cardWidth = 560 // longer lines are hard to read
			}
			p.card = p.cardIn(x, y, cardWidth, room)
			height = p.card.height
		}
		if sources {
			left, w := x, width
			if both {
				left, w = x+cardWidth+2*gap, width-cardWidth-2*gap
			}
			p.sources, p.notes = n.place(left, y, w, room, columns(w))
			height = max(height, p.sources.height)
		}
		return height
	}
	height := place(0)
	if p.shown.Card && len(p.card.lines) == 0 && !both && p.shown.Sources && len(n.list) > 0 {
		p.shown.Card, sources = false, true
		height = place(0)
	}
	p.shown.Card, sources = len(p.card.lines) > 0, len(p.sources.lines) > 0
	if height <= 0 {
		p.shown.Sources = false
		return 0
	}
	if p.shown.Sources != sources {
		p.shown.Sources = sources
		height = place(0) // the card names its sources where no footnote does
	}
	place(body.bottom() - height)
	return height
}

// placeTimeline puts the timeline at the foot of a box and returns what is left.
func (p *Page) placeTimeline(body box, gap float64) box {
	if !p.shown.Timeline {
		return body
	}
	want := stripHeight(p.State)
	room := body.h - max(body.h*0.52, min(96, body.h)) - gap
	height := min(want, room)
	if p.shown.Timeline = height >= stripLeast; !p.shown.Timeline {
		return body
	}
	p.stripBox = box{body.x, body.bottom() - height, body.w, height}
	p.strip = newStrip(p.State, p.palette, p.stripBox)
	body.h -= height + gap
	return body
}

// sceneOf returns the scene of the map's part of the page.
func (p *Page) sceneOf(b box) geo.Scene {
	s := p.State
	if _, named := s.Dataset.View(s.View); !named {
		switch pane := p.Options.Pane; {
		case pane[0] > 0 && pane[1] > 0:
			s.Zoom += math.Log2(min(b.w/pane[0], b.h/pane[1]))
		default:
			s.Zoom -= math.Log2(p.unit)
		}
	}
	s.Hidden.Insets = !p.shown.Insets
	if s.Viewport(b.w, b.h).Zoom >= state.InsetZoom {
		p.shown.Insets = p.Options.Include.Insets // none are wanted here
	}
	style := state.TitledLegend
	switch {
	case !p.shown.Legend:
		style = state.NoLegend
	case p.captioned() && !s.Compare.On: // two legends say which half is whose
		style = state.PlainLegend
	}
	scene := state.SceneWith(s, b.w, b.h, style)
	scene.Credit = "" // stands at the foot of the page
	scene.ScaleBar = p.shown.ScaleBar
	return scene
}

// titles are the paragraphs above the map.
func (p *Page) titles() []paragraph {
	size := min(max(math.Sqrt(p.width*p.height)/40, 12), 26)
	var list []paragraph
	if p.shown.Title {
		list = append(list, paragraph{text: p.State.Dataset.Title, style: geo.TextStyle{Size: size, Bold: true, Colour: p.palette.Text}, lead: size * 1.22})
	}
	if !p.captioned() {
		return list
	}
	small := min(max(size*0.56, 9.5), 14)
	st := geo.TextStyle{Size: small, Colour: p.palette.Text}
	for i, text := range p.caption() {
		if i > 0 {
			st.Colour = p.palette.Muted
		}
		list = append(list, paragraph{text: text, style: st, lead: small * 1.32, before: small * 0.2})
	}
	return list
}

// captioned reports whether the caption is on the page: also unasked where
// there is no legend to say whose view is shown, or not for both halves.
func (p *Page) captioned() bool {
	return p.Options.Include.Caption || !p.shown.Legend || p.State.Compare.On
}

// caption says whose view is shown, on which date and of what.
func (p *Page) caption() []string {
	s := p.State
	s.Hidden.Legend = true
	s.Hidden.Insets = true
	words := state.Scene(s, 200, 150)
	text := words.Legend.Title
	if words.Second != nil {
		text = language.F("Left: %s", text) + " · " + language.F("Right: %s", words.Second.Legend.Title)
	}
	for _, m := range state.Modes {
		switch {
		case m.Mode != s.Mode:
		case s.Mode == state.Within:
			text += " · " + language.F("Events from %s to %s", s.Window.From.Text(), s.Window.To.Text())
		default:
			text += " · " + language.T(m.Name)
		}
	}
	list := []string{text}
	if s.Narrowed() {
		list[0] += " · " + language.F("%d of %d events kept by the filter", s.Kept(), len(s.Dataset.Events))
	}
	if !p.shown.Legend && words.Legend.Note != "" {
		list = append(list, words.Legend.Note)
	}
	return list
}

// must are the paragraphs that every picture has: the boundary note, and whose
// map and data it shows.
func (p *Page) must() []paragraph {
	size := min(max(math.Sqrt(p.width*p.height)/85, 7.5), 10)
	st := geo.TextStyle{Size: size, Colour: p.palette.Muted}
	return []paragraph{
		{text: Note(p.State.Dataset), style: st, lead: size * 1.34},
		{text: p.attribution(), style: st, lead: size * 1.34},
	}
}

// attribution says whose map and data the page shows.
func (p *Page) attribution() string {
	text := Attribution(p.State.Dataset)
	if p.Options.BaseMapAttribution != "" {
		text = language.F("Base map: %s", p.Options.BaseMapAttribution) + " · " + text
	}
	return text
}
