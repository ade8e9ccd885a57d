package dataset

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An encoding is how a text is written.
type encoding uint8

const (
	utf8AsItIs encoding = iota
	utf16Big
	utf16Little
	returnsOnly // UTF-8 with carriage returns for line feeds, as old Macintoshes wrote
)

// encodingOf tells how a text is written, and the length of its mark. UTF-16 is
// told by its mark, or by the zero bytes of plain letters.
func encodingOf(data []byte) (how encoding, skip int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return utf16Big, 2
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return utf16Little, 2
	case len(data) >= 4 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		return utf16Big, 0
	case len(data) >= 4 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		return utf16Little, 0
	case bytes.HasPrefix(data, []byte(mark)):
		skip = len(mark)
	}
	if bytes.IndexByte(data, '\r') >= 0 && bytes.IndexByte(data, '\n') < 0 {
		return returnsOnly, skip
	}
	return utf8AsItIs, skip
}

// utf8Of gives text as UTF-8 without a mark and with line feeds.
func utf8Of(data []byte) []byte {
	how, skip := encodingOf(data)
	data = data[skip:]
	if how == utf16Big || how == utf16Little {
		data = fromUTF16(data, how == utf16Big)
		how, _ = encodingOf(data)
	}
	if how == returnsOnly {
		data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
	}
	return data
}

func fromUTF16(data []byte, big bool) []byte {
	out := make([]byte, 0, len(data)/2+len(data)/8)
	for i := 0; i+1 < len(data); i += 2 {
		unit := func(i int) rune {
			if big {
				return rune(data[i])<<8 | rune(data[i+1])
			}
			return rune(data[i+1])<<8 | rune(data[i])
		}
		r := unit(i)
		if utf16.IsSurrogate(r) && i+3 < len(data) {
			if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
				r, i = pair, i+2
			}
		}
		out = utf8.AppendRune(out, r) // half of a pair becomes U+FFFD
	}
	return out
}

// separatorOf tells what stands between the cells: the one of comma, semicolon
// and tab that the first line has most of, outside quotation marks.
func separatorOf(text []byte) rune {
	var n [3]int
	quoted := false
	for _, c := range withoutComments(text) {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			if n != [3]int{} {
				return mostOf(n)
			}
		case c == ',':
			n[0]++
		case c == ';':
			n[1]++
		case c == '\t':
			n[2]++
		}
	}
	return mostOf(n)
}

// withoutComments takes the lines before the first row away that begin with #.
func withoutComments(text []byte) []byte {
	for len(text) > 0 && (text[0] == '#' || text[0] == '\n' || text[0] == '\r') {
		end := bytes.IndexByte(text, '\n')
		if end < 0 {
			return nil
		}
		text = text[end+1:]
	}
	return text
}

func mostOf(n [3]int) rune {
	most := 0
	for i := range n {
		if n[i] > n[most] {
			most = i
		}
	}
	return [3]rune{',', ';', '\t'}[most]
}

// csvHead gives the normal names of the columns of a CSV file by its first
// bytes, nil where it does not look like one.
func csvHead(head []byte) map[string]bool {
	head = utf8Of(head)
	for _, other := range []string{"{", "[", "<", "PK\x03\x04"} {
		if bytes.HasPrefix(bytes.TrimSpace(head), []byte(other)) {
			return nil
		}
	}
	r := csvReader(head)
	first, err := r.Read()
	if err != nil || len(first) > maxColumns {
		return nil
	}
	names := map[string]bool{}
	for _, name := range first {
		names[normal(name)] = true
	}
	return names
}

// maxColumns is how many columns of a table are read. It bounds what a row of
// nothing but separators costs.
const maxColumns = 500

func csvReader(text []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separatorOf(text[:min(len(text), headBytes)])
	r.Comment = '#'
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	// A quotation mark in the midst of a cell is taken as it stands, as
	// spreadsheets do; one that is never closed is looked for at the end.
	r.LazyQuotes = true
	return r
}

