package dataset

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// maxDepth is how deep arrays and objects may lie in one another. GeoJSON
// itself needs about ten levels.
const maxDepth = 200

// A fault is the first thing that makes a text something else than JSON, at a
// byte offset.
type fault struct {
	at      int
	message string
}

// Error says what is wrong, without the place.
func (f *fault) Error() string { return f.message }

// A scanner walks over JSON text (RFC 8259) and checks it. It makes nothing of
// what it reads, so that a file can be checked whole before any memory is
// spent on it.
type scanner struct {
	data    []byte
	at      int
	depth   int
	checked bool // the text has been checked before; only its shape matters

	// step, where it is set, is told now and then how far the scanner is. Its
	// error ends the scanning.
	step func(at int) error
	due  int
}

// stride is how many bytes lie between two calls of step.
const stride = 256 << 10

// along tells how far the scanner is.
func (s *scanner) along() *fault {
	s.due = s.at + stride
	if err := s.step(s.at); err != nil {
		return &fault{s.at, err.Error()}
	}
	return nil
}

// space skips white space.
func (s *scanner) space() {
	at := s.at
	for at < len(s.data) && s.data[at] <= ' ' && (s.data[at] == ' ' || s.data[at] == '\n' || s.data[at] == '\t' || s.data[at] == '\r') {
		at++
	}
	s.at = at
}

// peek gives the next byte that is not white space, or 0 at the end.
func (s *scanner) peek() byte {
	s.space()
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) faultf(format string, args ...any) *fault {
	return &fault{s.at, fmt.Sprintf(format, args...)}
}

// found names the next byte in a message.
func (s *scanner) found() string {
	if s.at >= len(s.data) {
		return "the end of the file"
	}
	r, n := utf8.DecodeRune(s.data[s.at:])
	if r == utf8.RuneError && n == 1 {
		return "a byte that is not UTF-8"
	}
	return fmt.Sprintf("%q", r)
}

// value checks one value and stands behind it afterwards.
func (s *scanner) value() *fault {
	switch c := s.peek(); {
	case c == '{':
		return s.members(func(int, int) *fault { return s.value() })
	case c == '[':
		return s.elements(s.value)
	case c == '"':
		return s.text()
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	}
	start := s.at
	for s.at < len(s.data) && (s.data[s.at]|0x20 >= 'a' && s.data[s.at]|0x20 <= 'z') {
		s.at++
	}
	switch word := s.data[start:s.at]; string(word) {
	case "true", "false", "null":
		return nil
	case "":
		return s.faultf("not JSON: expected a value, found %s", s.found())
	default:
		s.at = start
		if len(word) > 30 {
			word = word[:30]
		}
		return s.faultf("not JSON: %q is no value: text stands in double quotes, and numbers are finite", word)
	}
}

// members checks an object. It calls value for each member with the place of
// its name, standing before the value; value must leave the scanner behind it.
func (s *scanner) members(value func(from, to int) *fault) *fault {
	return s.list('}', func() *fault {
		if s.peek() != '"' {
			return s.faultf("not JSON: expected the name of a member in double quotes, found %s", s.found())
		}
		from := s.at
		if f := s.text(); f != nil {
			return f
		}
		to := s.at
		if s.peek() != ':' {
			return s.faultf("not JSON: expected ':' after the name of a member, found %s", s.found())
		}
		s.at++
		return value(from, to)
	})
}

// elements checks an array. It calls value before each element.
func (s *scanner) elements(value func() *fault) *fault { return s.list(']', value) }

// list checks what stands between brackets, with commas between.
func (s *scanner) list(end byte, one func() *fault) *fault {
	if s.depth++; s.depth > maxDepth {
		return s.faultf("nested more than %d levels deep", maxDepth)
	}
	defer func() { s.depth-- }()
	open := s.at
	s.at++
	if s.peek() == end {
		s.at++
		return nil
	}
	for {
		if s.step != nil && s.at >= s.due {
			if f := s.along(); f != nil {
				return f
			}
		}
		if f := one(); f != nil {
			return f
		}
		switch c := s.peek(); {
		case c == end && s.at < len(s.data):
			s.at++
			return nil
		case c == ',':
			comma := s.at
			s.at++
			if s.peek() == end {
				s.at = comma
				return s.faultf("not JSON: a comma before %q", rune(end))
			}
		case s.at >= len(s.data):
			return s.faultf("not JSON: the file ends before the %q that opens at %s is closed", rune(s.data[open]), place(s.data, open))
		default:
			return s.faultf("not JSON: expected ',' or %q, found %s", rune(end), s.found())
		}
	}
}

// text checks a string.
func (s *scanner) text() *fault {
	if s.checked {
		s.behind()
		return nil
	}
	start := s.at
	ascii := true
	for s.at++; s.at < len(s.data); s.at++ {
		for s.at < len(s.data)-1 && isPlain[s.data[s.at]] {
			s.at++
		}
		switch c := s.data[s.at]; {
		case c == '"':
			s.at++
			if !ascii && !utf8.Valid(s.data[start:s.at]) {
				s.at = start + invalid(s.data[start:s.at])
				return s.faultf("not UTF-8: save the file in the encoding UTF-8")
			}
			return nil
		case c == '\\':
			if f := s.escape(); f != nil {
				return f
			}
		case c < ' ':
			return s.faultf("not JSON: a line break or control character within a text: write it as an escape such as \\n")
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	s.at = start
	return s.faultf("not JSON: a text that is not closed with a double quote")
}

// isPlain has the bytes of a text that are ASCII and stand for themselves.
var isPlain = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

// behind goes behind a string that has been checked: to the first double quote
// without a backslash that counts before it.
func (s *scanner) behind() {
	for start := s.at + 1; ; {
		s.at += 1 + bytes.IndexByte(s.data[s.at+1:], '"')
		slashes := 0
		for s.at-slashes > start && s.data[s.at-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			s.at++
			return
		}
	}
}

// escape checks a backslash and what belongs to it, but for the last byte.
func (s *scanner) escape() *fault {
	if s.at+1 < len(s.data) {
		switch s.data[s.at+1] {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			s.at++
			return nil
		case 'u':
			if _, ok := hex(s.data, s.at+2); ok {
				s.at += 5
				return nil
			}
		}
	}
	return s.faultf(`not JSON: an escape that does not exist: they are \" \\ \/ \b \f \n \r \t and \u with four digits`)
}

// number checks a number.
func (s *scanner) number() *fault {
	start := s.at
	digits := func() bool {
		from := s.at
		for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' {
			s.at++
		}
		return s.at > from
	}
	is := func(any string) bool {
		for i := range len(any) {
			if s.at < len(s.data) && s.data[s.at] == any[i] {
				s.at++
				return true
			}
		}
		return false
	}
	is("-")
	ok := is("0") || digits()
	if ok && is(".") {
		ok = digits()
	}
	if ok && is("eE") {
		is("+-")
		ok = digits()
	}
	if ok && !(s.at < len(s.data) && (s.data[s.at] == '.' || s.data[s.at] >= '0' && s.data[s.at] <= '9')) {
		return nil
	}
	s.at = start
	return s.faultf("not JSON: a malformed number")
}

// hex reads the four digits of an escape.
func hex(data []byte, at int) (rune, bool) {
	if at+4 > len(data) {
		return 0, false
	}
	var r rune
	for _, c := range data[at : at+4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// invalid gives the offset of the first byte that is not UTF-8.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}
