package dataset

import (
	"bytes"
	"hash/maphash"
	"strconv"
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
	items []value  // elements, or the values of members, behind which one is absent
	names []string // of members
}

// member gives a member of an object. Of two with one name the first counts.
func (v *value) member(name string) *value {
	for i := range v.names {
		if v.names[i] == name {
			return &v.items[i]
		}
	}
	if n := len(v.items); n < cap(v.items) { // the parser has put one there
		return &v.items[:n+1][n]
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

	end    int // how far the value may reach
	labels recent
	texts  recent
}

// parse makes the value at an offset.
func (p *parser) parse(at int) value {
	p.end = len(p.data)
	return p.from(at)
}

func (p *parser) from(at int) value {
	p.at = at
	p.closed, p.closedNames = p.closed[:0], p.closedNames[:0]
	p.values, p.names = p.values[:0], p.names[:0]
	return p.next()
}

// object makes the object that a scanner stands at, if it is no longer than
// maxRecord, and moves the scanner behind it. It is nil for a value of another
// kind, and ok is false for a longer one.
func (p *parser) object(s *scanner) (v *value, ok bool) {
	if s.data[s.at] != '{' {
		s.value()
		return nil, false
	}
	p.end = min(s.at+maxRecord, len(p.data))
	made := p.from(s.at)
	if p.at > p.end {
		s.value()
		return &value{at: made.at}, false
	}
	s.at = p.at
	return &made, true
}

// over ends the making of a value that is too long.
var over = &fault{message: "too long"}

func (p *parser) append() *fault {
	v := p.next()
	if p.at > p.end {
		return over
	}
	p.values = append(p.values, v)
	return nil
}

func (p *parser) next() value {
	c := p.peek()
	v := value{at: p.at}
	from, fromName := len(p.values), len(p.names)
	switch c {
	case '{':
		v.kind = object
		p.members(func(from, to int) *fault {
			if p.at > p.end {
				return over
			}
			p.names = append(p.names, p.labels.word(p.data[from:to]))
			return p.append()
		})
		p.values = append(p.values, value{at: v.at}) // for members that are missing
	case '[':
		v.kind = array
		p.elements(p.append)
	case '"':
		v.kind = text
		p.value()
		if p.at <= p.end {
			v.text = p.texts.word(p.data[v.at:p.at])
		}
	case 'n':
		v.kind = null
		p.value()
	case 't', 'f':
		v.kind = boolean
		p.value()
		v.text = "false"
		if c == 't' {
			v.text = "true"
		}
	default:
		v.kind = number
		p.value()
		if p.at <= p.end {
			v.text = p.texts.again(p.data[v.at:p.at])
		}
	}
	if p.at > p.end {
		return v
	}
	v.items, p.closed = moved(p.values[from:], p.closed)
	v.names, p.closedNames = moved(p.names[fromName:], p.closedNames)
	if v.kind == object {
		v.items = v.items[:len(v.names)]
	}
	p.values, p.names = p.values[:from], p.names[:fromName]
	return v
}

// recent has short texts that came a little before, by their hashes: files are
// full of the same names and ids.
type recent [1024]string

// word decodes a text.
func (r *recent) word(quoted []byte) string {
	if inner := quoted[1 : len(quoted)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return r.again(inner)
	}
	return unquote(quoted)
}

// again gives a text of the file, as it was given before if it is still there.
func (r *recent) again(b []byte) string {
	const longest = 32
	if len(b) > longest {
		return string(b)
	}
	s := &r[maphash.Bytes(recentSeed, b)%uint64(len(r))]
	if *s != string(b) {
		*s = string(b)
	}
	return *s
}

var recentSeed = maphash.MakeSeed()

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
