package snapshot

import (
	"strings"

	"legation/app/language"
	"legation/geo"
)

// A paragraph is a text that is set in lines.
type paragraph struct {
	text   string
	style  geo.TextStyle
	lead   float64 // from one baseline to the next
	before float64 // free above it, but for the first one
	link   string
	mark   string // hangs left of it: a footnote's number
	hang   float64
	rank   int // of several, those of the highest rank give way first
}

// A line is a line of text with where its baseline begins.
type line struct {
	text  string
	style geo.TextStyle
	link  string
	x, y  float64
}

// Texts are lines in their places, and how much room they take.
type texts struct {
	lines  []line
	height float64
}

// set sets paragraphs one below the other into a column.
func set(list []paragraph, x, y, width float64) texts {
	t, _ := fit(list, x, y, width, 1e9)
	return t
}

// fit sets paragraphs into a column of no more than a height. Where they need
// more, those of the highest rank lose their last lines first, and then go
// altogether; whole is false then. Those of rank 0 stay as they are.
func fit(list []paragraph, x, y, width, height float64) (t texts, whole bool) {
	type block struct {
		paragraph
		lines []string
	}
	var blocks []block
	for _, p := range list {
		if lines := wrap(p.text, width-p.hang, p.style); len(lines) > 0 {
			blocks = append(blocks, block{p, lines})
		}
	}
	measure := func() float64 {
		h := 0.0
		for i, b := range blocks {
			if i > 0 {
				h += b.before
			}
			h += float64(len(b.lines)) * b.lead
		}
		return h
	}
	whole = true
	for measure() > height {
		last := -1
		for i, b := range blocks {
			if b.rank > 0 && (last < 0 || b.rank >= blocks[last].rank) {
				last = i
			}
		}
		if last < 0 {
			break
		}
		whole = false
		b := &blocks[last]
		if n := len(b.lines); n > 2 {
			b.lines = b.lines[:n-1]
			b.lines[n-2] = geo.Elide(strings.TrimRight(b.lines[n-2], " .,;…")+" …", width-b.hang, b.style)
			continue
		}
		blocks = append(blocks[:last], blocks[last+1:]...)
	}
	top := y
	for i, b := range blocks {
		if i > 0 {
			y += b.before
		}
		right := language.ReadsRight(b.text)
		// from gives where something begins at a distance from the edge from
		// which the paragraph is read.
		from := func(text string, distance float64) float64 {
			if !right {
				return x + distance
			}
			w, _, _ := geo.MeasureText(text, b.style)
			return x + width - distance - w
		}
		for j, text := range b.lines {
			base := y + b.lead*0.78
			if j == 0 && b.mark != "" {
				t.lines = append(t.lines, line{b.mark, b.style, b.link, from(b.mark, 0), base})
			}
			t.lines = append(t.lines, line{text, b.style, b.link, from(text, b.hang), base})
			y += b.lead
		}
	}
	t.height = y - top
	return t, whole
}

// wrap breaks a text into lines no wider than width: at spaces, and within
// words that are wider than that.
func wrap(text string, width float64, st geo.TextStyle) []string {
	var lines []string
	for _, l := range geo.Wrap(text, width, st) {
		for {
			w, _, _ := geo.MeasureText(l, st)
			if w <= width {
				break
			}
			head := cut(l, width, st)
			lines = append(lines, head)
			l = l[len(head):]
		}
		if l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// cut returns as much of the beginning of a word as fits, at least one letter
// and never the whole of it.
func cut(word string, width float64, st geo.TextStyle) string {
	runes := []rune(word)
	if len(runes) < 2 {
		return word
	}
	low, high := 1, len(runes)-1
	for low < high {
		mid := (low + high + 1) / 2
		if w, _, _ := geo.MeasureText(string(runes[:mid]), st); w <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return string(runes[:low])
}

func (t texts) paint(c *geo.Canvas, group string) {
	defer c.Group(group)()
	for _, l := range t.lines {
		unlink := func() {}
		if l.link != "" {
			unlink = c.Link(l.link)
		}
		c.Text(l.text, l.x, l.y, l.style)
		unlink()
	}
}

// add puts more lines to those that there are.
func (t *texts) add(more texts) { t.lines = append(t.lines, more.lines...) }
