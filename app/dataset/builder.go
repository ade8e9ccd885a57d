package dataset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"legation/app/event"
)

// A builder makes a dataset of what a reader finds in a file. It keeps ids
// apart, makes the records that others name, and holds the reading to the
// memory it may take. What it makes is in the order of the file.
type builder struct {
	name  string // of the file, for problems
	data  []byte // all of it; a reader may put the text it is decoded to here
	opts  Options
	found problems
	out   event.Dataset

	known map[string]map[string]string // by kind; "" for one that is left out
	ids   event.IDTable                // of the events that are read; not in known
	open  map[string]bool              // kinds of which a use makes a record

	unnamed  []int           // events without an id
	next     map[string]int  // the numbers of made ids
	placeAt  map[string]int  // places by id
	pins     map[pin]string  // places made from points
	lookedUp map[string]look // by name
	shared   map[string][]string
	key      []byte // of shared, to look it up
	words    map[string]string
	dates    map[string]event.Date
	lost     map[string]int
	lostIn   []string // the order in which things were lost

	left   int   // records left out
	memory int64 // bytes that the file and its records take, by estimate
	size   int64 // of the file

	// How far the passes over the file are, in bytes: that which checks the
	// whole of it, for formats that have one, and that which reads.
	passes        int64
	checked, read int64
	stopped       error // what ended the pass that checks
}

func newBuilder(name string, data []byte, opts Options) *builder {
	if opts.Memory == 0 {
		opts.Memory = MaxBytes
	}
	if opts.Context == nil {
		opts.Context = context.Background()
	}
	b := &builder{
		name: name, data: data, opts: opts,
		known:    map[string]map[string]string{},
		open:     map[string]bool{},
		next:     map[string]int{},
		placeAt:  map[string]int{},
		pins:     map[pin]string{},
		lookedUp: map[string]look{},
		shared:   map[string][]string{},
		words:    map[string]string{},
		dates:    map[string]event.Date{},
		lost:     map[string]int{},
		memory:   int64(len(data)),
		size:     int64(len(data)),
		passes:   1,
	}
	return b
}

// say reports a problem at a spot and gives it, so that its parts can be named.
func (b *builder) say(at spot, format string, args ...any) *finding {
	return b.found.say(at, format, args...)
}

// leftOut counts a record that cannot be read. Its problem is reported apart.
func (b *builder) leftOut() { b.left++ }

// lose counts something that the file has and a dataset has no room for, such
// as "media link" or "time of day of event".
func (b *builder) lose(what string) {
	if b.lost[what] == 0 {
		b.lostIn = append(b.lostIn, what)
	}
	b.lost[what]++
}

// eventBytes is what an event takes beside its texts: the record, its places in
// the index, its id in the builder and in the index.
const eventBytes = int64(unsafe.Sizeof(event.Event{})) + 120

// add takes over an event that has a title. Without an id it gets one made of
// its title once all are read; an id that is taken is an error of the caller,
// see claimed. Without a category it gets the common one. The error ends the
// reading: the memory is used up.
func (b *builder) add(e event.Event) error {
	if e.Category == "" {
		e.Category = b.commonCategory()
	}
	b.out.Events = append(b.out.Events, e)
	if place := len(b.out.Events) - 1; e.ID == "" {
		b.unnamed = append(b.unnamed, place)
	} else {
		b.ids.Add(place, b.out.Events)
		delete(b.known["event"], e.ID)
	}
	n := eventBytes + int64(len(e.ID)+2*len(e.Title)+len(e.Summary)+len(e.Note)+len(e.Attribution)+16*(len(e.Actors)+len(e.Places)+len(e.Sources)))
	for _, q := range e.Quotes {
		n += 64 + int64(len(q.Text)+len(q.Speaker)+len(q.Note))
	}
	return b.spend(n)
}

// stanceBytes is what a stance takes beside its texts.
const stanceBytes = int64(unsafe.Sizeof(event.Stance{})) + 150

// expect makes room for a number of events, so that a million of them need not
// be moved to a larger place again and again.
func (b *builder) expect(n int) {
	n = min(n, int((b.opts.Memory-b.memory)/eventBytes))
	if n > 1000 && b.out.Events == nil {
		b.out.Events = make([]event.Event, 0, n)
		b.ids.Grow(n, nil)
	}
}

