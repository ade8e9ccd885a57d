package event

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Matches gives the events that a query matches, nil for all of them. Each
// word of the query must occur, anywhere in a word, in the title, the date,
// the summary, the note, who says so, a quotation, another account, or the
// name of a category, an actor or a place. Case and accents do not count. A
// blank query matches every event.
//
// The first call takes its time to read all texts, some seconds for a million
// events; PrepareSearch does that beforehand.
func (d *Dataset) Matches(query string) *Set {
	var found *Set
	for _, word := range strings.Fields(fold(query)) {
		found = d.words().having(word).and(found)
	}
	return found
}

// Search gives the events that Matches gives, as places in Events in their
// order.
func (d *Dataset) Search(query string) []int {
	found, _ := d.SearchFirst(query, len(d.Events))
	return found
}

// SearchFirst gives the first n events that a query matches, as places in
// Events in their order, and how many it matches in all.
func (d *Dataset) SearchFirst(query string, n int) (found []int, total int) {
	matches := d.Matches(query)
	total = matches.Count(len(d.Events))
	n = max(min(n, total), 0)
	found = make([]int, 0, n)
	for at := 0; len(found) < n; at++ {
		at = matches.Next(at, len(d.Events))
		found = append(found, at)
	}
	return found, total
}

// PrepareSearch makes ready what searching needs, so that the first search is
// as fast as the others. It may run beside everything else, and ends when the
// context is cancelled; its cause is the error.
func (d *Dataset) PrepareSearch(ctx context.Context) error {
	if d.wordsWithin(ctx) == nil {
		return context.Cause(ctx)
	}
	return nil
}

func (d *Dataset) words() *wordIndex { return d.wordsWithin(context.Background()) }

func (d *Dataset) wordsWithin(ctx context.Context) *wordIndex {
	x := d.Index()
	x.reading.Lock()
	defer x.reading.Unlock()
	if x.words == nil {
		x.words = readWords(ctx, d)
	}
	return x.words
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
