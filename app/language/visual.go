package language

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// The marks that have no width and a direction.
const (
	leftMark  = "\u200e"
	rightMark = "\u200f"
)

// Visual orders one line of text that mixes directions as it is read, for a
// widget that puts its runs from left to right as they come. Each run that
// goes from right to left keeps the order of its letters and gets marks about
// it, so that whoever sets the line by the rules (geo.Canvas does) sets it the
// same. A line in one direction comes back as it is.
//
// A line with a Hebrew or Arabic letter in it goes from right to left where
// the language does, else where its first letter does. Lines are broken before
// they are ordered, never after.
func Visual(line string) string {
	_, right, has := directions(line)
	return VisualIn(line, has && (right || RightToLeft()))
}

// VisualIn is Visual for a line of which is known where it comes from: from a
// paragraph that goes from right to left, or not.
func VisualIn(line string, right bool) string {
	mixed, first, has := directions(line)
	if !mixed && (!has || first == right) {
		return line
	}
	base := bidi.LeftToRight
	if right {
		base = bidi.RightToLeft
	}
	var b strings.Builder
	for _, r := range runsOf(line, base) {
		if r.right {
			b.WriteString(rightMark + r.text + rightMark)
		} else {
			b.WriteString(leftMark + r.text + leftMark)
		}
	}
	return b.String()
}

// Beside is Visual for a text that stands in a row with others from left to
// right, such as the name of a menu item before its key: its ends keep to it.
func Beside(text string) string {
	_, _, has := directions(text)
	if !has {
		return text
	}
	line := Visual(text)
	if line == text { // with no marks of its own, signs at its ends would go with the row
		line = rightMark + text + rightMark
	}
	return leftMark + line + leftMark
}

// ReadsRight reports whether a paragraph goes from right to left: as its first
// letter does, or as the language does where it has none.
func ReadsRight(paragraph string) bool {
	for _, r := range paragraph {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return RightToLeft()
}

// directions tells whether a line has letters or digits of both directions,
// whether its first letter goes from right to left, and whether any does.
func directions(line string) (mixed, first, right bool) {
	left, decided := false, false
	for _, r := range line {
		if r < 0x0590 { // before Hebrew: the common case
			switch {
			case unicode.IsLetter(r):
				left, decided = true, true
			case '0' <= r && r <= '9':
				left = true
			}
			continue
		}
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL:
			if !decided {
				first, decided = true, true
			}
			right = true
		case bidi.L:
			left, decided = true, true
		case bidi.EN, bidi.AN:
			left = true
		}
	}
	return left && right, first, right
}

// A run is a part of a line in one direction.
type run struct {
	text  string
	right bool
	level int
}

// runsOf parts a line and gives its runs from left to right.
func runsOf(line string, base bidi.Direction) []run {
	mark := leftMark
	if base == bidi.RightToLeft {
		mark = rightMark
	}
	var p bidi.Paragraph
	if _, err := p.SetString(mark + line); err != nil {
		return []run{{text: line}}
	}
	order, err := p.Order()
	if err != nil {
		return []run{{text: line}}
	}
	var runs []run
	for i := range order.NumRuns() {
		part := order.Run(i)
		r := run{text: part.String(), right: part.Direction() == bidi.RightToLeft}
		if i == 0 {
			r.text = strings.TrimPrefix(r.text, mark)
		}
		switch {
		case r.text == "":
			continue
		case r.right:
			r.level = 1
		case base == bidi.RightToLeft:
			r.level = 2
		case len(runs) > 0 && runs[len(runs)-1].right:
			// A number after letters that go from right to left belongs to
			// them, and what follows it does not (rules W2, N1 and I1).
			if n := number(r.text); n > 0 {
				runs = append(runs, run{text: r.text[:n], level: 2})
				r.text = r.text[n:]
			}
		}
		if r.text != "" {
			runs = append(runs, r)
		}
	}
	for level := 2; level > 0; level-- { // rule L2
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				runs[a], runs[b] = runs[b], runs[a]
			}
			if j > i {
				i = j
			}
		}
	}
	return runs
}

// number gives the length in bytes of the number that a text begins with.
func number(text string) int {
	n := 0
	for n < len(text) && ('0' <= text[n] && text[n] <= '9' ||
		n > 0 && n+1 < len(text) && strings.IndexByte(".,:/", text[n]) >= 0 && '0' <= text[n+1] && text[n+1] <= '9') {
		n++
	}
	return n
}
