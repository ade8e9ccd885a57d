package dataset

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"legation/app/event"
)

// TestTimelineJS has the traps of real files.
func TestTimelineJS(t *testing.T) {
	const text = `{
"title": {"text": {"headline": "Mine &amp; yours", "text": "<p>About</p><p>it</p>"}},
"events": [
  {"start_date": {"year": "1988", "month": "11", "day": "15"}, "text": {"headline": "Texts", "text": "a<br>b <script>alert(1)</script>&lt;c&gt; <a href=\"https://example.org/\">link</a><a href=\"javascript:x\">y</a>"}, "group": "G"},
  {"start_date": {"year": 1988, "month": 11}, "end_date": {"year": 1988, "month": 11}, "text": {"headline": "Numbers"}, "display_date": "Autumn"},
  {"start_date": {"year": "-44", "month": "3", "day": ""}, "text": {"headline": "BCE"}},
  {"start_date": {"year": "-13,800,000,000", "month": "1"}, "text": {"headline": "Far"}},
  {"start_date": {"year": "1990"}, "end_date": {"year": "1991", "month": "2"}, "text": {"headline": "Span"}, "unique_id": "own", "media": {"url": "https://example.org/x.jpg", "caption": "A <b>picture</b>", "credit": "Someone", "thumbnail": "t"}},
  {"start_date": {"year": "1992", "month": "5", "day": "6", "hour": "13", "minute": "5"}, "text": {"text": "<p>No headline</p><p>More</p>"}, "background": {"color": "red"}},
  {"start_date": {"year": "1993"}, "text": {"headline": "Said"}, "media": {"url": "<blockquote>Words <cite>Speaker</cite></blockquote>"}, "location": {"lat": "31.5", "lon": 35, "name": "There"}},
  {"start_date": {"year": "600"}, "end_date": {"year": "650"}, "text": {"headline": "Both"}}
],
"eras": [
  {"start_date": {"year": "600"}, "end_date": {"year": "650"}, "text": {"headline": "Both"}},
  {"start_date": {"year": "650"}, "end_date": {"year": "700"}, "text": {"headline": "Era", "text": "alone"}}
]}`
	d, report, err := ReadWith("f.json", []byte(mark+text), Options{})
	if err != nil || len(report.Problems) > 0 || report.Format != timelineJS {
		t.Fatal(err, report.Problems)
	}
	if d.Title != "Mine & yours" || d.Description != "About\n\nit" {
		t.Errorf("%q %q", d.Title, d.Description)
	}
	for id, want := range map[string]event.Event{
		"texts":       {Date: event.MustDate("1988-11-15"), Category: "g", Summary: "a\nb <c> linky", Sources: []string{"link"}},
		"numbers":     {Date: event.MustDate("1988-11"), Category: "events"},
		"bce":         {Date: event.MustDate("-0043-03"), Category: "events"},
		"far":         {Date: event.MustDate("Y-13799999999"), Category: "events"},
		"own":         {Date: event.MustDate("1990/1991-02"), Category: "events", Sources: []string{"a-picture"}},
		"no-headline": {Date: event.MustDate("1992-05-06T13:05:00"), Category: "events", Summary: "No headline\n\nMore"},
		"said":        {Date: event.MustDate("1993"), Category: "events", Quotes: []event.Quote{{Text: "Words", Speaker: "Speaker"}}, Places: []string{"there"}},
		"both":        {Date: event.MustDate("0600/0650"), Category: "events", Period: true},
		"era":         {Date: event.MustDate("0650/0700"), Category: "events", Period: true, Summary: "alone"},
	} {
		e, ok := d.Event(id)
		if !ok {
			t.Errorf("no event %s", id)
			continue
		}
		got := event.Event{Date: e.Date, Category: e.Category, Period: e.Period, Summary: e.Summary, Sources: e.Sources, Quotes: e.Quotes, Places: e.Places}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", id, got, want)
		}
	}
	want := []Loss{{"link that is not of the web", 1}, {"display date", 1}, {"month of far year", 1}, {"thumbnail", 1}, {"media credit", 1}, {"background", 1}}
	got := map[Loss]bool{}
	for _, l := range report.Losses {
		got[l] = true
	}
	for _, l := range want {
		if !got[l] {
			t.Errorf("not told: %s; told %v", l, report.Losses)
		}
	}
	if len(got) != len(want) {
		t.Errorf("told %v", report.Losses)
	}
}

