package snapshot

import (
	"cmp"
	"image/color"
	"math"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"
)

// A strip is the timeline on a page: an axis with round years, the events in a
// lane for each category, and the playhead. Dates are drawn as honestly as in
// the window's timeline: a day is a mark, a year-only event a soft bar as wide
// as the year, an uncertain end fades, an open one has an arrow.
type strip struct {
	state  state.State
	pal    geo.Palette
	box    box
	axis   axis
	ruler  float64 // height of the ruler, at the top
	lane   float64 // height of a lane
	names  float64 // width of the column of names, 0 where they have no room
	lanes  []stripLane
	merged bool // all lanes in one, for want of height
}

type stripLane struct {
	id, name, shape string
	colour          color.NRGBA
	events          []int // in Dataset.Events, in order of time
	undated         int
}

const (
	stripLeast = 34.0
	stripRuler = 15.0
	stripLane1 = 12.5 // the height of a lane that has room
)

// stripHeight is how high the timeline of a state would like to be.
func stripHeight(s state.State) float64 {
	return stripRuler + 5 + stripLane1*float64(max(len(lanesOf(s.Dataset)), 1))
}

// lanesOf reads the events of a dataset by category. Those without a known one
// come last.
func lanesOf(d *event.Dataset) []stripLane {
	grey := color.NRGBA{0x80, 0x86, 0x8D, 0xFF}
	all := make([]stripLane, 0, len(d.Categories)+1)
	at := map[string]int{}
	for _, c := range d.Categories {
		if _, twice := at[c.ID]; twice {
			continue
		}
		col, ok := geo.ParseColour(c.Colour)
		if !ok {
			col = grey
		}
		at[c.ID] = len(all)
		all = append(all, stripLane{id: c.ID, name: cmp.Or(c.Name, c.ID), shape: c.Shape, colour: col})
	}
	all = append(all, stripLane{name: language.T("Other"), shape: "circle", colour: grey})
	for i := range d.Events {
		n, ok := at[d.Events[i].Category]
		if !ok {
			n = len(all) - 1
		}
		if d.Events[i].Undated() {
			all[n].undated++
			continue
		}
		all[n].events = append(all[n].events, i)
	}
	var lanes []stripLane
	for _, l := range all {
		if len(l.events)+l.undated > 0 {
			lanes = append(lanes, l)
		}
	}
	return lanes
}

func newStrip(s state.State, pal geo.Palette, b box) *strip {
	t := &strip{state: s, pal: pal, box: b, ruler: stripRuler, lanes: lanesOf(s.Dataset)}
	room := b.h - t.ruler - 4
	t.lane = min(room/float64(max(len(t.lanes), 1)), 15)
	if t.lane < 6 {
		t.merged, t.lane = true, min(room, 24)
	}
	if !t.merged && t.lane >= 9.5 && b.w >= 420 {
		for _, l := range t.lanes {
			w, _, _ := geo.MeasureText(l.label(), t.nameStyle())
			t.names = max(t.names, w+22)
		}
		t.names = min(t.names, b.w*0.26)
	}
	t.axis = newAxis(s, b.x+t.names+6, b.w-t.names-12)
	return t
}

// label names a lane, with the number of its events that have no date.
func (l *stripLane) label() string {
	if l.undated == 0 {
		return l.name
	}
	return l.name + " · " + language.N(l.undated, "%d undated", "%d undated")
}

func (t *strip) nameStyle() geo.TextStyle {
	return geo.TextStyle{Size: min(9.5, t.lane*0.8), Colour: t.pal.Text}
}

// top is where a lane begins.
func (t *strip) top(n int) float64 {
	if t.merged {
		n = 0
	}
	return t.box.y + t.ruler + 2 + float64(n)*t.lane
}

func (t *strip) bottom() float64 {
	n := len(t.lanes)
	if t.merged {
		n = min(n, 1)
	}
	return t.top(0) + float64(n)*t.lane
}

func (t *strip) paint(c *geo.Canvas) {
	t.paintRuler(c)
	for i := range t.lanes {
		l := &t.lanes[i]
		y := t.top(i)
		if i > 0 && !t.merged {
			t.line(c, t.box.x, y, t.box.right(), y, geo.Mix(t.pal.Grid, t.pal.Paper, 0.2), 0.5)
		}
		if t.names > 0 {
			var mark geo.Path
			geo.Shape(&mark, l.shape, t.box.x+5, y+t.lane/2, min(3.4, t.lane*0.34))
			c.Fill(&mark, l.colour)
			st := t.nameStyle()
			c.Text(geo.Elide(l.label(), t.names-18, st), t.box.x+14, y+t.lane/2+st.Size*0.36, st)
		}
		t.paintLane(c, i)
	}
	t.line(c, t.box.x, t.bottom(), t.box.right(), t.bottom(), t.pal.PanelEdge, 0.6)
	t.paintPlayhead(c)
}

func (t *strip) line(c *geo.Canvas, x0, y0, x1, y1 float64, col color.NRGBA, width float64) {
	var p geo.Path
	p.MoveTo(x0, y0)
	p.LineTo(x1, y1)
	c.Stroke(&p, width, col)
}

