package dataset

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"legation/app/event"
)

// A record is an object of the file that is being read. Its methods report
// what is wrong with a member and then give the zero value.
type record struct {
	*reader
	*value
	what string // "source", for messages
	name string // for messages: its id or title
	id   string // of its own, once it has claimed one
	bad  bool   // it must be left out
}

func (r *reader) record(what string, v *value) *record {
	rec := &record{reader: r, value: v, what: what}
	for i, name := range v.names {
		if i < 64 && v.member(name) != &v.items[i] {
			rec.say(v.items[i].at, "member %q is given twice; the first one counts", shortened(name))
		}
	}
	return rec
}

// part gives an object within a record as one of its own, which speaks with
// the record's name.
func (r *record) part(what string, v *value) *record {
	p := r.reader.record(what, v)
	p.name = r.name
	return p
}

// say reports a problem of the record.
func (r *record) say(at int, format string, args ...any) *finding {
	who := r.what
	if r.name != "" {
		who += " " + strconv.Quote(shortened(r.name))
	}
	return r.found.add(at, "%s: "+format, append([]any{who}, args...)...)
}

// leave reports a problem that leaves the record out.
func (r *record) leave(at int, format string, args ...any) *finding {
	r.bad = true
	what, _, _ := strings.Cut(r.what, " ")
	return r.say(at, format+"; the %s is left out", append(args, what)...)
}

// of gives a member that has a kind, or nil where it is missing or of another.
func (r *record) of(name string, k kind) *value {
	v := r.member(name)
	switch {
	case v.missing():
		return nil
	case v.kind != k:
		r.say(v.at, "%q must be %s, not %s", name, k, v.kind)
		return nil
	}
	return v
}

// str gives a text, "" where there is none.
func (r *record) str(name string) string {
	if v := r.of(name, text); v != nil {
		return v.text
	}
	return ""
}

// need gives a text without which there is no record.
func (r *record) need(name string) string {
	v := r.member(name)
	switch {
	case v.missing():
		r.leave(v.at, "%q is missing", name)
	case v.kind != text:
		r.leave(v.at, "%q must be a text, not %s", name, v.kind)
	case blank(v.text):
		r.leave(v.at, "%q is empty", name)
	default:
		return v.text
	}
	return ""
}

func (r *record) flag(name string) bool {
	v := r.of(name, boolean)
	return v != nil && v.text == "true"
}

// strs gives the texts of an array with their offsets, until it is called
// again. A single text counts as an array of one.
func (r *record) strs(name string) (texts []string, at []int) {
	v := r.member(name)
	if v.kind == text {
		r.texts, r.spots = append(r.texts[:0], v.text), append(r.spots[:0], v.at)
		return r.texts, r.spots
	}
	if v = r.of(name, array); v == nil {
		return nil, nil
	}
	r.texts, r.spots = r.texts[:0], r.spots[:0]
	for i := range v.items {
		item := &v.items[i]
		if item.kind != text {
			r.say(item.at, "%q must hold texts, not %s", name, item.kind)
			continue
		}
		r.texts, r.spots = append(r.texts, item.text), append(r.spots, item.at)
	}
	return r.texts, r.spots
}

// objects gives the objects of an array as records of their own.
func (r *record) objects(name, what string) []*record {
	v := r.of(name, array)
	if v == nil {
		return nil
	}
	var records []*record
	for i := range v.items {
		if v.items[i].kind != object {
			r.say(v.items[i].at, "%q must hold objects, not %s", name, v.items[i].kind)
			continue
		}
		records = append(records, r.part(what, &v.items[i]))
	}
	return records
}

// date gives a date, the zero Date where there is none. A malformed one leaves
// the record out: shown as undated it would say something else.
func (r *record) date(name string) event.Date {
	v := r.member(name)
	if v.missing() {
		return event.Date{}
	}
	if v.kind != text {
		r.leave(v.at, "%q must be an EDTF date in double quotes, such as \"1988-11-15\" or \"1988\", or null, not %s", name, v.kind)
		return event.Date{}
	}
	d, err := r.parsed(v.text)
	if err != nil {
		r.leave(v.at, "%s", err).date(err)
		return event.Date{}
	}
	return d
}

