// Package reading shows a text of several lines in the order in which it is
// read, also where it mixes directions, which the labels of Fyne do not.
package reading

import (
	"strings"

	"legation/app/language"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Text breaks its paragraphs at spaces, at whatever width it has. Each
// paragraph begins at the side from which it is read.
type Text struct {
	widget.BaseWidget
	Text      string
	SizeName  fyne.ThemeSizeName
	ColorName fyne.ThemeColorName
	Bold      bool
	Tight     bool    // with less room around it than a label has
	width     float32 // that the lines were broken for
}

// New returns a text of the usual size.
func New(text string) *Text {
	t := &Text{Text: text, SizeName: theme.SizeNameText, ColorName: theme.ColorNameForeground}
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel is what a screen reader says.
func (t *Text) AccessibilityLabel() string { return t.Text }

// AccessibilityRole is that of a text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// SetText shows another text.
func (t *Text) SetText(text string) {
	t.Text = text
	t.Refresh()
}

// A line is what stands in one line, as it is seen.
type line struct {
	text  string
	right bool // it begins at the right
}

// lines breaks the text for a width. A word that is wider, such as a path, goes on
// in the next line.
func (t *Text) lines(width float32) []line {
	var lines []line
	for _, paragraph := range strings.Split(t.Text, "\n") {
		right := language.ReadsRight(paragraph)
		now := ""
		put := func() { lines = append(lines, line{language.VisualIn(now, right), right}) }
		for _, word := range t.pieces(paragraph, width) {
			with := word.text
			if now != "" && !word.goesOn {
				with = now + " " + word.text
			}
			if now != "" && (word.goesOn || t.measure(with).Width > width) {
				put()
				with = word.text
			}
			now = with
		}
		put()
	}
	return lines
}

// A piece is a word, or as much of one as fits into a line.
type piece struct {
	text   string
	goesOn bool // it is not the first of its word
}

// leastWidth is the width below which no word is cut: it is that of a text that
// has not been laid out yet.
const leastWidth = 60

// pieces are the words of a paragraph, cut where they are wider than a line.
func (t *Text) pieces(paragraph string, width float32) []piece {
	var pieces []piece
	for _, word := range strings.Fields(paragraph) {
		goesOn := false
		for width > leastWidth && t.measure(word).Width > width {
			runes := []rune(word)
			n := len(runes)
			for n > 1 && t.measure(string(runes[:n])).Width > width {
				n--
			}
			if n == len(runes) {
				break
			}
			n = parted(runes, n)
			pieces = append(pieces, piece{string(runes[:n]), goesOn})
			word, goesOn = string(runes[n:]), true
		}
		pieces = append(pieces, piece{word, goesOn})
	}
	return pieces
}

// parted moves a cut back to behind a sign that parts the word, as a path and the
// name of a file have them, where one is not far.
func parted(runes []rune, n int) int {
	for i := n; i > n/2; i-- {
		if strings.ContainsRune("/\\_-.", runes[i-1]) {
			return i
		}
	}
	return n
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold} }

func (t *Text) measure(text string) fyne.Size {
	return fyne.MeasureText(text, t.Theme().Size(t.SizeName), t.style())
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{text: t}
	r.Refresh()
	return r
}

type renderer struct {
	text    *Text
	objects []fyne.CanvasObject
	height  float32
}

// inset is the room around the text, as labels have it.
func (r *renderer) inset() float32 {
	if r.text.Tight {
		return 3
	}
	return r.text.Theme().Size(theme.SizeNameInnerPadding)
}

// MinSize has the height that the text takes at its width. It can be narrower.
func (r *renderer) MinSize() fyne.Size {
	return fyne.NewSize(2*r.inset()+40, r.height+2*r.inset())
}

func (r *renderer) Layout(size fyne.Size) {
	if size.Width != r.text.width {
		r.text.width = size.Width
		r.compose()
	}
}

// compose makes the lines for the width.
func (r *renderer) compose() {
	t, inset := r.text, r.inset()
	width := max(t.width-2*inset, 1)
	if t.width <= 0 {
		width = 1 << 20
	}
	r.objects, r.height = nil, 0
	for _, l := range t.lines(width) {
		o := canvas.NewText(l.text, t.Theme().Color(t.ColorName, fyne.CurrentApp().Settings().ThemeVariant()))
		o.TextSize, o.TextStyle = t.Theme().Size(t.SizeName), t.style()
		if l.right {
			o.Alignment = fyne.TextAlignTrailing
		}
		height := o.MinSize().Height
		o.Move(fyne.NewPos(inset, inset+r.height))
		o.Resize(fyne.NewSize(width, height))
		r.objects = append(r.objects, o)
		r.height += height
	}
}

func (r *renderer) Refresh() {
	r.compose()
	canvas.Refresh(r.text)
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Destroy() {}
