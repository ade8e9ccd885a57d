package dataset

import (
	"os"
	"strings"
	"testing"

	"legation/app/event"
)

// TestEveryProblemAtOnce reads a file with a fault of each kind and expects
// each where it stands, and the good records beside them.
func TestEveryProblemAtOnce(t *testing.T) {
	const want = `
3:27: legation: version 2 of the format; this program reads version 1
3:39: legation: "title" must be a text, not a number
3:112: link: "url" is no address that starts with http:// or https://: "ftp://example.org"
5:46: actor "here": unknown actor "nowhere"
6:12: actor "here": the id is taken by an earlier actor; the actor is left out
7:5: actor "nameless": "name" is missing; the actor is left out
9:59: category "talk": "colour" must be a colour such as "#0072B2", not "blue"
9:76: category "talk": "heart" is no shape; there are square, circle, diamond, triangle, pentagon, star, wedge, cross
10:56: source "book": "url" is no address that starts with http:// or https://: "file:///etc/passwd"
10:86: source "book": {1999-99}
10:98: source: it must be an object, not a text; it is left out
13:47: place "beyond": longitude 181 is off the globe: it runs from -180 to 180; the place is left out
14:5: place "halfway": "lat" is missing; the place is left out
17:63: viewpoint "theirs": unknown actor "them"; the viewpoint is left out
19:46: view "flat": bounds [0 10 20 10]: the south must be less than the north; the view is left out
20:48: view "short": "bounds" must be four numbers: west, south, east, north; the view is left out
25:57: event "untitled": "title" is missing; the event is left out
26:87: event "misdated": {2016-13}; the event is left out
27:31: feature "good": the id is taken by an earlier event; the feature is left out
28:95: event "loose-ends": unknown category "walk"
28:122: event "loose-ends": unknown actor "nobody"
29:27: event "loose-ends": unknown source "letter"
29:52: event "loose-ends": unknown statement "S99"
29:74: event "loose-ends": "sure" is no confidence; there are high, medium, low
29:102: quotation of event "loose-ends": it has no text; the quotation is left out
29:134: quotation of event "loose-ends": unknown source "letter"
29:157: event "loose-ends": "summary" must be a text, not a number
30:89: event "elsewhere": the geometry does not match the places: "spot" lies at longitude 10, latitude 20, not at 20, 10
31:83: event "off": longitude 10, latitude 95 is off the globe: longitude comes first and runs from -180 to 180, latitude from -90 to 90
32:61: event "shape": a geometry of type "Polygon" is not read: an event lies at a Point or a MultiPoint
33:101: account of event "versions": {yesterday}; the account is left out
34:14: feature: its "type" is not "Feature"; the feature is left out
35:5: feature "bare": "properties" with a "title" are missing; the feature is left out
39:5: stance "unheld": "holder" is missing; the stance is left out
40:33: stance "strange": unknown actor "them"; the stance is left out
40:54: stance "strange": unknown territory "sea"; the stance is left out
40:73: stance "strange": unknown relation "likes"; there are controls, claims-own, recognises-sovereignty-of, recognises-government-of, recognises-right-of, position-occupied, final-status, plan, no-recognition, no-claim, no-position-found, sources-differ; the stance is left out
41:38: stance "nameless-one": the actor "nameless" that it needs is left out; the stance is left out
41:103: stance "nameless-one": "date" must be an EDTF date in double quotes, such as "1988-11-15" or "1988", or null, not a number; the stance is left out
45:57: assertion "Lost": unknown territory "sea"; the assertion is left out`
	d, found, err := Open("testdata/faults.geojson")
	if err != nil {
		t.Fatal(err)
	}
	// What is wrong with a date is for the package event to say.
	var said []string
	for _, date := range []string{"2016-13", "1999-99", "yesterday"} {
		_, err := event.ParseDate(date)
		said = append(said, "{"+date+"}", err.Error())
	}
	lines := strings.Split(strings.NewReplacer(said...).Replace(strings.TrimSpace(want)), "\n")
	for i := range max(len(lines), len(found)) {
		switch {
		case i >= len(lines):
			t.Errorf("also %s", found[i])
		case i >= len(found):
			t.Errorf("not found: %s", lines[i])
		case found[i].String() != "testdata/faults.geojson:"+lines[i]:
			t.Errorf("\n got %s\nwant testdata/faults.geojson:%s", found[i], lines[i])
		}
	}
	var ids []string
	for _, e := range d.Events {
		ids = append(ids, e.ID)
	}
	if got := strings.Join(ids, " "); got != "good loose-ends elsewhere off shape versions" {
		t.Errorf("events %s", got)
	}
	if e, _ := d.Event("loose-ends"); len(e.Actors) != 1 || len(e.Places) != 0 || len(e.Quotes) != 1 || e.Quotes[0].Source != "" {
		t.Errorf("what is faulty in it was not left out: %+v", e)
	}
	if e, _ := d.Event("versions"); len(e.Accounts) != 1 || e.Accounts[0].Text != "Two" {
		t.Errorf("accounts %+v", e.Accounts)
	}
	if len(d.Stances) != 1 || len(d.Views) != 1 || len(d.Places) != 1 || len(d.Assertions) != 1 {
		t.Errorf("%d stances, %d views, %d places, %d assertions", len(d.Stances), len(d.Views), len(d.Places), len(d.Assertions))
	}
}

