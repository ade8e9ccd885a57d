package dataset

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"legation/app/event"
)

// Write writes a dataset as GeoJSON, the form in which Read reads it: members
// in one order, two spaces for each level, lists of words or numbers on one
// line, a line feed at the end. The same dataset gives the same bytes, and
// what is written reads back as it was.
func Write(w io.Writer, d *event.Dataset) error {
	return writeJSON(w, collection(d))
}

// writeJSON writes one object in that form.
func writeJSON(w io.Writer, o ordered) error {
	out := &writer{Writer: bufio.NewWriterSize(w, 64<<10)}
	out.value(o, 0)
	out.WriteByte('\n')
	return out.Flush()
}

// An ordered is a JSON object whose members keep their order. Members without
// a value are not added.
type ordered []field

type field struct {
	name  string
	value any
}

// add appends a member that is always there.
func (o *ordered) add(name string, value any) { *o = append(*o, field{name, value}) }

// text, list, flag and many append a member unless it is empty.

func (o *ordered) text(name, s string) {
	if s != "" {
		o.add(name, s)
	}
}

func (o *ordered) list(name string, s []string) {
	if len(s) > 0 {
		o.add(name, s)
	}
}

func (o *ordered) flag(name string, b bool) {
	if b {
		o.add(name, true)
	}
}

func (o *ordered) many(name string, all []ordered) {
	if len(all) > 0 {
		o.add(name, all)
	}
}

// A sequence gives the elements of an array one by one, so that those of a
// million events need not stand side by side in memory.
type sequence struct {
	length int
	at     func(int) ordered
}

// each makes the objects of a slice.
func each[T any](all []T, one func(*T) ordered) sequence {
	return sequence{len(all), func(i int) ordered { return one(&all[i]) }}
}

func all[T any](records []T, one func(*T) ordered) []ordered {
	var objects []ordered
	for i := range records {
		objects = append(objects, one(&records[i]))
	}
	return objects
}

// degrees is a coordinate, written with a decimal point so that a column of
// them reads alike.
type degrees float64

func (d degrees) String() string {
	s := strconv.FormatFloat(float64(d), 'f', -1, 64)
	if !strings.ContainsRune(s, '.') {
		s += ".0"
	}
	return s
}

// A writer writes JSON. Errors are kept by the bufio.Writer until it is flushed.
type writer struct {
	*bufio.Writer
	scratch []byte
}

func (w *writer) value(v any, level int) {
	switch v := v.(type) {
	case nil:
		w.WriteString("null")
	case bool:
		w.WriteString(strconv.FormatBool(v))
	case int:
		w.WriteString(strconv.Itoa(v))
	case float64:
		w.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case degrees:
		w.WriteString(v.String())
	case string:
		w.quote(v)
	case []string:
		inline(w, v, w.quote)
	case []float64:
		inline(w, v, func(f float64) { w.value(f, level) })
	case [2]degrees:
		inline(w, v[:], func(d degrees) { w.WriteString(d.String()) })
	case [][2]degrees:
		inline(w, v, func(p [2]degrees) { w.value(p, level) })
	case ordered:
		w.block('{', '}', len(v), level, func(i int) {
			w.quote(v[i].name)
			w.WriteString(": ")
			w.value(v[i].value, level+1)
		})
	case []ordered:
		w.block('[', ']', len(v), level, func(i int) { w.value(v[i], level+1) })
	case sequence:
		w.block('[', ']', v.length, level, func(i int) { w.value(v.at(i), level+1) })
	}
}

// inline writes an array on one line.
func inline[T any](w *writer, all []T, one func(T)) {
	w.WriteByte('[')
	for i, v := range all {
		if i > 0 {
			w.WriteString(", ")
		}
		one(v)
	}
	w.WriteByte(']')
}

// block writes an array or an object with a line for each of its parts.
func (w *writer) block(open, end byte, n, level int, one func(int)) {
	w.WriteByte(open)
	for i := range n {
		if i > 0 {
			w.WriteByte(',')
		}
		w.line(level + 1)
		one(i)
	}
	if n > 0 {
		w.line(level)
	}
	w.WriteByte(end)
}

func (w *writer) line(level int) {
	w.WriteByte('\n')
	for range level {
		w.WriteString("  ")
	}
}

// quote writes a text. Only what JSON demands is escaped, so that the file
// reads as it was typed.
func (w *writer) quote(s string) {
	const digits = "0123456789abcdef"
	b := append(w.scratch[:0], '"')
	for _, c := range s { // bytes that are not UTF-8 become U+FFFD
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c == '\t':
			b = append(b, '\\', 't')
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	w.scratch = append(b, '"')
	w.Write(w.scratch)
}
