package cite

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain makes one line of a text, without what cannot be seen or would turn
// the direction of what follows.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

// title is plain, with words where there is no title.
func title(s string) string {
	if s = plain(s); s != "" {
		return s
	}
	return "Untitled"
}

// address gives a link as it may be cited, or "" for what is none.
func address(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "<", "%3C", ">", "%3E", `"`, "%22").Replace(plain(s))
}

// key makes a name for an item that BibTeX can read: ASCII letters, digits and
// hyphens.
func key(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "item"
	}
	return b.String()
}

// distinct gives items that would have the same key different ones.
func distinct(items []Item) []Item {
	used := map[string]bool{}
	for i := range items {
		name := items[i].key
		for n := 2; used[strings.ToLower(items[i].key)]; n++ {
			items[i].key = name + "-" + strconv.Itoa(n)
		}
		used[strings.ToLower(items[i].key)] = true
	}
	return items
}

// quoted puts a title between double quotation marks: those inside of it
// become single ones.
func quoted(s, after string) string {
	if strings.ContainsAny(s[len(s)-1:], "?!.") || strings.HasSuffix(s, "…") {
		after = ""
	}
	opens := true
	s = strings.Map(func(r rune) rune {
		switch r {
		case '“':
			return '‘'
		case '”':
			return '’'
		case '"':
			opens = !opens
			if !opens {
				return '‘'
			}
			return '’'
		}
		return r
	}, s)
	return "“" + s + after + "”"
}

// sentence ends a text with a full stop where it has no end.
func sentence(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// joined joins what is not empty.
func joined(between string, parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, between)
}
