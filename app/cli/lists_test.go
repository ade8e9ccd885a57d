package cli

import (
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"legation/app/dataset"
)

func names(o map[string]any) []string {
	var all []string
	for name := range o {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

// TestEventsJSON holds the objects of events --json to their documentation.
func TestEventsJSON(t *testing.T) {
	code, stdout, stderr := run(t, "events", "--json")
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d, %q", code, stderr)
	}
	events := decode(t, stdout, "actors", "places", "quotes", "sources", "statement", "accounts")
	if want := len(dataset.Builtin().Events); len(events) != want {
		t.Errorf("%d events, want %d", len(events), want)
	}
	want := []string{"accounts", "actors", "category", "date", "earliest", "id", "latest", "places", "quotes", "sources", "statement", "summary", "title"}
	last, undated, accounts := "", false, 0
	for _, e := range events {
		if got := names(e); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v has %v", e["id"], got)
		}
		for _, s := range e["sources"].([]any) {
			if got := names(s.(map[string]any)); !slices.Equal(got, []string{"title", "url"}) {
				t.Errorf("%v: a source has %v", e["id"], got)
			}
		}
		for _, q := range e["quotes"].([]any) {
			if got := names(q.(map[string]any)); !slices.Equal(got, []string{"speaker", "text"}) {
				t.Errorf("%v: a quotation has %v", e["id"], got)
			}
		}
		for _, a := range e["accounts"].([]any) {
			accounts++
			if got := names(a.(map[string]any)); !slices.Equal(got, []string{"attribution", "confidence", "date", "quotes", "sources", "text"}) {
				t.Errorf("%v: an account has %v", e["id"], got)
			}
		}
		// In order of time, undated ones last.
		if e["date"] == nil {
			undated = true
			if e["earliest"] != nil || e["latest"] != nil {
				t.Errorf("%v is undated, from %v to %v", e["id"], e["earliest"], e["latest"])
			}
			continue
		}
		day, _ := e["earliest"].(string)
		if undated || day < last {
			t.Errorf("%v of %v comes after %s", e["id"], e["earliest"], last)
		}
		last = day
	}
	if !undated || accounts == 0 {
		t.Error("the built-in dataset has undated events and accounts; they are not here")
	}
}

// TestEventsEdges has the dates of which a day is open or unknown.
func TestEventsEdges(t *testing.T) {
	for date, want := range map[string][2]any{
		`"1988"`:                  {"1988-01-01", "1988-12-31"},
		`"1988-11-15"`:            {"1988-11-15", "1988-11-15"},
		`"1988-02/.."`:            {"1988-02-01", nil},
		`"../1988-02"`:            {nil, "1988-02-29"},
		`"1988/"`:                 {"1988-01-01", nil},
		`"/1988"`:                 {nil, "1988-12-31"},
		`"197X~"`:                 {"1970-01-01", "1979-12-31"},
		`"../.."`:                 {nil, nil},
		`"XXXX"`:                  {nil, nil},
		`"-0500"`:                 {"-0500-01-01", "-0500-12-31"},
		`null`:                    {nil, nil},
		`"2014-07-08/2014-08-26"`: {"2014-07-08", "2014-08-26"},
	} {
		path := file(t, `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"title": "T", "date": `+date+`}}]}`)
		code, stdout, stderr := run(t, "events", path, "--json")
		if code != 0 || stderr != "" {
			t.Fatalf("%s: exit %d, %s", date, code, stderr)
		}
		e := decode(t, stdout, "actors", "places", "quotes", "sources", "statement", "accounts")[0]
		if e["earliest"] != want[0] || e["latest"] != want[1] {
			t.Errorf("%s: %v to %v, want %v to %v", date, e["earliest"], e["latest"], want[0], want[1])
		}
		if got, ok := e["date"].(string); ok && `"`+got+`"` != date || !ok && date != "null" && e["date"] != nil {
			t.Errorf("date %v, want %s", e["date"], date)
		}
	}
}

// TestEmptyLists writes an array even where there is nothing to list.
func TestEmptyLists(t *testing.T) {
	own := file(t, empty)
	for _, args := range [][]string{{"events", own, "--json"}, {"stances", own, "--json"}} {
		if code, stdout, _ := run(t, args...); code != 0 || stdout != "[]\n" {
			t.Errorf("%v: exit %d, %q", args, code, stdout)
		}
	}
	for _, args := range [][]string{{"events", own}, {"stances", own}} {
		if code, stdout, _ := run(t, args...); code != 0 || stdout != "" {
			t.Errorf("%v: exit %d, %q", args, code, stdout)
		}
	}
}

// TestEventsText sets the columns below one another.
func TestEventsText(t *testing.T) {
	_, stdout, _ := run(t, "events")
	lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if len(lines) != len(dataset.Builtin().Events) {
		t.Fatalf("%d lines", len(lines))
	}
	at := -1
	for i, e := range dataset.Builtin().Events {
		line := []rune(lines[i])
		c, _ := dataset.Builtin().Category(e.Category)
		column := len([]rune(lines[i][:strings.Index(lines[i], "  "+c.Name)]))
		for column < len(line) && line[column] == ' ' {
			column++
		}
		if at < 0 {
			at = column
		}
		if column != at || !strings.HasSuffix(lines[i], e.Title) || !strings.HasPrefix(lines[i], e.Date.LongText()) {
			t.Errorf("not in line: %q", lines[i])
		}
	}
}

// TestTerminal keeps what a file says from moving the cursor.
func TestTerminal(t *testing.T) {
	own := file(t, `{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a", "properties": {"title": "x\u001b[2Jy\nz\u202ew"}}]}`)
	if _, stdout, _ := run(t, "events", own); stdout != "undated  Events  a  x [2Jy zw\n" {
		t.Errorf("%q", stdout)
	}
}

