package panel

import (
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"legation/app/language"
)

// The sizes of type in device-independent pixels.
const (
	titleSize = 20
	bodySize  = 14
	smallSize = 12
)

// A style is how a span of text looks.
type style struct {
	size   float32
	bold   bool
	colour color.NRGBA
}

func (s style) textStyle() fyne.TextStyle { return fyne.TextStyle{Bold: s.bold} }

// A span is a run of text in one style.
type span struct {
	text string
	style
}

// A piece is a span, or as much of it as stands on one line.
type piece struct {
	span
	x        float32 // from the left edge of the lines
	width    float32
	height   float32
	baseline float32 // below the top of the piece
	right    bool    // it belongs to a text that is read from right to left
}

// A line is what stands side by side.
type line struct {
	pieces   []piece
	height   float32
	baseline float32 // below the top of the line
}

// measure gives the size of a text on one line.
func measure(text string, s style) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, s.size, s.textStyle(), nil)
	return size
}

// wrap breaks spans into lines of at most the given width: at white space, and
// inside a word only where it fits on no line. It reads the text as it is and
// gives meaning to a line feed alone.
func wrap(spans []span, width float32) []line {
	w := wrapper{width: max(width, 1)}
	for _, s := range spans {
		for i, paragraph := range strings.Split(s.text, "\n") {
			if i > 0 {
				w.end(s.style)
			}
			w.add(paragraph, s.style)
		}
	}
	if len(w.line.pieces) > 0 {
		w.end(style{})
	}
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.text)
	}
	if language.ReadsRight(text.String()) {
		w.turn()
	}
	return w.lines
}

// turn has the lines begin at the right edge.
func (w *wrapper) turn() {
	for _, l := range w.lines {
		for i := range l.pieces {
			p := &l.pieces[i]
			p.x, p.right = w.width-p.x-p.width, true
		}
	}
}

type wrapper struct {
	width float32
	lines []line
	line  line
	x     float32
	gap   bool // white space is due before the next word
}

func (w *wrapper) add(text string, s style) {
	for text != "" {
		n := strings.IndexFunc(text, blank)
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			w.word(printable(text[:n]), s)
		}
		text = text[n:]
		rest := strings.TrimLeftFunc(text, blank)
		w.gap = w.gap || len(rest) < len(text)
		text = rest
	}
}

// blank reports whether a line may be broken at a rune. It may not at a
// no-break space.
func blank(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// printable takes out what would be drawn as a box or as nothing.
func printable(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(word, "\uFFFD"))
}

func (w *wrapper) word(word string, s style) {
	if word == "" {
		return
	}
	width := measure(word, s).Width
	space := float32(0)
	if w.gap && w.x > 0 {
		space = measure(" ", s).Width
	}
	if w.x > 0 && w.x+space+width > w.width {
		// A word glued to the one before, in another style, goes down all the
		// same; a line may not be too long.
		w.end(s)
		space = 0
	}
	for width > w.width {
		n := fitting(word, s, w.width)
		if n == len(word) {
			break
		}
		w.put(word[:n], s, 0, measure(word[:n], s).Width)
		w.end(s)
		word = word[n:]
		width = measure(word, s).Width
	}
	w.put(word, s, space, width)
}

// put appends a word to the line, to the piece before it where it looks alike.
// Signs such as arrows stay apart: they come from a font of signs, from which
// Fyne would take the space behind them too, and it has none.
func (w *wrapper) put(word string, s style, space, width float32) {
	defer func() { w.x += space + width; w.gap = false }()
	if n := len(w.line.pieces); n > 0 && w.line.pieces[n-1].style == s && !signed(word) && !signed(w.line.pieces[n-1].text) {
		p := &w.line.pieces[n-1]
		if space > 0 {
			p.text += " "
		}
		p.text += word
		p.width += space + width
		return
	}
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(word, s.size, s.textStyle(), nil)
	w.line.pieces = append(w.line.pieces, piece{span: span{word, s}, x: w.x + space, width: width, height: size.Height, baseline: baseline})
	w.line.height = max(w.line.height, size.Height)
	w.line.baseline = max(w.line.baseline, baseline)
}

// signed reports whether a text has a sign that the text font may lack.
func signed(text string) bool { return strings.ContainsFunc(text, sign) }

func sign(r rune) bool { return r > 0x2000 && unicode.IsSymbol(r) }

// end begins a new line. An empty one is as high as its style.
func (w *wrapper) end(s style) {
	if len(w.line.pieces) == 0 {
		w.line.height = measure(" ", s).Height
	}
	w.lines = append(w.lines, w.line)
	w.line, w.x, w.gap = line{}, 0, false
}

// fitting gives how many bytes of a word fit into a width, and at least those
// of its first character with its accents.
func fitting(word string, s style, width float32) int {
	ends := []int{}
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRuneInString(word[i:])
		i += n
		if next, _ := utf8.DecodeRuneInString(word[i:]); i == len(word) || !unicode.Is(unicode.M, next) {
			ends = append(ends, i)
		}
	}
	low, high := 0, len(ends)-1
	for low < high {
		middle := (low + high + 1) / 2
		if measure(word[:ends[middle]], s).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return ends[low]
}

// elide shortens a text to a width, with an ellipsis where it was cut.
func elide(text string, s style, width float32) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), blank)
	text = ""
	for _, word := range words {
		// No space behind a sign; see put.
		if last, _ := utf8.DecodeLastRuneInString(text); text != "" && !sign(last) {
			text += " "
		}
		text += printable(word)
	}
	if text == "" || measure(text, s).Width <= width {
		return text
	}
	room := width - measure("…", s).Width
	if room <= 0 {
		return ""
	}
	n := fitting(text, s, room)
	if measure(text[:n], s).Width > room {
		return "…"
	}
	return strings.TrimRightFunc(text[:n], blank) + "…"
}