// claimed reports whether an event with an id is known already.
func (b *builder) claimed(id string) bool {
	return b.taken("event", id)
}

// taken reports whether a record of a kind has an id, be it left out or not.
func (b *builder) taken(kind, id string) bool {
	if kind == "event" && b.ids.Find(id, b.out.Events) >= 0 {
		return true
	}
	_, taken := b.known[kind][id]
	return taken
}

var errSpent = errors.New("its records take more memory")

// spend counts bytes that records take. The error is that there are no more.
func (b *builder) spend(n int64) error {
	if b.memory += n; b.memory > b.opts.Memory {
		return fmt.Errorf("reading %s: %w than the %d MiB that a file may; split it", b.name, errSpent, b.opts.Memory>>20)
	}
	return nil
}

// step tells how far the reading is, in bytes of the file, and gives the error
// that ends it: that it is cancelled. Readers call it once for each record.
func (b *builder) step(done int) error {
	if int64(done)-b.read < stride {
		return nil
	}
	b.read = int64(done)
	return b.tell()
}

// check is step for a pass before the reading.
func (b *builder) check(done int) error {
	b.checked = int64(done)
	b.stopped = b.tell()
	return b.stopped
}

// checking gives a scanner that makes a pass over the file before the reading.
func (b *builder) checking() scanner {
	b.passes = 2
	s := scanner{data: b.data, step: b.check}
	if bytes.HasPrefix(b.data, []byte(mark)) {
		s.at = len(mark)
	}
	return s
}

func (b *builder) tell() error {
	leave(b.memory)
	if b.opts.Progress != nil {
		b.opts.Progress((b.checked+b.read)/b.passes, int64(len(b.data)))
	}
	return b.canceled()
}

// canceled gives the error of a reading that was called off.
func (b *builder) canceled() error {
	if b.opts.Context.Err() != nil {
		return fmt.Errorf("reading %s: %w", b.name, context.Cause(b.opts.Context))
	}
	return nil
}

// parsed is event.ParseDate. It keeps a date that many events have once, and
// holds on to nothing of a larger text.
func (b *builder) parsed(s string) (event.Date, error) {
	const most = 1 << 16
	if d, ok := b.dates[s]; ok {
		return d, nil
	}
	s = strings.Clone(s)
	d, err := event.ParseDate(s)
	if err == nil && len(b.dates) < most {
		b.dates[s] = d
	}
	return d, hinted(s, err)
}

// date reads a date. A malformed one is reported, with what leaves says, such
// as "the event is left out", and ok is false.
func (b *builder) date(at spot, who, s, leaves string) (d event.Date, ok bool) {
	d, err := b.parsed(s)
	if err != nil {
		b.say(at, "%s: %s; %s", who, err, leaves).date(err)
		return event.Date{}, false
	}
	return d, true
}

// know notes under an id what stands for it: the id itself, or "" for nothing.
func (b *builder) know(kind, id, as string) {
	if b.known[kind] == nil {
		b.known[kind] = map[string]string{}
	}
	b.known[kind][id] = as
}

// made gives the id of the record of a kind that a name stands for, making it
// on first use. Kinds are actor, category and source; the name must not be
// blank. A source whose name is an address of the web has it as its link.
func (b *builder) made(kind, name string) string {
	if id := b.known[kind][name]; id != "" {
		return id
	}
	return b.introduce(kind, name)
}

// introduce makes the record that a name stands for in a file that has no
// collection of its kind, and gives its id.
func (b *builder) introduce(kind, name string) string {
	id := name
	if kind != "statement" {
		id = b.free(kind, name)
	}
	b.know(kind, name, id)
	b.know(kind, id, id)
	b.memory += int64(150 + 3*len(name))
	switch kind {
	case "actor":
		b.out.Actors = append(b.out.Actors, event.Actor{ID: id, Name: name})
	case "category":
		n := len(b.out.Categories)
		b.out.Categories = append(b.out.Categories, event.Category{ID: id, Name: name, Colour: colourOf(n), Shape: shapeOf(n)})
	case "source":
		s := event.Source{ID: id, Title: name}
		if isWeb(name) {
			s.URL = name
		}
		b.out.Sources = append(b.out.Sources, s)
	}
	return id
}

