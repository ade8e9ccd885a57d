package geo

// A Caption names an event at the top of the picture while the map plays.
type Caption struct{ Date, Title string }

var (
	captionDate  = TextStyle{Size: 12, Bold: true}
	captionTitle = TextStyle{Size: 15, Bold: true}
)

// captionBox sets the caption in the middle of the top edge, beside the legend.
// A picture too narrow for it has none.
func captionBox(s Scene) (rect, []string) {
	if s.Caption == (Caption{}) {
		return rect{}, nil
	}
	left := layoutLegend(s).box.x1 + 12
	right := s.Viewport.Width - 60 // clear of the buttons that a window has there
	if s.Second != nil {
		if other := secondLegend(s).box; other.x1 > other.x0 {
			right = other.x0 - 12
		}
	}
	width := min(right-left, 460)
	if width < 160 {
		return rect{}, nil
	}
	lines := Wrap(s.Caption.Title, width-28, captionTitle)
	height := 34 + float64(len(lines))*20
	if s.Second != nil {
		if box, said := sentenceBox(s); len(said) > 0 && furnitureMargin+height > box.y0-8 {
			return rect{}, nil
		}
	}
	x := max(left, (s.Viewport.Width-width)/2)
	x = min(x, right-width)
	return rect{x, furnitureMargin, x + width, furnitureMargin + height}, lines
}

func paintCaption(c *Canvas, s Scene) {
	box, lines := captionBox(s)
	if len(lines) == 0 {
		return
	}
	p := s.Palette
	paintPanel(c, box, p)
	date, title := captionDate, captionTitle
	date.Colour, title.Colour = p.Accent, p.Text
	x := (box.x0 + box.x1) / 2
	c.TextAligned(s.Caption.Date, x, box.y0+19, 0.5, date)
	for i, line := range lines {
		c.TextAligned(line, x, box.y0+39+float64(i)*20, 0.5, title)
	}
}
