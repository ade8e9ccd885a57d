package event

import (
	"context"
	"encoding/binary"
	"slices"
	"sort"
	"strings"
	"unicode"

	"legation/app/language"
)

// A wordIndex knows in which events each word stands. A search goes through
// the distinct words, which are few, and not through the texts.
type wordIndex struct {
	events int
	text   string   // every distinct word, folded, each behind a line feed
	starts []uint32 // where in text each word's line feed is, ascending
	// where has for each word the places of its events, each as its distance
	// from the one before, in varints; ends[i] is where those of word i end.
	where []byte
	ends  []int
}

// having gives the events that have a folded word somewhere in a word of
// theirs. A word has no white space in it.
func (x *wordIndex) having(word string) *Set {
	found := newSet(x.events)
	for from, k := 0, 0; ; {
		at := strings.Index(x.text[from:], word)
		if at < 0 {
			return found.recount()
		}
		at += from
		k += sort.Search(len(x.starts)-k, func(i int) bool { return int(x.starts[k+i]) > at }) - 1
		x.add(found, k)
		if k++; k == len(x.starts) {
			return found.recount()
		}
		from = int(x.starts[k])
	}
}

// add puts the events of the k-th word into a set.
func (x *wordIndex) add(found *Set, k int) {
	from := 0
	if k > 0 {
		from = x.ends[k-1]
	}
	at := 0
	for where := x.where[from:x.ends[k]]; len(where) > 0; {
		step, n := int(where[0]), 1
		if step >= 0x80 {
			far, long := binary.Uvarint(where)
			step, n = int(far), long
		}
		at += step
		found.bits[at>>6] |= 1 << (at & 63)
		where = where[n:]
	}
}

// readWords reads the texts of all events. It gives nil where the context is
// cancelled.
func readWords(ctx context.Context, d *Dataset) *wordIndex {
	r := reader{known: map[string]int32{}, dates: map[Date][]int32{}}
	categories := namesOf(&r, d.Categories, func(c *Category) (string, string) { return c.ID, c.Name })
	actors := namesOf(&r, d.Actors, func(a *Actor) (string, string) { return a.ID, a.Name })
	places := namesOf(&r, d.Places, func(p *Place) (string, string) { return p.ID, p.Name })
	for i := range d.Events {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil
		}
		e := &d.Events[i]
		r.at = i
		r.texts(e.Title, e.Summary, e.Attribution, e.Note)
		if d.original != nil {
			r.texts(d.original.Events[i].Title)
		}
		r.quotes(e.Quotes)
		for j := range e.Accounts {
			a := &e.Accounts[j]
			r.texts(a.Text, a.Attribution)
			r.quotes(a.Quotes)
		}
		r.stand(categories[e.Category])
		for _, id := range e.Actors {
			r.stand(actors[id])
		}
		for _, id := range e.Places {
			r.stand(places[id])
		}
		r.date(e.Date)
	}
	return r.index(len(d.Events))
}

// A reader takes texts apart into words.
type reader struct {
	at     int // the event that is being read
	known  map[string]int32
	words  []string
	posts  []posting // of each word
	buffer []byte
	dates  map[Date][]int32
}

// A posting is where one word stands.
type posting struct {
	next  int // the place after the last event
	where []byte
}

func (r *reader) texts(texts ...string) {
	for _, text := range texts {
		r.split(text, r.put)
	}
}

func (r *reader) quotes(quotes []Quote) {
	for i := range quotes {
		r.texts(quotes[i].Text, quotes[i].Speaker)
	}
}

// date reads a date as it is written in the file and for a person: the numbers
// and the months, since "about" and "since" are in too many dates to be
// worth finding.
func (r *reader) date(date Date) {
	if date.IsZero() {
		return
	}
	words, ok := r.dates[date]
	if !ok {
		for _, text := range []string{date.String(), date.Text()} {
			r.split(text, func(word []byte) {
				if slices.ContainsFunc(word, func(b byte) bool { return '0' <= b && b <= '9' }) || inCalendar(string(word)) {
					words = append(words, r.number(word))
				}
			})
		}
		r.dates[date] = words
	}
	r.stand(words)
}

// inCalendar reports whether a folded word names a month or a season.
func inCalendar(word string) bool {
	same := func(name string) bool { return strings.EqualFold(name, word) }
	for month := 1; month <= 12; month++ {
		if same(language.Month(month)) {
			return true
		}
	}
	return slices.ContainsFunc(monthNames[:], same) || slices.ContainsFunc(seasonNames[:], same)
}

// split calls f with every folded word of a text. f must not keep it. Plain
// ASCII, which most texts are, needs no decomposition.
func (r *reader) split(text string, f func(word []byte)) {
	for i := range len(text) {
		if text[i] >= 0x80 {
			for _, word := range strings.Fields(fold(text)) {
				f([]byte(word))
			}
			return
		}
	}
	word := r.buffer[:0]
	for i := range len(text) {
		b := text[i]
		switch {
		case 'A' <= b && b <= 'Z':
			word = append(word, b+'a'-'A')
		case !unicode.IsSpace(rune(b)):
			word = append(word, b)
		case len(word) > 0:
			f(word)
			word = word[:0]
		}
	}
	if len(word) > 0 {
		f(word)
	}
	r.buffer = word
}

// number gives the number of a word, and a new one to a new word.
func (r *reader) number(word []byte) int32 {
	if k, ok := r.known[string(word)]; ok {
		return k
	}
	k := int32(len(r.words))
	r.words = append(r.words, string(word))
	r.posts = append(r.posts, posting{})
	r.known[r.words[k]] = k
	return k
}

func (r *reader) put(word []byte) { r.mark(r.number(word)) }

func (r *reader) stand(words []int32) {
	for _, k := range words {
		r.mark(k)
	}
}

// mark notes that a word stands in the event that is being read.
func (r *reader) mark(k int32) {
	p := &r.posts[k]
	if p.next == r.at+1 {
		return
	}
	last := max(p.next-1, 0)
	p.where = binary.AppendUvarint(p.where, uint64(r.at-last))
	p.next = r.at + 1
}

// namesOf reads the names of records, by id.
func namesOf[T any](r *reader, all []T, of func(*T) (id, name string)) map[string][]int32 {
	names := make(map[string][]int32, len(all))
	for i := range all {
		id, name := of(&all[i])
		r.split(name, func(word []byte) { names[id] = append(names[id], r.number(word)) })
	}
	return names
}

// index packs what has been read.
func (r *reader) index(events int) *wordIndex {
	x := &wordIndex{events: events, starts: make([]uint32, len(r.words)), ends: make([]int, len(r.words))}
	letters, bytes := 0, 0
	for k := range r.words {
		letters += len(r.words[k]) + 1
		bytes += len(r.posts[k].where)
	}
	var text strings.Builder
	text.Grow(letters)
	x.where = make([]byte, 0, bytes)
	for k, word := range r.words {
		x.starts[k] = uint32(text.Len())
		text.WriteByte('\n')
		text.WriteString(word)
		x.where = append(x.where, r.posts[k].where...)
		x.ends[k] = len(x.where)
	}
	x.text = text.String()
	return x
}