// csvTable makes a table of a CSV file and reads its first row.
func csvTable(b *builder) (*table, error) {
	if how, _ := encodingOf(b.data); how != utf8AsItIs {
		// The copy takes up to one and a half times as much.
		if err := b.spend(int64(len(b.data)) * 3 / 2); err != nil {
			return nil, err
		}
	}
	b.data = utf8Of(b.data)
	if len(bytes.TrimSpace(b.data)) == 0 {
		return nil, &fault{len(b.data), "the file has no text in it: expected a first row that names the columns"}
	}
	if !utf8.Valid(b.data) {
		return nil, &fault{invalid(b.data), "not UTF-8: save the file in the encoding UTF-8 (or UTF-16)"}
	}
	if at := bytes.IndexByte(b.data, 0); at >= 0 {
		return nil, &fault{at, "not a text: it has a byte 0 in it"}
	}
	b.expect(bytes.Count(b.data, []byte{'\n'}))
	r := csvReader(b.data)
	t := &table{builder: b}
	from := 0
	t.next = func() (row, error) {
		for {
			cells, err := r.Read()
			if err == io.EOF {
				return row{}, io.EOF
			}
			if err != nil {
				return row{}, fmt.Errorf("reading %s: %w", b.name, err) // never so with LazyQuotes
			}
			line, _ := r.FieldPos(0)
			to := int(r.InputOffset())
			raw := withoutComments(b.data[from:to])
			from = to
			if err := b.step(to); err != nil {
				return row{}, err
			}
			at := func(i int) spot {
				if i < 0 || i >= len(cells) {
					return spot{line: line, column: 1}
				}
				l, c := r.FieldPos(i)
				return spot{line: l, column: c}
			}
			switch {
			case to == len(b.data) && unclosed(raw, func() int { return at(len(cells) - 1).column }):
				// All lines to the end were taken for one cell.
				b.say(spot{line: line, column: 1}, "a quotation mark opens a cell in this row and is never closed, so that nothing from here on can be read; the row is left out")
				b.leftOut()
				return row{}, io.EOF
			case len(cells) > maxColumns:
				b.say(at(-1), "a row of %d cells: at most %d are read; it is left out", len(cells), maxColumns)
				b.leftOut()
				continue
			case len(raw) > maxRecord:
				b.say(at(-1), "a row that takes more than %d MiB; it is left out", maxRecord>>20)
				b.leftOut()
				continue
			case severalByChance(raw, r.Comma):
				last := line + bytes.Count(bytes.TrimSpace(raw), []byte{'\n'})
				b.say(spot{line: line, column: 1}, "the lines %d to %d are taken for one row, since a quotation mark within a cell is not written twice: \"\"", line, last)
			}
			return row{cells: cells, line: line, spot: at, done: to, numeric: func(int) bool { return false }}, nil
		}
	}
	return t, t.start()
}

// unclosed reports whether a quotation mark opens a cell of the last row and is never
// closed. Last is the column of the last cell in its line.
func unclosed(raw []byte, last func() int) bool {
	if bytes.Count(raw, []byte{'"'})%2 == 0 {
		return false
	}
	line := bytes.TrimSpace(raw)
	if bytes.IndexByte(line, '\n') >= 0 {
		return true // all lines to the end were taken for one cell
	}
	// A mark within a cell that none has opened, such as that of inches, is no matter.
	at := last() - 1
	line = bytes.TrimLeft(raw, "\r\n")
	return at >= 0 && at < len(line) && line[at] == '"' && !bytes.HasSuffix(bytes.TrimSpace(line), []byte{'"'})
}

// severalByChance reports whether a row goes on over several lines only because a
// quotation mark in it is not written as it has to be, within an opened cell.
func severalByChance(raw []byte, separator rune) bool {
	raw = bytes.TrimSpace(raw)
	if bytes.IndexByte(raw, '\n') < 0 {
		return false
	}
	strict := csv.NewReader(bytes.NewReader(raw))
	strict.Comma, strict.FieldsPerRecord, strict.ReuseRecord = separator, -1, true
	_, err := strict.Read()
	return err != nil
}

// start reads the row that names the columns. Blank rows may come before it.
func (t *table) start() error {
	for {
		first, err := t.next()
		if err == io.EOF {
			return &fault{0, "the file has no row: expected one that names the columns"}
		}
		if err != nil {
			return err
		}
		if !first.blank() {
			first.cells = append([]string(nil), first.cells...)
			t.header(first)
			return nil
		}
	}
}

// toCell keeps a spreadsheet from taking a text for a formula: an
// apostrophe comes before it, which fromCell takes away again.
func toCell(s string) string {
	if strings.ContainsAny(s, "\x00\r") {
		s = noControls.Replace(s)
	}
	if formula(s) {
		return "'" + s
	}
	return s
}

// noControls takes out what a text file cannot have within a cell.
var noControls = strings.NewReplacer("\x00", "", "\r\n", "\n", "\r", "\n")

func fromCell(s string) string {
	if strings.HasPrefix(s, "'") && formula(s[1:]) {
		return s[1:]
	}
	return s
}

// formula reports whether a spreadsheet would compute a text, or a table take
// it for a comment. One that begins
// with apostrophes before what it would compute counts too, so that what has an
// apostrophe of its own keeps it.
func formula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.IndexByte("=+-@#", s[0]) >= 0
}
