package language

import (
	"fmt"
	"strconv"
	"strings"
)

// A mark stands in a pattern for a value.
type mark struct {
	from, to int  // where it stands in the pattern, in bytes
	value    int  // which value, from 0; -1 for "%%"
	verb     byte // 's', 'd' …
	spec     string
}

// marksOf finds the marks of a pattern.
func marksOf(pattern string) []mark {
	var found []mark
	next := 0
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' {
			continue
		}
		from := i
		i++
		if i < len(pattern) && pattern[i] == '%' {
			found = append(found, mark{from: from, to: i + 1, value: -1, verb: '%'})
			continue
		}
		if i < len(pattern) && pattern[i] == '[' {
			if end := strings.IndexByte(pattern[i:], ']'); end > 0 {
				if n, err := strconv.Atoi(pattern[i+1 : i+end]); err == nil && n > 0 {
					next = n - 1
					i += end + 1
				}
			}
		}
		flags := i
		for i < len(pattern) && strings.IndexByte("+-# 0123456789.", pattern[i]) >= 0 {
			i++
		}
		if i == len(pattern) {
			break
		}
		found = append(found, mark{from: from, to: i + 1, value: next, verb: pattern[i], spec: pattern[flags:i]})
		next++
	}
	return found
}

// fill puts values into a pattern. A form of a plural may leave the number
// out, as "one event" does, and nothing is said of what is left out.
func (l *Language) fill(pattern string, values []any) string {
	marks := marksOf(pattern)
	if len(marks) == 0 {
		return pattern
	}
	var b strings.Builder
	from := 0
	for _, m := range marks {
		b.WriteString(pattern[from:m.from])
		from = m.to
		switch {
		case m.value < 0:
			b.WriteByte('%')
		case m.value >= len(values):
			b.WriteString(pattern[m.from:m.to])
		default:
			b.WriteString(l.value(m, values[m.value]))
		}
	}
	b.WriteString(pattern[from:])
	return b.String()
}

func (l *Language) value(m mark, value any) string {
	text := fmt.Sprintf("%"+m.spec+string(m.verb), value)
	switch m.verb {
	case 'd':
		if m.spec == "" {
			return l.grouped(text)
		}
	case 'f', 'g':
		whole, parts, found := strings.Cut(text, ".")
		whole = l.grouped(whole)
		if found {
			return whole + l.point + parts
		}
		return whole
	}
	return text
}

// Number writes a whole number with the language's marks between thousands.
// The digits are Western ones in every language.
func Number(n int64) string { return current.Load().grouped(strconv.FormatInt(n, 10)) }

// grouped parts a number of more than four digits into thousands.
func (l *Language) grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if len(digits) <= 4 || strings.Trim(digits, "0123456789") != "" {
		return sign + digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(l.group)
		}
		b.WriteByte(digits[i])
	}
	return sign + b.String()
}
