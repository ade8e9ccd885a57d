package dataset

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A kind is what a JSON value is, told by its first byte.
type kind byte

const (
	absent  kind = 0
	null    kind = 'n'
	boolean kind = 't'
	number  kind = '0'
	text    kind = '"'
	array   kind = '['
	object  kind = '{'
)

var kindNames = map[kind]string{
	null: "null", boolean: "true or false", number: "a number", text: "a text", array: "an array", object: "an object",
}

func (k kind) String() string { return kindNames[k] }

// A value is a JSON value that knows where it stands. The zero value is that
// of a member that is not there.
type value struct {
	kind  kind
	at    int      // byte offset in the file
	text  string   // of a text, decoded; of a number, its digits; "true" of true
	items []value  // elements, or the values of members
	names []string // of members
}

// member gives a member of an object. Of two with one name the first counts.
func (v *value) member(name string) *value {
	for i := range v.names {
		if v.names[i] == name {
			return &v.items[i]
		}
	}
	return &value{at: v.at}
}

// missing reports whether there is no value, or null in its place.
func (v *value) missing() bool { return v.kind == absent || v.kind == null }

// float gives the number, which is infinite where it is too large.
func (v *value) float() float64 {
	f, _ := strconv.ParseFloat(v.text, 64)
	return f
}

// common has the names of members that files are full of, so that each is in
// memory once.
var common = func() map[string]string {
	m := map[string]string{}
	for _, name := range strings.Fields("type id geometry coordinates properties title date period category summary " +
		"attribution actors places quotes sources confidence statement accounts note text speaker source url publisher " +
		"name lon lat area kind partOf colour shape holder territory relation regards place") {
		m[name] = name
	}
	return m
}()

// nameOf decodes the name of a member.
func nameOf(quoted []byte) string {
	if name, ok := common[string(quoted[1:len(quoted)-1])]; ok {
		return name
	}
	return unquote(quoted)
}

// A parser makes values of text that has passed the scanner. It reuses its
// memory: the values of one call of parse are gone with the next, while the
// texts in them stay.
type parser struct {
	scanner
	// The parts of the arrays and objects that are still open.
	values []value
	names  []string
	// Those of the ones that are closed.
	closed      []value
	closedNames []string
}

// parse makes the value at an offset.
func (p *parser) parse(at int) value {
	p.at = at
	p.closed, p.closedNames = p.closed[:0], p.closedNames[:0]
	return p.next()
}

func (p *parser) next() value {
	c := p.peek()
	v := value{at: p.at}
	from, fromName := len(p.values), len(p.names)
	switch c {
	case '{':
		v.kind = object
		p.members(func(from, to int) *fault {
			p.names = append(p.names, nameOf(p.data[from:to]))
			p.values = append(p.values, p.next())
			return nil
		})
	case '[':
		v.kind = array
		p.elements(func() *fault {
			p.values = append(p.values, p.next())
			return nil
		})
	case '"':
		v.kind = text
		p.value()
		v.text = unquote(p.data[v.at:p.at])
	case 'n':
		v.kind = null
		p.value()
	case 't', 'f':
		v.kind = boolean
		p.value()
		v.text = string(p.data[v.at:p.at])
	default:
		v.kind = number
		p.value()
		v.text = string(p.data[v.at:p.at])
	}
	v.items, p.closed = moved(p.values[from:], p.closed)
	v.names, p.closedNames = moved(p.names[fromName:], p.closedNames)
	p.values, p.names = p.values[:from], p.names[:fromName]
	return v
}

// moved appends parts to those that are closed and gives them there. Where
// they have no room it starts another piece of memory.
func moved[T any](parts, closed []T) (there, all []T) {
	if len(parts) == 0 {
		return nil, closed
	}
	if len(closed)+len(parts) > cap(closed) {
		closed = make([]T, 0, max(256, 2*cap(closed), len(parts)))
	}
	n := len(closed)
	closed = append(closed, parts...)
	return closed[n:len(closed):len(closed)], closed
}

// unquote decodes a string that has passed the scanner. Half of a surrogate
// pair becomes U+FFFD.
func unquote(quoted []byte) string {
	inner := quoted[1 : len(quoted)-1]
	if bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	out := make([]byte, 0, len(inner))
	for i := 0; i < len(inner); i++ {
		if inner[i] != '\\' {
			out = append(out, inner[i])
			continue
		}
		i++
		switch inner[i] {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			r, _ := hex(inner, i+1)
			i += 4
			if utf16.IsSurrogate(r) {
				if low, ok := escaped(inner, i+1); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
					r = utf16.DecodeRune(r, low)
					i += 6
				}
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, inner[i])
		}
	}
	return string(out)
}

// escaped reads a \u escape.
func escaped(data []byte, at int) (rune, bool) {
	if at+6 > len(data) || data[at] != '\\' || data[at+1] != 'u' {
		return 0, false
	}
	return hex(data, at+2)
}