// lit returns the part of the axis that belongs to the playhead's date in the
// mode chosen.
func (t *strip) lit() (x0, x1 float64) {
	a, s := t.axis, t.state
	x0, x1 = a.x, a.right()
	switch s.Mode {
	case state.At:
		x0, x1 = a.start(s.Playhead), a.end(s.Playhead)
	case state.Within:
		x0, x1 = a.start(s.Window.From), a.end(s.Window.To)
	case state.OnFrom:
		x0 = a.start(s.Playhead)
	default:
		x1 = a.end(s.Playhead)
	}
	return min(max(x0, a.x), a.right()), min(max(x1, a.x), a.right())
}

// flag is what the playhead's date is written on, clear of the edges.
func (t *strip) flag() (text string, b box, st geo.TextStyle) {
	st = geo.TextStyle{Size: 10, Bold: true, Colour: t.pal.OnAccent}
	text = t.state.Playhead.Text()
	w, _, _ := geo.MeasureText(text, st)
	if w > t.box.w-12 {
		text = geo.Elide(text, t.box.w-12, st)
		w, _, _ = geo.MeasureText(text, st)
	}
	w += 10
	x := min(max(t.axis.mid(t.state.Playhead)-w/2, t.box.x), t.box.right()-w)
	return text, box{x, t.box.y, w, t.ruler - 2}, st
}

func (t *strip) paintRuler(c *geo.Canvas) {
	x0, x1 := t.lit()
	if x1 > x0 {
		var lit geo.Path
		lit.Rect(x0, t.top(0), x1-x0, t.bottom()-t.top(0))
		c.Fill(&lit, geo.Fade(t.pal.Accent, 0.07))
	}
	_, flag, _ := t.flag()
	st := geo.TextStyle{Size: 9.5, Colour: t.pal.Muted}
	widest, _, _ := geo.MeasureText("Sep 2026", st)
	free := t.axis.x - 6
	for _, k := range t.axis.ticks(widest + 24) {
		t.line(c, k.x, t.box.y+t.ruler-3, k.x, t.bottom(), t.pal.Grid, 0.7)
		w, _, _ := geo.MeasureText(k.label, st)
		left, right := k.x-w/2, k.x+w/2
		if left < free || right > t.box.right() || left < flag.right()+4 && right > flag.x-4 {
			continue
		}
		c.Text(k.label, left, t.box.y+t.ruler-5, st)
		free = right + 6
	}
}

func (t *strip) paintPlayhead(c *geo.Canvas) {
	text, b, st := t.flag()
	x := t.axis.mid(t.state.Playhead)
	if x >= t.axis.x-0.5 && x <= t.axis.right()+0.5 {
		t.line(c, x, b.bottom(), x, t.bottom(), t.pal.Accent, 1.4)
	}
	var flag geo.Path
	flag.RoundRect(b.x, b.y, b.w, b.h, 3)
	c.Fill(&flag, t.pal.Accent)
	c.Text(text, b.x+5, b.y+b.h/2+3.6, st)
}

// paintLane paints the events of a lane. Of marks that would lie on the same
// place only one is painted.
func (t *strip) paintLane(c *geo.Canvas, n int) {
	d, l := t.state.Dataset, &t.lanes[n]
	kept := t.state.KeptEvents()
	y := t.top(n) + t.lane/2
	r := min(3.6, t.lane*0.36)
	b := t.box
	unclip := c.Clip(t.axis.x-6, b.y, t.axis.width+12, b.h)
	defer unclip()
	type place struct {
		x0, x1 int
		faint  bool
	}
	done := map[place]bool{}
	var chosen *event.Event
	for _, i := range l.events {
		e := &d.Events[i]
		out := !kept.Has(i)
		if out && t.state.Filter.Hide {
			continue
		}
		m := markOf(e, t.axis)
		if m.x1 < t.axis.x-6 || m.x0 > t.axis.right()+6 {
			continue
		}
		if e.ID == t.state.Selection {
			chosen = e
			continue
		}
		at := place{int(math.Round(m.x0 * 2)), int(math.Round(m.x1 * 2)), out || !t.state.Shows(e)}
		if done[at] {
			continue
		}
		done[at] = true
		col := l.colour
		switch {
		case out:
			col = geo.Mix(t.pal.Muted, t.pal.Paper, 0.7)
		case at.faint:
			col = geo.Mix(col, t.pal.Paper, 0.62)
		}
		m.paint(c, l.shape, y, r, col)
	}
	if chosen != nil {
		m := markOf(chosen, t.axis)
		var ring geo.Path
		if m.bar {
			ring.RoundRect(m.x0-2, y-r-1.5, m.x1-m.x0+4, 2*r+3, r)
		} else {
			ring.Circle(m.x0, y, r+2.6)
		}
		c.Fill(&ring, t.pal.Paper)
		m.paint(c, l.shape, y, r, l.colour)
		c.Stroke(&ring, 1.3, t.pal.Accent)
	}
}
