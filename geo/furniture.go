package geo

import (
	"fmt"
	"image/color"
	"slices"

	"github.com/paulmach/orb"
)

// paintFurniture paints what is fixed to the window.
func paintFurniture(c *Canvas, s Scene) {
	for _, in := range s.Insets {
		paintInset(c, s, in)
	}
	ungroup := c.Group("legend")
	layoutLegend(s).paint(c, s)
	ungroup()
	defer c.Group("furniture")()
	if s.Second != nil {
		paintSecond(c, s)
	}
	paintCaption(c, s)
	if s.ScaleBar {
		scaleBarOf(s).paint(c, s.Palette)
	}
	paintCredit(c, s)
	paintDegrees(c, s, fixedBoxes(s))
}

// furnitureBoxes returns the boxes that labels must stay clear of.
func furnitureBoxes(s Scene) []rect {
	boxes := fixedBoxes(s)
	if s.Buttons {
		boxes = append(boxes, buttonsBox(s.Viewport))
	}
	if s.Grid {
		for _, d := range degrees(s, boxes) {
			boxes = append(boxes, d.box)
		}
	}
	return boxes
}

// The corner in which a window has its buttons. What is laid out keeps out of it in
// every picture, so that a file is of what was seen.
const (
	buttonsWidth  = 44
	buttonsHeight = 116
)

func buttonsBox(v Viewport) rect {
	return rect{v.Width - buttonsWidth, 0, v.Width, buttonsHeight}
}

// fixedBoxes returns the boxes of the furniture but for the numbers of the grid.
func fixedBoxes(s Scene) []rect {
	boxes := []rect{layoutLegend(s).box}
	if s.Second != nil {
		boxes = append(boxes, secondBoxes(s)...)
	}
	if box, lines := captionBox(s); len(lines) > 0 {
		boxes = append(boxes, box)
	}
	for _, in := range s.Insets {
		boxes = append(boxes, in.box())
	}
	if s.ScaleBar {
		boxes = append(boxes, scaleBarOf(s).box.grow(4))
	}
	if s.Credit != "" {
		boxes = append(boxes, creditBox(s))
	}
	return boxes
}

var (
	legendTitle = TextStyle{Size: 12.5, Bold: true}
	legendText  = TextStyle{Size: 12}
	legendSub   = TextStyle{Size: 10.5}
)

// A legend as it is set: lines of text with their swatches.
type legendLayout struct {
	box    rect
	titles []string
	rows   []legendRow
	notes  []string
}

type legendRow struct {
	entry LegendEntry
	lines []string
	sub   []string
}

// layoutLegend sets the legend in the upper left of the picture, and on its own
// half where there are two. Where it would cover what the scene wants to be kept
// free it does without the second lines, and if that is not enough it moves
// aside.
func layoutLegend(s Scene) legendLayout {
	width := min(max(s.Viewport.Width*0.3, 236), 290)
	l := fitLegend(s, s.Legend, width, true)
	if !s.clear(l.box) {
		l = fitLegend(s, s.Legend, width, false)
	}
	right := s.Viewport.Width - max(furnitureMargin, buttonsWidth)
	if s.Second != nil {
		right = s.Second.Divider - furnitureMargin/2
	}
	for shift := 0.0; shift+furnitureMargin+width < right; shift += 20 {
		if moved := l.box.shift(shift, 0); s.clear(moved) {
			l.box = moved
			break
		}
	}
	return l
}

// clear reports whether a box covers nothing that is to be kept free.
func (s Scene) clear(box rect) bool {
	return !slices.ContainsFunc(s.Keep, func(b orb.Bound) bool { return s.Viewport.boxOf(b).grow(4).overlaps(box) })
}

// fitLegend sets a legend so that it covers no more of the picture than it may:
// on a low picture without the second lines, and on one lower still with the
// first entries alone and the count of the others. Beside another half, where every
// line is short, that may be no entry at all: whose half it is comes first.
func fitLegend(s Scene, g Legend, width float64, subs bool) legendLayout {
	limit := s.Viewport.Height * 0.72
	l := setLegend(g, width, subs)
	if s.Second != nil {
		if box, lines := sentenceBox(s); len(lines) > 0 {
			limit = box.y0 - furnitureMargin - 6
		}
	}
	if l.box.y1-l.box.y0 > min(limit, s.Viewport.Height*0.52) {
		l = setLegend(g, width, false)
	}
	fewest := 1
	if s.Second != nil {
		fewest = 0
	}
	for n := len(g.Entries) - 1; n >= fewest && l.box.y1-l.box.y0 > limit; n-- {
		short := g
		short.Entries = g.Entries[:n]
		short.Note = fmt.Sprintf("and %d more", len(g.Entries)-n)
		if left := len(g.Entries) - n; left <= len(g.More) {
			short.Note = g.More[left-1]
		}
		l = setLegend(short, width, false)
	}
	return l
}

func setLegend(g Legend, width float64, subs bool) legendLayout {
	if g.Title == "" && len(g.Entries) == 0 {
		return legendLayout{}
	}
	inner := width - 2*12
	l := legendLayout{titles: Wrap(g.Title, inner, legendTitle)}
	height := 10 + float64(len(l.titles))*16 + 4
	for _, e := range g.Entries {
		row := legendRow{entry: e, lines: Wrap(e.Text, inner-26, legendText)}
		if subs && e.Sub != "" {
			row.sub = Wrap(e.Sub, inner-26, legendSub)
		}
		l.rows = append(l.rows, row)
		height += row.height()
	}
	if g.Note != "" {
		l.notes = Wrap(g.Note, inner, legendSub)
		height += float64(len(l.notes))*13 + 2
	}
	l.box = rect{furnitureMargin, furnitureMargin, furnitureMargin + width, furnitureMargin + height + 8}
	return l
}

