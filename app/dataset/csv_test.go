package dataset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"legation/app/event"
)

// TestCSV has the ways in which one table is written by different programs.
func TestCSV(t *testing.T) {
	const plain = "Date,TITLE,Summary,category,Actors,Place,Lat,Lon,Quote,Speaker,Source,URL\n" +
		"1988-11-15,Declared,\"In Algiers, \"\"at night\"\"\",Politics,PLO; Algeria,Algiers,36.75,3.06,We declare,Y. Arafat,A book; A page,; https://example.org/a;b\n" +
		"\n" +
		"1966~, Undated? No ,,,,,,,,,,\n"
	utf16Of := func(s string, order int, mark bool) string {
		var b []byte
		units := utf16.Encode([]rune(s))
		if mark {
			units = append([]uint16{0xFEFF}, units...)
		}
		for _, u := range units {
			b = append(b, byte(u>>(8*(1-order))), byte(u>>(8*order)))
		}
		return string(b)
	}
	// Each with another separator has to quote what it is in.
	semicolons := strings.NewReplacer("PLO; Algeria", `"PLO; Algeria"`, "A book; A page", `"A book; A page"`, "; https://example.org/a;b", `"; https://example.org/a;b"`)
	separated := func(sep string) string {
		return strings.NewReplacer(",", sep, "Algiers, ", "Algiers, ").Replace(semicolons.Replace(plain))
	}
	files := map[string]string{
		"plain":                    plain,
		"a mark":                   mark + plain,
		"lines of Windows":         strings.ReplaceAll(plain, "\n", "\r\n"),
		"lines of old Macintoshes": strings.ReplaceAll(plain, "\n", "\r"),
		"semicolons":               strings.ReplaceAll(separated(";"), "Algiers; ", "Algiers, "),
		"tabs":                     strings.ReplaceAll(separated("\t"), "Algiers\t ", "Algiers, "),
		"UTF-16, big end first":    utf16Of(plain, 0, true),
		"UTF-16, little end first": utf16Of(plain, 1, true),
		"UTF-16 without a mark":    utf16Of(plain, 1, false),
		"columns of other names":   strings.Replace(plain, "Date,TITLE,Summary,category,Actors,Place,Lat,Lon", "when,Name,description,Group,actor,location,LATITUDE,Lng", 1),
		"a comment":                "# Write an event in each row.\n" + plain + "# That is all.\n",
		"a comma for the point":    strings.Replace(strings.Replace(plain, "36.75", `"36,75"`, 1), "3.06", `"3,06"`, 1),
	}
	for name, text := range files {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"f.csv", "f"} { // by its content
				d, report, err := ReadWith(file, []byte(text), Options{})
				if err != nil || len(report.Problems) > 0 || report.Format != ownCSV || len(d.Events) != 2 {
					t.Fatalf("%v %+v", err, report)
				}
				want := event.Event{
					ID: "declared", Title: "Declared", Date: event.MustDate("1988-11-15"), Category: "politics", Summary: `In Algiers, "at night"`,
					Actors: []string{"plo", "algeria"}, Places: []string{"algiers"}, Quotes: []event.Quote{{Text: "We declare", Speaker: "Y. Arafat"}},
					Sources: []string{"a-book", "a-page"},
				}
				if got := d.Events[1]; fmt.Sprintf("%+v", event.New(event.Dataset{Events: []event.Event{got}}).Events[0]) != fmt.Sprintf("%+v", want) {
					t.Errorf("got  %+v\nwant %+v", got, want)
				}
				if e, _ := d.Event("undated-no"); e.Title != "Undated? No" || e.Date.String() != "1966~" || e.Category != "events" {
					t.Errorf("%+v", e)
				}
				if p, _ := d.Place("algiers"); p.Lat != 36.75 || p.Lon != 3.06 {
					t.Errorf("%+v", p)
				}
				if s, _ := d.Source("a-page"); s.URL != "https://example.org/a;b" {
					t.Errorf("%+v", s)
				}
			}
		})
	}
}

