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

// parse makes the value at an offset of a text that has passed the scanner,
// and gives the offset behind it.
func parse(data []byte, at int) (value, int) {
	s := scanner{data: data, at: at, checked: true}
	v := s.parse()
	return v, s.at
}

func (s *scanner) parse() value {
	c := s.peek()
	v := value{at: s.at}
	switch c {
	case '{':
		v.kind = object
		s.members(func(from, to int) *fault {
			if v.names == nil { // most objects are records with some members
				v.names, v.items = make([]string, 0, 12), make([]value, 0, 12)
			}
			v.names = append(v.names, nameOf(s.data[from:to]))
			v.items = append(v.items, s.parse())
			return nil
		})
	case '[':
		v.kind = array
		s.elements(func() *fault {
			v.items = append(v.items, s.parse())
			return nil
		})
	case '"':
		v.kind = text
		s.value()
		v.text = unquote(s.data[v.at:s.at])
	case 'n':
		v.kind = null
		s.value()
	case 't', 'f':
		v.kind = boolean
		s.value()
		v.text = string(s.data[v.at:s.at])
	default:
		v.kind = number
		s.value()
		v.text = string(s.data[v.at:s.at])
	}
	return v
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
