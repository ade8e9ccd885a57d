package dataset

import (
	"encoding/xml"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// A dateLook says what a number format shows of a date.
type dateLook uint8

const (
	noDate   dateLook = iota
	showTime          // alone
	showYear
	showMonth // with the year
	showDay
	showDayTime
)

// dateLooks are the formats of dates that have a number and no code in the
// file (ECMA-376, part 1, 18.8.30).
var dateLooks = map[int]dateLook{
	14: showDay, 15: showDay, 16: showDay, 17: showMonth, 18: showTime, 19: showTime, 20: showTime, 21: showTime, 22: showDayTime,
	27: showDay, 28: showDay, 29: showDay, 30: showDay, 31: showDay, 32: showTime, 33: showTime, 34: showTime, 35: showTime, 36: showDay,
	45: showTime, 46: showTime, 47: showTime, 50: showDay, 51: showDay, 52: showDay, 53: showDay, 54: showDay, 55: showTime, 56: showTime, 57: showDay, 58: showDay,
}

// lookOf tells by the code of a number format what it shows.
func lookOf(code string) dateLook {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	if code == "general" {
		return noDate
	}
	var year, month, day, hour bool
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '\\', '_', '*':
			i++ // the next one is shown as it is
		case '[':
			if end := strings.IndexByte(code[i:], ']'); end >= 0 {
				hour = hour || strings.Trim(code[i+1:i+end], "hms") == ""
				i += end
			}
		case 'y', 'e', 'b': // e and b are years too, unless digits say that it is a number
			year = year || code[i] == 'y'
		case 'm':
			month = true
		case 'd':
			day = true
		case 'h', 's':
			hour = true
		}
	}
	switch {
	case day && hour:
		return showDayTime
	case day:
		return showDay
	case year && month && !hour:
		return showMonth
	case year && !hour:
		return showYear
	case hour:
		return showTime
	case month:
		return showDay // a month alone hides the day and the year of a date
	}
	return noDate
}

// readLooks reads which styles of cells show dates.
func (k *book) readLooks() error {
	codes := map[string]dateLook{}
	return k.walk("xl/styles.xml", func(path []string, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if len(codes) < maxStyles {
				codes[attribute(e, "numFmtId")] = lookOf(attribute(e, "formatCode"))
			}
		case "xf":
			if len(path) < 2 || path[len(path)-2] != "cellXfs" || len(k.looks) >= maxStyles {
				return nil
			}
			id := attribute(e, "numFmtId")
			look, custom := codes[id]
			if !custom {
				n, _ := strconv.Atoi(id)
				look = dateLooks[n]
			}
			k.looks = append(k.looks, look)
		}
		return nil
	}, nil, nil)
}

// A cellReader holds the row and the cell that are being read.
type cellReader struct {
	*book
	line    int
	cells   []string
	numbers []bool // by cell: a number that is no date

	column      int // from 0
	kind, style string
	value       strings.Builder
}

var errStopped = errors.New("no more rows are wanted")

// rows gives the rows of a sheet that have a cell.
func (k *book) rows(at string) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		c := &cellReader{book: k}
		read := 0
		total := float64(max(k.parts[at].UncompressedSize64, 1))
		err := k.walk(at, func(path []string, e xml.StartElement) error {
			switch e.Name.Local {
			case "row":
				return c.begin(attribute(e, "r"))
			case "c":
				return c.cell(e)
			}
			return nil
		}, func(path []string, s xml.CharData) error {
			read += len(s)
			if last := path[len(path)-1]; (last == "v" || shownText(path)) && c.value.Len() < maxRecord {
				c.value.Write(s)
			}
			return nil
		}, func(path []string) error {
			switch path[len(path)-1] {
			case "c":
				c.close()
			case "row":
				if len(c.cells) == 0 {
					return nil
				}
				numbers, line := c.numbers, c.line
				r := row{
					cells: c.cells, line: line,
					spot:    func(i int) spot { return spot{line: line, column: i + 1} },
					numeric: func(i int) bool { return i >= 0 && i < len(numbers) && numbers[i] },
					// The text of the cells is about a third of a sheet.
					done: int(float64(len(k.data)) * min(float64(read)*3/total, 1)),
				}
				if !yield(r, nil) {
					return errStopped
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(row{}, err)
		}
	}
}

// begin begins a row, which has its number unless it follows the last one.
func (c *cellReader) begin(number string) error {
	c.line++
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < c.line || n > maxRows {
			return fmt.Errorf("a row has the number %q: rows go up from 1 to %d", shortened(number), maxRows)
		}
		c.line = n
	}
	if c.line > maxRows {
		return fmt.Errorf("more than %d rows", maxRows)
	}
	c.cells, c.numbers = c.cells[:0], c.numbers[:0]
	c.column = -1
	return nil
}