// TestUnreadable has the files of which nothing can be read.
func TestUnreadable(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", "1:1: the file has no text in it"},
		{"blank", " \n ", "2:2: the file has no text in it"},
		{"mark alone", mark, "1:1: the file has no text in it"},
		{"not JSON", "<html>", "1:1: not JSON: expected a value, found '<'"},
		{"a line of text", "Hello", `1:1: not JSON: "Hello" is no value`},
		{"an array", "[]", "1:1: not GeoJSON: expected an object, found an array"},
		{"no type", `{"features": []}`, `1:1: not GeoJSON: the member "type" is missing`},
		{"a lone feature", `{"type": "Feature"}`, `1:10: expected the type "FeatureCollection"`},
		{"no features", `{"type": "FeatureCollection"}`, `1:1: not a FeatureCollection: the member "features" is missing`},
		{"features that are none", `{"type": "FeatureCollection", "features": {}}`, `1:43: the member "features" must be an array, not an object`},
		{"cut off", "{\"type\": \"FeatureCollection\",\n\"features\": [{\"a\": 1", `2:21: not JSON: the file ends before the '{' that opens at line 2, column 14 is closed`},
		{"cut off in a text", "{\"type\": \"Fea", `1:10: not JSON: a text that is not closed`},
		{"a comma too many", "{\n  \"type\": 1,\n}", "2:12: not JSON: a comma before '}'"},
		{"a comma too few", "{\"a\": 1 \"b\": 2}", `1:9: not JSON: expected ',' or '}', found '"'`},
		{"no colon", `{"a" 1}`, "1:6: not JSON: expected ':'"},
		{"a name without quotes", `{a: 1}`, "1:2: not JSON: expected the name of a member in double quotes, found 'a'"},
		{"NaN", `{"a": NaN}`, `1:7: not JSON: "NaN" is no value`},
		{"minus infinity", `{"a": -Infinity}`, "1:7: not JSON: a malformed number"},
		{"a leading zero", `{"a": 012}`, "1:7: not JSON: a malformed number"},
		{"half a number", `{"a": 1.}`, "1:7: not JSON: a malformed number"},
		{"a raw line break", "{\"a\": \"x\ny\"}", "1:9: not JSON: a line break or control character"},
		{"an odd escape", `{"a": "\x"}`, "1:8: not JSON: an escape that does not exist"},
		{"Latin-1", "{\"caf\xe9\": 1}", "1:6: not UTF-8"},
		{"columns count characters", `{"é한": x}`, `1:8: not JSON: "x" is no value`},
		{"the mark is no character", mark + `{"a": x}`, `1:7: not JSON: "x" is no value`},
		{"more behind", `{"type": "FeatureCollection", "features": []} {}`, "1:47: not JSON: more text after the end"},
		{"arrays without end", strings.Repeat("[", 1<<20), "1:201: nested more than 200 levels deep"},
		{"objects without end", strings.Repeat(`{"a":`, 1<<20), "1:1001: nested more than 200 levels deep"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d, found, err := Read("f", []byte(x.text))
			if d != nil || err == nil || len(found) != 1 {
				t.Fatalf("%v, problems %v, error %v", d, found, err)
			}
			if !strings.HasPrefix(err.Error(), "f:"+x.want) || error(found[0]) != err {
				t.Errorf("got  %v, problem %v\nwant f:%s", err, found[0], x.want)
			}
		})
	}
}

