package dataset

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// A Problem is something in a file that cannot be read as it stands. It is an
// error too, for a file of which nothing can be read.
type Problem struct {
	File    string
	Line    int // counted from 1; 0 where the problem has no place
	Column  int // in characters, counted from 1
	Message string
}

// String gives it as FILE:LINE:COLUMN: message.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Error is String.
func (p Problem) Error() string { return p.String() }

// maxProblems is how many problems of one file are told. More than that are
// one mistake made by a program, and a hostile file must not fill the memory.
const maxProblems = 1000

// problems gathers faults with their offsets.
type problems struct {
	faults []fault
	more   int // beyond maxProblems
}

func (p *problems) add(at int, format string, args ...any) {
	if len(p.faults) == maxProblems {
		p.more++
		return
	}
	p.faults = append(p.faults, fault{at, fmt.Sprintf(format, args...)})
}

// located puts the problems into the order of the file and works out their
// lines and columns in one pass over it.
func (p *problems) located(file string, data []byte) []Problem {
	slices.SortStableFunc(p.faults, func(a, b fault) int { return cmp.Compare(a.at, b.at) })
	var located []Problem
	line, column, at := 1, 1, 0
	for _, f := range p.faults {
		line, column = advance(data[at:f.at], line, column)
		at = f.at
		located = append(located, Problem{file, line, column, f.message})
	}
	if p.more > 0 {
		located = append(located, Problem{File: file, Message: fmt.Sprintf("%d more problems are not listed", p.more)})
	}
	return located
}

// advance moves a line and a column over a piece of text. The byte order mark
// is no character.
func advance(piece []byte, line, column int) (int, int) {
	if n := bytes.Count(piece, []byte{'\n'}); n > 0 {
		line += n
		column = 1
		piece = piece[bytes.LastIndexByte(piece, '\n')+1:]
	}
	column += utf8.RuneCount(piece)
	if bytes.HasPrefix(piece, []byte(mark)) {
		column--
	}
	return line, column
}

// place words an offset: "line 3, column 5".
func place(data []byte, at int) string {
	line, column := advance(data[:at], 1, 1)
	return fmt.Sprintf("line %d, column %d", line, column)
}