const held = `{"type": "FeatureCollection", "features": [],
"actors": [{"id": "a", "name": "Aland"}, {"id": "b", "name": "Bland"}],
"territories": [{"id": "hill", "name": "The Hill"}, {"id": "dale", "name": "The Dale"}],
"sources": [{"id": "book", "title": "A book", "url": "https://example.org/book"}, {"id": "talk", "title": "Talk"}],
"stances": [
  {"id": "old", "holder": "a", "territory": "dale", "relation": "controls", "date": "1900/1950-06-30", "sources": ["book", "talk"], "confidence": "high"},
  {"id": "new", "holder": "b", "territory": "dale", "relation": "controls", "date": "1950-07-01/..", "attribution": "Bland"},
  {"id": "claim", "holder": "a", "territory": "dale", "relation": "recognises-sovereignty-of", "regards": "a", "statement": ["S01"], "quotes": [{"text": "Ours", "speaker": "Aland"}]},
  {"id": "hills", "holder": "a", "territory": "hill", "relation": "position-occupied", "regards": "b"}
]}`

// TestStances lists who holds what on a day, at both ends of an interval.
func TestStances(t *testing.T) {
	own := file(t, held)
	for at, want := range map[string]string{
		"":                      "old new claim hills",
		"1899-12-31":            "claim hills",
		"1900-01-01":            "old claim hills",
		"1950-06-30":            "old claim hills",
		"1950-07-01":            "new claim hills",
		"1950":                  "old claim hills", // the earliest day counts
		"1950-07/..":            "new claim hills",
		"-0500":                 "claim hills",
		"2100-01-01/2100-12-31": "new claim hills",
	} {
		args := []string{"stances", own, "--json"}
		if at != "" {
			args = append(args, "--at", at)
		}
		code, stdout, stderr := run(t, args...)
		if code != 0 || stderr != "" {
			t.Fatalf("%s: exit %d, %q", at, code, stderr)
		}
		var ids []string
		for _, s := range decode(t, stdout, "sources", "quotes", "statement") {
			ids = append(ids, s["id"].(string))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("at %q: %s, want %s", at, got, want)
		}
	}
}

// TestStancesJSON has the members of one object, and those of the built-in
// dataset.
func TestStancesJSON(t *testing.T) {
	_, stdout, _ := run(t, "stances", file(t, held), "--json", "--at", "1940")
	const want = `[
  {
    "id": "old",
    "holder": "a",
    "territory": "dale",
    "regards": null,
    "relation": "controls",
    "date": "1900/1950-06-30",
    "confidence": "high",
    "sources": [
      {
        "title": "A book",
        "url": "https://example.org/book"
      },
      {
        "title": "Talk",
        "url": null
      }
    ],
    "quotes": [],
    "statement": []
  },
`
	if !strings.HasPrefix(stdout, want) {
		t.Errorf("got\n%s", stdout)
	}
	_, stdout, _ = run(t, "stances", "--json")
	stances := decode(t, stdout, "sources", "quotes", "statement")
	if len(stances) != len(dataset.Builtin().Stances) {
		t.Errorf("%d stances", len(stances))
	}
}

// TestStancesText says who holds what, since when, and where it is read.
func TestStancesText(t *testing.T) {
	_, stdout, _ := run(t, "stances", file(t, held))
	const want = `The Hill
  Aland speaks of it as occupied, belonging to Bland
    undated

The Dale
  Aland controls it
    1900 – 30 June 1950; confidence high
    source: A book https://example.org/book
    source: Talk
  Bland controls it
    since 1 July 1950
    according to: Bland
  Aland recognises the sovereignty of Aland over it
    undated
`
	if stdout != want {
		t.Errorf("got\n%s", stdout)
	}
}

// TestCheck reports problems on stdout, with the assertions that the map does
// not bear out, and is silent there about a good file.
func TestCheck(t *testing.T) {
	good, bad, none := file(t, empty), file(t, partly), file(t, broken)
	wrong := file(t, `{"type": "FeatureCollection", "features": [],
"territories": [{"id": "golan-heights", "name": "Golan Heights"}, {"id": "israel", "name": "Israel"}],
"assertions": [
  {"name": "Katzrin", "lon": 35.6877, "lat": 32.9920, "territory": "golan-heights"},
  {"name": "Tiberias", "lon": 35.53, "lat": 32.79, "territory": "golan-heights"}
]}`)
	tests := []struct {
		files []string
		code  int
		lines []string
	}{
		{[]string{good}, 0, nil},
		{[]string{"../../assets/relations/north-korea-palestine.geojson"}, 0, nil},
		{[]string{bad}, 1, []string{bad + ":3:62: "}},
		{[]string{none}, 1, []string{none + ":2:3: "}},
		{[]string{wrong}, 1, []string{wrong + `:5:3: assertion "Tiberias"`}},
		{[]string{bad, good, none}, 1, []string{bad + ":3:62: ", none + ":2:3: "}},
		{[]string{good + "x"}, 1, nil},
	}
	for _, x := range tests {
		code, stdout, stderr := run(t, append([]string{"check"}, x.files...)...)
		lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
		if stdout == "" {
			lines = nil
		}
		if code != x.code || len(lines) != len(x.lines) {
			t.Errorf("%v: exit %d\n%s%s", x.files, code, stdout, stderr)
			continue
		}
		for i, want := range x.lines {
			if !strings.HasPrefix(lines[i], want) {
				t.Errorf("got %s, want %s", lines[i], want)
			}
		}
		if len(x.lines) == 0 && x.code == 1 && !strings.Contains(stderr, "no such file") {
			t.Errorf("stderr %q", stderr)
		}
	}
}
