package snapshot

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"
)

// shownSources lists the ids of the sources of all that a picture shows, each
// once: of the chosen event first, then of the positions on the map, then of
// the other events in sight. Explain is how many of them are of the first two
// kinds.
func shownSources(s state.State, scene geo.Scene, timeline bool) (ids []string, explain int) {
	d := s.Dataset
	seen := map[string]bool{}
	add := func(list []string) {
		for _, id := range list {
			if _, ok := d.Source(id); ok && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	if e, ok := d.Event(s.Selection); ok {
		add(eventSources(e))
	}
	halves := []state.State{s}
	if s.Compare.On {
		halves = append(halves, s.Right())
	}
	for _, half := range halves {
		for _, t := range d.Territories {
			if !scene.Viewport.Shows(t.ID) {
				continue
			}
			pos := state.PositionOf(d, half.Viewpoint, t.ID, half.Playhead)
			for _, list := range [][]*event.Stance{pos.Stances, pos.Control} {
				for _, stance := range list {
					add(stance.Sources)
					for _, q := range stance.Quotes {
						add([]string{q.Source})
					}
				}
			}
		}
	}
	explain = len(ids)
	inSight := map[string]bool{}
	for i := range d.Places {
		p := &d.Places[i]
		x, y := scene.Viewport.Project([2]float64{p.Lon, p.Lat})
		inSight[p.ID] = x >= 0 && y >= 0 && x <= scene.Viewport.Width && y <= scene.Viewport.Height
	}
	kept := s.KeptEvents()
	for i := range d.Events {
		e := &d.Events[i]
		if s.Filter.Hide && !kept.Has(i) {
			continue
		}
		if timeline || s.Shows(e) && slices.ContainsFunc(e.Places, func(id string) bool { return inSight[id] }) {
			add(eventSources(e))
		}
	}
	return ids, explain
}

// Footnotes are the sources that explain a picture, numbered from 1.
type footnotes struct {
	list    []*event.Source
	all     int // sources of all that is shown
	palette geo.Palette
}

// footnotes lists the sources of the chosen event and of the positions shown.
// They are found by what a map of the page's shape shows, before the map has
// its place.
func (p *Page) footnotes() footnotes {
	n := footnotes{palette: p.palette}
	scene := geo.Scene{Viewport: p.State.Viewport(p.width, p.height)}
	ids, explain := shownSources(p.State, scene, p.shown.Timeline)
	n.all = len(ids)
	for _, id := range ids[:explain] {
		s, _ := p.State.Dataset.Source(id)
		n.list = append(n.list, s)
	}
	return n
}

// numbers gives the numbers of sources: "1–3, 7".
func (n footnotes) numbers(ids []string) string {
	var list []int
	for i, s := range n.list {
		if slices.Contains(ids, s.ID) {
			list = append(list, i+1)
		}
	}
	return ranges(list)
}

// place sets as many of the sources as have room, in columns, and says how
// many more there are. It sets none where not even one has room.
func (n footnotes) place(x, y, width, height float64, columns int) (texts, footnotes) {
	const size, lead, gutter = 9.0, 11.8, 16.0
	heading := paragraph{text: language.T("Sources"), style: geo.TextStyle{Size: 10, Bold: true, Colour: n.palette.Text}, lead: 14}
	head := set([]paragraph{heading}, x, y, width)
	room := height - head.height - 2
	each := (width - gutter*float64(columns-1)) / float64(columns)
	st := geo.TextStyle{Size: size, Colour: n.palette.Muted}
	hang := 10.0 + 5*float64(len(strconv.Itoa(len(n.list)))-1)
	for shown := len(n.list); shown > 0; shown-- {
		var list []paragraph
		lines := 0
		for i, s := range n.list[:shown] {
			par := paragraph{text: sourceText(s), style: st, lead: lead, link: s.URL, mark: strconv.Itoa(i + 1), hang: hang}
			list = append(list, par)
			lines += len(wrap(par.text, each-hang, st))
		}
		if more := n.all - shown; more > 0 {
			list = append(list, paragraph{
				text:  language.N(more, "%d more source of what is shown is named in the data of this file.", "%d more sources of what is shown are named in the data of this file."),
				style: st, lead: lead,
			})
			lines += len(wrap(list[shown].text, each, st))
		}
		if float64(lines)/float64(columns)*lead > room+lead*float64(columns) && shown > 1 {
			// Far too many: no need to try each number.
			shown -= max(int(float64(lines)-room/lead*float64(columns))/4-1, 0)
			shown = max(shown, 2)
			continue
		}
		if t, ok := columnsOf(list, x, y+head.height+2, each, gutter, columns, room, float64(lines)*lead); ok {
			t.lines = append(head.lines, t.lines...)
			t.height += head.height + 2
			return t, footnotes{list: n.list[:shown], all: n.all, palette: n.palette}
		}
	}
	return texts{}, footnotes{}
}

// columnsOf sets paragraphs in columns as even as can be, no higher than room.
func columnsOf(list []paragraph, x, y, width, gutter float64, columns int, room, total float64) (texts, bool) {
	const step = 11.8
	for height := math.Ceil(total/float64(columns)/step) * step; height <= room+0.01; height += step {
		var t texts
		column, used := 0, 0.0
		fits := true
		for _, par := range list {
			block := set([]paragraph{par}, 0, 0, width)
			if used+block.height > height+0.01 {
				column, used = column+1, 0
			}
			if column >= columns || block.height > height+0.01 {
				fits = false
				break
			}
			left := x + float64(column)*(width+gutter)
			t.add(set([]paragraph{par}, left, y+used, width))
			used += block.height
			t.height = max(t.height, used)
		}
		if fits {
			return t, true
		}
	}
	return texts{}, false
}

// sourceText names a source with its publisher, its date and its site.
func sourceText(s *event.Source) string {
	parts := []string{strings.TrimRight(s.Title, ".")}
	if s.Publisher != "" && !strings.Contains(s.Title, s.Publisher) {
		parts = append(parts, s.Publisher)
	}
	if date, err := event.ParseDate(s.Date); err == nil {
		parts = append(parts, date.Text())
	}
	if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
		parts = append(parts, strings.TrimPrefix(u.Host, "www."))
	}
	return strings.Join(parts, ". ")
}