func (r legendRow) height() float64 {
	return float64(len(r.lines))*15 + float64(len(r.sub))*12.5 + 5
}

func (l legendLayout) paint(c *Canvas, s Scene) {
	if l.box.x1 == l.box.x0 {
		return
	}
	p := s.Palette
	paintPanel(c, l.box, p)
	x, swatch, y := l.box.x0+12, l.box.x0+12, l.box.y0+10.0
	indent, side := 26.0, 0.0
	if s.Words.RightToLeft {
		x, swatch, indent, side = l.box.x1-12, l.box.x1-12-18, -26, 1
	}
	set := func(st TextStyle, col color.NRGBA) TextStyle { st.Colour = col; return st }
	for _, t := range l.titles {
		c.TextAligned(t, x, y+12, side, set(legendTitle, p.Text))
		y += 16
	}
	y += 4
	for _, row := range l.rows {
		if row.entry.Shape != "" {
			paintMarker(c, swatch+9, y+7.5, 0, Marker{Shape: row.entry.Shape, Colour: row.entry.Colour}, p)
		} else {
			Swatch(c, row.entry.Fill, p, swatch, y+1.5, 18, 12)
		}
		for _, t := range row.lines {
			c.TextAligned(t, x+indent, y+11.5, side, set(legendText, p.Text))
			y += 15
		}
		for _, t := range row.sub {
			c.TextAligned(t, x+indent, y+8.5, side, set(legendSub, p.Muted))
			y += 12.5
		}
		y += 5
	}
	y += 2
	for _, t := range l.notes {
		c.TextAligned(t, x, y+9, side, set(legendSub, p.Muted))
		y += 13
	}
}

// Swatch paints a sample of a fill into a box.
func Swatch(c *Canvas, f Fill, p Palette, x, y, w, h float64) {
	var sw Path
	sw.RoundRect(x, y, w, h, 2)
	paintFill(c, &sw, f, p, 0, 0)
	c.Stroke(&sw, 0.8, Mix(p.PanelEdge, p.Muted, 0.4))
	if f.Dotted {
		c.StrokeInside(&sw, 1.8, p.Line, 1.4, 2.2)
	}
	if f.Query {
		c.TextAligned("?", x+w/2, y+h/2+4, 0.5, TextStyle{Size: 11, Bold: true, Colour: p.Text})
	}
}

func paintPanel(c *Canvas, r rect, p Palette) {
	var shadow, box Path
	shadow.RoundRect(r.x0-1, r.y0, r.x1-r.x0+2, r.y1-r.y0+2, 8)
	c.Fill(&shadow, color.NRGBA{0, 0, 0, 14})
	box.RoundRect(r.x0, r.y0, r.x1-r.x0, r.y1-r.y0, 7)
	c.Fill(&box, p.Panel)
	c.Stroke(&box, 1, p.PanelEdge)
}

// paintInset paints a smaller map with its frame and the leaders to the place
// that it enlarges.
func paintInset(c *Canvas, s Scene, in Inset) {
	defer c.Group("inset")()
	p, r := s.Palette, in.box()
	place := s.Viewport.boxOf(in.Viewport.Bound())
	paintLeaders(c, place, r, p)
	w, h := in.Viewport.Width, in.Viewport.Height
	sub := Scene{Viewport: in.Viewport, Palette: p, Areas: in.Areas, Markers: in.Markers, Labels: in.Labels, Words: s.Words}
	if s.Second != nil {
		second := *s.Second
		second.Divider -= in.X
		sub.Second = &second
	}
	unclip := c.Clip(r.x0, r.y0, w, h)
	unshift := c.Shift(r.x0, r.y0)
	paintBase(c, sub)
	bar := insetBar(in.Viewport, s.Imperial, s.Words)
	paintDated(c, sub, []rect{{0, 0, w, 26}, bar.box.grow(2)}, 0)
	bar.paint(c, p)
	unshift()
	unclip()
	var frame Path
	frame.Rect(r.x0, r.y0, w, h)
	c.Stroke(&frame, 1.2, Mix(p.PanelEdge, p.Muted, 0.5))
	title := TextStyle{Size: 12, Bold: true, Colour: p.Text, Halo: p.Halo, HaloWidth: 2.5}
	if s.Words.RightToLeft {
		c.TextAligned(in.Title, r.x1-10, r.y0+18, 1, title)
		return
	}
	c.Text(in.Title, r.x0+10, r.y0+18, title)
}

// paintLeaders joins a place to the inset that enlarges it.
func paintLeaders(c *Canvas, place, in rect, p Palette) {
	line := Fade(p.Muted, 0.55)
	var path Path
	corners := func(r rect) [4]point {
		return [4]point{{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}}
	}
	a, b := corners(place), corners(in)
	px, py := place.centre()
	ix, iy := in.centre()
	// The two corners of each box that see the other box: those not hidden
	// behind it, taken as the ends of its diagonal across the line of sight.
	pick := [2]int{0, 2}
	if (ix-px)*(iy-py) > 0 {
		pick = [2]int{1, 3}
	}
	for _, i := range pick {
		path.MoveTo(a[i].x, a[i].y)
		path.LineTo(b[i].x, b[i].y)
	}
	path.Rect(place.x0, place.y0, place.x1-place.x0, place.y1-place.y0)
	c.Stroke(&path, 0.9, line)
}
