package event

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Search gives the events that a query matches, as places in Events in their
// order. Each word of the query must occur, anywhere in a word, in the title,
// the date, the summary, the note, who says so, a quotation, another account,
// or the name of a category, an actor or a place. Case and accents do not
// count. A blank query matches every event.
func (d *Dataset) Search(query string) []int {
	words := strings.Fields(fold(query))
	found := []int{}
	if len(words) == 0 {
		for i := range d.Events {
			found = append(found, i)
		}
		return found
	}
	terms := make([]term, len(words))
	for i, word := range words {
		terms[i] = d.term(word)
	}
events:
	for i := range d.Events {
		for j := range terms {
			if !terms[j].matches(&d.Events[i]) {
				continue events
			}
		}
		found = append(found, i)
	}
	return found
}

// A term is one word of a query, with the records whose names have it.
type term struct {
	word                       string // folded
	categories, actors, places map[string]bool
	inDates                    bool // it may be part of a date: "1988", "nov"
}

func (d *Dataset) term(word string) term {
	t := term{word: word, categories: map[string]bool{}, actors: map[string]bool{}, places: map[string]bool{}}
	t.inDates = strings.ContainsFunc(word, unicode.IsDigit)
	for _, name := range slices.Concat(monthNames[:], seasonNames[:]) {
		t.inDates = t.inDates || holds(name, word)
	}
	for _, c := range d.Categories {
		if holds(c.Name, word) {
			t.categories[c.ID] = true
		}
	}
	for _, a := range d.Actors {
		if holds(a.Name, word) {
			t.actors[a.ID] = true
		}
	}
	for _, p := range d.Places {
		if holds(p.Name, word) {
			t.places[p.ID] = true
		}
	}
	return t
}

func (t *term) matches(e *Event) bool {
	if holds(e.Title, t.word) || holds(e.Summary, t.word) || holds(e.Attribution, t.word) ||
		holds(e.Note, t.word) || t.categories[e.Category] || t.inQuotes(e.Quotes) {
		return true
	}
	for _, id := range e.Actors {
		if t.actors[id] {
			return true
		}
	}
	for _, id := range e.Places {
		if t.places[id] {
			return true
		}
	}
	for i := range e.Accounts {
		a := &e.Accounts[i]
		if holds(a.Text, t.word) || holds(a.Attribution, t.word) || t.inQuotes(a.Quotes) {
			return true
		}
	}
	return t.inDates && !e.Date.IsZero() && (holds(e.Date.String(), t.word) || holds(e.Date.Text(), t.word))
}

func (t *term) inQuotes(quotes []Quote) bool {
	for i := range quotes {
		if holds(quotes[i].Text, t.word) || holds(quotes[i].Speaker, t.word) {
			return true
		}
	}
	return false
}

// holds reports whether a text has a folded word in it. Plain ASCII, which
// most texts are, is compared where it lies.
func holds(text, word string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return strings.Contains(fold(text), word)
		}
	}
	for i := 0; i+len(word) <= len(text); i++ {
		j := 0
		for j < len(word) && lower(text[i+j]) == word[j] {
			j++
		}
		if j == len(word) {
			return true
		}
	}
	return false
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// fold reduces a text to what a person would type for it: lower case, without
// accents and vowel points, with plain quotation marks and hyphens.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		case unicode.Is(unicode.Pd, r), r == '−':
			b.WriteByte('-')
		default:
			if plain, ok := plainRunes[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return b.String()
}

// plainRunes has what no decomposition takes apart.
var plainRunes = map[rune]string{
	'‘': "'", '’': "'", '‛': "'", 'ʼ': "'", 'ʻ': "'", 'ʾ': "'", 'ʿ': "'",
	'“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`,
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d",
	'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ı': "i", 'ς': "σ",
}
