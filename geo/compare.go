package geo

import (
	"math"
	"slices"
)

// A Second is what a scene shows right of a divider: the same part of the map
// under another viewpoint or on another date.
type Second struct {
	Divider  float64 // device-independent pixels from the left edge of the picture
	Areas    []Area
	Markers  []Marker
	Arcs     []Arc
	Labels   []Label
	Legend   Legend
	Differ   []string // ids of the territories that the halves fill otherwise
	Sentence string   // says where the halves differ, and who says so
}

// half returns the scene of one side of the divider, which has no halves.
func (s Scene) half(right bool) Scene {
	second := s.Second
	s.Second = nil
	if right {
		s.Areas, s.Markers, s.Arcs, s.Labels, s.Legend = second.Areas, second.Markers, second.Arcs, second.Labels, second.Legend
	}
	return s
}

// paintDated paints the time layer of a scene, of both its halves where it has
// them. Offset is how far the canvas reaches beyond the picture to the left.
func paintDated(c *Canvas, s Scene, obstacles []rect, offset float64) {
	if s.Second == nil {
		paintTime(c, s, obstacles, nil)
		return
	}
	paintHalves(c, s, obstacles, offset)
}

// paintHalves paints the time layer of both halves, each on its own side, and
// outlines what differs.
func paintHalves(c *Canvas, s Scene, obstacles []rect, offset float64) {
	w, h := s.Viewport.Width, s.Viewport.Height
	x := min(max(s.Second.Divider+offset, 0), w)
	for _, side := range []struct {
		right  bool
		x0, x1 float64
	}{{false, 0, x}, {true, x, w}} {
		if side.x1-side.x0 < 1 {
			continue
		}
		// Labels keep to their side.
		other := rect{x - 2, -1, w + 1, h + 1}
		if side.right {
			other = rect{-1, -1, x + 2, h + 1}
		}
		restore := c.Clip(side.x0, 0, side.x1-side.x0, h)
		half := s.half(side.right)
		paintTime(c, half, append(slices.Clip(obstacles), other), s.Second.Differ)
		restore()
	}
}

// paintDiffer outlines the territories that the halves fill otherwise, with a
// finer line on a small map, whose islands it would hide.
func paintDiffer(c *Canvas, s Scene, ids []string) {
	width := min(max((s.Viewport.Zoom-2)*0.6, 1), 2.2)
	l := world().level(s.Viewport.Zoom)
	for t := range copies(s.Viewport) {
		for _, id := range ids {
			var path Path
			l.territories[id].addTo(&path, t)
			c.Stroke(&path, 2*width, s.Palette.Halo)
			c.Stroke(&path, width, s.Palette.Accent)
		}
	}
}

// paintSecond paints the furniture of the right half: the divider with its
// handle, the legend, and the sentence on what differs.
func paintSecond(c *Canvas, s Scene) {
	p, x, h := s.Palette, s.Second.Divider, s.Viewport.Height
	secondLegend(s).paint(c, s)
	var line, handle, arrows Path
	line.MoveTo(x, 0)
	line.LineTo(x, h)
	c.Stroke(&line, 4, p.Halo)
	c.Stroke(&line, 1.6, p.Accent)
	y := h / 2
	handle.Circle(x, y, 11)
	c.Fill(&handle, p.Accent)
	for _, d := range []float64{-1, 1} {
		arrows.MoveTo(x+2.5*d, y-4)
		arrows.LineTo(x+6.5*d, y)
		arrows.LineTo(x+2.5*d, y+4)
	}
	c.Stroke(&arrows, 1.6, p.OnAccent)
	box, lines := sentenceBox(s)
	if len(lines) == 0 {
		return
	}
	paintPanel(c, box, p)
	st := sentenceStyle
	st.Colour = p.Text
	for i, text := range lines {
		y := box.y0 + 17 + float64(i)*15
		if s.Words.RightToLeft {
			c.TextAligned(text, box.x1-10, y, 1, st)
			continue
		}
		c.Text(text, box.x0+10, y, st)
	}
}

var sentenceStyle = TextStyle{Size: 11.5}

// sentenceTop is how high the sentence may reach: above it is what each half is.
const sentenceTop = 92

// sentenceBox sets the sentence at the bottom, above the attribution. A picture too
// low for it and for the legends has none.
func sentenceBox(s Scene) (rect, []string) {
	if s.Second.Sentence == "" {
		return rect{}, nil
	}
	width := min(s.Viewport.Width*0.72, 640)
	lines := Wrap(s.Second.Sentence, width-20, sentenceStyle)
	widest := 0.0
	for _, l := range lines {
		w, _, _ := MeasureText(l, sentenceStyle)
		widest = max(widest, w)
	}
	height := float64(len(lines))*15 + 11
	x := (s.Viewport.Width - widest - 20) / 2
	y := s.Viewport.Height - height - 52
	if y < sentenceTop {
		return rect{}, nil
	}
	return rect{x, y, x + widest + 20, y + height}, lines
}

// secondLegend sets the legend of the right half beside the divider. A half too
// narrow for it has none.
func secondLegend(s Scene) legendLayout {
	room := s.Viewport.Width - s.Second.Divider - 2*furnitureMargin - buttonsWidth
	if room < 140 {
		return legendLayout{}
	}
	width := min(max(s.Viewport.Width*0.3, 236), 290, room)
	l := fitLegend(s, s.Second.Legend, width, true)
	// At the right edge, where the main legend of a wide left half never is,
	// and clear of the buttons that a window has there.
	l.box = l.box.shift(max(s.Viewport.Width-2*furnitureMargin-width-buttonsWidth, s.Second.Divider), 0)
	return l
}

// secondBoxes returns the boxes of the right half's furniture.
func secondBoxes(s Scene) []rect {
	boxes := []rect{secondLegend(s).box}
	if box, lines := sentenceBox(s); len(lines) > 0 {
		boxes = append(boxes, box)
	}
	return boxes
}

// OnDivider reports whether a position in the picture lies on the divider.
func (s Scene) OnDivider(x, y float64) bool {
	return s.Second != nil && (math.Abs(x-s.Second.Divider) <= 5 || math.Hypot(x-s.Second.Divider, y-s.Viewport.Height/2) <= 12)
}
