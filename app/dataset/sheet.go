package dataset

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A table is the rows of a file whose first row names the columns: a CSV file
// or a sheet. The readers of columns take it whatever it was made from.
type table struct {
	*builder
	columns map[string]int // by normal name
	names   []string       // as the file has them
	next    func() (row, error)
}

// A row is the cells of one line. Those at the end may be missing.
type row struct {
	cells []string
	line  int              // of the row, counted from 1
	spot  func(i int) spot // of a cell, or of the row for -1
	done  int              // bytes of the file up to its end
	// numeric reports whether a spreadsheet has a number in a cell, and no date.
	numeric func(i int) bool
}

// normal gives a column's name as it is compared: lower case, one space between
// words.
func normal(name string) string {
	name = strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}

// header takes the first row as the names of the columns. Of two with one name
// the first counts.
func (t *table) header(first row) {
	t.columns = map[string]int{}
	t.names = make([]string, len(first.cells))
	for i, cell := range first.cells {
		t.names[i] = strings.Clone(strings.TrimSpace(cell))
		name := normal(cell)
		if name == "" {
			continue
		}
		if _, twice := t.columns[name]; twice {
			t.say(first.spot(i), "column %q is given twice; the first one counts", shortened(t.names[i]))
			t.names[i] = ""
			continue
		}
		t.columns[name] = i
	}
}

// column gives the place of the column with one of some names, -1 where there
// is none.
func (t *table) column(names ...string) int {
	for _, name := range names {
		if i, ok := t.columns[name]; ok {
			return i
		}
	}
	return -1
}

// cell gives the text of a cell without the white space around it, "" where
// the row or the table does not have it.
func (r *row) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// blank reports whether no cell of the row has anything in it.
func (r *row) blank() bool {
	for _, c := range r.cells {
		if !blank(c) {
			return false
		}
	}
	return true
}

// note reports whether the row is one to people, as a line that begins with # is
// in a text file: there is nothing in it but that.
func (r *row) note() bool {
	if !strings.HasPrefix(r.cell(0), "#") {
		return false
	}
	for _, c := range r.cells[1:] {
		if !blank(c) {
			return false
		}
	}
	return true
}

// unread counts the cells of columns that the reader has no use for, and
// reports those beyond the columns that have a name.
func (t *table) unread(r *row, used []bool) {
	for i, c := range r.cells {
		if i >= len(t.names) && !blank(c) {
			t.say(r.spot(i), "a cell beyond the %d columns that the first row names; it is left out. A separator within a text may be missing its quotation marks", len(t.names)).
				of(strings.TrimSpace(c), "no more cells than columns")
			return
		}
		if i < len(used) && !used[i] && t.names[i] != "" && !blank(c) {
			t.lose(strconv.Quote(shortened(t.names[i])) + " cell")
		}
	}
}

// degree reads a coordinate in degrees. A comma may stand for the point.
func degree(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.,eE°") != "" || len(s) > 40 {
		return 0, false
	}
	s = strings.TrimSuffix(s, "°")
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil && !math.IsInf(f, 0) && !math.IsNaN(f)
}

// splitList takes the cell of a list apart: semicolons stand between the
// items, and one that is part of an item has a backslash before it. An item may
// be empty, but for the last.
func splitList(s string) []string {
	if s == "" {
		return nil
	}
	if !strings.ContainsAny(s, ";\\") {
		return []string{s}
	}
	var items []string
	var item strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && (s[i+1] == ';' || s[i+1] == '\\'):
			i++
			item.WriteByte(s[i])
		case c == ';':
			items = append(items, strings.TrimSpace(item.String()))
			item.Reset()
		default:
			item.WriteByte(c)
		}
	}
	items = append(items, strings.TrimSpace(item.String()))
	for len(items) > 0 && items[len(items)-1] == "" {
		items = items[:len(items)-1]
	}
	return items
}

// maxItems is how many items of one list are read.
const maxItems = 1000

// joinList writes a list so that splitList takes it apart again.
func joinList(items []string) string {
	escaped := make([]string, len(items))
	for i, item := range items {
		escaped[i] = strings.NewReplacer(`\`, `\\`, `;`, `\;`).Replace(item)
	}
	return strings.Join(escaped, "; ")
}

// columnsOf lists the columns of a table for a message.
func (t *table) columnsOf() string {
	var names []string
	for _, n := range t.names {
		if n != "" {
			names = append(names, strconv.Quote(shortened(n)))
		}
		if len(names) == 20 {
			names = append(names, "and more")
			break
		}
	}
	if len(names) == 0 {
		return "no names"
	}
	return strings.Join(names, ", ")
}

// errNoTitles is for a table that has no column of titles.
func (t *table) errNoTitles(at spot) error {
	return &finding{at, Problem{Message: fmt.Sprintf(`no column "title": the first row must name the columns, such as date, title, summary, category, actors, place, lat, lon, quote, speaker, source, url; it has %s`, t.columnsOf())}}
}
