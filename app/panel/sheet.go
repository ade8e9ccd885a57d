package panel

import (
	"image/color"

	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// margin gives the room to the left and right of a page.
func margin(width float32) float32 {
	if width < 320 {
		return 16
	}
	return 24
}

// A sheet sets a page of text for one width, from the top down. Its methods
// add to it below what it has; all lengths are device-independent pixels.
type sheet struct {
	palette geo.Palette
	keys    *forward
	reveal  func(fyne.CanvasObject) // scrolls a link with the focus into view

	x, y, width float32 // where the next block begins and how wide it may be
	objects     []fyne.CanvasObject
}

func (s *sheet) body() style  { return style{bodySize, false, s.palette.Text} }
func (s *sheet) small() style { return style{smallSize, false, s.palette.Text} }
func (s *sheet) muted() style { return style{smallSize, false, s.palette.Muted} }

func bold(st style) style {
	st.bold = true
	return st
}

func (s *sheet) add(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
	s.objects = append(s.objects, o)
}

func (s *sheet) space(height float32) { s.y += height }

// from gives where something of a width begins that lies at a distance from
// the edge from which the language is read.
func (s *sheet) from(distance, width float32) float32 {
	if language.RightToLeft() {
		return s.x + s.width - distance - width
	}
	return s.x + distance
}

// text sets a paragraph.
func (s *sheet) text(spans ...span) {
	for _, l := range wrap(spans, s.width) {
		for _, p := range l.pieces {
			s.add(pieceText(p), s.x+p.x, s.y+l.baseline-p.baseline, p.width, p.height)
		}
		s.y += l.height
	}
}

// write sets a paragraph in one style. An empty one takes no room.
func (s *sheet) write(text string, st style) {
	if text != "" {
		s.text(span{text, st})
	}
}

func pieceText(p piece) *canvas.Text {
	t := canvas.NewText(language.VisualIn(p.text, p.right), p.colour)
	t.TextSize = p.size
	t.TextStyle = p.textStyle()
	return t
}

// heading parts a section from the one above.
func (s *sheet) heading(text string) {
	s.space(14)
	s.write(text, s.muted())
	s.space(1)
}

// link sets a paragraph that can be pressed.
func (s *sheet) link(text string, size float32, tapped func()) {
	l := s.newLink(text, size, s.width, tapped)
	size2 := l.MinSize()
	s.add(l, s.from(0, size2.Width), s.y, size2.Width, size2.Height)
	s.y += size2.Height
}

// links sets several short links in rows, with a dot between them.
func (s *sheet) links(texts []string, tapped func(i int)) {
	dot := span{" · ", s.body()}
	gap := measure(dot.text, dot.style).Width
	x, height := float32(0), float32(0)
	for i, text := range texts {
		l := s.newLink(text, bodySize, s.width, func() { tapped(i) })
		size := l.MinSize()
		if x > 0 && x+gap+size.Width > s.width {
			s.y += height
			x, height = 0, 0
		} else if x > 0 {
			s.add(pieceText(piece{span: dot}), s.from(x, gap), s.y, gap, size.Height)
			x += gap
		}
		s.add(l, s.from(x, size.Width), s.y, size.Width, size.Height)
		x += size.Width
		height = max(height, size.Height)
	}
	s.y += height
}

func (s *sheet) newLink(text string, size, width float32, tapped func()) *link {
	l := &link{lines: wrap([]span{{text, style{size, false, s.palette.Accent}}}, width), ring: geo.Fade(s.palette.Accent, 0.25)}
	// The link is as wide as its text, wherever that begins.
	left := width
	for _, line := range l.lines {
		for _, p := range line.pieces {
			left = min(left, p.x)
		}
	}
	for _, line := range l.lines {
		for i := range line.pieces {
			line.pieces[i].x -= left
		}
	}
	l.keys, l.tapped = s.keys, tapped
	l.ExtendBaseWidget(l)
	if s.reveal != nil {
		l.onFocus = func() { s.reveal(l) }
	}
	return l
}

// bar runs what it is given indented, beside a vertical bar as high as that.
func (s *sheet) bar(colour color.Color, set func()) {
	const indent = 12
	top, left := s.y, float32(indent)
	if language.RightToLeft() {
		left = 0
	}
	s.x, s.width = s.x+left, s.width-indent
	set()
	s.x, s.width = s.x-left, s.width+indent
	r := canvas.NewRectangle(colour)
	r.CornerRadius = 1.5
	s.add(r, s.from(0, 3), top+2, 3, max(s.y-top-4, 3))
}

// rule draws a thin line across.
func (s *sheet) rule() {
	s.add(canvas.NewRectangle(s.palette.PanelEdge), s.x, s.y, s.width, 1)
	s.y++
}

// columns sets n blocks side by side where each can be least pixels wide, two
// to a row, else below one another.
func (s *sheet) columns(n int, least, gap float32, set func(i int)) {
	x, width := s.x, s.width
	across := 1
	if n > 1 && (width-gap)/2 >= least {
		across = 2
	}
	s.width = (width - gap*float32(across-1)) / float32(across)
	for i := 0; i < n; i += across {
		top, bottom := s.y, s.y
		for j := i; j < min(i+across, n); j++ {
			s.x, s.y = x+float32(j-i)*(s.width+gap), top
			set(j)
			bottom = max(bottom, s.y)
		}
		s.y = bottom + gap
	}
	s.y -= gap
	s.x, s.width = x, width
}

// A link is text that can be pressed.
type link struct {
	pressable
	lines []line
	ring  color.Color // behind it while it holds the focus
}

func (l *link) CreateRenderer() fyne.WidgetRenderer {
	r := &linkRenderer{link: l, ring: canvas.NewRectangle(color.Transparent)}
	r.ring.CornerRadius = 3
	r.objects = append(r.objects, r.ring)
	y := float32(0)
	for _, line := range l.lines {
		for _, p := range line.pieces {
			t := pieceText(p)
			t.Move(fyne.NewPos(p.x, y+line.baseline-p.baseline))
			t.Resize(fyne.NewSize(p.width, p.height))
			r.texts = append(r.texts, t)
			r.objects = append(r.objects, t)
			r.min.Width = max(r.min.Width, p.x+p.width)
		}
		y += line.height
	}
	r.min.Height = y
	return r
}

type linkRenderer struct {
	link    *link
	ring    *canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
	min     fyne.Size
}

func (r *linkRenderer) MinSize() fyne.Size           { return r.min }
func (r *linkRenderer) Layout(size fyne.Size)        { r.ring.Resize(size) }
func (r *linkRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *linkRenderer) Destroy()                     {}

func (r *linkRenderer) Refresh() {
	r.ring.FillColor = color.Transparent
	if r.link.focused {
		r.ring.FillColor = r.link.ring
	}
	r.ring.Refresh()
	for _, t := range r.texts {
		t.TextStyle.Underline = r.link.marked()
		t.Refresh()
	}
}
