package dataset

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

// fixtures gives a folder of real files made by others. They are not part of
// the repository.
func fixtures(t testing.TB, folder string) string {
	t.Helper()
	root := os.Getenv("LEGATION_FIXTURES")
	if root == "" {
		t.Skip("LEGATION_FIXTURES names no folder of real files")
	}
	return filepath.Join(root, folder)
}

// TestTimelineFixtures opens every real TimelineJS file. None has a fault.
func TestTimelineFixtures(t *testing.T) {
	want := map[string]string{
		"contrib/women_in_computing.csv":  "timelinejs-csv: 10 events, 0 periods, Women in Computing, 1815-12-10/1852-11-27 Ada Lovelace",
		"contrib/women_in_computing.json": "timelinejs: 10 events, 0 periods, Women in Computing, 1815-12-10/1852-11-27 Ada Lovelace",
		"template/all-media-types.json":   "timelinejs: 41 events, 0 periods",
		"template/cosmo-mixed.json":       "timelinejs: 11 events, 0 periods, A Brief History of Light, Y-13799999999 The Big Bang",
		"template/cosmo.json":             "timelinejs: 7 events, 0 periods",
		"template/eras.json":              "timelinejs: 23 events, 3 periods, Eras Test, ",
		"template/my-own-timeline.csv":    "timelinejs-csv: 10 events, 0 periods, MY OWN CSV, 1815-12-10/1852-11-27 Ada Lovelace",
		"tests/parser_test.csv":           "csv: 3 events, 0 periods, parser_test,  a good day",
		"tests/women_in_computing.csv":    "timelinejs-csv: 10 events, 0 periods, Women in Computing, 1815-12-10/1852-11-27 Ada Lovelace",
	}
	root := fixtures(t, "timelinejs")
	err := filepath.WalkDir(root, func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() || filepath.Ext(path) == ".txt" {
			return err
		}
		name, _ := filepath.Rel(root, path)
		d, report, err := OpenWith(path, Options{})
		if err != nil || report.LeftOut > 0 || len(report.Problems) > 0 {
			t.Errorf("%s: %v, %d left out, %v", path, err, report.LeftOut, report.Problems)
			return nil
		}
		periods := 0
		for i := range d.Events {
			if d.Events[i].Period {
				periods++
			}
			if strings.ContainsAny(d.Events[i].Title+d.Events[i].Summary, "<>") {
				t.Errorf("%s: tags in a text: %q", name, d.Events[i].Summary)
			}
		}
		got := fmt.Sprintf("%s: %d events, %d periods, %s, %s %s", report.Format.ID, len(d.Events), periods, d.Title, d.Events[0].Date, d.Events[0].Title)
		if w, ok := want[filepath.ToSlash(name)]; !ok || !strings.HasPrefix(got, w) {
			t.Errorf("%s: %s\nwant %s", name, got, w)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestFormatsAreDocumented holds docs/formats.md to the table of formats.
func TestFormatsAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		written := map[bool]string{true: "yes", false: "no"}[f.Writes()]
		found := false
		for _, line := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(line, "| "+f.Name+" | `"+f.ID+"` | "+f.Endings[0]) && strings.HasSuffix(line, "| yes | "+written+" |") {
				found = true
			}
		}
		if !found {
			t.Errorf("no line for %s", f.ID)
		}
	}
}

// held gives a dataset without what a format cannot hold.
func held(t testing.TB, f *Format, d *event.Dataset) *event.Dataset {
	t.Helper()
	without := copyOf(t, d)
	for _, p := range parts {
		if f.holds&p.part == 0 {
			p.drop(without)
		}
	}
	return event.New(*without)
}

// copyOf makes a dataset of its own.
func copyOf(t testing.TB, d *event.Dataset) *event.Dataset {
	t.Helper()
	again, _, err := Read("copy.geojson", written(t, d))
	if err != nil {
		t.Fatal(err)
	}
	again.Digest, again.Format, again.Supplied = "", "", nil
	return again
}

// told gives what a dataset says without regard to ids that are made of names,
// one line for each record.
func told(f *Format, d *event.Dataset) []string {
	var lines []string
	name := func(kind, id string) string {
		switch kind {
		case "actor":
			if a, ok := d.Actor(id); ok {
				return a.Name
			}
		case "category":
			if c, ok := d.Category(id); ok {
				if len(d.Categories) == 1 {
					return "the only one"
				}
				return c.Name
			}
		case "source":
			if s, ok := d.Source(id); ok {
				return strings.Join([]string{s.Title, s.URL, s.Publisher, s.Date, s.Note}, "|")
			}
		case "place":
			if p, ok := d.Place(id); ok {
				return fmt.Sprint(p.Name, p.Lon, p.Lat, p.Area, p.Note)
			}
		}
		return "?" + id
	}
	names := func(kind string, ids []string) (all []string) {
		for _, id := range ids {
			all = append(all, name(kind, id))
		}
		return all
	}
	quotes := func(all []event.Quote) (s string) {
		for _, q := range all {
			if q.Source != "" {
				q.Source = name("source", q.Source)
			}
			s += fmt.Sprintf("%q", q)
		}
		return s
	}
	for _, e := range d.Events {
		id := e.ID
		if f.holds&eventIDs == 0 {
			id = ""
		}
		var accounts []string
		for _, a := range e.Accounts {
			accounts = append(accounts, fmt.Sprint(a.Date, a.Text, a.Attribution, quotes(a.Quotes), names("source", a.Sources), a.Confidence))
		}
		lines = append(lines, fmt.Sprintf("event %q %s %q period=%v category=%q %q by %q actors=%q places=%q quotes=%s sources=%q %s statements=%q accounts=%q note=%q",
			id, e.Date, e.Title, e.Period, name("category", e.Category), e.Summary, e.Attribution, names("actor", e.Actors), names("place", e.Places),
			quotes(e.Quotes), names("source", e.Sources), e.Confidence, e.Statement, accounts, e.Note))
	}
	// Formats may order events of one time in their own way.
	slices.Sort(lines)
	if f.holds&datasetTitle != 0 {
		lines = append(lines, "title "+d.Title)
	}
	if f.holds&description != 0 {
		lines = append(lines, "description "+d.Description)
	}
	if f.holds&stances != 0 {
		for _, s := range d.Stances {
			lines = append(lines, fmt.Sprintf("stance %v %s", s, s.Date))
		}
	}
	return lines
}