// TestCSVProblems names the row, the column, the value, and what was meant.
func TestCSVProblems(t *testing.T) {
	const text = `date,title,place,lat,lon,url,confidence,speaker,id,period,when,Colour
1988-13-01,Swapped,X,1,200,,,,,,,
1988-11-15,,,,,,,,,,,
1988,é; "odd",X,95,1,,,,,,,
1988,No number,X,here,1,,,,,,,
1988,Infinite,X,1e999,NaN,,,,,,,
1988,Half,X,1,,,,,,,,
1988,Script,,,,javascript:alert(1),,,,,,
1988,No scheme,,,,example.org/a,sure,Someone,,,,
1988,First,,,,,,,same,,,
1988,Second,,,,,,,same,perhaps,,
1988,Long,,,,,,,,,,red,beyond
1988,Nowhere,Atlantis,,,,,,,,,
`
	want := []string{
		`f.csv:2:1: event "Swapped": date "1988-13-01": "13" is not a month: months run from 01 to 12, seasons from 21 to 41; did you mean 1988-01-13?; the event is left out`,
		`f.csv:2:24: event "Swapped": longitude 200 is off the globe: it runs from -180 to 180; the place is left out`,
		`f.csv:3:12: event: it has no title; the event is left out`,
		`f.csv:4:17: event "é; \"odd\"": latitude 95 is off the globe: it runs from -90 to 90; the place is left out`,
		`f.csv:5:18: event "No number": "here" is no latitude: expected a number of degrees from -90 to 90, such as 39.03; the place is left out`,
		`f.csv:6:17: event "Infinite": "1e999" is no latitude: expected a number of degrees from -90 to 90, such as 39.03; the place is left out`,
		`f.csv:6:23: event "Infinite": "NaN" is no longitude: expected a number of degrees from -180 to 180, such as 39.03; the place is left out`,
		`f.csv:7:13: event "Half": 1 latitude and 0 longitudes: each place needs both; they are left out`,
		`f.csv:8:16: event "Script": "javascript:alert(1)" is no address that starts with http:// or https://; it is left out`,
		`f.csv:9:19: event "No scheme": "example.org/a" is no address that starts with http:// or https://; it is left out; did you mean https://example.org/a?`,
		`f.csv:9:33: event "No scheme": "sure" is no confidence; there are high, medium, low`,
		`f.csv:9:38: event "No scheme": a speaker "Someone" without a quotation; it is left out`,
		`f.csv:11:19: event "Second": the id "same" is taken by an earlier event; the event is left out`,
		`f.csv:11:24: event "Second": "period" must be yes or no, not "perhaps"`,
		`f.csv:12:24: a cell beyond the 12 columns that the first row names; it is left out. A separator within a text may be missing its quotation marks`,
		`f.csv:13:14: event "Nowhere": the place "Atlantis" has no coordinates; it is left out`,
	}
	d, report, err := ReadWith("f.csv", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range max(len(want), len(report.Problems)) {
		switch {
		case i >= len(want):
			t.Errorf("also %s", report.Problems[i])
		case i >= len(report.Problems):
			t.Errorf("not found: %s", want[i])
		case report.Problems[i].String() != want[i]:
			t.Errorf("\n got %s\nwant %s", report.Problems[i], want[i])
		}
	}
	if report.Events != 9 || report.LeftOut != 3 || len(d.Events) != 9 {
		t.Errorf("%d events, %d left out", report.Events, report.LeftOut)
	}
	if p := report.Problems[0]; p.Value != "1988-13-01" || p.Expected == "" || p.Suggestion != "1988-01-13" {
		t.Errorf("%+v", p)
	}
	if want := []Loss{{`"Colour" cell`, 1}}; !reflect.DeepEqual(report.Losses, want) {
		t.Errorf("losses %v", report.Losses)
	}
}

// TestCSVUnreadable has the tables of which nothing can be read.
func TestCSVUnreadable(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "f.csv:1:1: the file has no text in it",
		"\n \n":                   "f.csv:3:1: the file has no text in it",
		"date,place\n1988,X\n":    `f.csv:1:1: no column "title": the first row must name the columns, such as date, title, summary, category, actors, place, lat, lon, quote, speaker, source, url; it has "date", "place"`,
		"title\nA\n\x00":          "f.csv:3:1: not a text: it has a byte 0 in it",
		"title\ncaf\xe9\n":        "f.csv:2:4: not UTF-8",
		"title,date\nA,yesterday": "f.csv: none of its records could be read",
		"# only a comment\n":      "f.csv:1:1: the file has no row",
	} {
		d, _, err := Read("f.csv", []byte(text))
		if d != nil || err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// TestCSVNeverClosed says where a quotation mark opens that takes the rest of
// the file for one cell.
func TestCSVNeverClosed(t *testing.T) {
	d, found, err := Read("f.csv", []byte("title,date\nA,1988\n\"B,1989\nC,1990\n"))
	if err != nil || len(d.Events) != 1 || len(found) != 1 || found[0].Line != 3 {
		t.Errorf("%v %v", err, found)
	}
	if d, found, err := Read("f.csv", []byte("title,date\nA 5\" gun,1988\nB,1989")); err != nil || len(found) > 0 || d.Events[0].Title != `A 5" gun` {
		t.Errorf("%v %v", err, found)
	}
}

// TestCSVQuotationMarks tells of rows that a quotation mark has made of others.
func TestCSVQuotationMarks(t *testing.T) {
	for text, want := range map[string]string{
		"\"B,1989\n":                                "never closed", // in the last row
		"5\" gun,1989\n5\" gun,\"1990\"":            "",             // in no cell that it opens
		"\"B\n\"\"two\"\" lines\",1989\nC,1990\n":   "",
		"\"B \"so\" C,1989\nD,\"1990\nE,\"1991\"\n": "the lines 3 to 5 are taken for one row",
	} {
		d, found, err := Read("f.csv", []byte("title,date\nA,1988\n"+text))
		switch {
		case err != nil || len(d.Events) == 0:
			t.Errorf("%q: %v", text, err)
		case want == "" && len(found) > 0:
			t.Errorf("%q: %v", text, found)
		case want != "" && (len(found) == 0 || !strings.Contains(found[0].String(), want) || found[0].Line != 3):
			t.Errorf("%q: got %v, want %s", text, found, want)
		}
	}
}

// TestCSVHostile has tables that want to do harm.
func TestCSVHostile(t *testing.T) {
	start := "title,date\nFine,1988\n"
	for name, text := range map[string]string{
		"columns without end":  start + strings.Repeat(",", 1<<20) + "\n",
		"a row without end":    start + strings.Repeat("x", maxRecord+1) + "\n",
		"problems without end": start + strings.Repeat("A,x\n", 5000),
	} {
		d, found, err := Read("f.csv", []byte(text))
		if err != nil || len(d.Events) != 1 || len(found) == 0 || len(found) > maxProblems+1 {
			t.Errorf("%s: %v, %d problems", name, err, len(found))
		}
	}
	rows := "title\n" + strings.Repeat("A\n", 100_000)
	if _, _, err := ReadWith("f.csv", []byte(rows), Options{Memory: 4 << 20}); !errors.Is(err, errSpent) {
		t.Errorf("more rows than the memory allows: %v", err)
	}
	if d, found, err := Read("f.csv", []byte("title,actors\nA,"+strings.Repeat("x;", 5000)+"y\n")); err != nil || len(found) != 1 || len(d.Events[0].Actors) != maxItems {
		t.Errorf("a list without end: %v %v", err, found)
	}
	wide := append([]byte{0xFF, 0xFE}, bytes.Repeat([]byte{'a', 0}, 2<<20)...)
	if _, _, err := ReadWith("f.csv", wide, Options{Memory: 8 << 20}); !errors.Is(err, errSpent) {
		t.Errorf("a copy beyond the memory allowed: %v", err)
	}
	// What a spreadsheet would compute is written as a text, and read as it was.
	formula := event.New(event.Dataset{Events: []event.Event{{ID: "a", Title: `=HYPERLINK("http://example.org")`, Summary: "'=1", Note: "-"}}})
	var b bytes.Buffer
	if _, err := Encode(&b, formula, ownCSV); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"'=HYPERLINK`) {
		t.Errorf("a formula: %s", b.String())
	}
	if d, _, err := Read("f.csv", b.Bytes()); err != nil || d.Events[0].Title != formula.Events[0].Title || d.Events[0].Summary != "'=1" || d.Events[0].Note != "-" {
		t.Errorf("%v %+v", err, d.Events[0])
	}
}

// TestLookUp places what has a name and no coordinates, and guesses nothing.
func TestLookUp(t *testing.T) {
	asked := 0
	look := func(name string) (Found, []string, bool) {
		asked++
		switch name {
		case "Seoul":
			return Found{"Seoul", 126.98, 37.57}, nil, true
		case "Tripoli":
			return Found{}, []string{"Tripoli, Libya", "Tripoli, Lebanon"}, false
		}
		return Found{}, nil, false
	}
	d, report, err := ReadWith("f.csv", []byte("title,place\nA,Seoul\nB,Seoul; Tripoli\nC,Atlantis\n"), Options{LookUp: look})
	if err != nil || len(d.Places) != 1 {
		t.Fatal(err, d.Places)
	}
	if p := d.Places[0]; p.Name != "Seoul" || p.Lon != 126.98 || p.Note != LookedUpNote {
		t.Errorf("%+v", p)
	}
	want := []string{
		`f.csv:3:3: event "B": the place "Tripoli" may be Tripoli, Libya, Tripoli, Lebanon; give its coordinates, or one of these names; it is left out`,
		`f.csv:4:3: event "C": the place "Atlantis" is not known; give its coordinates; it is left out`,
	}
	if len(report.Problems) != 2 || report.Problems[0].String() != want[0] || report.Problems[1].String() != want[1] {
		t.Errorf("%v", report.Problems)
	}
	if asked != 3 {
		t.Errorf("asked %d times for three names", asked)
	}
}

// TestCancel ends a reading in its midst, and tells how far it is. Formats that
// check the whole file before they read it are ended in both passes.
func TestCancel(t *testing.T) {
	many := func(before, one, after string) string {
		return before + strings.Repeat(one+",\n", 50_000) + one + after
	}
	feature := `{"type": "Feature", "properties": {"title": "A title"}}`
	for _, x := range []struct {
		name, text string
		at         float64 // how much of it is done when it is called off
	}{
		{"f.csv", "title,date\n" + strings.Repeat("A title of some length,1988-11-15\n", 50_000), 0.5},
		{"f.geojson", many(`{"type": "FeatureCollection", "features": [`, feature, `]}`), 0.1},
		{"f.geojson", many(`{"type": "FeatureCollection", "features": [`, feature, `]}`), 0.6},
		{"time.geojson", many(`{"type": "FeatureCollection", "features": [`, `{"type": "Feature", "properties": {"name": "A title", "start": "1988"}}`, `]}`), 0.1},
		{"time.geojson", many(`{"type": "FeatureCollection", "features": [`, `{"type": "Feature", "properties": {"name": "A title", "start": "1988"}}`, `]}`), 0.6},
		{"f.jsonl", strings.ReplaceAll(many("", `{"type": "Feature", "when": {"timespans": [{"start": {"in": "1988"}}]}, "properties": {"title": "A title"}}`, "\n"), ",\n", "\n"), 0.5},
		{"t.json", many(`{"events": [`, `{"start_date": {"year": 1988}, "text": {"headline": "A title"}}`, `]}`), 0.1},
		{"t.json", many(`{"events": [`, `{"start_date": {"year": 1988}, "text": {"headline": "A title"}}`, `]}`), 0.6},
		{"s.json", many(`{"dateTimeFormat": "iso8601", "events": [`, `{"start": "1988", "title": "A title"}`, `]}`), 0.1},
		{"s.json", many(`{"dateTimeFormat": "iso8601", "events": [`, `{"start": "1988", "title": "A title"}`, `]}`), 0.6},
	} {
		name, text := x.name, x.text
		ctx, cancel := context.WithCancelCause(context.Background())
		why := errors.New("enough")
		var last int64
		d, _, err := ReadWith(name, []byte(text), Options{Context: ctx, Progress: func(done, total int64) {
			if done < last || done > total || total != int64(len(text)) {
				t.Errorf("%d of %d after %d", done, total, last)
			}
			if last = done; float64(done) > x.at*float64(total) {
				cancel(why)
			}
		}})
		if d != nil || !errors.Is(err, why) {
			t.Errorf("%s at %g: %v", name, x.at, err)
		}
		if float64(last) > (x.at+0.3)*float64(len(text)) {
			t.Errorf("%s at %g: it went on to %d of %d", name, x.at, last, len(text))
		}
		cancel(nil)
	}
}

// TestLists takes cells of lists apart.
func TestLists(t *testing.T) {
	for cell, want := range map[string][]string{
		"":              nil,
		"a":             {"a"},
		"a; b;c ":       {"a", "b", "c"},
		"; b":           {"", "b"},
		"a;":            {"a"},
		`a\; b; c\\; d`: {"a; b", `c\`, "d"},
		" ; ;":          nil,
	} {
		got := splitList(cell)
		if len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
		if again := splitList(joinList(want)); len(want) > 0 && !reflect.DeepEqual(again, want) {
			t.Errorf("%q: got %q back", want, again)
		}
	}
}

// TestFormatOf chooses what to write by an ending.
func TestFormatOf(t *testing.T) {
	for name, want := range map[string]string{"a.geojson": "geojson", "a.json": "timelinejs", "A.CSV": "csv", "timelinejs-csv": "timelinejs-csv", "a.xlsx": "", "a": "", "a.exe": ""} {
		got := ""
		if f, ok := FormatOf(name); ok {
			got = f.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestLoss words what is lost.
func TestLoss(t *testing.T) {
	for want, l := range map[string]Loss{"12 stances": {"stance", 12}, "1 stance": {"stance", 1}, "uncertainty of 3 dates": {"uncertainty of date", 3}, "2 territories": {"territory", 2}, "2 days": {"day", 2}} {
		if got := l.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestColours holds the default colours to be distinct to every colour vision:
// differences in OKLab (B. Ottosson, 2020) of what is seen without a defect,
// and with each kind of colour blindness as G. M. Machado and others simulate
// it ("A Physiologically-based Model for Simulation of Color Vision
// Deficiency", 2009).
func TestColours(t *testing.T) {
	visions := map[string][3][3]float64{
		"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	}
	if len(colours) < 12 {
		t.Fatalf("%d colours", len(colours))
	}
	looks := map[string]bool{}
	for n := range 12 {
		looks[colourOf(n)+shapeOf(n)] = true
	}
	if len(looks) != 12 {
		t.Error("two categories look alike")
	}
	for vision, m := range visions {
		for i := range 12 {
			for j := range i {
				a, b := lab(t, colourOf(i), m), lab(t, colourOf(j), m)
				if d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]); d < 0.07 {
					t.Errorf("%s: %s and %s are %.3f apart", vision, colourOf(i), colourOf(j), d)
				}
			}
		}
	}
}

func lab(t *testing.T, hex string, m [3][3]float64) [3]float64 {
	var c, seen [3]float64
	for i := range c {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c[i] = float64(n) / 255
		if c[i] <= 0.04045 {
			c[i] /= 12.92
		} else {
			c[i] = math.Pow((c[i]+0.055)/1.055, 2.4)
		}
	}
	for i := range seen {
		seen[i] = min(max(m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2], 0), 1)
	}
	l := math.Cbrt(0.4122214708*seen[0] + 0.5363325363*seen[1] + 0.0514459929*seen[2])
	q := math.Cbrt(0.2119034982*seen[0] + 0.6806995451*seen[1] + 0.1073969566*seen[2])
	s := math.Cbrt(0.0883024619*seen[0] + 0.2817188376*seen[1] + 0.6299787005*seen[2])
	return [3]float64{0.2104542553*l + 0.7936177850*q - 0.0040720468*s, 1.9779984951*l - 2.4285922050*q + 0.4505937099*s, 0.0259040371*l + 0.7827717662*q - 0.8086757660*s}
}