// sourceAt gives the id of the source with a title and an address of the web,
// making it on first use. Either may be "". An address of another kind must
// have been reported and left away before.
func (b *builder) sourceAt(title, url string) string {
	switch {
	case url == "":
		return b.made("source", title)
	case title == "":
		return b.made("source", url)
	}
	key := title + "\x00" + url
	if id := b.known["source"][key]; id != "" {
		return id
	}
	id := b.free("source", title)
	b.know("source", key, id)
	b.know("source", id, id)
	b.memory += int64(150 + 3*(len(title)+len(url)))
	b.out.Sources = append(b.out.Sources, event.Source{ID: id, Title: title, URL: url})
	return id
}

// list keeps a list of ids once however many events have it. It does not hold
// on to its argument.
func (b *builder) list(ids []string) []string {
	const most, longest = 1 << 16, 50
	if len(ids) == 0 {
		return nil
	}
	if len(ids) > longest { // hardly another event has it, and its key takes room
		return slices.Clone(ids)
	}
	b.key = b.key[:0]
	for _, id := range ids {
		b.key = append(append(b.key, id...), 0)
	}
	if shared, ok := b.shared[string(b.key)]; ok {
		return shared
	}
	ids = slices.Clone(ids)
	if len(b.shared) < most {
		b.shared[string(b.key)] = ids
	}
	return ids
}

// word keeps a text that many records have, such as a speaker, once.
func (b *builder) word(s string) string {
	const most = 1 << 16
	if w, ok := b.words[s]; ok {
		return w
	}
	w := strings.Clone(s) // not a part of a larger text
	if len(b.words) < most && len(s) < 200 {
		b.words[w] = w
	}
	return w
}

// nameUnnamed gives ids to the events that have none, made from their titles.
func (b *builder) nameUnnamed() {
	for _, i := range b.unnamed {
		e := &b.out.Events[i]
		e.ID = b.free("event", e.Title)
		b.ids.Add(i, b.out.Events)
	}
	b.unnamed = nil
}

// finish gives the dataset and the report, with what a file may leave out
// added. There is no dataset where records were found and none could be read.
func (b *builder) finish(f *Format) (*event.Dataset, Report, error) {
	b.nameUnnamed()
	b.fill(titleOf(b.name))
	report := Report{Format: f, Events: len(b.out.Events), Stances: len(b.out.Stances), LeftOut: b.left, Problems: b.found.located(b.name, b.data)}
	for _, what := range b.lostIn {
		report.Losses = append(report.Losses, Loss{what, b.lost[what]})
	}
	if b.left > 0 && len(b.out.Events) == 0 && len(b.out.Stances) == 0 {
		return nil, report, fmt.Errorf("%s: none of its records could be read", b.name)
	}
	// What the reading needed goes before the index is made.
	out, ctx, name := b.out, b.opts.Context, b.name
	leave(b.memory - b.size)
	*b = builder{}
	if events := out.Events; cap(events) > len(events)+len(events)/8 {
		out.Events = append(make([]event.Event, 0, len(events)), events...)
	}
	d, err := event.NewContext(ctx, out)
	if err != nil {
		return nil, Report{Format: f}, fmt.Errorf("reading %s: %w", name, err)
	}
	return d, report, nil
}

// failed gives the report of a file of which nothing can be read and the error
// that says so, a Problem where it has a place in the file.
func (b *builder) failed(f *Format, err error) (Report, error) {
	report := Report{Format: f, LeftOut: b.left}
	if b.stopped != nil { // the file may be right
		return report, b.stopped
	}
	var fatal finding
	switch e := err.(type) {
	case *fault:
		fatal = finding{spot{at: e.at}, Problem{Message: e.message}}
	case *finding:
		fatal = *e
	default:
		report.Problems = b.found.located(b.name, b.data)
		return report, err
	}
	b.found.fatal(fatal)
	report.Problems = b.found.located(b.name, b.data)
	only := problems{sheet: b.found.sheet}
	only.fatal(fatal)
	return report, only.located(b.name, b.data)[0]
}