// TestTimelineJSProblems has what TimelineJS shows as something else, or drops.
func TestTimelineJSProblems(t *testing.T) {
	const text = `{"events": [
{"start_date": {"year": "1988", "month": "13", "day": "5"}, "text": {"headline": "A"}},
{"start_date": {"year": "1988", "month": "2", "day": "31"}, "text": {"headline": "B"}},
{"start_date": {"year": "0"}, "text": {"headline": "C"}},
{"text": {"headline": "D"}},
{"start_date": {"year": "1988", "day": "5"}, "text": {"headline": "E"}},
{"start_date": {"year": "1990"}, "end_date": {"year": "1988"}, "text": {"headline": "F"}},
{"start_date": {"year": "1e9"}, "text": {"headline": "G"}},
{"start_date": {"year": "1988"}},
{"start_date": {"year": "1988"}, "text": {"headline": "H"}, "location": {"lat": 91, "lon": 0}},
7,
{"start_date": {"year": "99999999999999999999"}, "text": {"headline": "I"}},
{"start_date": {"year": "1988", "hour": "99"}, "text": {"headline": "J"}}
]}`
	want := []string{
		`2:42: event "A": there is no month 13; the event is left out; did you mean month 5, day 13?`,
		`3:16: event "B": date "1988-02-31"`,
		`4:25: event "C": there is no year 0; the event is left out; did you mean -1, which is 1 BCE?`,
		`5:1: event "D": it has no date, so that TimelineJS would not show it; it is kept as undated`,
		`6:16: event "E": the start has a day and no month; the event is left out`,
		`7:16: event "F": date "1990/1988"`,
		`8:25: event "G": "1e9" is no year; the event is left out`,
		`9:1: event: it has neither a headline nor a text; the event is left out`,
		`10:73: event "H": the location is off the globe: latitude runs from -90 to 90, longitude from -180 to 180; it is left out`,
		`11:1: event: it must be an object, not a number; it is left out`,
		`12:25: event "I": "99999999999999999999" is no year; the event is left out`,
		`13:41: event "J": "99:00:00" is no time of day; it is left out`,
	}
	d, report, err := ReadWith("f.json", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range max(len(want), len(report.Problems)) {
		switch {
		case i >= len(want):
			t.Errorf("also %s", report.Problems[i])
		case i >= len(report.Problems):
			t.Errorf("not found: %s", want[i])
		case !strings.HasPrefix(report.Problems[i].String(), "f.json:"+want[i]):
			t.Errorf("\n got %s\nwant f.json:%s", report.Problems[i], want[i])
		}
	}
	if len(d.Events) != 3 || report.LeftOut != 9 {
		t.Errorf("%d events, %d left out", len(d.Events), report.LeftOut)
	}
}

// TestTimelineOld reads the second version, as JSON and as a spreadsheet.
func TestTimelineOld(t *testing.T) {
	const json = `{"timeline": {"headline": "Old", "type": "default", "text": "<p>About</p>",
"date": [{"startDate": "2012,1,26", "endDate": "2012,1,27", "headline": "A", "text": "t", "tag": "G", "asset": {"media": "https://example.org/x", "credit": "c", "caption": ""}},
{"startDate": "2012/2", "headline": "B"}, {"startDate": "-44,3,15", "headline": "C"}, {"startDate": "2012,1,26,13,30", "headline": "D"}],
"era": [{"startDate": "2011,12,10", "endDate": "2012", "headline": "E"}]}}`
	const csv = "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag\n" +
		",,Old,About,,,,,title,\n\"2012,1,26\",1/27/2012,A,t,https://example.org/x,c,,,,G\n2012/2,,B,,,,,,,\n\"-44,3,15\",,C,,,,,,,\n1/26/2012 1:30 pm,,D,,,,,,,\n2011-12-10,2012,E,,,,,,era,\n"
	for name, text := range map[string]string{"f.json": json, "f.csv": csv} {
		d, found, err := Read(name, []byte(text))
		if err != nil || len(found) > 0 {
			t.Fatal(name, err, found)
		}
		var got []string
		for _, e := range d.Events {
			got = append(got, e.Title+" "+e.Date.String())
		}
		if want := "C -0043-03-15, E 2011-12-10/2012, A 2012-01-26/2012-01-27, D 2012-01-26T13:30:00, B 2012-02"; d.Title != "Old" || d.Description != "About" || strings.Join(got, ", ") != want {
			t.Errorf("%s: %q %q %s", name, d.Title, d.Description, strings.Join(got, ", "))
		}
		if a, _ := d.Event("a"); a.Category != "g" || len(a.Sources) != 1 {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

// TestTimelineWritten writes what TimelineJS itself would read: the dates that
// it cannot hold by their bounds, with the words for them beside.
func TestTimelineWritten(t *testing.T) {
	dates := map[string]string{
		"1988-11-15":          `"start_date":{"year":1988,"month":11,"day":15}`,
		"1988-11~":            `"start_date":{"year":1988,"month":11,"day":1},"end_date":{"year":1988,"month":11,"day":30},"display_date":"` + event.MustDate("1988-11~").LongText() + `"`,
		"198X":                `"start_date":{"year":1980,"month":1,"day":1},"end_date":{"year":1989,"month":12,"day":31}`,
		"1988/..":             `"start_date":{"year":1988,"month":1,"day":1}`,
		"../1988":             `"start_date":{"year":1988`,
		"-0043-03-15":         `"start_date":{"year":-44,"month":3,"day":15}`,
		"0000":                `"start_date":{"year":-1}`,
		"Y-13799999999":       `"start_date":{"year":-13800000000}`,
		"1988-11-15T12:30:00": `"start_date":{"year":1988,"month":11,"day":15}`,
	}
	for date, want := range dates {
		d := event.New(event.Dataset{Events: []event.Event{{ID: "e", Title: "<T>", Date: event.MustDate(date)}, {ID: "u", Title: "U"}}})
		var b bytes.Buffer
		losses, err := Encode(&b, d, timelineJS)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.NewReplacer("\n", "", "  ", "", `": `, `":`, `, "`, `,"`).Replace(b.String())
		if !strings.Contains(got, want) || !strings.Contains(got, `"headline":"&lt;T&gt;"`) || strings.Contains(got, `"U"`) {
			t.Errorf("%s: no %s in %s", date, want, got)
		}
		told := map[Loss]bool{}
		for _, l := range losses {
			told[l] = true
		}
		if !told[Loss{"undated event", 1}] || told[Loss{"exact meaning of date", 1}] == exactInParts(event.MustDate(date)) {
			t.Errorf("%s: losses %v", date, losses)
		}
	}
	// All that the shipped dataset loses, by name.
	var told []string
	for _, l := range timelineJS.Losses(Builtin()) {
		told = append(told, l.String())
	}
	for _, want := range []string{"stances", "actors of ", "exact meaning of ", "territories", "further places of "} {
		if !strings.Contains(strings.Join(told, ", "), want) {
			t.Errorf("no %q in %q", want, told)
		}
	}
}

// TestPlain reads HTML as text.
func TestPlain(t *testing.T) {
	for s, want := range map[string]string{
		"plain  text\nof two lines": "plain  text\nof two lines",
		"a < b & c > d":             "a < b & c > d",
		"<p>a</p> <p>b</p>":         "a\n\nb",
		"a<br/>b<BR>c":              "a\nb\nc",
		"<script>x</script><style>y</style><iframe src=z>w</iframe>ok": "ok",
		"&lt;b&gt; &amp;amp; &eacute;":                                 "<b> &amp; é",
		"<b>open":                                                      "open",
		"<!-- no --><![CDATA[x]]>y":                                    "y",
	} {
		if got, _ := plain(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
		if again, _ := plain(asHTML(want)); again != want {
			t.Errorf("%q: got %q back", want, again)
		}
	}
	if _, links := plain(`<a href="x">one</a> two <a>three</a><a href=" https://example.org ">four <b>five</b></a>`); !reflect.DeepEqual(links, []anchor{{"one", "x"}, {"four five", "https://example.org"}}) {
		t.Errorf("%q", links)
	}
}