// TestNoRecord has a file that is right in form, but of whose records none is.
func TestNoRecord(t *testing.T) {
	d, found, err := Read("f", []byte(`{"type": "FeatureCollection", "features": [{}, 1]}`))
	if d != nil || len(found) != 3 || err == nil || err.Error() != "f: none of its records could be read" {
		t.Errorf("%v, %v, %v", d, found, err)
	}
}

// TestHostile has files that are JSON, but want to do harm. They are reported
// or read, with no more memory than a small multiple of their size.
func TestHostile(t *testing.T) {
	head := `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"title": "Fine"}},`
	tests := []struct{ name, record, want string }{
		{"a number beyond all", `{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1e999, 0]}, "properties": {"title": "T"}}`, "longitude +Inf, latitude 0 is off the globe"},
		{"a long number", `{"type": "Feature", "geometry": {"type": "Point", "coordinates": [` + strings.Repeat("9", 1e5) + `, 0]}, "properties": {"title": "T"}}`, "off the globe"},
		{"numbers in quotes", `{"type": "Feature", "geometry": {"type": "Point", "coordinates": ["NaN", "NaN"]}, "properties": {"title": "T"}}`, "a position must hold numbers, not a text"},
		{"no numbers", `{"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": [[]]}, "properties": {"title": "T"}}`, "a position must be an array"},
		{"a large record", `{"type": "Feature", "properties": {"title": "` + strings.Repeat("T", 5<<20) + `"}}`, "it takes more than 4 MiB"},
		{"a date that is a book", `{"type": "Feature", "properties": {"title": "T", "date": "` + strings.Repeat("1", 1e6) + `"}}`, "is left out"},
		{"a member twice", `{"type": "Feature", "properties": {"title": "T", "title": "U"}}`, `member "title" is given twice`},
		{"records of nothing", strings.Repeat("0,", 1e5) + "0", "99001 more problems are not listed"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d, found, err := Read("f", []byte(head+x.record+"]}"))
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := d.Event("fine"); !ok {
				t.Error("the good record is gone")
			}
			if len(found) == 0 || len(found) > maxProblems+1 || !strings.Contains(found[len(found)-1].Message, x.want) {
				t.Fatalf("%d problems, last %.300v", len(found), found[max(len(found)-1, 0):])
			}
			for _, p := range found {
				if len(p.Message) > 500 {
					t.Errorf("a message of %d bytes", len(p.Message))
				}
			}
		})
	}
}

// TestCheck looks the assertions of a file up on a map.
func TestCheck(t *testing.T) {
	const text = `{"type": "FeatureCollection", "features": [],
"territories": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
"assertions": [
  {"name": "Right", "lon": 0, "lat": 10, "territory": "north"},
  {"name": "Wrong", "lon": 0, "lat": -10, "territory": "north"},
  {"name": "Nowhere", "lon": 90, "lat": 0, "territory": "south"}
]}`
	path := t.TempDir() + "/f.geojson"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	report, err := Check(path, Options{InTerritory: func(lon, lat float64) (string, bool) {
		switch {
		case lat > 0:
			return "north", true
		case lat < 0:
			return "south", true
		}
		return "", false
	}})
	found := report.Problems
	want := []string{
		path + `:5:3: assertion "Wrong": longitude 0, latitude -10 lies in "south" of the map, not in "north"`,
		path + `:6:3: assertion "Nowhere": longitude 90, latitude 0 lies in no territory of the map, not in "south"`,
	}
	if err != nil || len(found) != 2 || found[0].String() != want[0] || found[1].String() != want[1] {
		t.Errorf("%v %v", err, found)
	}
}

// TestOpenErrors has the files that cannot even be looked into.
func TestOpenErrors(t *testing.T) {
	large := t.TempDir() + "/large.geojson"
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(MaxBytes + 1); err != nil { // a hole: it takes no room
		t.Skip("this file system cannot hold a large file without writing it: ", err)
	}
	for path, want := range map[string]string{
		"testdata/none.geojson": "opening testdata/none.geojson: no such file or directory",
		"testdata":              "opening testdata: this is a folder; name a file in it",
		large:                   "opening " + large + ": the file is larger than the 768 MiB that can be read; split it",
	} {
		if d, _, err := Open(path); d != nil || err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
