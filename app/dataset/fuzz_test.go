package dataset

import (
	"bytes"
	"os"
	"testing"
)

// stable reads anything in a format. It must not panic, every problem must have
// its place in the file, and what is read must survive being written and read
// in that format and in all others that are written.
func stable(t *testing.T, f *Format, name string, data []byte) {
	b := newBuilder(name, data, Options{Memory: 64 << 20})
	err := f.read(b)
	text, sheet := b.data, b.found.sheet
	if err != nil {
		report, err := b.failed(f, err)
		if err == nil {
			t.Error("the error is gone")
		}
		within(t, report, text, sheet)
		return
	}
	d, report, err := b.finish(f)
	within(t, report, text, sheet)
	if (err != nil) == (d != nil) {
		t.Fatalf("a dataset and an error, or neither: %v", err)
	}
	if err != nil {
		return
	}
	for _, f := range Formats() {
		if !f.Writes() {
			continue
		}
		if losses := f.Losses(d); len(d.Events) > 0 && onlyUndated(losses, len(d.Events)) {
			continue // nothing is left to be read
		}
		once := back(t, f, d, "once")
		alike(t, told(f, once), told(f, back(t, f, once, "twice")))
	}
}

// onlyUndated reports whether a format can hold none of the events, since it
// needs dates.
func onlyUndated(losses []Loss, events int) bool {
	for _, l := range losses {
		if l.What == "undated event" && l.Count == events {
			return true
		}
	}
	return false
}

// within holds problems to the file that they are of.
func within(t *testing.T, report Report, text []byte, sheet string) {
	t.Helper()
	lines := bytes.Count(text, []byte("\n")) + 1
	for _, p := range report.Problems {
		if len(p.Message) > 1000 {
			t.Errorf("a message of %d bytes", len(p.Message))
		}
		if p.Sheet == "" && (p.Line > lines || p.Line > 0 && p.Column < 1) || p.Sheet != "" && (p.Line > maxRows || p.Sheet != sheet) {
			t.Errorf("%s is not in the file", p)
		}
	}
}

// add gives a fuzz target its seeds.
func add(f *testing.F, samples ...string) {
	for _, s := range samples {
		f.Add([]byte(s))
	}
}

func FuzzCSV(f *testing.F) {
	add(f, "date,title\n1988-11-15,Declared\n", "Title;Lat;LON\r\nA;31,5;35.2\r\n", "title\tplace\tlat\tlon\nA\tx; y\t1; 2\t3; 4\n",
		"\uFEFFid,date,title,summary,category,actors,place,lat,lon,quote,speaker,quote 2,speaker 2,source,url,period,confidence,note\n"+
			"a,1988/..,T,\"two\nlines \"\"q\"\"\",talks,A; B\\; C,P,1,2,Q,S,R,U,X; Y,; https://example.org/a;b,yes,high,'=1\n",
		"title,date\n\"open", "# a comment\ntitle\n=1+1\n", "\xff\xfet\x00i\x00t\x00l\x00e\x00\n\x00A\x00\n\x00", "title,url\nA,javascript:alert(1)\n",
		"title,start,end\nA,1988,1990\nB,1990,1988\n", "title\rA\rB\r", "title,date\nA,1988-13-01\n,\nA,32462\n")
	f.Fuzz(func(t *testing.T, data []byte) { stable(t, ownCSV, "f.csv", data) })
}

func FuzzTimelineCSV(f *testing.F) {
	head := "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
	add(f, head+",,,,,,,,,Mine,<p>About</p>,,,,,title,,\n1988,11,15,1:30 pm,,,,,,A,<a href=\"https://example.org\">b</a> &amp; c,<blockquote>q<cite>s</cite></blockquote>,,,,,G,red\n",
		head+"-44,3,15,,,,,,,Ides,,https://example.org/x.jpg,credit,caption,,,,\n600,,,,650,,,,,Era,,,,,,era,,\n600,,,,650,,,,,Era,,,,,,,,\n",
		"Start Date,End Date,Headline,Text,Tag\n\"2012,1,26\",2012/2/1,A,t,g\n1/26/2012,,B,,\n", head+"1988,13,1,,,,,,,A,,,,,,,,\n0,,,,,,,,,B,,,,,,,,\n1e9,,,,,,,,,C,,,,,,odd,,\n")
	f.Fuzz(func(t *testing.T, data []byte) { stable(t, timelineCSV, "f.csv", data) })
}

func FuzzTimelineJS(f *testing.F) {
	add(f, `{"title":{"text":{"headline":"Mine","text":"x"}},"events":[{"start_date":{"year":"1988","month":11,"day":"15","hour":"13"},"end_date":{"year":"1990"},"text":{"headline":"A","text":"<p>b</p>"},"group":"g","unique_id":"u","location":{"lat":1,"lon":"2","name":"n"},"media":{"url":"https://example.org","caption":"c"}}],"eras":[{"start_date":{"year":-13800000000},"end_date":{"year":""},"text":{"headline":"E"}}],"scale":"cosmological"}`,
		`{"timeline":{"headline":"h","type":"default","text":"t","date":[{"startDate":"2012,1,26","endDate":"2012,1,27","headline":"A","tag":"g","asset":{"media":"","credit":"","caption":""}}],"era":[{"startDate":"2011","endDate":"2012","headline":"e"}]}}`,
		`{"events":[{"text":"x","start_date":1988},{"start_date":{"year":1988,"month":2,"day":31},"text":{"headline":"<script>alert(1)</script>"}}]}`, `{"events":{}}`, `{"events":[],"eras":[]}`,
		`{"events":[{"start_date":{"year":1988},"text":{"headline":"a < b &lt; c<br>d"},"media":{"url":"<blockquote>q</blockquote>"}}]}`)
	f.Fuzz(func(t *testing.T, data []byte) { stable(t, timelineJS, "f.json", data) })
}

// FuzzWorkbook takes the rows of a sheet, or a whole workbook.
func FuzzWorkbook(f *testing.F) {
	add(f, bookHead+`<row r="3"><c r="A3" s="1"><v>32462</v></c><c r="B3" t="s"><v>2</v></c><c r="D3" t="str"><v>P</v></c><c r="E3"><v>1</v></c><c r="F3"><v>2</v></c></row>`,
		bookHead+`<row><c s="2"><v>60</v></c><c t="inlineStr"><is><r><t>a</t></r></is></c></row><row><c t="e"/><c t="b"><v>1</v></c></row>`,
		`<row><c t="str"><v>Year</v></c><c t="str"><v>Headline</v></c></row><row><c><v>1988</v></c><c t="str"><v>A</v></c></row>`, string(bookOf(f, bookHead, nil)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.HasPrefix(data, []byte("PK")) {
			data = bookOf(t, string(data), nil)
		}
		stable(t, workbook, "f.xlsx", data)
	})
}

// TestRealFilesAreStable writes real files in every format and reads them again.
func TestRealFilesAreStable(t *testing.T) {
	for _, name := range []string{"template/all-media-types.json", "template/cosmo.json", "template/cosmo-mixed.json", "template/eras.json", "contrib/women_in_computing.csv", "contrib/women_in_computing.json", "tests/parser_test.csv"} {
		data, err := os.ReadFile(fixtures(t, "timelinejs/"+name))
		if err != nil {
			t.Fatal(err)
		}
		stable(t, formatFor(name, data), name, data)
	}
}