// url gives an address of the web, "" for any other.
func (r *record) url(name string) string {
	v := r.of(name, text)
	if v == nil || v.text == "" {
		return ""
	}
	if !isWeb(v.text) {
		r.say(v.at, "%q is no address that starts with http:// or https://: %q", name, shortened(v.text))
		return ""
	}
	return v.text
}

func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

var colour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// colour gives a colour as "#rrggbb".
func (r *record) colour(name string) string {
	v := r.of(name, text)
	if v == nil || v.text == "" {
		return ""
	}
	if !colour.MatchString(v.text) {
		r.say(v.at, "%q must be a colour such as \"#0072B2\", not %q", name, shortened(v.text))
		return ""
	}
	return v.text
}

// oneOf gives a text that must be among some.
func (r *record) oneOf(name string, choices []string) string {
	v := r.of(name, text)
	if v == nil {
		return ""
	}
	for _, c := range choices {
		if v.text == c {
			return c
		}
	}
	r.say(v.at, "%q is no %s; there are %s", shortened(v.text), name, strings.Join(choices, ", "))
	return ""
}

var confidences = []string{string(event.High), string(event.Medium), string(event.Low)}

func (r *record) confidence() event.Confidence {
	return event.Confidence(r.oneOf("confidence", confidences))
}

// number gives a number and whether there is one.
func (r *record) number(name string) (float64, bool) {
	v := r.of(name, number)
	if v == nil {
		return 0, false
	}
	return v.float(), true
}

// shortened keeps a message readable when a file has a whole text for a word.
func shortened(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// use returns the id itself where a record with it is known, and reports it
// otherwise. One that was left out is reported already.
func (r *record) use(kind, id string, at int) (string, bool) {
	if known, ok := r.known[kind][id]; ok {
		return known, known != ""
	}
	if r.open[kind] && !blank(id) {
		return r.introduce(kind, id), true
	}
	r.say(at, "unknown %s %q", kind, shortened(id))
	return "", false
}

// ref gives the id of a record of a kind that a member names, "" where it
// names none or an unknown one.
func (r *record) ref(name, kind string) string {
	v := r.of(name, text)
	if v == nil || v.text == "" {
		return ""
	}
	id, _ := r.use(kind, v.text, v.at)
	return id
}

// needRef is ref for a member without which there is no record.
func (r *record) needRef(name, kind string) string {
	t := r.need(name)
	if t == "" {
		return ""
	}
	id, known := r.known[kind][t]
	switch {
	case id != "":
		return id
	case known:
		r.leave(r.member(name).at, "the %s %q that it needs is left out", kind, shortened(t))
	case r.open[kind]:
		return r.introduce(kind, t)
	default:
		r.leave(r.member(name).at, "unknown %s %q", kind, shortened(t))
	}
	return ""
}

// refs is ref for an array.
func (r *record) refs(name, kind string) []string {
	texts, at := r.strs(name)
	r.ids = r.ids[:0]
	for i, t := range texts {
		if id, ok := r.use(kind, t, at[i]); ok {
			r.ids = append(r.ids, id)
		}
	}
	return r.list(r.ids)
}

// quotes reads quotations. One without words is left out.
func (r *record) quotes() []event.Quote {
	var quotes []event.Quote
	for _, o := range r.objects("quotes", "quotation of "+r.what) {
		q := event.Quote{Text: o.quoted(), Speaker: o.str("speaker"), Source: o.ref("source", "source"), Note: o.str("note")}
		if !o.bad {
			quotes = append(quotes, q)
		}
	}
	return quotes
}

func (r *record) quoted() string {
	v := r.member("text")
	if v.missing() || v.kind == text && blank(v.text) {
		r.leave(v.at, "it has no text")
		return ""
	}
	return r.need("text")
}
