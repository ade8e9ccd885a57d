package geo

var creditStyle = TextStyle{Size: 10.5}

// creditLine is the distance of the lines of a credit that needs more than one.
const creditLine = 13

// creditLines sets the credit for the width of the picture. It is always whole:
// those whose map is shown have asked for that.
func creditLines(s Scene) (lines []string, box rect) {
	v := s.Viewport
	width, _, _ := MeasureText(s.Credit, creditStyle)
	lines = []string{s.Credit}
	if width > v.Width-12 {
		lines = Wrap(s.Credit, v.Width-12, creditStyle)
		width = 0
		for _, line := range lines {
			w, _, _ := MeasureText(line, creditStyle)
			width = max(width, w)
		}
	}
	return lines, rect{v.Width - width - 10, v.Height - 16 - creditLine*float64(len(lines)-1), v.Width, v.Height}
}

func creditBox(s Scene) rect {
	_, box := creditLines(s)
	return box
}

func paintCredit(c *Canvas, s Scene) {
	lines, box := creditLines(s)
	st := creditStyle
	st.Colour, st.Halo, st.HaloWidth = s.Palette.Muted, s.Palette.Halo, 2
	if len(lines) > 1 || s.Backdrop != nil {
		// Lines above the margin may lie over other furniture, and a backdrop
		// may have any colours.
		var back Path
		back.Rect(box.x0, box.y0, box.x1-box.x0, box.y1-box.y0)
		c.Fill(&back, s.Palette.Panel)
	}
	y := s.Viewport.Height - 5 - creditLine*float64(len(lines)-1)
	for _, line := range lines {
		c.TextAligned(line, s.Viewport.Width-6, y, 1, st)
		y += creditLine
	}
}
