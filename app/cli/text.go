package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean takes out of a text what would move a terminal's cursor or change the
// direction of what follows, so that a file cannot draw on the screen.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069, c == 0x200E, c == 0x200F:
			return -1
		case unicode.IsControl(c) || c == '\u2028' || c == '\u2029':
			return ' '
		}
		return c
	}, s)
}

// table writes rows in columns that are as wide as what is in them. The last
// column is not filled up.
func table(w io.Writer, n int, row func(int) []string) error {
	var widths []int
	for i := range n {
		for c, cell := range row(i) {
			if c == len(widths) {
				widths = append(widths, 0)
			}
			widths[c] = max(widths[c], utf8.RuneCountInString(clean(cell)))
		}
	}
	out := bufio.NewWriter(w)
	for i := range n {
		cells := row(i)
		for c, cell := range cells {
			cell = clean(cell)
			out.WriteString(cell)
			if c < len(cells)-1 {
				out.WriteString(strings.Repeat(" ", widths[c]-utf8.RuneCountInString(cell)+2))
			}
		}
		out.WriteByte('\n')
	}
	return flushed(out)
}

// writeJSON writes an array of objects, one by one since there may be many.
func writeJSON[T any](w io.Writer, n int, object func(int) T) error {
	out := bufio.NewWriter(w)
	out.WriteByte('[')
	for i := range n {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n  ")
		var b strings.Builder
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false) // a title reads the same as in the file
		enc.SetIndent("  ", "  ")
		if err := enc.Encode(object(i)); err != nil {
			return fmt.Errorf("writing JSON: %w", err)
		}
		out.WriteString(strings.TrimSuffix(b.String(), "\n"))
	}
	if n > 0 {
		out.WriteByte('\n')
	}
	out.WriteString("]\n")
	return flushed(out)
}

func flushed(out *bufio.Writer) error {
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	return nil
}