// samples are datasets that every format is tried with.
func samples(t testing.TB) map[string]*event.Dataset {
	rich := eventtest.Random(7, 400)
	enrich(&rich)
	return map[string]*event.Dataset{
		"builtin": Builtin(), "random": event.New(eventtest.Random(1, 1000)), "rich": event.New(rich),
	}
}

// enrich gives events what eventtest leaves out.
func enrich(d *event.Dataset) {
	d.Description = "What <happened> & when,\nin two lines."
	for i := range d.Events {
		e := &d.Events[i]
		e.Title = fmt.Sprintf("%s, no. %d", e.Title, i)
		switch i % 11 {
		case 0:
			e.Summary = "A <b>bold</b> claim & \"quoted\"; a = b < c\nNext line: ünïcödé, 평양, עברית"
		case 1:
			e.Quotes = []event.Quote{{Text: "We; the \\ people", Speaker: "Some, body"}, {Text: "=1+1", Speaker: "'-x"}}
		case 2:
			e.Places = append(e.Places, "place-1", "place-2")
		case 3:
			e.Sources = []string{"linked", "bare", "source-1"}
		case 4:
			e.Period = true
		case 5:
			e.Note, e.Attribution = "-note", "@someone"
		case 6:
			e.Title = "=HYPERLINK(\"http://example.org\", " + e.Title + ")"
		case 7:
			e.Accounts = []event.Account{{Date: event.MustDate("1967"), Text: "t", Attribution: "a"}, {Text: "u", Sources: []string{"linked"}}}
		}
	}
	d.Sources = append(d.Sources,
		event.Source{ID: "linked", Title: "A; title", URL: "https://example.org/a;b?c=1&d=2"},
		event.Source{ID: "bare", Title: "A book <1>"})
}

// TestRoundTrips writes each dataset in each format that is written and expects
// back all that the format can hold, and by way of each other format what both
// can hold.
func TestRoundTrips(t *testing.T) {
	for name, d := range samples(t) {
		for _, f := range Formats() {
			if !f.Writes() {
				continue
			}
			t.Run(name+" as "+f.ID, func(t *testing.T) {
				once := back(t, f, d, "first")
				// The dates that the format holds are as they were.
				want := held(t, f, onlyDates(t, d, f))
				got := once
				if f.dates != nil {
					got = back(t, f, onlyDates(t, d, f), "exact")
				}
				alike(t, told(f, want), told(f, got))
				// What it holds stays for good.
				alike(t, told(f, once), told(f, back(t, f, once, "second")))
				for _, other := range Formats() {
					if other.Writes() && other != f {
						both := &Format{holds: f.holds & other.holds, dates: func(d event.Date) bool {
							return (f.dates == nil || f.dates(d)) && (other.dates == nil || other.dates(d))
						}}
						start := onlyDates(t, d, both)
						alike(t, told(both, held(t, both, start)), told(both, held(t, both, back(t, other, back(t, f, start, "there"), "over"))))
					}
				}
			})
		}
	}
}

// onlyDates gives a dataset without the events whose dates a format cannot hold.
func onlyDates(t testing.TB, d *event.Dataset, f *Format) *event.Dataset {
	if f.dates == nil {
		return d
	}
	c := copyOf(t, d)
	c.Events = slices.DeleteFunc(c.Events, func(e event.Event) bool { return !e.Date.IsZero() && !f.dates(e.Date) })
	return event.New(*c)
}

// back writes a dataset and reads it again. There must be no problem, and the
// losses must be none that the format could hold.
func back(t testing.TB, f *Format, d *event.Dataset, step string) *event.Dataset {
	t.Helper()
	var b bytes.Buffer
	if _, err := Encode(&b, d, f); err != nil {
		t.Fatal(err)
	}
	again, report, err := ReadWith("dataset"+f.Endings[0], b.Bytes(), Options{})
	if err != nil {
		t.Fatalf("%s as %s: %v\n%.2000s", step, f.ID, err, b.Bytes())
	}
	if report.Format != f || report.LeftOut > 0 {
		t.Errorf("%s: read as %s, %d left out", step, report.Format.ID, report.LeftOut)
	}
	for _, p := range report.Problems[:min(len(report.Problems), 5)] {
		t.Errorf("%s as %s: %s", step, f.ID, p)
	}
	return again
}

func alike(t *testing.T, want, got []string) {
	t.Helper()
	if reflect.DeepEqual(want, got) {
		return
	}
	if len(want) != len(got) {
		t.Errorf("%d lines, want %d", len(got), len(want))
	}
	shown := 0
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] && shown < 3 {
			shown++
			t.Errorf("\n got %s\nwant %s", got[i], want[i])
		}
	}
}
