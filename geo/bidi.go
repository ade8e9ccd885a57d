package geo

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

// splitBlanks gives runes that a run's font does not have to one that has them.
// The segmenter leaves blanks with the letters before them, whose font may have
// no blank.
func splitBlanks(runs []shaping.Input, faces faceList) []shaping.Input {
	var out []shaping.Input
	for _, run := range runs {
		part := run
		for i := run.RunStart; i < run.RunEnd; i++ {
			face := part.Face
			if _, ok := run.Face.NominalGlyph(run.Text[i]); ok {
				face = run.Face
			} else if f := faces.ResolveFace(run.Text[i]); unicode.IsSpace(run.Text[i]) {
				face = f
			}
			if face == part.Face {
				continue
			}
			if part.RunEnd = i; part.RunEnd > part.RunStart {
				out = append(out, part)
			}
			part.RunStart, part.RunEnd, part.Face = i, run.RunEnd, face
		}
		part.RunEnd = run.RunEnd
		out = append(out, part)
	}
	return out
}

// splitNumbers parts a number that follows letters which run from right to left
// from what comes after it: the segmenter makes one run of both, but the number
// belongs to the letters.
func splitNumbers(runs []shaping.Input, line di.Direction) []shaping.Input {
	var out []shaping.Input
	for i, run := range runs {
		end := run.RunStart
		if line != di.DirectionRTL && i > 0 && runs[i-1].Direction == di.DirectionRTL && run.Direction != di.DirectionRTL {
			for end < run.RunEnd && (unicode.IsNumber(run.Text[end]) ||
				end > run.RunStart && end+1 < run.RunEnd && strings.ContainsRune(".,:/", run.Text[end]) && unicode.IsNumber(run.Text[end+1])) {
				end++
			}
		}
		if end > run.RunStart && end < run.RunEnd {
			number := run
			number.RunEnd, run.RunStart = end, end
			out = append(out, number)
		}
		out = append(out, run)
	}
	return out
}

// levels returns how deep each run is nested in runs of the other direction:
// odd ones run from right to left. A number after letters that run from right
// to left belongs to them (rules W2, N1 and I1 of the Unicode bidirectional
// algorithm).
func levels(runs []shaping.Input, line di.Direction) []int {
	out := make([]int, len(runs))
	for i, run := range runs {
		switch {
		case run.Direction == di.DirectionRTL:
			out[i] = 1
		case line == di.DirectionRTL:
			out[i] = 2
		case i > 0 && out[i-1] == 1 && unicode.IsNumber(run.Text[run.RunStart]):
			out[i] = 2
		}
	}
	return out
}

// visualOrder returns the order in which runs stand from left to right: from
// the deepest level up, all that lies as deep or deeper is turned round (rule
// L2).
func visualOrder(levels []int) []int {
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	for level := 2; level > 0; level-- {
		for i := 0; i < len(order); i++ {
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			if j > i {
				slices.Reverse(order[i:j])
				i = j
			}
		}
	}
	return order
}

// The marks that have a direction and nothing to see.
const (
	leftMark  = '\u200e'
	rightMark = '\u200f'
)

// rightToLeft reports whether the first letter with a direction is Hebrew or
// Arabic (rules P2 and P3 of the bidirectional algorithm).
func rightToLeft(text []rune) bool {
	for _, r := range text {
		switch r {
		case leftMark:
			return false
		case rightMark:
			return true
		}
		switch script := language.LookupScript(r); script {
		case language.Arabic, language.Hebrew:
			return true
		case language.Common, language.Inherited, language.Unknown:
		default:
			return false
		}
	}
	return false
}