// cell begins a cell, which has its place unless it follows the last one.
func (c *cellReader) cell(e xml.StartElement) error {
	c.column++
	c.kind, c.style = attribute(e, "t"), attribute(e, "s")
	c.value.Reset()
	if at := attribute(e, "r"); at != "" {
		letters := strings.TrimRight(at, "0123456789")
		n := 0
		for _, l := range strings.ToUpper(letters) {
			if l < 'A' || l > 'Z' || n > 1<<16 {
				return fmt.Errorf("a cell has the place %q", shortened(at))
			}
			n = n*26 + int(l-'A') + 1
		}
		if n-1 < c.column {
			return fmt.Errorf("a cell has the place %q, left of the one before it", shortened(at))
		}
		c.column = n - 1
	}
	return nil
}

// close puts the cell into its row. Those right of what is read are passed over.
func (c *cellReader) close() {
	s, plain := c.shown()
	if s == "" || c.column >= maxColumns || c.column < 0 {
		return
	}
	for len(c.cells) <= c.column {
		c.cells, c.numbers = append(c.cells, ""), append(c.numbers, false)
	}
	c.cells[c.column], c.numbers[c.column] = s, plain
}

// shown gives what a person would read in the cell, with a date as EDTF, and
// whether it is a number that is no date.
func (c *cellReader) shown() (s string, plain bool) {
	s = c.value.String()
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || i < 0 || i >= len(c.texts) {
			c.wrong("the cell refers to a text that the workbook does not have; it is left out", s)
			return "", false
		}
		return c.texts[i], false
	case "str", "inlineStr":
		return s, false
	case "d": // a date in ISO 8601
		date, clock, _ := strings.Cut(strings.TrimSuffix(s, "Z"), "T")
		if strings.Trim(clock, "0:.") == "" {
			return date, false
		}
		return date + "T" + clock, false
	case "b":
		return map[string]string{"1": "yes", "0": "no"}[strings.TrimSpace(s)], false
	case "e":
		c.wrong("the cell has an error of the spreadsheet; it is left out", s)
		return "", false
	}
	if s = strings.TrimSpace(s); s == "" {
		return "", false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != f || f > 1e300 || f < -1e300 {
		c.wrong("the cell has a number that cannot be read; it is left out", s)
		return "", false
	}
	look := noDate
	if i, err := strconv.Atoi(c.style); err == nil && i >= 0 && i < len(c.looks) {
		look = c.looks[i]
	}
	if look != noDate {
		if date, ok := c.dated(s, f, look); ok {
			return date, false
		}
	}
	// As short as the number is, without the digits that binary fractions add.
	return strconv.FormatFloat(f, 'f', -1, 64), true
}

// dated gives a number of days as what its format shows of it.
func (c *cellReader) dated(s string, days float64, look dateLook) (string, bool) {
	if look == showTime && days < 1 {
		date, ok := serialDay(strconv.FormatFloat(days+61, 'f', -1, 64), false)
		if _, clock, cut := strings.Cut(date, "T"); cut && ok {
			return clock, true
		}
		return "00:00:00", ok
	}
	date, ok := serialDay(s, c.from1904)
	if !ok {
		return "", false
	}
	day, _, _ := strings.Cut(date, "T")
	switch {
	case look == showDay:
		return day, true
	case look == showMonth && len(day) == 10:
		return day[:7], true
	case look == showYear && len(day) == 10:
		return day[:4], true
	}
	return date, true
}

// wrong reports what is wrong with the cell.
func (c *cellReader) wrong(message, value string) {
	c.say(spot{line: c.line, column: c.column + 1}, "%s", message).of(value, "a text, a number or a date")
}
