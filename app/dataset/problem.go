package dataset

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"legation/app/event"
)

// A Problem is something in a file that cannot be read as it stands. It is an
// error too, for a file of which nothing can be read.
type Problem struct {
	File    string
	Sheet   string // of a spreadsheet, whose rows are the lines; else ""
	Line    int    // counted from 1; 0 where the problem has no place
	Column  int    // in characters, or of the sheet, counted from 1; 0 for a whole row
	Message string // with the value, what was expected and the suggestion in it

	Value      string // as the file has it, shortened; "" where there is none
	Expected   string // what should stand in its place, or ""
	Suggestion string // the nearest reading that is valid, or ""
}

// String gives it as FILE:LINE:COLUMN: message, and for a spreadsheet as FILE:
// sheet "NAME", row LINE, column LETTER: message.
func (p Problem) String() string {
	switch {
	case p.Line == 0:
		return p.File + ": " + p.Message
	case p.Sheet != "" && p.Column == 0:
		return fmt.Sprintf("%s: sheet %q, row %d: %s", p.File, p.Sheet, p.Line, p.Message)
	case p.Sheet != "":
		return fmt.Sprintf("%s: sheet %q, row %d, column %s: %s", p.File, p.Sheet, p.Line, ColumnLetters(p.Column), p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Error is String.
func (p Problem) Error() string { return p.String() }

// ColumnLetters names a column of a spreadsheet, counted from 1: A to Z, AA
// and so on.
func ColumnLetters(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append(letters, byte('A'+(column-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

// A spot is where something stands in a file: at a byte offset of its text,
// or, where line is not 0, on a line. The column of that is counted in bytes
// of the text from 1, or in cells of a sheet.
type spot struct{ at, line, column int }

// maxProblems is how many problems of one file are told. More than that are
// one mistake made by a program, and a hostile file must not fill the memory.
const maxProblems = 1000

// A finding is a problem that does not know its line yet.
type finding struct {
	spot
	Problem
}

// problems gathers what is wrong with a file.
type problems struct {
	sheet string // the one that is read, "" for a text
	all   []finding
	more  int     // beyond maxProblems
	last  finding // of those that are not told
}

// say adds a problem and gives it, so that the parts of it can be named too.
// It is good until the next one is added.
func (p *problems) say(at spot, format string, args ...any) *finding {
	f := finding{at, Problem{Sheet: p.sheet, Message: fmt.Sprintf(format, args...)}}
	if len(p.all) == maxProblems {
		p.more++
		p.last = f
		return &p.last
	}
	p.all = append(p.all, f)
	return &p.all[len(p.all)-1]
}

// add is say at a byte offset.
func (p *problems) add(at int, format string, args ...any) *finding {
	return p.say(spot{at: at}, format, args...)
}

// of names the value at fault and what was expected in its place. Either may
// be "". It does not change the message.
func (f *finding) of(value, expected string) *finding {
	f.Value, f.Expected = shortened(value), expected
	return f
}

// meant names the nearest valid reading, which the message does not have yet.
func (f *finding) meant(suggestion string) *finding {
	if suggestion != "" {
		f.Suggestion = suggestion
		f.Message += "; did you mean " + shortened(suggestion) + "?"
	}
	return f
}

// date names the parts of what is wrong with a date. The error is that of
// event.ParseDate and stands in the message with its hint.
func (f *finding) date(err error) *finding {
	if e, ok := err.(*event.DateError); ok {
		f.of(e.Value, "an EDTF date such as 1988-11-15, 1988-11 or 1988")
		for _, lead := range []string{"write ", "did you mean "} { // else the hint is no reading
			if guess, ok := strings.CutPrefix(e.Hint, lead); ok {
				f.Suggestion = strings.TrimSuffix(guess, "?")
			}
		}
	}
	return f
}

// hinted gives the error of a date that has the month where the day should be
// a hint that says so.
func hinted(s string, err error) error {
	e, ok := err.(*event.DateError)
	if !ok || e.Hint != "" || len(s) != len("2006-13-02") || s[4] != '-' || s[7] != '-' {
		return err
	}
	guess := s[:5] + s[8:] + "-" + s[5:7]
	if _, wrong := event.ParseDate(guess); wrong != nil {
		return err
	}
	better := *e
	better.Hint = "did you mean " + guess + "?"
	return &better
}

// fatal adds the problem that ends the reading. It is told whatever came
// before.
func (p *problems) fatal(f finding) {
	f.Sheet = p.sheet
	if len(p.all) == maxProblems {
		p.more++
		p.all = p.all[:maxProblems-1]
	}
	p.all = append(p.all, f)
}

// located puts the problems into the order of the file and works out their
// lines and columns in one pass over it.
func (p *problems) located(file string, data []byte) []Problem {
	slices.SortStableFunc(p.all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.spot.line, b.spot.line), cmp.Compare(a.column, b.column))
	})
	var located []Problem
	line, column, at := 1, 1, 0
	for _, f := range p.all {
		f.File = file
		switch {
		case p.sheet != "":
			f.Line, f.Problem.Column = f.spot.line, f.column
		case f.spot.line > 0:
			for line < f.spot.line {
				next := bytes.IndexByte(data[at:], '\n')
				if next < 0 {
					break
				}
				line, at = line+1, at+next+1
			}
			_, f.Problem.Column = advance(data[at:min(len(data), at+max(f.column, 1)-1)], 1, 1)
			f.Line = line
		default:
			line, column = advance(data[at:f.at], line, column)
			at = f.at
			f.Line, f.Problem.Column = line, column
		}
		located = append(located, f.Problem)
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

// count words a number of things: "1 date", "3 dates", "2 categories".
func count(n int, what string) string {
	if n != 1 {
		if stem, ok := strings.CutSuffix(what, "y"); ok && !strings.HasSuffix(stem, "a") {
			what = stem + "ie"
		}
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
