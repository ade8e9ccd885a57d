package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold reduces a name to what its spellings share: letters and digits without
// case and accents, words apart by one space. Punctuation falls away, hyphens
// are spaces, and what Arabic writes in several ways becomes one.
func fold(s string) string {
	if plain(s) {
		return inFull(strings.ToLower(s))
	}
	var b strings.Builder
	b.Grow(len(s))
	apart := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '/', r == '_', r == '־':
			apart = b.Len() > 0
			continue
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r), r == 'ـ':
			continue
		case letters[r] != "":
		case unicode.IsPunct(r), unicode.Is(unicode.Lm, r), unicode.IsSymbol(r):
			continue
		}
		if apart {
			b.WriteByte(' ')
			apart = false
		}
		if plain := letters[r]; plain != "" {
			b.WriteString(plain)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return inFull(b.String())
}

// plain reports whether a name is nothing but unaccented letters and single
// spaces within, as most are.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case c == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

// inFull writes out a first word that is cut short.
func inFull(folded string) string {
	if first, rest, two := strings.Cut(folded, " "); two && words[first] != "" {
		return words[first] + " " + rest
	}
	return folded
}

// letters has what no decomposition takes apart.
var letters = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ı': "i", 'ə': "a", 'Ə': "a", 'þ': "th", 'Þ': "th",
	'ى': "ي", 'ة': "ه", 'ی': "ي", 'ک': "ك", '&': "and",
}

// words has the first words of names that are cut short.
var words = map[string]string{"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
