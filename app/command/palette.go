package command

import (
	"slices"
	"strings"
	"unicode"
)

// Matching gives the commands that can be run now and whose name, or what else it is
// called, holds every word of a query, best first: those that begin with it, then those with a word
// that does, then the others, each in the order of the table.
func (t Table) Matching(query string) []*Command {
	words := strings.Fields(strings.ToLower(query))
	type hit struct {
		command *Command
		rank    int
	}
	var hits []hit
	for i := range t {
		c := &t[i]
		if c.separator() || !c.enabled() || c.ID == "palette" {
			continue
		}
		if rank, ok := rankOf(strings.ToLower(c.Menu+": "+c.Name+" "+c.also), strings.ToLower(c.Name), words); ok {
			hits = append(hits, hit{c, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.rank - b.rank })
	found := make([]*Command, len(hits))
	for i, h := range hits {
		found[i] = h.command
	}
	return found
}

// rankOf tells how well a text answers the words of a query; less is better.
func rankOf(whole, name string, words []string) (rank int, ok bool) {
	for _, w := range words {
		switch {
		case strings.HasPrefix(name, w):
		case beginsWord(name, w):
			rank++
		case strings.Contains(whole, w):
			rank += 10
		default:
			return 0, false
		}
	}
	return rank, true
}

// beginsWord reports whether one of the words of a text begins with another.
func beginsWord(text, start string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], start)
		if i < 0 {
			return false
		}
		at += i
		if at == 0 || !isLetter(text[:at]) {
			return true
		}
		at++
	}
}

// isLetter reports whether a text ends with a letter or digit.
func isLetter(text string) bool {
	runes := []rune(text)
	last := runes[len(runes)-1]
	return unicode.IsLetter(last) || unicode.IsDigit(last)
}

// KeyLabel writes the key that the menu shows for a command, or "".
func (c *Command) KeyLabel() string {
	if len(c.Keys) == 0 {
		return ""
	}
	return KeyText(c.Keys[0])
}
